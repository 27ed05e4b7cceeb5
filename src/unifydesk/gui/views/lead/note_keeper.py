"""Keeps, corrects, addresses and removes notes: the one way from a note line and its list to the file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from unifydesk.app import noting
from unifydesk.domain.notes import Note
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.notes import NoteDraft
from unifydesk.gui.views.lead.note_line import NoteLine
from unifydesk.gui.views.lead.notes_list import NotesList


class NoteKeeper(QObject):
    """Stands between a line with its list, wherever they are laid out, and the use cases for notes."""

    def __init__(self, jobs: Jobs, line: NoteLine, notes: NotesList, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._line = line
        self._claim: str | None = None
        self._slide: str | None = None
        line.kept.connect(self._on_kept)
        line.corrected.connect(self._on_corrected)
        line.addressed.connect(self._on_addressed)
        notes.edit_wanted.connect(self._on_edit_wanted)
        notes.address_wanted.connect(self._on_address_wanted)
        notes.reopen_wanted.connect(self._on_reopen_wanted)
        notes.remove_wanted.connect(self._on_remove_wanted)

    def point_at(self, claim: str | None, slide: str | None = None) -> None:
        """Say what a note kept from now on is about; both None for the whole workshop."""
        self._claim, self._slide = claim, slide

    @Slot(object)
    def _on_kept(self, draft: NoteDraft) -> None:
        act = partial(
            noting.add,
            kind=draft.kind,
            text=draft.text,
            claim=self._claim,
            slide=self._slide,
            owner=draft.owner,
            due=draft.due,
        )
        self._jobs.run(self, act)

    @Slot(object, object)
    def _on_corrected(self, note: Note, draft: NoteDraft) -> None:
        changed = replace(note, kind=draft.kind, text=draft.text, owner=draft.owner, due=draft.due)
        self._jobs.run(self, partial(noting.edit, note=changed))

    @Slot(object, str)
    def _on_addressed(self, note: Note, outcome: str) -> None:
        self._jobs.run(self, partial(noting.address, note_id=note.id, outcome=outcome))

    @Slot(object)
    def _on_edit_wanted(self, note: Note) -> None:
        self._line.edit(note)

    @Slot(object)
    def _on_address_wanted(self, note: Note) -> None:
        self._line.address(note)

    @Slot(object)
    def _on_reopen_wanted(self, note: Note) -> None:
        self._jobs.run(self, partial(noting.address, note_id=note.id, outcome=""))

    @Slot(object)
    def _on_remove_wanted(self, note: Note) -> None:
        self._jobs.run(self, partial(noting.remove, note_id=note.id))
