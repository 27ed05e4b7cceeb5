"""`new`, `results` and `check`."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.app.stories import DECK, now, open_round, vote
from unifydesk.app import preparing, voting, workshops
from unifydesk.domain.head import head_words
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import ClaimSetup

CASES = json.loads((Path(__file__).parents[1] / "files" / "worked_cases.json").read_text(encoding="utf-8"))
KINDS = {5: ("O1", "agreement"), 3: ("O1", "confidence")}
HOSTILE_TITLES = [
    "\x1b[2J\x1b[31mred",
    "x\udcffy",
    "<b>&amp; \"quotes\" 'and' `ticks`",
    "Robert'); DROP TABLE seat;--",
    "{title} %s %(x)s",
    "= cmd|' /C calc'!A0",
    "\u202egnp.exe",
    "統一 Ελλάδα 👩‍🔬 ẞ",
    "a\nb\tc",
]


def shown(cli, path):
    said = cli("results", path, "--json")
    assert said.code == 0
    return json.loads(said.out)


# --- new ----------------------------------------------------------------------------------------------


def test_new_makes_a_file_and_prints_its_path(cli, deck, tmp_path):
    said = cli("new", deck, "-o", tmp_path / "a.unify")
    assert (said.code, said.out, said.err) == (0, f"{tmp_path / 'a.unify'}\n", "")
    assert cli("check", tmp_path / "a.unify").code == 0


def test_a_bundled_deck_is_known_by_its_name(cli):
    assert cli("new", "unification", "-o", "a.unify").code == 0
    assert len(shown(cli, "a.unify")["claims"]) == 28


def test_everything_on_the_title_page_can_be_given(cli, deck, tmp_path):
    (tmp_path / "people.csv").write_text("seat,name,group\n1,Ann,A\n7,Zoë,B\n", encoding="utf-8")
    words = (
        "--title T --date 2026-11-23 --place P --facilitator F --people people.csv --rule delphi75 "
        "--base entitled"
    )
    assert cli("new", deck, "-o", "a.unify", *words.split(), "--running-order", "short").code == 0
    found = shown(cli, "a.unify")
    assert found["workshop"] == {
        "title": "T",
        "date": "2026-11-23",
        "place": "P",
        "facilitator": "F",
        "rehearsal": False,
        "recovered": None,
        "deck": "Tools and ties",
        "language": "en",
        "seats": 2,
        "present": 2,
        "by_proxy": 0,
        "groups": ["A", "B"],
    }
    assert (found["rule"]["id"], found["rule"]["base"]) == ("delphi75", "entitled")


def test_percentages_are_of_those_who_answered_unless_said_otherwise(cli, deck):
    assert cli("new", deck, "-o", "a.unify").code == 0
    assert shown(cli, "a.unify")["rule"]["base"] == "answered"


@pytest.mark.parametrize(("words", "weighted"), [((), False), (("--weighted",), True)])
def test_weights_count_only_where_it_was_asked_for(cli, deck, tmp_path, words, weighted):
    (tmp_path / "people.csv").write_text("name,weight\nAnn,2\nBo,1\n", encoding="utf-8")
    assert cli("new", deck, "-o", "a.unify", "--people", "people.csv", *words).code == 0
    assert shown(cli, "a.unify")["rule"]["weighted"] is weighted


@pytest.mark.parametrize("title", HOSTILE_TITLES, ids=ascii)
def test_a_hostile_title_is_kept_and_steers_nothing(cli, deck, title):
    assert cli("new", deck, "-o", "a.unify", "--title", title).code == 0
    said = cli("results", "a.unify")
    assert len(said.out.splitlines()) == 1
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert cli("check", "a.unify").code == 0


@pytest.mark.parametrize(
    ("option", "value", "part"),
    [
        ("--title", " ", "needs a title"),
        ("--title", "x" * 301, "too long"),
        ("--place", "x" * 100_000, "too long"),
        ("--date", "2026-02-30", "not a date"),
        ("--rule", "coin", "no position rule “coin”"),
        ("--running-order", "epic", "no running order “epic”"),
        ("--people", "nowhere.csv", "There is no file"),
        ("--people", ".", "is a folder"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_written(cli, deck, tmp_path, option, value, part):
    assert part in cli("new", deck, "-o", "a.unify", option, value).sentence
    assert sorted(p.name for p in tmp_path.iterdir()) == ["demo.md"]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "nobody in the list"),
        (b"seat,name\n", "nobody in the list"),
        (b"\xff\xfe", "not UTF-8"),
        (b"seat,name\n1,A\n1,B\n", "row 3: seat 1 again"),
        (b"seat,name\n0,A\n", "row 2: seat “0”; expected a number from 1 to 9999"),
        (b"seat,name\n" + b"9" * 5000 + b",A\n", "expected a number from 1 to 9999"),
        (b"name\n" + b"x" * 121, "too long"),
        (b'name\n"' + b"x" * 200_000 + b'"', "cannot be read"),
        (b"n\n" * 501, "501 people"),
        (b"x" * 2_000_000, "a list that is too long"),
    ],
    ids=range(10),
)
def test_a_list_of_people_that_cannot_be_used_is_refused(cli, deck, tmp_path, content, part):
    (tmp_path / "people.csv").write_bytes(content)
    said = cli("new", deck, "-o", "a.unify", "--people", "people.csv")
    assert (said.code, said.out) == (1, "")
    assert part in said.err
    assert not (tmp_path / "a.unify").exists()


def test_a_plain_list_of_names_is_enough(cli, deck, tmp_path):
    (tmp_path / "people.txt").write_text("\ufeffAnn\n\n“Bob” O'Neill, PhD\n", encoding="utf-8")
    assert cli("new", deck, "-o", "a.unify", "--people", "people.txt").code == 0
    assert shown(cli, "a.unify")["workshop"]["seats"] == 2


def test_every_problem_of_a_deck_is_listed_and_nothing_is_written(cli, tmp_path):
    (tmp_path / "bad.md").write_text("no front matter\n", encoding="utf-8")
    said = cli("new", "bad.md", "-o", "a.unify")
    assert said.code == 1
    assert said.err.startswith("bad.md:1: the deck has no front matter")
    assert not (tmp_path / "a.unify").exists()


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("", "“.” is a folder"),
        ("..", "“..” is a folder"),
        ("nowhere/a.unify", "There is no folder “nowhere”"),
        ("demo.md/a.unify", "There is no folder “demo.md”"),
        ("demo.md", "stays as it is"),
        ("x" * 300, "too long"),
    ],
)
def test_a_place_where_no_file_can_be_is_refused(cli, deck, tmp_path, target, part):
    before = deck.read_bytes()
    assert part in cli("new", deck, "-o", target).sentence
    assert deck.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["demo.md"]


@pytest.mark.parametrize(
    "name", ["a b.unify", "統一.unify", "a\nb.unify", "no suffix", "-o.unify", ".hidden"]
)
def test_unusual_names_are_fine(cli, deck, tmp_path, name):
    assert cli("new", deck, f"--output={name}").code == 0
    assert cli("check", f"./{name}").code == 0


def test_a_file_that_is_there_is_never_overwritten(cli, deck, workshop):
    before = workshop.read_bytes()
    assert cli("new", deck, "-o", workshop).sentence == (
        "“monday.unify” is already there and stays as it is. Choose another name."
    )
    assert workshop.read_bytes() == before


# --- results ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [c for c in CASES if len(c["counts"]) in KINDS], ids=lambda c: c["case"])
def test_the_worked_cases_come_out_as_worked(cli, workshop, tmp_path, case):
    claim, question = KINDS[len(case["counts"])]
    cast = [value for value, n in enumerate(case["counts"], 1) for _ in range(n)]
    if not cast:
        cast = ["cannot_judge"]
    rows = "".join(f"{claim},1,{question},{value}\n" for value in cast)
    (tmp_path / "votes.csv").write_text("claim,round,question,answer\n" + rows, encoding="utf-8")
    assert cli("votes", "import", workshop, "votes.csv").code == 0
    found = next(c for c in shown(cli, workshop)["claims"] if c["id"] == claim)["rounds"][0]
    figures = next(q for q in found["questions"] if q["id"] == question)
    assert list(figures["counts"].values()) == case["counts"]
    assert [figures[key] for key in ("for", "against", "neutral")] == [
        case[key] for key in ("above", "below", "neutral")
    ]
    assert [figures[key] for key in ("median", "q1", "q3")] == [case[key] for key in ("median", "q1", "q3")]
    assert figures["agreement_a"] == (case["agreement_a"] and pytest.approx(case["agreement_a"], abs=1e-6))
    if question != "confidence":
        assert (figures["position"], figures["swing"]) == (case["position"], case["swing"])


def test_an_open_confidential_round_gives_away_its_turnout_and_nothing_else(cli, tmp_path, make_room):
    file = make_room(5)
    preparing.set_setup(file, ClaimSetup("R1", True, "booth", "confidential", reason=True))
    round_ = open_round(file, "R1")
    for answer in "445":
        voting.cast_confidential(file, round_.id, {"likelihood": answer}, reason="a telling sentence")
    file.close()
    said = cli("results", file.path, "--json")
    found = next(c for c in json.loads(said.out)["claims"] if c["id"] == "R1")["rounds"][0]
    assert (found["state"], found["recorded"], found["reasons"]) == ("open", 3, [])
    for question in found["questions"]:
        assert {v for k, v in question.items() if k not in ("id", "kind", "label")} == {None}
    assert "telling" not in said.out
    assert "R1" not in cli("results", file.path).out


def test_an_open_named_round_gives_no_tally_either(cli, make_room):
    file = make_room(3)
    vote(file, open_round(file), "455")
    file.close()
    found = next(c for c in shown(cli, file.path)["claims"] if c["id"] == "A1")["rounds"][0]
    assert found["questions"][0]["counts"] is None


def test_absent_values_are_null_and_numbers_keep_their_digits(cli, workshop, tmp_path):
    rows = "claim,round,question,answer\nO1,1,agreement,1\nO1,1,agreement,4\nO1,1,agreement,5\n"
    (tmp_path / "votes.csv").write_text(rows, encoding="utf-8")
    cli("votes", "import", workshop, "votes.csv")
    out = cli("results", workshop, "--json").out
    assert '"agreement_a": -0.2777777777777' in out
    assert '"swing": null' in out
    assert "NaN" not in out


@pytest.mark.parametrize("command", ["results", "check"])
def test_what_is_no_workshop_file_is_refused_and_left_alone(cli, tmp_path, deck, command):
    (tmp_path / "empty.unify").touch()
    (tmp_path / "cut.unify").write_bytes(b"SQLite format 3\x00")
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t(x)").connection.close()
    os.mkfifo(tmp_path / "pipe")
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    for name in ("empty.unify", "cut.unify", "other.db", "demo.md", "pipe", ".", "/dev/null"):
        assert cli(command, name).sentence
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == before


@pytest.mark.parametrize("command", [["results"], ["results", "--json"], ["check"]])
def test_looking_at_a_file_changes_nothing_in_its_folder(cli, played, command):
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in played.parent.iterdir()}
    assert cli(command[0], played, *command[1:]).code == 0
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in played.parent.iterdir()} == before


def test_a_file_that_is_open_elsewhere_is_refused_in_one_sentence(cli, make_room):
    file = make_room(2)
    assert "is already open" in cli("results", file.path).sentence
    assert "is already open" in cli("check", file.path).sentence
    assert now(file).present == 2


def test_a_file_without_write_permission_can_be_looked_at(cli, played):
    played.chmod(0o444)
    assert cli("check", played).code == 0
    assert cli("results", played, "--json").code == 0


def test_a_folder_without_write_permission_can_be_looked_at(cli, played, tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir()
    path = shutil.copy(played, folder)
    folder.chmod(0o555)
    try:
        assert cli("results", path).code == 0
    finally:
        folder.chmod(0o755)


# --- check --------------------------------------------------------------------------------------------


def test_check_says_what_a_whole_file_holds(cli, played):
    said = cli("check", played)
    assert said.out.startswith("“played.unify” is whole, sealed and unchanged: 7 people, 6 rounds, ")
    assert said.out.endswith(" REHEARSAL.\n")


def test_check_says_when_a_rehearsal_was_made_to_look_like_a_workshop(cli, played):
    connection = sqlite3.connect(played)
    with connection:
        connection.execute("UPDATE meta SET rehearsal = 0")
    connection.close()
    assert "changed outside UnifyDesk" in cli("check", played).sentence
    assert "(REHEARSAL)" in cli("results", played).out
    assert shown(cli, played)["workshop"]["rehearsal"] is True


def test_check_says_when_a_file_was_cut_off(cli, played):
    played.write_bytes(played.read_bytes()[:-5000])
    assert "cut off" in cli("check", played).sentence


@pytest.fixture
def make_room(tmp_path):
    """Return a function that makes an open workshop of the small deck with so many people."""
    made = []

    def make(people):
        seats = [Seat(n) for n in range(1, people + 1)]
        made.append(workshops.create(tmp_path / "room.unify", DECK, seats=seats))
        return made[-1]

    yield make
    for file in made:
        file.close()


# -- files of other people, and fingerprints ---------------------------------------------------------


def test_somebody_elses_workshop_file_becomes_one_of_ours(cli, played):
    before = played.read_bytes()
    said = cli("new", "--from", played, "-o", "mine.unify")
    assert (said.code, said.out, said.err) == (0, "mine.unify\n", "")
    assert played.read_bytes() == before
    assert cli("results", "mine.unify").out == cli("results", played).out
    assert "is whole" in cli("check", "mine.unify").out


def test_one_that_was_changed_is_taken_in_and_told(cli, played):
    with sqlite3.connect(played) as connection:
        connection.execute("UPDATE seat SET name = 'Nobody'")
    connection.close()
    said = cli("new", "--from", played, "-o", "mine.unify")
    assert said.code == 0
    assert said.err.startswith("“played.unify” was changed after it was sealed")


def test_a_hostile_one_is_refused_and_nothing_is_left(cli, played, tmp_path):
    with sqlite3.connect(played) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM round; END")
    connection.close()
    assert "another program has altered them" in cli("new", "--from", played, "-o", "mine.unify").sentence
    assert not (tmp_path / "mine.unify").exists()


def test_the_fingerprint_in_the_minutes_names_its_line(cli, played):
    record = cli("export", played, "--to", "json", "-o", "record.json")
    assert record.code == 0
    head = json.loads(Path("record.json").read_text(encoding="utf-8"))["report"]["log_head"]
    said = cli("check", played, "--head", f"{head[:8]} {head[8:]}")
    assert said.code == 0
    assert said.out.splitlines()[1].startswith("The log holds that entry as line ")
    words = head_words(head)
    assert cli("check", played, "--head", *words).out == said.out
    assert cli("check", played, "--head", " ".join(words)).out == said.out
    assert cli("check", played, "--head", "f" * 64).code == 1
    assert cli("check", played, "--head", "none").code == 1
