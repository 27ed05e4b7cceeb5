"""Measures of the page with dots, the same for whoever paints it and whoever finds what was touched.

All numbers are pixels of the canvas, which is 1080 high.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF

from unifydesk.domain.people import Seat
from unifydesk.domain.question import Question
from unifydesk.domain.stage import DotsScene
from unifydesk.kinds import KINDS
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, page_area
from unifydesk.stage.dots_board import HEAD_AIR, Board, board_for, lying, row_names, stacked
from unifydesk.stage.dots_places import Answers, Part, given_by, parts_of
from unifydesk.stage.dots_tray import DotSize, Tab, Tray, board_sizes, tabs_for, tray_for
from unifydesk.stage.look import Face, Look
from unifydesk.stage.typeset import Block, fit

HEADER = 2.0 * UNIT
"""Height of the header line with the air below it."""
FEW = 24
"""Up to so many people the claim has two lines of larger type, beyond two of the smallest."""
CLAIM_OF_FEW, CLAIM_OF_MANY = (3.6 * UNIT, 1.6), (2.6 * UNIT, 1.0)
TABS, FOOT, GAP = 1.8 * UNIT, 1.25 * UNIT, 0.4 * UNIT


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole page below its header."""

    parts: tuple[Part, ...]
    part: int
    claim: Block
    claim_at: QPointF
    tabs: tuple[Tab, ...]  # none where the form has one part
    asks: tuple[tuple[Block, QPointF], ...]
    board: Board
    tray: Tray
    foot: QRectF

    @property
    def shown(self) -> Part:
        """The part that is on the page."""
        return self.parts[self.part]

    def tab_at(self, point: QPointF) -> int | None:
        """Return the part whose tab is at a point, or None."""
        return next((tab.to for tab in self.tabs if tab.rect.contains(point)), None)


@dataclass(frozen=True, slots=True)
class Lying:
    """Where all dots of a page lie."""

    size: DotSize
    spots: dict[int, QPointF]  # seat → middle of its dot

    def seat_at(self, point: QPointF) -> int | None:
        """Return the seat whose dot is at a point, or None."""
        reach_x, reach_y = self.size.width / 2 + 2, self.size.height / 2 + 2
        for seat, spot in self.spots.items():
            if abs(spot.x() - point.x()) <= reach_x and abs(spot.y() - point.y()) <= reach_y:
                return seat
        return None


def part_shown(scene: DotsScene) -> int:
    """Return which part is on the page: the one people chose, or the first that somebody has not answered."""
    parts = parts_of(scene.questions)
    if scene.moment is not None:
        return max(0, min(scene.moment.part, len(parts) - 1))
    return home_part(scene)


def home_part(scene: DotsScene) -> int:
    """Return the first part that not everybody has answered; the first when all is done."""
    given, seats = given_by(scene), {seat.number for seat in scene.seats}
    for at, part in enumerate(parts_of(scene.questions)):
        if seats - part.lying(given).keys():
            return at
    return 0


def layout_of(scene: DotsScene, width: float, look: Look) -> Layout:
    """Return the page of a scene at this width of the canvas."""
    page = scene.moment.page if scene.moment is not None else 0
    part = part_shown(scene)
    faces = (look.sans, look.sans_bold, look.serif)
    return _lay_out(scene.claim.text, scene.questions, scene.seats, part, page, width, faces)


def lying_of(scene: DotsScene, layout: Layout, look: Look) -> Lying:
    """Return where the dots of a scene lie on its page."""
    there = where(scene, layout.shown)
    size, spots = stacked(lying(layout.board, there), board_sizes(scene.seats, look.sans, look.sans_bold))
    return Lying(size, spots)


def where(scene: DotsScene, part: Part) -> dict[int, Answers]:
    """Return the place of every dot that has one on a part."""
    return part.lying(given_by(scene))


@lru_cache(maxsize=16)
def _lay_out(
    text: str,
    questions: tuple[Question, ...],
    seats: tuple[Seat, ...],
    part: int,
    page: int,
    width: float,
    faces: tuple[Face, Face, Face],
) -> Layout:
    """Set the page from both ends: claim, tabs and question from above, foot and tray from below."""
    sans, bold, serif = faces
    area, parts = page_area(width), parts_of(questions)
    left, wide, shown = area.left(), area.width(), parts[part] if parts else Part(())
    room, largest = CLAIM_OF_FEW if len(seats) <= FEW and not shown.is_map else CLAIM_OF_MANY
    y = area.top() + HEADER
    claim = fit(words.quoted(text), serif, wide * 0.97, room, largest=largest * UNIT, smallest=UNIT)
    claim_at = QPointF(left, y)
    y += claim.height + GAP
    labels = [p.label for p in parts] if len(parts) > 1 else []
    tabs = tabs_for(labels, part, QRectF(left, y, wide, TABS - 0.2 * UNIT), bold) if labels else ()
    y += TABS if tabs else 0.0
    indent = row_names(shown, wide, sans) if shown.is_map else 0.0  # beside the name of its upright axis
    asks, below = _asks(shown, QRectF(left + indent, y, wide - indent, 0.0), sans)
    head = below - y + HEAD_AIR
    y += 0.0 if shown.is_map else head
    foot = QRectF(left, area.bottom() - FOOT, wide, FOOT)
    tray = tray_for(seats, page, left, foot.top() - 0.2 * UNIT, wide, sans, bold)
    place = QRectF(left, y, wide, tray.top - 0.4 * UNIT - y)
    board = board_for(shown, place, sans, bold, head) if parts else Board((), ())
    return Layout(parts, part, claim, claim_at, tabs, asks, board, tray, foot)


def _asks(part: Part, place: QRectF, sans: Face) -> tuple[tuple[tuple[Block, QPointF], ...], float]:
    """Return what is asked, side by side where there is room, and the y below it."""
    found: list[tuple[Block, QPointF]] = []
    x, y, line = place.left(), place.top(), FOOT
    for question in part.questions:
        block = fit(_ask(question), sans, place.width(), 2 * line + 1, largest=UNIT, smallest=UNIT, flow=True)
        if found and x + block.width > place.right():
            x, y = place.left(), y + line
        found.append((block, QPointF(x, y)))
        x += block.width + UNIT
    return tuple(found), max((at.y() + block.height for block, at in found), default=y)


def _ask(question: Question) -> str:
    kind = KINDS.get(question.kind)
    return words.tr("kinds", kind.ask) if kind else words.question_label(question)
