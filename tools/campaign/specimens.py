"""Workshop files that campaigns damage: the same seed gives the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from unittest import mock

from campaign.story import SteppingClock
from campaign.workloads import DECK, SEATS, VERSION_1
from unifydesk import paths
from unifydesk.app import (
    history,
    noting,
    people,
    positions,
    preparing,
    rehearsal,
    voting,
    workshops,
)
from unifydesk.app.simulating import simulated_answer
from unifydesk.domain.people import Seat
from unifydesk.domain.question import SCALE
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.kinds import KINDS
from unifydesk.store.workshop_file import WorkshopFile

NAME = "workshop.unify"
SHIPPED_DECK = VERSION_1.parents[2] / "resources" / "decks" / "unification.md"
CROWD = tuple(Seat(number, f"Person {number}", f"Table {number % 5}") for number in range(1, 41))
ASKED = DECK.replace(
    "id: O1\nkind: overall",
    "id: O1\nkind: overall\nask: ranking, points, quadratic, spectrum, open, approval, consent, agreement9\n"
    "item: Speed\nitem: Cost\nitem: Quality\nends: One | Many",
)


@dataclass(frozen=True, slots=True)
class Specimen:
    """A workshop file as bytes, the journal beside it (mostly none), and the home with its keys."""

    name: str
    data: bytes
    journal: bytes
    home: Path


@contextmanager
def home(folder: Path) -> Iterator[None]:
    """Make a folder the home of the program for the block."""
    with mock.patch.dict(os.environ, UNIFYDESK_HOME=str(folder)):
        yield


@contextmanager
def repeatable(seed: str) -> Iterator[None]:
    """Draw ids, keys and nonces from a seed for the block, and let tables be made at one moment.

    SQLite's own random numbers stay: they are in journals only.
    """
    chance = random.Random(seed)
    with (
        mock.patch("os.urandom", chance.randbytes),
        mock.patch("random._urandom", chance.randbytes),
        mock.patch("sqlite_utils.migrations.datetime") as clock,
    ):
        clock.datetime.now.return_value = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        yield


def make(name: str, folder: Path, seed: int) -> Specimen:
    """Make one specimen below a folder; its home keeps the keys of its open rounds."""
    desk, own = folder / name, folder / f"{name} home"
    for left in (desk, own):
        shutil.rmtree(left, ignore_errors=True)
    desk.mkdir(parents=True)
    _warm_up()
    path = desk / NAME
    with home(own), repeatable(f"{seed}/{name}"):
        paths.state_dir()
        journal = MAKERS[name](path) or b""
    return Specimen(name, path.read_bytes(), journal, own)


@cache
def _warm_up() -> None:
    """Make a file that nobody needs: what draws a seed of its own at its first use has then done so."""
    with tempfile.TemporaryDirectory() as folder, home(Path(folder)), repeatable("nobody"):
        _plain(Path(folder) / NAME)


def _plain(path: Path) -> None:
    """Rounds of a benefit and a risk, notes, positions, an undo: the everyday file."""
    file = workshops.create(path, DECK, deck_name="plain", seats=SEATS, clock=SteppingClock())
    for claim, answers in (("A1", "444513"), ("A1", "455524"), ("R1", "222131")):
        _named(file, claim, answers)
    noting.add(file, "for", "Ideas do travel.", claim="A1")
    noting.add(file, "objection", "Too soon.", claim="R1")
    noting.add(file, "remark", "Taken back.")
    history.undo(file)
    people.set_present(file, 2, False)
    positions.record(file, "A1")
    file.close()


def _new(path: Path) -> None:
    """A file in which nothing was done yet, closed twice, so that it is sealed."""
    workshops.create(path, DECK, deck_name="new", clock=SteppingClock()).close()
    file = workshops.open_file(path, clock=SteppingClock())
    preparing.choose_running_order(file, "short")
    file.close()


def _kinds(path: Path) -> None:
    """Every kind of question, by name and in confidence."""
    chance = random.Random("kinds")
    file = workshops.create(path, ASKED, deck_name="kinds", seats=SEATS, clock=SteppingClock())
    for kind in KINDS.ids():
        if kind == "confidence":
            continue
        preparing.set_setup(file, ClaimSetup("O1", True, "booth", "named", True, True, form=kind))
        round_id = _open(file, "O1")
        round_ = next(r for r in workshops.snapshot(file).rounds if r.id == round_id)
        for seat in range(1, 7):
            given = {q.id: simulated_answer(q, chance.uniform(-2, 2), chance) for q in round_.questions}
            voting.cast(file, round_id, seat, given, channel="booth", reason=f"Reason {seat}")
        voting.close_round(file, round_id)
        voting.reveal(file, round_id)
    _confidential(file, close=True)
    file.close()


def _open_round(path: Path) -> None:
    """A confidential round that is open while the file is closed, and one that was voided."""
    file = workshops.create(path, DECK, deck_name="open", seats=SEATS, clock=SteppingClock())
    voided = _open(file, "O1", level="confidential")
    voting.cast_confidential(file, voided, {"agreement": "2"})
    voting.void_round(file, voided, "Interrupted")
    _confidential(file, close=False)
    file.close()


def _big(path: Path) -> None:
    """The shipped deck with forty people and six claims played through."""
    source = SHIPPED_DECK.read_text(encoding="utf-8")
    file = workshops.create(path, source, deck_name="big", seats=CROWD, clock=SteppingClock())
    claims = [claim for claim in workshops.deck_of(file).claims if claim.core][:6]
    for number, claim in enumerate(claims):
        rehearsal.play_claim(file, claim.id, people_count=len(CROWD), seed=number)
    file.close()


def _version_1(path: Path) -> None:
    """A file as the first version released it."""
    shutil.copyfile(VERSION_1, path)


def _killed(path: Path) -> bytes:
    """A file that a kill left in the middle of a large act, with the journal that undoes it."""
    _plain(path)
    file = workshops.open_file(path, clock=SteppingClock())
    noting.add(file, "for", "Acknowledged.")
    file.db.execute("PRAGMA cache_size=1")
    file.db.execute("BEGIN IMMEDIATE")
    file.db.execute("UPDATE note SET text = 'half ' || hex(zeroblob(20000))")
    torn, journal = path.read_bytes(), path.with_name(path.name + "-journal").read_bytes()
    file.on_left = None
    file.db.execute("ROLLBACK")
    file.release()
    path.write_bytes(torn)
    return journal


MAKERS: dict[str, Callable[[Path], bytes | None]] = {
    "plain": _plain,
    "new": _new,
    "kinds": _kinds,
    "open round": _open_round,
    "version 1": _version_1,
    "killed": _killed,
    "big": _big,
}


def _named(file: WorkshopFile, claim: str, answers: str) -> None:
    round_id = _open(file, claim)
    round_ = next(r for r in workshops.snapshot(file).rounds if r.id == round_id)
    for seat, answer in enumerate(answers, start=1):
        given = {q.id: answer for q in round_.questions if KINDS[q.kind].shape == SCALE}
        voting.cast(file, round_id, seat, given, channel="roll_call", reason="Because.")
    voting.close_round(file, round_id)
    voting.reveal(file, round_id)


def _confidential(file: WorkshopFile, *, close: bool) -> None:
    preparing.set_setup(file, ClaimSetup("O1", True, "booth", "confidential", reason=True, form="agreement"))
    round_id = _open(file, "O1")
    for number, answer in enumerate("51424", start=1):
        voting.cast_confidential(file, round_id, {"agreement": answer}, reason=f"A reason, number {number}")
    if close:
        voting.close_round(file, round_id)
        voting.reveal(file, round_id)


def _open(file: WorkshopFile, claim: str, **how: str) -> bytes:
    opened = voting.open_round(file, claim, **how)
    if opened.round_id is None:
        raise RuntimeError(f"no round of {claim} could be opened")
    return opened.round_id
