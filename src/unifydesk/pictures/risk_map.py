"""Likelihood against severity: every risk at its two medians, the middle half of the answers as whiskers.

The two are shown side by side and never multiplied (Cox 2008), and no red-amber-green wash claims that one
corner is the limit of what is acceptable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Figures
from unifydesk.kinds import KINDS
from unifydesk.measures.quadrant import CONTESTED_WORD, QUADRANTS, quadrant
from unifydesk.pictures.lettering import CAP_HEIGHT, text_width, two_lines
from unifydesk.pictures.palette import RISK
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke

LIKELIHOOD = QT_TRANSLATE_NOOP("pictures", "Likelihood")
SEVERITY = QT_TRANSLATE_NOOP("pictures", "Severity")
STEPS = 5
AROUND = ((1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1))
"""Where a label may stand beside its mark, best first: (side, up or down)."""

Point = tuple[float, float]
Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class RiskItem:
    """One risk: a short name, such as the id of its claim, and the figures of both questions."""

    label: str
    likelihood: Figures
    severity: Figures

    @property
    def medians(self) -> Point | None:
        """Both medians, or None when nobody answered one of the questions."""
        if self.likelihood.median is None or self.severity.median is None:
            return None
        return self.likelihood.median, self.severity.median


@dataclass(frozen=True, slots=True)
class _Map:
    """Measures: a grid of five by five fields, likelihood to the right and severity upwards."""

    left: float
    top: float
    step_x: float
    step_y: float
    size: float
    line: float

    def at(self, likelihood: float, severity: float) -> Point:
        """Return where a pair of ratings (1 … 5) lies."""
        return self.left + (likelihood - 0.5) * self.step_x, self.top + (STEPS + 0.5 - severity) * self.step_y

    @property
    def area(self) -> Area:
        """Left, top, right and bottom of the grid."""
        return self.left, self.top, self.left + STEPS * self.step_x, self.top + STEPS * self.step_y


def risk_map(items: Sequence[RiskItem], width: float, height: float, *, size: float | None = None) -> Picture:
    """Return the map of all risks with answers to both questions.

    A filled mark is a risk whose two positions stand; a hollow one is contested or has too few votes.
    Risks with equal medians stand side by side. `size` sets the text size, otherwise it follows from the
    height.
    """
    text = min(height / 25, width / 44) if size is None else size
    left = max(text_width(line, text) for name in _steps("severity") for line in two_lines(name)) + 2.4 * text
    top, bottom = 1.7 * text, 4.4 * text
    step_x, step_y = (width - left - 0.3 * text) / STEPS, (height - top - bottom) / STEPS
    grid = _Map(left, top, step_x, step_y, text, max(0.5, text / 28))
    placed = _marks([item for item in items if item.medians], grid)
    shapes: list[Shape] = [*_ground(grid), *_corners(grid), *_names(grid, height)]
    for item, point in placed:
        shapes += _whiskers(item, point, grid)
    shapes += [_dot(item, point, grid) for item, point in placed]
    shapes += _labels(placed, grid)
    return Picture(width, height, tuple(shapes), _sentence(items))


def _steps(kind: str) -> tuple[str, ...]:
    """Return the short names of the five steps of a scale."""
    return tuple(option.short for option in KINDS[kind].options)


def _ground(grid: _Map) -> list[Shape]:
    """Return the fields as hairlines, and the two middles as heavier ones."""
    left, top, right, bottom = grid.area
    shapes: list[Shape] = [Box(left, top, right - left, bottom - top, "", "muted", grid.line)]
    for step in range(1, STEPS):
        x, y = left + step * grid.step_x, top + step * grid.step_y
        shapes.append(Stroke(((x, top), (x, bottom)), "line", grid.line))
        shapes.append(Stroke(((left, y), (right, y)), "line", grid.line))
    return shapes


def _corners(grid: _Map) -> list[Shape]:
    """Return the names of the four quadrants in their corners."""
    left, top, right, bottom = grid.area
    air, size = 0.4 * grid.size, grid.size
    places = (
        (1, 1, right - air, top + 1.1 * size, "end"),
        (-1, 1, left + air, top + 1.1 * size, "start"),
        (1, -1, right - air, bottom - 0.5 * size, "end"),
        (-1, -1, left + air, bottom - 0.5 * size, "start"),
    )
    return [Label(x, y, QUADRANTS[a, b], size, anchor, colour="muted") for a, b, x, y, anchor in places]


def _names(grid: _Map, height: float) -> list[Shape]:
    """Return the names of both scales and of their steps."""
    left, top, right, bottom = grid.area
    size = grid.size
    shapes: list[Shape] = [
        Label(left - 0.5 * size, top - 0.6 * size, SEVERITY, size, "end", bold=True),
        Label((left + right) / 2, height - 0.4 * size, LIKELIHOOD, size, "middle", bold=True),
    ]
    for step, name in enumerate(_steps("likelihood"), start=1):
        x, _ = grid.at(step, 1)
        for number, line in enumerate(two_lines(name)):
            shapes.append(Label(x, bottom + (1.2 + 1.1 * number) * size, line, size, "middle"))
    for step, name in enumerate(_steps("severity"), start=1):
        _, y = grid.at(1, step)
        lines = two_lines(name)
        first = y + (CAP_HEIGHT / 2 - 0.55 * (len(lines) - 1)) * size
        for number, line in enumerate(lines):
            shapes.append(Label(left - 0.5 * size, first + 1.1 * number * size, line, size, "end"))
    return shapes


def _marks(items: Sequence[RiskItem], grid: _Map) -> list[tuple[RiskItem, Point]]:
    """Return each risk with its place; those with equal medians are set apart by a little, in rows."""
    groups: dict[Point, list[RiskItem]] = {}
    for item in items:
        if item.medians:
            groups.setdefault(item.medians, []).append(item)
    placed = []
    for medians, group in groups.items():
        x, y = grid.at(*medians)
        pitch = min(1.35 * grid.size, grid.step_y / len(group))
        for number, item in enumerate(group):
            placed.append((item, (x, y + (number - (len(group) - 1) / 2) * pitch)))
    return placed


def _whiskers(item: RiskItem, point: Point, grid: _Map) -> list[Shape]:
    """Return the middle half of the answers to both questions, as a cross through the mark."""
    shapes: list[Shape] = []
    x, y = point
    _, centre = grid.at(*(item.medians or (0.0, 0.0)))
    q1, q3 = item.likelihood.q1, item.likelihood.q3
    if q1 is not None and q3 is not None and q1 < q3:
        shapes.append(Stroke(((grid.at(q1, 1)[0], y), (grid.at(q3, 1)[0], y)), "muted", 1.5 * grid.line))
    q1, q3 = item.severity.q1, item.severity.q3
    if q1 is not None and q3 is not None and q1 < q3:
        moved = y - centre
        ends = (grid.at(1, q1)[1] + moved, grid.at(1, q3)[1] + moved)
        shapes.append(Stroke(((x, ends[0]), (x, ends[1])), "muted", 1.5 * grid.line))
    return shapes


def _dot(item: RiskItem, point: Point, grid: _Map) -> Dot:
    """Return the mark of one risk."""
    stands = quadrant(item.likelihood, item.severity) not in ("", CONTESTED_WORD)
    return Dot(*point, 0.36 * grid.size, RISK if stands else "paper", RISK, 3 * grid.line)


def _labels(placed: Sequence[tuple[RiskItem, Point]], grid: _Map) -> list[Shape]:
    """Return a label beside every mark, on the first side where it covers no mark and no other label."""
    size = grid.size
    taken = [_around(point, 0.45 * size, 0.45 * size) for _, point in placed] + _corner_areas(grid)
    shapes: list[Shape] = []
    for item, (x, y) in placed:
        half = text_width(item.label, size, bold=True) / 2
        areas = [
            _around((x + side * (half + 0.6 * size), y + up * 0.9 * size), half, 0.45 * size)
            for side, up in AROUND
        ]
        free = [area for area in areas if _inside(area, grid.area)] or areas
        best = min(free, key=lambda area: sum(_overlap(area, other) for other in taken))
        taken.append(best)
        base = (best[1] + best[3] + CAP_HEIGHT * size) / 2
        shapes.append(Box(best[0], best[1], best[2] - best[0], best[3] - best[1], "paper"))
        shapes.append(Label(best[0], base, item.label, size, bold=True))
    return shapes


def _corner_areas(grid: _Map) -> list[Area]:
    """Return where the names of the quadrants stand."""
    left, top, right, bottom = grid.area
    high = 1.4 * grid.size
    areas = []
    for (likely, severe), words in QUADRANTS.items():
        if likely and severe:
            wide = text_width(words, grid.size) + 0.4 * grid.size
            x, y = right - wide if likely > 0 else left, top if severe > 0 else bottom - high
            areas.append((x, y, x + wide, y + high))
    return areas


def _around(centre: Point, half_width: float, half_height: float) -> Area:
    return centre[0] - half_width, centre[1] - half_height, centre[0] + half_width, centre[1] + half_height


def _inside(area: Area, frame: Area) -> bool:
    return area[0] >= frame[0] and area[1] >= frame[1] and area[2] <= frame[2] and area[3] <= frame[3]


def _overlap(first: Area, second: Area) -> float:
    """Return the size of the area that two rectangles share."""
    wide = min(first[2], second[2]) - max(first[0], second[0])
    high = min(first[3], second[3]) - max(first[1], second[1])
    return max(0.0, wide) * max(0.0, high)


def _sentence(items: Sequence[RiskItem]) -> str:
    """Return the medians and the quadrant of every risk in words."""
    if not items:
        return "Risk map: no risks were voted on."
    return "Risk map. " + " ".join(_described(item) for item in items)


def _described(item: RiskItem) -> str:
    """Return one risk in words, with its bases."""
    if item.medians is None:
        return f"{item.label}: no answers to one of the questions."
    likely, severe = item.medians
    words = quadrant(item.likelihood, item.severity) or "too few votes for a position"
    return (
        f"{item.label}: median likelihood {likely:g} of {STEPS} ({item.likelihood.tally.answered} answered), "
        f"median severity {severe:g} of {STEPS} ({item.severity.tally.answered} answered), {words}."
    )
