"""`deck list` and `deck check`."""

from __future__ import annotations

import argparse

from unifydesk.cli.writing import say
from unifydesk.decks import bundled, load, read_deck


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    deck = commands.add_parser("deck", help="list the bundled decks, or check one")
    actions = deck.add_subparsers(title="actions", metavar="ACTION", required=True)
    shown = actions.add_parser("list", help="list the bundled decks")
    shown.set_defaults(run=_list)
    check = actions.add_parser("check", help="print every problem of a deck")
    check.add_argument("file", metavar="FILE", help="a path, or the name of a bundled deck")
    check.set_defaults(run=_check)


def _list(_arguments: argparse.Namespace) -> int:
    for name in bundled():
        deck = read_deck(load(name)[1], name)
        say(f"{name}  {deck.title} ({len(deck.slides)} slides, {len(deck.claims)} claims)")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    name, source = load(arguments.file)
    deck = read_deck(source, name)
    say(f"{name}: no problems. {len(deck.slides)} slides, {len(deck.claims)} claims.")
    return 0
