"""Checks a workshop file: whole, unchanged since it was sealed, and with the fingerprint of minutes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from unifydesk.app.file_checks import check_opened, check_workshop
from unifydesk.app.heads import typed_digits
from unifydesk.app.verifying import Verdict
from unifydesk.domain.errors import InvalidInputError
from unifydesk.gui import metrics
from unifydesk.gui.desk import Desk
from unifydesk.gui.dialogs.dress import show_problem
from unifydesk.gui.dialogs.file_task import FileTask
from unifydesk.gui.filling import filled
from unifydesk.gui.widgets.file_row import FileRow
from unifydesk.gui.widgets.findings import BAD, GOOD
from unifydesk.gui.widgets.labels import text_label, tight


class CheckWorkshop(FileTask):
    """The file is only looked into, in a copy; the one that is open is checked where it is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Check a workshop file"),
            self.tr(
                "Pages, tables, deck, the chain of the log and its seal are checked. The file is only looked "
                "into; nothing is changed."
            ),
            self.tr("Check"),
            self.tr("Whether the file is whole and unchanged will stand here."),
            parent,
        )
        self.workshop = FileRow(self.tr("Workshop file"), self.tr("Workshops (*.unify)"))
        self.head = QLineEdit()
        self.head.setPlaceholderText(self.tr("The eight words, or the digits, that the minutes print"))
        self._add_head()
        self.workshop.chosen.connect(self.on_chosen)
        self.head.textChanged.connect(self.refresh)
        if desk.workshop is not None:
            self.workshop.show_file(Path(desk.workshop.path))
        self.refresh()

    def _add_head(self) -> None:
        label = text_label("label", self.tr("Fingerprint of the log in printed minutes, if you have one"))
        label.setBuddy(self.head)
        holder = QWidget()
        column = tight(QVBoxLayout(holder), metrics.TIGHT)
        column.addWidget(label)
        column.addWidget(self.head)
        self.add(self.workshop)
        self.add(holder)

    def is_ready(self) -> bool:
        """Return whether a file was chosen."""
        return self.workshop.path is not None

    def begin(self) -> None:
        """Check the file; a fingerprint that is none is said at once."""
        path, opened = self.workshop.path, self.desk.workshop
        if path is None:
            return
        if opened is None or path != Path(opened.path):
            self.work(partial(check_workshop, path, self.head.text()), self._on_checked, matters=False)
            return
        try:
            digits = typed_digits(self.head.text()) if self.head.text().strip() else ""
        except InvalidInputError as error:
            show_problem(self.problem, str(error))
            return
        self.on_file(partial(check_opened, digits, path.name), self._on_checked)

    def _on_checked(self, found: Verdict) -> None:
        name = self.workshop.path.name if self.workshop.path is not None else ""
        words = self.tr("“%1” is not as it should be") if found.differs else self.tr("“%1” is whole")
        sections = ((self.tr("Wrong"), found.differs), (self.tr("In order"), found.agrees))
        self.findings.show_found(BAD if found.differs else GOOD, filled(words, name), sections)
