"""The page about the file says what is in the file: every table, every column, and queries that run."""

from __future__ import annotations

import ast
import re
import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

from tests.app.stories import DECK
from unifydesk.app import rehearsal, voting, workshops
from unifydesk.domain.notes import NOTE_KINDS
from unifydesk.domain.people import Seat
from unifydesk.domain.position import LABELS
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.workshop import SCENES
from unifydesk.store import schema

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL))


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def documented(table):
    return re.findall(r"^\| `(\w+)` \|", SECTIONS[table], re.MULTILINE)


@pytest.fixture(scope="module")
def real():
    """An empty database with the tables of the newest version."""
    db = sqlite_utils.Database(memory=True)
    schema.create(db)
    yield db
    db.conn.close()


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """A rehearsed workshop with one confidential round."""
    folder = tmp_path_factory.mktemp("played")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNIFYDESK_HOME", str(folder / "home"))
        path, _ = rehearsal.rehearse(DECK, "demo", folder / "r", people_count=9)
        file = workshops.open_file(path)
        opened = voting.open_round(file, "O1", level=CONFIDENTIAL)
        for answer in "445":
            voting.cast_confidential(file, opened.round_id, {"agreement": answer})
        voting.close_round(file, opened.round_id)
        file.close()
    return path


def test_every_table_is_explained_and_no_other(real):
    assert set(SECTIONS) == set(real.table_names())


@pytest.mark.parametrize("table", sorted(SECTIONS))
def test_every_column_is_explained_in_its_order(real, table):
    assert documented(table) == [column.name for column in real[table].columns]


def test_the_header_is_the_one_that_is_written(played):
    data = played.read_bytes()
    rows = re.findall(r"^\| (\d+)[–,] ?(\d+) \| `?([^`|]+)", PAGE, re.MULTILINE)
    assert len(rows) == 5
    assert data[:16] == b"SQLite format 3\x00"
    assert data[18:20] == b"\x01\x01"
    assert int.from_bytes(data[56:60]) == 1
    assert int.from_bytes(data[60:64]) == schema.VERSION == int(rows[3][2])
    assert int.from_bytes(data[68:72]) == schema.APPLICATION_ID == int(rows[4][2], 16)


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("note", "kind", NOTE_KINDS),
        ("recorded_position", "label", LABELS),
        ("standing", "scene", SCENES),
    ],
)
def test_the_words_a_column_may_hold_are_listed(table, column, values):
    (line,) = re.findall(rf"^\| `{column}` \| (.*)$", SECTIONS[table], re.MULTILINE)
    assert re.findall(r"`(\w+)`", line) == list(values)


def test_every_kind_of_line_in_the_log_is_listed():
    listed = set(re.findall(r"`(\w+)`", PAGE.split("\nKinds: ")[1].split("\n\n")[0]))
    assert listed == kinds_in_the_program()


def kinds_in_the_program():
    """Return every kind of act that the use cases write, and those the store adds."""
    found = {"arrived", "left", "undone", "redone", "migrated", "sealed"}  # named by variables
    for file in (ROOT / "src" / "unifydesk" / "app").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "act"
            ):
                found |= {a.value for a in node.args[:1] if isinstance(a, ast.Constant)}
    return found


@pytest.mark.parametrize("sql", blocks("sql"), ids=range(len(blocks("sql"))))
def test_every_query_runs_and_finds_something(played, sql):
    connection = sqlite3.connect(f"{played.as_uri()}?mode=ro", uri=True)
    try:
        assert connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_the_first_query_counts_what_the_program_counts(played):
    connection = sqlite3.connect(f"{played.as_uri()}?mode=ro", uri=True)
    rows = connection.execute(blocks("sql")[0]).fetchall()
    connection.close()
    file = workshops.open_file(played)
    results = workshops.snapshot(file).results
    file.close()
    expected = sorted(
        (claim, result.number, f.tally.question.id, answer, n)
        for claim, all_ in results.items()
        for result in all_
        for f in result.figures
        for answer, n in (
            *zip(f.tally.options, f.tally.counts, strict=True),
            ("cannot_judge", f.tally.cannot_judge),
        )
        if n
    )
    assert sorted(rows) == expected


def test_the_program_that_checks_the_log_runs_and_notices_a_change(played, tmp_path, monkeypatch, capsys):
    (program,) = blocks("python")
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / "copy.unify"
    copy.write_bytes(played.read_bytes())
    assert ran(program) == "unbroken"
    assert "unbroken" in capsys.readouterr().out
    connection = sqlite3.connect(copy)
    with connection:
        connection.execute("UPDATE log SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 3")
    connection.close()
    assert ran(program) == "line 3 was changed"


def ran(program):
    """Run the program of the page and return what it found."""
    names = {}
    try:
        exec(program, names)  # our own page
    except AssertionError as error:
        return str(error)
    finally:
        names["connection"].close()
    return "unbroken"


def test_looking_at_a_copy_does_not_change_what_unifydesk_thinks_of_it(played, tmp_path):
    copy = tmp_path / "copy.unify"
    copy.write_bytes(played.read_bytes())
    connection = sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)
    connection.execute("SELECT count(*) FROM seat").fetchone()
    connection.close()
    assert copy.read_bytes() == played.read_bytes()


def test_a_confidential_cast_writes_to_the_urn_and_the_turnout_and_nowhere_else(tmp_path):
    file = workshops.create(tmp_path / "w.unify", DECK, seats=[Seat(n) for n in range(1, 6)])
    opened = voting.open_round(file, "O1", level=CONFIDENTIAL)
    tables = [t for t in file.db.table_names() if t not in ("urn", "turnout")]
    before = {t: list(file.db.execute(f"SELECT * FROM {t}")) for t in tables}
    voting.cast_confidential(file, opened.round_id, {"agreement": "4"})
    assert {t: list(file.db.execute(f"SELECT * FROM {t}")) for t in tables} == before
    file.close()
