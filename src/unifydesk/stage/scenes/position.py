"""Where the group stands on a claim: the finding, the sentence it agreed on, the dissent."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.domain.stage import PositionScene, StageState
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene, body, draw_header
from unifydesk.stage.scenes._columns import column_height, draw_column
from unifydesk.stage.scenes._findings import draw_findings, paired
from unifydesk.stage.scenes._pictures import told

SPOKEN = (2.5, 1.0)
"""Largest and smallest size of the statement, in units."""
DISSENT_SIZE, MOST_DISSENT = 1.15, 5.5 * UNIT
DIFFERS_SIZES, MOST_DIFFERS = (1.15, 1.0), 3.9 * UNIT
"""Another label than the rule's, with its reason, takes up to three lines; the minutes have all of it."""


class _Position(BaseScene[PositionScene]):
    id = "position"

    def draw(self, canvas: Canvas, scene: PositionScene, state: StageState, t: float) -> None:
        """Header, the statement or else the claim, the findings, and at the foot what departs from them."""
        title = words.say(words.POSITION if scene.recorded else words.POSITION_DRAFT)
        space = body(canvas, draw_header(canvas, title, scene.claim, scene.claim.title))
        text = scene.statement or words.quoted(scene.claim.text)
        aside = bool(scene.dissent) + bool(scene.differs)
        room = (9 - 2.4 * aside) * UNIT
        block = canvas.fit(text, canvas.look.serif, space.width() * 0.97, room, *SPOKEN, leading=1.24)
        y = canvas.block(block, space.left(), space.top(), hang=True) + 1.3 * UNIT
        bottom = _draw_dissent(canvas, scene.dissent, space)
        bottom = _draw_differs(canvas, scene.differs, space, bottom)
        place = QRectF(space.left(), y, space.width(), bottom - y)
        draw_findings(canvas, paired(scene.figures, scene.sentences), place, t, largest=1.7)

    def words(self, scene: PositionScene, state: StageState) -> tuple[str, ...]:
        """State, statement, findings, what was recorded instead, dissent."""
        return (
            words.claim_line(scene.claim),
            words.say(words.POSITION if scene.recorded else words.POSITION_DRAFT),
            scene.statement or words.quoted(scene.claim.text),
            *scene.sentences,
            scene.differs,
            *(f"{words.say(words.DISSENT)}: {text}" for text in scene.dissent),
            *(told(f) for f in scene.figures),
        )


def _draw_dissent(canvas: Canvas, dissent: tuple[str, ...], space: QRectF) -> float:
    """Draw the dissent at the foot and return the y above it."""
    if not dissent:
        return space.bottom()
    height = min(column_height(canvas, dissent, space.width(), DISSENT_SIZE), MOST_DISSENT)
    rect = QRectF(space.left(), space.bottom() - height, space.width(), height)
    draw_column(canvas, words.say(words.DISSENT), dissent, rect, DISSENT_SIZE)
    return rect.top() - 0.6 * UNIT


def _draw_differs(canvas: Canvas, sentence: str, space: QRectF, bottom: float) -> float:
    """Draw what was recorded in place of the rule's label, above `bottom`, and return the y above it."""
    if not sentence:
        return bottom
    face, width = canvas.look.sans, space.width()
    block = canvas.fit(sentence, face, width, MOST_DIFFERS, *DIFFERS_SIZES, leading=1.3, flow=True)
    top = bottom - block.height
    canvas.block(block, space.left(), top)
    return top - 0.6 * UNIT


SCENE = _Position()
