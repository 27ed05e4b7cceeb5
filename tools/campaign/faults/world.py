"""A small world on a disk: a desk with a workshop, the program's own folders, and another disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from campaign.failing import Faults
from campaign.recording import tree
from campaign.story import digest
from campaign.workloads import DECK, LIST, SEATS, VERSION_1, VOTES
from unifydesk import paths
from unifydesk.app import (
    exporting,
    history,
    importing,
    noting,
    people,
    preparing,
    safekeeping,
    voting,
    working_copies,
    workshops,
)
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.store.backup import verified_copy
from unifydesk.store.workshop_file import WorkshopFile

NAME = "workshop.unify"
REASON = "The unmistakable reason of ballot number {}"


class StandingClock:
    """A clock that stands still while a fault is tried, so that the same act gives the same bytes."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment


@dataclass(slots=True)
class World:
    """Where everything lies, and the workshop that is open; `known` holds ids and the like by name."""

    root: Path
    faults: Faults
    folder: str = "desk"
    clock: StandingClock = field(default_factory=StandingClock)
    file: WorkshopFile | None = None
    elsewhere: Path | None = None  # where the other disk is, when not below the root
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """Return where the workshop lies."""
        return self.root / self.folder / NAME

    @property
    def desk(self) -> Path:
        """Return the folder of the person: workshop, exports, tables."""
        return self.root / "desk"

    @property
    def home(self) -> Path:
        """Return the folder of the program: keys, backups, working copies."""
        return self.root / "home"

    @property
    def other(self) -> Path:
        """Return a folder on another disk, which never fails."""
        return self.elsewhere or self.root / "other disk"

    @property
    def second(self) -> Path:
        """Return a folder on a third disk, which may fail."""
        return self.root / "second"

    @property
    def open(self) -> WorkshopFile:
        """Return the open workshop."""
        if self.file is None:
            raise RuntimeError("no workshop is open")
        return self.file

    def sit_down(self) -> WorkshopFile:
        """Open the workshop as the program does: where it lies or as a local copy, watched and backed up."""
        self.file = working_copies.open_in_place(self.path, clock=self.clock)
        workshops.snapshot(self.file)
        safekeeping.watch(self.file)
        assert self.file.between_tasks is not None
        self.file.between_tasks(self.file)
        return self.file

    def leave(self) -> None:
        """Close the workshop, which seals it and makes a backup."""
        file, self.file = self.open, None
        file.close()

    def empty(self) -> None:
        """Make the disk an empty one with its folders."""
        clear(self.root)
        for folder in (
            self.desk,
            self.root / self.folder,
            self.home,
            self.other,
            self.second,
            self.root / "tmp",
        ):
            folder.mkdir(exist_ok=True)

    def round(self, claim: str) -> bytes:
        """Return the last round of a claim."""
        found = workshops.snapshot(self.open).last_round(claim)
        assert found is not None
        return found.id


def clear(root: Path) -> None:
    """Empty a folder, however it is protected."""
    for path in root.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


Tree = dict[str, bytes | None]


def keep(root: Path) -> Tree:
    """Return everything on the disk."""
    return tree(root)


def put_back(kept: Tree, root: Path) -> None:
    """Make the disk what it was."""
    clear(root)
    for name, data in kept.items():
        if data is None:
            (root / name).mkdir()
        else:
            handle = os.open(root / name, os.O_CREAT | os.O_WRONLY, 0o600)
            os.write(handle, data)
            os.close(handle)


# -- disks to begin with -----------------------------------------------------------------------------------


def nothing(world: World) -> None:
    """No workshop, and the program has never run here."""
    world.empty()
    world.home.rmdir()


def fresh(world: World) -> None:
    """A workshop that was made, closed and backed up; tables, a deck and an earlier export beside it."""
    world.empty()
    workshops.create(world.path, DECK, deck_name="campaign", seats=SEATS, clock=world.clock).close()
    (world.desk / "votes.csv").write_text(VOTES, encoding="utf-8")
    (world.desk / "people.csv").write_text(LIST, encoding="utf-8")
    (world.desk / "deck.md").write_text(DECK, encoding="utf-8")
    world.sit_down()
    world.leave()


def _with(more: Callable[[World], object]) -> Callable[[World], None]:
    def prepare(world: World) -> None:
        fresh(world)
        world.sit_down()
        more(world)
        world.leave()
        world.known["backup"] = one_backup(world)

    return prepare


def cast(world: World, seat: int, answer: str, action_id: bytes | None = None) -> object:
    """Record a named ballot by roll call."""
    answers = {"real": answer, "importance": answer}
    return voting.cast(world.open, world.round("A1"), seat, answers, channel="roll_call", action_id=action_id)


def _vote(world: World) -> None:
    voting.open_round(world.open, "A1", channel="roll_call")
    for seat, answer in enumerate("453", start=1):
        cast(world, seat, answer)


