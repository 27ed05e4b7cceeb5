"""Movement between two rounds: the table of who went from which answer to which, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Table

from unifydesk.domain.deck import Claim
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.tally import Movement, RoundResult
from unifydesk.exporters._pdf_flow import STRONG, Command, table
from unifydesk.exporters._pdf_fonts import SANS
from unifydesk.exporters._pdf_styles import LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._pdf_words import (
    ONLY_DISTRIBUTIONS,
    labels_of,
    movement_sentence,
    question_label,
    short_id,
)
from unifydesk.pictures.movement_grid import DOWN, STAYED, UP

CELL = 19.0
NAMES = 110.0
ABREAST = 2


def movement_story(claim: Claim, before: RoundResult, after: RoundResult, sheet: Sheet) -> list[Flowable]:
    """Return who moved where between two rounds, question by question.

    Each table names its claim, because it may come to stand on the next page.
    """
    if not after.movements:
        why = "a confidential round" if CONFIDENTIAL in (before.level, after.level) else "a count of hands"
        said = f"{ONLY_DISTRIBUTIONS}: {why} cannot be linked to people."
        return [paragraph(said, sheet["hung_small"], f"Round {before.number} to {after.number}")]
    cells = [_cell(claim, movement, before.number, after.number, sheet) for movement in after.movements]
    return [_abreast(cells[at : at + ABREAST], sheet) for at in range(0, len(cells), ABREAST)]


def _abreast(cells: Sequence[list[Flowable]], sheet: Sheet) -> Flowable:
    """Return movement tables side by side; they are never split."""
    width = (sheet.width - sheet.gutter) / ABREAST
    made = table(
        [[cells[0], "", cells[1] if len(cells) > 1 else ""]],
        (width, sheet.gutter, width),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        head=0,
    )
    made.splitInRow = 0
    return made


def _cell(claim: Claim, movement: Movement, before: int, after: int, sheet: Sheet) -> list[Flowable]:
    """Return the name of the question, how people moved in words, and the table when anybody is in it."""
    name = f"{short_id(claim)} · {question_label(movement.question)}: from round {before} to round {after}"
    made: list[Flowable] = [
        paragraph(name, sheet["question"]),
        paragraph(movement_sentence(movement), sheet["small"]),
    ]
    return [*made, _table(movement, before, after)] if movement.pairs else made


def _table(movement: Movement, before: int, after: int) -> Table:
    """Return counts of people: rows are answers before, columns answers after, lowest first."""
    k = len(movement.options)
    head = [f"Round {before} down, round {after} across", *movement.options]
    names = labels_of(movement.question.kind, movement.options)
    rows = [
        [name, *(str(n) if n else "" for n in counts)]
        for name, counts in zip(names, movement.table, strict=True)
    ]
    made = table(
        [head, *rows],
        (NAMES, *[CELL] * k),
        ("FONT", (0, 0), (-1, 0), SANS, 6.6, 8),
        ("TEXTCOLOR", (0, 0), (-1, 0), colour(MUTED)),
        ("FONT", (0, 1), (-1, -1), SANS, 7.3, 9),
        ("FONT", (1, 1), (-1, -1), STRONG, 7.3, 9),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
        ("GRID", (1, 1), (-1, -1), 0.35, colour(LINE)),
        *_fills(movement),
        head=0,
    )
    made.splitInRow = 0
    return made


def _fills(movement: Movement) -> list[Command]:
    """Return the colours of the cells: stayed on the diagonal, up to its right, down to its left."""
    found: list[Command] = []
    for i, counts in enumerate(movement.table):
        for j, people in enumerate(counts):
            if people or i == j:
                fill = STAYED if i == j else UP if j > i else DOWN
                found.append(("BACKGROUND", (j + 1, i + 1), (j + 1, i + 1), colour(fill)))
    return found
