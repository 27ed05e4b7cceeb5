"""Checks minutes against the record inside them and against a workshop file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from unifydesk.app.file_checks import check_minutes
from unifydesk.app.verifying import Held, Verdict, held
from unifydesk.gui.desk import Desk
from unifydesk.gui.dialogs.file_task import FileTask
from unifydesk.gui.filling import filled
from unifydesk.gui.widgets.file_row import FileRow
from unifydesk.gui.widgets.findings import BAD, GOOD


class CheckMinutes(FileTask):
    """The workshop that is open is held against the minutes unless another file, or none, is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Check minutes"),
            self.tr(
                "Minutes carry their record inside. It is read, the minutes are made from it again, and "
                "every page, figure and fingerprint is compared. Nothing is changed."
            ),
            self.tr("Check"),
            self.tr("What agrees and what differs will stand here."),
            parent,
        )
        self.minutes = FileRow(self.tr("Minutes"), self.tr("Minutes (*.pdf)"))
        self.workshop = FileRow(
            self.tr("Compare with the workshop file"), self.tr("Workshops (*.unify)"), optional=True
        )
        for row in (self.minutes, self.workshop):
            self.add(row)
            row.chosen.connect(self.on_chosen)
        if desk.workshop is not None:
            self.workshop.show_file(Path(desk.workshop.path))
        self.refresh()

    def is_ready(self) -> bool:
        """Return whether minutes were chosen."""
        return self.minutes.path is not None

    def begin(self) -> None:
        """Take what the open workshop holds if it is the one, then compare beside the window."""
        opened = self.desk.workshop
        if opened is not None and self.workshop.path == Path(opened.path):
            self.on_file(held, self._on_held)
        else:
            self._compare(None)

    def _on_held(self, against: Held) -> None:
        self._compare(against)

    def _compare(self, against: Held | None) -> None:
        if self.minutes.path is not None:
            elsewhere = self.workshop.path if against is None else None
            task = partial(check_minutes, self.minutes.path, elsewhere, against)
            self.work(task, self._on_checked, matters=False)

    def _on_checked(self, found: Verdict) -> None:
        name = self.minutes.path.name if self.minutes.path is not None else ""
        words = self.tr("“%1” does not agree") if found.differs else self.tr("“%1” agrees")
        sections = ((self.tr("Differs"), found.differs), (self.tr("Agrees"), found.agrees))
        self.findings.show_found(BAD if found.differs else GOOD, filled(words, name), sections)
