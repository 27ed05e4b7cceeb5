"""Names typed or pasted, one per line or as a table, with a count before they are added."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from unifydesk.app import people, people_rows
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import UnifyError
from unifydesk.gui.dialogs.dress import dress, mark_wrong, show_problem
from unifydesk.gui.forms.ui_paste_people import Ui_PastePeopleForm
from unifydesk.gui.jobs import Jobs


class PastePeople(QDialog):
    """Counts while one types; adds only when every row can be read."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs = jobs
        self.ui = Ui_PastePeopleForm()
        self.ui.setupUi(self)
        dress(self, "addButton")
        self.resize(560, 440)
        self.ui.peopleEdit.setPlaceholderText(self.tr("Ann Archer\nBen Okafor\nChiara Rossi"))
        self.ui.peopleEdit.textChanged.connect(self._on_typed)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.addButton.clicked.connect(self._on_add_clicked)
        self.ui.peopleEdit.setPlainText(text)
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        text = self.ui.peopleEdit.toPlainText()
        try:
            found = len(people_rows.parse(text, self.tr("The list")))
        except UnifyError as error:
            self._show_problem(str(error))
            found = 0
        else:
            self._show_problem("")
        words = self.tr("1 person") if found == 1 else self.tr("%1 people").replace("%1", str(found))
        self.ui.countLabel.setText(words if found else "")
        self.ui.addButton.setEnabled(found > 0)

    @Slot()
    def _on_add_clicked(self, _checked: bool = False) -> None:
        text = self.ui.peopleEdit.toPlainText()
        op = partial(people.add_listed, text=text, name=self.tr("The list"))
        self._jobs.run(self, op, self._on_added, self._show_problem)

    def _on_added(self, _changes: Changes) -> None:
        self.accept()

    def _show_problem(self, sentence: str) -> None:
        mark_wrong(self.ui.peopleEdit, wrong=bool(sentence))
        show_problem(self.ui.problemLabel, sentence)
