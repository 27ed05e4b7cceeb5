"""Where people stand between two ends: one dot per person over a line of numbers, stacked where they agree.

Below the line the middle half of the answers is a band and the median a mark; a spectrum has no sides, so
nothing is counted for or against.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Figures, Tally
from unifydesk.measures.sides import sides_of
from unifydesk.pictures.aside import aside, aside_width
from unifydesk.pictures.lettering import text_width, wrapped
from unifydesk.pictures.palette import HIGH, OUTLINE, PLAIN, blend, shades
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke
from unifydesk.pictures.words import number, option_labels, tally_sentence, value_at

NOBODY = QT_TRANSLATE_NOOP("pictures", "Nobody answered")
MIDDLES = (
    QT_TRANSLATE_NOOP("pictures", "median {median}, middle half {q1} to {q3}"),
    QT_TRANSLATE_NOOP("pictures", "median {median} ({q1}–{q3})"),
    QT_TRANSLATE_NOOP("pictures", "median {median}"),
)
"""What the band says, the longest form that fits."""
ENDS = 0.3
"""Share of the plot that the name of one end may take."""
ROOMY = 8.0
"""From this height on, in text sizes, the names of the ends may take two lines."""
ABOVE = 1.3
"""Room for the numerals above the stacks, in text sizes."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """Measures of one strip."""

    plot: float  # right edge
    step: float  # between two numbers
    ground: float  # y on which the stacks stand
    pitch: float  # between two dots
    abreast: int  # dots side by side over one number
    rows: int  # of the highest stack that has to fit
    size: float
    line: float

    def x(self, place: float) -> float:
        """Return where a place on the scale lies, the first option at 0."""
        return (place + 0.5) * self.step

    def places(self, counts: Sequence[int]) -> list[tuple[int, float, float]]:
        """Return (option, x, y) of a dot per person, lowest answers first and each stack from its ground."""
        found = []
        for option, people in enumerate(counts):
            for person in range(people):
                row, column = divmod(person, self.abreast)
                here = min(self.abreast, people - row * self.abreast)
                x = self.x(option) + (column - (here - 1) / 2) * self.pitch
                found.append((option, x, self.ground - (row + 0.5) * self.pitch))
        return found


def spectrum_strip(
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
    """Return the strip of one question with a numbered scale.

    `grow` runs from 0 to 1 while the dots rise from the line or, with `previous`, come from the earlier
    answers; no dot claims to be the same person. `scale_to` gives all strips of a scene dots of one size:
    the largest number of people among them. `size` sets the text size. Dots are not hatched.
    """
    del hatch
    grow, tally = max(0.0, min(grow, 1.0)), figures.tally
    before = previous if previous and previous.tally.options == tally.options else None
    text = min(height / 10, width / 44) if size is None else size
    names = _end_lines(tally, width, text, 2 if height >= ROOMY * text else 1)
    fullest = max([scale_to, *tally.counts, *(before.tally.counts if before else ())])
    strip = _measure(len(tally.options), fullest, len(max(names, key=len)), width, height, text)
    shapes: list[Shape] = [*_scale(tally, strip), *_ends(names, strip)]
    if tally.answered:
        shapes += _dots(tally, before.tally if before else None, strip, grow)
        shapes += _counts(tally, strip) if grow >= 1 else []
        shapes += _band(figures, before, strip, grow)
    else:
        shapes.append(Label(strip.plot / 2, strip.ground - text, NOBODY, text, "middle", colour="muted"))
    head = strip.ground - max(strip.rows * strip.pitch, text) - 0.3 * text
    shapes += aside(tally, strip.plot + 0.3 * text, width, head, height, text, of_base=False)
    return Picture(width, height, tuple(shapes), spectrum_sentence(figures))


def _measure(options: int, fullest: int, name_lines: int, width: float, height: float, text: float) -> _Strip:
    """Return the measures with the largest dots with which the fullest stack fits."""
    plot = width - aside_width(width, text) - 0.5 * text
    step = plot / max(1, options)
    below = (1.0 + 1.35 + 1.15 * name_lines + 0.3) * text
    room = max(height - below - ABOVE * text, 0.5 * text)
    fits = [
        min(0.92 * step / abreast, room / ceil(max(1, fullest) / abreast), 2.2 * text)
        for abreast in range(1, max(1, fullest) + 1)
    ]
    abreast, pitch = next((at, fit) for at, fit in enumerate(fits, start=1) if fit >= 0.9 * max(fits))
    rows = ceil(fullest / abreast)
    top = (height - below - ABOVE * text - max(rows * pitch, text)) / 2
    ground = top + ABOVE * text + max(rows * pitch, text)
    return _Strip(plot, step, min(ground, height - below), pitch, abreast, rows, text, max(0.5, text / 28))


def _scale(tally: Tally, strip: _Strip) -> list[Shape]:
    """Return the line with its numbers."""
    base = strip.ground + 2.1 * strip.size
    return [
        Stroke(((0.0, strip.ground), (strip.plot, strip.ground)), "muted", 1.5 * strip.line),
        *(
            Label(strip.x(option), base, value, strip.size, "middle")
            for option, value in enumerate(tally.options)
        ),
    ]


def _end_lines(tally: Tally, width: float, size: float, most: int) -> tuple[tuple[str, ...], ...]:
    """Return the names of both ends, each on up to `most` lines."""
    room = ENDS * (width - aside_width(width, size))
    labels = [short for _, short in option_labels(tally.question, tally.options)]
    low, high = tally.question.ends[0] or labels[0], tally.question.ends[1] or labels[-1]
    low, high = ("" if name in tally.options else name for name in (low, high))
    return tuple(wrapped(name, size, room, most, bold=True) or ("",) for name in (low, high))


def _ends(names: Sequence[tuple[str, ...]], strip: _Strip) -> list[Shape]:
    """Return what the two ends are called, below their numbers."""
    first = strip.ground + 3.35 * strip.size
    places = ((0.0, "start", names[0]), (strip.plot, "end", names[1]))
    return [
        Label(x, first + 1.15 * row * strip.size, line, strip.size, anchor, bold=True)
        for x, anchor, lines in places
        for row, line in enumerate(lines)
        if line
    ]


def _dots(tally: Tally, before: Tally | None, strip: _Strip, grow: float) -> list[Shape]:
    """Return one dot per person, on its way while the strip grows."""
    sides = sides_of(tally.options)
    colours = shades(sides.options, sides.neutral)
    earlier = strip.places(before.counts) if before else []
    everybody = strip.places(tally.counts)
    radius = 0.45 * strip.pitch
    dots: list[Shape] = []
    for person, (option, x, y) in enumerate(everybody):
        ground = (option, x, strip.ground - strip.pitch / 2)
        old = earlier[person * len(earlier) // len(everybody)] if earlier else ground
        fill = blend(colours[old[0]], colours[option], grow)
        at = old[1] + (x - old[1]) * grow, old[2] + (y - old[2]) * grow
        dots.append(Dot(*at, radius, fill, OUTLINE, min(strip.line, radius / 4)))
    return dots


def _counts(tally: Tally, strip: _Strip) -> list[Shape]:
    """Return how many people stand at each number, above their stack."""
    return [
        Label(
            strip.x(option),
            strip.ground - ceil(people / strip.abreast) * strip.pitch - 0.3 * strip.size,
            str(people),
            strip.size,
            "middle",
            bold=True,
        )
        for option, people in enumerate(tally.counts)
        if people
    ]


def _band(figures: Figures, before: Figures | None, strip: _Strip, grow: float) -> list[Shape]:
    """Return the middle half of the answers as a band below the line, the median as a mark, and both said."""
    low, middle, high = (
        then + (now - then) * grow
        for then, now in zip(_quarters(before or figures), _quarters(figures), strict=True)
    )
    size, top = strip.size, strip.ground + 0.35 * strip.size
    left, right = strip.x(low - 1), strip.x(high - 1)
    median = strip.x(middle - 1)
    thick = 0.22 * size
    shapes: list[Shape] = []
    if right > left:
        shapes.append(Box(left, top, right - left, 0.42 * size, PLAIN, OUTLINE, strip.line))
    shapes.append(Box(median - thick / 2, top - 0.13 * size, thick, 0.68 * size, HIGH, OUTLINE, strip.line))
    options = figures.tally.options
    q1, m, q3 = (number(value_at(options, place)) for place in _quarters(figures))
    forms = [form.format(median=m, q1=q1, q3=q3) for form in MIDDLES]
    room = (1 - 2 * ENDS) * strip.plot - 1.6 * size
    said = next((form for form in forms if text_width(form, size) <= room), forms[-1])
    half = text_width(said, size) / 2
    free = (1 - 2 * ENDS) * strip.plot / 2 - 0.8 * size - half
    x = strip.plot / 2 + max(-free, min(free, median - strip.plot / 2)) if free > 0 else strip.plot / 2
    shapes.append(Label(x, strip.ground + 3.35 * size, said, size, "middle"))
    return shapes


def _quarters(figures: Figures) -> tuple[float, float, float]:
    """Return the quartiles and the median of figures that have answers."""
    middle = figures.median if figures.median is not None else 1.0
    q1 = figures.q1 if figures.q1 is not None else middle
    q3 = figures.q3 if figures.q3 is not None else middle
    return q1, middle, q3


def spectrum_sentence(figures: Figures) -> str:
    """Return every count of a spectrum in words, with its median and the middle half of its answers."""
    said, options = tally_sentence(figures), figures.tally.options
    if figures.median is None:
        return f"{said} There is no median."
    q1, m, q3 = (number(value_at(options, place)) for place in _quarters(figures))
    weighted = " People count alike here, whatever their weights." if figures.tally.weighted else ""
    return f"{said} Median {m}; the middle half of the answers lies between {q1} and {q3}.{weighted}"
