"""Lets the room touch the stage: dots are picked up, put down, handed over, and filled once on disk."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEventPoint, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from unifydesk.domain.stage import DotsScene, StageState
from unifydesk.stage import dots_words, words
from unifydesk.stage.ballot import BoothBallot
from unifydesk.stage.canvas import HEIGHT, Canvas
from unifydesk.stage.dots_hand import Hand
from unifydesk.stage.dots_layout import Layout, layout_of, lying_of
from unifydesk.stage.scenes.dots import draw_dot
from unifydesk.stage.view import StageView

IDLE = 20_000
"""Milliseconds after which a dot that was picked up and left there is put back."""
MOUSE = -1
"""The pointer that is no finger."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)


class DotsTable(QWidget):
    """Lies over the picture while the room may touch it, and adds to the picture what people are doing."""

    submitted = Signal(object)  # BoothBallot: answers to the questions of one part; nothing is recorded yet
    toggled = Signal(bool)  # whether the room may touch the stage
    dressed = Signal(object)  # StageState: the picture with what people are doing, for a preview of the same

    def __init__(self, view: StageView, *, idle: int = IDLE) -> None:
        super().__init__(view)
        self._view = view
        self._on = False
        self._live = True
        self._state: StageState | None = None
        self._round = b""
        self._hand = Hand()
        self._idle = QTimer(self, singleShot=True, interval=idle)
        self._idle.timeout.connect(self._on_idle)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Dots"))
        self.hide()
        view.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether the room may touch the stage."""
        return self._on

    @Slot()
    def start(self) -> None:
        """Let the room touch the stage, from the next picture with dots on."""
        if not self._on:
            self._on = True
            self._refresh()
            self.setFocus()
            self.toggled.emit(True)

    @Slot()
    def stop(self) -> None:
        """Take no more dots; those on their way are still told what became of them."""
        if self._on:
            self._on = False
            self._idle.stop()
            self._hand.put_back()
            self._refresh()
            self.toggled.emit(False)

    def show_state(self, state: StageState) -> None:
        """Show another state; another round begins with empty hands."""
        scene = state.scene
        if isinstance(scene, DotsScene) and scene.round_id != self._round:
            self._round = scene.round_id
            self._hand.forget()
        self._state = state
        self._refresh()

    def set_live(self, live: bool) -> None:
        """Take no touch while the picture is frozen or blank: it is not what happens."""
        self._live = live
        self._hand.put_back()
        self._refresh()

    def recorded(self, ballot: object) -> None:
        """This ballot is on disk: its dots are filled."""
        self._hand.settle(ballot)
        self._refresh()

    def refused(self, ballot: object, sentence: str) -> None:
        """This ballot was not taken: its dots go back, and the room reads why."""
        self._hand.refuse(ballot, sentence)
        self._watch()
        self._refresh()

    def refuse_all(self, sentence: str) -> None:
        """Nothing that is on its way was taken."""
        self._hand.refuse_all(sentence)
        self._watch()
        self._refresh()

    # --- what people do

    def event(self, event: QEvent) -> bool:
        """Take fingers, several at a time, and hand everything else on."""
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            for point in event.points():
                self._take_finger(point)
            event.accept()
            return True
        if event.type() == QEvent.Type.TouchCancel:
            self._hand.drags.clear()
            self._refresh()
        return super().event(event)

    def _take_finger(self, point: QEventPoint) -> None:
        if point.state() == QEventPoint.State.Pressed:
            self._press(point.id(), point.position())
        elif point.state() == QEventPoint.State.Released:
            self._release(point.id(), point.position())
        else:
            self._move(point.id(), point.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press of the mouse, or of a touch that the system turns into one."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(MOUSE, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A dot that is dragged follows."""
        self._move(MOUSE, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The end of a tap or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._release(MOUSE, event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take numbers, keys of answers and Enter; keys of presenter remotes go on to the console."""
        scene = self._scene()
        if scene is None or not self._take_key(event, scene):
            event.ignore()
            return
        event.accept()
        self._watch()
        self._refresh()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802
        """Tab shows the next part of the form: there is no other control to go to."""
        scene = self._scene()
        if scene is not None and self._hand.turn(scene, 1 if following else -1):
            self._watch()
            self._refresh()
        return True

    def _take_key(self, event: QKeyEvent, scene: DotsScene) -> bool:
        key, hand = event.key(), self._hand
        if key in ENTER:
            self._submit(hand.enter(scene))
            return True
        if key == Qt.Key.Key_Backspace:
            hand.erase()
            return True
        if key == Qt.Key.Key_Escape:
            was_idle = hand.is_idle
            hand.put_back()
            return not was_idle
        return bool(event.text()) and hand.type(event.text().lower(), scene)

    def _press(self, pointer: int, at: QPointF) -> None:
        scene = self._scene()
        if scene is not None:
            layout = self._layout(scene)
            self._hand.press(pointer, self._point(at), layout, lying_of(scene, layout, self._view.look))
            self._watch()
            self._refresh()

    def _move(self, pointer: int, at: QPointF) -> None:
        began = any(drag.moved for drag in self._hand.drags.values())
        if self._hand.move(pointer, self._point(at)):
            self._watch()
            self.update()
            if not began:
                self._refresh()

    def _release(self, pointer: int, at: QPointF) -> None:
        scene = self._scene()
        if scene is not None:
            ballot = self._hand.release(pointer, self._point(at), scene, self._layout(scene))
            self._watch()
            self._submit(ballot)
            self._refresh()

    def _submit(self, ballot: BoothBallot | None) -> None:
        """Show the hollow dot before anybody can say what becomes of it."""
        if ballot is not None:
            self._refresh()
            self.submitted.emit(ballot)

    @Slot()
    def _on_idle(self) -> None:
        self._hand.put_back()
        self._refresh()

    def _watch(self) -> None:
        """Put things back after a while without a touch, when there is anything to put back."""
        if self._hand.is_idle:
            self._idle.stop()
        else:
            self._idle.start()

    # --- the picture

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the dots that are dragged, under their fingers."""
        scene = self._scene()
        dragged = [d for d in self._hand.drags.values() if d.moved and d.seat is not None]
        if scene is None or not dragged:
            return
        painter = QPainter(self)
        canvas = Canvas(painter, QRectF(self.rect()), self._view.look, over=True)
        size = self._layout(scene).tray.size
        for drag in dragged:
            draw_dot(canvas, drag.seat or 0, drag.at, size, hollow=True, ringed=True)
        canvas.finish()
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the size of the picture below."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        """Show the picture with what people are doing, and lie over it only while they may."""
        state, scene = self._state, self._scene()
        if state is None:
            return
        shown = replace(state, scene=scene) if scene is not None else state
        self._view.show_state(shown)
        self.setGeometry(self._view.rect())
        self.setVisible(scene is not None)
        self.update()
        if scene is not None:
            self._describe(scene)
        if isinstance(shown.scene, DotsScene):
            self.dressed.emit(shown)

    def _describe(self, scene: DotsScene) -> None:
        """Tell screen readers how to place a dot, and what was just typed, picked up or refused."""
        moment = scene.moment
        seat = next((s.shown for s in scene.seats if moment and s.number == moment.in_hand), "")
        parts = (
            moment.said if moment else "",
            words.say(dots_words.TYPED, moment.typed) if moment and moment.typed else "",
            words.say(dots_words.IN_HAND, seat) if seat else "",
            words.say(dots_words.KEYS),
        )
        text = words.paragraph(parts)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _scene(self) -> DotsScene | None:
        """Return the scene as people see it, while they may touch it."""
        scene = self._state.scene if self._state is not None else None
        if not (self._on and self._live and isinstance(scene, DotsScene)):
            return None
        return replace(scene, moment=self._hand.moment(scene))

    def _layout(self, scene: DotsScene) -> Layout:
        return layout_of(scene, self.width() * HEIGHT / max(1, self.height()), self._view.look)

    def _point(self, at: QPointF) -> QPointF:
        return at * (HEIGHT / max(1, self.height()))
