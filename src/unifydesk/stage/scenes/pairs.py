"""A ranking pair by pair: the finding, then how many people put each item above each other one."""

from __future__ import annotations

from unifydesk.domain.stage import PairsScene, StageState
from unifydesk.pictures.pairwise_matrix import pairwise_matrix
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.painter import draw_picture
from unifydesk.stage.scenes._base import BaseScene, body, draw_header


class _Pairs(BaseScene[PairsScene]):
    id = "pairs"

    def draw(self, canvas: Canvas, scene: PairsScene, state: StageState, t: float) -> None:
        """Header, the finding, the matrix."""
        after = f"{scene.claim.title} · {words.say(words.ROUND, scene.round_number)}"
        top = draw_header(canvas, words.say(words.KINDS[scene.claim.kind]), scene.claim, after)
        space = body(canvas, top - 0.5 * UNIT)
        bold = canvas.look.sans_bold
        block = canvas.fit(scene.sentence, bold, space.width(), 3 * UNIT, 1.5, 1.0, leading=1.22)
        y = canvas.block(block, space.left(), space.top()) + 0.8 * UNIT
        picture = pairwise_matrix(scene.ranked, space.width(), space.bottom() - y, size=UNIT)
        draw_picture(canvas, picture, space.left(), y)

    def words(self, scene: PairsScene, state: StageState) -> tuple[str, ...]:
        """The finding, then every pair."""
        picture = pairwise_matrix(scene.ranked, 40 * UNIT, 25 * UNIT)
        return (
            words.claim_line(scene.claim),
            words.say(words.ROUND, scene.round_number),
            scene.sentence,
            picture.text,
        )


SCENE = _Pairs()
