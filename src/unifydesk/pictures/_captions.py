"""Captions below the runs of a bar: as many words as there is room for, down to bare numerals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Tally
from unifydesk.pictures.lettering import fitted, spread_apart, text_width, two_lines
from unifydesk.pictures.shapes import Label
from unifydesk.pictures.shares import amounts, percent, whole
from unifydesk.pictures.words import is_numbered, option_labels

LEADING = 1.15
NEAR = 1.2
"""A caption that moves further than this from its run, in text sizes, is tried in a shorter style."""
FAR = 4.0
"""Where words move further than this, numerals take their place on a numbered scale."""
BREAK = 5.0
"""Words up to this width, in text sizes, stand on one line."""
AT = QT_TRANSLATE_NOOP("pictures", "at {value}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a caption: its left edge within the caption, and its row below the bar."""

    text: str
    indent: float
    row: int
    bold: bool = False
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands below the run of one option."""

    option: int
    lines: tuple[Line, ...]
    width: float

    def labels(self, centre: float, first: float, size: float) -> list[Label]:
        """Return its lines around `centre`, the first baseline at `first`."""
        left = centre - self.width / 2
        return [
            Label(
                left + line.indent,
                first + line.row * LEADING * size,
                line.text,
                size,
                bold=line.bold,
                colour=line.colour,
            )
            for line in self.lines
            if line.text
        ]


@dataclass(frozen=True, slots=True)
class Captions:
    """The captions of all answers that were given, in one style."""

    given: tuple[Caption, ...]
    gap: float  # between two of them
    in_words: bool  # whether they name the answers; otherwise the ends of the scale want naming

    def places(self, centres: Sequence[float], low: float, high: float) -> list[float]:
        """Return where their middles stand, as near to the middles of their runs as they fit.

        `centres` are in the order of `given` and need not ascend: a neutral run may stand apart.
        """
        order = sorted(range(len(centres)), key=lambda at: centres[at])
        widths = [self.given[at].width + self.gap for at in order]
        placed = spread_apart([centres[at] for at in order], widths, low, high)
        places = dict(zip(order, placed, strict=True))
        return [places[at] for at in range(len(centres))]

    def moved(self, centres: Sequence[float], room: float) -> float:
        """Return how far the caption that moves most stands from its run."""
        placed = self.places(centres, 0, room)
        return max((abs(x - centre) for x, centre in zip(placed, centres, strict=True)), default=0.0)


@dataclass(frozen=True, slots=True)
class _Style:
    """One way of captioning."""

    gap: float  # in text sizes
    words: int  # 0: the label, 1: the short label, -1: the numeral
    stacked: bool = False  # on one axis, the name of the answer last and muted
    template: str = "{value}"
    shares: bool = True  # whether it has a percentage where percentages are shown


_NUMERALS = (
    _Style(0.6, -1, stacked=True, template=AT),
    _Style(0.35, -1, stacked=True),
    _Style(0.3, -1, stacked=True, shares=False),
)
_WORDS = (_Style(1.0, 0), _Style(1.0, 1))
_CUT = _Style(0.5, 1, stacked=True)


def captions(tally: Tally, size: float, room: float, middles: Sequence[float], *, shares: bool) -> Captions:
    """Return captions in the fullest style that fits into `room`; with `shares` they say percentages too.

    `middles` are those of the runs of all options. The styles are: the whole label; the short one, also
    where whole labels would have to move far from their runs; then on numbered scales “at 7” and the bare
    numeral.
    """
    given = [option for option, count in enumerate(tally.counts) if count]
    centres = [middles[option] for option in given]
    kept, kept_moved = Captions((), size, in_words=True), math.inf
    for style in _styles(tally):
        each = room / max(1, len(given)) - style.gap * size
        made = tuple(_caption(tally, option, style, size, each, shares) for option in given)
        found = Captions(made, style.gap * size, style.words >= 0)
        if not found.in_words and kept_moved <= FAR * size:
            break
        if sum(caption.width + found.gap for caption in made) <= room:
            moved = found.moved(centres, room)
            if not found.in_words or moved <= NEAR * size:
                return found
            kept, kept_moved = min((kept, kept_moved), (found, moved), key=lambda pair: pair[1])
        elif math.isinf(kept_moved):
            kept = found
    return kept


def _styles(tally: Tally) -> tuple[_Style, ...]:
    """Return the styles that suit a scale, the fullest first."""
    if not is_numbered(tally.options):
        return (*_WORDS, _CUT)
    labels = option_labels(tally.question, tally.options)
    bare = any(label == value for value, (label, _) in zip(tally.options, labels, strict=True))
    return _NUMERALS if bare else (*_WORDS, *_NUMERALS)


def _caption(tally: Tally, option: int, style: _Style, size: float, room: float, shares: bool) -> Caption:
    """Return the caption of one option in one style."""
    count = str(tally.counts[option])
    share = percent(amounts(tally)[option], whole(tally)) if shares and style.shares else ""
    if style.words < 0:
        return _stacked(
            option, count, share, style.template.format(value=tally.options[option]), "muted", size
        )
    words = option_labels(tally.question, tally.options)[option][style.words]
    if style.stacked:
        return _stacked(option, count, share, fitted(words, size, room), "ink", size)
    return _worded(option, count, share, words, size)


def _worded(option: int, count: str, share: str, words: str, size: float) -> Caption:
    """Return the count with the words beside it, or below it where it carries a percentage."""
    numeral = f"{count} ({share})" if share else count
    lines = two_lines(words) if text_width(words, 1.0) > BREAK else (words,)
    numeral_width = text_width(numeral, size, bold=True)
    words_width = max(text_width(line, size) for line in lines)
    indent, below = (0.0, 1) if share else (numeral_width + 0.3 * size, 0)
    width = max(numeral_width, words_width) if share else indent + words_width
    written = [Line(line, indent, number + below) for number, line in enumerate(lines)]
    return Caption(option, (Line(numeral, 0.0, 0, bold=True), *written), width)


def _stacked(option: int, count: str, share: str, name: str, colour: str, size: float) -> Caption:
    """Return count, share and the name of the answer below one another on one axis."""
    rows = [(count, True, "ink"), *([(share, False, "ink")] if share else []), (name, False, colour)]
    widths = [text_width(text, size, bold=bold) for text, bold, _ in rows]
    width = max(widths)
    lines = [
        Line(text, (width - wide) / 2, row, bold, shade)
        for row, ((text, bold, shade), wide) in enumerate(zip(rows, widths, strict=True))
    ]
    return Caption(option, tuple(lines), width)
