"""The map of benefits or the map of risks: one at a time, because the two share no axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QRectF

from unifydesk.domain.deck import Claim
from unifydesk.domain.stage import MapsScene, StageState
from unifydesk.domain.tally import Figures
from unifydesk.pictures.benefit_map import BenefitItem, benefit_map
from unifydesk.pictures.risk_map import RiskItem, risk_map
from unifydesk.pictures.shapes import Picture
from unifydesk.stage import scene_words, words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.painter import draw_picture
from unifydesk.stage.scenes._base import CLOCK_WIDTH, BaseScene, body
from unifydesk.stage.typeset import shorten, text_width

BESIDE, GUTTER = 0.32, 1.2 * UNIT
"""On wide pages the names stand beside the map, in this share of the width."""
WIDE = 40 * UNIT
"""From this width on a page is wide."""
LINE = 1.28 * UNIT
MOST_BELOW = 5
"""Names below a map take up to so many lines."""

Placed = tuple[tuple[Claim, Figures, Figures], ...]


@dataclass(frozen=True, slots=True)
class Map:
    """One kind of map: its heading, what makes an item of a claim and two figures, and what draws them."""

    title: str
    item: Callable[[str, Figures, Figures], Any]
    picture: Callable[..., Picture]

    def draw(self, placed: Placed, width: float, height: float) -> Picture:
        """Return the picture of these claims."""
        return _picture(self, placed, width, height)


@lru_cache(maxsize=8)
def _picture(map_: Map, placed: Placed, width: float, height: float) -> Picture:
    """Return the picture, which is kept: finding a place for every name takes longer than painting them."""
    items = [map_.item(claim.id, one, other) for claim, one, other in placed]
    return map_.picture(items, width, height, size=UNIT)


MAPS: dict[str, Map] = {
    "benefit": Map(scene_words.BENEFIT_MAP, BenefitItem, benefit_map),
    "risk": Map(scene_words.RISK_MAP, RiskItem, risk_map),
}
"""The maps by the kind of their claims."""


class _Maps(BaseScene[MapsScene]):
    id = "maps"

    def draw(self, canvas: Canvas, scene: MapsScene, state: StageState, t: float) -> None:
        """A heading, the map, and the names of what is on it: at its side, or below on narrow pages."""
        map_, placed = _shown(scene)
        area = canvas.area
        heading = canvas.fit(
            words.say(map_.title),
            canvas.look.serif_bold,
            area.width() - CLOCK_WIDTH,
            3 * UNIT,
            1.7,
            leading=1.15,
        )
        space = body(canvas, canvas.block(heading, area.left(), area.top()) + 0.5 * UNIT)
        if not placed:
            canvas.line(
                words.say(scene_words.NO_MAP), space.left(), space.top(), size=1.2 * UNIT, colour="muted"
            )
            return
        note = words.say(scene_words.MAP_MARKS)
        canvas.line(note, space.left(), space.bottom() - LINE, width=space.width(), colour="muted")
        space.setBottom(space.bottom() - LINE - 0.4 * UNIT)
        if space.width() >= WIDE:
            names = QRectF(space)
            names.setLeft(space.right() - BESIDE * space.width())
            space.setRight(names.left() - GUTTER)
            _draw_beside(canvas, placed, names)
        else:
            space.setBottom(_draw_below(canvas, placed, space) - 0.4 * UNIT)
        draw_picture(canvas, map_.draw(placed, space.width(), space.height()), space.left(), space.top())

    def words(self, scene: MapsScene, state: StageState) -> tuple[str, ...]:
        """Heading, the names, the map in words."""
        map_, placed = _shown(scene)
        if not placed:
            return words.say(map_.title), words.say(scene_words.NO_MAP)
        names = (words.say(scene_words.OPTION, claim.id, claim.title) for claim, _, _ in placed)
        return words.say(map_.title), *names, map_.draw(placed, 40 * UNIT, 25 * UNIT).text


def _shown(scene: MapsScene) -> tuple[Map, Placed]:
    """Return the map that is asked for with its claims."""
    kind = scene.shown if scene.shown in MAPS else next(iter(MAPS))
    return MAPS[kind], scene.benefits if kind == "benefit" else scene.risks


def _draw_beside(canvas: Canvas, placed: Placed, rect: QRectF) -> None:
    """Draw one name a line, from the top of the map; those without room are counted."""
    room = int(rect.height() / LINE)
    shown = placed if len(placed) <= room else placed[: room - 1]
    indent = max(text_width(canvas.look.sans_bold, UNIT, claim.id) for claim, _, _ in placed) + 0.5 * UNIT
    y = rect.top() + 0.5 * UNIT
    for claim, _, _ in shown:
        canvas.line(claim.id, rect.left(), y, face=canvas.look.sans_bold)
        canvas.line(claim.title, rect.left() + indent, y, width=rect.width() - indent)
        y += LINE
    if len(shown) < len(placed):
        more = words.say(words.MORE, len(placed) - len(shown))
        canvas.line(more, rect.left(), y, colour="muted")


def _draw_below(canvas: Canvas, placed: Placed, rect: QRectF) -> float:
    """Draw the names in running lines at the foot, and return the y above them."""
    bold, sans = canvas.look.sans_bold, canvas.look.sans
    lines: list[list[tuple[str, str, float]]] = [[]]
    x = 0.0
    for claim, _, _ in placed:
        lead = text_width(bold, UNIT, claim.id) + 0.4 * UNIT
        title = shorten(claim.title, sans, round(UNIT), 0.4 * rect.width() - lead - UNIT)
        width = lead + text_width(sans, UNIT, title)
        if x and x + width > rect.width():
            lines.append([])
            x = 0.0
        lines[-1].append((claim.id, title, x))
        x += width + UNIT
    hidden = sum(len(line) for line in lines[MOST_BELOW - 1 :]) if len(lines) > MOST_BELOW else 0
    lines = lines[: MOST_BELOW - 1] if hidden else lines
    y = top = rect.bottom() - LINE * (len(lines) + bool(hidden))
    for line in lines:
        for name, title, left in line:
            used = canvas.line(name, rect.left() + left, y, face=bold)
            canvas.line(title, rect.left() + left + used + 0.4 * UNIT, y)
        y += LINE
    if hidden:
        canvas.line(words.say(words.MORE, hidden), rect.left(), y, colour="muted")
    return top


SCENE = _Maps()
