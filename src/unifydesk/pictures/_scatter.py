"""What maps share: marks set apart where they would hide one another, and labels that cover nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.pictures.lettering import CAP_HEIGHT, fitted, text_width, two_lines
from unifydesk.pictures.palette import OUTLINE
from unifydesk.pictures.shapes import Box, Dot, Label, Shape, Stroke

RADIUS = 0.36
"""Of a mark, in text sizes."""
PITCH = 1.0
"""Least distance of two marks in one direction, in text sizes, where there is room for it."""
AROUND = ((1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1))
"""Where a label may stand beside its mark, best first: (side, up or down)."""
AWAY = (1.0, 1.7, 2.6, 3.8, 5.5, 8.0, 12.0)
"""How far away it may stand where the places beside the mark are taken; from the second on with a line."""
NOT_ON_MAP = QT_TRANSLATE_NOOP("pictures", "not on the map: {names}")

Point = tuple[float, float]
Area = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on a map: a filled mark stands, a hollow one is contested or has too few votes."""

    label: str
    at: Point
    filled: bool
    across: Point | None = None  # from x to x, the middle half of its answers
    upright: Point | None = None  # from y to y

    def moved(self, right: float, down: float) -> Mark:
        """Return the mark elsewhere, its whiskers with it."""
        across = self.across and (self.across[0] + right, self.across[1] + right)
        upright = self.upright and (self.upright[0] + down, self.upright[1] + down)
        return replace(self, at=(self.at[0] + right, self.at[1] + down), across=across, upright=upright)


@dataclass(frozen=True, slots=True)
class Field:
    """The ground of a map, divided into steps."""

    left: float
    top: float
    step_x: float
    step_y: float
    columns: int
    rows: int
    size: float
    line: float

    @property
    def area(self) -> Area:
        """The ground without the names around it."""
        return (
            self.left,
            self.top,
            self.left + self.columns * self.step_x,
            self.top + self.rows * self.step_y,
        )

    def row(self, step: float) -> float:
        """Return the y of a step (1 … rows), the highest step at the top."""
        return self.top + (self.rows + 0.5 - step) * self.step_y

    def column(self, step: float) -> float:
        """Return the x of a step (1 … columns)."""
        return self.left + (step - 0.5) * self.step_x


def ground(field: Field) -> list[Shape]:
    """Return the ground with a hairline at every step."""
    left, top, right, bottom = field.area
    shapes: list[Shape] = [Box(left, top, right - left, bottom - top, "", "muted", field.line)]
    for step in range(1, field.columns):
        x = left + step * field.step_x
        shapes.append(Stroke(((x, top), (x, bottom)), "line", field.line))
    for step in range(1, field.rows):
        y = top + step * field.step_y
        shapes.append(Stroke(((left, y), (right, y)), "line", field.line))
    return shapes


def left_names(field: Field, title: str, names: Sequence[str]) -> list[Shape]:
    """Return the title of the upright scale and the names of its steps, lowest first, at its left."""
    size, x = field.size, field.left - 0.5 * field.size
    shapes: list[Shape] = [Label(x, field.top - 0.6 * size, title, size, "end", bold=True)]
    for step, name in enumerate(names, start=1):
        lines = two_lines(name)
        first = field.row(step) + (CAP_HEIGHT / 2 - 0.55 * (len(lines) - 1)) * size
        for number, line in enumerate(lines):
            shapes.append(Label(x, first + 1.1 * number * size, line, size, "end"))
    return shapes


def left_room(title: str, names: Sequence[str], size: float) -> float:
    """Return the room that the names at the left need."""
    lines = [line for name in names for line in two_lines(name)]
    widest = max([text_width(line, size) for line in lines] or [0.0])
    return max(widest + 1.0 * size, text_width(title, size, bold=True) + 0.6 * size)


def absent(names: Sequence[str], room: float, size: float, base: float) -> list[Shape]:
    """Return a note that names what is not on the map, cut to its room; nothing where all is."""
    said = fitted(NOT_ON_MAP.format(names=", ".join(names)), size, room) if names else ""
    return [Label(0.0, base, said, size, colour="muted")] if said else []


def set_apart(marks: Sequence[Mark], field: Field) -> list[Mark]:
    """Return the marks, those on one spot side by side around it and those that touch moved up or down.

    A mark stays within its step, so that it is never read as another one; only where a step is full do
    marks hide one another.
    """
    pitch = PITCH * field.size
    grouped: dict[Point, list[Mark]] = {}
    for mark in marks:
        grouped.setdefault(mark.at, []).append(mark)
    placed: list[Mark] = []
    for group in grouped.values():
        rows = max(1, min(len(group), int(0.9 * field.step_y / pitch)))
        columns = ceil(len(group) / rows)
        across = min(pitch, 0.9 * field.step_x / columns)
        for number, mark in enumerate(group):
            column, row = divmod(number, rows)
            here = min(rows, len(group) - column * rows)
            right, down = (column - (columns - 1) / 2) * across, (row - (here - 1) / 2) * pitch
            placed.append(_free(mark.moved(right, down), placed, field, 0.85 * pitch, abs(down)))
    return placed


