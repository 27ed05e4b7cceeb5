"""The console's last line: what was just done, what can be undone, and that it is on disk."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.icons import Icons
from unifydesk.gui.messages import MessageBar
from unifydesk.gui.models.words import no_undo, within_quotes
from unifydesk.gui.tips import plain_caption, plain_tip
from unifydesk.gui.widgets.icon_label import IconLabel
from unifydesk.gui.widgets.labels import ElidedLabel, push_button, text_label

HEIGHT = 40
SLOW = 300
"""Milliseconds after which unfinished writing is mentioned; a ballot takes about one."""


class Footer(QFrame):
    """Last said · Undo “…” · on disk. The message bar covers it while there is something to read."""

    undo_clicked = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        self.setFixedHeight(HEIGHT)
        self._said = ElidedLabel("muted")
        self._undo = push_button("quiet", self.tr("Undo"))
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self._on_undo_clicked)
        self._tick = IconLabel(icons, size=metrics.LARGE)
        self._disk = text_label("muted")
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW)
        self._slow.timeout.connect(self._on_slow)
        self._trouble = ""
        self.messages = MessageBar(icons, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.LARGE, 0, metrics.LARGE, 0)
        row.setSpacing(metrics.SMALL)
        row.addWidget(self._said, 1)
        row.addWidget(self._undo)
        row.addWidget(self._tick)
        row.addWidget(self._disk)
        icons.dress(self._undo, "undo", "muted")
        self.messages.needs_room.connect(self._make_room)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No workshop is open."""
        self._said.show_text("")
        self._undo.hide()
        self._tick.hide()
        self._disk.hide()

    def show_workshop(self, workshop: Workshop) -> None:
        """Name what can be undone, and say that everything is on disk."""
        why_not = no_undo(workshop)
        self._undo.setVisible(bool(workshop.undo_text or why_not))
        self._undo.setEnabled(not why_not)
        words = self.tr("Undo “%1”").replace("%1", within_quotes(workshop.undo_text))
        words = self.tr("Undo") if why_not else words
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() * 2 // 5)
        self._undo.setText(plain_caption(f" {shown}"))  # the style leaves no room after the icon
        self._undo.setToolTip(plain_tip(why_not or (words if shown != words else "")))
        self._undo.setAccessibleDescription(why_not)
        self._undo.setAccessibleName(words)
        self._tick.show()
        self._disk.show()
        if workshop.read_only:
            self._show_disk("lock", "muted", self.tr("read only"))
        elif self._trouble:
            self._show_disk("warning", "warning", self.tr("on disk, no backup"))
        else:
            self._show_disk("check", "good", self.tr("on disk"))
        self._disk.setToolTip(plain_tip(self._trouble))
        self._disk.setAccessibleDescription(self._trouble)

    @Slot(str)
    def show_trouble(self, sentence: str) -> None:
        """Say quietly that no backup can be made, and why, until one was; an empty text ends it."""
        self._trouble = sentence
        if sentence:
            self._said.show_text(self.tr("No backup: {why}").format(why=sentence))
        if not self._disk.isHidden():
            words = self.tr("on disk, no backup") if sentence else self.tr("on disk")
            self._show_disk("warning" if sentence else "check", "warning" if sentence else "good", words)
            self._disk.setToolTip(plain_tip(sentence))
            self._disk.setAccessibleDescription(sentence)

    def say(self, sentence: str) -> None:
        """Show what was just done; an older message is outdated by it."""
        self._said.show_text(sentence)
        self.messages.dismiss()

    def show_writing(self, writing: bool) -> None:
        """Mention writing that takes longer than a moment."""
        if writing:
            self._slow.start()
        else:
            self._slow.stop()
            if self._disk.text() == self.tr("writing …"):
                words = self.tr("on disk, no backup") if self._trouble else self.tr("on disk")
                self._disk.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the message bar over the whole line."""
        self._make_room()
        self.messages.setGeometry(self.rect())
        super().resizeEvent(event)

    @Slot()
    def _make_room(self) -> None:
        """Grow with a message of several lines."""
        self.setFixedHeight(max(HEIGHT, self.messages.room(self.width())))

    def _show_disk(self, sign: str, role: str, words: str) -> None:
        self._tick.show_icon(sign, role)
        self._disk.setText(words)

    @Slot()
    def _on_slow(self) -> None:
        self._disk.setText(self.tr("writing …"))

    @Slot()
    def _on_undo_clicked(self, _checked: bool = False) -> None:
        self.undo_clicked.emit()
