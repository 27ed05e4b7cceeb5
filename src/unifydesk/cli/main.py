"""Parses the command line and runs one command; a person's mistake is one sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from unifydesk import __version__
from unifydesk.cli import decks, exports, recover, rehearse, self_test, verify, votes, workshops
from unifydesk.cli.writing import complain, let_go, plain, speak_utf8
from unifydesk.domain.errors import InputProblemsError, UnifyError
from unifydesk.domain.faults import described
from unifydesk.exporters import EXPORTERS
from unifydesk.kinds import KINDS
from unifydesk.paths import state_dir
from unifydesk.rules import RULES
from unifydesk.store.errors import shown_name

BAD_INPUT = 1
INTERRUPTED = 130
COMMANDS = (workshops, rehearse, decks, votes, exports, verify, recover, self_test)
DESCRIPTION = "Lead a workshop from slides to signed minutes. Without a command the app opens."


def parser() -> argparse.ArgumentParser:
    """Return the parser with every command; each module adds its own."""
    main_parser = _Parser(
        prog="unifydesk",
        description=DESCRIPTION,
        epilog="unifydesk [FILE] opens the app, with FILE if given; --bundled opens the bundled workshop.",
    )
    main_parser.add_argument("--version", action="version", version=f"UnifyDesk {__version__}")
    commands = main_parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        module.add_to(commands)
    return main_parser


class _Parser(argparse.ArgumentParser):
    """Says what was wrong with the arguments, which may come out of a script, without obeying them."""

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message("\n".join(plain(line) for line in message.split("\n")), file)


def names() -> frozenset[str]:
    """Return the first words that are commands and not files."""
    actions = [a for a in parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return frozenset(name for action in actions for name in action.choices)


def run(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 0, 1 for bad input; argparse itself exits with 2 on usage."""
    sys.excepthook = _our_fault
    speak_utf8()
    arguments = parser().parse_args(argv)
    complain(_left_out())
    try:
        code: int = arguments.run(arguments)
    except InputProblemsError as error:
        complain(error.lines())
    except UnifyError as error:
        complain([str(error)])
    except BrokenPipeError:  # the reader of our output has left, such as `| head`
        let_go(sys.stdout)
    except OSError as error:
        complain([_refused(error)])
        let_go(sys.stdout)
    except KeyboardInterrupt:
        complain(["Stopped."])
        return INTERRUPTED
    else:
        return code
    return BAD_INPUT


def _left_out() -> Iterator[str]:
    """Give a sentence for each part that failed to load; everything else works without it."""
    for registry in (KINDS, RULES, EXPORTERS):
        for name, why in registry.broken.items():
            yield f"The part “{name}” could not be loaded and is left out ({why}). Install UnifyDesk again."


def _refused(error: OSError) -> str:
    """Return a sentence for what no command has foreseen: mostly an output that takes nothing more."""
    what = f"“{shown_name(Path(os.fsdecode(error.filename)))}”" if error.filename else "The output"
    return f"{what} could not be used ({(error.strerror or 'refused').lower()}). Nothing more was done."


def _our_fault(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Keep what went wrong in a file and say so in one sentence; the workshop file is whole by design."""
    try:
        path = state_dir() / "last-fault.txt"
        path.write_text(f"UnifyDesk {__version__}\n{described(error)}\n", encoding="utf-8")
        kept = f"the details are in {path}"
    except (OSError, UnifyError):
        kept = f"the details could not be kept ({kind.__name__})"
    complain([f"UnifyDesk itself failed. Your file is whole; {kept}."])
