"""The one picture of a result, chosen by what its answers look like."""

from __future__ import annotations

from typing import Protocol

from unifydesk.domain.question import ALLOCATION, RANKING, SCALE, TEXT
from unifydesk.domain.tally import Figures
from unifydesk.kinds import KINDS
from unifydesk.pictures.diverging_bar import SPLIT, diverging_bar
from unifydesk.pictures.item_words import texts_sentence
from unifydesk.pictures.points_bars import points_bars
from unifydesk.pictures.ranking_plot import ranking_plot
from unifydesk.pictures.shapes import Picture
from unifydesk.pictures.spectrum_strip import spectrum_strip


class Draw(Protocol):
    """What every picture of a result can be told."""

    def __call__(
        self,
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
        """Return the picture."""


def nothing_but_words(
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
    """Return a picture without shapes: answers in words are listed as text, never drawn.

    A cloud of words is no evidence. `text` holds every answer; whoever shows it sets it as a list.
    """
    del previous, grow, scale_to, size, hatch
    return Picture(width, height, (), texts_sentence(figures))


BY_SHAPE: dict[str, Draw] = {
    SCALE: diverging_bar,
    RANKING: ranking_plot,
    ALLOCATION: points_bars,
    TEXT: nothing_but_words,
}
"""What answers look like → their picture."""
BY_KIND: dict[str, Draw] = {"spectrum": spectrum_strip}
"""Kinds with a picture of their own: a spectrum has ends and no sides."""


def picture_of(figures: Figures) -> Draw:
    """Return what draws these figures; an unknown kind goes by what its figures hold."""
    question = figures.tally.question
    kind = KINDS.get(question.kind)
    if kind is not None and (kind.shape != SCALE or figures.is_scale):
        return BY_KIND.get(question.kind, BY_SHAPE[kind.shape])
    held = ((RANKING, figures.ranking), (ALLOCATION, figures.allocation), (SCALE, figures.is_scale))
    return BY_SHAPE[next((shape for shape, there in held if there), TEXT)]


def result_picture(
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
    """Return the picture of one question of any kind; it may have no shapes, but always has its words.

    `previous` are the figures of the round before, from which marks travel while `grow` runs from 0 to 1.
    `scale_to` makes the pictures of a scene comparable: the most people among them, or the largest total
    of points. `size` sets the text size, `hatch` is a second channel for print, and `neutral` says where a
    diverging bar puts neutral answers.
    """
    draw = picture_of(figures)
    if draw is diverging_bar:
        return diverging_bar(
            figures,
            width,
            height,
            previous=previous,
            grow=grow,
            scale_to=scale_to,
            size=size,
            hatch=hatch,
            neutral=neutral,
        )
    return draw(
        figures, width, height, previous=previous, grow=grow, scale_to=scale_to, size=size, hatch=hatch
    )
