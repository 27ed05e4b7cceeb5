"""A ranking pair by pair: how many people put the item of a row above the item of a column.

The count that wins its pair is strong and filled, so that a full row is what beats the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Figures, RankingFigures
from unifydesk.pictures._item_rows import Column, Rows, base_words, names, numbers, rows_of, small_print
from unifydesk.pictures.item_words import by_wins, capital, pairs_sentence, rules_words, signed
from unifydesk.pictures.lettering import CAP_HEIGHT, fitted, text_width
from unifydesk.pictures.palette import OUTLINE, PLAIN, text_on
from unifydesk.pictures.shapes import Box, Label, Picture, Shape
from unifydesk.pictures.words import number

NET = QT_TRANSLATE_NOOP("pictures", "net wins")
PAIRS = QT_TRANSLATE_NOOP(
    "pictures", "People who put the row above the column; filled: more than the other way"
)
NO_PAIRS = QT_TRANSLATE_NOOP("pictures", "There are no pairs to compare")


def pairwise_matrix(figures: Figures, width: float, height: float, *, size: float | None = None) -> Picture:
    """Return the matrix of one ranking, the item with most wins first; readable for up to 12 items.

    `size` sets the text size, otherwise it follows from the height.
    """
    ranking, tally = figures.ranking, figures.tally
    rules = rules_words(ranking)[1:3] if ranking else ()
    order = by_wins(ranking) if ranking and rules and len(ranking.items) > 1 else ()
    text = min(height / (1.3 * max(len(order), 4) + 5.5), width / 44) if size is None else size
    items = [ranking.items[at].item for at in order] if ranking else []
    columns = (Column(NET, tuple(signed(ranking.items[at].copeland) for at in order) if ranking else ()),)
    said = ". ".join((*((PAIRS,) if order else ()), capital(base_words(tally)), *map(capital, rules))) + "."
    rows = rows_of(items, columns, said, width, height, text, most=2.6)
    shapes: list[Shape] = [*small_print(rows, height)]
    if ranking is None or not order:
        shapes.append(Label(width / 2, 2 * text, NO_PAIRS, text, "middle", colour="muted"))
        return Picture(width, height, tuple(shapes), pairs_sentence(figures))
    cell = min((rows.right - rows.left) / len(order), 2.4 * rows.pitch)
    shapes += [*names(items, rows), *numbers(columns, rows), *_heads([item.id for item in items], rows, cell)]
    for row, one in enumerate(order):
        for column, other in enumerate(order):
            shapes += _field(ranking, one, other, row, column, rows, cell)
    return Picture(width, height, tuple(shapes), pairs_sentence(figures))


def _heads(ids: Sequence[str], rows: Rows, cell: float) -> list[Shape]:
    """Return the ids above the columns."""
    return [
        Label(
            rows.left + (column + 0.5) * cell,
            0.95 * rows.size,
            fitted(name, rows.size, 0.96 * cell, bold=True),
            rows.size,
            "middle",
            bold=True,
        )
        for column, name in enumerate(ids)
    ]


def _field(
    ranking: RankingFigures, one: int, other: int, row: int, column: int, rows: Rows, cell: float
) -> list[Shape]:
    """Return one field, framed and filled where the row wins; nothing on the diagonal."""
    if one == other:
        return []
    x, y, inset = rows.left + column * cell, rows.top + row * rows.pitch, 1.5 * rows.line
    wide, high = cell - 2 * inset, rows.pitch - 2 * inset
    over, under = ranking.matrix[one][other], ranking.matrix[other][one]
    wins = over > under
    said = number(over)
    size = min(rows.small, 0.9 * wide / max(0.6, text_width(said, 1.0, bold=True)))
    return [
        Box(
            x + inset,
            y + inset,
            wide,
            high,
            PLAIN if wins else "",
            OUTLINE if wins else "line",
            (2.6 if wins else 1.0) * rows.line,
        ),
        Label(
            x + cell / 2,
            y + (rows.pitch + CAP_HEIGHT * size) / 2,
            said,
            size,
            "middle",
            bold=wins,
            colour=text_on(PLAIN) if wins else "ink",
        ),
    ]
