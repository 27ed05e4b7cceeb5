"""Notes typed in one line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from unifydesk.domain.notes import Note
from unifydesk.gui.models.notes import LETTERS, NoteDraft
from unifydesk.gui.views.lead.note_line import NoteLine


@pytest.fixture
def line(qtbot) -> NoteLine:
    made = NoteLine()
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    return made


def kept(line: NoteLine) -> list[NoteDraft]:
    found: list[NoteDraft] = []
    line.kept.connect(found.append)
    return found


def test_enter_keeps_the_line_and_empties_it(line: NoteLine, qtbot) -> None:
    found = kept(line)
    qtbot.keyClicks(line.line, "ideas travel\r")
    assert found == [NoteDraft("for", "ideas travel")]
    assert line.line.text() == ""


def test_an_empty_line_keeps_nothing(line: NoteLine, qtbot) -> None:
    found = kept(line)
    qtbot.keyClicks(line.line, "   \r")
    assert found == []


@pytest.mark.parametrize(("typed", "kind"), [("+ x", "for"), ("- x", "against"), ("? x", "question")])
def test_a_sign_and_a_space_choose_the_kind_and_vanish(line: NoteLine, qtbot, typed: str, kind: str) -> None:
    found = kept(line)
    qtbot.keyClicks(line.line, typed + "\r")
    assert found == [NoteDraft(kind, "x")]


@pytest.mark.parametrize(("letter", "kind"), LETTERS.items())
def test_alt_and_a_letter_choose_the_kind(line: NoteLine, qtbot, letter: str, kind: str) -> None:
    found = kept(line)
    qtbot.keyClick(line.line, letter, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(line.line, "x\r")
    assert found == [NoteDraft(kind, "x")]


def test_only_actions_ask_who_and_when(line: NoteLine, qtbot) -> None:
    assert not line.owner.isVisible()
    line.choose("action")
    found = kept(line)
    qtbot.keyClicks(line.line, "collect")
    qtbot.keyClicks(line.owner, "Grace")
    qtbot.keyClicks(line.due, "Friday\r")
    assert found == [NoteDraft("action", "collect", "Grace", "Friday")]


def test_a_note_is_corrected_in_the_same_line(line: NoteLine, qtbot) -> None:
    note = Note(b"1", 1, "against", "to dear")
    found: list[tuple[Note, NoteDraft]] = []
    line.corrected.connect(lambda before, draft: found.append((before, draft)))
    line.edit(note)
    qtbot.keyClicks(line.line, "too dear\r")
    assert found == [(note, NoteDraft("against", "too dear"))]


def test_escape_leaves_a_note_as_it_was(line: NoteLine, qtbot) -> None:
    line.edit(Note(b"1", 1, "against", "too dear"))
    qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    found = kept(line)
    qtbot.keyClicks(line.line, "new\r")
    assert [draft.text for draft in found] == ["new"]


def test_tab_asks_who_and_until_when_before_the_button(line: NoteLine, qtbot) -> None:
    line.activateWindow()
    line.choose("action")
    qtbot.waitUntil(line.line.hasFocus)
    for following in (line.owner, line.due, line.keep):
        qtbot.keyClick(line.window().focusWidget(), Qt.Key.Key_Tab)
        assert following.hasFocus()


def test_another_place_begins_with_the_first_kind_but_keeps_what_is_being_typed(
    line: NoteLine, qtbot
) -> None:
    line.choose("dissent")
    qtbot.keyClicks(line.line, "x")
    line.begin_anew()
    assert line.kind.currentData() == "dissent"
    qtbot.keyClicks(line.line, "\r")
    line.begin_anew()
    assert line.kind.currentData() == "for"


# --- objections and dissent

OBJECTION = Note(b"1", 1, "objection", "Too dear for the small labs, as the third table said twice")


def test_an_objection_asks_who_and_never_until_when(line: NoteLine, qtbot) -> None:
    line.choose("objection")
    assert line.owner.isVisible()
    assert not line.due.isVisible()
    found = kept(line)
    qtbot.keyClicks(line.line, "Too dear")
    qtbot.keyClicks(line.owner, "Chen\r")
    assert found == [NoteDraft("objection", "Too dear", "Chen")]


def test_dissent_says_that_it_is_printed_word_for_word(line: NoteLine) -> None:
    line.choose("dissent")
    assert "word for word" in line.line.placeholderText()
    line.choose("for")
    assert "word for word" not in line.line.placeholderText()


def addressed(line: NoteLine) -> list[tuple[Note, str]]:
    found: list[tuple[Note, str]] = []
    line.addressed.connect(lambda note, outcome: found.append((note, outcome)))
    return found


def test_an_objection_is_addressed_in_the_same_line(line: NoteLine, qtbot) -> None:
    found = addressed(line)
    line.address(OBJECTION)
    assert line.line.placeholderText().startswith("“Too dear for the small labs")
    assert line.line.placeholderText().endswith("…” is addressed because …")
    assert line.line.accessibleName() == line.line.placeholderText()
    assert not line.owner.isVisible()
    qtbot.keyClicks(line.line, "The faculty pays\r")
    assert found == [(OBJECTION, "The faculty pays")]
    assert line.kind.isEnabled()
    assert line.keep.text() == "Keep"


def test_while_an_objection_is_addressed_its_kind_stays(line: NoteLine, qtbot) -> None:
    found = addressed(line)
    line.address(OBJECTION)
    assert not line.kind.isEnabled()
    qtbot.keyClick(line.line, "F", Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(line.line, "+ x\r")
    assert found == [(OBJECTION, "+ x")]


def test_escape_leaves_an_objection_open(line: NoteLine, qtbot) -> None:
    found = addressed(line)
    line.address(OBJECTION)
    qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    drafts = kept(line)
    qtbot.keyClicks(line.line, "new\r")
    assert found == []
    assert [(draft.kind, draft.text) for draft in drafts] == [("objection", "new")]


def test_another_place_ends_the_addressing(line: NoteLine) -> None:
    line.address(OBJECTION)
    line.begin_anew()
    assert line.kind.isEnabled()
    assert line.kind.currentData() == "for"
