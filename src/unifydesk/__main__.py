"""Decides between the windows and the command line; Qt is loaded only for the windows."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run UnifyDesk with the arguments after the program's name and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if wants_window(arguments):
        from unifydesk import bootstrap  # noqa: PLC0415 - the command line must work without Qt

        return bootstrap.main(arguments)
    from unifydesk.cli.main import run  # noqa: PLC0415 - the windows must start without argparse's commands

    return run(arguments)


def wants_window(arguments: Sequence[str]) -> bool:
    """Return whether the arguments ask for the app: none, a workshop file, or `--bundled`."""
    first = arguments[0] if arguments else ""
    if not first or first == "--bundled":
        return True
    return not first.startswith("-") and first not in COMMANDS


COMMANDS = frozenset({"new", "rehearse", "deck", "votes", "results", "export", "check", "self-test"})
"""First words that are commands; a test compares them with the parser's own."""

if __name__ == "__main__":
    sys.exit(main())
