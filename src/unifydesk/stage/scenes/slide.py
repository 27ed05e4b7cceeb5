"""A slide of the deck: its title and bullets, or a divider between sections."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.domain.deck import Bullet
from unifydesk.domain.stage import SlideScene, StageState
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene, body, draw_header
from unifydesk.stage.typeset import Block

SIZES = (1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
"""Bullet sizes tried from the largest, in units."""


class _Slide(BaseScene[SlideScene]):
    id = "slide"

    def draw(self, canvas: Canvas, scene: SlideScene, state: StageState, t: float) -> None:
        """Titles and dividers stand alone; other slides hang their bullets under the title."""
        if scene.layout in ("title", "divider") and not scene.bullets:
            _draw_divider(canvas, scene)
        else:
            _draw_content(canvas, scene)
        area = canvas.area
        canvas.line(
            words.say(words.SLIDE_NUMBER, scene.number, scene.of),
            area.right(),
            area.bottom() - 1.1 * UNIT,
            colour="muted",
            anchor="end",
        )

    def words(self, scene: SlideScene, state: StageState) -> tuple[str, ...]:
        """Section, title, bullets, number."""
        number = words.say(words.SLIDE_NUMBER, scene.number, scene.of)
        return scene.section, scene.title, *(b.text for b in scene.bullets), number


def _draw_divider(canvas: Canvas, scene: SlideScene) -> None:
    """One large title on a short rule, a little above the middle."""
    area, look = canvas.area, canvas.look
    if scene.section and scene.section != scene.title:
        draw_header(canvas, scene.section)
    title = canvas.fit(
        scene.title, look.serif_bold, area.width() * 0.86, 15 * UNIT, largest=3.4, smallest=1.3, leading=1.18
    )
    y = area.top() + (area.height() - title.height) * 0.44
    canvas.box(QRectF(area.left(), y - 1.5 * UNIT, 3.2 * UNIT, 0.22 * UNIT), fill="ink")
    canvas.block(title, area.left(), y)


def _draw_content(canvas: Canvas, scene: SlideScene) -> None:
    """Section line, title, bullets as large as they fit."""
    top = draw_header(canvas, scene.section)
    space = body(canvas, top)
    title = canvas.fit(
        scene.title, canvas.look.serif_bold, space.width(), 7 * UNIT, largest=2.4, smallest=1.2, leading=1.18
    )
    y = canvas.block(title, space.left(), top) + 1.3 * UNIT
    room = QRectF(space.left(), y, space.width(), space.bottom() - 1.6 * UNIT - y)
    size, blocks = _bullets(canvas, scene.bullets, room)
    for bullet, block in zip(scene.bullets, blocks, strict=False):
        indent = _indent(bullet, size)
        side = (0.3 if bullet.level == 0 else 0.22) * size * UNIT
        middle = y + block.line_height / 2
        canvas.box(QRectF(room.left() + indent, middle - side / 2, side, side), fill="mark")
        y = canvas.block(block, room.left() + indent + size * UNIT, y) + _gap(size)
    if len(blocks) < len(scene.bullets):
        more = words.say(words.MORE, len(scene.bullets) - len(blocks))
        canvas.line(more, room.left() + size * UNIT, y, colour="muted")


def _bullets(canvas: Canvas, bullets: tuple[Bullet, ...], room: QRectF) -> tuple[float, tuple[Block, ...]]:
    """Return the largest size (in units) at which all bullets fit, and their blocks at that size."""
    for size in SIZES:
        blocks = tuple(_block(canvas, b, room.width(), size) for b in bullets)
        height = sum(b.height for b in blocks) + _gap(size) * max(0, len(blocks) - 1)
        if height <= room.height():
            return size, blocks
    kept, height = [], 0.0
    for bullet in bullets:
        left = room.height() - height - 1.4 * UNIT  # a line is kept free to say how many are left out
        if left < SIZES[-1] * UNIT * 1.3:
            break
        kept.append(_block(canvas, bullet, room.width(), SIZES[-1], left))
        height += kept[-1].height + _gap(SIZES[-1])
    return SIZES[-1], tuple(kept)


def _block(canvas: Canvas, bullet: Bullet, width: float, size: float, height: float = 1e6) -> Block:
    inner = width - _indent(bullet, size) - size * UNIT
    return canvas.fit(
        bullet.text, canvas.look.sans, inner, height, largest=size, smallest=size, leading=1.3, flow=True
    )


def _indent(bullet: Bullet, size: float) -> float:
    return min(bullet.level, 4) * 1.2 * size * UNIT


def _gap(size: float) -> float:
    return 0.55 * size * UNIT


SCENE = _Slide()
