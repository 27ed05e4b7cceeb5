"""What a person does: every act in the middle of which the disk fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from campaign.faults import world as worlds
from campaign.faults.world import EXPORTS, World, cast, secret_ballot
from campaign.workloads import DECK, LIST, SEATS
from unifydesk.app import (
    agenda,
    arriving,
    backups,
    checking,
    elsewhere,
    exporting,
    history,
    importing,
    noting,
    paper,
    people,
    positions,
    preparing,
    recovering,
    restoring,
    table_decks,
    voting,
    working_copies,
    workshops,
)
from unifydesk.app.paper import Sheet
from unifydesk.app.safekeeping import BETWEEN
from unifydesk.cli.reading import read_bytes
from unifydesk.decks import library, read_deck
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.store.backup import verified_copy

ACTION_ID = bytes(range(16))


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the disk it begins with, what is done before in the same session, and the act itself.

    `session` acts are done in the open workshop; the others open, make or read files. `repeats` acts carry an
    id and may be repeated without harm. What is `told` must be the same whenever the act succeeds.
    """

    name: str
    prepare: Callable[[World], None]
    do: Callable[[World], Any]
    session: bool = True
    before: Callable[[World], object] | None = None
    repeats: bool = False
    told: bool = False


def _create(world: World) -> None:
    worlds.own_folders()
    world.file = workshops.create(world.path, DECK, deck_name="campaign", seats=SEATS, clock=world.clock)
    world.file = working_copies.settled(world.file)


def _open(world: World) -> None:
    worlds.own_folders()
    world.sit_down()


def _export(exporter: str) -> Callable[[World], object]:
    def do(world: World) -> object:
        report = exporting.record_for(world.open, exporter)
        return exporting.export(report, exporter, world.desk / EXPORTS[exporter])

    return do


def _restore(world: World) -> None:
    data = read_bytes(world.desk / "kept.json")
    world.file = restoring.restore(world.path, data, clock=world.clock)


def _recover(world: World) -> object:
    found = recovering.recover(world.path, world.desk / "recovered.unify", clock=world.clock)
    return found.way, found.recovered  # what it says of pages that had to be read another way may differ


def _take_in(world: World) -> None:
    target = world.desk / "from backup.unify"
    world.file = arriving.open_as_new(world.known["backup"], target, clock=world.clock)


def _list_backups(world: World) -> object:
    seen = [backups.look(one) for one in backups.backups_of(world.path)]
    for one in seen:
        if one.problem:
            raise KnownStoreError(one.problem)
    return [one.held for one in seen]


def _read_deck(world: World) -> object:
    _, source = library.load(str(world.desk / "deck.md"))
    return read_deck(source, "deck.md")


def _deck_of_table(world: World) -> object:
    data = read_bytes(world.desk / "people.csv")
    columns = table_decks.TableColumns(id="seat", text="name")
    return table_decks.deck_from_table(data, "people.csv", "People", columns)


def _import(world: World) -> object:
    return importing.import_votes(world.open, read_bytes(world.desk / "votes.csv"), "votes.csv").said


def _back_up(world: World) -> object:
    assert world.open.between_tasks is not None
    world.clock.moment += BETWEEN
    try:
        return world.open.between_tasks(world.open)
    finally:
        world.clock.moment -= BETWEEN


def _close_and_back_up(world: World) -> None:
    voting.close_round(world.open, world.round("A1"))


def _edit_note(world: World) -> object:
    note = next(n for n in workshops.snapshot(world.open).notes if n.id == world.known["note"])
    return noting.edit(world.open, replace(note, text="Ideas do travel, slowly."))


def _retitle(world: World) -> object:
    info = workshops.snapshot(world.open).info
    return preparing.set_info(world.open, replace(info, title="Another title", place="Room 7"))


def _paper(world: World) -> object:
    round_ = workshops.snapshot(world.open).rounds[-1]
    return paper.record(world.open, round_, Sheet(4, (("real", "2"), ("importance", "3"))))


def _secret_paper(world: World) -> object:
    round_ = workshops.snapshot(world.open).rounds[-1]
    return paper.record(world.open, round_, Sheet(5, (("agreement", "3"),), worlds.REASON.format(5)))


def _go_elsewhere(world: World) -> None:
    before = world.open
    world.file = elsewhere.continue_in(world.second, before, workshops.snapshot(before)).file
    before.release()


def _publish(world: World) -> None:
    noting.add(world.open, "for", "To be put there.")
    assert world.open.published is not None
    world.open.published.publish(world.open)


def _in(do: Callable[..., object], *arguments: Any, **named: Any) -> Callable[[World], object]:
    """Return an act in the open workshop."""
    return lambda world: do(world.open, *arguments, **named)


def _on(do: Callable[..., object], claim: str, *arguments: Any, **named: Any) -> Callable[[World], object]:
    """Return an act on the last round of a claim."""
    return lambda world: do(world.open, world.round(claim), *arguments, **named)


