"""`rehearse`: plays a whole workshop with simulated people and leaves its file and minutes."""

from __future__ import annotations

import argparse
from pathlib import Path

from unifydesk.app import outside, rehearsal
from unifydesk.cli.writing import say


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    play = commands.add_parser("rehearse", help="play a workshop with simulated people")
    play.add_argument(
        "deck", metavar="DECK", nargs="?", default="unification", help="a path or a bundled name"
    )
    play.add_argument("-o", "--output", metavar="DIR", required=True, type=Path, help="where the files go")
    play.add_argument("--people", type=int, default=12, metavar="N")
    play.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed gives the same votes")
    play.set_defaults(run=_rehearse)


def _rehearse(arguments: argparse.Namespace) -> int:
    name, source = outside.load(arguments.deck)
    file, minutes = rehearsal.rehearse(
        source,
        name,
        arguments.output,
        people_count=arguments.people,
        seed=arguments.seed,
        tell=say,
    )
    say(f"Workshop: {file}", f"Minutes:  {minutes}")
    return 0
