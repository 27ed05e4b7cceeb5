"""From a file to its record and back: the same workshop, or a refusal that names what is wrong."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.app import asked
from tests.app.stories import DECK, SteppingClock, now, open_round, play, vote
from unifydesk import paths
from unifydesk.app import (
    agenda,
    checking,
    exporting,
    importing,
    noting,
    people,
    positions,
    preparing,
    reporting,
    results,
    voting,
    workshops,
)
from unifydesk.app.restoring import restore
from unifydesk.domain import record
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.people import Seat
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.store import log

FIRST = Path(__file__).parents[1] / "files" / "version-1.unify"


def exported(file):
    """Return the record of a file as JSON."""
    return exporting.render(reporting.collect(file, whole=True), "json").data


@pytest.fixture
def back(tmp_path):
    """Return a function that makes a file of a record; all are closed at the end."""
    made = []

    def make(data, name="back.unify"):
        made.append(restore(tmp_path / name, data, clock=SteppingClock()))
        return made[-1]

    yield make
    for file in made:
        file.close()


def led(file):
    """Lead a workshop in which everything happens; return its file."""
    agenda.begin(file)
    people.edit(file, Seat(2, name="Zoë <b>", group="A"))
    people.edit(file, Seat(3, present=False, proxy=2))
    play(file, "A1", "444455", "445555")
    positions.record(file, "A1", "So be it.")
    noting.add(file, "dissent", "I do not.\nNot at all.", claim="A1")
    preparing.set_setup(file, ClaimSetup("R1", True, "booth", "confidential", reason=True))
    round_id = voting.open_round(file, "R1").round_id
    for answer in "12345":
        told = {"likelihood": answer, "severity": "1"}
        voting.cast_confidential(file, round_id, told, reason=f"Because of {answer}")
    voting.close_round(file, round_id)
    voting.reveal(file, round_id)
    voided = open_round(file, "O1")
    vote(file, voided, "123")
    voting.void_round(file, voided.id, "wrong claim")
    left = open_round(file, "O1")
    vote(file, left, "55")
    return file


def everything_asked(tmp_path):
    """Return a file with every kind of answer, imported."""
    file = asked.make(tmp_path / "ways.unify", [Seat(n, group="AB"[n % 2]) for n in range(1, 7)])
    rows = [
        f"{claim},{number},{question},{answer},{seat},=Because"
        for claim, question, answer in (
            ("RANK", "ranking", "A>B>C"), ("POINTS", "points", "A:60 B:40"),
            ("CONSENT", "consent", "objection"), ("WORDS", "open", "=1+1"), ("NINE", "agreement", "9"),
        )
        for number in (1, 2)
        for seat in range(1, 7)
    ]  # fmt: skip
    text = "\n".join(["claim,round,question,answer,seat,reason", *rows])
    importing.import_votes(file, text.encode(), "votes.csv")
    return file


def older(tmp_path):
    """Return a file of the first version, brought up to date."""
    return workshops.open_file(Path(shutil.copy(FIRST, tmp_path / "monday.unify")), clock=SteppingClock())


def rehearsed(tmp_path):
    """Return a rehearsal, whose mark must stay."""
    seats = [Seat(n) for n in range(1, 7)]
    file = workshops.create(tmp_path / "r.unify", DECK, seats=seats, rehearsal=True, clock=SteppingClock())
    play(file, "A1", "444455", "445555")
    return file


STORIES = {
    "led": lambda tmp_path, file: led(file),
    "untouched": lambda tmp_path, file: file,
    "every kind": lambda tmp_path, file: everything_asked(tmp_path),
    "older": lambda tmp_path, file: older(tmp_path),
    "rehearsal": lambda tmp_path, file: rehearsed(tmp_path),
}


@pytest.mark.parametrize("story", STORIES)
def test_a_file_made_from_a_record_says_the_same_in_every_form(story, tmp_path, file, back):
    first = STORIES[story](tmp_path, file)
    data = exported(first)
    again = back(data)
    assert exported(again) == data
    assert results.results(now(again)) == results.results(now(first))
    for options in (ExportOptions(), ExportOptions(ballots=True)):
        one, other = (exporting.render(reporting.collect(f), "pdf", options).data for f in (first, again))
        assert one == other
    if first is not file:
        first.close()


def test_the_new_file_is_whole_sealed_and_a_file_of_its_own(file, back):
    again = back(exported(led(file)))
    assert again.file_uuid != file.file_uuid
    again.close()
    assert "is whole" in checking.check(again.path)


def test_the_new_file_can_be_led_on(file, back):
    again = back(exported(led(file)))
    (open_one,) = (r for r in now(again).rounds if r.is_open)
    vote(again, open_one, "555")
    voting.close_round(again, open_one.id)
    assert log.broken_line(again.db) is None


def test_a_record_that_was_exported_after_closing_is_the_same(file, tmp_path):
    path = led(file).path
    data = exported(file)
    file.close()
    reopened = workshops.open_file(path)
    assert exported(reopened) == data
    reopened.close()


# --- an open urn ----------------------------------------------------------------------------------


@pytest.fixture
def sealed(file):
    """A file with an open confidential round in which three have voted."""
    preparing.set_setup(file, ClaimSetup("A1", True, "booth", "confidential"))
    round_id = voting.open_round(file, "A1").round_id
    for _ in range(3):
        voting.cast_confidential(file, round_id, {"real": "4"})
    return file


def test_the_record_holds_nothing_of_an_open_urn(sealed):
    told = json.loads(exported(sealed))["tables"]
    assert "urn" not in told
    assert told["ticket"]["rows"] == told["turnout"]["rows"] == []
    assert "file_uuid" not in told["meta"]["columns"]
    secret = sealed.rows("SELECT sealed FROM urn")[0][0]
    assert secret.hex()[:64] not in exported(sealed).decode()


def test_an_open_urn_comes_out_as_a_round_whose_key_is_missing_and_can_be_voided(sealed, back):
    again = back(exported(sealed))
    (stranded,) = now(again).stranded
    voting.void_round(again, stranded, "its ballots were not in the record")
    assert now(again).stranded == ()
    assert [r.state for r in now(again).rounds] == ["void"]


def test_voiding_it_there_leaves_the_true_round_and_its_key_alone(sealed, back):
    again = back(exported(sealed))
    voting.void_round(again, now(again).stranded[0], "not here")
    again.close()
    (round_,) = now(sealed).rounds
    assert now(sealed).stranded == ()
    voting.close_round(sealed, round_.id)
    assert now(sealed).result("A1").figures[0].tally.counts[3] == 3


def test_keys_are_not_in_the_folder_of_the_new_file(sealed, back):
    again = back(exported(sealed))
    assert not list((paths.state_dir() / "urns" / again.file_uuid.hex()).glob("*.key"))


# --- refusals -------------------------------------------------------------------------------------


def altered(data, *path, value, seal=True):
    """Return a record with one value changed; with `seal`, with fingerprints made to fit."""
    told = json.loads(data)
    place = told
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value(place[path[-1]]) if callable(value) else value
    if seal:
        told["content"] = record._hash(told["report"])
        told["tables_content"] = record._hash(told["tables"])
    return json.dumps(told).encode()


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The record of a workshop in which everything happened."""
    folder = tmp_path_factory.mktemp("led")
    seats = [Seat(n) for n in range(1, 13)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNIFYDESK_HOME", str(folder / "home"))
        file = workshops.create(folder / "led.unify", DECK, seats=seats, clock=SteppingClock())
        made = exported(led(file))
        file.close()
    return made


def refusal(data, tmp_path):
    """Return why no file was made, after looking that nothing was left behind."""
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(InvalidInputError) as caught:
        restore(tmp_path / "x.unify", data, clock=SteppingClock())
    assert sorted(os.listdir(tmp_path)) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


COUNTS = ("report", "claims", 0, "rounds", 0, "figures", 0, "tally", "counts")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ((*COUNTS, 3), 9, "A1, round 1, Real: the record says 9 × “4 Agree”, its rows say 4."),
        (("report", "info", "title"), "Other", "The title page, title: the record says “Other”"),
        (("tables", "workshop", "rows", 0, 1), "Other", "its rows say “Other”"),
        (("tables", "log", "rows", 2, 1), "2020-01-01T00:00:00+00:00", "line 3 of the log does not fit"),
        (("tables", "log", "rows"), lambda rows: rows[:2] + rows[3:], "line 4 of the log does not fit"),
        (("tables", "deck", "rows", 0, 2), lambda t: t + " ", "the deck is not the one"),
        (("tables", "meta", "rows", 0, -1), 1, "differ on whether it is a rehearsal"),
        (("tables", "seat", "rows", 0, 0), "1", "no usual “number”"),
        (("tables", "seat", "rows", 0, 0), None, "no usual “number”"),
        (("tables", "seat", "rows", 0, 0), 2**63, "no usual “number”"),
        (("tables", "seat", "rows", 0, 0), 10_000, "a row breaks a rule of its table"),
        (("tables", "seat", "rows", 0, 1), "\ud800", "no usual “name”"),
        (("tables", "seat", "rows", 0, 4), "heavy", "a weight is no number"),
        (("tables", "seat", "columns", 1), "name; DROP TABLE seat", "has no column “name; DROP TABLE seat”"),
        (("tables", "seat", "columns", 1), "number", "has no column “twice”"),
        (("tables", "round", "rows", 0, 6), "lost", "a row breaks a rule of its table"),
        (("tables", "round", "rows", 0, 7), "[", "make no workshop"),
        (("tables", "ballot", "rows", 0, 1), 99, "a row breaks a rule of its table"),
        (("tables", "note", "rows", 0, 2), "gossip", "gossip"),
        (("tables", "standing", "rows"), [], "make no workshop"),
        (("tables", "meta", "rows"), [], "the table “meta” has not one row"),
    ],
)  # fmt: skip
def test_a_record_that_was_changed_is_refused_with_what_is_wrong(data, tmp_path, path, value, said):
    assert said in refusal(altered(data, *path, value=value), tmp_path)


