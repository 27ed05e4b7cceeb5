"""One way from a note line and its list to the file, for both pages."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QWidget

from tests.gui.views.desk import Desk
from unifydesk.app import noting
from unifydesk.gui.models.notes import NoteDraft
from unifydesk.gui.views.lead.note_keeper import NoteKeeper
from unifydesk.gui.views.lead.note_line import NoteLine
from unifydesk.gui.views.lead.notes_list import NotesList


@pytest.fixture
def holder(qtbot, desk: Desk) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    line, notes = NoteLine(made), NotesList(made)
    keeper = NoteKeeper(desk.jobs, line, notes, made)
    keeper.point_at("A1")
    return made


def parts(holder: QWidget) -> tuple[NoteLine, NotesList, NoteKeeper]:
    line, notes, keeper = (holder.findChild(kind) for kind in (NoteLine, NotesList, NoteKeeper))
    assert line is not None
    assert notes is not None
    assert keeper is not None
    return line, notes, keeper


def test_a_note_is_kept_where_it_points_at(desk: Desk, holder: QWidget) -> None:
    line, _, keeper = parts(holder)
    line.kept.emit(NoteDraft("objection", "Too dear", "Chen"))
    keeper.point_at(None, None)
    line.kept.emit(NoteDraft("remark", "Thanks"))
    assert [(n.kind, n.text, n.claim, n.owner) for n in desk.workshop.notes] == [
        ("objection", "Too dear", "A1", "Chen"),
        ("remark", "Thanks", None, ""),
    ]


def test_a_note_is_corrected_and_keeps_its_place(desk: Desk, holder: QWidget) -> None:
    line, notes, _ = parts(holder)
    desk.do(partial(noting.add, kind="for", text="to dear", claim="A1"))
    notes.edit_wanted.emit(desk.workshop.notes[0])
    assert line.line.text() == "to dear"
    line.corrected.emit(desk.workshop.notes[0], NoteDraft("against", "too dear"))
    assert [(n.kind, n.text) for n in desk.workshop.notes] == [("against", "too dear")]


def test_an_objection_is_addressed_and_opened_again(desk: Desk, holder: QWidget) -> None:
    line, notes, _ = parts(holder)
    desk.do(partial(noting.add, kind="objection", text="Too dear", claim="A1"))
    notes.address_wanted.emit(desk.workshop.notes[0])
    line.addressed.emit(desk.workshop.notes[0], "The faculty pays")
    assert desk.workshop.notes[0].outcome == "The faculty pays"
    assert desk.said[-1] == "The objection is addressed"
    notes.reopen_wanted.emit(desk.workshop.notes[0])
    assert desk.workshop.notes[0].outcome == ""


def test_correcting_an_addressed_objection_keeps_why_it_is_addressed(desk: Desk, holder: QWidget) -> None:
    line, _, _ = parts(holder)
    desk.do(partial(noting.add, kind="objection", text="To dear", claim="A1"))
    desk.do(noting.address, desk.workshop.notes[0].id, "The faculty pays")
    line.corrected.emit(desk.workshop.notes[0], NoteDraft("objection", "Too dear"))
    assert desk.workshop.notes[0].outcome == "The faculty pays"


def test_a_note_is_removed(desk: Desk, holder: QWidget) -> None:
    _, notes, _ = parts(holder)
    desk.do(partial(noting.add, kind="for", text="x", claim="A1"))
    notes.remove_wanted.emit(desk.workshop.notes[0])
    assert desk.workshop.notes == ()
