"""Likelihood against severity: every risk at its two medians, the middle half of the answers as whiskers.

The two are shown side by side and never multiplied (Cox 2008), and no red-amber-green wash claims that one
corner is the limit of what is acceptable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Figures
from unifydesk.kinds import KINDS
from unifydesk.measures.quadrant import CONTESTED_WORD, QUADRANTS, quadrant
from unifydesk.pictures._scatter import (
    Area,
    Field,
    Mark,
    Point,
    absent,
    draw,
    ground,
    left_names,
    left_room,
    set_apart,
)
from unifydesk.pictures.lettering import text_width, two_lines
from unifydesk.pictures.palette import RISK
from unifydesk.pictures.shapes import Box, Label, Picture, Shape

LIKELIHOOD = QT_TRANSLATE_NOOP("pictures", "Likelihood")
SEVERITY = QT_TRANSLATE_NOOP("pictures", "Severity")
STEPS = 5


@dataclass(frozen=True, slots=True)
class RiskItem:
    """One risk: a short name, such as the id of its claim, and the figures of both questions."""

    label: str
    likelihood: Figures
    severity: Figures

    @property
    def medians(self) -> Point | None:
        """Both medians, or None when nobody answered one of the questions."""
        if self.likelihood.median is None or self.severity.median is None:
            return None
        return self.likelihood.median, self.severity.median


def risk_map(items: Sequence[RiskItem], width: float, height: float, *, size: float | None = None) -> Picture:
    """Return the map of all risks with answers to both questions.

    A filled mark is a risk whose two positions stand; a hollow one is contested or has too few votes.
    Risks with equal medians stand side by side. `size` sets the text size, otherwise it follows from the
    height.
    """
    text = min(height / 25, width / 44) if size is None else size
    left, top, bottom = left_room(SEVERITY, _steps("severity"), text), 1.7 * text, 4.4 * text
    step_x, step_y = (width - left - 0.3 * text) / STEPS, (height - top - bottom) / STEPS
    field = Field(left, top, step_x, step_y, STEPS, STEPS, text, max(0.5, text / 28))
    marks = set_apart([_mark(item, item.medians, field) for item in items if item.medians], field)
    drawn, missing = draw(marks, field, RISK, _corner_areas(field))
    left_out = [*(item.label for item in items if not item.medians), *missing]
    title = text_width(LIKELIHOOD, text, bold=True) / 2 + text
    room = left + STEPS * step_x / 2 - title
    shapes: list[Shape] = [
        *ground(field),
        *_corners(field),
        *left_names(field, SEVERITY, _steps("severity")),
        *_bottom_names(field, height),
        *absent(left_out, room, text, height - 0.4 * text),
        *drawn,
    ]
    return Picture(width, height, tuple(shapes), _sentence(items))


def _steps(kind: str) -> tuple[str, ...]:
    """Return the short names of the five steps of a scale."""
    return tuple(option.short for option in KINDS[kind].options)


def _corners(field: Field) -> list[Shape]:
    """Return the names of the four quadrants in their corners."""
    left, top, right, bottom = field.area
    air, size = 0.4 * field.size, field.size
    places = (
        (1, 1, right - air, top + 1.1 * size, "end"),
        (-1, 1, left + air, top + 1.1 * size, "start"),
        (1, -1, right - air, bottom - 0.5 * size, "end"),
        (-1, -1, left + air, bottom - 0.5 * size, "start"),
    )
    made: list[Shape] = []
    for a, b, x, y, anchor in places:
        words = QUADRANTS[a, b]
        wide = text_width(words, size)
        made.append(Box(x - wide if anchor == "end" else x, y - 0.8 * size, wide, 1.0 * size, "paper"))
        made.append(Label(x, y, words, size, anchor, colour="muted"))
    return made


def _corner_areas(field: Field) -> list[Area]:
    """Return where the names of the quadrants stand."""
    left, top, right, bottom = field.area
    high = 1.4 * field.size
    areas = []
    for (likely, severe), words in QUADRANTS.items():
        if likely and severe:
            wide = text_width(words, field.size) + 0.4 * field.size
            x, y = right - wide if likely > 0 else left, top if severe > 0 else bottom - high
            areas.append((x, y, x + wide, y + high))
    return areas


def _bottom_names(field: Field, height: float) -> list[Shape]:
    """Return the name of the likelihood and of its steps."""
    left, _, right, bottom = field.area
    size = field.size
    title = Label((left + right) / 2, height - 0.4 * size, LIKELIHOOD, size, "middle", bold=True)
    steps = [
        Label(field.column(step), bottom + (1.2 + 1.1 * number) * size, line, size, "middle")
        for step, name in enumerate(_steps("likelihood"), start=1)
        for number, line in enumerate(two_lines(name))
    ]
    return [title, *steps]


def _mark(item: RiskItem, medians: Point, field: Field) -> Mark:
    """Return the mark of one risk with the middle half of the answers to both questions."""
    stands = quadrant(item.likelihood, item.severity) not in ("", CONTESTED_WORD)
    across, upright = _half(item.likelihood), _half(item.severity)
    return Mark(
        item.label,
        (field.column(medians[0]), field.row(medians[1])),
        stands,
        across and (field.column(across[0]), field.column(across[1])),
        upright and (field.row(upright[0]), field.row(upright[1])),
    )


def _half(figures: Figures) -> Point | None:
    """Return the quartiles, or None where they are one."""
    q1, q3 = figures.q1, figures.q3
    return (q1, q3) if q1 is not None and q3 is not None and q1 < q3 else None


def _sentence(items: Sequence[RiskItem]) -> str:
    """Return the medians and the quadrant of every risk in words."""
    if not items:
        return "Risk map: no risks were voted on."
    return "Risk map. " + " ".join(_described(item) for item in items)


def _described(item: RiskItem) -> str:
    """Return one risk in words, with its bases and the middle half of the answers."""
    if item.medians is None:
        return f"{item.label}: no answers to one of the questions."
    words = quadrant(item.likelihood, item.severity) or "too few votes for a position"
    return (
        f"{item.label}: median likelihood {_median(item.likelihood)}, "
        f"median severity {_median(item.severity)}, {words}."
    )


def _median(figures: Figures) -> str:
    """Return a median with its quartiles and its base."""
    return (
        f"{figures.median:g} of {STEPS} ({figures.tally.answered} answered, "
        f"quartiles {figures.q1:g} and {figures.q3:g})"
    )
