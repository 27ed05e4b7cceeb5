"""Pages: numbers, heads, places and the rehearsal mark, in one layout."""

from __future__ import annotations

import io
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable, PageBreak

from tests.exporters.conftest import PLAIN, ignore
from unifydesk.domain.errors import CancelledError
from unifydesk.exporters._pdf_flow import chapter, table
from unifydesk.exporters._pdf_pages import FURNISHING, IN_SIGHT, PageNumber, Pages
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_text import heading, paragraph
from unifydesk.exporters._pdf_tree import IN_ONE_STREAM

Lay = Callable[..., list[str]]
PAGE = sheet("A4")


def test_a_page_number_may_stand_before_its_place(lay: Lay) -> None:
    story = [
        table([["Page"], [PageNumber("there", 40)]], (40,)),
        PageBreak(),
        paragraph("in between", PAGE["body"]),
        PageBreak(),
        *chapter("There", PAGE, "there"),
    ]
    assert "\n3\n" in lay(story)[0] + "\n"


def test_a_page_is_headed_by_what_stands_at_its_top(lay: Lay) -> None:
    one, two, three = (chapter(name, PAGE, name) for name in ("One", "Two", "Three"))
    text = paragraph("text", PAGE["body"])
    story = [text, PageBreak(), *one, text, *two, PageBreak(), *[text] * 4, *three]
    pages = lay(story)
    assert (pages[1].count("One"), pages[1].count("Two")) == (2, 1)
    assert (pages[2].count("Two"), pages[2].count("Three")) == (1, 1)


def test_the_title_page_has_no_running_head(lay: Lay) -> None:
    pages = lay([paragraph("cover", PAGE["body"]), PageBreak(), paragraph("next", PAGE["body"])])
    assert "Plain" not in pages[0]
    assert "Plain" in pages[1]


def test_links_lead_to_their_place() -> None:
    story = [
        table([["Page"], [PageNumber("there", 40)]], (40,)),
        PageBreak(),
        *chapter("There", PAGE, "there"),
    ]
    reader = PdfReader(io.BytesIO(Pages(PAGE, PLAIN).render(story, ignore)))
    [link] = reader.pages[0]["/Annots"]
    assert link.get_object()["/Subtype"] == "/Link"
    assert "/Dest" in link.get_object()


def test_an_outline_never_skips_a_level(lay: Lay) -> None:
    deep = heading("Deep", PAGE["title"], "deep", "Deep", 1, "")
    data = Pages(PAGE, PLAIN).render([deep, *chapter("Chapter", PAGE, "chapter")], ignore)
    assert [str(entry["/Title"]) for entry in PdfReader(io.BytesIO(data)).outline] == ["Deep", "Chapter"]


def test_nothing_but_the_record_can_mark_or_unmark_a_rehearsal() -> None:
    marked = replace(PLAIN, rehearsal=True)
    story = [paragraph("a", PAGE["body"]), PageBreak(), paragraph("b", PAGE["body"])]
    reader = PdfReader(io.BytesIO(Pages(PAGE, marked).render(story, ignore)))
    assert all("REHEARSAL" in page.extract_text() for page in reader.pages)


def test_the_mark_lies_under_the_content() -> None:
    story = [paragraph("content", PAGE["body"])]
    reader = PdfReader(io.BytesIO(Pages(PAGE, replace(PLAIN, rehearsal=True)).render(story, ignore)))
    text = reader.pages[0].extract_text()
    data = reader.pages[0].get_contents()
    assert data is not None
    assert text.index("REHEARSAL") >= 0
    assert data.get_data().index(b"REHEARSAL") < data.get_data().index(b"content")


def test_a_cancel_in_the_last_step_writes_nothing() -> None:
    def cancel(part: float) -> None:
        if part > 0.81:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        Pages(PAGE, PLAIN).render([paragraph("a", PAGE["body"]) for _ in range(200)], cancel)


def test_bare_pages_carry_neither_head_nor_foot_but_the_mark_of_a_rehearsal() -> None:
    story = [paragraph("a", PAGE["body"]), PageBreak(), paragraph("b", PAGE["body"])]
    told = replace(PLAIN, footer="Foot", bare=True, rehearsal=True)
    reader = PdfReader(io.BytesIO(Pages(PAGE, told).render(story, ignore)))
    for page in reader.pages:
        text = page.extract_text()
        assert not any(word in text for word in ("Plain", "Foot", "Page"))
        assert "REHEARSAL" in text


def test_a_story_may_be_made_while_it_is_laid_out() -> None:
    texts = [f"paragraph {at} " * 30 for at in range(3 * IN_SIGHT)]
    at_once = [paragraph(text, PAGE["body"]) for text in texts]
    piece_by_piece = (paragraph(text, PAGE["body"]) for text in texts)
    assert Pages(PAGE, PLAIN).render(piece_by_piece, ignore) == Pages(PAGE, PLAIN).render(at_once, ignore)


def test_of_a_story_that_is_made_meanwhile_little_is_held() -> None:
    made: list[weakref.ref[Flowable]] = []
    alive: list[int] = []

    def story() -> Iterator[Flowable]:
        for at in range(4 * IN_SIGHT):
            text = paragraph(f"paragraph {at} " * 30, PAGE["body"])
            made.append(weakref.ref(text))
            yield text
            del text

    Pages(PAGE, PLAIN).render(story(), lambda _part: alive.append(sum(ref() is not None for ref in made)))
    assert len(made) == 4 * IN_SIGHT
    assert max(alive) <= IN_SIGHT + 2


def test_the_tree_of_tags_can_be_stopped_between_its_streams() -> None:
    rows = [["Claim", "Votes"], *([f"C{at}", str(at)] for at in range(5 * IN_ONE_STREAM))]
    told: list[float] = []
    Pages(PAGE, PLAIN).render([table(rows, (90.0, 90.0))], told.append)
    writing = {part for part in told if 0.8 + 0.19 * FURNISHING < part < 0.99}
    assert len(writing) >= 5
    assert told == sorted(told)
