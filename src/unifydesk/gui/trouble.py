"""Tells what to know before going on: warnings of use cases, and what became of a file whose disk failed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from unifydesk.domain.errors import CopyFirstError, DiskTroubleError
from unifydesk.gui.commands import files, trust
from unifydesk.gui.desk import ERROR, WARNING, Desk
from unifydesk.gui.messages import MessageBar
from unifydesk.gui.widgets.ribbon import Ribbon


class Trouble(QObject):
    """Listens to the jobs, and to the two buttons that ask for a copy."""

    def __init__(self, desk: Desk, messages: MessageBar, ribbon: Ribbon, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._messages = messages
        desk.jobs.warned.connect(self._on_warned)
        self._unopened = ""  # the file that the copy on offer would be of; empty: of the open one
        desk.jobs.copy_advised.connect(self._on_copy_advised)
        desk.jobs.troubled.connect(self._on_troubled)
        messages.copy_clicked.connect(self._on_message_clicked)
        messages.recover_wanted.connect(self._on_recover_wanted)
        ribbon.copy_clicked.connect(self._on_copy_clicked)

    @Slot(str)
    def _on_warned(self, sentence: str) -> None:
        self._messages.show_message(WARNING, sentence, outlasts=True)

    @Slot(object)
    def _on_troubled(self, error: DiskTroubleError) -> None:
        """Say it where messages stand; a file that is not whole needs an answer before anything goes on."""
        self._messages.show_message(WARNING if error.whole else ERROR, str(error), offers_copy=True)
        self._unopened = ""
        if not error.whole:
            files.save_elsewhere(self._desk, str(error))

    @Slot(object)
    def _on_copy_advised(self, error: CopyFirstError) -> None:
        self._messages.show_message(ERROR, str(error), offers_copy=True)
        self._unopened = error.path

    @Slot(str)
    def _on_recover_wanted(self, path: str) -> None:
        trust.recover(self._desk, path)

    @Slot()
    def _on_message_clicked(self) -> None:
        files.save_elsewhere(self._desk, path=self._unopened)

    @Slot()
    def _on_copy_clicked(self) -> None:
        files.save_elsewhere(self._desk)
