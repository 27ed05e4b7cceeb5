"""`votes import`: ballots from a CSV, all of them or none."""

from __future__ import annotations

import argparse
from pathlib import Path

from unifydesk.app.importing import import_votes
from unifydesk.cli.reading import read_bytes
from unifydesk.cli.workshops import opened
from unifydesk.cli.writing import say


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    votes = commands.add_parser("votes", help="import ballots")
    actions = votes.add_subparsers(title="actions", metavar="ACTION", required=True)
    take = actions.add_parser(
        "import", help="columns claim, round, question, answer; also seat, group, channel"
    )
    take.add_argument("file", metavar="FILE", type=Path)
    take.add_argument("csv", metavar="CSV", type=Path)
    take.set_defaults(run=_import)


def _import(arguments: argparse.Namespace) -> int:
    data = read_bytes(arguments.csv)
    with opened(arguments.file) as file:
        say(import_votes(file, data, arguments.csv.name).said)
    return 0
