"""A top-level window that the audience's keyboard cannot close, and its place among the screens."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from unifydesk.stage.screens import ScreenInfo, Screens

REMOTE_KEYS = frozenset(
    (
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Space,
        Qt.Key.Key_B,
        Qt.Key.Key_Period,
        Qt.Key.Key_F5,
        Qt.Key.Key_Escape,
    )
)
"""Keys of presenter remotes, which the console acts on; every other key on the stage does nothing."""
WINDOW_SHARE = 0.6
"""Without a projector the stage is a window of this share of the screen."""


class PublicWindow(QWidget):
    """A black window that shows one widget at a time and hands the keys of presenter remotes on."""

    key_pressed = Signal(int)  # one of REMOTE_KEYS
    close_asked = Signal()  # somebody pressed Alt+F4 or the window's cross

    def __init__(self, title: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.stands_still = False  # whether the picture is frozen or blank
        self._room_types = False
        self.setWindowTitle(title)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), Qt.GlobalColor.black)
        self.setPalette(palette)
        self.stack = QStackedLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)

    @Slot(bool)
    def set_room_types(self, on: bool) -> None:
        """Take note of whether the room may type here: then a Space may be part of “7 4”."""
        self._room_types = on

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hand the keys of presenter remotes on; swallow the others, and what nobody reads just now."""
        unread = self._room_types and self.stands_still and event.key() == Qt.Key.Key_Space
        if Qt.Key(event.key()) in REMOTE_KEYS and not event.isAutoRepeat() and not unread:
            self.key_pressed.emit(event.key())
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Never close by itself: the stage decides."""
        event.ignore()
        if event.spontaneous():
            self.close_asked.emit()


class Placement(QObject):
    """Keeps a window on the projector: finds it, follows it, and falls back to the laptop without it."""

    lost = Signal(str)  # name of the screen that went away; the window has not been moved yet
    changed = Signal()  # screens came, went or moved, or the window did
    aspect_changed = Signal(float)  # width ÷ height of where the stage is or would be

    def __init__(self, window: PublicWindow, screens: Screens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._screens = screens
        self._screen: ScreenInfo | None = None
        self._held = False  # whether the window stays on the laptop, because a booth stands in it
        self._pointer = False
        screens.removed.connect(self._on_removed)
        screens.changed.connect(self._on_changed)
        screens.start()

    @property
    def screen(self) -> ScreenInfo | None:
        """The screen the window fills; None while it is hidden or stands as a window."""
        return self._screen

    def show(self) -> None:
        """Show the window on the projector, or as a window when there is only one screen."""
        self._show_on(self._screens.projector())

    def hide(self) -> None:
        """Hide the window."""
        self._window.hide()
        self._screen = None
        self._tell()

    def choose(self, name: str) -> None:
        """Use and remember the screen of this name; an unknown name, or the only screen, changes nothing."""
        screens = self._screens.all()
        found = [s for s in screens if name in (s.shown, s.key)]
        if not found or len(screens) < 2:
            return
        self._screens.remember(found[0])
        if self._window.isVisible():
            self._show_on(found[0])
        else:
            self._tell()

    def hold(self, held: bool) -> None:
        """Keep the window on the laptop, or let a projector that is there by now take it.

        A booth that stands on the laptop must not jump onto the projector with a ballot half filled in.
        """
        self._held = held
        if not held:
            self._on_changed()

    def aspect(self) -> float:
        """Return width ÷ height of the screen the window fills or would fill; 16 ÷ 9 without one."""
        screen = self._screen or self._screens.projector()
        return screen.width / screen.height if screen is not None and screen.height else 16 / 9

    @Slot(bool)
    def show_pointer(self, shown: bool) -> None:
        """Show the pointer on the projector, for a booth or for dots, or hide it."""
        self._pointer = shown
        if self._screen is not None and not shown:
            self._window.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self._window.unsetCursor()

    def laptop_apart(self) -> ScreenInfo | None:
        """Return the laptop's screen when the stage fills another one."""
        laptop = self._screens.laptop()
        apart = laptop is not None and self._screen is not None and self._screen.key != laptop.key
        return laptop if apart else None

    def _show_on(self, screen: ScreenInfo | None) -> None:
        """Fill a screen, or stand as a window on the laptop when there is none to fill.

        Either way the keyboard stays where it is: the facilitator is typing in the console.
        """
        self._screen = screen
        self._window.setWindowFlag(Qt.WindowType.FramelessWindowHint, screen is not None)
        self._window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
        if screen is not None:
            self._screens.place(self._window, screen)
            # not showFullScreen(): it takes the keyboard, whatever the attribute says
            self._window.setWindowState(Qt.WindowState.WindowFullScreen)
            self._window.show()
            self._screens.place(self._window, screen)
        else:
            laptop = self._screens.laptop()
            if laptop is not None:
                self._screens.place(self._window, laptop, window_rect(laptop.rect))
            self._window.showNormal()
        self._window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        self.show_pointer(self._pointer)
        self._tell()

    @Slot(str)
    def _on_removed(self, key: str) -> None:
        """Act at once: the window system is about to move the picture onto the laptop."""
        if self._window.isVisible() and self._screen is not None and self._screen.key == key:
            self._fall_back()

    @Slot()
    def _on_changed(self) -> None:
        """Take a projector as soon as there is one, follow it when it moves, fall back when it is gone."""
        if self._window.isVisible() and self._screen is None:
            if not self._held and self._screens.projector() is not None:
                self.show()
        elif self._window.isVisible() and self._screen is not None:
            screens = self._screens.all()
            same = [s for s in screens if s.key == self._screen.key]
            moved = [s for s in screens if s.name == self._screen.name]
            if len(screens) < 2 or not (same or moved):
                self._fall_back()
            elif not same:
                self._show_on(moved[0])
        self._tell()

    def _tell(self) -> None:
        self.aspect_changed.emit(self.aspect())
        self.changed.emit()

    def _fall_back(self) -> None:
        name = self._screen.shown if self._screen is not None else ""
        self.lost.emit(name)
        self._show_on(None)


def window_rect(screen: QRect) -> QRect:
    """Return where the stage stands as a window: a 16:9 piece in the lower right of the screen."""
    width = round(screen.width() * WINDOW_SHARE)
    height = round(width * 9 / 16)
    return QRect(screen.right() - width - 24, screen.bottom() - height - 56, width, height)
