"""Points and quadratic votes: where they went, item by item, and how much nobody spent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from unifydesk.domain.question import AllocationKind
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import AllocationFigures, Figures, SharedItem
from unifydesk.exporters._counts import Described, Rounds
from unifydesk.exporters._pdf_block import finding_line, opening, question_line
from unifydesk.exporters._pdf_flow import gap
from unifydesk.exporters._pdf_items import GAP, item_cell, items_chart, items_table, round_heads, round_lines
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._words import DASH, number, percent
from unifydesk.kinds import KINDS

Value = Callable[[SharedItem, AllocationFigures], str]
Columns = tuple[tuple[str, float, Value], ...]
POINTS: Columns = (
    ("Total", 34.0, lambda item, _: number(item.total)),
    ("%", 22.0, lambda item, every: percent(item.total, every.spent)),
    ("Mean", 34.0, lambda item, _: number(item.mean)),
    ("Givers", 32.0, lambda item, _: str(item.givers)),
)
VOTES: Columns = (
    ("Total", 34.0, lambda item, _: number(item.total)),
    ("Mean", 34.0, lambda item, _: number(item.mean)),
    ("For", 24.0, lambda item, _: str(sum(n for votes, n in item.spread if votes > 0))),
    ("Against", 34.0, lambda item, _: str(sum(n for votes, n in item.spread if votes < 0))),
)
"""The columns of one round: head, width, and the text for an item."""
LEAST_NAME = 66.0
"""Width that the names of the items keep in points."""
Known = Sequence[tuple[int, AllocationFigures]]
"""Number of a round, and what was given in it."""


def points_blocks(claim: ReportClaim, rounds: Rounds, last: bool, sheet: Sheet) -> list[Flowable]:
    """Return what was found beside the counts, the picture, and every item with its figures by round."""
    figures = rounds[-1][1]
    signed = is_signed(figures)

    def left(_width: float) -> list[Flowable]:
        finding = finding_line(claim, figures, sheet) if last else []
        remarks = paragraph(points_remarks(rounds, signed), sheet["small"])
        return [question_line(claim, figures, sheet), *finding, remarks]

    made = opening(left, rounds, described_points(rounds, signed), sheet)
    made += items_chart(rounds, sheet)
    if any(f.allocation for _, f in rounds):
        made += _items(rounds, VOTES if signed else POINTS, sheet)
    return made


def is_signed(figures: Figures) -> bool:
    """Return whether an item may be given less than nothing."""
    kind = KINDS.get(figures.tally.question.kind)
    return isinstance(kind, AllocationKind) and kind.negative


def described_points(rounds: Rounds, signed: bool) -> Described:
    """Return budget, what was spent of it, and how unevenly; dashes where that is undefined."""
    every = [f.allocation for _, f in rounds]

    def row(name: str, value: Callable[[AllocationFigures], str]) -> tuple[str, Sequence[str]]:
        return name, [value(a) if a else DASH for a in every]

    unit = "Credits" if signed else "Points"
    return [
        row(f"{unit} for each person", lambda a: str(a.budget)),
        row(f"{unit} spent", lambda a: str(a.spent)),
        row(f"{unit} unspent", lambda a: str(a.unspent)),
        row("Gini", lambda a: number(a.gini)),
        row("HHI", lambda a: number(a.hhi)),
    ]


def points_remarks(rounds: Rounds, signed: bool) -> str:
    """Return how to read the numbers, and why some are dashes."""
    known = [f.allocation for _, f in rounds if f.allocation]
    said = []
    if signed:
        said.append(
            "A number of votes costs its square in credits. For and against are people; Gini and HHI are not "
            "defined where votes may be negative."
        )
    else:
        said.append("Percentages are of the points that were spent; givers are people who gave anything.")
        if any(a.gini is None or a.hhi is None for a in known):
            said.append("Gini and HHI are not defined where nothing was given.")
    return " ".join(said)


def _items(rounds: Rounds, columns: Columns, sheet: Sheet) -> list[Flowable]:
    """Return every item with its figures in each round, the most in the last round first.

    Where a sheet is too narrow for all rounds, the first ones have a table of their own.
    """
    known = [(result.number, f.allocation) for result, f in rounds if f.allocation]
    each = (columns[0][1] + GAP, *(width for _, width, _ in columns[1:]))
    most = max(1, int((sheet.width - LEAST_NAME) / sum(each)))
    first = len(known) % most
    parts = [known[:first]] if first else []
    parts += [known[at : at + most] for at in range(first, len(known), most)]
    made: list[Flowable] = []
    for part in parts:
        made += [gap(8), _items_table(part, known[-1][1], columns, each, sheet)]
    return made


def _items_table(
    known: Known, last: AllocationFigures, columns: Columns, each: tuple[float, ...], sheet: Sheet
) -> Flowable:
    """Return one row for each item, in the order of what it got in the last round of all."""
    rows = round_heads([n for n, _ in known], [name for name, _, _ in columns], "Item, most first")
    for at in sorted(range(len(last.items)), key=lambda at: -last.items[at].total):
        cells = (value(a.items[at], a) for _, a in known for _, _, value in columns)
        rows.append([item_cell(last.items[at].item, sheet), *cells])
    widths = (sheet.width - sum(each) * len(known), *each * len(known))
    return items_table(rows, widths, *round_lines(len(known), len(columns)), head=2)
