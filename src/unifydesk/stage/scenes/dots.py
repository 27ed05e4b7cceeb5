"""Dots on the scale or on the map, in front of everybody; a dot on its way to the disk is hollow."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from unifydesk.domain.stage import DotsMoment, DotsScene, StageState
from unifydesk.stage import dots_words, words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.dots_layout import Layout, Lying, layout_of, lying_of, part_shown, where
from unifydesk.stage.dots_places import parts_of, place_words
from unifydesk.stage.dots_tray import DotSize, Slot, Tab
from unifydesk.stage.look import Face
from unifydesk.stage.scenes._base import BaseScene, draw_header
from unifydesk.stage.typeset import Block

NOT_SHOWN = -1
"""The count of a ground, which has none."""
RING, RING_AIR = 5.0, 4.0
"""Width of the ring around a dot that was picked up, and the space between them."""


class _Dots(BaseScene[DotsScene]):
    id = "dots"

    def draw(self, canvas: Canvas, scene: DotsScene, state: StageState, t: float) -> None:
        """Claim, what is asked, the places; then everything that changes with a dot."""
        layout = layout_of(scene, canvas.width, canvas.look)
        draw_header(canvas, words.say(dots_words.TITLE, scene.round_number), scene.claim, scene.claim.title)
        canvas.block(layout.claim, layout.claim_at.x(), layout.claim_at.y(), hang=True)
        _draw_tabs(canvas, layout.tabs)
        for ask, at in layout.asks:
            canvas.block(ask, at.x(), at.y(), colour="muted")
        _draw_places(canvas, layout)
        canvas.hairline(layout.foot.left(), layout.tray.top - 0.14 * UNIT, layout.foot.right())
        _draw_tabs(canvas, layout.tray.pages)
        if scene.recorded != NOT_SHOWN:
            _draw_change(canvas, scene, layout)

    def draw_change(self, canvas: Canvas, scene: DotsScene) -> None:
        """Draw what changes with a dot over the picture of everything else."""
        _draw_change(canvas, scene, layout_of(scene, canvas.width, canvas.look))

    def ground(self, state: StageState) -> StageState | None:
        """Return the state without its dots: claim and places stay while people place them."""
        scene = state.scene
        if not isinstance(scene, DotsScene):
            return None
        page = scene.moment.page if scene.moment is not None else 0
        moment = DotsMoment(part=part_shown(scene), page=page)
        bare = replace(scene, dots=(), recorded=NOT_SHOWN, present=NOT_SHOWN, moment=moment)
        return replace(state, scene=bare)

    def words(self, scene: DotsScene, state: StageState) -> tuple[str, ...]:
        """Claim, count, whose dot lies where on every part, and what is said."""
        moment = scene.moment
        others = scene.recorded - len(scene.dots)
        return (
            words.say(dots_words.TITLE, scene.round_number),
            words.claim_line(scene.claim),
            words.quoted(scene.claim.text),
            words.say(words.RECORDED, scene.recorded, scene.present),
            words.say(dots_words.ANOTHER_WAY, others) if others > 0 else "",
            *_told(scene),
            words.say(dots_words.PUBLIC),
            words.say(dots_words.HOW) if moment is not None else "",
            moment.said if moment is not None else "",
        )


def _told(scene: DotsScene) -> tuple[str, ...]:
    """Return whose dot lies where, one line a place that has any, and who has not placed theirs."""
    names = {seat.number: seat.shown for seat in scene.seats}
    waiting = {seat for seat, _ in scene.moment.on_the_way} if scene.moment is not None else set()
    lines = []
    for part in parts_of(scene.questions):
        there = where(scene, part)
        if len(parts_of(scene.questions)) > 1:
            lines.append(part.label)
        for answers in part.places:
            people = [
                words.say(dots_words.ON_THE_WAY, names[seat]) if seat in waiting else names[seat]
                for seat, place in sorted(there.items())
                if place == answers and seat in names
            ]
            if people:
                lines.append(words.say(dots_words.OF_PLACE, place_words(part, answers), "; ".join(people)))
        rest = [name for seat, name in names.items() if seat not in there]
        if rest:
            lines.append(words.say(dots_words.NOT_PLACED, "; ".join(rest)))
    return tuple(lines)


def _draw_tabs(canvas: Canvas, tabs: tuple[Tab, ...]) -> None:
    """Draw tabs: the current one in bold over a rule."""
    look = canvas.look
    for tab in tabs:
        face, colour = (look.sans_bold, "ink") if tab.is_current else (look.sans, "muted")
        x, middle = tab.rect.left(), tab.rect.center().y()
        wide = canvas.line(tab.label, x, middle - 0.625 * UNIT, face=face, colour=colour)
        if tab.is_current:
            canvas.hairline(x, tab.rect.bottom() - 3, x + wide, colour="ink", width=4.0)


def _draw_places(canvas: Canvas, layout: Layout) -> None:
    """Draw the places as quiet boxes with their labels, and the captions beside them."""
    for place in layout.board.places:
        rect = place.rect.adjusted(2, 2, -2, -2) if place.is_cell else place.rect
        canvas.box(rect, fill="panel", radius=8)
        canvas.block(place.label, place.label_at.x(), place.label_at.y(), anchor="middle")
    for caption in layout.board.captions:
        canvas.block(caption.block, caption.at.x(), caption.at.y(), anchor=caption.anchor)


def _draw_change(canvas: Canvas, scene: DotsScene, layout: Layout) -> None:
    """Draw the dots on their places and in the tray, the count, and what is said."""
    banner, lying = _banner(canvas, scene, layout), lying_of(scene, layout, canvas.look)
    _draw_tray(canvas, scene, layout, lying, banner)
    _draw_dots(canvas, scene, layout, lying)
    if banner is None:
        _draw_foot(canvas, scene, layout.foot)
    else:
        _draw_banner(canvas, *banner)


def _draw_tray(
    canvas: Canvas, scene: DotsScene, layout: Layout, lying: Lying, banner: tuple[Block, QRectF] | None
) -> None:
    """Draw the dots that wait in the tray; a dot that was placed leaves its number."""
    placed = lying.spots
    in_hand = scene.moment.in_hand if scene.moment is not None else None
    for slot in layout.tray.slots:
        if banner is None or not banner[1].intersects(slot.rect):
            _draw_slot(canvas, slot, layout.tray.size, placed=slot.seat in placed, held=slot.seat == in_hand)


def _draw_slot(canvas: Canvas, slot: Slot, size: DotSize, *, placed: bool, held: bool) -> None:
    if placed:
        _draw_number(canvas, slot.seat, slot.centre, "muted", canvas.look.sans_bold)
    else:
        draw_dot(canvas, slot.seat, slot.centre, size, ringed=held)
    left = slot.centre.x() + size.width / 2 + 0.3 * UNIT
    canvas.line(slot.name, left, slot.centre.y() - 0.625 * UNIT, colour="muted" if placed else "ink")


def _draw_dots(canvas: Canvas, scene: DotsScene, layout: Layout, lying: Lying) -> None:
    """Draw every dot on its place: hollow on its way, filled on disk."""
    moment = scene.moment or DotsMoment()
    if moment.in_hand is not None:
        for place in layout.board.places:
            inset = 3 if place.is_cell else 1
            canvas.box(place.rect.adjusted(inset, inset, -inset, -inset), stroke="mark", width=3, radius=8)
    asked = {question.id for question in layout.shown.questions}
    waiting = {seat for seat, answers in moment.on_the_way if asked & dict(answers).keys()}
    for seat, spot in lying.spots.items():
        hollow, ringed = seat in waiting, seat == moment.in_hand
        draw_dot(canvas, seat, spot, lying.size, hollow=hollow, ringed=ringed)


def draw_dot(
    canvas: Canvas, seat: int, spot: QPointF, size: DotSize, *, hollow: bool = False, ringed: bool = False
) -> None:
    """Draw one dot around its middle: round, or as wide as its number asks."""
    rect = QRectF(spot.x() - size.width / 2, spot.y() - size.height / 2, size.width, size.height)
    radius = size.radius
    if hollow:
        width = max(2.0, 0.07 * size.height)
        inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        canvas.box(inner, fill="paper", stroke="ink", width=width, radius=radius - width / 2)
    else:
        canvas.box(rect, fill="ink", radius=radius)
    if ringed:
        out = RING_AIR + RING / 2
        ring = rect.adjusted(-out, -out, out, out)
        canvas.box(ring, stroke="focus", width=RING, radius=radius + out)
    if size.numbered:
        face = canvas.look.sans if size.tight else canvas.look.sans_bold
        _draw_number(canvas, seat, spot, "ink" if hollow else "paper", face, furniture=not hollow)


def _draw_number(
    canvas: Canvas, seat: int, spot: QPointF, colour: str, face: Face, *, furniture: bool = False
) -> None:
    x, y = spot.x(), spot.y() - 0.625 * UNIT
    canvas.line(str(seat), x, y, face=face, colour=colour, anchor="middle", furniture=furniture)


def _draw_foot(canvas: Canvas, scene: DotsScene, foot: QRectF) -> None:
    """Draw what to do, or that everybody sees it, and the count."""
    count = words.say(words.RECORDED, scene.recorded, scene.present)
    used = canvas.line(count, foot.right(), foot.top(), face=canvas.look.sans_bold, anchor="end")
    moment, colour, face = scene.moment, "muted", canvas.look.sans
    if moment is None:
        said = words.say(dots_words.PUBLIC)
    elif moment.typed:
        said, colour = words.say(dots_words.TYPED, moment.typed), "ink"
    elif moment.in_hand is not None:
        said, colour, face = words.say(dots_words.IN_HAND, _who(scene)), "ink", canvas.look.sans_bold
    else:
        said = words.say(dots_words.HOW)
    canvas.line(said, foot.left(), foot.top(), colour=colour, face=face, width=foot.width() - used - UNIT)


def _who(scene: DotsScene) -> str:
    """Return number and name of the seat whose dot is in somebody's hand."""
    held = scene.moment.in_hand if scene.moment is not None else None
    seat = next((s for s in scene.seats if s.number == held), None)
    if seat is None:
        return str(held)
    return f"{seat.number} {seat.name}" if seat.name else seat.shown


def _banner(canvas: Canvas, scene: DotsScene, layout: Layout) -> tuple[Block, QRectF] | None:
    """Return a sentence that everybody at the stage should read, and the box for it over the foot."""
    if scene.moment is None or not scene.moment.said:
        return None
    foot, face = layout.foot, canvas.look.sans_bold
    block = canvas.fit(scene.moment.said, face, foot.width() - 1.2 * UNIT, 3 * 1.3 * UNIT, 1.0, leading=1.3)
    height = block.height + 0.7 * UNIT
    return block, QRectF(foot.left(), foot.bottom() - height, foot.width(), height)


def _draw_banner(canvas: Canvas, block: Block, rect: QRectF) -> None:
    canvas.box(rect, fill="panel", stroke="ink", width=3, radius=8)
    canvas.block(block, rect.left() + 0.6 * UNIT, rect.top() + 0.35 * UNIT)


SCENE = _Dots()
