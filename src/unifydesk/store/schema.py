"""The tables of a workshop file and the migrations that make them; `docs/file-format.md` explains each."""

from __future__ import annotations

import sqlite_utils
from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x55444B57  # “UDKW” in the header, so that the file is recognised
VERSION = 2  # user_version: the number of migrations below
MIN_READER = 1  # the oldest program version that may write such a file

MIGRATIONS = Migrations("unifydesk")

_MIGRATIONS_TABLE = """
CREATE TABLE _sqlite_migrations(id INTEGER PRIMARY KEY, migration_set TEXT NOT NULL, name TEXT NOT NULL,
  applied_at TEXT NOT NULL) STRICT
"""

_V1 = """
CREATE TABLE meta(one INTEGER PRIMARY KEY CHECK(one = 1),
  file_uuid BLOB NOT NULL CHECK(length(file_uuid) = 16), min_reader INTEGER NOT NULL,
  app_version TEXT NOT NULL, revision INTEGER NOT NULL, parent_head BLOB NOT NULL,
  rehearsal INTEGER NOT NULL CHECK(rehearsal IN (0, 1))) STRICT;
CREATE TABLE deck(one INTEGER PRIMARY KEY CHECK(one = 1), name TEXT NOT NULL, source TEXT NOT NULL,
  sha256 BLOB NOT NULL) STRICT;
CREATE TABLE workshop(one INTEGER PRIMARY KEY CHECK(one = 1), title TEXT NOT NULL, date TEXT NOT NULL,
  place TEXT NOT NULL, facilitator TEXT NOT NULL, running_order TEXT NOT NULL,
  minutes_planned INTEGER NOT NULL CHECK(minutes_planned >= 0)) STRICT;
CREATE TABLE standing(one INTEGER PRIMARY KEY CHECK(one = 1), scene TEXT NOT NULL, slide TEXT NOT NULL,
  claim TEXT NOT NULL, started TEXT NOT NULL, slide_since TEXT NOT NULL, timer_ends TEXT NOT NULL) STRICT;
CREATE TABLE rule_event(number INTEGER PRIMARY KEY, at TEXT NOT NULL, rule TEXT NOT NULL,
  thresholds TEXT NOT NULL, after_first_round INTEGER NOT NULL CHECK(after_first_round IN (0, 1))) STRICT;
CREATE TABLE seat(number INTEGER PRIMARY KEY CHECK(number BETWEEN 1 AND 9999), name TEXT NOT NULL,
  people_group TEXT NOT NULL, present INTEGER NOT NULL CHECK(present IN (0, 1))) STRICT;
CREATE TABLE claim_setup(claim TEXT PRIMARY KEY, included INTEGER NOT NULL CHECK(included IN (0, 1)),
  channel TEXT NOT NULL, level TEXT NOT NULL CHECK(level IN ('named', 'confidential')),
  confidence INTEGER NOT NULL CHECK(confidence IN (0, 1)), reason INTEGER NOT NULL CHECK(reason IN (0, 1)))
  STRICT, WITHOUT ROWID;
CREATE TABLE round(id BLOB PRIMARY KEY CHECK(length(id) = 16), claim TEXT NOT NULL,
  number INTEGER NOT NULL CHECK(number >= 1), voided INTEGER NOT NULL CHECK(voided >= 0),
  level TEXT NOT NULL CHECK(level IN ('named', 'confidential')), channel TEXT NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('open', 'closed', 'revealed', 'void')), questions TEXT NOT NULL,
  asks_reason INTEGER NOT NULL CHECK(asks_reason IN (0, 1)), present INTEGER CHECK(present >= 0),
  spec_hash BLOB NOT NULL, UNIQUE(claim, number, voided)) STRICT, WITHOUT ROWID;
CREATE TABLE ballot(round BLOB NOT NULL REFERENCES round(id), seat INTEGER NOT NULL REFERENCES seat(number),
  channel TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(round, seat)) STRICT, WITHOUT ROWID;
CREATE TABLE answer(round BLOB NOT NULL, seat INTEGER NOT NULL, question TEXT NOT NULL,
  answer TEXT NOT NULL, PRIMARY KEY(round, seat, question),
  FOREIGN KEY(round, seat) REFERENCES ballot(round, seat)) STRICT, WITHOUT ROWID;
CREATE TABLE total(round BLOB NOT NULL REFERENCES round(id), question TEXT NOT NULL, answer TEXT NOT NULL,
  channel TEXT NOT NULL, people_group TEXT NOT NULL, seated INTEGER NOT NULL CHECK(seated IN (0, 1)),
  n INTEGER NOT NULL CHECK(n >= 0), PRIMARY KEY(round, question, answer, channel, people_group, seated))
  STRICT, WITHOUT ROWID;
CREATE TABLE reason(round BLOB NOT NULL REFERENCES round(id), sorted INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(round, sorted)) STRICT, WITHOUT ROWID;
CREATE TABLE ticket(round BLOB NOT NULL, h BLOB NOT NULL, PRIMARY KEY(round, h)) STRICT, WITHOUT ROWID;
CREATE TABLE turnout(round BLOB NOT NULL, h BLOB NOT NULL, PRIMARY KEY(round, h),
  FOREIGN KEY(round, h) REFERENCES ticket(round, h)) STRICT, WITHOUT ROWID;
CREATE TABLE urn(round BLOB PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE note(id BLOB PRIMARY KEY CHECK(length(id) = 16), position INTEGER NOT NULL, kind TEXT NOT NULL,
  text TEXT NOT NULL, claim TEXT, slide TEXT, owner TEXT NOT NULL, due TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE recorded_position(claim TEXT PRIMARY KEY, round BLOB NOT NULL REFERENCES round(id),
  label TEXT NOT NULL, statement TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE log(seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
  prev BLOB NOT NULL, hash BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE done(action_id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
"""

