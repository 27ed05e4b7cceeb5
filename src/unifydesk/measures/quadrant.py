"""Where a risk stands on likelihood and severity, in words; the two are never multiplied into a score.

Multiplying ordinal ratings reverses ranks (Cox 2008), so the two medians are only read side by side.
"""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.position import CONTESTED, UNNAMED
from unifydesk.domain.tally import Figures

QUADRANTS: dict[tuple[int, int], str] = {
    (1, 1): QT_TRANSLATE_NOOP("quadrants", "likely and severe"),
    (1, 0): QT_TRANSLATE_NOOP("quadrants", "likely, of middling severity"),
    (1, -1): QT_TRANSLATE_NOOP("quadrants", "likely, not severe"),
    (0, 1): QT_TRANSLATE_NOOP("quadrants", "severe, of middling likelihood"),
    (0, 0): QT_TRANSLATE_NOOP("quadrants", "of middling likelihood and severity"),
    (0, -1): QT_TRANSLATE_NOOP("quadrants", "not severe, of middling likelihood"),
    (-1, 1): QT_TRANSLATE_NOOP("quadrants", "unlikely but severe"),
    (-1, 0): QT_TRANSLATE_NOOP("quadrants", "unlikely, of middling severity"),
    (-1, -1): QT_TRANSLATE_NOOP("quadrants", "unlikely and not severe"),
}
"""(side of the likelihood, side of the severity) → words; 1 is above the midpoint, 0 exactly at it."""
CONTESTED_WORD = QT_TRANSLATE_NOOP("quadrants", "contested")


def quadrant(likelihood: Figures, severity: Figures) -> str:
    """Return the quadrant of a risk in words, “contested”, or "" when there is nothing to name.

    A quadrant is named from the two medians when the rule gave both axes a position that is not contested.
    “contested”: one of them is polarised or divided. Empty: an axis has too few votes for a position,
    which is not the same as a dispute.
    """
    labels = [f.position.label if f.position else "no_position" for f in (likelihood, severity)]
    if CONTESTED.intersection(labels):
        return CONTESTED_WORD
    if UNNAMED.intersection(labels):
        return ""
    sides = side(likelihood), side(severity)
    return "" if None in sides else QUADRANTS[sides]  # type: ignore[index]


def side(figures: Figures) -> int | None:
    """Return 1, 0 or −1: the median above, exactly at or below the midpoint; None without a median."""
    if figures.median is None:
        return None
    twice, middle = 2 * figures.median, len(figures.tally.options) + 1
    return (twice > middle) - (twice < middle)
