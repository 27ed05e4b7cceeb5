"""The picture of one vote: lower answers to the left of zero, higher ones to the right, neutral ones across.

Up to 25 people it draws one square per person, because a group of that size can find itself in it; beyond,
segments in percent of those who answered (Heiberger and Robbins 2014). “Cannot judge” and silence stand
outside, as they are no part of the scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from unifydesk.domain.tally import Figures, Tally
from unifydesk.pictures._runs import Span, diverging, unit_columns, unit_places
from unifydesk.pictures.lettering import CAP_HEIGHT, spread_apart, text_width, two_lines
from unifydesk.pictures.palette import OUTLINE, blend, shades, text_on
from unifydesk.pictures.shapes import Box, Label, Picture, Shape, Stroke
from unifydesk.pictures.words import option_labels, percent, poles, tally_sentence

UNIT_LIMIT = 25
"""Up to this many people each one is a square."""
ONE_ROW = 13
"""Up to this many people the squares stand in one row; beyond, in two where there is room."""
OUTSIDE = 0.2
"""Share of the width for those outside the scale."""
LEADING = 1.15


@dataclass(frozen=True, slots=True)
class _Frame:
    """Measures of one picture, in its own units."""

    width: float
    height: float
    size: float  # of all text
    zero: float  # x of the middle of the scale
    unit: float  # length of one square, or of one percent
    rows: int  # of squares; 0 for segments
    top: float  # of the bar
    bar: float  # height of the bar
    line: float  # width of outlines

    @property
    def plot(self) -> float:
        """Right edge of the room for the bar."""
        return 2 * self.zero

    @property
    def head(self) -> float:
        """Baseline of the heads above the bar."""
        return self.top - 0.5 * self.size

    def x(self, at: float) -> float:
        """Return where a position on the scale lies."""
        return self.zero + at * self.unit


def diverging_bar(
    figures: Figures,
    width: float,
    height: float,
    *,
    previous: Figures | None = None,
    grow: float = 1.0,
    scale_to: int = 0,
    size: float | None = None,
    hatch: bool = False,
) -> Picture:
    """Return the diverging bar of one question.

    `grow` runs from 0 to 1 while the bar unfolds from zero or, with `previous`, from the earlier answers;
    at 1 it is complete. `scale_to` gives all bars of a scene squares of one size: the largest number of
    people among them. `size` sets the text size, otherwise an eighth of the height. `hatch` marks the
    answers below the middle with lines, a second channel for print.
    """
    grow = max(0.0, min(grow, 1.0))
    before = previous.tally.counts if previous else (0,) * len(figures.tally.counts)
    people = max(figures.tally.answered, scale_to, sum(before))
    frame = _frame(width, height, len(figures.tally.options), people, size)
    if frame.rows:
        marks: list[Shape] = list(_squares(figures, before, frame, grow, hatch=hatch))
        columns = unit_columns(figures.tally.counts, frame.rows)
    else:
        columns = diverging(_percentages(figures.tally.counts))
        marks = list(_segments(figures, before, frame, grow, hatch=hatch))
    shapes = chain(_axis(frame), marks, _heads(figures, frame), _labels(figures, columns, frame))
    return Picture(width, height, (*shapes, *_outside(figures, frame)), tally_sentence(figures))


def _frame(width: float, height: float, options: int, people: int, size: float | None) -> _Frame:
    """Return the measures: text first, then squares as large as what is left allows."""
    text = min(height / 8, width / 44) if size is None else size
    zero = width * (1 - OUTSIDE) / 2 - text / 4
    room = max(height - 4.4 * text, text)
    rows, unit, bar = 0, zero / 100, max(text, min(height - 5.3 * text, 2.4 * text))
    if people <= UNIT_LIMIT:
        rows = 1 if people <= ONE_ROW or room / 2 < 1.1 * zero / people else 2
        columns = max(1, people + options // 2 * (rows - 1)) // rows
        unit = min(zero / columns, room / rows, 2.2 * text)
        bar = rows * unit
    captions = 2.7 if rows else 3.9
    top = (height - bar - (1.3 + captions) * text) / 2 + 1.3 * text
    return _Frame(width, height, text, zero, unit, rows, top, bar, max(0.5, text / 28))


def _percentages(counts: tuple[int, ...]) -> list[float]:
    """Return each count in percent of those who answered."""
    n = sum(counts)
    return [100 * count / n if n else 0.0 for count in counts]


def _axis(frame: _Frame) -> list[Shape]:
    """Return the zero line, and the ground from one end of the scale to the other."""
    ground, overhang = frame.top + frame.bar + frame.line, 0.3 * frame.size
    return [
        Stroke(((frame.line, ground), (frame.plot - frame.line, ground)), "line", frame.line),
        Stroke(
            ((frame.zero, frame.top - overhang), (frame.zero, frame.top + frame.bar + overhang)),
            "muted",
            2 * frame.line,
        ),
    ]


def _squares(
    figures: Figures, before: tuple[int, ...], frame: _Frame, grow: float, *, hatch: bool
) -> list[Shape]:
    """Return one square per person, on its way from its earlier place while it grows.

    The people are lined up from the lowest answer to the highest in both rounds; no square claims to be
    the same person, it only shows how the whole moved.
    """
    colours = shades(len(figures.tally.options))
    places = unit_places(figures.tally.counts, frame.rows)
    earlier = unit_places(before, frame.rows)
    air = 0.05 * frame.unit
    boxes: list[Shape] = []
    for person, (option, column, row) in enumerate(places):
        old = earlier[min(person, len(earlier) - 1)] if earlier else (option, -0.5, row)
        x = frame.x(old[1] + (column - old[1]) * grow) + air
        up = old[2] + (row - old[2]) * grow
        y = frame.top + frame.bar - (up + 1) * frame.unit + air
        fill = blend(colours[old[0]], colours[option], grow)
        below = hatch and option < len(colours) // 2
        side = frame.unit - 2 * air
        boxes.append(Box(x, y, side, side, fill, OUTLINE, frame.line, side / 12, hatch=below))
    return boxes


def _segments(
    figures: Figures, before: tuple[int, ...], frame: _Frame, grow: float, *, hatch: bool
) -> list[Shape]:
    """Return one segment per option that was chosen, with its count where there is room for it."""
    counts, colours = figures.tally.counts, shades(len(figures.tally.options))
    now, old = _percentages(counts), _percentages(before)
    lengths = [a + (b - a) * grow for a, b in zip(old, now, strict=True)]
    shapes: list[Shape] = []
    for option, (start, end) in enumerate(diverging(lengths)):
        if end - start < 1e-9:
            continue
        below = hatch and option < len(colours) // 2
        x, length = frame.x(start), (end - start) * frame.unit
        fill = colours[option]
        shapes.append(Box(x, frame.top, length, frame.bar, fill, OUTLINE, frame.line, hatch=below))
        count = str(counts[option])
        if length > text_width(count, frame.size, bold=True) + 0.4 * frame.size:
            y = frame.top + (frame.bar + CAP_HEIGHT * frame.size) / 2
            label = Label(x + length / 2, y, count, frame.size, "middle", bold=True, colour=text_on(fill))
            shapes.append(label)
    return shapes


def _heads(figures: Figures, frame: _Frame) -> list[Shape]:
    """Return “– 3 disagree”, “0” and “+ 7 agree” above their sides, or that nobody answered."""
    if not figures.tally.answered:
        return [Label(frame.zero, frame.head, "Nobody answered", frame.size, "middle", colour="muted")]
    above, below = poles(figures.tally.question.kind)
    less, more = f"– {figures.below} {below}", f"+ {figures.above} {above}"
    gap = 0.9 * frame.size
    if max(text_width(head, frame.size, bold=True) for head in (less, more)) > frame.zero - gap:
        less, more = f"– {figures.below}", f"+ {figures.above}"
    return [
        Label(frame.zero - gap, frame.head, less, frame.size, "end", bold=True),
        Label(frame.zero, frame.head, "0", frame.size, "middle", colour="muted"),
        Label(frame.zero + gap, frame.head, more, frame.size, "start", bold=True),
    ]


def _labels(figures: Figures, columns: tuple[Span, ...], frame: _Frame) -> list[Shape]:
    """Return the numeral and the words of every answer given, below its run, moved apart where needed."""
    tally, size = figures.tally, frame.size
    given = [option for option, count in enumerate(tally.counts) if count]
    words = option_labels(tally.question.kind, tally.options)
    for full in (0, 1):
        texts = [_caption(tally, option, words[option][full], frame) for option in given]
        if sum(text.width + size for text in texts) <= frame.plot:
            break
    centres = [frame.x(sum(columns[option]) / 2) for option in given]
    placed = spread_apart(centres, [text.width + size for text in texts], 0, frame.plot)
    bottom = frame.top + frame.bar
    shapes: list[Shape] = []
    for option, centre, x, text in zip(given, centres, placed, texts, strict=True):
        reach = (columns[option][1] - columns[option][0]) * frame.unit / 2 + text.width / 2
        if abs(centre - x) > 0.8 * reach:
            shapes.append(Stroke(((centre, bottom), (x, bottom + 0.45 * size)), "muted", frame.line))
        left, y = x - text.width / 2, bottom + 1.35 * size
        shapes.append(Label(left, y, text.numeral, size, bold=True))
        for number, line in enumerate(text.lines):
            down = (number + text.below) * LEADING * size
            shapes.append(Label(left + text.indent, y + down, line, size))
    return shapes


@dataclass(frozen=True, slots=True)
class _Caption:
    """A numeral with the words of its option: beside it, or below where the numeral carries a percentage."""

    numeral: str
    lines: tuple[str, ...]
    indent: float
    below: int
    width: float


def _caption(tally: Tally, option: int, words: str, frame: _Frame) -> _Caption:
    """Return the caption of one option."""
    lines, count = two_lines(words), tally.counts[option]
    numeral = str(count) if frame.rows else f"{count} ({percent(count, tally.answered)})"
    numeral_width = text_width(numeral, frame.size, bold=True)
    words_width = max(text_width(line, frame.size) for line in lines)
    if frame.rows:
        indent = numeral_width + 0.3 * frame.size
        return _Caption(numeral, lines, indent, 0, indent + words_width)
    return _Caption(numeral, lines, 0.0, 1, max(numeral_width, words_width))


def _outside(figures: Figures, frame: _Frame) -> list[Shape]:
    """Return the base, and those who cannot judge or gave no answer, at the right of the scale."""
    tally, size = figures.tally, frame.size
    base = f"{tally.answered} of {tally.present}"
    wide = text_width(base, size, bold=True)
    x = frame.plot + max(0.3 * size, min(1.5 * size, frame.width - frame.plot - wide))
    said_base = (base,) if wide <= frame.width - x else two_lines(base)
    lines = [(LEADING * at, line, "ink") for at, line in enumerate((*said_base, "answered"))]
    for people, words in ((tally.cannot_judge, "cannot judge"), (tally.silent, "silent")):
        said, down = f"{people} {words}", lines[-1][0] + 0.35
        for line in (said,) if text_width(said, size) <= frame.width - x else two_lines(said):
            down += LEADING
            lines += [(down, line, "muted")] if people else []
    closer = min(1.0, (frame.height - 0.3 * size - frame.head) / (lines[-1][0] * size))
    return [
        Label(x, frame.head + down * closer * size, text, size, bold=text in said_base, colour=colour)
        for down, text, colour in lines
    ]