# Added columns stand behind the old ones; their defaults say what a file of version 1 meant without them.
_V2 = """
ALTER TABLE seat ADD COLUMN weight TEXT NOT NULL DEFAULT '1';
ALTER TABLE seat ADD COLUMN proxy INTEGER;
ALTER TABLE claim_setup ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN entitled INTEGER CHECK(entitled >= 0);
ALTER TABLE round ADD COLUMN present_weight TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN entitled_weight TEXT NOT NULL DEFAULT '';
ALTER TABLE ballot ADD COLUMN weight TEXT NOT NULL DEFAULT '1';
ALTER TABLE ballot ADD COLUMN proxy INTEGER;
ALTER TABLE rule_event ADD COLUMN base TEXT NOT NULL DEFAULT 'answered';
ALTER TABLE rule_event ADD COLUMN weighted INTEGER NOT NULL DEFAULT 0 CHECK(weighted IN (0, 1));
ALTER TABLE recorded_position ADD COLUMN rule_label TEXT NOT NULL DEFAULT '';
ALTER TABLE recorded_position ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
"""


@MIGRATIONS(name="m0001_first_workshop")
def m0001_first_workshop(db: sqlite_utils.Database) -> None:
    """Make every table of the first released file."""
    for statement in _V1.split(";\n"):
        if statement.strip():
            db.execute(statement)
    _stamp(db, 1)


@MIGRATIONS(name="m0002_every_way_to_answer")
def m0002_every_way_to_answer(db: sqlite_utils.Database) -> None:
    """Add weights, proxies, ballot forms, bases, differing positions and addressed objections."""
    for statement in _V2.split(";\n"):
        if statement.strip():
            db.execute(statement)
    _stamp(db, 2)


STEPS = ("m0001_first_workshop", "m0002_every_way_to_answer")
"""The migrations in their order: the first makes version 1."""


def _stamp(db: sqlite_utils.Database, version: int) -> None:
    """Write the header fields by which the file is recognised, in the migration's own transaction."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")


def create(db: sqlite_utils.Database, version: int = VERSION) -> None:
    """Make an empty workshop database of the newest version, or of an older one."""
    # Made here, STRICT and byte for byte, so that the exact schema does not depend on sqlite-utils' version.
    db.execute(_MIGRATIONS_TABLE.strip())
    MIGRATIONS.apply(db, stop_before=STEPS[version:])


def migrate(db: sqlite_utils.Database) -> None:
    """Bring an older file to the newest version, in the caller's transaction if there is one."""
    MIGRATIONS.apply(db)
