"""The answers to two questions about one claim together: how many people stand in each field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.question import Question
from unifydesk.kinds import options_of
from unifydesk.pictures._scale_names import column_names, row_names
from unifydesk.pictures.lettering import CAP_HEIGHT, fitted, text_width
from unifydesk.pictures.palette import HIGH, NEUTRAL, OUTLINE, blend, text_on
from unifydesk.pictures.shapes import Box, Label, Picture, Shape
from unifydesk.pictures.words import is_numbered, name_of, option_labels, running_names

LIKELIHOOD = Question("likelihood", "likelihood", "Likelihood")
SEVERITY = Question("severity", "severity", "Severity")
FAINTEST = 0.25
"""Strength of the fill of a field with the fewest people."""

Table = Sequence[Sequence[int]]
"""People by answers: `table[i][j]` gave option i to the first question and option j to the second."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Measures of one grid; the first question runs to the right, the second upwards."""

    left: float
    top: float
    cell_width: float
    cell_height: float
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[str, ...]
    size: float
    line: float

    @property
    def bottom(self) -> float:
        """Lower edge of the fields."""
        return self.top + len(self.rows) * self.cell_height

    @property
    def right(self) -> float:
        """Right edge of the fields."""
        return self.left + len(self.columns) * self.cell_width


def heat_grid(
    table: Table,
    width: float,
    height: float,
    *,
    label: str = "",
    across: Question = LIKELIHOOD,
    upright: Question = SEVERITY,
    size: float | None = None,
) -> Picture:
    """Return the grid of one claim from named ballots with both answers.

    `table[i][j]` counts the people with option i of `across` and option j of `upright`, lowest first.
    `label` names the claim. The more people, the darker the field, and every field says its number.
    `size` sets the text size, otherwise it follows from the height.
    """
    options = _options(across, len(table)), _options(upright, len(table[0]) if table else 0)
    grid = _measure(across, upright, options, width, height, size)
    shapes: list[Shape] = [*_names(grid, label, across, upright, height), *_fields(table, grid)]
    return Picture(width, height, tuple(shapes), _sentence(table, label, across, upright, options))


def _options(question: Question, steps: int) -> tuple[str, ...]:
    """Return the stored values of a scale with so many steps; numerals where its kind has others."""
    own = tuple(option.value for option in options_of(question))
    return own if len(own) == steps else tuple(str(step) for step in range(1, steps + 1))


def _measure(
    across: Question,
    upright: Question,
    options: tuple[tuple[str, ...], tuple[str, ...]],
    width: float,
    height: float,
    size: float | None,
) -> _Grid:
    """Return the largest fields beside the names; in a small grid the names are numerals."""
    text = min(height / 14, width / 16) if size is None else size
    columns, rows = (max(1, len(these)) for these in options)
    title = text_width(name_of(upright), text, bold=True)
    longest = max([text_width(short, text) for _, short in option_labels(upright, options[1])] or [0.0])
    in_words = longest + text <= 0.4 * width or not is_numbered(options[1])
    left = max(title, min(longest + text, 0.4 * width) if in_words else 0.0) + 0.6 * text
    top, bottom = 1.6 * text, 2.8 * text
    cell_height = (height - top - bottom) / rows
    cell = min((width - left) / columns, max(2.2 * cell_height, 6.2 * text))
    below = column_names(across, options[0], text, cell - 0.4 * text)
    named = row_names(upright, options[1], below) if in_words else options[1]
    cell_height = (height - top - bottom - 1.15 * (below.high - 1) * text) / rows
    return _Grid(
        left,
        top,
        cell,
        cell_height,
        below.lines,
        tuple(fitted(name, text, left - 0.5 * text) for name in named),
        text,
        max(0.5, text / 28),
    )


def _names(grid: _Grid, label: str, across: Question, upright: Question, height: float) -> list[Shape]:
    """Return the claim, both questions and the names of their answers."""
    size = grid.size
    upright_name = fitted(name_of(upright), size, grid.left - 0.5 * size, bold=True)
    shapes: list[Shape] = [
        Label(grid.left - 0.5 * size, size, upright_name, size, "end", bold=True),
        Label((grid.left + grid.right) / 2, height - 0.35 * size, name_of(across), size, "middle", bold=True),
    ]
    if label:
        shown = fitted(label, size, grid.right - grid.left, bold=True)
        shapes.append(Label((grid.left + grid.right) / 2, size, shown, size, "middle", bold=True))
    for option, lines in enumerate(grid.columns):
        x = grid.left + (option + 0.5) * grid.cell_width
        for number, line in enumerate(lines):
            y = grid.bottom + (1.15 + 1.15 * number) * size
            shapes.append(Label(x, y, line, size, "middle"))
    small = min(size, grid.cell_height / 1.05)
    for option, name in enumerate(grid.rows):
        y = grid.bottom - (option + 0.5) * grid.cell_height + CAP_HEIGHT * small / 2
        shapes.append(Label(grid.left - 0.5 * size, y, name, small, "end"))
    return shapes


def _fields(table: Table, grid: _Grid) -> list[Shape]:
    """Return the fields, filled by their people; an empty one has a hairline only."""
    most = max([people for row in table for people in row] or [0])
    inset = 0.5 * grid.line
    shapes: list[Shape] = []
    for column, row in enumerate(table):
        for step, people in enumerate(row):
            x = grid.left + column * grid.cell_width
            y = grid.bottom - (step + 1) * grid.cell_height
            wide, high = grid.cell_width - 2 * inset, grid.cell_height - 2 * inset
            if not people:
                shapes.append(Box(x + inset, y + inset, wide, high, "", "line", grid.line))
                continue
            fill = blend(NEUTRAL, HIGH, FAINTEST + (1 - FAINTEST) * (people - 1) / max(1, most - 1))
            shapes.append(Box(x + inset, y + inset, wide, high, fill, OUTLINE, grid.line))
            size = min(
                1.15 * grid.size, 0.8 * grid.cell_height, 0.8 * grid.cell_width / max(1, len(str(people)) / 2)
            )
            base = y + (grid.cell_height + CAP_HEIGHT * size) / 2
            shapes.append(
                Label(
                    x + grid.cell_width / 2,
                    base,
                    str(people),
                    size,
                    "middle",
                    bold=True,
                    colour=text_on(fill),
                )
            )
    return shapes


def _sentence(
    table: Table,
    label: str,
    across: Question,
    upright: Question,
    options: tuple[tuple[str, ...], tuple[str, ...]],
) -> str:
    """Return every field with people in words, and how many people there are in all."""
    people = sum(sum(row) for row in table)
    names = f"{name_of(across).lower()} and {name_of(upright).lower()}"
    lead = f"{label}: {names}" if label else names[0].upper() + names[1:]
    if not people:
        return f"{lead}: nobody answered both questions by name."
    first, second = running_names(across, options[0]), running_names(upright, options[1])
    fields = [
        f"{n} {first[i]} and {second[j]}" for i, row in enumerate(table) for j, n in enumerate(row) if n
    ]
    return f"{lead} of {people} people who answered both by name: {', '.join(fields)}."
