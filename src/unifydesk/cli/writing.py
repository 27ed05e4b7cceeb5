"""Everything printed or written goes through here: no text from a file can steer the terminal."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from unifydesk.app.targets import check_new_file
from unifydesk.store.errors import explain

LONGEST_COMPLAINT = 1000
"""Characters of one line about what went wrong; what was typed may be a whole page."""

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """Return text as one line that no terminal obeys: controls and direction overrides become “�”."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def say(*lines: str) -> None:
    """Print lines for people at once, so that they show while the work goes on."""
    for line in lines:
        print(plain(line), flush=True)


def complain(lines: Iterable[str]) -> None:
    """Print what went wrong to stderr; when that is closed, the exit code says it alone."""
    try:
        for line in lines:
            shown = line if len(line) <= LONGEST_COMPLAINT else f"{line[:LONGEST_COMPLAINT]}…"
            print(plain(shown), file=sys.stderr)
    except OSError:
        let_go(sys.stderr)


def say_json(value: Any) -> None:
    """Print JSON in which every character that could steer a terminal is escaped; its meaning stays."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    print("\n".join(_STEERING.sub(_escaped, line) for line in text.split("\n")), flush=True)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def write_new(path: Path, text: str, example: str) -> None:
    """Write a text file that was not there; nothing is left behind when the disk refuses.

    Raises InvalidInputError, with a name such as `example` to take instead, when it cannot be made there,
    and KnownStoreError when the disk refuses.
    """
    check_new_file(path, example)
    try:
        with path.open("xb") as file:
            try:
                file.write(text.encode())
                file.flush()
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise explain(error, path) from error


def speak_utf8() -> None:
    """Print UTF-8 wherever the program runs; a character that cannot be printed is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def let_go(stream: Any) -> None:
    """Point a stream that takes nothing more at nowhere, or Python complains once more at the end."""
    with suppress(OSError, ValueError, AttributeError):  # closed already, or not a real stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
