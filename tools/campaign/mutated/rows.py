"""What somebody with SQLite of their own does to a workshop file: rows, schemas and programs in it."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

GIANT = (2**63 - 1, -(2**63), 2**31, -1, 0, 10**15, 1e308, float("inf"), 0.5)
HOSTILE = (
    "",
    "\x00",
    "a\x00b",
    "<b>bold</b>",
    "]]>",
    "‮evil",
    "\x1b[2J",
    "=1+1",
    "../../x",
    "CON",
    "%s%n",
    "\ud7ff\uffff",
    "e\u0301" * 500,
    "👩‍👩‍👧" * 50,
    "9" * 400,
    "1e999",
    "NaN",
    "-0",
    "٣",
    "w" * 100_000,
    "{}",
    "[]",
    "[[",
    "null",
    "true",
    '"',
    '[["a"]]',
    "[[1,2,3,4]]",
    '[["q","scale","Q"]]',
    '[["q","nothing","Q",{}]]',
    '[["q","points","Q",{"budget":-1}]]',
    '[["q","points","Q",{"items":[["A","x"]],"budget":1e400}]]',
    '{"a":' * 200 + "1" + "}" * 200,
    "[" * 5_000,
    "2026-13-45T99:99:99",
    "0001-01-01",
    "9999-12-31T23:59:59.999999+23:59",
    "not a time",
)
PROGRAMS = (
    "CREATE TRIGGER x AFTER INSERT ON log BEGIN UPDATE answer SET answer = '1'; END",
    "CREATE TRIGGER x BEFORE UPDATE ON meta BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER x AFTER INSERT ON done BEGIN DELETE FROM ballot; END",
    "CREATE VIEW v AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT * FROM r",
    "CREATE VIEW v AS SELECT randomblob(900000000) AS x",
    "CREATE TABLE g(x, y AS (zeroblob(900000000)))",
    "CREATE INDEX i ON note(text)",
    "CREATE INDEX i ON note(abs(position))",
    "CREATE VIRTUAL TABLE f USING fts5(x)",
    "CREATE VIRTUAL TABLE f USING rtree(a, b, c)",
    "CREATE TABLE sneaky(x)",
    "ALTER TABLE note ADD COLUMN more TEXT",
    "ALTER TABLE note RENAME COLUMN text TO words",
    "ALTER TABLE answer RENAME TO answers",
    "DROP TABLE done",
    "DROP TABLE urn",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = -1",
    "PRAGMA application_id = 7",
    "PRAGMA encoding = 'UTF-16'",
    "PRAGMA auto_vacuum = 1; VACUUM",
    "PRAGMA page_size = 512; VACUUM",
    "PRAGMA page_size = 65536; VACUUM",
    "PRAGMA journal_mode = WAL",
    "ANALYZE",
)

Edit = Callable[[sqlite3.Connection, random.Random], object]


def tables_of(db: sqlite3.Connection) -> list[str]:
    """Return the tables of a file."""
    found = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [row[0] for row in found]


def _cell(db: sqlite3.Connection, chance: random.Random, value: object) -> None:
    """Put a value into some column of some row, past every rule of the table that can be switched off."""
    table = chance.choice(tables_of(db))
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    keys = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[5]]
    rows = db.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall()
    if not rows:
        return
    column, row = chance.choice(columns), chance.choice(rows)
    where = " AND ".join(f"{key} = ?" for key in keys)
    db.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", [value, *row])


def hostile_text(db: sqlite3.Connection, chance: random.Random) -> None:
    """A text is a hostile one, or JSON that is none."""
    _cell(db, chance, chance.choice(HOSTILE))


def giant_number(db: sqlite3.Connection, chance: random.Random) -> None:
    """A number is as large or as odd as numbers can be."""
    _cell(db, chance, chance.choice(GIANT))


def odd_blob(db: sqlite3.Connection, chance: random.Random) -> None:
    """Bytes are others, fewer, none or many; most columns of other kinds do not take them."""
    for _ in range(20):
        value = chance.choice(
            (b"", b"\x00" * 16, chance.randbytes(16), chance.randbytes(32), bytes(100_000), None)
        )
        with suppress(sqlite3.IntegrityError):
            _cell(db, chance, value)
            break


def wrong_type(db: sqlite3.Connection, chance: random.Random) -> None:
    """A value has a type that a STRICT table does not take: the word is taken away and put back."""
    _without(
        db, "STRICT", lambda: _cell(db, chance, chance.choice((*GIANT, *HOSTILE[:20], b"\xff\xfe", None)))
    )


def broken_rule(db: sqlite3.Connection, chance: random.Random) -> None:
    """A value breaks a CHECK of its table."""
    db.execute("PRAGMA ignore_check_constraints = ON")
    _cell(db, chance, chance.choice((*GIANT, *HOSTILE[:6])))


def lost_rows(db: sqlite3.Connection, chance: random.Random) -> None:
    """Rows are missing: some of a table, or all, with or without what refers to them."""
    table = chance.choice(tables_of(db))
    key = next(row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[5])
    share = chance.choice((0, 2, 3))
    where = f" WHERE unicode(substr(hex({key}), -1)) % {share} = 0" if share else ""
    if chance.random() < 0.3:
        where = f" WHERE {key} = (SELECT max({key}) FROM {table})"
    db.execute(f"DELETE FROM {table}{where}")


def more_rows(db: sqlite3.Connection, chance: random.Random) -> None:
    """A table has many rows more."""
    number = chance.choice((1, 100, 2_000))
    db.executemany(
        "INSERT INTO done VALUES (?)", ([chance.randbytes(chance.choice((1, 16)))] for _ in range(number))
    )


def cut_log(db: sqlite3.Connection, chance: random.Random) -> None:
    """The log ends earlier, with or without its seal, and something was changed besides."""
    lines = db.execute("SELECT max(seq) FROM log").fetchone()[0] or 0
    db.execute("DELETE FROM log WHERE seq > ?", [lines - chance.choice((1, 1, 2, 5))])
    if chance.random() < 0.5:
        _cell(db, chance, chance.choice(HOSTILE))


def log_body(db: sqlite3.Connection, chance: random.Random) -> None:
    """A line of the log says something else."""
    body = chance.choice(
        (json.dumps({"did": chance.choice(HOSTILE[:14])}), chance.choice(HOSTILE), '{"root":1,"tables":7}')
    )
    lines = db.execute("SELECT count(*) FROM log").fetchone()[0]
    db.execute("UPDATE log SET body = ? WHERE seq = ?", [body, chance.randint(1, max(1, lines))])


def circle(db: sqlite3.Connection, chance: random.Random) -> None:
    """People who vote for each other in a circle, seats that do not exist, rounds that refer to nothing."""
    del chance
    if "proxy" in [row[1] for row in db.execute("PRAGMA table_info(seat)")]:
        db.execute("UPDATE seat SET proxy = number % (SELECT max(number) FROM seat) + 1")
    db.execute("UPDATE recorded_position SET round = zeroblob(16)")


def other_votes(db: sqlite3.Connection, chance: random.Random) -> None:
    """Votes, totals or the words of a note are quietly others."""
    db.execute(
        chance.choice(
            (
                "UPDATE answer SET answer = '1' WHERE answer = '4'",
                "UPDATE total SET n = n + 1",
                "UPDATE note SET text = text || '.'",
                "UPDATE recorded_position SET label = 'consensus_against'",
                "UPDATE workshop SET title = 'Another'",
                "UPDATE turnout SET h = (SELECT min(h) FROM ticket WHERE ticket.round = turnout.round)"
                " WHERE h = (SELECT max(h) FROM turnout)",
                "UPDATE urn SET sealed = zeroblob(length(sealed))",
                "DELETE FROM turnout WHERE h = (SELECT max(h) FROM turnout)",
                "UPDATE seat SET weight = '1000'",
                "UPDATE meta SET rehearsal = 1 - rehearsal",
                "UPDATE deck SET source = replace(source, 'speed', 'slow')",
                "UPDATE round SET state = 'open' WHERE state <> 'open'",
                "UPDATE round SET level = 'confidential'",
            )
        )
    )


def program(db: sqlite3.Connection, chance: random.Random) -> None:
    """Something is in the file that runs, or that changes what it is."""
    for statement in chance.choice(PROGRAMS).split("; V"):
        db.execute(statement if statement.split()[0] != "ACUUM" else f"V{statement}")


def schema_words(db: sqlite3.Connection, chance: random.Random) -> None:
    """The text of the schema is other than ours, with tables that are the same, or are not."""
    old, new = chance.choice(
        (
            ("STRICT", ""),
            ("CHECK", "check"),
            (" TEXT ", "  TEXT "),
            ("NOT NULL", ""),
            ("CREATE TABLE", "create table"),
            ("TEXT", "TEXT COLLATE nocase"),
            ("PRIMARY KEY", "PRIMARY KEY ON CONFLICT IGNORE"),
            ("UNIQUE", ""),
            ("REFERENCES round(id)", ""),
            ("(", "(/* x */"),
            ("CHECK(", "CHECK(1 OR "),
            ("BLOB", "BLOB DEFAULT (zeroblob(900000000))"),
        )
    )
    table = chance.choice(tables_of(db))
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ?", [old, new, table])


EDITS: tuple[Edit, ...] = (
    hostile_text,
    hostile_text,
    giant_number,
    odd_blob,
    wrong_type,
    wrong_type,
    broken_rule,
    lost_rows,
    more_rows,
    cut_log,
    log_body,
    circle,
    other_votes,
    other_votes,
    program,
    program,
    schema_words,
)


def edited(data: bytes, path: Path, chance: random.Random) -> bytes:
    """Return the file after one to three edits made with SQLite at `path`, as far as SQLite lets them."""
    path.write_bytes(data)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA journal_mode = MEMORY")
        for _ in range(chance.choice((1, 1, 2, 3))):
            edit = chance.choice(EDITS)
            db.execute("PRAGMA foreign_keys = OFF")
            with suppress(sqlite3.Error, UnicodeError, OverflowError):  # what SQLite refuses is not made
                edit(db, chance)
    made = path.read_bytes()
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    return made


def _without(db: sqlite3.Connection, word: str, do: Callable[[], object]) -> None:
    """Do something while a word is taken out of every schema of the file."""
    before = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_master SET sql = replace(replace(sql, ?, ''), ', WITHOUT', 'WITHOUT')", [word])
    _read_anew(db)
    try:
        do()
    finally:
        for name, sql in before:
            db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [sql, name])
        _read_anew(db)


def _read_anew(db: sqlite3.Connection) -> None:
    number = db.execute("PRAGMA schema_version").fetchone()[0]
    db.execute(f"PRAGMA schema_version = {number + 1}")
