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


class _Position(BaseScene[PositionScene]):
    id = "position"

    def draw(self, canvas: Canvas, scene: PositionScene, state: StageState, t: float) -> None:
        """Header, the statement or else the claim, the leading finding, and dissent at the foot."""
        title = words.say(words.POSITION if scene.recorded else words.POSITION_DRAFT)
        space = body(canvas, draw_header(canvas, title, scene.claim, scene.claim.title))
        said = scene.statement or scene.claim.text
        text = said if scene.statement else words.quoted(said)
        room = (6.6 if scene.dissent else 9) * UNIT
        block = canvas.fit(text, canvas.look.serif, space.width() * 0.97, room, 2.5, 1.0, leading=1.24)
        y = canvas.block(block, space.left(), space.top(), hang=True) + 1.3 * UNIT
        foot = 0.0
        if scene.dissent:
            foot = min(column_height(canvas, scene.dissent, space.width(), 1.15), 5.5 * UNIT)
            rect = QRectF(space.left(), space.bottom() - foot, space.width(), foot)
            draw_column(canvas, words.say(words.DISSENT), scene.dissent, rect, 1.15)
            foot += 0.6 * UNIT
        rows = paired(scene.figures, scene.sentences)
        place = QRectF(space.left(), y, space.width(), space.bottom() - foot - y)
        fits = 2 if place.height() >= 15 * UNIT else 1
        bold, others = canvas.look.sans_bold, [s for _, s in rows[fits:] if s in scene.sentences]
        alone = [canvas.fit(s, bold, space.width(), 2.4 * UNIT, 1.3, 1.0) for s in others]
        place.setBottom(place.bottom() - sum(line.height + 0.6 * UNIT for line in alone))
        draw_findings(canvas, rows[:fits], place, t, largest=1.7)
        y = place.bottom() + 0.3 * UNIT
        for line in alone:  # no room for its bar; the finding itself is never left out
            y = canvas.block(line, space.left(), y) + 0.6 * UNIT

    def words(self, scene: PositionScene, state: StageState) -> tuple[str, ...]:
        """State, statement, findings, dissent."""
        return (
            words.claim_line(scene.claim),
            words.say(words.POSITION if scene.recorded else words.POSITION_DRAFT),
            scene.statement or words.quoted(scene.claim.text),
            *scene.sentences,
            *(f"{words.say(words.DISSENT)}: {text}" for text in scene.dissent),
            *(told(f) for f in scene.figures),
        )


SCENE = _Position()
