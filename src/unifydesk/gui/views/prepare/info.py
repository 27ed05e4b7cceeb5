"""The title page of the minutes: title, date, place, facilitator."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from unifydesk.app import preparing
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.dialogs.dress import dress
from unifydesk.gui.forms.ui_prepare_info import Ui_PrepareInfoForm
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.views.prepare.section import Section
from unifydesk.gui.widgets.dates import calm_calendar

ISO = Qt.DateFormat.ISODate


class InfoSection(Section):
    """Each field is kept when it is left; there is nothing to save."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        form = QWidget()
        self.ui = Ui_PrepareInfoForm()
        self.ui.setupUi(form)
        dress(form)
        calm_calendar(self.ui.dateEdit)
        self.set_words(self.tr("Workshop"), self.tr("What the welcome picture and the minutes say."))
        self.add_form(form)
        for field in (self.ui.titleEdit, self.ui.placeEdit, self.ui.facilitatorEdit):
            field.editingFinished.connect(self._on_edited)
        self.ui.dateEdit.editingFinished.connect(self._on_edited)

    def show_values(self, workshop: Workshop) -> None:
        """Show the title page."""
        info = workshop.info
        _show(self.ui.titleEdit, info.title)
        _show(self.ui.placeEdit, info.place)
        _show(self.ui.facilitatorEdit, info.facilitator)
        if not self.ui.dateEdit.hasFocus():
            with QSignalBlocker(self.ui.dateEdit):
                date = QDate.fromString(info.date, ISO)
                self.ui.dateEdit.setDate(date if date.isValid() else QDate.currentDate())
        for field in (self.ui.titleEdit, self.ui.placeEdit, self.ui.facilitatorEdit, self.ui.dateEdit):
            field.setEnabled(not workshop.read_only)

    @Slot()
    def _on_edited(self) -> None:
        if self.workshop is None:
            return
        info = replace(
            self.workshop.info,
            title=self.ui.titleEdit.text().strip(),
            place=self.ui.placeEdit.text().strip(),
            facilitator=self.ui.facilitatorEdit.text().strip(),
        )
        shown = self.ui.dateEdit.date().toString(ISO)
        if info.date or shown != QDate.currentDate().toString(ISO):
            info = replace(info, date=shown)
        if info != self.workshop.info:
            self.send(partial(preparing.set_info, info=info))


def _show(field: QLineEdit, text: str) -> None:
    """Show a text unless the person is typing another."""
    if field.text() != text and not (field.hasFocus() and field.isModified()):
        field.setText(text)
