"""Where charts come from: each wraps one picture of `unifydesk.pictures` for the flow of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._pdf_picture import PictureFlowable
from unifydesk.exporters._words import short_id
from unifydesk.pictures.benefit_map import BenefitItem, benefit_map
from unifydesk.pictures.diverging_bar import ONE_ROW, UNIT_LIMIT
from unifydesk.pictures.mini_bar import mini_bar
from unifydesk.pictures.result_picture import result_picture
from unifydesk.pictures.risk_map import RiskItem, risk_map
from unifydesk.pictures.shapes import Label, Picture
from unifydesk.pictures.slope_chart import SlopeItem, slope_chart

TEXT = 6.4
"""Size of the lettering in charts, in points."""
ONE_ROW_HEIGHT = 44.0
HIGHER = 53.0
"""Height of a bar in points: with one row of squares, and with two rows or with segments."""
STRIP_HEIGHT = 88.0
ROW, AROUND = 11.0, 42.0
"""Height of an item in a picture of items, and of what stands around them."""
MAP_HEIGHT = 236.0
MOST_ON_MAP = 60
"""More claims than this cannot be told apart on a map."""
LEAST_SLOPE, SLOPE_ROW, MOST_SLOPES = 180.0, 8.6, 60
"""Height of a slope chart: at the least, and for each claim; more claims are a thicket."""


def picture_of(
    figures: Figures, width: float, height: float, *, previous: Figures | None = None, scale_to: int = 0
) -> Picture | None:
    """Return the picture of one question in one round, of whatever kind; None where nothing is drawn."""
    made = result_picture(figures, width, height, previous=previous, scale_to=scale_to, size=TEXT, hatch=True)
    return made if made.shapes else None


def bar(figures: Figures, width: float, most_people: int) -> PictureFlowable | None:
    """Return the chart of one scale in one round; `most_people` answered in the fullest round beside it."""
    scale = most_people if most_people <= UNIT_LIMIT else 0
    height = ONE_ROW_HEIGHT if most_people <= ONE_ROW else HIGHER
    if figures.tally.question.kind == "spectrum":
        height, scale = STRIP_HEIGHT, 0
    picture = picture_of(figures, width, height, scale_to=scale)
    return PictureFlowable(picture) if picture is not None else None


def items_picture(figures: Figures, previous: Figures | None, width: float) -> PictureFlowable | None:
    """Return the picture of a question about items, high enough for all of them; None without answers."""
    if not figures.tally.answered:
        return None
    height = AROUND + ROW * max(4, len(figures.tally.question.items))
    picture = picture_of(figures, width, height, previous=previous)
    return PictureFlowable(picture) if picture is not None else None


def risks(claims: Sequence[ReportClaim], width: float, height: float = MAP_HEIGHT) -> PictureFlowable | None:
    """Return the map of some risks by the medians of their last rounds; None when it would say nothing."""
    items = [
        RiskItem(short_id(claim.claim), likelihood, severity)
        for claim in claims
        if (likelihood := claim.rounds[-1].of("likelihood")) and (severity := claim.rounds[-1].of("severity"))
    ]
    found = [item for item in items if item.medians]
    if not 2 <= len(found) <= MOST_ON_MAP:
        return None
    return PictureFlowable(risk_map(found, width, height, size=TEXT))


def benefits(
    claims: Sequence[ReportClaim], width: float, height: float = MAP_HEIGHT
) -> PictureFlowable | None:
    """Return the map of some benefits, by the share for “real” and importance; None when it says nothing."""
    items = [
        BenefitItem(short_id(claim.claim), real, importance)
        for claim in claims
        if (real := claim.rounds[-1].of("real")) and (importance := claim.rounds[-1].of("importance"))
    ]
    if not 2 <= sum(item.place is not None for item in items) <= MOST_ON_MAP:
        return None
    return PictureFlowable(benefit_map(items, width, height, size=TEXT))


def slopes(claims: Sequence[ReportClaim], width: float) -> PictureFlowable | None:
    """Return the shares for every claim in its last two rounds; None for fewer than two such claims."""
    items = [
        SlopeItem(short_id(claim.claim), *pair) for claim in claims if (pair := last_two(claim)) is not None
    ]
    found = [item for item in items if item.shares]
    if not 2 <= len(found) <= MOST_SLOPES:
        return None
    height = max(LEAST_SLOPE, SLOPE_ROW * len(found) + 30)
    before, after = "The round before the last", "The last round"
    return PictureFlowable(slope_chart(found, width, height, before=before, after=after, size=TEXT))


def last_two(claim: ReportClaim) -> tuple[Figures, Figures] | None:
    """Return the leading question of a claim in its last two rounds; None without two alike."""
    if len(claim.rounds) < 2:
        return None
    after = next((f for f in claim.rounds[-1].figures if f.position is not None), None)
    before = claim.rounds[-2].of(after.tally.question.id) if after is not None else None
    if after is None or before is None or before.tally.options != after.tally.options:
        return None
    return before, after


def mini(figures: Figures, width: float, height: float) -> PictureFlowable:
    """Return a small bar without words, for a table."""
    picture = mini_bar(figures, width, height, hatch=True)
    marks = tuple(shape for shape in picture.shapes if not isinstance(shape, Label))
    return PictureFlowable(replace(picture, shapes=marks))
