"""Presenter notes to read, and below them the notes of the group with the line that takes more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.notes import note_target, notes_here, open_words
from unifydesk.gui.views.lead.note_keeper import NoteKeeper
from unifydesk.gui.views.lead.note_line import NoteLine
from unifydesk.gui.views.lead.notes_list import NotesList
from unifydesk.gui.widgets.labels import ElidedLabel, hairline, text_label, tight


class NotesPanel(QWidget):
    """The lower middle of the Lead page."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop: Workshop | None = None
        self.presenter = QPlainTextEdit()
        self.presenter.setReadOnly(True)
        self.presenter.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.presenter.setProperty("role", "plain")
        self.presenter.setAccessibleName(self.tr("Presenter notes"))
        self.presenter.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.presenter.setTabChangesFocus(True)
        self.presenter.setMinimumHeight(44)
        self.presenter.viewport().setAutoFillBackground(False)
        self.heading = ElidedLabel("label")
        self.line = NoteLine()
        self.list = NotesList()
        self.empty = ElidedLabel("muted")
        self.empty.show_text(
            self.tr("No notes here yet. What people say for and against also shows on the stage.")
        )
        self.open = ElidedLabel("caption")
        self._keeper = NoteKeeper(jobs, self.line, self.list, self)
        self._lay_out()

    def _lay_out(self) -> None:
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(text_label("label", self.tr("Presenter notes")))
        column.addWidget(self.presenter, 2)
        column.addWidget(hairline())
        column.addWidget(self.heading)
        column.addWidget(self.line)
        column.addWidget(self.empty)
        column.addWidget(self.open)
        column.addWidget(self.list, 3)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the notes of another moment."""
        before, self._workshop = self._workshop, workshop
        slide = workshop.slide
        text = slide.notes if slide else ""
        shown = text or self.tr("This slide has no presenter notes.")
        if self.presenter.toPlainText() != shown:
            self.presenter.setPlainText(shown)
        claim, on_slide = note_target(workshop)
        self._keeper.point_at(claim, on_slide)
        about = claim or (self.tr("this slide") if on_slide else self.tr("the whole workshop"))
        self.heading.show_text(self.tr("Notes on {about}").format(about=about))
        if before is not None and note_target(before) != (claim, on_slide):
            self.line.begin_anew()
        if before is None or before.notes is not workshop.notes or note_target(before) != (claim, on_slide):
            notes = notes_here(workshop)
            self.list.show_notes(notes)
            self.list.setVisible(bool(notes))
            self.empty.setVisible(not notes)
            self.open.show_text(open_words(notes))
            self.open.setVisible(bool(self.open.text()))
        self.line.setEnabled(not workshop.read_only)
