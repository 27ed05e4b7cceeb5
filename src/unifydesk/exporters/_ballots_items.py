"""Items and words on paper: places of a ranking, points and votes with what they cost, lines to write on."""

from __future__ import annotations

from math import ceil

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from unifydesk.domain.deck import Item
from unifydesk.domain.question import LONGEST_TEXT, AllocationKind, Question
from unifydesk.exporters._ballots_look import Look, laid, longest_word
from unifydesk.exporters._pdf_boxes import WriteBox, WriteLine
from unifydesk.exporters._pdf_flow import Cell
from unifydesk.exporters._pdf_styles import LINE, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import clean, one_line

BOX = 34.0
"""The width of a box for a number, in points: twelve millimetres."""
LETTER = 3.2 * mm
"""What a letter takes in handwriting."""
MOST_COSTS = 10
WIDEST_ID = 60.0


def ranking(question: Question, look: Look) -> list[Flowable]:
    """Return the items with a box for the place of each."""
    of = len(question.items)
    most = min(question.top or of, of)
    some = f"Name up to {most} of the {of}. " if most < of else ""
    said = (
        f"{some}Write 1 beside what you put first, then 2, up to {most}. Equal places are allowed. "
        "What you leave empty comes last."
    )
    rows = [[WriteBox(BOX, f"place of {item.id}"), *_item(item, look)] for item in question.items]
    return [paragraph(said, look["note"]), _items(["Place", "", ""], rows, (BOX + 8,), question, look)]


def allocation(question: Question, kind: AllocationKind, look: Look) -> list[Flowable]:
    """Return the items with a box for what each is given, what that costs, and a box for the sum."""
    budget = kind.budget(question)
    plain = kind.cost(2) == 2
    if plain:
        said = f"Share out up to {budget} points in whole numbers. What you leave empty gets none."
    else:
        against = " A minus before the number votes against." if kind.negative else ""
        said = f"You have {budget} credits and may keep some. Write a number of votes.{against}"
    rows: list[list[Cell]] = []
    for item in question.items:
        boxes: list[Cell] = [WriteBox(BOX, f"{'points' if plain else 'votes'} for {item.id}")]
        boxes += [] if plain else [WriteBox(BOX, f"credits for {item.id}")]
        rows.append([*boxes, *_item(item, look)])
    sum_box = WriteBox(BOX, "sum")
    together = paragraph(f"Together, {budget} at the most", look["strong"])
    rows.append([sum_box, "", together] if plain else ["", sum_box, "", together])
    head = ["Points", "", ""] if plain else ["Votes", "Credits", "", ""]
    boxes_wide = (BOX + 8,) if plain else (BOX + 8, BOX + 8)
    costs = [] if plain else [_costs(kind, budget, look)]
    return [paragraph(said, look["note"]), *costs, _items(head, rows, boxes_wide, question, look)]


def _item(item: Item, look: Look) -> list[Cell]:
    """Return the id that is typed, and what it stands for."""
    return [paragraph(one_line(item.id), look["strong"]), paragraph(clean(item.text), look["option"])]


def _items(
    head: list[str], rows: list[list[Cell]], boxes: tuple[float, ...], question: Question, look: Look
) -> Flowable:
    """Return the list of items under its heads."""
    name = max((longest_word(one_line(item.id), look["strong"]) for item in question.items), default=0.0)
    narrow = min(name, WIDEST_ID) + 10
    widths = (*boxes, narrow, look.width - sum(boxes) - narrow)
    names: list[Cell] = [paragraph(text, look["head"]) if text else "" for text in head]
    lines = ("LINEBELOW", (0, 1), (-1, -2), 0.35, colour(LINE))
    return laid([names, *rows], widths, lines, head=1, air=2.2)


def _costs(kind: AllocationKind, budget: int, look: Look) -> Flowable:
    """Return what so many votes on one item cost, as far as the credits go."""
    votes = [n for n in range(1, MOST_COSTS + 1) if kind.cost(n) <= budget]
    small = look["head"].clone("ballot_cost", alignment=TA_CENTER)
    strong = look["strong"].clone("ballot_votes", alignment=TA_CENTER, fontSize=look["head"].fontSize)
    first = longest_word("Credits", look["head"]) + 10
    cell = min((look.width - first) / max(1, len(votes)), 40.0)
    rows: list[list[Cell]] = [
        [paragraph("Votes", look["head"]), *(paragraph(str(n), strong) for n in votes)],
        [paragraph("Credits", look["head"]), *(paragraph(str(kind.cost(n)), small) for n in votes)],
    ]
    air = ("RIGHTPADDING", (0, 0), (-1, -1), 0)
    under = ("LINEBELOW", (0, 0), (-1, 0), 0.35, colour(LINE))
    made = laid(rows, (first, *[cell] * len(votes)), air, under)
    made.spaceAfter = 8
    return made


def written(says: str, look: Look, letters: int = LONGEST_TEXT) -> list[Flowable]:
    """Return lines with room for so many letters."""
    return [WriteLine(look.width, says) for _ in range(ceil(letters * LETTER / look.width))]
