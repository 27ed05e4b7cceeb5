"""`deck list`, `deck check` and `deck from-table`."""

from __future__ import annotations

import argparse
from pathlib import Path

from unifydesk.app import outside
from unifydesk.app.holdings import many
from unifydesk.app.table_decks import TableColumns, deck_from_table
from unifydesk.cli.reading import read_bytes
from unifydesk.cli.writing import say, write_new
from unifydesk.decks import bundled, load, read_deck
from unifydesk.domain.deck import CLAIM_KINDS, Deck
from unifydesk.domain.errors import InvalidInputError


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    deck = commands.add_parser("deck", help="list the bundled decks, check one, or make one from a table")
    actions = deck.add_subparsers(title="actions", metavar="ACTION", required=True)
    shown = actions.add_parser("list", help="list the bundled decks")
    shown.set_defaults(run=_list)
    check = actions.add_parser("check", help="print every problem of a deck")
    check.add_argument("file", metavar="FILE", help="a path, or the name of a bundled deck")
    check.set_defaults(run=_check)
    made = actions.add_parser("from-table", help="make a deck with one claim for each row of a CSV")
    made.add_argument("csv", metavar="CSV", type=Path)
    made.add_argument("-o", "--output", metavar="DECK", required=True, type=Path, help="the deck to make")
    made.add_argument("--id", metavar="COLUMN", required=True, help="the column of the claims’ ids")
    made.add_argument("--text", metavar="COLUMN", required=True, help="the column of the sentences")
    made.add_argument("--title", metavar="COLUMN", default="", help="the column of short titles")
    made.add_argument("--kind", choices=CLAIM_KINDS, default="overall", help="the kind of every claim")
    made.add_argument("--ask", metavar="KINDS", default="", help="how every claim is asked, such as approval")
    made.add_argument(
        "--where",
        metavar="COLUMN=VALUE",
        action="append",
        default=[],
        help="take only the rows that say so; may be given again",
    )
    made.add_argument("--source", metavar="TEXT", default="", help="the citation, printed in the minutes")
    made.set_defaults(run=_from_table)


def _list(_arguments: argparse.Namespace) -> int:
    for name in bundled():
        deck = read_deck(load(name)[1], name)
        say(f"{name}  {deck.title} ({_size(deck)})")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    name, source = outside.load(arguments.file)
    deck = outside.deck(source, name)
    say(f"{name}: no problems. {_size(deck)}.")
    return 0


def _from_table(arguments: argparse.Namespace) -> int:
    columns = TableColumns(
        arguments.id, arguments.text, arguments.title, tuple(_condition(given) for given in arguments.where)
    )
    source = deck_from_table(
        read_bytes(arguments.csv),
        arguments.csv.name,
        arguments.csv.stem,
        columns,
        kind=arguments.kind,
        ask=arguments.ask,
        citation=arguments.source,
    )
    write_new(arguments.output, source, "deck.md")
    say(f"{arguments.output}: {many(len(outside.deck(source, arguments.output.name).claims), 'claim')}")
    return 0


def _size(deck: Deck) -> str:
    """Return “3 slides, 1 claim”."""
    return f"{many(len(deck.slides), 'slide')}, {many(len(deck.claims), 'claim')}"


def _condition(given: str) -> tuple[str, str]:
    """Return (column, value) of “COLUMN=VALUE”."""
    column, mark, value = given.partition("=")
    if not mark or not column.strip():
        raise InvalidInputError(
            f"“{given[:40]}” is no condition. Type it as COLUMN=VALUE, such as moderated=1."
        )
    return column.strip(), value.strip()