def _show_hands(world: World) -> None:
    voting.open_round(world.open, "O1", channel="hands")
    voting.count_hands(world.open, world.round("O1"), "agreement", {"4": 3, "2": 2})


def ask_in_secret(world: World) -> None:
    """Set a claim up for a confidential vote with reasons."""
    preparing.set_setup(world.open, ClaimSetup("O1", True, "booth", "confidential", reason=True))


def secret_ballot(world: World, number: int, answer: str) -> object:
    """Put a confidential ballot with its reason into the urn."""
    return voting.cast_confidential(
        world.open, world.round("O1"), {"agreement": answer}, reason=REASON.format(number)
    )


def _vote_in_secret(world: World) -> None:
    ask_in_secret(world)
    voting.open_round(world.open, "O1")
    world.known["key"] = world.open.keys.require(world.round("O1")).hex()
    for number, answer in enumerate("5142", start=1):
        secret_ballot(world, number, answer)


def _close_vote(world: World) -> None:
    _vote(world)
    voting.close_round(world.open, world.round("A1"))


def _reveal_vote(world: World) -> None:
    _close_vote(world)
    voting.reveal(world.open, world.round("A1"))


def _take_notes(world: World) -> None:
    first = noting.add(world.open, "for", "Ideas do travel.", claim="A1")
    objection = noting.add(world.open, "objection", "Too soon.", claim="O1")
    world.known |= {"note": first.note_id, "objection": objection.note_id}


def _vote_by_table(world: World) -> None:
    importing.import_votes(world.open, VOTES.encode(), "votes.csv")
    for name in EXPORTS.values():
        (world.desk / name).write_bytes(b"what was exported the last time\n" * 40)
    record = exporting.record_for(world.open, "json")
    exporting.export(record, "json", world.desk / "kept.json")
    verified_copy(world.open.db, world.desk / "copy.unify")
    noting.add(world.open, "for", "One more word.")


EXPORTS = {
    "pdf": "minutes.pdf",
    "json": "record.json",
    "csv": "votes-out.csv",
    "xlsx": "results.xlsx",
    "html": "minutes.html",
    "markdown": "minutes.md",
}
voting_open = _with(_vote)
hands_counted = _with(_show_hands)
voted_in_secret = _with(_vote_in_secret)
vote_closed = _with(_close_vote)
vote_revealed = _with(_reveal_vote)
noted = _with(_take_notes)
voted = _with(_vote_by_table)
set_up_in_secret = _with(ask_in_secret)


def old_file(world: World) -> None:
    """A file of the first version."""
    world.empty()
    shutil.copy(VERSION_1, world.path)


def in_the_cloud(world: World) -> None:
    """A workshop in a folder that a program synchronises."""
    world.folder = "desk/Dropbox"
    fresh(world)


def only_a_record(world: World) -> None:
    """The record of a workshop that is not there any more."""
    voted(world)
    world.path.unlink()


def damaged(world: World) -> None:
    """A workshop of which the middle was overwritten, with a backup from before."""
    voted(world)
    size = world.path.stat().st_size // 4096
    with world.path.open("r+b") as stream:
        for page in range(size // 3, size // 2):
            stream.seek(page * 4096)
            stream.write(b"\x5a" * 4096)


def damaged_and_alone(world: World) -> None:
    """The same without any backup."""
    damaged(world)
    shutil.rmtree(world.home)


def interrupted(world: World) -> None:
    """A workshop whose process was killed in the middle of an act: a journal waits to be undone."""
    voted_in_secret(world)
    child = os.fork()
    if child == 0:
        try:
            file = workshops.open_file(world.path, clock=world.clock)
            file.db.conn.execute("PRAGMA cache_size=2")
            file.db.conn.execute("PRAGMA cache_spill=1")
            file.db.conn.execute("BEGIN IMMEDIATE")
            for number in range(4000):
                file.db.conn.execute("INSERT INTO done VALUES (?)", (number.to_bytes(16, "big"),))
        except (sqlite3.Error, AssertionError):
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status == 0
    assert world.path.with_name(f"{NAME}-journal").stat().st_size > 0


def one_backup(world: World) -> Path:
    """Return the newest backup on the disk."""
    return max((world.home / "data" / "backups").glob("*.unify"))


def cast_and_undone(world: World) -> None:
    """Cast a ballot and take that back, so that it can be done again."""
    cast(world, 4, "2")
    history.undo(world.open)


def come_in(world: World) -> object:
    """Two more people."""
    return people.add(world.open, [Seat(11, "Eve"), Seat(12, "Finn")])


def digests(world: World) -> dict[str, str]:
    """Return the hashes of all files on the disk."""
    return {name: digest(data) for name, data in keep(world.root).items() if data is not None}


def own_folders() -> None:
    """Make the program's folders, as its start does."""
    paths.state_dir()
    paths.config_dir()
    paths.backups_dir()
