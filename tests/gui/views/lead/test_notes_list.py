"""Notes in full, and what the keyboard does to the current one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics

from unifydesk.domain.notes import Note
from unifydesk.gui.views.lead.notes_list import NotesList, kinds_width

NOTES = (
    Note(b"1", 1, "for", "Ideas travel"),
    Note(b"2", 2, "objection", "Too dear"),
    Note(b"3", 3, "objection", "Too slow", outcome="It became faster."),
)


@pytest.fixture
def notes(qtbot) -> NotesList:
    made = NotesList()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_notes(NOTES)
    made.show()
    return made


def choose(notes: NotesList, row: int) -> None:
    notes.setCurrentIndex(notes.notes.index(row, 0))


def test_a_on_an_objection_asks_to_address_it(notes: NotesList, qtbot) -> None:
    choose(notes, 1)
    with qtbot.waitSignal(notes.address_wanted) as asked:
        qtbot.keyClick(notes, Qt.Key.Key_A)
    assert asked.args == [NOTES[1]]


def test_a_on_any_other_note_does_nothing(notes: NotesList, qtbot) -> None:
    choose(notes, 0)
    with qtbot.assertNotEmitted(notes.address_wanted):
        qtbot.keyClick(notes, Qt.Key.Key_A)


def test_only_an_addressed_objection_can_be_opened_again(notes: NotesList, qtbot) -> None:
    choose(notes, 1)
    with qtbot.assertNotEmitted(notes.reopen_wanted):
        notes.reopen.trigger()
    choose(notes, 2)
    with qtbot.waitSignal(notes.reopen_wanted) as asked:
        notes.reopen.trigger()
    assert asked.args == [NOTES[2]]


@pytest.mark.parametrize(("row", "offered"), [(0, (False, False)), (1, (True, False)), (2, (True, True))])
def test_the_menu_offers_what_fits_the_note(notes: NotesList, row: int, offered: tuple[bool, bool]) -> None:
    choose(notes, row)
    where = notes.visualRect(notes.notes.index(row, 0)).center()
    notes.customContextMenuRequested.emit(QPoint(where))
    assert (notes.address.isVisible(), notes.reopen.isVisible()) == offered
    notes._menu.close()


def test_an_open_objection_has_room_for_its_mark(notes: NotesList) -> None:
    line = notes.fontMetrics().height()
    assert notes.sizeHintForRow(1) >= 2 * line
    assert notes.sizeHintForRow(0) < 2 * line


def test_the_column_of_kinds_grows_with_the_type(qapp) -> None:
    small, large = QFont(), QFont()
    small.setPixelSize(14)
    large.setPixelSize(28)
    assert kinds_width(QFontMetrics(large)) > 1.7 * kinds_width(QFontMetrics(small))
