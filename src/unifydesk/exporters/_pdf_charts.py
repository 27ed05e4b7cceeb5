"""Where charts come from: each wraps one picture of `unifydesk.pictures` for the flow of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._pdf_picture import PictureFlowable
from unifydesk.exporters._pdf_words import short_id
from unifydesk.pictures.diverging_bar import ONE_ROW, UNIT_LIMIT, diverging_bar
from unifydesk.pictures.mini_bar import mini_bar
from unifydesk.pictures.risk_map import RiskItem, risk_map
from unifydesk.pictures.shapes import Label

TEXT = 6.4
"""Size of the lettering in charts, in points."""
ONE_ROW_HEIGHT = 44.0
HIGHER = 53.0
"""Height of a bar in points: with one row of squares, and with two rows or with segments."""
MAP_HEIGHT = 250.0
MOST_RISKS = 60
"""More risks than this cannot be told apart on a map."""


def bar(figures: Figures, width: float, most_people: int) -> PictureFlowable:
    """Return the bar of one question in one round; `most_people` answered in the fullest round beside it."""
    scale = most_people if most_people <= UNIT_LIMIT else 0
    height = ONE_ROW_HEIGHT if most_people <= ONE_ROW else HIGHER
    return PictureFlowable(diverging_bar(figures, width, height, scale_to=scale, size=TEXT, hatch=True))


def risks(claims: Sequence[ReportClaim], width: float) -> PictureFlowable | None:
    """Return the map of all risks by the medians of their last rounds; None when it would say nothing."""
    items = [
        RiskItem(short_id(claim.claim), likelihood, severity)
        for claim in claims
        if (likelihood := claim.rounds[-1].of("likelihood")) and (severity := claim.rounds[-1].of("severity"))
    ]
    found = [item for item in items if item.medians]
    if not 2 <= len(found) <= MOST_RISKS:
        return None
    return PictureFlowable(risk_map(found, width, MAP_HEIGHT, size=TEXT))


def mini(figures: Figures, width: float, height: float) -> PictureFlowable:
    """Return a small bar without words, for a table."""
    picture = mini_bar(figures, width, height, hatch=True)
    marks = tuple(shape for shape in picture.shapes if not isinstance(shape, Label))
    return PictureFlowable(replace(picture, shapes=marks))
