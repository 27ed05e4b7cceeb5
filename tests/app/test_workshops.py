"""Workshops are made whole or not at all, opened through gates, and read as one value."""

from __future__ import annotations

import os
import random
import sqlite3

import pytest

from tests.app.stories import DECK, SteppingClock, close_and_reveal, now, open_round, vote
from unifydesk import paths
from unifydesk.app import noting, positions, reporting, stage_state, voting, workshops
from unifydesk.app.results import results
from unifydesk.domain.errors import InputProblemsError, InvalidInputError, KnownStoreError
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import WorkshopInfo
from unifydesk.store import connection
from unifydesk.store.errors import DamagedFileError

MUTATIONS = int(os.environ.get("MUTATIONS", "500"))
"""Per test, of four; a campaign is `MUTATIONS=25000 pytest tests/app/test_workshops.py -k mutated`."""


def reopened(file):
    """Close a file and return it opened again; the fixture closes the first one only."""
    file.close()
    return workshops.open_file(file.path)


# --- making -------------------------------------------------------------------------------------------


def test_a_new_workshop_stands_at_its_welcome_with_every_core_claim_on(file):
    workshop = now(file)
    assert workshop.standing.scene == "welcome"
    assert [c.id for c in workshop.agenda] == ["A1", "R1", "O1"]
    assert (workshop.info.title, workshop.present) == ("Tools and ties", 12)
    assert len(workshop.rule_events) == 1


def test_a_running_order_chooses_the_claims(make_file):
    file = make_file(info=WorkshopInfo("T", running_order="short"))
    assert [c.id for c in now(file).agenda] == ["A1", "R1"]


def test_the_deck_travels_inside_the_file(file):
    assert workshops.deck_of(file) == now(file).deck
    assert file.db.execute("SELECT source FROM deck").fetchone() == (DECK,)


def test_a_deck_with_problems_makes_no_file(tmp_path):
    with pytest.raises(InputProblemsError):
        workshops.create(tmp_path / "a.unify", "no deck")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_running_order_makes_no_file(tmp_path):
    with pytest.raises(InvalidInputError, match="It offers: short"):
        workshops.create(tmp_path / "a.unify", DECK, info=WorkshopInfo("T", running_order="epic"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["link", "fsync"])
def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path, monkeypatch, step):
    def refuse(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, refuse)
    if step == "link":
        monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(KnownStoreError, match=r"“a\.unify” is full") as refusal:
        workshops.create(tmp_path / "a.unify", DECK)
    assert ".new" not in str(refusal.value)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_folder_without_hard_links_takes_a_workshop_too(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    workshops.create(tmp_path / "a.unify", DECK).close()
    assert [p.name for p in tmp_path.iterdir()] == ["a.unify"]


# --- opening ------------------------------------------------------------------------------------------


def test_what_was_done_is_there_after_opening_again(file):
    round_ = open_round(file)
    vote(file, round_, "445")
    close_and_reveal(file, round_)
    before = now(file)
    again = reopened(file)
    try:
        after = now(again)
    finally:
        again.close()
    assert (after.results, after.seats, after.standing) == (before.results, before.seats, before.standing)
    assert (after.undo_text, after.redo_text) == ("", "")


def test_one_file_is_open_once(file):
    with pytest.raises(KnownStoreError, match="already open in this window"):
        workshops.open_file(file.path)
    noting.add(file, "for", "still ours")


def test_a_file_that_could_not_be_remembered_is_not_left_open(file, monkeypatch):
    path = file.path
    file.close()

    def refuse():
        raise KnownStoreError("The folder refuses.")

    with monkeypatch.context() as full:
        full.setattr(workshops, "known_files", refuse)
        with pytest.raises(KnownStoreError, match="The folder refuses"):
            workshops.open_file(path)
    workshops.open_file(path).close()


def test_a_refused_file_is_not_left_open(make_file):
    file = make_file()
    file.close()
    broken = sqlite3.connect(file.path)
    with broken:
        broken.execute("UPDATE deck SET source = source || ' '")
    broken.close()
    with pytest.raises(DamagedFileError):
        workshops.open_file(file.path)
    assert not connection.is_open_here(file.path)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE log SET body = 'not json' WHERE seq = 1",
        "UPDATE log SET at = 'yesterday' WHERE seq = 1",
        "UPDATE rule_event SET thresholds = '{'",
        "UPDATE rule_event SET at = 'yesterday'",
        "DELETE FROM rule_event",
        "DELETE FROM workshop",
        "DELETE FROM standing",
        "DELETE FROM meta",
        "DELETE FROM deck",
        "UPDATE standing SET timer_ends = 'soon'",
        "UPDATE note SET kind = 'song'",
        "UPDATE round SET questions = '[[1]]'",
        "UPDATE recorded_position SET label = 'maybe'",
        "UPDATE seat SET weight = 'NaN' WHERE number = 1",
        "UPDATE ballot SET weight = '1x' WHERE seat = 1",
        "UPDATE ballot SET weight = '1E999999' WHERE seat = 1",
        "UPDATE round SET present_weight = '-1'",
    ],
)
def test_a_value_that_nothing_could_read_is_found_at_the_door(make_file, sql):
    file = make_file()
    round_ = open_round(file)
    vote(file, round_, "444")
    close_and_reveal(file, round_)
    noting.add(file, "for", "an argument")
    positions.record(file, "A1")
    file.close()
    edited = sqlite3.connect(file.path)
    with edited:
        edited.execute(sql)
    edited.close()
    with pytest.raises(KnownStoreError):
        workshops.open_file(file.path)
    assert not connection.is_open_here(file.path)


