"""What the room sees while the booth takes ballots: the claim and how many are recorded."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.domain.stage import BoothScene, StageState
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene, body, draw_header
from unifydesk.stage.scenes._count import FOOT, draw_claim, draw_count


class _Booth(BaseScene[BoothScene]):
    id = "booth"

    def draw(self, canvas: Canvas, scene: BoothScene, state: StageState, t: float) -> None:
        """Claim, one sentence, the count."""
        title = words.voting_title(scene.level, scene.round_number)
        space = body(canvas, draw_header(canvas, title, scene.claim, scene.claim.title))
        note = 2.2 * UNIT
        room = space.height() - FOOT - note - UNIT
        draw_claim(canvas, scene.claim, QRectF(space.left(), space.top(), space.width(), room), largest=2.8)
        y = space.bottom() - FOOT - note
        canvas.line(
            words.say(words.BOOTH), space.left(), y, size=1.2 * UNIT, width=space.width(), colour="muted"
        )
        draw_count(
            canvas,
            scene.recorded,
            scene.present,
            QRectF(space.left(), space.bottom() - FOOT, space.width(), FOOT),
        )

    def words(self, scene: BoothScene, state: StageState) -> tuple[str, ...]:
        """Claim and count."""
        return (
            words.claim_line(scene.claim),
            words.quoted(scene.claim.text),
            words.say(words.BOOTH),
            words.say(words.RECORDED, scene.recorded, scene.present),
        )


SCENE = _Booth()
