"""`verify`: checks minutes against the record inside them, and against the workshop file."""

from __future__ import annotations

import argparse
from pathlib import Path

from unifydesk.app.looking import looked_into
from unifydesk.app.verifying import Verdict, verify
from unifydesk.cli.reading import existing, read_bytes
from unifydesk.cli.writing import say
from unifydesk.store.errors import shown_name

DIFFERS = 1


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    check = commands.add_parser("verify", help="check minutes against the record inside them")
    check.add_argument("minutes", metavar="MINUTES", type=Path, help="the PDF")
    check.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help="the workshop file they were made from"
    )
    check.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    name = shown_name(arguments.minutes)
    data = read_bytes(arguments.minutes)
    if arguments.file is None:
        return _say(name, verify(data, name))
    with looked_into(existing(arguments.file)) as looked:
        return _say(name, verify(data, name, looked.file))


def _say(name: str, verdict: Verdict) -> int:
    """Print what was found, the differences last, and return the exit code."""
    say(*(f"Agrees:  {sentence}" for sentence in verdict.agrees))
    say(*(f"Differs: {sentence}" for sentence in verdict.differs))
    if verdict.differs:
        say(f"“{name}” does not agree.")
        return DIFFERS
    say(f"“{name}” agrees.")
    return 0
