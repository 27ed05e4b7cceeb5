"""Benefits by two questions: how many say that each is real, and how important it would be.

Importance is a median of those who answered; where a group agrees that a benefit is not real, its
importance is not named, so it is not on the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.position import CONTESTED, UNNAMED
from unifydesk.domain.rule import ANSWERED, BASES
from unifydesk.domain.tally import Figures
from unifydesk.kinds import KINDS
from unifydesk.pictures._scatter import Field, Mark, absent, draw, ground, left_names, left_room, set_apart
from unifydesk.pictures.lettering import fitted, text_width
from unifydesk.pictures.palette import BENEFIT
from unifydesk.pictures.shapes import Label, Picture, Shape, Stroke
from unifydesk.pictures.shares import base_words, for_share, percent, side_people
from unifydesk.pictures.words import name_of

IMPORTANCE = QT_TRANSLATE_NOOP("pictures", "Importance")
SHARE = QT_TRANSLATE_NOOP("pictures", "For “{question}”, {base}")
STEPS, QUARTERS = 5, 4
REJECTED = "consensus_against"
AIR = 1.3
"""Between the ends of the scale and the edges of the ground, in text sizes."""


@dataclass(frozen=True, slots=True)
class BenefitItem:
    """One benefit: a short name, such as the id of its claim, and the figures of both questions."""

    label: str
    real: Figures
    importance: Figures

    @property
    def rejected(self) -> bool:
        """Whether the group agrees that the benefit is not real, so that its importance is not named."""
        return self.real.position is not None and self.real.position.label == REJECTED

    @property
    def place(self) -> tuple[float, float] | None:
        """Share for “real” (0 … 1 of its base) and median importance; None where one is not to be shown."""
        share = for_share(self.real.tally)
        if share is None or self.importance.median is None or self.rejected:
            return None
        return float(share), self.importance.median

    @property
    def stands(self) -> bool:
        """Whether both questions have a position that is not contested, as the words under the map say."""
        both = (self.real.position, self.importance.position)
        return all(found is not None and found.label not in CONTESTED | UNNAMED for found in both)


def benefit_map(
    items: Sequence[BenefitItem], width: float, height: float, *, size: float | None = None
) -> Picture:
    """Return the map of all benefits: the share for “real” to the right, median importance upwards.

    A filled mark is a benefit whose two positions stand; a hollow one is contested or has too few votes.
    Whiskers are the middle half of the answers on importance. `size` sets the text size, otherwise it
    follows from the height.
    """
    text = min(height / 25, width / 44) if size is None else size
    names = tuple(option.short for option in KINDS["importance"].options)
    left, top, bottom = left_room(IMPORTANCE, names, text), 1.7 * text, 3.4 * text
    step_y = (height - top - bottom) / STEPS
    field = Field(left, top, width - left - 0.3 * text, step_y, 1, STEPS, text, max(0.5, text / 28))
    marks = set_apart([_mark(item, item.place, field) for item in items if item.place], field)
    drawn, missing = draw(marks, field, BENEFIT, ())
    title = fitted(_title(items), text, field.step_x, bold=True)
    base = height - 0.4 * text
    centre = _share_at(0.5, field)
    room = centre - text_width(title, text, bold=True) / 2 - text
    left_out = [*(item.label for item in items if not item.place), *missing]
    shapes: list[Shape] = [
        *ground(field),
        *left_names(field, IMPORTANCE, names),
        *_percentages(field),
        Label(centre, base, title, text, "middle", bold=True),
        *absent(left_out, room, text, base),
        *drawn,
    ]
    return Picture(width, height, tuple(shapes), _sentence(items))


def _percentages(field: Field) -> list[Shape]:
    """Return lines at the quarters, with their percentages below."""
    _, top, _, bottom = field.area
    shapes: list[Shape] = []
    for quarter in range(QUARTERS + 1):
        x = _share_at(quarter / QUARTERS, field)
        shapes.append(Stroke(((x, top), (x, bottom)), "line", field.line))
        said = f"{100 * quarter // QUARTERS}%"
        shapes.append(Label(x, bottom + 1.2 * field.size, said, field.size, "middle"))
    return shapes


def _share_at(share: float, field: Field) -> float:
    """Return the x of a share, with air at both ends for marks at 0 and 1."""
    return field.left + AIR * field.size + share * (field.step_x - 2 * AIR * field.size)


def _title(items: Sequence[BenefitItem]) -> str:
    """Return what the horizontal scale is, with the base that all benefits share."""
    if not items:
        return SHARE.format(question="real", base=BASES[ANSWERED])
    tally = items[0].real.tally
    return SHARE.format(question=name_of(tally.question), base=BASES.get(tally.base, BASES[ANSWERED]))


def _mark(item: BenefitItem, place: tuple[float, float], field: Field) -> Mark:
    """Return the mark of one benefit with the middle half of the answers on its importance."""
    at = _share_at(place[0], field), field.row(place[1])
    q1, q3 = item.importance.q1, item.importance.q3
    upright = (field.row(q1), field.row(q3)) if q1 is not None and q3 is not None and q1 < q3 else None
    return Mark(item.label, at, item.stands, None, upright)


def _sentence(items: Sequence[BenefitItem]) -> str:
    """Return share and importance of every benefit in words."""
    if not items:
        return "Benefit map: no benefits were voted on."
    return "Benefit map. " + " ".join(_described(item) for item in items)


def _described(item: BenefitItem) -> str:
    """Return one benefit in words, with its bases."""
    share, importance = for_share(item.real.tally), item.importance
    if share is None:
        return f"{item.label}: nobody answered whether it is real."
    people = f"{side_people(item.real.tally, 1)} for “{name_of(item.real.tally.question)}”"
    said = f"{item.label}: {people} ({percent(share, 1)} of {base_words(item.real.tally)})"
    if item.rejected:
        return f"{said}; the group agrees that it is not real, so its importance is not named."
    if importance.median is None:
        return f"{said}; nobody answered how important it is."
    contested = "" if item.stands else "; no position that stands"
    return (
        f"{said}, median importance {importance.median:g} of {STEPS} ({importance.tally.answered} answered, "
        f"quartiles {importance.q1:g} and {importance.q3:g}){contested}."
    )
