"""Movement between two rounds: the table of who went from which answer to which, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportlab.platypus import Flowable, Table

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.tally import Movement, RoundResult
from unifydesk.exporters._change import change_line, shift_lines
from unifydesk.exporters._pdf_flow import STRONG, Command, Together, abreast, table
from unifydesk.exporters._pdf_fonts import SANS
from unifydesk.exporters._pdf_styles import LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._words import (
    COUNTED_ONLY,
    ONLY_DISTRIBUTIONS,
    is_numbered,
    labels_of,
    movement_sentence,
    question_label,
    short_id,
    shorts_of,
)
from unifydesk.pictures.lettering import fitted, text_width
from unifydesk.pictures.movement_grid import DOWN, STAYED, UP

CELL, NAMES = 19.0, 135.0
"""Least width of an answer, and most of the names of the rows."""
SIZE, HEAD = 7.3, 6.6
MOST_KEPT = 120.0
BIG = 6
ABREAST = ((3, 3), (2, BIG))
"""(tables side by side, most options of a scale for which they fit); a bigger one stands alone."""


def movement_story(
    claim: ReportClaim, before: RoundResult, after: RoundResult, sheet: Sheet
) -> list[Flowable]:
    """Return who moved where between two rounds, question by question.

    Each table names its claim, because it may come to stand on the next page. Items and words have no
    direction to move in, so they have no movement.
    """
    if not any(f.is_scale for f in after.figures):
        return []
    if not after.movements:
        lines = [why_not(before, after), *shift_lines(before, after)]
        label = f"Round {before.number} to {after.number}"
        said = [paragraph(line, sheet["hung_small"], "" if at else label) for at, line in enumerate(lines)]
        return [Together(said, MOST_KEPT)]
    story: list[Flowable] = []
    most = max((len(m.options) for m in after.movements if len(m.options) <= BIG), default=0)
    for count, movements in groupby(after.movements, key=lambda m: _abreast(max(most, len(m.options)))):
        width = (sheet.width - (count - 1) * sheet.gutter) / count
        cells = [_cell(claim, movement, before.number, after.number, width, sheet) for movement in movements]
        story += [abreast(cells[at : at + count], count, sheet) for at in range(0, len(cells), count)]
    return story


def why_not(before: RoundResult, after: RoundResult) -> str:
    """Return why people cannot be followed from one round to the next."""
    if CONFIDENTIAL in (before.level, after.level):
        return f"{ONLY_DISTRIBUTIONS}: a confidential round cannot be linked to people."
    ways = {way for each in (before, after) for f in each.figures for way, n in f.tally.channels if n}
    if ways & COUNTED_ONLY:
        return f"{ONLY_DISTRIBUTIONS}: a count of hands cannot be linked to people."
    return f"{ONLY_DISTRIBUTIONS}: nobody is known to have answered in both rounds."


def _abreast(options: int) -> int:
    """Return how many tables of so many options stand side by side."""
    return next((count for count, most in ABREAST if options <= most), 1)


def _cell(
    claim: ReportClaim, movement: Movement, before: int, after: int, width: float, sheet: Sheet
) -> list[Flowable]:
    """Return the name of the question, how people moved in words, the table and its footnotes."""
    question = question_label(movement.question)
    name = f"{short_id(claim.claim)} · {question}: from round {before} to round {after}"
    made: list[Flowable] = [
        paragraph(name, sheet["question"]),
        paragraph(movement_sentence(movement), sheet["small"]),
    ]
    if movement.pairs:
        made.append(_table(movement, before, after, width))
    change = claim.change(after, movement.question.id)
    if movement.pairs and change is not None:
        made.append(paragraph(change_line(movement, change), sheet["footnote"]))
    return made


def _table(movement: Movement, before: int, after: int, width: float) -> Table:
    """Return counts of people: rows are answers before, columns answers after, lowest first."""
    k = len(movement.options)
    labels, heads = movement_names(movement)
    cell = max(CELL, *(text_width(name, HEAD) + 4 for name in heads))
    names = min(NAMES, width - k * cell)
    head = [f"Round {before} down, {after} across", *heads]
    rows = [
        [fitted(name, SIZE, names - 3), *(str(n) if n else "" for n in counts)]
        for name, counts in zip(labels, movement.table, strict=True)
    ]
    made = table(
        [head, *rows],
        (names, *[cell] * k),
        ("FONT", (0, 0), (-1, 0), SANS, HEAD, 8),
        ("TEXTCOLOR", (0, 0), (-1, 0), colour(MUTED)),
        ("FONT", (0, 1), (-1, -1), SANS, SIZE, 9),
        ("FONT", (1, 1), (-1, -1), STRONG, SIZE, 9),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
        ("GRID", (1, 1), (-1, -1), 0.35, colour(LINE)),
        *_fills(movement),
        head=0,
        heads=1,
    )
    made.splitInRow = 0
    return made


def movement_names(movement: Movement) -> tuple[Sequence[str], Sequence[str]]:
    """Return the names of the rows and of the columns: numbers stand for labels where there are some."""
    if is_numbered(movement.options):
        return labels_of(movement.question, movement.options), movement.options
    short = shorts_of(movement.question, movement.options)
    return short, short


def _fills(movement: Movement) -> list[Command]:
    """Return the colours of the cells: stayed on the diagonal, up to its right, down to its left."""
    found: list[Command] = []
    for i, counts in enumerate(movement.table):
        for j, people in enumerate(counts):
            if people or i == j:
                fill = STAYED if i == j else UP if j > i else DOWN
                found.append(("BACKGROUND", (j + 1, i + 1), (j + 1, i + 1), colour(fill)))
    return found