def test_an_answer_that_was_changed_is_named(data, tmp_path):
    told = json.loads(data)["tables"]
    (first,) = (row[0] for row in told["round"]["rows"] if row[1:4] == ["A1", 1, 0])

    def raised(rows):
        return [[*row[:3], "5"] if row[0] == first and row[2] == "real" else row for row in rows]

    said = refusal(altered(data, "tables", "answer", "rows", value=raised), tmp_path)
    assert "A1, round 1, Real: the record says 4 × “4 Agree”, its rows say 0. There is more." in said


def test_a_change_that_only_the_fingerprint_shows_is_refused(data, tmp_path):
    bad = altered(data, "tables", "meta", "rows", 0, 3, value=7, seal=False)
    assert "its fingerprint is not the one it says" in refusal(bad, tmp_path)


def test_a_table_more_or_less_is_refused(data, tmp_path):
    told = json.loads(data)
    told["tables"]["evil"] = {"columns": [], "rows": []}
    assert "there is no table “evil”" in refusal(json.dumps(told).encode(), tmp_path)
    del told["tables"]["evil"], told["tables"]["note"]
    assert "a table is missing" in refusal(json.dumps(told).encode(), tmp_path)


def test_ballots_of_a_confidential_round_are_refused(data, tmp_path):
    told = json.loads(data)["tables"]
    secret = next(row[0] for row in told["round"]["rows"] if "confidential" in row)
    ballot = [secret, *told["ballot"]["rows"][0][1:]]
    bad = altered(data, "tables", "ballot", "rows", value=lambda rows: [*rows, ballot])
    assert "ballots that no record holds" in refusal(bad, tmp_path)


def test_the_record_inside_minutes_makes_no_file(file, tmp_path):
    report = reporting.collect(led(file))
    inside = record.encode(report, ExportOptions())
    assert "without the rows of the file" in refusal(inside, tmp_path)
    assert "without the rows" in refusal(exporting.render(report, "pdf").data, tmp_path)


def test_a_file_that_is_there_stays(data, tmp_path):
    (tmp_path / "x.unify").write_bytes(b"mine")
    assert "already there" in refusal(data, tmp_path)
    assert (tmp_path / "x.unify").read_bytes() == b"mine"


def test_a_record_of_another_version_may_say_the_same_in_other_words(data, back):
    told = json.loads(data)
    told["report"]["software"] = told["software"] = "UnifyDesk 0.0.1"
    told["report"]["suppression"] = "In other words."
    told["content"] = record._hash(told["report"])
    assert now(back(json.dumps(told).encode())).info.title == "Tools and ties"
