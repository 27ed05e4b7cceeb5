"""Two rounds: each person is one square that travels once from the first answer to the second."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.domain.stage import MovementScene, StageState
from unifydesk.domain.tally import Movement
from unifydesk.pictures.movement_grid import movement_grid
from unifydesk.pictures.shapes import Picture
from unifydesk.pictures.unit_rows import LIMIT, unit_rows
from unifydesk.pictures.words import movement_sentence
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.painter import draw_picture
from unifydesk.stage.scenes._base import BaseScene, body, draw_header
from unifydesk.stage.scenes._findings import draw_findings, even_blocks, paired, table_lines
from unifydesk.stage.scenes._pictures import told
from unifydesk.stage.scenes._table import draw_table

TEXT = UNIT
"""Size of the words in the pictures."""
MOST = 2
"""Pictures on a page; more questions than that are told in a table."""


class _Movement(BaseScene[MovementScene]):
    id = "movement"
    duration = 900

    def draw(self, canvas: Canvas, scene: MovementScene, state: StageState, t: float) -> None:
        """People's squares where a finding can be followed by name; otherwise both distributions."""
        title = words.say(words.MOVEMENT, scene.before_number, scene.after_number)
        space = body(canvas, draw_header(canvas, title, scene.claim, scene.claim.title) - 0.3 * UNIT)
        if not any(_own_sentence(scene, movement) for movement in scene.movements):
            _draw_distributions(canvas, scene, space, t)
        elif len(scene.movements) > MOST and len(scene.sentences) > MOST:
            _draw_sentences(canvas, scene, space)
        else:
            _draw_people(canvas, scene, space, _eased(t))

    def words(self, scene: MovementScene, state: StageState) -> tuple[str, ...]:
        """Sentences first, then the pictures in words."""
        return (
            words.claim_line(scene.claim),
            words.say(words.MOVEMENT, scene.before_number, scene.after_number),
            *scene.sentences,
            *(movement_sentence(m) for m in scene.movements),
            *(told(f) for f in scene.after),
        )


def _eased(t: float) -> float:
    """Return a gentle start and a gentle stop."""
    return t * t * (3 - 2 * t)


def _picture(movement: Movement, scene: MovementScene, width: float, height: float, t: float) -> Picture:
    """Return squares for a group in which each person can be followed, the grid of counts otherwise."""
    before = words.say(words.ROUND, scene.before_number)
    after = words.say(words.ROUND, scene.after_number)
    if movement.pairs <= LIMIT:
        return unit_rows(movement, width, height, t=t, before=before, after=after, size=TEXT)
    return movement_grid(movement, width, height, before=before, after=after, size=TEXT)


def _draw_people(canvas: Canvas, scene: MovementScene, space: QRectF, t: float) -> None:
    """Draw the first two questions, one below the other, each under its sentence."""
    shown = scene.movements[:MOST]
    height = space.height() / len(shown)
    largest, lines = (2.2, 5.4 * UNIT) if len(shown) == 1 else (1.5, 2.6 * UNIT)
    sentences = [_sentence(scene, movement) for movement in shown]
    blocks = even_blocks(canvas, sentences, space.width(), lines, largest)
    for number, (movement, block) in enumerate(zip(shown, blocks, strict=True)):
        top = space.top() + number * height
        y = canvas.block(block, space.left(), top) + 0.8 * UNIT
        picture = _picture(movement, scene, space.width(), top + height - 0.6 * UNIT - y, t)
        draw_picture(canvas, picture, space.left(), y)


def _own_sentence(scene: MovementScene, movement: Movement) -> str:
    """Return the sentence about a movement: the one that begins with its question."""
    name = movement.question.label.rstrip("?")
    return next((s for s in scene.sentences if s.startswith(name)), "")


def _sentence(scene: MovementScene, movement: Movement) -> str:
    """Return the sentence above a movement, or its question: never a sentence about another one."""
    return _own_sentence(scene, movement) or movement.question.label.rstrip("?")


def _draw_distributions(canvas: Canvas, scene: MovementScene, space: QRectF, t: float) -> None:
    """Draw each later result unfolding from the earlier one, with the sentence that says both."""
    rows = paired(scene.after, scene.sentences)
    draw_findings(canvas, rows, space, t, previous=scene.before)


def _draw_sentences(canvas: Canvas, scene: MovementScene, space: QRectF) -> None:
    """Draw what moved on every question as a table: there are too many for a picture each."""
    rows = [(f, s) for f, s in paired(scene.after, scene.sentences) if s in scene.sentences]
    draw_table(canvas, table_lines(rows), space)


SCENE = _Movement()
