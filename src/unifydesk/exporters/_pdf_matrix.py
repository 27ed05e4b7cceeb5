"""The pairwise matrix of a ranking: how many people put the item of the row above the item of the column."""

from __future__ import annotations

from reportlab.platypus import Flowable

from unifydesk.domain.tally import RankingFigures
from unifydesk.exporters._pdf_flow import STRONG, Cell, Command, table
from unifydesk.exporters._pdf_fonts import SANS
from unifydesk.exporters._pdf_items import item_id
from unifydesk.exporters._pdf_styles import LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.pictures.lettering import fitted
from unifydesk.pictures.movement_grid import STAYED, UP

CELL, LEAST_CELL = 22.0, 12.0
NAMES, LEAST_NAMES = 200.0, 80.0
"""Widths of the names: as much as helps, and least."""
SIZE = 6.8
READING = "people who put the row above the column; a pair that is won is filled"


def is_small(ranking: RankingFigures, sheet: Sheet) -> bool:
    """Return whether two such matrices fit beside each other."""
    return LEAST_NAMES + CELL * len(ranking.items) <= (sheet.width - sheet.gutter) / 2


def matrix(name: str, ranking: RankingFigures, width: float, sheet: Sheet) -> list[Flowable]:
    """Return the matrix under its name, no wider than `width`, or why there is none."""
    count = len(ranking.items)
    cell = min(CELL, (width - LEAST_NAMES) / max(1, count))
    said = paragraph(f"{name}: {READING}.", sheet["small"])
    if cell < LEAST_CELL:
        return [paragraph(f"{name}: {count} items are too many for a table of pairs.", sheet["small"])]
    names = min(NAMES, width - cell * count)
    heads = [fitted(item_id(r.item), SIZE, cell - 2) for r in ranking.items]
    rows: list[list[Cell]] = [["", *heads]]
    for at, (ranked, row) in enumerate(zip(ranking.items, ranking.matrix, strict=True)):
        text = one_line(f"{item_id(ranked.item)}  {ranked.item.text}")
        counts = ("" if at == column else str(people) for column, people in enumerate(row))
        rows.append([fitted(text, SIZE, names - 6), *counts])
    made = table(
        rows,
        (names, *[cell] * count),
        ("FONT", (0, 0), (-1, -1), SANS, SIZE, 8.6),
        ("TEXTCOLOR", (0, 0), (-1, 0), colour(MUTED)),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0.8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8),
        ("GRID", (1, 1), (-1, -1), 0.35, colour(LINE)),
        *_fills(ranking),
        head=0,
        heads=1,
    )
    made.splitInRow = 0
    return [said, made]


def _fills(ranking: RankingFigures) -> list[Command]:
    """Return the look of the pairs that are won, and of the diagonal."""
    found: list[Command] = []
    for i, row in enumerate(ranking.matrix):
        for j, people in enumerate(row):
            place = ((j + 1, i + 1), (j + 1, i + 1))
            if i == j:
                found.append(("BACKGROUND", *place, colour(STAYED)))
            elif people > ranking.matrix[j][i]:
                found += [("BACKGROUND", *place, colour(UP)), ("FONT", *place, STRONG, SIZE, 8.6)]
    return found