@pytest.mark.parametrize("part", range(4))
def test_a_mutated_file_is_refused_with_a_sentence_or_opened_and_used(tmp_path, part):
    whole = _a_rich_file(tmp_path)
    original = whole.read_bytes()
    path = tmp_path / "mutated.unify"
    refusals, opened = set(), 0
    for seed in range(part * MUTATIONS, (part + 1) * MUTATIONS):
        path.write_bytes(_mutated(random.Random(seed), original))
        try:
            file = workshops.open_file(path)
        except KnownStoreError as refusal:
            refusals.add(str(refusal))
            continue
        opened += 1
        _use(file)
        file.close()
    assert 0 < opened < MUTATIONS
    assert all(0 < len(sentence) < 300 for sentence in refusals)


def _a_rich_file(tmp_path):
    path = tmp_path / "rich.unify"
    file = workshops.create(path, DECK, seats=[Seat(n, f"P{n}") for n in range(1, 7)], clock=SteppingClock())
    for claim in ("A1", "O1"):
        round_ = open_round(file, claim)
        vote(file, round_, "445511")
        close_and_reveal(file, round_)
        noting.add(file, "against", "a longer note " * 20, claim=claim)
    round_ = open_round(file, "R1", level="confidential")
    for answer in "4455":
        voting.cast_confidential(file, round_.id, {"likelihood": answer})
    voting.close_round(file, round_.id)
    file.close()
    return path


def _mutated(chance, data):
    """Return a copy with bits, bytes, pages or its length changed."""
    mutant = bytearray(data)
    start, pages = chance.randrange(len(mutant)), len(mutant) // 4096
    kind = chance.choice(("bit", "bytes", "header", "cut", "zeros", "swap", "insert"))
    if kind == "bit":
        mutant[start] ^= 1 << chance.randrange(8)
    elif kind == "bytes":
        for _ in range(chance.randrange(1, 40)):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
    elif kind == "header":
        mutant[chance.randrange(100)] = chance.randrange(256)
    elif kind == "cut":
        del mutant[start:]
    elif kind == "zeros":
        mutant[start : start + 64] = bytes(len(mutant[start : start + 64]))
    elif kind == "swap":
        one, other = (slice(n * 4096, n * 4096 + 4096) for n in (chance.randrange(pages), start // 4096))
        mutant[one], mutant[other] = mutant[other], mutant[one]
    else:
        mutant[start:start] = chance.randbytes(chance.choice((1, 100, 4096)))
    return bytes(mutant)


def _use(file):
    """Read everything that windows, minutes and command line read."""
    workshop = now(file)
    results(workshop)
    stage_state.stage_state(workshop)
    reporting.collect(file)


# --- reading ------------------------------------------------------------------------------------------


def test_parts_that_did_not_change_are_reused(file):
    before = now(file)
    noting.add(file, "for", "an argument")
    after = now(file)
    assert after.deck is before.deck
    assert after.seats is before.seats
    assert after.notes != before.notes


def test_every_claim_has_a_setup_even_when_the_file_says_nothing_about_it(file):
    with file.act("test", "Forget the set-ups") as act:
        for claim in ("A1", "R2"):
            act.delete("claim_setup", claim)
    setups = now(file).setups
    assert (setups["A1"].included, setups["R2"].included) == (True, False)


def test_keys_and_state_lie_in_the_folder_of_the_person_not_beside_the_file(file):
    open_round(file, "R1", level="confidential")
    assert [p.suffix for p in (paths.state_dir() / "urns").rglob("*.key")] == [".key"]
    assert not list(file.path.parent.glob("*.key"))


def test_the_version_of_sqlite_is_known():
    assert workshops.sqlite_version() == sqlite3.sqlite_version
