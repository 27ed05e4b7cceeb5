"""Decides between the windows and the command line; Qt is loaded only for the windows."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence

NO_DISPLAY = (
    "There is no display to open a window on. Start UnifyDesk from a desktop session, or play a rehearsal: "
    "unifydesk rehearse -o rehearsal"
)
NO_QT = "The windows cannot start because a system library is missing ({error}). Install it and try again."


def main(argv: Sequence[str] | None = None) -> int:
    """Run UnifyDesk with the arguments after the program's name and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [READING]:
        from unifydesk.app.bounded_child import main as read  # noqa: PLC0415 - nothing else is loaded there

        return read()
    if wants_window(arguments):
        return open_windows(arguments)
    from unifydesk.cli.main import run  # noqa: PLC0415 - the windows must start without argparse's commands

    return run(arguments)


def open_windows(arguments: Sequence[str]) -> int:
    """Open the app, or say in one sentence why no window can be opened and return 1."""
    if not has_display(sys.platform, os.environ):
        sys.stderr.write(NO_DISPLAY + "\n")
        return 1
    gc.disable()  # nothing that starting makes is garbage; the console collects again once it is painted
    try:
        from unifydesk import bootstrap  # noqa: PLC0415 - the command line must work without Qt
    except ImportError as error:
        sys.stderr.write(NO_QT.format(error=error) + "\n")
        return 1
    return bootstrap.main(arguments)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Return whether Qt has something to draw on; without a display it would abort the whole process."""
    if not platform.startswith(("linux", "freebsd")):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def wants_window(arguments: Sequence[str]) -> bool:
    """Return whether the arguments ask for the app: none, one workshop file, or `--bundled`."""
    if len(arguments) > 1:
        return False  # a mistyped command: the command line explains it
    first = arguments[0] if arguments else ""
    if not first or first == "--bundled":
        return True
    if first.startswith("-") or first in COMMANDS:
        return False
    # a bare word that names nothing here is a mistyped command too
    return "." in first or os.path.basename(first) != first or os.path.lexists(first)


COMMANDS = frozenset(
    {"new", "rehearse", "deck", "votes", "results", "export", "verify", "check", "recover", "self-test"}
)
"""First words that are commands; a test compares them with the parser's own."""
READING = "--read-what-is-given"
"""`app.bounded.HIDDEN_COMMAND`, which a test compares with this one."""

if __name__ == "__main__":
    sys.exit(main())
