"""A round is open: the claim, what the answers are called, how many are recorded. Nothing about content."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from unifydesk.domain.stage import StageState, VotingScene
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene, body, draw_header
from unifydesk.stage.scenes._count import FOOT, draw_claim, draw_count
from unifydesk.stage.scenes._scale import has_items, largest_scales, scale_words

NOT_SHOWN = -1
"""The count of a ground, which has none."""
LEAST_CLAIM = 6.6 * UNIT
"""The claim keeps at least this height, if need be by setting the answers smaller …"""
SMALLEST_CLAIM = 3.9 * UNIT
"""… and no answer is left out before the claim is down to three lines of the smallest type."""


class _Voting(BaseScene[VotingScene]):
    id = "voting"

    def draw(self, canvas: Canvas, scene: VotingScene, state: StageState, t: float) -> None:
        """Claim above, scales in the middle, the count at the foot."""
        title = words.voting_title(scene.level, scene.round_number, is_open=scene.is_open)
        space = body(canvas, draw_header(canvas, title, scene.claim, scene.claim.title))
        free = space.height() - FOOT - 1.6 * UNIT
        text = words.quoted(scene.claim.text)
        needed = canvas.fit(text, canvas.look.serif, space.width() * 0.96, SMALLEST_CLAIM, 1.2).height
        least = needed if has_items(scene.questions) else LEAST_CLAIM
        scales = largest_scales(canvas, scene.questions, space.width(), free - least, free - needed)
        claim = QRectF(space.left(), space.top(), space.width(), free - scales.height)
        draw_claim(canvas, scene.claim, claim)
        foot = space.bottom() - FOOT - 0.8 * UNIT
        scales.draw(QRectF(space.left(), foot - scales.height, space.width(), scales.height))
        if scene.recorded != NOT_SHOWN:
            self.draw_change(canvas, scene)

    def draw_change(self, canvas: Canvas, scene: VotingScene) -> None:
        """Draw the count at the foot."""
        area = canvas.area
        place = QRectF(area.left(), area.bottom() - FOOT, area.width(), FOOT)
        draw_count(canvas, scene.recorded, scene.present, place)

    def ground(self, state: StageState) -> StageState | None:
        """Return the state without its count: claim and scales stay while ballots come in."""
        if not isinstance(state.scene, VotingScene):
            return None
        return replace(state, scene=replace(state.scene, recorded=NOT_SHOWN, present=NOT_SHOWN))

    def words(self, scene: VotingScene, state: StageState) -> tuple[str, ...]:
        """Claim, state, count, scales."""
        return (
            words.voting_title(scene.level, scene.round_number, is_open=scene.is_open),
            words.claim_line(scene.claim),
            words.quoted(scene.claim.text),
            words.say(words.RECORDED, scene.recorded, scene.present),
            *scale_words(scene.questions),
        )


SCENE = _Voting()
