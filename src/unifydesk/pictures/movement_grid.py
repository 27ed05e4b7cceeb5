"""Movement as a table: how many people went from which answer to which; those who stayed are the diagonal."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Movement
from unifydesk.pictures._scale_names import ColumnNames, column_names, row_names
from unifydesk.pictures.lettering import CAP_HEIGHT, fitted, text_width
from unifydesk.pictures.palette import OUTLINE, shades, text_on
from unifydesk.pictures.shapes import Box, Label, Picture, Shape
from unifydesk.pictures.words import movement_sentence, option_labels

BEFORE = QT_TRANSLATE_NOOP("pictures", "before")
AFTER = QT_TRANSLATE_NOOP("pictures", "after")
DOWN, STAYED, UP = shades(5)[1:4]
"""Fills of the cells below, on and above the diagonal: the light steps of the palette."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Measures of the grid, and the names of its rows and columns."""

    left: float
    top: float
    cell_width: float
    cell_height: float
    size: float
    line: float
    columns: ColumnNames
    rows: tuple[str, ...]

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Return the top left corner of a cell."""
        return self.left + column * self.cell_width, self.top + row * self.cell_height


def movement_grid(
    movement: Movement,
    width: float,
    height: float,
    *,
    before: str = BEFORE,
    after: str = AFTER,
    size: float | None = None,
) -> Picture:
    """Return a grid of counts: rows are answers before, columns answers after, both lowest first.

    Cells right of the diagonal moved up, cells left of it moved down; the counts of the three stand beside
    the grid. `before` and `after` name the rounds. `size` sets the text size, otherwise it follows from
    the height.
    """
    k = len(movement.options)
    grid = _measure(movement, width, height, before, size)
    shapes: list[Shape] = [
        *_names(grid, before, after),
        *(shape for row in range(k) for column in range(k) for shape in _cell(movement, row, column, grid)),
        *_summary(movement, grid, width),
    ]
    return Picture(width, height, tuple(shapes), movement_sentence(movement))


def _measure(movement: Movement, width: float, height: float, before: str, size: float | None) -> _Grid:
    """Return the largest grid that leaves room for the names of rows and columns and for the summary."""
    question, options = movement.question, movement.options
    k = max(len(options), 1)
    text = min(height / (2 * k + 7), width / 44) if size is None else size
    shorts = [short for _, short in option_labels(question, options)]
    beside = text_width("000 moved down", text, bold=True) + 2.8 * text
    named = max([text_width(short, text) for short in shorts] or [0.0]) + text_width("0 ", text)
    left = min(max(named, text_width(before, text, bold=True)), 0.32 * width) + 1.2 * text
    room = (width - left - beside) / k
    columns = column_names(question, options, text, room - 0.3 * text)
    rows = tuple(fitted(name, text, left - 1.1 * text) for name in row_names(question, options, columns))
    top = (1.7 + 1.15 * columns.high) * text
    cell_height = (height - top - 0.1 * text) / k
    longest = max([text_width(line, text) for lines in columns.lines for line in lines] or [text])
    cell_width = min(room, max(longest + 0.8 * text, 1.2 * cell_height))
    return _Grid(left, top, cell_width, cell_height, text, max(0.5, text / 28), columns, rows)


def _names(grid: _Grid, before: str, after: str) -> list[Shape]:
    """Return the names of rows and columns, and which round each of them is.

    Where there are only numerals above, the rows say what they stand for.
    """
    size, right = grid.size, grid.left + len(grid.rows) * grid.cell_width
    lowest = grid.top - 0.6 * size
    shapes: list[Shape] = [
        Label(grid.left - 0.6 * size, lowest, before, size, "end", bold=True),
        Label((grid.left + right) / 2, size, after, size, "middle", bold=True),
    ]
    for index, lines in enumerate(grid.columns.lines):
        x = grid.corner(0, index)[0] + grid.cell_width / 2
        for up, line in enumerate(reversed(lines)):
            shapes.append(Label(x, lowest - 1.15 * up * size, line, size, "middle"))
    small = min(size, grid.cell_height / 1.05)
    for index, name in enumerate(grid.rows):
        middle = grid.corner(index, 0)[1] + (grid.cell_height + CAP_HEIGHT * small) / 2
        shapes.append(Label(grid.left - 0.6 * size, middle, name, small, "end"))
    return shapes


def _cell(movement: Movement, row: int, column: int, grid: _Grid) -> list[Shape]:
    """Return one cell: filled with its count, or empty; the diagonal has a heavier outline."""
    people = movement.table[row][column]
    x, y = grid.corner(row, column)
    inset = 0.06 * grid.size + grid.line * (1.5 if row == column else 0.5)
    fill = (STAYED if row == column else UP if column > row else DOWN) if people else ""
    weight = 3 * grid.line if row == column else grid.line
    stroke = OUTLINE if people else "muted" if row == column else "line"
    box = Box(
        x + inset, y + inset, grid.cell_width - 2 * inset, grid.cell_height - 2 * inset, fill, stroke, weight
    )
    if not people:
        return [box]
    size = min(1.25 * grid.size, 0.8 * grid.cell_height)
    middle = y + (grid.cell_height + CAP_HEIGHT * size) / 2
    colour = text_on(fill)
    return [
        box,
        Label(x + grid.cell_width / 2, middle, str(people), size, "middle", bold=True, colour=colour),
    ]


def _summary(movement: Movement, grid: _Grid, width: float) -> list[Shape]:
    """Return how many moved up, stayed and moved down, each with the fill of its cells."""
    size = grid.size
    x = grid.left + len(movement.options) * grid.cell_width + 1.2 * size
    rows = (
        (movement.up, "moved up", UP),
        (movement.same, "stayed", STAYED),
        (movement.down, "moved down", DOWN),
    )
    shapes: list[Shape] = []
    for number, (people, words, fill) in enumerate(rows):
        y = grid.top + (1.2 + 1.6 * number) * size
        side = 0.8 * size
        shapes.append(Box(x, y - side + 0.03 * size, side, side, fill, OUTLINE, grid.line))
        shapes.append(Label(x + 1.2 * size, y, f"{people} {words}", size, bold=bool(people)))
    if not movement.pairs:
        y = grid.top + 6 * size
        shapes.append(Label(x, y, fitted("no pairs", size, width - x), size, colour="muted"))
    return shapes
