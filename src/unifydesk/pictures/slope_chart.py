"""How the share “for” changed between two rounds, claim by claim: one line each, on a scale from 0 to 100 %.

Claims whose label changed are strong lines between filled marks, the others thin ones between hollow marks.
Claims that share a mark share a label, so that a crowd at one height stays readable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Figures
from unifydesk.pictures.lettering import CAP_HEIGHT, fitted, spread_apart, text_width
from unifydesk.pictures.palette import OUTLINE
from unifydesk.pictures.shapes import Dot, Label, Picture, Shape, Stroke
from unifydesk.pictures.shares import base_words, for_share, percent, side_people

BEFORE = QT_TRANSLATE_NOOP("pictures", "before")
AFTER = QT_TRANSLATE_NOOP("pictures", "after")
NOTHING = QT_TRANSLATE_NOOP("pictures", "No claim was answered in both rounds")
MORE = QT_TRANSLATE_NOOP("pictures", "{count} more without a name here")
LEADING = 1.12
"""Distance of two labels in text sizes."""
NARROWEST = 0.3
"""Share of the width that the lines keep, whatever the labels need."""
APART, MOST_APART = 2.6, 1 / 28
"""From an upright to its labels, in text sizes, and in parts of the width where that is less."""
WAYS = ((4, True), (1, True), (6, False))
"""Claims to a label at the most, and whether it says the position: the first way that is narrow enough."""


@dataclass(frozen=True, slots=True)
class SlopeItem:
    """One claim: a short name, such as its id, and its leading question in both rounds."""

    label: str
    before: Figures
    after: Figures

    @property
    def shares(self) -> tuple[Fraction, Fraction] | None:
        """The shares for it in both rounds, each of its own base; None where one is undefined."""
        before, after = for_share(self.before.tally), for_share(self.after.tally)
        return None if before is None or after is None else (before, after)

    @property
    def changed(self) -> bool:
        """Whether the label of the position changed."""
        return _position(self.before) != _position(self.after)


@dataclass(frozen=True, slots=True)
class _Line:
    """One claim with its shares."""

    item: SlopeItem
    before: Fraction
    after: Fraction

    def share(self, end: int) -> Fraction:
        """Return the share at one end: 0 before, 1 after."""
        return self.after if end else self.before

    def said(self, end: int) -> str:
        """Return the position at one end, where it is another one than at the other."""
        return _position(self.item.after if end else self.item.before) if self.item.changed else ""


@dataclass(frozen=True, slots=True)
class _Name:
    """One label at one end: claims of the same share and, where their position changed, of the same one."""

    share: Fraction
    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class _Chart:
    """Measures of one chart."""

    left: float
    right: float
    top: float  # y of 100 %
    bottom: float  # y of 0 %
    ceiling: float  # labels stay between this …
    floor: float  # … and this
    size: float
    line: float
    apart: float  # from an upright to its labels

    def x(self, end: int) -> float:
        """Return the x of one end."""
        return self.right if end else self.left

    def y(self, share: float) -> float:
        """Return the y of a share, 0 … 1."""
        return self.bottom - share * (self.bottom - self.top)


def slope_chart(
    items: Sequence[SlopeItem],
    width: float,
    height: float,
    *,
    before: str = BEFORE,
    after: str = AFTER,
    grow: float = 1.0,
    size: float | None = None,
) -> Picture:
    """Return the chart of all claims that were answered in both rounds, usually the last two.

    `before` and `after` name the rounds. `grow` runs from 0 to 1 while the lines run from left to right.
    `size` sets the text size, otherwise every claim gets a label and the size follows from their number;
    where there are too many claims for a size, those that changed are named first.
    """
    grow = max(0.0, min(grow, 1.0))
    lines = [_Line(item, *item.shares) for item in items if item.shares]
    lines.sort(key=lambda line: (-line.after, -line.before))
    text = min(height / (LEADING * max(len(lines), 8) + 3.5), width / 44) if size is None else size
    named = _named(lines, height, text)
    more = len(lines) - len(named)
    for most, positions in WAYS:
        names = (_names(named, 0, most, positions), _names(named, 1, most, positions))
        chart = _measure(names, (before, after), width, height, text, more=bool(more), cut=not positions)
        if chart.right - chart.left >= NARROWEST * width:
            break
    shapes: list[Shape] = [*_frame(chart, (before, after))]
    shapes += _lines(lines, chart, grow)
    for end in (0, 1):
        shapes += _labels(names[end], chart, end, width)
    if not lines:
        y = (3 * chart.top + chart.bottom) / 4
        shapes.append(Label(width / 2, y, NOTHING, text, "middle", colour="muted"))
    if more:
        said = MORE.format(count=more)
        shapes.append(Label(width / 2, height - 0.3 * text, said, text, "middle", colour="muted"))
    return Picture(width, height, tuple(shapes), _sentence(items, lines, before, after))


def _position(figures: Figures) -> str:
    """Return the words of a position, or nothing without one."""
    return figures.position.words if figures.position else ""


def _named(lines: Sequence[_Line], height: float, size: float) -> list[_Line]:
    """Return the lines that get labels: all, or as many as fit, changed and far moved ones first."""
    most = max(1, int((height - 3.5 * size) / (LEADING * size)))
    if len(lines) <= most:
        return list(lines)
    order = sorted(lines, key=lambda line: (not line.item.changed, -abs(line.after - line.before)))
    kept = order[:most]
    return [line for line in lines if line in kept]


def _names(named: Sequence[_Line], end: int, most: int, positions: bool) -> list[_Name]:
    """Return the labels of one end from the highest share on, up to `most` claims in one."""

    def place(line: _Line) -> tuple[Fraction, bool, str]:
        return -line.share(end), not line.item.changed, line.said(end)

    made: list[_Name] = []
    ordered = sorted(named, key=lambda line: (*place(line), -line.share(1 - end)))
    for (_, unchanged, words), run in groupby(ordered, place):
        found = list(run)
        for at in range(0, len(found), most):
            some = found[at : at + most]
            share, ids = some[0].share(end), ", ".join(line.item.label for line in some)
            parts = [f"{percent(share, 1)} {ids}" if end else f"{ids} {percent(share, 1)}"]
            parts += [words] if positions and words else []
            made.append(_Name(share, " · ".join(parts if end else parts[::-1]), not unchanged))
    return made


def _measure(
    names: tuple[Sequence[_Name], Sequence[_Name]],
    rounds: tuple[str, str],
    width: float,
    height: float,
    text: float,
    *,
    more: bool,
    cut: bool,
) -> _Chart:
    """Return the measures: labels and the names of the rounds take what they need, the lines what is left.

    With `cut` the lines keep their least width, and labels may have to be cut.
    """
    gap = min(APART * text, MOST_APART * width)
    sides = []
    for end in (0, 1):
        found = [text_width(name.text, text, bold=name.bold) for name in names[end]]
        sides.append(max(*found, text_width(rounds[end], text, bold=True) - gap, 0.0))
    most = (1 - NARROWEST) * width / 2
    left, right = (min(side + gap + 0.2 * text, most) if cut else side + gap + 0.2 * text for side in sides)
    foot = 1.5 * text if more else 0.4 * text
    ceiling, floor = 1.7 * text, height - foot
    return _Chart(
        left,
        width - right,
        ceiling + 0.6 * text,
        floor - 0.6 * text,
        ceiling,
        floor,
        text,
        max(0.5, text / 28),
        gap,
    )


def _frame(chart: _Chart, rounds: tuple[str, str]) -> list[Shape]:
    """Return both uprights with the names of the rounds, and hairlines at 0, 50 and 100 %."""
    shapes: list[Shape] = []
    for share in (0.0, 0.5, 1.0):
        y = chart.y(share)
        shapes.append(Stroke(((chart.left, y), (chart.right, y)), "line", chart.line, dashed=share == 0.5))
    for x, anchor, name in ((chart.left, "end", rounds[0]), (chart.right, "start", rounds[1])):
        shapes.append(Stroke(((x, chart.top), (x, chart.bottom)), "muted", chart.line))
        shapes.append(Label(x, chart.size, name, chart.size, anchor, bold=True))
    return shapes


def _lines(lines: Sequence[_Line], chart: _Chart, grow: float) -> list[Shape]:
    """Return a line per claim with a mark at each end, those whose label changed on top."""
    strokes: list[Shape] = []
    dots: list[Shape] = []
    for line in sorted(lines, key=lambda line: line.item.changed):
        changed = line.item.changed
        start = (chart.left, chart.y(float(line.before)))
        end = (chart.right, chart.y(float(line.after)))
        now = (start[0] + (end[0] - start[0]) * grow, start[1] + (end[1] - start[1]) * grow)
        weight = chart.line * (3.2 if changed else 1.2)
        strokes.append(Stroke((start, now), "ink" if changed else "muted", weight))
        for place in (start, now):
            fill = "ink" if changed else "paper"
            dots.append(Dot(*place, 0.26 * chart.size, fill, OUTLINE, 2 * chart.line))
    return [*strokes, *dots]


def _labels(names: Sequence[_Name], chart: _Chart, end: int, width: float) -> list[Shape]:
    """Return the labels of one end, spread apart, each with a hairline to its mark."""
    size, high = chart.size, LEADING * chart.size
    wished = [chart.y(float(name.share)) for name in names]
    placed = spread_apart(wished, [high] * len(names), chart.ceiling, chart.floor)
    outwards = 1 if end else -1
    x = chart.x(end)
    edge = x + outwards * chart.apart
    room = (width - chart.right if end else chart.left) - chart.apart
    shapes: list[Shape] = []
    for name, there, y in zip(names, wished, placed, strict=True):
        leader = ((x + outwards * 0.35 * size, there), (x + outwards * (chart.apart - 0.2 * size), y))
        shapes.append(Stroke(leader, "line", chart.line))
        base = y + CAP_HEIGHT * size / 2
        said = fitted(name.text, size, room, bold=name.bold)
        shapes.append(Label(edge, base, said, size, "start" if end else "end", bold=name.bold))
    return shapes


def _sentence(items: Sequence[SlopeItem], lines: Sequence[_Line], before: str, after: str) -> str:
    """Return both shares of every claim in words, the highest later share first, and what changed."""
    lead = f"Shares for each claim, {_inside(before)} and {_inside(after)}."
    if not items:
        return f"{lead} No claims were voted on twice."
    missing = [item.label for item in items if not item.shares]
    said = [_described(line) for line in lines]
    if missing:
        said.append(f"Not answered in both: {', '.join(missing)}.")
    return " ".join((lead, *said))


def _inside(name: str) -> str:
    """Return the name of a round as it stands inside a sentence."""
    return name[:1].lower() + name[1:]


def _described(line: _Line) -> str:
    """Return one claim in words, with its counts and bases."""
    before, after = line.item.before, line.item.after
    was, now = _position(before), _position(after)
    if not line.item.changed:
        label = f"still {now}" if now else "no position"
    else:
        label = f"from {was or 'no position'} to {now or 'no position'}"
    return (
        f"{line.item.label}: {side_people(before.tally, 1)} for ({percent(line.before, 1)} of "
        f"{base_words(before.tally)}), then {side_people(after.tally, 1)} ({percent(line.after, 1)} of "
        f"{base_words(after.tally)}), {label}."
    )
