"""A calm ribbon under the header for what is true of the whole file: a rehearsal, or reading only."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from unifydesk.app.disk_room import ENOUGH_MB, LITTLE_ROOM
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.models.words import said
from unifydesk.gui.widgets.labels import push_button, text_label


class Ribbon(QFrame):
    """One line; hidden when there is nothing to say."""

    copy_clicked = Signal()  # a file that can only be read is to be gone on with in a copy

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ribbon")
        self._text = text_label("caption", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.LARGE, metrics.TIGHT, metrics.LARGE, metrics.TIGHT)
        row.addWidget(self._text, 1)
        self.copy_button = push_button("quiet", self.tr("Save a copy and go on there…"))
        self.copy_button.clicked.connect(self._on_copy_clicked)
        row.addWidget(self.copy_button)
        self.hide()

    @property
    def text(self) -> str:
        """What the ribbon says; empty when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_workshop(self, workshop: Workshop) -> None:
        """Say what is true of this workshop as a whole."""
        words = []
        if workshop.rehearsal:
            words.append(
                self.tr("Rehearsal: people and votes are made up, and the minutes say so on every page.")
            )
        if workshop.read_only:
            words.append(self.tr("This file can only be read; nothing here can be changed."))
        words += workshop.notices
        if workshop.free_mb is not None:
            words.append(said("disk", LITTLE_ROOM).format(free=workshop.free_mb, enough=ENOUGH_MB))
        if workshop.stranded:
            words.append(
                self.tr("The key of a confidential round is elsewhere; void that round and vote again.")
            )
        self.copy_button.setVisible(workshop.read_only or workshop.free_mb is not None)
        self._text.setText(" ".join(words))
        self.setVisible(bool(words))

    @Slot()
    def _on_copy_clicked(self, _checked: bool = False) -> None:
        self.copy_clicked.emit()
