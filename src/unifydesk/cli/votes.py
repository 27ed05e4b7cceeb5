"""`votes import` and `votes map`: ballots from a CSV, all of them or none."""

from __future__ import annotations

import argparse
from pathlib import Path

from unifydesk.app.importing import import_votes, import_wide, plan_wide
from unifydesk.app.map_guess import guess_map
from unifydesk.app.vote_map import read_map
from unifydesk.app.wide_words import plan_lines
from unifydesk.app.workshops import snapshot
from unifydesk.cli.reading import read_bytes
from unifydesk.cli.workshops import opened
from unifydesk.cli.writing import say, write_new
from unifydesk.domain.errors import InvalidInputError

NOTHING_YET = "Nothing was changed. To take all this in, give the same command with --yes."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    votes = commands.add_parser("votes", help="import ballots")
    actions = votes.add_subparsers(title="actions", metavar="ACTION", required=True)
    take = actions.add_parser(
        "import",
        help="one answer a row: columns claim, round, question, answer; or one person a row, with --map",
    )
    take.add_argument("file", metavar="FILE", type=Path)
    take.add_argument("csv", metavar="CSV", type=Path)
    take.add_argument(
        "--map", metavar="MAP", type=Path, help="what the columns of a table with one person a row are"
    )
    take.add_argument("--yes", action="store_true", help="with --map: do it, not only say what it would do")
    take.set_defaults(run=_import)
    guess = actions.add_parser("map", help="write a mapping to begin with, guessed from the table")
    guess.add_argument("csv", metavar="CSV", type=Path)
    guess.add_argument(
        "-o", "--output", metavar="MAP", type=Path, help="the file to make; printed if left out"
    )
    guess.set_defaults(run=_map)


def _import(arguments: argparse.Namespace) -> int:
    data = read_bytes(arguments.csv)
    if arguments.map is not None:
        return _import_wide(arguments, data)
    if arguments.yes:
        raise InvalidInputError("--yes goes with --map. A table with one answer a row is taken in at once.")
    with opened(arguments.file) as file:
        say(import_votes(file, data, arguments.csv.name).said)
    return 0


def _import_wide(arguments: argparse.Namespace, data: bytes) -> int:
    """Say what a wide table would bring, or take it in."""
    name, mapping = arguments.csv.name, read_map(read_bytes(arguments.map), arguments.map.name)
    with opened(arguments.file, looking=not arguments.yes) as file:
        if arguments.yes:
            said = [import_wide(file, data, name, mapping).said]
        else:
            said = [*plan_lines(snapshot(file), plan_wide(file, data, name, mapping)), "", NOTHING_YET]
    say(*said)
    return 0


def _map(arguments: argparse.Namespace) -> int:
    mapping = guess_map(read_bytes(arguments.csv), arguments.csv.name)
    if arguments.output is None:
        say(*mapping.splitlines())
    else:
        write_new(arguments.output, mapping, "votes.toml")
        say(str(arguments.output))
    return 0
