"""The sheet of all keys, made from the table of actions, so that it can never be out of date."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.action_set import plain, words
from unifydesk.gui.actions import ACTIONS, MENUS, Action
from unifydesk.gui.widgets.labels import push_button, text_label, tight

COLUMNS = (("vote", "go"), ("stage", "edit"), ("file", "export", "help"))


def key_names(action: Action) -> list[str]:
    """Return the keys of an action as they are written on keyboards of this system."""
    native = QKeySequence.SequenceFormat.NativeText
    return [QKeySequence(key).toString(native) for key in action.keys]


class Shortcuts(QDialog):
    """Three columns of keys by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("All keys"))
        columns = tight(QHBoxLayout(), metrics.HUGE + metrics.SMALL)
        for menus in COLUMNS:
            column = tight(QVBoxLayout(), metrics.WIDE)
            for menu in menus:
                column.addLayout(self._section(menu))
            column.addStretch(1)
            columns.addLayout(column, 1)
        done = push_button("", self.tr("Done"))
        done.clicked.connect(self.accept)
        foot = tight(QHBoxLayout(), 0)
        hint = self.tr(
            "A presenter remote sends Page Down, Page Up, F5 and B. Letters rest while you type. "
            "In the minutes, Ctrl+F finds words, F3 the next place, and + and − change the size."
        )
        foot.addWidget(text_label("muted", hint, wrap=True), 1)
        foot.addSpacing(metrics.LARGE)
        foot.addWidget(done)
        body = tight(QVBoxLayout(self), metrics.WIDE, (32, 24, 32, 24))
        body.addWidget(text_label("title", self.tr("All keys")))
        body.addLayout(columns, 1)
        body.addLayout(foot)
        self.resize(1080, 560)

    def _section(self, menu: str) -> QVBoxLayout:
        column = tight(QVBoxLayout(), metrics.SMALL)
        column.addWidget(text_label("heading", plain(QCoreApplication.translate("actions", MENUS[menu]))))
        grid = tight(QGridLayout(), metrics.SMALL)
        grid.setColumnStretch(0, 1)
        rows = [action for action in ACTIONS if action.menu == menu and action.keys]
        for place, action in enumerate(rows):
            grid.addWidget(text_label("body", plain(words(action))), place, 0)
            keys = tight(QHBoxLayout(), metrics.TIGHT)
            keys.addStretch(1)
            for name in key_names(action):
                label = text_label("key", name)
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                keys.addWidget(label)
            grid.addLayout(keys, place, 1)
        column.addLayout(grid)
        return column
