"""Notes: kept, edited and removed, each in the log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.stories import now
from unifydesk.app import noting
from unifydesk.domain.errors import InvalidInputError, NotFoundError
from unifydesk.domain.notes import NOTE_KINDS


@pytest.mark.parametrize("kind", NOTE_KINDS)
def test_every_kind_of_note_is_kept_as_typed(file, kind):
    noting.add(file, kind, " <b>x</b> & y\u202e ", claim="A1")
    (note,) = now(file).notes
    assert (note.kind, note.text, note.claim) == (kind, "<b>x</b> & y\u202e", "A1")


def test_notes_keep_the_order_in_which_they_were_typed(file):
    for text in ("one", "two", "three"):
        noting.add(file, "remark", text)
    noting.remove(file, now(file).notes[1].id)
    noting.add(file, "remark", "four")
    assert [n.text for n in now(file).notes] == ["one", "three", "four"]


def test_an_action_has_an_owner_and_a_date(file):
    noting.add(file, "action", "write it up", owner=" Ann ", due="Friday")
    (note,) = now(file).notes
    assert (note.owner, note.due) == ("Ann", "Friday")


def test_an_edited_note_keeps_its_place_and_the_log_keeps_what_it_said(file):
    noting.add(file, "for", "one", claim="A1")
    noting.add(file, "for", "two", claim="A1")
    noting.edit(file, replace(now(file).notes[0], text="changed", position=99))
    assert [n.text for n in now(file).notes] == ["changed", "two"]
    body = file.db.execute("SELECT body FROM log WHERE kind = 'note_edited'").fetchone()[0]
    assert '"text":"one"' in body


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_note_is_refused(file, text):
    with pytest.raises(InvalidInputError, match="empty"):
        noting.add(file, "for", text)


def test_a_note_beyond_all_bounds_is_refused(file):
    with pytest.raises(InvalidInputError, match="Split"):
        noting.add(file, "for", "x" * 200_001)


def test_an_unknown_kind_claim_or_slide_is_refused(file):
    with pytest.raises(InvalidInputError, match="kind of note"):
        noting.add(file, "rumour", "x")
    with pytest.raises(NotFoundError, match="no claim"):
        noting.add(file, "for", "x", claim="X9")
    with pytest.raises(NotFoundError, match="no slide"):
        noting.add(file, "for", "x", slide="nowhere")


def test_a_note_that_is_gone_cannot_be_removed_again(file):
    noting.add(file, "for", "x")
    note = now(file).notes[0]
    noting.remove(file, note.id)
    with pytest.raises(NotFoundError, match="not in this workshop"):
        noting.remove(file, note.id)