def _free(mark: Mark, placed: Sequence[Mark], field: Field, pitch: float, used: float) -> Mark:
    """Return the mark, up or down to the nearest place where it touches no other mark, if there is one."""
    most = int(max(0.0, 0.45 * field.step_y - used) / pitch)
    for steps in range(most + 1):
        for down in {steps * pitch, -steps * pitch}:
            moved = mark.moved(0.0, down)
            if all(_distance(moved.at, other.at) >= pitch for other in placed):
                return moved
    return mark


def _distance(one: Point, other: Point) -> float:
    """Return the larger of the distances in both directions."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def draw(
    marks: Sequence[Mark], field: Field, colour: str, taken: Sequence[Area]
) -> tuple[list[Shape], tuple[str, ...]]:
    """Return whiskers, marks and labels, and the labels for which there was no place left.

    `taken` are areas that no label may cover, such as the names of corners.
    """
    size, line = field.size, field.line
    shapes: list[Shape] = []
    crossed: list[Area] = []
    for mark in marks:
        x, y = mark.at
        if mark.across:
            shapes.append(Stroke(((mark.across[0], y), (mark.across[1], y)), "muted", 1.5 * line))
            crossed.append((mark.across[0], y - line, mark.across[1], y + line))
        if mark.upright:
            shapes.append(Stroke(((x, mark.upright[0]), (x, mark.upright[1])), "muted", 1.5 * line))
            crossed.append((x - line, mark.upright[0], x + line, mark.upright[1]))
    covered = [*taken, *(around(mark.at, 0.45 * size, 0.45 * size) for mark in marks)]
    dots = [
        Dot(
            *mark.at,
            RADIUS * size,
            colour if mark.filled else "paper",
            OUTLINE,
            (1 if mark.filled else 3) * line,
        )
        for mark in marks
    ]
    labels: list[Shape] = []
    missing: list[str] = []
    for mark in marks:
        found = _place(mark, field, covered, crossed)
        if found is None:
            missing.append(mark.label)
            continue
        area, far = found
        covered.append(area)
        if far:
            labels.append(Stroke((mark.at, _nearest(mark.at, area)), "muted", line))
        left, top, right, bottom = area
        base = (top + bottom + CAP_HEIGHT * size) / 2
        labels.append(Box(left, top, right - left, bottom - top, "paper"))
        labels.append(Label(left, base, mark.label, size, bold=True))
    lines = [shape for shape in labels if isinstance(shape, Stroke)]
    words = [shape for shape in labels if not isinstance(shape, Stroke)]
    return [*shapes, *lines, *dots, *words], tuple(missing)


def _place(
    mark: Mark, field: Field, covered: Sequence[Area], crossed: Sequence[Area]
) -> tuple[Area, bool] | None:
    """Return the first area beside a mark that covers nothing, and whether it is away from the mark.

    Beside its mark a label rather crosses no line of `crossed`; that is no reason to go away.
    """
    free = [
        (area, far)
        for area, far in _candidates(mark, field.size)
        if inside(area, field.area) and not any(overlap(area, other) for other in covered)
    ]
    clear = (each for each in free if not each[1] and not any(overlap(each[0], line) for line in crossed))
    return next(clear, free[0] if free else None)


def _candidates(mark: Mark, size: float) -> Iterator[tuple[Area, bool]]:
    """Yield the areas where a label may stand, the best first."""
    half = text_width(mark.label, size, bold=True) / 2
    x, y = mark.at
    for away in AWAY:
        for side, up in AROUND:
            right = side * (half + 0.6 * size * away)
            yield around((x + right, y + up * 0.95 * size * away), half, 0.5 * size), away > 1


def _nearest(point: Point, area: Area) -> Point:
    """Return the point of an area that is nearest to `point`."""
    return min(max(point[0], area[0]), area[2]), min(max(point[1], area[1]), area[3])


def around(centre: Point, half_width: float, half_height: float) -> Area:
    """Return the area around a point."""
    return centre[0] - half_width, centre[1] - half_height, centre[0] + half_width, centre[1] + half_height


def inside(area: Area, frame: Area) -> bool:
    """Return whether an area lies within a frame."""
    return area[0] >= frame[0] and area[1] >= frame[1] and area[2] <= frame[2] and area[3] <= frame[3]


def overlap(first: Area, second: Area) -> float:
    """Return the size of the area that two rectangles share."""
    wide = min(first[2], second[2]) - max(first[0], second[0])
    high = min(first[3], second[3]) - max(first[1], second[1])
    return max(0.0, wide) * max(0.0, high)
