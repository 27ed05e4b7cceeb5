"""Makes, opens and reads workshops; `snapshot` is the one value every window and export is drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from unifydesk import __version__, paths
from unifydesk.app import outside, recovered
from unifydesk.app.disk_room import low_mb
from unifydesk.app.info_checks import check_proxies, checked_info, checked_seats, title_from
from unifydesk.app.open_rounds import stranded
from unifydesk.app.tallying import round_results
from unifydesk.app.targets import check_new_file
from unifydesk.app.texts import line
from unifydesk.app.weights import is_sane_sum
from unifydesk.decks import read_deck
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.deck import Claim, Deck, RunningOrder
from unifydesk.domain.errors import InputProblemsError, InvalidInputError
from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.people import Seat
from unifydesk.domain.position import LABELS
from unifydesk.domain.question import Ballot
from unifydesk.domain.rounds import DOTS, NAMED, Round
from unifydesk.domain.rule import BASES, RuleChoice
from unifydesk.domain.workshop import ClaimSetup, Workshop, WorkshopInfo
from unifydesk.rules import DEFAULT_RULE, RULES, default_choice
from unifydesk.store import contents, counting, files, log, records
from unifydesk.store.errors import DAMAGED, DamagedFileError
from unifydesk.store.known import Known
from unifydesk.store.workshop_file import WorkshopFile, round_area

SUFFIX = ".unify"
UNREADABLE = (InputProblemsError, ArithmeticError, ValueError, TypeError, LookupError, AttributeError)
"""What reading rows raises when bytes were damaged in a way that SQLite itself cannot notice."""


def create(
    path: Path,
    deck_source: str,
    *,
    deck_name: str = "",
    info: WorkshopInfo | None = None,
    seats: Sequence[Seat] = (),
    rule: RuleChoice | None = None,
    rehearsal: bool = False,
    clock: Clock = now,
) -> WorkshopFile:
    """Make a new workshop file with the deck copied inside, and open it.

    Raises InputProblemsError when the deck has problems, InvalidInputError when the file is already there,
    KnownStoreError when the folder refuses. A rehearsal carries its mark for ever.
    """
    deck = outside.deck(deck_source, deck_name or "deck")
    info = checked_info(info or WorkshopInfo(title=title_from(deck)))
    seats = checked_seats(seats)
    check_proxies(seats, {seat.number for seat in seats})
    order = chosen_order(deck, info.running_order)
    check_new_file(path, "workshop.unify")
    choice = rule or default_choice(RULES[DEFAULT_RULE])
    deck_name = line(deck_name)
    content = files.NewFile(deck_name, deck_source, __version__, rehearsal)
    with files.new_file(path, content, paths.state_dir() / "urns", clock) as file:
        at = file.now()
        with file.act("created", "Create the workshop", undoable=False) as act:
            act.details.update(deck=deck_name, rule=choice.id, rehearsal=rehearsal)
            act.put("workshop", records.info(info))
            act.put("rule_event", records.rule_event(1, at, choice, after_first_round=False))
            for seat in seats:
                act.put("seat", records.seat(seat))
            for claim in deck.claims:
                act.put("claim_setup", records.setup(ClaimSetup(claim.id, included=is_on(order, claim))))
            act.place(slide=deck.slides[0].id)
    return open_file(path, clock=clock)


def open_file(
    path: Path, *, clock: Clock = now, keys: Path | None = None, keys_may_stay: bool = False
) -> WorkshopFile:
    """Open a workshop file of ours after its checks; raises KnownStoreError with advice and harms nothing.

    One that may be from elsewhere is opened by `working_copies.open_in_place`. `keys` is the folder with the
    keys of confidential rounds, that of this user unless given; with another one the file is only looked at,
    and does not become one of ours by that. With `keys_may_stay` it opens also when a key that was left over
    cannot be destroyed now.
    """
    file: WorkshopFile | None = None
    try:
        file = files.open_file(path, keys or paths.state_dir() / "urns", clock, keys_may_stay=keys_may_stay)
        if not contents.deck_is_whole(file):
            raise DamagedFileError(DAMAGED, name=path.name)
        read_everything(file)
        if keys is None and not file.read_only:
            known_files().begun(file)
    except BaseException as error:
        if file is not None:
            file.close()
        if isinstance(error, UNREADABLE):
            raise DamagedFileError(DAMAGED, name=path.name) from error
        raise
    return file


def known_files() -> Known:
    """Return what this installation remembers of the files that it made or let in."""
    return Known(paths.state_dir() / "known")


def read_everything(file: WorkshopFile) -> None:
    """Read every row once, so that a damaged one is found here and not in the middle of a session."""
    workshop = snapshot(file)
    log.check_readable(file.db)
    standing = workshop.standing
    times = [event.at for event in workshop.rule_events]
    times += [standing.started, standing.slide_since, standing.timer_ends]
    for moment in filter(None, times):
        datetime.fromisoformat(moment)
    unknown = {note.kind for note in workshop.notes} - NOTE_KINDS.keys()
    unknown |= {recorded.label for recorded in workshop.positions.values()} - LABELS.keys()
    unknown |= {recorded.rule_label for recorded in workshop.positions.values()} - LABELS.keys() - {""}
    unknown |= {event.choice.base for event in workshop.rule_events} - BASES.keys()
    for weight in contents.weights(file):
        if not is_sane_sum(weight):
            raise ValueError("a weight is no number that a weight can be")
    if unknown:
        raise ValueError(f"words of no known kind: {', '.join(sorted(unknown))}")


def deck_of(file: WorkshopFile) -> Deck:
    """Return the deck copied inside the file."""

    def parse() -> Deck:
        name, source = contents.deck_source(file)
        return read_deck(source, name or file.path.name)

    return file.cached("deck", (), parse)


def chosen_order(deck: Deck, order_id: str) -> RunningOrder | None:
    """Return the running order with this id; None for an empty id. Raises InvalidInputError otherwise."""
    if not order_id:
        return None
    for order in deck.running_orders:
        if order.id == order_id:
            return order
    known = ", ".join(order.id for order in deck.running_orders) or "none"
    raise InvalidInputError(f"The deck has no running order “{order_id}”. It offers: {known}.")


def is_on(order: RunningOrder | None, claim: Claim) -> bool:
    """Return whether a running order puts the claim to the vote; one without claims takes every core one."""
    if order is None or not order.claims:
        return claim.core
    return claim.id in order.claims


def snapshot(file: WorkshopFile) -> Workshop:
    """Return everything the windows show at this moment; parts that did not change are reused."""
    deck = deck_of(file)
    events = file.cached("rules", ("rule_event",), lambda: contents.rule_events(file))
    choice = events[-1].choice
    rounds = contents.rounds(file)
    history = file.history
    notes = file.cached("notes", ("note",), lambda: contents.notes(file))
    addressed = _addressed(notes)
    results = file.cached(
        ("results", choice, tuple(sorted(addressed.items()))),
        ("round", "seat"),
        lambda: round_results(file, deck, rounds, choice, addressed),
    )
    damage = file.cached("damage", (), lambda: recovered.damage_of(file))
    return Workshop(
        path=str(file.path if file.published is None else file.published.path),
        rehearsal=file.cached("rehearsal", (), lambda: contents.is_rehearsal(file)),
        read_only=file.read_only,
        info=file.cached("info", ("workshop",), lambda: contents.info(file)),
        deck=deck,
        rule=choice,
        rule_events=events,
        seats=file.cached("seats", ("seat",), lambda: contents.seats(file)),
        setups=file.cached("setups", ("claim_setup",), lambda: _all_setups(file, deck)),
        rounds=rounds,
        results=results,
        notes=notes,
        positions=file.cached("positions", ("recorded_position",), lambda: contents.recorded_positions(file)),
        standing=file.cached("standing", ("standing",), lambda: contents.standing(file)),
        undo_text=history.done[-1].name if history.done else "",
        redo_text=history.undone[-1].name if history.undone else "",
        final_text=history.final,
        dots=_dots(file, rounds),
        notices=(*filter(None, (damage.sentence,)), *_notices(file)),
        free_mb=low_mb(file.path),
        stranded=stranded(file, rounds),
        recovered=damage.sentence,
        incomplete=recovered.incomplete(damage, results),
    )


def _notices(file: WorkshopFile) -> tuple[str, ...]:
    """Return what is to be said about where the file is from and lies."""
    lies = () if file.published is None else file.published.sentences
    return (file.arrived, *lies) if file.arrived else lies


def _addressed(notes: Sequence[Note]) -> Counter[str]:
    """Return how many objections to each claim were addressed; none while another one is open.

    Otherwise an objection that was addressed after one round would close a new one in the next.
    """
    objections = [note for note in notes if note.kind == "objection" and note.claim]
    still_open = {note.claim for note in objections if not note.outcome}
    return Counter(note.claim for note in objections if note.claim and note.claim not in still_open)


def _dots(file: WorkshopFile, rounds: Sequence[Round]) -> tuple[Ballot, ...]:
    """Return the ballots that people placed on the stage in the open round: public from the first."""
    open_round = next((r for r in rounds if r.is_open and r.channel == DOTS and r.level == NAMED), None)
    if open_round is None:
        return ()
    area = (round_area(open_round.id),)
    found = file.cached(("dots", open_round.id), area, lambda: counting.ballots(file, open_round))
    return tuple(ballot for ballot in found if ballot.channel == DOTS)


def _all_setups(file: WorkshopFile, deck: Deck) -> dict[str, ClaimSetup]:
    """Return a set-up for every claim, also for one the file says nothing about."""
    stored = contents.setups(file)
    return {c.id: stored.get(c.id, ClaimSetup(c.id, included=c.core)) for c in deck.claims}


def sqlite_version() -> str:
    """Return the version of the one SQLite library in this process."""
    return files.sqlite_version()
