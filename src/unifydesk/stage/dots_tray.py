"""The tray of dots, one a seat with its number, and its name where there is room; and how large dots are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from unifydesk.domain.people import Seat
from unifydesk.stage import dots_words, words
from unifydesk.stage.canvas import UNIT
from unifydesk.stage.look import Face
from unifydesk.stage.typeset import shorten, text_width

ROWS = 2
"""The tray has up to so many rows; more people than fit have pages."""
NAME_WIDTHS = (7 * UNIT, 5.5 * UNIT, 4.2 * UNIT)
"""Room for a name, tried from the widest; with less there are numbers only."""
PAGE_ROW = 1.5 * UNIT
"""Height of the row of pages."""
AIR = 0.24 * UNIT
WAYS = PREVIOUS, FOLLOWING = "‹", "›"


@dataclass(frozen=True, slots=True)
class DotSize:
    """How large a dot is. A dot with a long number is wider than high."""

    width: float
    height: float
    numbered: bool = True
    tight: bool = False  # as close as numbers allow, which are not bold then

    @property
    def gap(self) -> float:
        """Space to the next dot."""
        if not self.numbered:
            return 0.16 * self.width
        return (0.06 if self.tight else 0.08) * UNIT

    @property
    def radius(self) -> float:
        """Radius of its corners: a dot is round, unless its number needs the corners."""
        return self.height * (0.3 if self.tight else 0.5)

    def across(self, room: float) -> int:
        """Return how many dots stand side by side in `room`."""
        return int((room + self.gap) / (self.width + self.gap))

    def up(self, room: float) -> int:
        """Return how many dots stand on each other in `room`."""
        return int((room + self.gap) / (self.height + self.gap))


def tray_size(seats: tuple[Seat, ...], bold: Face) -> DotSize:
    """Return the size of the dots in the tray: round for numbers of up to two digits."""
    number = _number_width(seats, bold)
    if number < 1.3 * UNIT:
        return DotSize(1.5 * UNIT, 1.5 * UNIT)
    return DotSize(number + 0.5 * UNIT, 1.45 * UNIT)


def board_sizes(seats: tuple[Seat, ...], sans: Face, bold: Face) -> tuple[DotSize, ...]:
    """Return the sizes of dots on the places from the largest; the smallest have no numbers."""
    number = _number_width(seats, bold)
    if number < 1.3 * UNIT:
        numbered = [DotSize(side * UNIT, side * UNIT) for side in (1.6, 1.5, 1.4)]
        numbered.append(DotSize(1.38 * UNIT, 1.12 * UNIT))
    else:
        numbered = [DotSize(number + 0.5 * UNIT, 1.45 * UNIT), DotSize(number + 0.3 * UNIT, 1.12 * UNIT)]
    numbered.append(DotSize(_number_width(seats, sans) + 0.12 * UNIT, 1.07 * UNIT, tight=True))
    bare = (1.0, 0.85, 0.72, 0.6, 0.5, 0.42, 0.35, 0.28, 0.22, 0.18, 0.15, 0.12, 0.1, 0.08)
    return (*numbered, *(DotSize(side * UNIT, side * UNIT, numbered=False) for side in bare))


def _number_width(seats: tuple[Seat, ...], bold: Face) -> float:
    return max((text_width(bold, UNIT, str(seat.number)) for seat in seats), default=0.0)


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one dot in the tray. `rect` can be touched; `name` is empty where there is no room."""

    seat: int
    rect: QRectF
    centre: QPointF
    name: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to another page of the tray, or to another part of the form."""

    label: str
    to: int
    rect: QRectF
    is_current: bool


def tabs_for(labels: Sequence[str], current: int, place: QRectF, bold: Face) -> tuple[Tab, ...]:
    """Return a tab for each label; with too many for the width, the current one between two ways on."""
    ways = list(enumerate(labels))
    room = place.width()
    if sum(text_width(bold, UNIT, label) + UNIT for label in labels) > room:
        before, after = max(0, current - 1), min(len(labels) - 1, current + 1)
        said = words.say(words.SLIDE_NUMBER, current + 1, len(labels))
        rest = room - 2 * 2.2 * UNIT - text_width(bold, UNIT, f" · {said}") - UNIT
        named = f"{shorten(labels[current], bold, round(UNIT), rest)} · {said}"
        ways = [(before, PREVIOUS), (current, named), (after, FOLLOWING)]
    found, x = [], place.left()
    for to, label in ways:
        wide = max(2.2 * UNIT, text_width(bold, UNIT, label) + UNIT)
        found.append(
            Tab(label, to, QRectF(x, place.top(), wide, place.height()), label not in WAYS and to == current)
        )
        x += wide
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Tray:
    """The dots of one page of people, and the ways to the other pages."""

    top: float
    slots: tuple[Slot, ...]
    pages: tuple[Tab, ...]
    size: DotSize

    def slot_at(self, point: QPointF) -> Slot | None:
        """Return the slot at a point, or None."""
        return next((slot for slot in self.slots if slot.rect.contains(point)), None)

    def page_at(self, point: QPointF) -> int | None:
        """Return the page whose tab is at a point, or None."""
        return next((tab.to for tab in self.pages if tab.rect.contains(point)), None)


def tray_for(
    seats: tuple[Seat, ...], page: int, left: float, bottom: float, width: float, sans: Face, bold: Face
) -> Tray:
    """Return the tray that ends at `bottom`, with names where two rows hold all of them, else with pages."""
    size = tray_size(seats, bold)
    row = size.height + AIR
    named = _named(seats, size, width, sans)
    if named:
        across, name_width = named
        rows = ceil(len(seats) / across)
        slots = _slots(seats, across, left, bottom - rows * row, width / across, size)
        with_names = zip(slots, seats, strict=True)
        named_slots = tuple(
            Slot(s.seat, s.rect, s.centre, shorten(seat.name, sans, round(UNIT), name_width))
            for s, seat in with_names
        )
        return Tray(bottom - rows * row, named_slots, (), size)
    across = max(1, int((width + AIR) / (size.width + AIR)))
    shown = across * ROWS
    pages = max(1, ceil(len(seats) / shown))
    page = max(0, min(page, pages - 1))
    rows = min(ROWS, ceil(len(seats) / across))
    here = seats[page * shown : (page + 1) * shown]
    top = bottom - rows * row
    slots = _slots(here, across, left, top, size.width + AIR, size)
    if pages == 1:
        return Tray(top, slots, (), size)
    ranges = [seats[at : at + shown] for at in range(0, len(seats), shown)]
    labels = [words.say(dots_words.PAGE, run[0].number, run[-1].number) for run in ranges]
    tabs = tabs_for(labels, page, QRectF(left, top - PAGE_ROW, width, PAGE_ROW), bold)
    return Tray(top - PAGE_ROW, slots, tabs, size)


def _named(seats: tuple[Seat, ...], size: DotSize, width: float, sans: Face) -> tuple[int, float] | None:
    """Return how many dots with names stand in a row and the room for a name; None where there is none."""
    widest = max((text_width(sans, UNIT, seat.name) for seat in seats), default=0.0)
    if not widest:
        return None
    for room in NAME_WIDTHS:
        name = min(widest + 1, room)
        across = int(width / (size.width + 0.3 * UNIT + name + 0.6 * UNIT))
        if across and ceil(len(seats) / across) <= ROWS:
            rows = ceil(len(seats) / across)
            across = ceil(len(seats) / rows)
            return across, min(width / across - size.width - 0.9 * UNIT, widest + 1)
    return None


def _slots(
    seats: tuple[Seat, ...], across: int, left: float, top: float, pitch: float, size: DotSize
) -> tuple[Slot, ...]:
    """Return the slots from left to right and downwards, in the order of the seats."""
    found = []
    for at, seat in enumerate(seats):
        x, y = left + at % across * pitch, top + at // across * (size.height + AIR)
        rect = QRectF(x, y, pitch, size.height + AIR)
        centre = QPointF(x + size.width / 2, y + AIR / 2 + size.height / 2)
        found.append(Slot(seat.number, rect, centre, ""))
    return tuple(found)