ALL = (
    Act("create", worlds.nothing, _create, session=False),
    Act("open", worlds.voting_open, _open, session=False),
    Act("open with an urn", worlds.voted_in_secret, _open, session=False),
    Act("open after a crash", worlds.interrupted, _open, session=False),
    Act("open a local copy", worlds.in_the_cloud, _open, session=False),
    Act("migrate", worlds.old_file, _open, session=False),
    Act("begin", worlds.fresh, _in(agenda.begin)),
    Act(
        "next step", worlds.fresh, lambda w: agenda.take(w.open, agenda.next_step(workshops.snapshot(w.open)))
    ),
    Act("start the timer", worlds.fresh, _in(agenda.start_timer, 90)),
    Act("choose the running order", worlds.fresh, _in(preparing.choose_running_order, "short")),
    Act(
        "set up a claim",
        worlds.fresh,
        _in(preparing.set_setup, ClaimSetup("R1", True, "cards", "named", True)),
    ),
    Act("declare a rule", worlds.fresh, _in(preparing.set_rule, "consent")),
    Act("change the title page", worlds.fresh, _retitle),
    Act("add people", worlds.fresh, worlds.come_in),
    Act("paste people", worlds.fresh, _in(people.add_listed, LIST, "the list")),
    Act("edit a person", worlds.fresh, _in(people.edit, Seat(3, "Chen", "North"))),
    Act("set a group", worlds.fresh, _in(people.set_group, [1, 2, 3], "Table 1")),
    Act("somebody leaves", worlds.fresh, _in(people.set_present, 2, False)),
    Act("remove people", worlds.fresh, _in(people.remove, [5, 6])),
    Act("open a round", worlds.fresh, _in(voting.open_round, "A1", channel="roll_call")),
    Act("cast", worlds.voting_open, lambda w: cast(w, 4, "2", ACTION_ID), repeats=True),
    Act("change a ballot", worlds.voting_open, lambda w: cast(w, 2, "1", ACTION_ID), repeats=True),
    Act("withdraw a ballot", worlds.voting_open, _on(voting.withdraw, "A1", 3)),
    Act("record a paper", worlds.voting_open, _paper),
    Act("open a show of hands", worlds.fresh, _in(voting.open_round, "O1", channel="hands")),
    Act("count hands", worlds.hands_counted, _on(voting.count_hands, "O1", "agreement", {"4": 4, "3": 2})),
    Act("close a round", worlds.voting_open, _close_and_back_up),
    Act("reveal", worlds.vote_closed, _on(voting.reveal, "A1")),
    Act("void a round", worlds.vote_closed, _on(voting.void_round, "A1", "Miscounted")),
    Act("undo", worlds.voting_open, _in(history.undo), before=lambda w: cast(w, 4, "2")),
    Act("redo", worlds.voting_open, _in(history.redo), before=worlds.cast_and_undone),
    Act("open a secret round", worlds.set_up_in_secret, _in(voting.open_round, "O1")),
    Act("cast in secret", worlds.voted_in_secret, lambda w: secret_ballot(w, 5, "3")),
    Act("record a secret paper", worlds.voted_in_secret, _secret_paper),
    Act("close a secret round", worlds.voted_in_secret, _on(voting.close_round, "O1")),
    Act("void a secret round", worlds.voted_in_secret, _on(voting.void_round, "O1", "Interrupted")),
    Act("add a note", worlds.fresh, _in(noting.add, "for", "Ideas do travel.", claim="A1")),
    Act("edit a note", worlds.noted, _edit_note),
    Act(
        "address an objection",
        worlds.noted,
        lambda w: noting.address(w.open, w.known["objection"], "In March."),
    ),
    Act("remove a note", worlds.noted, lambda w: noting.remove(w.open, w.known["note"])),
    Act("record a position", worlds.vote_revealed, _in(positions.record, "A1", "We share what we can.")),
    Act("import ballots", worlds.fresh, _import, told=True),
    *(Act(f"export {name}", worlds.voted, _export(name)) for name in EXPORTS),
    Act("back up", worlds.fresh, _back_up, before=_in(noting.add, "for", "To be backed up.")),
    Act("save a copy", worlds.voted, lambda w: verified_copy(w.open.db, w.desk / "copy.unify")),
    Act("close the workshop", worlds.fresh, World.leave, before=_in(noting.add, "for", "The last word.")),
    Act(
        "close a local copy",
        worlds.in_the_cloud,
        World.leave,
        before=_in(noting.add, "for", "The last word."),
    ),
    Act("publish a local copy", worlds.in_the_cloud, _publish),
    Act("go on elsewhere", worlds.voted_in_secret, _go_elsewhere),
    Act("restore a record", worlds.only_a_record, _restore, session=False),
    Act("recover", worlds.damaged, _recover, session=False, told=True),
    Act("recover by rows", worlds.damaged_and_alone, _recover, session=False, told=True),
    Act("recover after a crash", worlds.interrupted, _recover, session=False, told=True),
    Act("open a backup", worlds.voted, _take_in, session=False),
    Act("list backups", worlds.voted, _list_backups, session=False, told=True),
    Act("check", worlds.voted, lambda w: checking.check(w.path), session=False, told=True),
    Act("read a deck", worlds.fresh, _read_deck, session=False, told=True),
    Act("make a deck of a table", worlds.fresh, _deck_of_table, session=False, told=True),
)
BY_NAME = {act.name: act for act in ALL}

__all__ = ["ALL", "BY_NAME", "Act", "partial"]
