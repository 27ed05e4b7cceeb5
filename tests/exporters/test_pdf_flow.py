"""Pieces of a page: what belongs together stays together, and whatever is long goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.platypus import Spacer

from unifydesk.exporters._pdf_flow import (
    Together,
    abreast,
    chapter,
    facts,
    labelled,
    room,
    running,
    subhead,
    table,
)
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_text import paragraph

Lay = Callable[..., list[str]]
PAGE = sheet("A4")


def line(text: str) -> object:
    """Return one line of running text."""
    return paragraph(text, PAGE["body"])


def test_what_is_together_goes_to_the_next_page_together(lay: Lay) -> None:
    story = [
        line("before"),
        Spacer(1, PAGE.height - 60),
        Together([line("one"), Spacer(1, 60), line("two")], 300),
    ]
    pages = lay(story)
    assert "before" in pages[0]
    assert "one" not in pages[0]
    assert "one" in pages[1]
    assert "two" in pages[1]


def test_what_is_higher_than_allowed_leaves_no_large_blank(lay: Lay) -> None:
    story = [line("before"), Spacer(1, 200), Together([line("one"), Spacer(1, 500), line("two")], 300)]
    pages = lay(story)
    assert "one" in pages[0]
    assert "two" in pages[1]


def test_what_is_higher_than_a_page_is_split(lay: Lay) -> None:
    pages = lay([Together([line(f"line {n}") for n in range(200)], 5000)])
    assert len(pages) > 2
    assert "line 199" in pages[-1]


@pytest.mark.parametrize("head", [chapter("A chapter", PAGE, "a"), subhead("A chapter", PAGE)])
def test_a_heading_never_stands_alone_at_the_foot(head: list[object], lay: Lay) -> None:
    pages = lay([line("before"), Spacer(1, PAGE.height - 70), *head, line("after")])
    assert "A chapter" not in pages[0]
    assert "A chapter" in pages[1]


def test_room_is_no_break_where_there_is_room(lay: Lay) -> None:
    assert len(lay([line("a"), room(100), line("b")])) == 1


def test_a_label_stands_once_before_long_text() -> None:
    parts = labelled("For", "word " * 2000, PAGE)
    assert [part.bulletText for part in parts] == ["For", *[None] * (len(parts) - 1)]
    assert len(parts) > 2


def test_text_without_words_is_a_dash(lay: Lay) -> None:
    assert "–" in lay(labelled("For", "", PAGE))[0]


def test_a_tail_belongs_to_the_last_paragraph() -> None:
    assert len(labelled("Action", "Do it.", PAGE, tail="Owner: Ada")) == 1


def test_facts_leave_out_what_is_not_known(lay: Lay) -> None:
    text = lay(facts([("Place", "Town hall"), ("Date", " ")], PAGE))[0]
    assert "Town hall" in text
    assert "Date" not in text


def test_running_text_of_any_length_has_paragraphs() -> None:
    assert len(running("word " * 2000, PAGE["body"])) > 2
    assert running("", PAGE["body"]) == []


def test_a_table_repeats_its_head_on_every_page(lay: Lay) -> None:
    pages = lay([table([["Name", "Number"], *([f"row {n}", str(n)] for n in range(120))], (200, 100))])
    assert len(pages) > 2
    assert all("Number" in text for text in pages)


def test_a_cell_higher_than_a_page_goes_on_overleaf(lay: Lay) -> None:
    cell = paragraph("word " * 3000, PAGE["cell"])
    pages = lay([table([["Head"], [cell]], (200,))])
    assert len(pages) > 1
    assert sum(text.count("word") for text in pages) == 3000


def test_plain_cells_are_cleaned(lay: Lay) -> None:
    assert "a山\ufffd" in lay([table([["Head"], ["a\x00山\U00013000"]], (200,))])[0]


def test_stories_abreast_share_the_width_and_an_empty_place_stays_empty(lay: Lay) -> None:
    made = abreast([[line("one")], [line("two")]], 3, PAGE)
    assert sum(made._colWidths) == pytest.approx(PAGE.width)
    assert lay([made])[0].split()[:2] == ["one", "two"]


def test_two_rows_of_heads_are_both_repeated(lay: Lay) -> None:
    rows = [["Over", ""], ["Name", "Number"], *([f"row {n}", str(n)] for n in range(120))]
    assert all("Over" in text and "Number" in text for text in lay([table(rows, (200, 100), head=2)]))
