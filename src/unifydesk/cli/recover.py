"""`recover`: saves what can be saved of a damaged workshop file into a new one."""

from __future__ import annotations

import argparse
from pathlib import Path

from unifydesk.app.recovering import recover
from unifydesk.cli.reading import existing
from unifydesk.cli.writing import say


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser("recover", help="save what can be saved of a damaged workshop file")
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument(
        "-o", "--output", metavar="NEW", type=Path, help="the file to make; beside FILE unless given"
    )
    command.set_defaults(run=_recover)


def _recover(arguments: argparse.Namespace) -> int:
    made = recover(existing(arguments.file), arguments.output)
    say(*(f"Found:     {sentence}" for sentence in made.found))
    say(*(f"Recovered: {sentence}" for sentence in made.recovered))
    say(*(f"Missing:   {sentence}" for sentence in made.missing))
    say(str(made.path))
    return 0
