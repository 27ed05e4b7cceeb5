"""Minutes of every kind of question, as a whole: nothing is cut, lost, wider than the page, or obeyed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable, KeepTogether, Table

from tests.exporters.every_kind import TWELVE, Room, asked, claim_of, every_kind, seats
from tests.exporters.sample import CHOICE
from unifydesk.domain.deck import Item
from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters.pdf import story_of

Render = Callable[..., bytes]
Read = Callable[[bytes], PdfReader]
SIZES = [
    {},
    {"weighted": False, "base": "answered"},
    {"rounds": 3, "base": "entitled"},
    {"people": 9, "rounds": 4},
    {"people": 2, "rounds": 1, "weighted": False},
]
IDS = ["weighted", "alike", "three-rounds", "four-rounds", "two-people"]


@pytest.fixture(scope="module")
def kinds() -> Report:
    """Return the record."""
    return every_kind()


def squeezed(reader: PdfReader) -> str:
    """Return all words without white space and without what stands on every page."""
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def tables(story: object) -> Iterator[Table]:
    """Yield every table of a story, those in cells of others included."""
    if isinstance(story, Table):
        yield story
        for row in story._cellvalues:
            yield from tables(row)
    elif isinstance(story, KeepTogether):
        yield from tables(story._content)
    elif isinstance(story, list | tuple):
        for each in story:
            yield from tables(each)


SPACE = 4.0
"""A line that goes on below ends with a space, which nobody sees: as wide as that of a heading, in points."""


def outside(data: bytes, side: float) -> list[str]:
    """Return what another program sees beyond the left or the right margin."""
    found = []
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, start=1):
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            if left < side - 1 or right > page.get_width() - side + SPACE:
                found.append(f"page {number}: “{text.get_text_bounded(left, bottom, right, top)}”")
        text.close()
        page.close()
    document.close()
    return found


@pytest.mark.parametrize("size", SIZES, ids=IDS)
def test_nothing_is_printed_beyond_the_margins(size: dict[str, object], render: Render) -> None:
    assert outside(render(every_kind(**size)), sheet("A4").side) == []


def test_nothing_is_printed_beyond_the_margins_of_another_paper(kinds: Report, render: Render) -> None:
    assert outside(render(kinds, "Letter"), sheet("Letter").side) == []


@pytest.mark.parametrize("size", SIZES, ids=IDS)
def test_no_table_is_wider_than_the_page(size: dict[str, object]) -> None:
    page = sheet("A4")
    story: list[Flowable] = list(story_of(every_kind(**size), page, lambda _: None))
    widths = [sum(table._colWidths) for table in tables(story)]
    assert len(widths) > 40
    assert max(widths) <= page.width + 0.01


def test_the_same_record_gives_the_same_bytes(kinds: Report, render: Render) -> None:
    assert render(kinds) == render(every_kind())


def test_every_item_answer_note_and_recorded_word_is_printed(
    kinds: Report, render: Render, read: Read
) -> None:
    text = squeezed(read(render(kinds)))
    items = [item.text for item in TWELVE]
    answers = [text for claim in kinds.claims for r in claim.rounds for f in r.figures for text, _ in f.texts]
    notes = [words for claim in kinds.claims for n in claim.notes for words in (n.text, n.outcome, n.owner)]
    recorded = [claim.differs for claim in kinds.claims]
    words = [*items, *answers, *notes, *recorded, *kinds.rule_history]
    assert len(words) > 60
    assert [each for each in words if "".join(each.split()) not in text] == []


def test_minutes_of_every_kind_do_not_take_a_page_for_every_line(
    kinds: Report, render: Render, read: Read
) -> None:
    pages = [page.extract_text() for page in read(render(kinds)).pages]
    assert len(pages) <= 36
    assert all(len(text) > 250 for text in pages), [len(text) for text in pages]


@pytest.mark.parametrize(
    "text",
    [
        "<b>never closed",
        "a & b &amp; <font size='900'>",
        "",
        "\u202eevil\u202c 山 🙂 \x00",
        "W" * 390,
        "wo rd " * 60,
    ],
    ids=["tag", "markup", "empty", "letters", "one-word", "long"],
)
def test_items_ends_answers_groups_and_outcomes_may_hold_anything(
    text: str, render: Render, read: Read
) -> None:
    items = (Item("A", text), Item("B", text), Item("C", "Third"), Item("D", text))
    ask = "ranking+points+quadratic+approval+spectrum+open"
    people = tuple(replace(seat, group=(text or "A")[: 60 + seat.number % 3]) for seat in seats(24))
    claim = claim_of(
        asked("X1", "overall", ask, "Anything", items=items, ends=(text, text)), Room(people, CHOICE, "x")
    )
    poisoned = tuple(replace(n, outcome=text, owner=text) for n in every_kind(only=("O9",)).claims[0].notes)
    spoken = replace(claim, notes=poisoned, differs=text)
    data = render(replace(every_kind(only=("O9",)), claims=(spoken,), seats=people))
    assert len(read(data).pages) < 40
    assert outside(data, sheet("A4").side) == []
