"""The claim that the group is about to vote on, with an argument or two on each side."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.domain.stage import ClaimScene, StageState
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene, body, draw_header
from unifydesk.stage.scenes._columns import columns_height, draw_columns

LARGEST, SMALLEST = 3.0, 30 / 14
"""Claim text stands between a tenth and a fourteenth of the height; longer ones go on down to 1/30."""
SIZES = ((1.2, 0.42), (1.1, 0.42), (1.0, 0.42), (1.0, 0.52))
"""Sizes of arguments, in units, and the share of the page they may take from the claim.

Both sides are set at one size: the first at which nothing is left out.
"""


class _Claim(BaseScene[ClaimScene]):
    id = "claim"

    def draw(self, canvas: Canvas, scene: ClaimScene, state: StageState, t: float) -> None:
        """The claim in quotation marks, large; below a rule what speaks for and against it."""
        claim = scene.claim
        lens = " · ".join(p for p in (claim.lens, claim.title) if p)
        space = body(canvas, draw_header(canvas, words.say(words.KINDS[claim.kind]), claim, lens))
        for_, against = claim.arguments_on("for"), claim.arguments_on("against")
        width = space.width()
        size, below = 1.0, 0.0
        if for_ or against:
            heights = ((s, m, columns_height(canvas, for_, against, width, s)) for s, m in SIZES)
            fitting = ((s, h) for s, m, h in heights if h <= space.height() * m)
            size, below = next(fitting, (SIZES[-1][0], space.height() * SIZES[-1][1]))
        gap = 1.6 * UNIT if below else 0.0
        room = space.height() - below - gap
        block = canvas.fit(words.quoted(claim.text), canvas.look.serif, width * 0.94, room, LARGEST, SMALLEST)
        if block.cut or block.height > room:
            block = canvas.fit(words.quoted(claim.text), canvas.look.serif, width * 0.97, room, SMALLEST, 1.0)
        free = max(0.0, room - block.height)
        canvas.block(block, space.left(), space.top() + free * (0.5 if below else 0.42), hang=True)
        if below:
            foot = QRectF(space.left(), space.bottom() - below, width, below)
            draw_columns(canvas, for_, against, foot, size)

    def words(self, scene: ClaimScene, state: StageState) -> tuple[str, ...]:
        """Kind and title, the claim, arguments for, arguments against."""
        claim = scene.claim
        for_, against = claim.arguments_on("for"), claim.arguments_on("against")
        return (
            words.claim_line(claim),
            words.quoted(claim.text),
            *(f"{words.say(words.FOR)}: {text}" for text in for_),
            *(f"{words.say(words.AGAINST)}: {text}" for text in against),
        )


SCENE = _Claim()
