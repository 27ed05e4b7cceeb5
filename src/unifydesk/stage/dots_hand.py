"""What people do with dots, without a window: pick up, put down, drag, type; and what is not on disk yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF

from unifydesk.domain.stage import DotsMoment, DotsScene
from unifydesk.stage.ballot import BoothBallot
from unifydesk.stage.canvas import UNIT
from unifydesk.stage.dots_layout import Layout, Lying, home_part
from unifydesk.stage.dots_places import TypedError, given_by, keys_of, parts_of, read_typed

MOVED = 0.6 * UNIT
"""A pointer that goes further than this drags; less is a tap."""
LONGEST_TYPED = 24


@dataclass(slots=True)
class Drag:
    """One finger, or the mouse, from its press on; `seat` is the dot under it."""

    seat: int | None
    start: QPointF
    at: QPointF
    moved: bool = False


@dataclass(slots=True)
class Hand:
    """Everything that is under way at the stage. Points are those of the canvas."""

    chosen: int | None = None  # the part that somebody chose; None: the first that not all have answered
    page: int = 0
    in_hand: int | None = None
    typed: str = ""
    said: str = ""
    waiting: list[BoothBallot] = field(default_factory=list)
    drags: dict[int, Drag] = field(default_factory=dict)
    _back_to: int | None = None  # the part to go back to when the dot in hand is done

    @property
    def is_idle(self) -> bool:
        """Whether nothing is picked up, typed or said."""
        return self.in_hand is None and not self.typed and not self.said and not self.drags

    def moment(self, scene: DotsScene) -> DotsMoment:
        """Return what the picture shows of it."""
        chosen = self.chosen
        part = home_part(replace(scene, moment=None)) if chosen is None else chosen
        on_the_way = tuple((b.seat, tuple(b.answers.items())) for b in self.waiting if b.seat is not None)
        held = next((drag.seat for drag in self.drags.values() if drag.moved), self.in_hand)
        return DotsMoment(part, self.page, held, on_the_way, self.typed, self.said)

    def put_back(self) -> None:
        """Let go of what is picked up, typed or said; dots on their way stay on their way."""
        self._let_go()
        self.typed = self.said = ""
        self.drags.clear()

    def _let_go(self) -> None:
        """Put the dot in hand back; what other people drag stays in their hands."""
        if self.in_hand is not None:
            self.chosen = self._back_to
        self.in_hand = None

    def forget(self) -> None:
        """Begin anew, for another round."""
        self.put_back()
        self.waiting.clear()
        self.chosen, self.page, self._back_to = None, 0, None

    # --- pointers

    def press(self, pointer: int, point: QPointF, layout: Layout, lying: Lying) -> None:
        """Begin a tap or a drag; a dot in hand goes over the dots that lie where it is put."""
        self.said = ""
        slot = layout.tray.slot_at(point)
        seat = slot.seat if slot is not None else lying.seat_at(point)
        self.drags[pointer] = Drag(seat, point, point)

    def move(self, pointer: int, point: QPointF) -> bool:
        """Follow a pointer; returns whether a dot moves with it."""
        drag = self.drags.get(pointer)
        if drag is None:
            return False
        drag.at = point
        drag.moved = drag.moved or (point - drag.start).manhattanLength() > MOVED
        return drag.moved and drag.seat is not None

    def release(self, pointer: int, point: QPointF, scene: DotsScene, layout: Layout) -> BoothBallot | None:
        """End a tap or a drag; returns the ballot when a dot was put on a place."""
        drag = self.drags.pop(pointer, None)
        if drag is None:
            return None
        place = layout.board.place_at(point)
        if drag.moved and drag.seat is not None:
            if place is None:
                return None
            if drag.seat != self.in_hand:
                self._pick_up(drag.seat)
            return self._put(drag.seat, dict(place.answers), scene)
        return (
            None
            if self._tap_aside(point, layout)
            else self._tap(drag, dict(place.answers) if place else {}, scene)
        )

    def _tap_aside(self, point: QPointF, layout: Layout) -> bool:
        """Take a tap on a tab or in the tray."""
        tab, page, slot = layout.tab_at(point), layout.tray.page_at(point), layout.tray.slot_at(point)
        if tab is not None:
            self.chosen = self._back_to = tab
        elif page is not None:
            self.page = page
        elif slot is not None:
            if slot.seat == self.in_hand:
                self._let_go()
            else:
                self._pick_up(slot.seat)
        return any(found is not None for found in (tab, page, slot))

    def _tap(self, drag: Drag, answers: dict[str, str], scene: DotsScene) -> BoothBallot | None:
        """Take a tap on a place: it puts the dot in hand there, or picks up the dot that lies there."""
        if self.in_hand is not None:
            if answers:
                return self._put(self.in_hand, answers, scene)
            self._let_go()
        elif drag.seat is not None:
            self._pick_up(drag.seat)
        return None

    def _pick_up(self, seat: int) -> None:
        if self.in_hand is None:
            self._back_to = self.chosen
        self.in_hand = seat

    # --- keys

    def type(self, text: str, scene: DotsScene) -> bool:
        """Take a letter that was typed; returns False for one that means nothing here."""
        keys = {key for question in scene.questions for key in keys_of(question)}
        takes = (text.isdecimal() and text.isascii()) or text in keys or (text == " " and self.typed != "")
        if not takes or len(self.typed) >= LONGEST_TYPED:
            return takes
        self.said = ""
        self.typed = f"{self.typed}{text}".replace("  ", " ")
        return True

    def erase(self) -> bool:
        """Take the last letter back; returns whether there was one."""
        had, self.typed = bool(self.typed), self.typed[:-1]
        return had

    def enter(self, scene: DotsScene) -> BoothBallot | None:
        """Do what was typed: pick up a dot, or put it on a place; says why when it cannot be understood."""
        text, self.typed = self.typed, ""
        if not text.strip():
            return None
        parts = parts_of(scene.questions)
        part = parts[min(self.moment(scene).part, len(parts) - 1)]
        try:
            seat, answers = read_typed(text, scene, part, self.in_hand)
        except TypedError as error:
            self.said = str(error)
            return None
        if seat != self.in_hand:
            self._pick_up(seat)
        return self._put(seat, answers, scene) if answers else None

    def turn(self, scene: DotsScene, step: int) -> bool:
        """Show the next part of the form, or the one before; returns whether there is another."""
        parts = len(parts_of(scene.questions))
        if parts > 1:
            self.chosen = self._back_to = (self.moment(scene).part + step) % parts
        return parts > 1

    # --- ballots

    def _put(self, seat: int, answers: Mapping[str, str], scene: DotsScene) -> BoothBallot | None:
        """Hand a dot over, unless it lies there already, and go on to what its owner has not answered."""
        here = replace(scene, moment=self.moment(scene))
        before = given_by(here).get(seat, {})
        ballot = None
        if any(before.get(question) != answer for question, answer in answers.items()):
            ballot = BoothBallot(scene.round_id, seat, dict(answers))
            self.waiting.append(ballot)
        parts = parts_of(scene.questions)
        given = before | dict(answers)
        later = (at for at in range(self.moment(scene).part + 1, len(parts)) if parts[at].lies(given) is None)
        following = next(later, None)
        if following is None or self.drags:  # the page is not turned under another finger
            self._let_go()
        else:
            self.chosen = following
            self.in_hand = seat
        return ballot

    def settle(self, ballot: object) -> None:
        """A dot is on disk."""
        self.waiting = [b for b in self.waiting if b is not ballot]

    def refuse(self, ballot: object, sentence: str) -> None:
        """A dot was not taken: it goes back to where it was, and the room reads why."""
        self.settle(ballot)
        self._let_go()
        self.said = sentence

    def refuse_all(self, sentence: str) -> None:
        """No dot that was on its way was taken."""
        if self.waiting:
            self.waiting.clear()
            self._let_go()
            self.said = sentence
