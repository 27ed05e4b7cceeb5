"""The discussion: its prompt, and the notes for and against as they are typed."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QRectF

from unifydesk.domain.stage import DiscussionScene, StageState
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene, body, draw_header
from unifydesk.stage.scenes._columns import column_height, columns_height, draw_column, draw_columns

SIZES = (1.4, 1.3, 1.2, 1.1, 1.0)
"""Sizes of notes tried from the largest, in units."""
MANY = 8
"""With more notes than this the prompt is set smaller."""


class _Discussion(BaseScene[DiscussionScene]):
    id = "discussion"

    def draw(self, canvas: Canvas, scene: DiscussionScene, state: StageState, t: float) -> None:
        """The prompt, then two columns; open questions share the foot of the page when there are any."""
        claim = scene.claim
        space = body(canvas, draw_header(canvas, words.say(words.DISCUSSION), claim, claim.title))
        prompt = claim.prompt or words.quoted(claim.text)
        notes_count = len(scene.arguments_for) + len(scene.arguments_against)
        room = 5.4 * UNIT if notes_count else 9 * UNIT
        largest = 2.6 if not notes_count else 1.8 if notes_count <= MANY else 1.4
        block = canvas.fit(prompt, canvas.look.serif, space.width() * 0.97, room, largest, 1.1, leading=1.24)
        y = canvas.block(block, space.left(), space.top(), hang=True) + 1.2 * UNIT
        foot = min(column_height(canvas, scene.questions, space.width(), SIZES[-1]), 6.2 * UNIT)
        foot = foot + 0.5 * UNIT if scene.questions else 0.0
        notes = QRectF(space.left(), y, space.width(), space.bottom() - foot - y)
        size = _size(canvas, scene, notes)
        draw_columns(canvas, scene.arguments_for, scene.arguments_against, notes, size, latest=True)
        if foot:
            rect = QRectF(space.left(), space.bottom() - foot + 0.5 * UNIT, space.width(), foot - 0.5 * UNIT)
            draw_column(canvas, words.say(words.QUESTIONS), scene.questions, rect, SIZES[-1], latest=True)

    def words(self, scene: DiscussionScene, state: StageState) -> tuple[str, ...]:
        """Prompt, notes for, notes against, questions."""
        return (
            words.claim_line(scene.claim),
            scene.claim.prompt or scene.claim.text,
            *(f"{words.say(words.FOR)}: {text}" for text in scene.arguments_for),
            *(f"{words.say(words.AGAINST)}: {text}" for text in scene.arguments_against),
            *(f"{words.say(words.QUESTIONS)}: {text}" for text in scene.questions),
        )


def _size(canvas: Canvas, scene: DiscussionScene, rect: QRectF) -> float:
    """Return the largest size at which all notes fit, else the smallest."""

    def fits(number: int) -> bool:
        for_, against = scene.arguments_for, scene.arguments_against
        return columns_height(canvas, for_, against, rect.width(), SIZES[number]) <= rect.height()

    return SIZES[min(bisect_left(range(len(SIZES)), True, key=fits), len(SIZES) - 1)]


SCENE = _Discussion()
