"""What printed material shares: its document, the head of its first page, and pages in parts."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from reportlab.platypus import Frame, NextPageTemplate, PageBreak, Spacer
from reportlab.platypus.doctemplate import FrameBreak

from tests.exporters.printed import record
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_paper import (
    HEAD,
    INSET,
    Made,
    document,
    height_of,
    opening,
    part_name,
    part_size,
    parts_of,
    title_of,
)
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_tags import Tags
from unifydesk.exporters._pdf_text import paragraph

PAGE = sheet("A4")


def words(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_a_page_is_divided_as_asked_and_never_into_more_parts() -> None:
    assert [parts_of(asked) for asked in (-1, 0, 1, 2, 3, 4, 5, 99)] == [1, 1, 1, 2, 2, 4, 4, 4]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_parts_of_a_page_fill_it(paper: str) -> None:
    page = sheet(paper)
    for count, columns, rows in ((1, 1, 1), (2, 1, 2), (4, 2, 2)):
        width, height = part_size(page, count)
        whole = (columns * (width + 2 * INSET), rows * (height + INSET + HEAD))
        assert whole == pytest.approx(page.size)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_what_is_put_into_parts_stands_on_so_many_to_a_page(count: int) -> None:
    def make(page, _tell):
        story = []
        for number in range(4):
            story += [FrameBreak()] if number else []
            story.append(paragraph(f"Part {number}", page["body"]))
        return Made(story, parts=count)

    data = document(record(), ExportOptions(), "Ballots", make, lambda _: None, cut=True).data
    assert len(words(data)) == 4 // count


def test_the_parts_change_from_page_to_page() -> None:
    def make(page, _tell):
        one = paragraph("one", page["body"])
        return Made([one, FrameBreak(), one, NextPageTemplate(part_name(1)), PageBreak(), one], parts=2)

    data = document(record(), ExportOptions(), "Ballots", make, lambda _: None, cut=True).data
    assert [text.split().count("one") for text in words(data)] == [2, 1]


def test_the_head_names_the_paper_the_organisation_and_the_workshop() -> None:
    def make(page, _tell):
        return Made([*opening(record(), "Agenda", page), Spacer(1, 1)])

    options = ExportOptions(Style(organisation="Institute <b>&"))
    text = words(document(record(), options, "Agenda", make, lambda _: None).data)[0]
    assert all(part in text for part in ("Agenda", "Institute <b>&", "What do we gain"))


def test_a_workshop_without_a_title_has_that_of_its_deck() -> None:
    told = record()
    assert title_of(replace(told, info=replace(told.info, title=""))) == told.deck_title
    assert title_of(replace(told, info=replace(told.info, title=""), deck_title="")) == "Workshop"


def test_warnings_are_handed_on() -> None:
    made = Made([paragraph("a", PAGE["body"])], ("Something is missing.",))
    rendered = document(record(), ExportOptions(), "Agenda", lambda *_: made, lambda _: None)
    assert rendered.warnings == ("Something is missing.",)


@pytest.mark.parametrize("after", [0.0, 0.2, 0.6, 0.9])
def test_the_work_can_be_stopped_wherever_it_is(after: float) -> None:
    def stop(part: float) -> None:
        if part >= after:
            raise CancelledError("Stopped.")

    def make(page, tell):
        tell(1.0)
        return Made([paragraph("a", page["body"])] * 50)

    with pytest.raises(CancelledError):
        document(record(), ExportOptions(), "Agenda", make, stop)


def test_a_story_is_as_high_as_the_frame_that_just_holds_it() -> None:
    story = [
        paragraph("One", PAGE["h1"]),
        paragraph("two " * 60, PAGE["body"]),
        Spacer(1, 7),
        paragraph("Three", PAGE["h2"]),
    ]
    high = height_of(story, 300)
    for room, fits in ((high + 0.5, True), (high - 0.5, False)):
        left = list(story)
        Frame(0, 0, 300, room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0).addFromList(
            left, _canvas()
        )
        assert (not left) is fits


def _canvas():
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only here

    made = Canvas(io.BytesIO())
    made.tags = Tags()
    return made
