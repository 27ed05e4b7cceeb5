"""The message bar: one sentence with its level, over the status line, until dismissed or outdated."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from unifydesk.gui import metrics
from unifydesk.gui.icons import Icons
from unifydesk.gui.widgets.icon_label import IconLabel
from unifydesk.gui.widgets.labels import push_button, text_label
from unifydesk.gui.widgets.pressing import pressed_with_enter

INFO_STAYS = 8_000
"""Milliseconds an information stays; warnings and errors stay until they are dismissed or answered."""

LONGEST = 400
"""Characters that a message may have in its bar; all of it is shown on request."""

_ICON_ROLES = {"info": "accent", "warning": "warning", "error": "danger"}


class MessageBar(QFrame):
    """Shows the newest message only. Several lines become the first one and a button for all of them."""

    needs_room = Signal()  # it is shown with other words, or taken away
    copy_clicked = Signal()  # the session is to go on in a copy elsewhere
    restore_wanted = Signal(str)  # path of a file that cannot be opened
    recover_wanted = Signal(str)  # path of a file whose rows may still be read

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._lines: list[str] = []
        self._sign = IconLabel(icons)
        self._text = text_label("body", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._all = push_button("quiet", self.tr("Show all"))
        self.copy_button = push_button("quiet", self.tr("Save a copy elsewhere…"))
        self._dismiss = push_button("quiet", self.tr("Dismiss"))
        self._restore = push_button("", self.tr("Restore…"))
        self._restore.setAccessibleDescription(self.tr("Look for a backup of this file"))
        self._recover = push_button("", self.tr("Recover rows…"))
        self._recover.setAccessibleDescription(self.tr("Save what can still be read of this file"))
        self._lost = ""
        self._outlasts = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INFO_STAYS)
        self._timer.timeout.connect(self.dismiss)
        self._dismiss.clicked.connect(self.dismiss)
        self._all.clicked.connect(self._on_all_clicked)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._recover.clicked.connect(self._on_recover_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.LARGE, 0, metrics.SMALL, 0)
        row.setSpacing(metrics.SMALL)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._restore)
        row.addWidget(self._recover)
        row.addWidget(self._all)
        row.addWidget(self.copy_button)
        row.addWidget(self._dismiss)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button that has the keyboard."""
        if not pressed_with_enter(self, event):
            super().keyPressEvent(event)

    @property
    def text(self) -> str:
        """What is shown, or an empty text."""
        return "" if self.isHidden() else "\n".join(self._lines)

    def show_message(
        self, level: str, text: str, *, offers_copy: bool = False, outlasts: bool = False
    ) -> None:
        """Show a message; `level` is info, warning or error. It may offer to save a copy elsewhere.

        One that `outlasts` a file may be about the closing of it, and stays when it is left.
        """
        self._outlasts = outlasts
        self._lines = [line for line in text.splitlines() if line.strip()] or [text]
        more = len(self._lines) - 1
        shown = self._lines[0]
        if len(shown) > LONGEST:
            shown = f"{shown[:LONGEST].rstrip()} …"
        if more:
            shown += self.tr(" (and %1 more)").replace("%1", str(more))
        self._sign.show_icon(level, _ICON_ROLES[level])
        self._text.setText(shown)
        self._all.setVisible(shown != self._lines[0])
        self.copy_button.setVisible(offers_copy)
        self._restore.hide()
        self._recover.hide()
        if self.property("level") != level:
            self.setProperty("level", level)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()
        self.raise_()
        self.needs_room.emit()
        self._timer.start() if level == "info" else self._timer.stop()
        self.setAccessibleName(shown)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot(str)
    def offer_restore(self, path: str) -> None:
        """Add ways to the backups of a file, and to what is left in it, to the message that is shown."""
        self._lost = path
        self._restore.show()
        self._recover.show()
        self.needs_room.emit()

    @Slot()
    def _on_restore_clicked(self, _checked: bool = False) -> None:
        self.restore_wanted.emit(self._lost)

    @Slot()
    def _on_recover_clicked(self, _checked: bool = False) -> None:
        self.recover_wanted.emit(self._lost)

    @Slot()
    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()
        self.needs_room.emit()

    def outdate(self) -> None:
        """Take away what was about the file that is left; about its closing it stays until the next time."""
        if not self._outlasts:
            self.dismiss()
        self._outlasts = False

    def room(self, width: int) -> int:
        """Return the height that the message needs at a width; 0 while there is none."""
        layout = self.layout()
        if self.isHidden() or layout is None:
            return 0
        layout.activate()
        return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())

    @Slot()
    def _on_copy_clicked(self, _checked: bool = False) -> None:
        self.copy_clicked.emit()

    @Slot()
    def _on_all_clicked(self) -> None:
        AllLines(self._lines, self.window()).open()


class AllLines(QDialog):
    """Every line of a long message, to read and to copy."""

    def __init__(self, lines: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What was found"))
        self.resize(720, 420)
        text = QPlainTextEdit("\n".join(lines))
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("All lines"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        column.setSpacing(metrics.LARGE)
        column.addWidget(text_label("title", self.tr("What was found")))
        column.addWidget(text)
        column.addWidget(buttons)
