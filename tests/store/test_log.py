"""The log: a chain in which every changed byte shows, in words, with seals that are not acts."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.memory import memory_file, texts
from unifydesk.store import log

AT = "2026-11-23T09:00:00+00:00"
COLUMNS = {"seq": int, "at": str, "kind": str, "body": str, "prev": bytes, "hash": bytes}
bodies = st.dictionaries(texts, texts | st.integers() | st.none() | st.lists(texts, max_size=2), max_size=3)


def filled(db, lines=5):
    """Write so many lines."""
    for number in range(1, lines + 1):
        log.append(db, AT, "note_added", {"did": f"Add note “{number}”", "text": "überall"})


@pytest.fixture
def db():
    with memory_file() as file:
        filled(file.db)
        yield file.db


def test_a_log_of_no_lines_points_nowhere():
    with memory_file() as file:
        assert log.head(file.db) == (0, log.GENESIS)
        assert log.last_act(file.db) == log.GENESIS
        assert log.broken_line(file.db) is None


@given(st.lists(st.tuples(texts, texts, bodies), max_size=6))
def test_a_chain_is_whole_whatever_is_written(lines):
    with memory_file() as file:
        hashes = [log.append(file.db, at, kind, body) for at, kind, body in lines]
        assert log.broken_line(file.db) is None
        assert log.head(file.db) == (len(lines), hashes[-1] if hashes else log.GENESIS)
        assert [json.loads(body) for (body,) in file.db.execute("SELECT body FROM log ORDER BY seq")] == [
            body for _, _, body in lines
        ]


def changed(value, at, to):
    """Return `value` with one byte, character or the number itself changed."""
    if isinstance(value, int):
        return value + 100 + to
    place = at % len(value)
    if isinstance(value, bytes):
        return value[:place] + bytes([(value[place] + 1 + to % 255) % 256]) + value[place + 1 :]
    other = chr(0x21 + to % 90)
    return value[:place] + (other if other != value[place] else "~") + value[place + 1 :]


@given(st.integers(1, 5), st.sampled_from(sorted(COLUMNS)), st.integers(0, 999), st.integers(0, 254))
def test_one_changed_byte_of_any_line_is_noticed(line, column, at, to):
    with memory_file() as file:
        filled(file.db)
        old = file.db.execute(f"SELECT {column} FROM log WHERE seq = ?", [line]).fetchone()[0]
        assert isinstance(old, COLUMNS[column])
        file.db.execute(f"UPDATE log SET {column} = ? WHERE seq = ?", [changed(old, at, to), line])
        broken = log.broken_line(file.db)
        assert broken is not None
        assert broken >= line  # never a line before the one that was changed


@pytest.mark.parametrize("gone", [1, 2, 4])
def test_a_line_taken_out_is_noticed(db, gone):
    db.execute("DELETE FROM log WHERE seq = ?", [gone])
    assert log.broken_line(db) == gone + 1


def test_two_lines_that_changed_places_are_noticed(db):
    db.execute("UPDATE log SET seq = 99 WHERE seq = 2")
    db.execute("UPDATE log SET seq = 2 WHERE seq = 3")
    db.execute("UPDATE log SET seq = 3 WHERE seq = 99")
    assert log.broken_line(db) == 2


def test_a_line_changed_together_with_its_hash_breaks_the_next_one(db):
    *fields, prev = db.execute("SELECT seq, at, kind, body, prev FROM log WHERE seq = 2").fetchone()
    forged = log.line_hash(fields[0], fields[1], fields[2], "{}", prev)
    db.execute("UPDATE log SET body = '{}', hash = ? WHERE seq = 2", [forged])
    assert log.broken_line(db) == 3


def test_the_hash_is_that_of_the_description():
    text = '[1,"2026-11-23T09:00:00+00:00","begun","{\\"did\\":\\"Begin – “now”\\"}","' + "00" * 32 + '"]'
    expected = hashlib.sha256(text.encode()).digest()
    assert log.line_hash(1, AT, "begun", '{"did":"Begin – “now”"}', bytes(32)) == expected


def test_a_seal_is_no_act_and_does_not_change_the_head_of_the_acts(db):
    acts, last = log.acts(db), log.last_act(db)
    log.append(db, AT, log.SEALED, {"did": "Close the file", "root": ""})
    assert (log.acts(db), log.last_act(db)) == (acts, last)
    assert log.head(db)[0] == len(acts) + 1


def test_an_act_is_told_in_its_words_or_by_its_kind(db):
    log.append(db, AT, "begun", {})
    assert [entry.what for entry in log.acts(db)][-2:] == ["Add note “5”", "begun"]


def test_the_details_of_one_kind_come_oldest_first(db):
    log.append(db, "later", "moved", {"slide": "s1"})
    log.append(db, "last", "moved", {"slide": "s2"})
    assert log.bodies(db, "moved") == [("later", {"slide": "s1"}), ("last", {"slide": "s2"})]


@pytest.mark.parametrize(
    ("column", "value"), [("at", "yesterday"), ("body", "{"), ("body", '{"did":3}'), ("at", "")]
)
def test_a_line_that_cannot_be_read_is_refused(db, column, value):
    log.check_readable(db)
    db.execute(f"UPDATE log SET {column} = ? WHERE seq = 3", [value])
    with pytest.raises(ValueError):  # noqa: PT011 - the words are those of the parsers
        log.check_readable(db)


def test_a_line_is_found_by_the_beginning_of_its_hash(db):
    digits = [digest.hex() for (digest,) in db.execute("SELECT hash FROM log ORDER BY seq")]
    assert [log.line_with(db, digest[:16]) for digest in digits] == [1, 2, 3, 4, 5]
    assert log.line_with(db, digits[2]) == 3
    assert log.line_with(db, "0" * 64) is None
    assert log.line_with(db, "") is None  # every line begins so, and none is meant
