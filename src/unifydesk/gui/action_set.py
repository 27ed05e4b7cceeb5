"""Makes the table of actions work in a window: menus, keys, what is possible now, and what a remote sends."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QMainWindow,
    QMenu,
    QWidget,
)

from unifydesk.gui.actions import ACTIONS, MENUS, Action
from unifydesk.gui.commands import exports, files
from unifydesk.gui.desk import LEAD, Desk
from unifydesk.gui.export_menu import ExportMenu
from unifydesk.gui.tips import plain_caption, without_key

SPACE = "Space"
EXPORT = "export"
"""The menu that lists the formats that are there, after its own actions."""
ARROWS: dict[int, str] = {Qt.Key.Key_Right: SPACE, Qt.Key.Key_Left: "PgUp"}
"""What the arrow keys mean to a presenter remote."""
USES_SPACE = (QAbstractButton, QComboBox)


def words(action: Action, desk: Desk | None = None) -> str:
    """Return the text of an action, with what it is about filled in when the desk is given."""
    text = QCoreApplication.translate("actions", action.text)
    if action.object is None:
        return text
    about = action.object(desk) if desk is not None else ""
    if not about and action.instead is not None and desk is not None:
        return plain_caption(action.instead(desk)) or text.replace(" %1", "")
    return text.replace("%1", plain_caption(about)) if about else text.replace(" %1", "")


def plain(text: str) -> str:
    """Return a menu text without its access key."""
    return without_key(text)


def _do(desk: Desk, action: Action, _checked: bool = False) -> None:
    if action.when(desk):
        action.do(desk)


class ActionSet(QObject):
    """The QActions of one window, kept in step with the workshop, the page, the stage and the cursor."""

    def __init__(self, desk: Desk, window: QMainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._dressed = False
        self._held: QWidget | None = None  # the control that got the keyboard last
        self._by_mouse = False  # whether it got it from a click
        self.actions: dict[str, QAction] = {}
        for action in ACTIONS:
            self.actions[action.id] = self._make(action)
        self._formats = ExportMenu(desk.formats, window.menuBar())
        self._formats.chosen.connect(self._on_format_chosen)
        self._build_menus()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _make(self, action: Action) -> QAction:
        desk = self._desk
        made = QAction(words(action, self._desk), self._window)
        made.setObjectName(action.id)
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        made.setAutoRepeat(False)  # a key held down must not race through the agenda
        made.setCheckable(action.checked is not None)
        made.setMenuRole(QAction.MenuRole.NoRole)
        made.triggered.connect(partial(_do, desk, action))
        self._window.addAction(made)
        return made

    def _build_menus(self) -> None:
        bar = self._window.menuBar()
        for menu_id, title in MENUS.items():
            menu = self._formats if menu_id == EXPORT else QMenu(bar)
            menu.setTitle(QCoreApplication.translate("actions", title))
            menu.aboutToShow.connect(self._dress)
            for action in ACTIONS:
                if action.menu == menu_id:
                    if action.divided:
                        menu.addSeparator()
                    menu.addAction(self.actions[action.id])
            bar.addMenu(menu)

    @Slot(str)
    def _on_format_chosen(self, format_id: str) -> None:
        exports.export_as(self._desk, format_id)

    @Slot(str)
    def restore(self, path: str) -> None:
        """List the backups of a file that could not be opened."""
        files.restore(self._desk, path)

    @Slot()
    def _dress(self) -> None:
        """Draw the icons when a menu is opened for the first time, not when the program starts."""
        if not self._dressed:
            self._dressed = True
            for action in ACTIONS:
                if action.icon:
                    self._desk.icons.dress(self.actions[action.id], action.icon, "muted")

    def refresh(self, page: str) -> None:
        """Say what is possible now; `page` is the page shown, or an empty text for the start page."""
        for action in ACTIONS:
            made = self.actions[action.id]
            made.setEnabled(action.when(self._desk) and (page == LEAD or not action.leading))
            if action.checked is not None:
                made.setChecked(action.checked(self._desk))
            if action.object is not None:
                made.setText(words(action, self._desk))
        self._formats.allow(self._desk.workshop is not None)
        self._gate(QApplication.focusWidget())

    def press(self, key: int) -> bool:
        """Do what a key pressed on the stage window stands for; returns whether it stands for anything."""
        pressed = QKeySequence(key)
        pressed = QKeySequence(ARROWS.get(key, "")) if key in ARROWS else pressed
        for action in ACTIONS:
            if any(QKeySequence(k) == pressed for k in action.keys) and action.when(self._desk):
                action.do(self._desk)
                return True
        return False

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self._held:  # coming back to the window changes nothing
            self._held = new
            self._by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._gate(new)

    def _gate(self, focus: QWidget | None) -> None:
        """Leave Space to a button that was reached with the keyboard; text fields keep theirs anyway."""
        is_taken = isinstance(focus, USES_SPACE) and not self._by_mouse
        for action in ACTIONS:
            if SPACE in action.keys:
                keys = [QKeySequence(key) for key in action.keys if key != SPACE or not is_taken]
                if self.actions[action.id].shortcuts() != keys:
                    self.actions[action.id].setShortcuts(keys)
