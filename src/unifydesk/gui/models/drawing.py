"""The one place that says which picture shows a result, in a table, beside its figures and while leading."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from unifydesk.domain.tally import Figures
from unifydesk.pictures import result_picture as pictured
from unifydesk.pictures.diverging_bar import diverging_bar
from unifydesk.pictures.mini_bar import mini_bar
from unifydesk.pictures.shapes import Picture

BAR, STRIP = 84, 132
"""Heights of a bar and of a strip of dots."""
LINES_BESIDE, LINES_PER_ITEM, LEAST_ITEMS = 7.0, 1.6, 3
"""Lines of type that a picture of items takes: for its heads and small print, and for each item."""
TYPE = 11.0
"""Size of words in pictures on the console, in logical pixels at the usual text size."""
Maker = Callable[[float, float], Picture]


def result_picture(figures: Figures, previous: Figures | None = None, *, scale: float = 1.0) -> Maker | None:
    """Return what draws a result at any size; None for answers in words, and where nobody answered items.

    `previous` are the figures of the round before, `scale` the text size chosen for the console.
    """
    if not figures.is_scale and not figures.ranking and not figures.allocation:
        return None
    before = previous if previous is not None and same_options(previous, figures) else None
    return partial(pictured.result_picture, figures, previous=before, size=TYPE * scale)


def picture_height(figures: Figures, *, scale: float = 1.0) -> int:
    """Return the height in which the picture of a result can be read: a line for every item."""
    if not figures.is_scale:
        lines = LINES_BESIDE + LINES_PER_ITEM * max(LEAST_ITEMS, len(figures.tally.question.items))
        return round(lines * TYPE * scale)
    drawn_alone = pictured.picture_of(figures) is not diverging_bar
    return round((STRIP if drawn_alone else BAR) * scale)


def row_picture(figures: Figures, width: float, height: float) -> Picture | None:
    """Return the picture of one line of a table; None for kinds whose answers lie on no scale."""
    return mini_bar(figures, width, height) if figures.is_scale else None


def same_options(before: Figures, after: Figures) -> bool:
    """Return whether two rounds asked a question on one and the same scale, so that they can be compared."""
    asked, now = before.tally, after.tally
    return after.is_scale and asked.question.kind == now.question.kind and asked.options == now.options
