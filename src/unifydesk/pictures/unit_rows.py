"""Two rounds, person by person: each square travels from its first answer to its second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Movement
from unifydesk.measures.sides import sides_of
from unifydesk.pictures._scale_names import column_names
from unifydesk.pictures.lettering import fitted, text_width
from unifydesk.pictures.palette import OUTLINE, blend, shades
from unifydesk.pictures.shapes import Box, Label, Picture, Shape, Stroke
from unifydesk.pictures.words import movement_sentence

NOBODY = QT_TRANSLATE_NOOP("pictures", "Nobody answered in both rounds")
CAPTIONS = 3.0
"""Room below the second row for the names of the options, in text sizes."""
LIMIT = 40
"""Above this many people lines become a tangle; use the movement grid."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Measures: one column per option, shared by both rows; squares stack away from the gap between them."""

    left: float
    column: float  # width of one option
    upper: float  # ground of the first row
    lower: float  # ceiling of the second row
    names: float  # first baseline of the names of the options
    high: int  # rows of squares at the fullest option
    pitch: float
    size: float
    line: float

    def place(self, option: int, rank: int, people: int, *, above: bool) -> tuple[float, float]:
        """Return the centre of the square of the person at `rank` among `people` at this option."""
        wide = max(1, int(0.94 * self.column / self.pitch + 1e-6))
        across = ceil(people / ceil(people / wide))
        row, column = divmod(rank, across)
        here = min(across, people - row * across)
        x = self.left + (option + 0.5) * self.column + (column - (here - 1) / 2) * self.pitch
        away = (row + 0.5) * self.pitch
        return x, self.upper - away if above else self.lower + away


def unit_rows(
    movement: Movement,
    width: float,
    height: float,
    *,
    t: float = 1.0,
    before: str = "before",
    after: str = "after",
    size: float | None = None,
) -> Picture:
    """Return both rounds as squares over the same options, with a line for every person between them.

    `t` runs from 0 to 1 while the squares travel; at 1 they have arrived and the picture is still. People
    who moved are drawn in strong lines above those who stayed. Meant for up to `LIMIT` people.
    """
    t = max(0.0, min(t, 1.0))
    rows = _measure(movement, width, height, before, after, size)
    people = [(i, j) for i, row in enumerate(movement.table) for j, n in enumerate(row) for _ in range(n)]
    starts = _places(people, rows, above=True)
    ends = _places(people, rows, above=False)
    sides = sides_of(movement.options)
    colours = shades(sides.options, sides.neutral)
    order = sorted(range(len(people)), key=lambda person: people[person][0] != people[person][1])
    lines: list[Shape] = []
    squares: list[Shape] = []
    for person in order:
        (i, j), start, end = people[person], starts[person], ends[person]
        now = (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t)
        if t > 0:
            lines.append(_way(start, now, rows, moved=i != j))
            squares.append(_square(start, rows, colours[i]))
        squares.append(_square(now, rows, blend(colours[i], colours[j], t)))
    names = _names(movement, rows, before, after)
    return Picture(width, height, (*names, *lines, *squares), movement_sentence(movement))


def _measure(
    movement: Movement, width: float, height: float, before: str, after: str, size: float | None
) -> _Rows:
    """Return the measures with the largest squares that fit the fullest option of either round."""
    k = max(len(movement.options), 1)
    text = min(height / 12, width / 44) if size is None else size
    left = max(text_width(before, text, bold=True), text_width(after, text, bold=True)) + text
    column = (width - left) / k
    free = height - CAPTIONS * text
    room = (free - max(3 * text, 0.3 * free)) / 2
    fullest = max([1, *map(sum, movement.table), *map(sum, zip(*movement.table, strict=True))])
    fits = [
        min(0.94 * column / ceil(fullest / high), room / high, 1.8 * text) for high in range(1, fullest + 1)
    ]
    high, pitch = next((at, fit) for at, fit in enumerate(fits, start=1) if fit >= 0.8 * max(fits))
    gap = min(free - 2 * high * pitch, 0.5 * free)
    top = (free - gap - 2 * high * pitch) / 2
    upper = top + high * pitch
    names = upper + gap + high * pitch + 1.4 * text
    return _Rows(left, column, upper, upper + gap, names, high, pitch, text, max(0.5, text / 28))


def _places(people: Sequence[tuple[int, int]], rows: _Rows, *, above: bool) -> list[tuple[float, float]]:
    """Return one place per person; within an option they stand on the side they go to or come from."""
    at = [i if above else j for i, j in people]
    ranks: dict[int, int] = {}
    places: list[tuple[float, float]] = [(0.0, 0.0)] * len(people)
    for person in sorted(range(len(people)), key=lambda p: people[p] if above else people[p][::-1]):
        option = at[person]
        rank = ranks.get(option, 0)
        ranks[option] = rank + 1
        places[person] = rows.place(option, rank, at.count(option), above=above)
    return places


def _square(centre: tuple[float, float], rows: _Rows, fill: str) -> Box:
    """Return one person."""
    side = 0.9 * rows.pitch
    return Box(centre[0] - side / 2, centre[1] - side / 2, side, side, fill, OUTLINE, rows.line, side / 12)


def _way(start: tuple[float, float], now: tuple[float, float], rows: _Rows, *, moved: bool) -> Stroke:
    """Return the way a person has come so far."""
    return Stroke((start, now), "ink" if moved else "muted", rows.line * (2.4 if moved else 1.0))


def _names(movement: Movement, rows: _Rows, before: str, after: str) -> list[Shape]:
    """Return the names of the rounds, and of the options below the second row."""
    size, right = rows.size, rows.left + rows.column * len(movement.options)
    shapes: list[Shape] = [
        Label(0, rows.upper - 0.2 * size, before, size, bold=True),
        Label(0, rows.lower + 0.9 * size, after, size, bold=True),
        Stroke(((rows.left, rows.upper), (right, rows.upper)), "line", rows.line),
        Stroke(((rows.left, rows.lower), (right, rows.lower)), "line", rows.line),
    ]
    names = column_names(movement.question, movement.options, size, rows.column - 0.5 * size)
    for option, lines in enumerate(names.lines):
        x = rows.left + (option + 0.5) * rows.column
        for number, line in enumerate(lines):
            shapes.append(Label(x, rows.names + number * 1.15 * size, line, size, "middle"))
    for x, anchor, end in ((rows.left, "start", names.ends[0]), (right, "end", names.ends[1])):
        if end:
            said = fitted(end, size, 0.48 * (right - rows.left))
            shapes.append(Label(x, rows.names + 1.15 * size, said, size, anchor, colour="muted"))
    if not movement.pairs:
        x, y = (rows.left + right) / 2, (rows.upper + rows.lower) / 2 + 0.36 * size
        shapes.append(Label(x, y, NOBODY, size, "middle", colour="muted"))
    return shapes
