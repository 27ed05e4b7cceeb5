"""Whatever act the disk fails in: it happened as a whole or not at all, and the session goes on elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

import pytest

from tests.app.failing import full, resource, write_error
from tests.app.stories import now
from unifydesk.app import agenda, elsewhere, mending, noting, people, positions, preparing, voting
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.store.errors import DiskError
from unifydesk.store.workshop_file import WorkshopFile

pytestmark = pytest.mark.skipif(os.name == "nt" or resource is None, reason="needs limits of POSIX")
Act = Callable[[WorkshopFile], object]
LONG = "What was said. " * 400


def last(file: WorkshopFile, claim: str) -> bytes:
    found = now(file).last_round(claim)
    assert found is not None
    return found.id


def secret(answer: str) -> Act:
    return lambda file: voting.cast_confidential(file, last(file, "R1"), {"likelihood": answer})


def named(seat: int, answer: str) -> Act:
    return lambda file: voting.cast(file, last(file, "A1"), seat, {"real": answer}, channel="roll_call")


STORY: tuple[Act, ...] = (
    agenda.begin,
    partial(people.edit, seat=Seat(3, "Chen")),
    partial(noting.add, kind="for", text=LONG),
    partial(voting.open_round, claim="A1"),
    *(named(seat, answer) for seat, answer in enumerate("44523", start=1)),
    lambda file: voting.close_round(file, last(file, "A1")),
    lambda file: voting.reveal(file, last(file, "A1")),
    partial(positions.record, claim="A1", statement=LONG[:1900]),
    partial(preparing.set_setup, setup=ClaimSetup("R1", True, "booth", "confidential")),
    partial(voting.open_round, claim="R1"),
    *(secret(answer) for answer in "44152"),
    lambda file: voting.close_round(file, last(file, "R1")),
    lambda file: voting.reveal(file, last(file, "R1")),
    partial(noting.add, kind="remark", text=LONG),
)


def told(workshop: Workshop) -> object:
    """Return what the minutes will say, without ids."""
    rounds = [(r.claim, r.number, r.level, r.state, r.recorded) for r in workshop.rounds]
    tallies = [f.tally.counts for results in workshop.results.values() for r in results for f in r.figures]
    return rounds, tallies, [n.text for n in workshop.notes], sorted(workshop.positions), workshop.seats


@pytest.mark.parametrize("kind", ["full", "write error"])
def test_the_story_ends_the_same_whichever_act_the_disk_fails_in(make_file, tmp_path, kind: str) -> None:
    control = make_file(name="control.unify")
    for act in STORY:
        act(control)
    failed = 0
    for at in range(len(STORY)):
        file = make_file(name=f"{at}.unify")
        for act in STORY[:at]:
            act(file)
        shown = now(file)
        try:
            with full(file) if kind == "full" else write_error():
                STORY[at](file)
        except DiskError:
            failed += 1
            if file.trouble is None:  # the key of an urn could not be written: the round was not opened
                assert now(file) == shown
            else:
                mended = mending.mend(file, shown)
                assert mended.file is not None, (at, mended.sentence)
                assert told(now(mended.file)) == told(shown), at
                file = mended.file
            file = go_on(tmp_path, file, at)
            STORY[at](file)
        for act in STORY[at + 1 :]:
            act(file)
        assert told(now(file)) == told(now(control)), at
        file.close()
    assert failed >= 3 if kind == "full" else failed >= len(STORY) - 2


def go_on(tmp_path, file: WorkshopFile, at: int) -> WorkshopFile:
    folder = tmp_path / f"other disk {at}"
    folder.mkdir()
    found = elsewhere.continue_in(folder, file)
    file.release()
    return found.file
