"""The picture of one vote: lower answers to the left of zero, higher ones to the right, neutral ones across.

Up to 25 people it draws one square per person, because a group of that size can find itself in it; beyond,
and where ballots have weights, segments in percent of the declared base (Heiberger and Robbins 2014).
“Cannot judge” and silence stand outside, as they are no part of the scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Figures, Tally
from unifydesk.measures.sides import Sides, sides_of
from unifydesk.pictures._captions import Captions, captions
from unifydesk.pictures._runs import Span, diverging, unit_columns, unit_places
from unifydesk.pictures.aside import aside, aside_width
from unifydesk.pictures.lettering import CAP_HEIGHT, fitted, text_width
from unifydesk.pictures.palette import OUTLINE, blend, shades, text_on
from unifydesk.pictures.shapes import Box, Label, Picture, Shape, Stroke
from unifydesk.pictures.shares import percent, percents, side_share
from unifydesk.pictures.words import end_names, poles, tally_sentence

UNIT_LIMIT = 25
"""Up to this many people each one is a square."""
ONE_ROW = 13
"""Up to this many people one row of squares is high enough in a low picture; more take more rows."""
MOST_ROWS = 3
"""Squares are stacked no higher than this, so that a bar stays a bar."""
SPLIT, APART = "split", "apart"
"""Where neutral answers stand: half on either side of zero, or by themselves at the right end."""
NOBODY = QT_TRANSLATE_NOOP("pictures", "Nobody answered")
HEAD_GAP = 0.9
"""From zero to the words beside it, in text sizes."""


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
    sides: Sides
    apart: float | None  # where on the scale a neutral run ends that stands by itself

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
    neutral: str = SPLIT,
) -> Picture:
    """Return the diverging bar of one question.

    `grow` runs from 0 to 1 while the bar unfolds from zero or, with `previous`, from the earlier answers;
    at 1 it is complete. `scale_to` gives all bars of a scene squares of one size: the largest number of
    people among them. `size` sets the text size, otherwise an eighth of the height. `hatch` marks the
    answers below the middle with lines, a second channel for print. `neutral` is SPLIT or APART.
    """
    grow, tally = max(0.0, min(grow, 1.0)), figures.tally
    before = previous.tally if previous and previous.tally.options == tally.options else None
    frame = _frame(tally, before, width, height, scale_to, size, neutral)
    if frame.rows:
        marks = _squares(tally, before, frame, grow, hatch=hatch)
        runs = unit_columns(tally.counts, frame.rows, frame.sides, frame.apart)
    else:
        marks = _segments(tally, before, frame, grow, hatch=hatch)
        runs = diverging(percents(tally), frame.sides, frame.apart)
    middles = [frame.x((start + end) / 2) for start, end in runs]
    named = captions(tally, frame.size, frame.plot, middles, shares=not frame.rows)
    words = chain(_heads(tally, named, frame), _labels(named, runs, frame))
    beside = aside(tally, frame.plot, width, frame.head, height, frame.size)
    return Picture(width, height, (*_axis(frame), *marks, *words, *beside), tally_sentence(figures))


def _frame(
    tally: Tally,
    before: Tally | None,
    width: float,
    height: float,
    scale_to: int,
    size: float | None,
    neutral: str,
) -> _Frame:
    """Return the measures: text first, then squares as large as what is left allows."""
    text = min(height / 8, width / 44) if size is None else size
    sides = sides_of(tally.options)
    zero = (width - aside_width(width, text)) / 2 - text / 4
    gap = text if neutral == APART and sides.neutral is not None else 0.0
    people = max(tally.answered, scale_to, before.answered if before else 0)
    room = max(height - 4.4 * text, text)
    rows, unit, bar = 0, (zero - gap) / 100, max(text, min(height - 5.3 * text, 2.4 * text))
    if people <= UNIT_LIMIT and not tally.weighted:
        rows, unit = _square(people, sides, zero - gap, room, 2.2 * text, apart=bool(gap))
        bar = rows * unit
    line = max(0.5, text / 28)
    captioned = 2.7 if rows else 3.9
    top = (height - bar - (1.3 + captioned) * text) / 2 + 1.3 * text
    apart = (zero - line) / unit if gap else None
    return _Frame(width, height, text, zero, unit, rows, top, bar, line, sides, apart)


def _square(
    people: int, sides: Sides, half: float, room: float, most: float, *, apart: bool
) -> tuple[int, float]:
    """Return rows and side of the squares: as few rows as give squares near the largest that are possible.

    `half` is the width of one side of the scale, which has to hold everybody: every option on it begins a
    column of its own, and so does the neutral one, of which half lies there.
    """
    runs = max(sides.below, sides.options - sides.below - (sides.neutral is not None))
    runs_and_neutral = runs + (sides.neutral is not None) * (1.0 if apart else 0.5)
    found = []
    for rows in range(1, MOST_ROWS + 1):
        columns = max(1.0, (people + runs_and_neutral * (rows - 1)) / rows)
        found.append((rows, min(half / columns, room / rows, most)))
    largest = max(unit for _, unit in found)
    return next((rows, unit) for rows, unit in found if unit >= 0.8 * largest)


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


def _squares(tally: Tally, before: Tally | None, frame: _Frame, grow: float, *, hatch: bool) -> list[Shape]:
    """Return one square per person, on its way from its earlier place while it grows.

    The people are lined up from the lowest answer to the highest in both rounds; no square claims to be
    the same person, it only shows how the whole moved.
    """
    colours = shades(frame.sides.options, frame.sides.neutral)
    places = unit_places(tally.counts, frame.rows, frame.sides, frame.apart)
    earlier = unit_places(before.counts, frame.rows, frame.sides, frame.apart) if before else []
    air = 0.05 * frame.unit
    boxes: list[Shape] = []
    for person, (option, column, row) in enumerate(places):
        old = earlier[person * len(earlier) // len(places)] if earlier else (option, -0.5, row)
        x = frame.x(old[1] + (column - old[1]) * grow) + air
        up = old[2] + (row - old[2]) * grow
        y = frame.top + frame.bar - (up + 1) * frame.unit + air
        fill = blend(colours[old[0]], colours[option], grow)
        below = hatch and frame.sides.side(option) < 0
        side = frame.unit - 2 * air
        boxes.append(Box(x, y, side, side, fill, OUTLINE, frame.line, side / 12, hatch=below))
    return boxes


def _segments(tally: Tally, before: Tally | None, frame: _Frame, grow: float, *, hatch: bool) -> list[Shape]:
    """Return one segment per option that was chosen, with its people where there is room for them."""
    colours = shades(frame.sides.options, frame.sides.neutral)
    now = percents(tally)
    old = percents(before) if before else (0.0,) * len(now)
    lengths = [a + (b - a) * grow for a, b in zip(old, now, strict=True)]
    shapes: list[Shape] = []
    for option, (start, end) in enumerate(diverging(lengths, frame.sides, frame.apart)):
        if end - start < 1e-9:
            continue
        below = hatch and frame.sides.side(option) < 0
        x, length = frame.x(start), (end - start) * frame.unit
        fill = colours[option]
        shapes.append(Box(x, frame.top, length, frame.bar, fill, OUTLINE, frame.line, hatch=below))
        count = str(tally.counts[option])
        if length > text_width(count, frame.size, bold=True) + 0.4 * frame.size:
            y = frame.top + (frame.bar + CAP_HEIGHT * frame.size) / 2
            label = Label(x + length / 2, y, count, frame.size, "middle", bold=True, colour=text_on(fill))
            shapes.append(label)
    return shapes


def _heads(tally: Tally, named: Captions, frame: _Frame) -> list[Shape]:
    """Return “– 3 of 12 disagree”, “0” and “+ 7 of 12 agree” above their sides, or that nobody answered.

    Where captions have no words, the names of both ends of the scale stand at its ends instead.
    """
    if not tally.answered:
        return [Label(frame.zero, frame.head, NOBODY, frame.size, "middle", colour="muted")]
    size, gap = frame.size, HEAD_GAP * frame.size
    ends = not named.in_words and frame.apart is None
    half = frame.zero - gap
    if ends:
        less, more, low, high = _heads_and_ends(tally, frame, half)
    else:
        less, more = _two_heads(tally, frame, half, poles_too=True)
    shapes: list[Shape] = [
        Label(frame.zero - gap, frame.head, less, size, "end", bold=True),
        Label(frame.zero, frame.head, "0", size, "middle", colour="muted"),
        Label(frame.zero + gap, frame.head, more, size, "start", bold=True),
    ]
    if ends:
        shapes.append(Label(0.0, frame.head, low, size, "start", colour="muted"))
        shapes.append(Label(frame.plot, frame.head, high, size, "end", colour="muted"))
    return shapes


def _heads_and_ends(tally: Tally, frame: _Frame, half: float) -> tuple[str, str, str, str]:
    """Return both heads and the names of both ends, which are whole wherever some form of them fits.

    Names are shortened before the heads lose their base; only what fits in no form is cut.
    """
    size = frame.size
    names = [end_names(tally.question, tally.options, short=short) for short in (False, True)]
    heads = _head_pairs(tally, frame, poles_too=False)
    for pairs in (heads[:-1], heads[-1:]):
        for low, high in names:
            for less, more in pairs:
                left, right = (half - 0.8 * size - text_width(head, size, bold=True) for head in (less, more))
                if text_width(low, size) <= left and text_width(high, size) <= right:
                    return less, more, low, high
    less, more = _two_heads(tally, frame, 0.45 * half, poles_too=False)
    left, right = (half - 0.8 * size - text_width(head, size, bold=True) for head in (less, more))
    return less, more, fitted(names[1][0], size, left), fitted(names[1][1], size, right)


def _two_heads(tally: Tally, frame: _Frame, room: float, *, poles_too: bool) -> tuple[str, str]:
    """Return both heads in the fullest form that fits into `room` on either side."""
    for heads in _head_pairs(tally, frame, poles_too=poles_too):
        if max(text_width(head, frame.size, bold=True) for head in heads) <= room:
            break
    return heads


def _head_pairs(tally: Tally, frame: _Frame, *, poles_too: bool) -> list[tuple[str, str]]:
    """Return both heads in all their forms, the fullest first."""
    above, below = poles(tally.question)
    less, _, more = frame.sides.sums(tally.counts)
    return list(
        zip(
            _forms(tally, "–", less, -1, below if poles_too else "", squares=bool(frame.rows)),
            _forms(tally, "+", more, 1, above if poles_too else "", squares=bool(frame.rows)),
            strict=True,
        )
    )


def _forms(tally: Tally, sign: str, people: int, side: int, pole: str, *, squares: bool) -> list[str]:
    """Return one head in all its forms, the fullest first; squares are counted and need no percentage.

    A number of people is of the base, a percentage of weights is not of people.
    """
    short = f"{sign} {people}"
    said = short if tally.weighted else f"{short} of {tally.base_count}"
    share = "" if squares else f" ({percent(side_share(tally, side), 1)})"
    return [
        f"{said} {pole}{share}" if pole else said + share,
        f"{said} {pole}".rstrip(),
        said + share,
        said,
        short,
    ]


def _labels(named: Captions, runs: Sequence[Span], frame: _Frame) -> list[Shape]:
    """Return the caption of every answer given, below its run, moved apart where needed."""
    size, bottom = frame.size, frame.top + frame.bar
    centres = [frame.x(sum(runs[caption.option]) / 2) for caption in named.given]
    shapes: list[Shape] = []
    for caption, centre, x in zip(named.given, centres, named.places(centres, 0, frame.plot), strict=True):
        start, end = runs[caption.option]
        reach = (end - start) * frame.unit / 2 + caption.width / 2
        if abs(centre - x) > 0.8 * reach:
            shapes.append(Stroke(((centre, bottom), (x, bottom + 0.45 * size)), "muted", frame.line))
        shapes += caption.labels(x, bottom + 1.35 * size, size)
    return shapes
