"""The description of the file says what the file is, and every example in it works."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.stories import DECK, SteppingClock, play
from tests.store.memory import memory_file
from unifydesk.app import exporting, noting, positions, preparing, rehearsal, reporting, voting, workshops
from unifydesk.domain.head import head_words
from unifydesk.domain.notes import NOTE_KINDS
from unifydesk.domain.people import Seat
from unifydesk.domain.plain_words import WORDS
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.domain.rounds import CHANNELS, CLOSED, CONFIDENTIAL, NAMED, OPEN, REVEALED, VOID
from unifydesk.domain.workshop import SCENES, ClaimSetup
from unifydesk.kinds import KINDS
from unifydesk.store import connection, log, schema, seal

DOC = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8")
SQL = re.findall(r"^```sql\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
SCRIPT, HEAD, FINGERPRINT = re.findall(r"^```python\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
TABLES = DOC[DOC.index("\n## Tables") : DOC.index("\n## What is not there")]
LOOK = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM seat')"
NEW_SQL = {"->>": (3, 38), "unhex(": (3, 41)}
"""What the examples use, and the first SQLite that knows it."""


def documented():
    """Return (column, type, meaning) of every documented table."""
    found = {}
    for part in TABLES.split("\n### ")[1:]:
        name, _, text = part.partition("\n")
        found[name] = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", text, re.MULTILINE)
    return found


def meaning(table, column):
    return next(text for name, _, text in documented()[table] if name == column)


def words(text):
    """Every word set in code type."""
    return set(re.findall(r"`([^`]+)`", text))


def older(sql):
    """Return the example in the words of an older SQLite, where the description offers them."""
    if sqlite3.sqlite_version_info < NEW_SQL["->>"]:
        sql = sql.replace("body ->> 'did'", "json_extract(body, '$.did')")
    if sqlite3.sqlite_version_info < NEW_SQL["unhex("]:
        sql = re.sub(r"hash = unhex\((.*)\);", r"lower(hex(hash)) = \1;", sql)
    return sql


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A closed file of a rehearsal with every kind of row, whose first claim has the name in the examples."""
    folder = tmp_path_factory.mktemp("rehearsal")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNIFYDESK_HOME", str(folder / "home"))
        patch.setattr(exporting, "export", lambda *_arguments: None)  # the minutes are not needed
        deck = DECK.replace("A1", "EB1")
        path, _ = rehearsal.rehearse(deck, "demo", folder / "made", people_count=6)
        file = workshops.open_file(path, clock=SteppingClock())
        preparing.set_setup(file, ClaimSetup("O1", True, "booth", "confidential", reason=True))
        opened = voting.open_round(file, "O1")
        for answer in "144":
            voting.cast_confidential(file, opened.round_id, {"agreement": answer}, reason=f"for {answer}")
        voting.close_round(file, opened.round_id)
        file.close()
    return path


@pytest.fixture
def copy(whole, tmp_path):
    """A copy of the file that a test may spoil."""
    path = tmp_path / "copy.unify"
    path.write_bytes(whole.read_bytes())
    return path


def run(path, sql):
    opened = sqlite3.connect(path)
    try:
        rows = opened.execute(sql).fetchall()
        opened.commit()
        return rows
    finally:
        opened.close()


