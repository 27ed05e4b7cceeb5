"""`new`, `results` and `check`: workshop files without a window."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unifydesk.app import arriving, checking, outside, restoring, results, working_copies, workshops
from unifydesk.app.info_checks import checked_info, title_from
from unifydesk.cli.reading import existing, is_database, read_bytes
from unifydesk.cli.showing import table
from unifydesk.cli.writing import complain, say, say_json
from unifydesk.domain.errors import InputProblemsError, Problem
from unifydesk.domain.people import Seat
from unifydesk.domain.rule import ANSWERED, BASES
from unifydesk.domain.workshop import WorkshopInfo
from unifydesk.rules import DEFAULT_RULE, RULES, make_choice
from unifydesk.store.errors import shown_name
from unifydesk.store.gates import CHANGED
from unifydesk.store.workshop_file import WorkshopFile

_OF_DECKS = ("deck", "title", "date", "place", "facilitator", "people", "rule", "weighted", "running_order")
"""What is asked of a file that is made from a deck."""
CHANGED_BEFORE = "“{name}” was changed after it was sealed; `unifydesk check` names what."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    new = commands.add_parser("new", help="make a workshop file from a deck")
    new.add_argument("deck", metavar="DECK", nargs="?", help="a path, or the name of a bundled deck")
    new.add_argument(
        "--from",
        metavar="RECORD",
        dest="record",
        type=Path,
        help="a record as JSON, or somebody else’s workshop file, instead of a deck",
    )
    new.add_argument("-o", "--output", metavar="FILE", required=True, type=Path, help="the file to make")
    new.add_argument("--title", default="", help="the deck's title unless given")
    new.add_argument("--date", default="", help="as 2026-11-23")
    new.add_argument("--place", default="")
    new.add_argument("--facilitator", default="")
    new.add_argument(
        "--people", metavar="CSV", type=Path, help="a list: columns such as seat, name; or one name a line"
    )
    new.add_argument("--rule", default="", help=f"one of {', '.join(RULES.ids())}")
    new.add_argument("--base", choices=tuple(BASES), default=ANSWERED, help="what percentages are of")
    new.add_argument("--weighted", action="store_true", help="ballots count with the weights of their seats")
    new.add_argument("--running-order", default="", metavar="ID", help="one of the deck's running orders")
    new.set_defaults(run=_new, refuse=new.error)
    shown = commands.add_parser("results", help="print the figures of a workshop")
    shown.add_argument("file", metavar="FILE", type=Path)
    shown.add_argument("--json", action="store_true", help="every figure, with stable keys")
    shown.set_defaults(run=_results)
    check = commands.add_parser("check", help="check that a workshop file is whole")
    check.add_argument("file", metavar="FILE", type=Path)
    check.add_argument(
        "--head",
        metavar="WORDS",
        default=[],
        nargs="+",
        help="the fingerprint of the log that minutes print: its eight words, or its digits",
    )
    check.set_defaults(run=_check)


@contextmanager
def opened(path: Path, *, looking: bool = False) -> Iterator[WorkshopFile]:
    """Open a workshop file for one command; with `looking`, one from elsewhere stays as it is."""
    file = working_copies.open_in_place(existing(path), looking=looking)
    if file.arrived:
        complain([file.arrived])
    try:
        yield file
    finally:
        words = file.close()
        if words:
            complain([words])


def _new(arguments: argparse.Namespace) -> int:
    if arguments.record is not None:
        return _restored(arguments)
    if arguments.deck is None:
        arguments.refuse("the following arguments are required: DECK, or --from RECORD")
    name, source = outside.load(arguments.deck)
    deck = outside.deck(source, name)
    order = workshops.chosen_order(deck, arguments.running_order)
    info = checked_info(
        WorkshopInfo(
            title=arguments.title or title_from(deck),
            date=arguments.date,
            place=arguments.place,
            facilitator=arguments.facilitator,
            running_order=arguments.running_order,
            minutes_planned=order.minutes if order else WorkshopInfo("").minutes_planned,
        )
    )
    seats: tuple[Seat, ...] = ()
    if arguments.people is not None:
        seats = outside.people(read_bytes(arguments.people), arguments.people.name)
        if not seats:
            nobody = Problem(1, "nobody in the list", "at least one name")
            raise InputProblemsError(arguments.people.name, (nobody,), unit="row")
    rule = make_choice(arguments.rule or DEFAULT_RULE, base=arguments.base, weighted=arguments.weighted)
    workshops.create(arguments.output, source, deck_name=name, info=info, seats=seats, rule=rule).close()
    say(str(arguments.output))
    return 0


def _restored(arguments: argparse.Namespace) -> int:
    """Make the file from a record, which says everything that the other options would say."""
    given = [name for name in _OF_DECKS if getattr(arguments, name)]
    if given or arguments.base != ANSWERED:
        arguments.refuse("--from takes everything from the record: leave out DECK and all options but -o")
    if is_database(arguments.record):
        state = arriving.take_in(arguments.record, arguments.output, stranger=True)
        if state.word == CHANGED:
            complain([CHANGED_BEFORE.format(name=shown_name(arguments.record))])
    else:
        restoring.restore(arguments.output, read_bytes(arguments.record)).close()
    say(str(arguments.output))
    return 0


def _results(arguments: argparse.Namespace) -> int:
    with opened(arguments.file, looking=True) as file:
        workshop = workshops.snapshot(file)
    if arguments.json:
        say_json(results.results(workshop))
    else:
        say(*table(workshop))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    path = existing(arguments.file)
    say(checking.check(path))
    if arguments.head:
        say(checking.find_head(path, " ".join(arguments.head)))
    return 0
