"""Paints a `StageState`: the same class is the preview in the console and the picture on the projector."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QEvent, QRectF, Qt, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QWidget

from unifydesk.domain.clock import Clock, now
from unifydesk.stage import words
from unifydesk.stage.clockface import clock_rect, clock_text, draw_clock, seconds_left
from unifydesk.stage.scenes import SCENES

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QImage, QPaintEvent, QResizeEvent, QShowEvent

    from unifydesk.domain.stage import StageState
    from unifydesk.stage.look import Look

TICK = 250
"""How often a running clock is looked at, in milliseconds; it is repainted when its text changes."""


class StageView(QWidget):
    """Shows one `StageState`. It asks nothing of anyone; what it shows is a value."""

    def __init__(
        self, look: Look, *, reduced_motion: bool = False, clock: Clock = now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._reduced = reduced_motion
        self._state: StageState | None = None
        self._blank = False
        self._ratio: float | None = None
        self._picture: QPixmap | None = None
        self._ground: tuple[tuple[object, ...], QPixmap] | None = None
        self._t = 1.0
        self._shown_clock = ""
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK)
        self._ticker.timeout.connect(self._on_tick)
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._on_motion)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(96, 54)
        self.setAccessibleName(self.tr("Stage"))
        self._describe()

    @property
    def state(self) -> StageState | None:
        """The state shown, or None before the first."""
        return self._state

    @property
    def look(self) -> Look:
        """The look it is painted in."""
        return self._look

    @property
    def is_moving(self) -> bool:
        """Whether something on the picture is still on its way."""
        return self._motion.state() == QAbstractAnimation.State.Running

    def show_state(self, state: StageState) -> None:
        """Show a state. Motion runs once, when another scene or claim comes on; updates are still."""
        if state == self._state:
            return
        before, self._state = self._state, state
        same_picture = before is not None and _without_clock(before) == _without_clock(state)
        if not same_picture:
            self._picture = None
            self._move_if_new(before, state)
        self._describe()
        self._run_clock()
        self.update()

    def set_blank(self, blank: bool) -> None:
        """Show real black and nothing else, or the picture again."""
        if blank != self._blank:
            self._blank = blank
            self._settle()
            self._describe()
            self._run_clock()
            self.update()

    @Slot(object)
    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look
        self._picture = self._ground = None
        self.update()

    @Slot(float)
    def set_aspect(self, ratio: float | None) -> None:
        """Keep the picture at width ÷ height `ratio`, the shape of another screen; None fills the widget."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._picture = None
            self.update()

    def picture_rect(self) -> QRectF:
        """Return where in the widget the picture is painted."""
        width, height = float(self.width()), float(self.height())
        if self._ratio is None:
            return QRectF(0, 0, width, height)
        inner = QRectF(0, 0, min(width, height * self._ratio), min(height, width / self._ratio))
        inner.moveTo(round((width - inner.width()) / 2), round((height - inner.height()) / 2))
        return inner

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the kept picture, then the clock on top of it."""
        painter = QPainter(self)
        rect = self.picture_rect()
        if self._blank:
            painter.fillRect(self.rect(), QColor(0, 0, 0))
            painter.end()
            return
        if rect.size() != self.size().toSizeF():
            painter.fillRect(self.rect(), self._look.colour("paper"))
        painter.drawPixmap(rect.topLeft(), self._kept_picture(rect))
        seconds = self._seconds()
        if seconds is not None:
            draw_clock(painter, rect, self._look, seconds)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Paint anew at the new size."""
        self._picture = None
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Let the clock run while someone can see it."""
        super().showEvent(event)
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Stop everything that ticks."""
        super().hideEvent(event)
        self._settle()
        self._run_clock()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Say the description again in a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Stage"))
            self._picture = self._ground = None
            self._describe()

    def _kept_picture(self, rect: QRectF) -> QPixmap:
        """Return the picture of the state, painted only when something in it changed."""
        if self._picture is None:
            self._picture = self._painted(QRectF(0, 0, rect.width(), rect.height()))
        return self._picture

    def _painted(self, rect: QRectF) -> QPixmap:
        """Return a new picture; where only a count changed, it is painted over the kept ground."""
        state, scene = self._state, SCENES.get(self._state.scene.id) if self._state else None
        if state is None or scene is None:
            return self._empty(rect)
        ground = scene.ground(state)
        if ground is None:
            picture = self._empty(rect)
            painter = QPainter(picture)
            scene.paint(painter, rect, state, self._look, self._t)
        else:
            picture = self._kept_ground(ground, rect).copy()
            painter = QPainter(picture)
            scene.paint_on_ground(painter, rect, state, self._look)
        painter.end()
        return picture

    def _kept_ground(self, state: StageState, rect: QRectF) -> QPixmap:
        """Return the picture of what stays the same while ballots come in."""
        key = (state, rect.width(), rect.height(), self.devicePixelRatioF(), id(self._look))
        if self._ground is None or self._ground[0] != key:
            picture = self._empty(rect)
            painter = QPainter(picture)
            SCENES[state.scene.id].paint(painter, rect, state, self._look, 1.0)
            painter.end()
            self._ground = (key, picture)
        return self._ground[1]

    def _empty(self, rect: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(rect.width() * ratio), round(rect.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._look.colour("paper"))
        return picture

    def _move_if_new(self, before: StageState | None, state: StageState) -> None:
        scene = SCENES.get(state.scene.id)
        duration = scene.duration if scene else 0
        new = before is None or _subject(before) != _subject(state)
        if new:
            self._settle()
        if new and duration and self.isVisible() and not self._blank and not self._is_still():
            self._t = 0.0
            self._motion.setDuration(duration)
            self._motion.start()

    def _is_still(self) -> bool:
        """Whether motion is off: asked for by the person, or by the system."""
        hints = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self)
        return self._reduced or not hints

    def _settle(self) -> None:
        self._motion.stop()
        self._t = 1.0
        self._picture = None

    @Slot("QVariant")
    def _on_motion(self, value: float) -> None:
        self._t = float(value)
        self._picture = None
        self.update()

    @Slot()
    def _on_tick(self) -> None:
        seconds = self._seconds()
        text = "" if seconds is None else clock_text(seconds)
        if text != self._shown_clock:
            self._shown_clock = text
            self.update(clock_rect(self.picture_rect()).toAlignedRect().adjusted(-4, -4, 4, 4))

    def _run_clock(self) -> None:
        wanted = self._seconds() is not None and self.isVisible() and not self._blank
        if wanted and not self._ticker.isActive():
            self._ticker.start()
        elif not wanted:
            self._ticker.stop()

    def _seconds(self) -> int | None:
        return seconds_left(self._state.timer_ends, self._clock()) if self._state else None

    def _describe(self) -> None:
        """Tell screen readers what is on the stage."""
        if self._blank:
            text = words.say(words.BLANK)
        elif self._state is None:
            text = words.say(words.EMPTY)
        else:
            scene = SCENES.get(self._state.scene.id)
            text = scene.text(self._state) if scene else ""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)


def _without_clock(state: StageState) -> StageState:
    """Return the state with no time in it, only whether there is a clock: what the kept picture shows."""
    return replace(state, timer_ends="clock" if state.timer_ends else "")


def _subject(state: StageState) -> tuple[object, ...]:
    """Return what a picture is about: motion runs only when this changes."""
    scene = state.scene
    claim = getattr(scene, "claim", None)
    number = getattr(scene, "round_number", getattr(scene, "after_number", None))
    return scene.id, claim.id if claim else None, number


def render(state: StageState, look: Look, image: QImage, t: float = 1.0) -> None:
    """Paint a state into an image, still at moment `t` of its motion and without a clock."""
    painter = QPainter(image)
    scene = SCENES[state.scene.id]
    scene.paint(painter, QRectF(0, 0, image.width(), image.height()), state, look, t)
    painter.end()