def verify(path):
    """Run the script of the description as its reader would."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


# -- tables ------------------------------------------------------------------------------------------------


def test_every_table_and_column_is_described_in_its_order_with_its_type():
    with memory_file() as file:
        real = {
            table: [(column.name, column.type) for column in file.db[table].columns]
            for table in file.db.table_names()
        }
    assert {t: [(name, kind) for name, kind, _ in rows] for t, rows in documented().items()} == real


def test_every_column_that_may_be_null_says_so():
    with memory_file() as file:
        for table, rows in documented().items():
            for column in file.db[table].columns:
                empty = not column.notnull and not column.is_pk
                assert ("NULL" in next(m for n, _, m in rows if n == column.name)) is empty


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("standing", "scene", set(SCENES)),
        ("note", "kind", set(NOTE_KINDS)),
        ("ballot", "channel", set(CHANNELS)),
        ("round", "state", {OPEN, CLOSED, REVEALED, VOID}),
        ("round", "level", {NAMED, CONFIDENTIAL}),
        ("claim_setup", "level", {NAMED, CONFIDENTIAL}),
        (
            "answer",
            "answer",
            {"1", "0", "10", "B>A=C", "A:60 B:40", CANNOT_JUDGE}
            | {o.value for kind in ("approval", "consent") for o in KINDS[kind].options},
        ),
    ],
)
def test_the_words_a_column_may_hold_are_all_named(table, column, values):
    assert words(meaning(table, column)) == values


def test_the_tables_that_are_sealed_are_listed_in_their_order():
    part = DOC[DOC.index("### The seal") : DOC.index("### A check without")]
    assert dict(re.findall(r"^\| `(\w+)` \| `(.+)` \|$", part, re.MULTILINE)) == seal.TABLES
    assert list(re.findall(r"^\| `(\w+)` \| `.+` \|$", part, re.MULTILINE)) == list(seal.TABLES)


def test_while_a_file_is_open_other_programs_are_told_that_it_is_locked(copy):
    file = workshops.open_file(copy)
    told = subprocess.run(
        [sys.executable, "-c", LOOK, str(copy)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    file.close()
    assert "database is locked" in told.stderr
    assert "“database is locked”" in DOC


def test_every_setting_is_named_as_it_is():
    part = DOC[DOC.index("## Header, versions") :]
    named = dict(re.findall(r"`(\w+)=(\w+)`", part))
    assert named == {name: value for name, value, _ in connection._COMMON + connection._WRITING}


def test_the_header_is_that_of_a_file(whole):
    part = DOC[DOC.index("## Header, versions") :]
    head = whole.read_bytes()[:100]
    assert f"| 60–63 | {schema.VERSION} |" in part
    assert int.from_bytes(head[60:64], "big") == schema.VERSION
    assert "| 68–71 | `UDKW` |" in part
    assert head[68:72] == b"UDKW"


# -- examples ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sql", SQL[:-1], ids=range(len(SQL) - 1))
def test_every_example_runs_and_finds_something(whole, sql):
    assert "A1" not in sql
    found = run(whole, older(sql))
    if "reason.text" in sql:
        found = run(whole, older(sql.replace("EB1", "O1")))
        assert [text for _, text in found][-3:] == ["for 1", "for 4", "for 4"]
    elif "before.answer" not in sql:  # whether anybody changed is up to the people
        assert found


def test_the_example_of_results_counts_what_the_program_counts(whole):
    (sql,) = (found for found in SQL if "given(round" in found)
    file = workshops.open_file(whole)
    claims = workshops.snapshot(file).results
    file.close()
    for claim in ("EB1", "O1"):
        counted = run(whole, sql.replace("EB1", claim))
        expected = {
            (result.number, figures.tally.question.id): sum(figures.tally.counts)
            for result in claims[claim]
            for figures in result.figures
        }
        assert sum(expected.values()) > 0
        for (number, question), people in expected.items():
            rows = [n for r, q, a, n in counted if (r, q) == (number, question) and a != CANNOT_JUDGE]
            assert sum(rows) == people


def test_the_example_of_changes_finds_who_changed(tmp_path):
    (sql,) = (found for found in SQL if "before.answer" in found)
    deck = DECK.replace("A1", "EB1")
    file = workshops.create(
        tmp_path / "w.unify", deck, seats=[Seat(n) for n in (1, 2, 3)], clock=SteppingClock()
    )
    play(file, "EB1", "123", "143")
    file.close()
    assert run(tmp_path / "w.unify", sql) == [(2, "", "2", "4")]


def test_the_fingerprint_of_the_minutes_is_found_in_the_log(whole):
    file = workshops.open_file(whole)
    fingerprint = log.last_act(file.db).hex()
    file.close()
    printed = " ".join(fingerprint[at : at + 4] for at in range(0, 64, 4))
    found = run(whole, older(SQL[-1].replace("0000 0000", printed)))
    assert len(found) == 1
    assert run(whole, older(SQL[-1])) == []


# -- checking by hand --------------------------------------------------------------------------------------


def test_the_check_by_hand_finds_a_whole_file_whole(whole):
    before = whole.read_bytes()
    done = verify(whole)
    assert (done.returncode, done.stderr) == (0, "")
    assert "whole and the seal fits" in done.stdout
    file = workshops.open_file(whole)
    assert log.last_act(file.db).hex() in done.stdout
    file.close()
    assert whole.read_bytes() == before


def test_the_check_by_hand_names_a_line_that_was_changed(copy):
    run(copy, "UPDATE log SET body = replace(body, 'Begin', 'begin') WHERE seq = 2")
    done = verify(copy)
    assert done.returncode == 1
    assert "Line 2 of the log" in done.stderr


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE note SET text = 'a lie' WHERE position = 1",
        "UPDATE total SET n = n + 1",
        "DELETE FROM reason",
        "UPDATE meta SET rehearsal = 0",
    ],
)
def test_the_check_by_hand_sees_changed_content(copy, sql):
    run(copy, sql)
    done = verify(copy)
    assert done.returncode == 1
    assert "no longer what was sealed" in done.stderr


def test_the_check_by_hand_says_that_a_file_has_no_seal(copy):
    file = workshops.open_file(copy)
    noting.add(file, "for", "more")
    positions.clear(file, "EB1")
    file.db.conn.close()  # as a crash would leave it
    done = verify(copy)
    assert done.returncode == 0
    assert "has no seal" in done.stdout


# -- links -------------------------------------------------------------------------------------------------


def test_every_link_leads_somewhere():
    headings = {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", DOC, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", DOC):
        if target.startswith("#"):
            assert target[1:] in headings
        else:
            assert (Path(__file__).parents[2] / "docs" / target).exists()


# -- the record --------------------------------------------------------------------------------------------


def test_the_fingerprint_of_a_record_is_checked_by_the_program_of_the_page(tmp_path):
    file = workshops.create(tmp_path / "a.unify", DECK, seats=[Seat(1, "Zoë")], clock=SteppingClock())
    play(file, "A1", "4", "5")
    exporting.export(reporting.collect(file, whole=True), "json", tmp_path / "record.json")
    file.close()
    said = []
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", FINGERPRINT], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        said.append(ran.stdout.strip())
        record = (tmp_path / "record.json").read_text(encoding="utf-8")
        (tmp_path / "record.json").write_text(record.replace("Shared", "Other"), encoding="utf-8")
    assert said == ["True", "False"]


def test_the_keys_of_a_record_are_those_of_the_page(tmp_path):
    section = DOC.split("## The record as JSON", 1)[1].split("\n### ", 1)[0]
    file = workshops.create(tmp_path / "a.unify", DECK, clock=SteppingClock())
    told = json.loads(exporting.render(reporting.collect(file, whole=True), "json").data)
    file.close()
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == sorted(told)


def test_the_words_of_a_head_are_found_without_unifydesk(capsys):
    exec(HEAD, {"WORDS": WORDS})
    [digits] = re.findall(r"'([0-9a-f]+)%'", capsys.readouterr().out)
    assert " ".join(head_words(digits)) in HEAD
    assert digits == "9f2c4a7be01d5583c6aa"
