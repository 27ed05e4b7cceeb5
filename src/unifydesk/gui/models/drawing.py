"""The one place that says which picture shows a result, in a table, beside its figures and while leading."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from unifydesk.domain.tally import Figures
from unifydesk.pictures.diverging_bar import diverging_bar
from unifydesk.pictures.mini_bar import mini_bar
from unifydesk.pictures.shapes import Picture

TYPE = 11.0
"""Size of words in pictures on the console, in logical pixels at the usual text size."""
Maker = Callable[[float, float], Picture]


def result_picture(figures: Figures, previous: Figures | None = None, *, scale: float = 1.0) -> Maker | None:
    """Return what draws a result at any size; None for kinds that have no picture.

    `previous` are the figures of the round before, `scale` the text size chosen for the console.
    """
    if not figures.is_scale:
        return None
    before = previous if previous is not None and same_options(previous, figures) else None
    return partial(diverging_bar, figures, previous=before, size=TYPE * scale)


def row_picture(figures: Figures, width: float, height: float) -> Picture | None:
    """Return the picture of one line of a table; None for kinds whose answers lie on no scale."""
    return mini_bar(figures, width, height) if figures.is_scale else None


def same_options(before: Figures, after: Figures) -> bool:
    """Return whether two rounds asked a question on one and the same scale, so that they can be compared."""
    asked, now = before.tally, after.tally
    return after.is_scale and asked.question.kind == now.question.kind and asked.options == now.options
