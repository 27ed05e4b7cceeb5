"""What all scenes share: opening the page, its header line and the rehearsal ribbon."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from unifydesk.domain.deck import Claim
from unifydesk.domain.stage import StageState
from unifydesk.stage import words
from unifydesk.stage.canvas import HEIGHT, UNIT, Canvas, Painted
from unifydesk.stage.look import Look
from unifydesk.stage.typeset import MAX_WORDS

HEADER = 1.1 * UNIT
"""Size of the header line."""
CLOCK_WIDTH = 11 * UNIT
"""Kept free at the right end of the header while a clock runs."""

S = TypeVar("S")


class BaseScene(Generic[S]):
    """A scene that draws the value `S` on a canvas; subclasses fill in `draw` and `words`."""

    id: ClassVar[str]
    duration: ClassVar[int] = 0

    def paint(
        self, painter: QPainter, rect: QRectF, state: StageState, look: Look, t: float = 1.0
    ) -> tuple[Painted, ...]:
        """Paint the state into `rect`; see `StageScene.paint`."""
        canvas = Canvas(painter, rect, look, clock=bool(state.timer_ends))
        if state.rehearsal:
            draw_ribbon(canvas)
        self.draw(canvas, state.scene, state, t)  # type: ignore[arg-type]
        return canvas.finish()

    def ground(self, state: StageState) -> StageState | None:
        """Return nothing: most scenes are painted as a whole; see `StageScene.ground`."""
        return None

    def paint_on_ground(self, painter: QPainter, rect: QRectF, state: StageState, look: Look) -> None:
        """Paint what changes over its ground; see `StageScene.paint_on_ground`."""
        canvas = Canvas(painter, rect, look, clock=bool(state.timer_ends), over=True)
        self.draw_change(canvas, state.scene)  # type: ignore[arg-type]
        canvas.finish()

    def draw_change(self, canvas: Canvas, scene: S) -> None:
        """Draw what changes at every ballot; scenes without a ground have nothing to draw."""

    def text(self, state: StageState) -> str:
        """Return what the scene says; see `StageScene.text`."""
        ribbon = words.say(words.REHEARSAL) if state.rehearsal else ""
        return words.paragraph((ribbon, *self.words(state.scene, state)))  # type: ignore[arg-type]

    def draw(self, canvas: Canvas, scene: S, state: StageState, t: float) -> None:
        """Draw the scene."""
        raise NotImplementedError

    def words(self, scene: S, state: StageState) -> tuple[str, ...]:
        """Return the texts of the scene in reading order."""
        raise NotImplementedError


def draw_ribbon(canvas: Canvas) -> None:
    """Draw the calm ribbon that marks a rehearsal, above the page."""
    band = QRectF(0, 0, canvas.width, 1.5 * UNIT)
    canvas.box(band, fill="panel")
    text = words.say(words.REHEARSAL)
    canvas.line(text, canvas.width / 2, 0.12 * UNIT, colour="ink", anchor="middle", furniture=True)


def draw_header(canvas: Canvas, text: str, claim: Claim | None = None, after: str = "") -> float:
    """Draw the line that says where we are, with the mark of a claim's kind; return the y below it."""
    area = canvas.area
    x, room = area.left(), area.width() - (CLOCK_WIDTH if canvas.clock else 0.0)
    if claim is not None:
        side = 0.72 * UNIT
        canvas.box(
            QRectF(x, area.top() + 0.625 * HEADER - side / 2, side, side),
            fill=canvas.look.kind_colour(claim.kind).name(),
        )
        x, room = x + 1.25 * UNIT, room - 1.25 * UNIT
    face = canvas.look.sans_bold if claim is not None else canvas.look.sans
    colour = "ink" if claim is not None else "muted"
    used = canvas.line(few_words(text), x, area.top(), size=HEADER, width=room, colour=colour, face=face)
    rest = room - used - 0.8 * UNIT
    if after and rest > 5 * UNIT:
        canvas.line(few_words(after), x + room - rest, area.top(), size=HEADER, width=rest, colour="muted")
    return area.top() + HEADER * 1.25 + 1.1 * UNIT


def few_words(text: str) -> str:
    """Return at most a line's worth of words."""
    found = text.split()
    return " ".join(found[:MAX_WORDS]) + ("…" if len(found) > MAX_WORDS else "")


def body(canvas: Canvas, top: float) -> QRectF:
    """Return the part of the page below `top`."""
    area = canvas.area
    return QRectF(area.left(), top, area.width(), HEIGHT - (HEIGHT - area.bottom()) - top)
