"""Templates: what each document holds, on every paper and with every sheet of the program."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import sample
from tests.exporters.test_pdf_every_kind import outside
from tests.exporters.test_pdf_one_page import repeated
from unifydesk.app.styles import available, load
from unifydesk.domain.notes import Note
from unifydesk.domain.report import TEMPLATES, ExportOptions, Report
from unifydesk.domain.style import Style
from unifydesk.exporters import _pdf_templates as templates
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters.pdf import EXPORTER

Render = Callable[..., bytes]
Read = Callable[[bytes], PdfReader]
HEADINGS = 9.8
"""Points: type that is larger heads what follows it."""


def made(report: Report, style: Style, template: str = "full") -> bytes:
    """Return a document in a style."""
    return EXPORTER.render(report, ExportOptions(style, template), lambda _: None).data


def lines(page: Any) -> list[tuple[float, float, str]]:
    """Return height, size and words of the pieces of text on a page, from the top."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((y, size * abs(tm[3] * cm[3]), text.strip()))

    page.extract_text(visitor_text=visit)
    return sorted(found, reverse=True)


def test_the_program_knows_every_template_of_the_contract() -> None:
    assert tuple(templates.TEMPLATES) == TEMPLATES
    assert templates.template_of("nonsense") is templates.TEMPLATES["full"]
    assert "template" in EXPORTER.options


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_summary_of_a_usual_workshop_is_two_pages(
    paper: str, report: Report, render: Render, read: Read
) -> None:
    pages = read(render(report, paper, template="summary")).pages
    assert len(pages) == 2
    assert all(claim.claim.title in pages[0].extract_text() for claim in report.claims)


def test_a_summary_of_three_hundred_claims_says_what_it_leaves_out(report: Report, read: Read) -> None:
    pages = read(made(repeated(report, 300), Style(), "summary")).pages
    assert len(pages) == 2
    text = " ".join(pages[0].extract_text().split())
    said = re.search(r"(\d+) more claims have no room here, (none|[0-9]+) of them contested", text)
    assert said
    assert len(set(re.findall(r"Claim number (\d+)", text))) == 300 - int(said[1])


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", [each.id for each in available()])
def test_nothing_leaves_the_margins_in_any_sheet_and_template(
    name: str, template: str, report: Report
) -> None:
    style = load(name)
    few = replace(report, claims=report.claims[3:9])
    page = sheet(style)
    assert outside(made(few, style, template), page.side * page.scale) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_kind_of_question_fits_in_large_print(paper: str, read: Read) -> None:
    style = replace(load("large-print"), paper=paper)
    page = sheet(style)
    data = made(every_kind(people=24), style)
    assert outside(data, page.side * page.scale) == []
    assert {round(float(p.mediabox.width)) for p in read(data).pages} == {round(page.paper_size[0])}


def test_links_and_page_numbers_of_large_print_hit_their_mark(report: Report, read: Read) -> None:
    few = replace(report, claims=report.claims[:4])
    for style in (Style(), load("large-print")):
        reader = read(made(few, style))
        page = next(p for p in reader.pages if "/Annots" in p)
        boxes = [[float(x) for x in each.get_object()["/Rect"]] for each in page["/Annots"]]
        numbers = [y for y, _, text in lines(page) if re.fullmatch(r"\d+", text)]
        for _, low, right, high in boxes:
            assert right <= float(page.mediabox.width) - sheet(style).side * sheet(style).scale + 1
            assert any(low <= y <= high for y in numbers)


@pytest.mark.parametrize("template", TEMPLATES)
def test_equal_styles_give_equal_bytes_and_others_do_not(template: str, brief: Report) -> None:
    style = Style(accent="#1F4E79", organisation="Ours", scale=1.2, side=12)
    assert made(brief, style, template) == made(brief, replace(style), template)
    assert made(brief, style, template) != made(brief, Style(), template)


def test_the_foot_of_every_page_begins_with_the_words_of_the_style(brief: Report, read: Read) -> None:
    pages = read(made(brief, Style(footer="Draft"))).pages
    assert all("Draft · Minutes" in page.extract_text() for page in pages)


@pytest.mark.parametrize("style", [Style(), load("large-print")], ids=["usual", "large"])
def test_no_heading_stands_at_the_foot_of_a_page(style: Style, report: Report, read: Read) -> None:
    page = sheet(style)
    floor = page.bottom * page.scale
    for at, each in enumerate(read(made(report, style)).pages, start=1):
        text = [line for line in lines(each) if line[0] > floor - 2]
        last = text[-1]
        assert last[1] <= HEADINGS * page.scale * 1.4 and last[1] / page.scale < 10.9, (at, last)  # noqa: PT018


# --- sizes ---------------------------------------------------------------------------------------


def test_notes_of_twenty_thousand_words_are_all_printed(brief: Report, read: Read) -> None:
    words = " ".join(f"considerable{n}" for n in range(20_000))
    noted = replace(brief.claims[0], notes=(Note(b"1", 1, "remark", words),))
    text = "".join(
        "".join(page.extract_text().split())
        for page in read(made(replace(brief, claims=(noted,)), Style())).pages
    )
    assert all(f"considerable{n}" in text for n in range(0, 20_000, 487))


def test_five_hundred_people_and_three_hundred_claims_make_one_record(read: Read) -> None:
    crowd = sample(people=500, rounds=1)
    reader = read(made(repeated(crowd, 300), Style()))
    front = " ".join(" ".join(page.extract_text().split()) for page in reader.pages[:30])
    assert "500 people present" in front
    assert "Claim number 299" in front
    assert len(reader.pages) < 420
