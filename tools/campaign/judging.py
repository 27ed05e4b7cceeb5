"""Opens a workshop file as a person would; tells whether it is refused, what it was, or shown as changed."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator, Mapping
from filecmp import clear_cache, cmp
from pathlib import Path

import sqlite_utils

from campaign.specimens import NAME, Specimen, home
from campaign.story import SteppingClock
from unifydesk import paths
from unifydesk.app.letting_in import NOT_AS_SEALED, RECEIVED, UNPROVEN
from unifydesk.app.working_copies import open_in_place
from unifydesk.domain.errors import KnownStoreError, printable
from unifydesk.store import seal, urn
from unifydesk.store.exact_schema import expected_schema, schema_hash
from unifydesk.store.workshop_file import WorkshopFile

REFUSED, IDENTICAL, SHOWN, SEALED_URN = "refused", "identical", "shown as changed", "urn does not open"
STRANGER = "what a stranger put in is in the file that is gone on with"
SILENT = "silently changed"
LONGEST = 700
Content = dict[str, str]
Judged = tuple[str, list[str], float]
"""In a word what came of a file, what was wrong, and how many seconds of the processor the opening took."""


class Opener:
    """Opens damaged files in a folder of its own, as on a computer that has seen none of them."""

    def __init__(self, specimen: Specimen, folder: Path) -> None:
        self.specimen = specimen
        self._home, self._desk = folder / "home", folder / "desk"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(specimen.home, self._home)
        self._desk.mkdir()
        self.path, self.arriving = self._desk / NAME, folder / "arriving"
        self.expected: Content = {}
        word, faults, _ = self.judged(specimen.data, specimen.journal)
        if faults or word != IDENTICAL:
            raise RuntimeError(f"The specimen {specimen.name} itself is {word}: {faults}")

    def judged(self, data: bytes, journal: bytes) -> Judged:
        """Open these bytes in the place of the file; return in a word what came of it, and what was wrong."""
        self.arriving.write_bytes(data)
        return self.judged_as_it_arrived(journal)

    def judged_as_it_arrived(self, journal: bytes) -> Judged:
        """Open what lies at `arriving` in the place of the file; it is never read as a whole here."""
        for left in (self._home / "state" / "known", self._home / "data"):
            shutil.rmtree(left, ignore_errors=True)
        for left in self._desk.iterdir():
            left.unlink()
        shutil.copyfile(self.arriving, self.path)
        if journal:
            self.path.with_name(f"{NAME}-journal").write_bytes(journal)
        with home(self._home):
            began = time.process_time()
            try:
                file = open_in_place(self.path, clock=SteppingClock())
            except KnownStoreError as error:
                seconds = time.process_time() - began
                return REFUSED, [*sentence_faults(str(error)), *self._kept_faults(opened=False)], seconds
            seconds = time.process_time() - began
            try:
                word, faults = self._compared(file)
            finally:
                file.release()
            faults += self._kept_faults(opened=True)
        return word, faults, seconds

    def _compared(self, file: WorkshopFile) -> tuple[str, list[str]]:
        found = content(file)
        self.expected = self.expected or found
        if schema_hash(file.db) != expected_schema():
            return "foreign", [STRANGER]
        differ = [table for table in found if found[table] != self.expected[table]]
        if not differ:
            return IDENTICAL, []
        said = [template.format(name=NAME) for template in (NOT_AS_SEALED, UNPROVEN)]
        if file.arrived in said:
            return SHOWN, [*sentence_faults(file.arrived)]
        if set(differ) <= {"urn", "turnout"} and _urn_is_refused(file):
            return SEALED_URN, []
        return "changed", [f"{SILENT}: {', '.join(differ)}"]

    def _kept_faults(self, *, opened: bool) -> Iterator[str]:
        """Give what is wrong about what is left: a refused file is as it was, and every other one is kept."""
        received = (paths.backups_dir() / RECEIVED).glob("*.unify")
        kept = any(cmp(self.arriving, path, shallow=False) for path in received)
        clear_cache()
        if not (kept or cmp(self.arriving, self.path, shallow=False)):
            yield "the file as it arrived is lost"
        if opened and not kept:
            yield "the file as it arrived was not kept"
        beside = {path.name for path in self._desk.iterdir()} - {NAME, f"{NAME}-journal"}
        if beside:
            yield f"left behind: {sorted(beside)}"


def content(file: WorkshopFile) -> Content:
    """Return a hash for every table whose rows mean something.

    Not of where the session stands, which is no act; of the turnout of a round only how many they are, for
    which of the random tickets were used says nothing.
    """
    found = content_of(file.db, seal.TABLES | {"log": "seq", "urn": "round"})
    found["turnout"] = _hash(file.db, "SELECT round, count(*) FROM turnout GROUP BY round ORDER BY round")
    return found


def content_of(db: sqlite_utils.Database, tables: Mapping[str, str]) -> Content:
    """Return a hash of the rows of each table, in the order of the columns named."""
    return {table: _hash(db, f"SELECT * FROM {table} ORDER BY {order}") for table, order in tables.items()}


def _hash(db: sqlite_utils.Database, sql: str) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for row in db.execute(sql):
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _urn_is_refused(file: WorkshopFile) -> bool:
    """Whether no urn of an open round whose key is here opens any more."""
    for round_id, spec in file.rows(
        "SELECT id, spec_hash FROM round WHERE state = 'open' AND level = 'confidential'"
    ):
        key = file.keys.read(round_id)
        if key is None:
            continue
        try:
            urn.open_urn(file.db, key, round_id, spec, file.file_uuid)
        except KnownStoreError:
            continue
        return False
    return True


def sentence_faults(said: str) -> Iterator[str]:
    """Give what is wrong with what a person is told: it is a line of text that ends as sentences do."""
    if not said.endswith((".", ")")) or len(said) > LONGEST or said != printable(said):
        yield f"refused without a sentence: {said[:80]!r}"
