"""A diverging bar for one line of a table: the shape of a vote at a glance, on a scale all rows share."""

from __future__ import annotations

from unifydesk.domain.tally import Figures
from unifydesk.measures.sides import sides_of
from unifydesk.pictures._runs import diverging
from unifydesk.pictures.lettering import CAP_HEIGHT, text_width
from unifydesk.pictures.palette import OUTLINE, shades, text_on
from unifydesk.pictures.shapes import Box, Label, Picture, Shape, Stroke
from unifydesk.pictures.shares import percents
from unifydesk.pictures.words import tally_sentence


def mini_bar(figures: Figures, width: float, height: float, *, hatch: bool = False) -> Picture:
    """Return segments in percent of the base on −100 … 100, with counts of people where they fit.

    Without answers only the zero line is drawn: an empty bar is not a bar of neutral answers.
    """
    tally = figures.tally
    sides = sides_of(tally.options)
    colours = shades(sides.options, sides.neutral)
    line = max(0.4, height / 24)
    zero = width / 2
    unit = (zero - line) / 100
    top, bar, size = height * 0.12, height * 0.76, height * 0.64
    shapes: list[Shape] = [Stroke(((zero, 0.0), (zero, height)), "ink", 1.5 * line)]
    for option, (start, end) in enumerate(diverging(percents(tally), sides)):
        if not tally.counts[option]:
            continue
        x, length, fill = zero + start * unit, (end - start) * unit, colours[option]
        below = hatch and sides.side(option) < 0
        shapes.append(Box(x, top, length, bar, fill, OUTLINE, line, hatch=below))
        count = str(tally.counts[option])
        if length > text_width(count, size, bold=True) + 0.3 * size:
            y = height / 2 + CAP_HEIGHT * size / 2
            shapes.append(Label(x + length / 2, y, count, size, "middle", colour=text_on(fill)))
    return Picture(width, height, tuple(shapes), tally_sentence(figures))
