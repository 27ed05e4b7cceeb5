"""The masthead: name, address and logo of an organisation."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from unifydesk.domain.report import Report
from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_fit import pieces_of
from unifydesk.exporters._pdf_masthead import Logo, masthead
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
Render = Callable[..., bytes]


def png(width: int = 60, height: int = 30) -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, "PNG")
    return out.getvalue()


def logo_of(style: Style) -> Logo:
    """Return the logo of a masthead that holds nothing else."""
    [found] = [each for each in pieces_of(masthead(sheet(style))) if isinstance(each, Logo)]
    return found


def test_a_style_without_organisation_has_none() -> None:
    assert masthead(sheet(Style())) == []


def test_name_and_address_are_printed_as_text(lay: Lay) -> None:
    [text] = lay(masthead(sheet(Style(organisation="A & B <i>", address="1 High Street"))))
    assert "A & B <i>" in text
    assert "1 High Street" in text


def test_a_logo_has_its_width_and_shape_and_is_told_in_words() -> None:
    logo = logo_of(Style(logo=png(), logo_width=30))
    assert logo.width == pytest.approx(85.04, abs=0.01)  # 30 mm
    assert logo.height == pytest.approx(logo.width / 2)
    assert logo.text == "Logo"


def test_a_tall_logo_leaves_room_for_the_page() -> None:
    page = sheet(Style(logo=png(10, 4000)))
    assert logo_of(Style(logo=png(10, 4000))).height < page.height / 8


@pytest.mark.parametrize("data", [b"no picture", png()[:40], png()[:-40], b"\x89PNG\r\n\x1a\n"])
def test_a_broken_logo_is_left_out(data: bytes) -> None:
    assert masthead(sheet(Style(logo=data))) == []


def test_a_document_with_a_logo_holds_it_and_is_the_same_twice(brief: Report, render: Render) -> None:
    style = {"organisation": "Ours", "logo": png()}
    made = render(brief, template="summary", **style)
    assert made == render(brief, template="summary", **style)
    assert b"/Subtype /Image" in made
    assert b"/Subtype /Image" not in render(brief, template="summary")
