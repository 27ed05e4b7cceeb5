"""The whole program in a process of its own, on a laptop with a projector that nobody sees."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "tests" / "files" / "two-screens.json"


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a process that runs the program with a home of its own."""
    return dict(
        os.environ,
        PYTHONPATH=os.pathsep.join([str(ROOT / "tools"), str(ROOT), *filter(None, sys.path)]),
        PYTHONHASHSEED="0",
        UNIFYDESK_HOME=str(home),
        QT_QPA_PLATFORM=f"offscreen:configfile={SCREENS}",
        QT_LOGGING_RULES="qt.qpa.*=false",
    )


@contextmanager
def in_the_way_of(home: Path) -> Iterator[None]:
    """Take on the environment of such a process in this one."""
    before = dict(os.environ)
    os.environ.update(environment(home))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
