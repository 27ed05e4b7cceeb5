"""Where the stage can be: the screens of this computer, remembered by name and geometry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSettings, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from unifydesk import paths

SETTLE = 600
"""Milliseconds without news after which a change of screens is believed: plugging in comes in bursts."""


@dataclass(frozen=True, slots=True)
class ScreenInfo:
    """One screen. Units: device-independent pixels."""

    name: str
    x: int
    y: int
    width: int
    height: int
    primary: bool = False

    @property
    def key(self) -> str:
        """Name and geometry: the same projector on the same cable at the same resolution."""
        return f"{self.name}@{self.width}x{self.height}+{self.x}+{self.y}"

    @property
    def rect(self) -> QRect:
        """Its place on the desktop."""
        return QRect(self.x, self.y, self.width, self.height)

    @property
    def shown(self) -> str:
        """Its name for people."""
        return self.name or f"{self.width} × {self.height}"


class Screens(QObject):
    """Lists the screens, tells when they change, and puts windows on them."""

    changed = Signal()  # the screens have changed and have been quiet since
    removed = Signal(str)  # key of a screen that has just gone; at once, before `changed`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self.changed)
        self._keys: dict[str, str] = {}

    def start(self) -> None:
        """Begin to listen for screens that come and go."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_added)
            app.screenRemoved.connect(self._on_removed)
            app.primaryScreenChanged.connect(self._on_primary)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._on_geometry)
        self._keys = {info.name: info.key for info in self.all()}

    def all(self) -> tuple[ScreenInfo, ...]:
        """Return the screens from left to right."""
        primary = QGuiApplication.primaryScreen()
        found = [_info(screen, screen is primary) for screen in QGuiApplication.screens()]
        return tuple(sorted(found, key=lambda s: (s.x, s.y, s.name)))

    def laptop(self) -> ScreenInfo | None:
        """Return the primary screen, where the console is."""
        screens = self.all()
        return next((s for s in screens if s.primary), screens[0] if screens else None)

    def projector(self) -> ScreenInfo | None:
        """Return the screen for the stage: the remembered one, else the first that is not the laptop's.

        None when there is only one screen: the stage never covers the only screen.
        """
        laptop = self.laptop()
        others = [s for s in self.all() if laptop is not None and s.key != laptop.key]
        if not others:
            return None
        remembered = self.remembered()
        by_key = [s for s in self.all() if s.key == remembered]
        by_name = [s for s in others if s.name and s.name == remembered.rpartition("@")[0]]
        return (by_key or by_name or others)[0]

    def mirrored(self) -> bool:
        """Return whether two screens show the same part of the desktop."""
        places = [s.rect.getRect() for s in self.all()]
        return len(set(places)) < len(places)

    def remembered(self) -> str:
        """Return the key of the screen that was chosen last, on this computer; empty when none was."""
        return str(self._memory().value("stage/screen", "", type=str))

    def remember(self, screen: ScreenInfo) -> None:
        """Use this screen for the stage from now on."""
        memory = self._memory()
        memory.setValue("stage/screen", screen.key)
        memory.sync()

    def place(self, window: QWidget, screen: ScreenInfo, rect: QRect | None = None) -> None:
        """Put a window on a screen, filling it unless `rect` is given."""
        window.winId()
        handle = window.windowHandle()
        real = next((s for s in QGuiApplication.screens() if _info(s, False).key == screen.key), None)
        if handle is not None and real is not None:
            handle.setScreen(real)
        window.setGeometry(rect or screen.rect)

    @staticmethod
    def _memory() -> QSettings:
        return QSettings(str(Path(paths.state_dir()) / "stage.ini"), QSettings.Format.IniFormat)

    @Slot(QScreen)
    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_geometry)
        self._settle.start()

    @Slot(QScreen)
    def _on_removed(self, screen: QScreen) -> None:
        self.removed.emit(self._keys.get(screen.name(), _info(screen, False).key))
        self._settle.start()

    @Slot(QScreen)
    def _on_primary(self, _screen: QScreen) -> None:
        self._settle.start()

    @Slot(QRect)
    def _on_geometry(self, _rect: QRect) -> None:
        self._keys = {info.name: info.key for info in self.all()}
        self._settle.start()


def _info(screen: QScreen, primary: bool) -> ScreenInfo:
    place = screen.geometry()
    return ScreenInfo(screen.name(), place.x(), place.y(), place.width(), place.height(), primary)
