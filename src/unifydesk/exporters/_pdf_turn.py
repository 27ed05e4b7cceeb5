"""One document at a time: reportlab’s fonts serve a single one, and a preview can meet an export there."""

from __future__ import annotations

import threading  # noqa: TID251 - a lock, no thread
from collections.abc import Iterator
from contextlib import contextmanager

from unifydesk.domain.report import Progress

_ONE_AT_A_TIME = threading.Lock()
PATIENCE_SECONDS = 0.05


@contextmanager
def turn(progress: Progress) -> Iterator[None]:
    """Wait for another rendering to end, asking `progress` all the while whether to go on.

    Whatever `progress` raises, such as CancelledError, ends the waiting.
    """
    while not _ONE_AT_A_TIME.acquire(timeout=PATIENCE_SECONDS):
        progress(0.0)
    try:
        yield
    finally:
        _ONE_AT_A_TIME.release()


def rising(progress: Progress) -> Progress:
    """Return a progress that hands on numbers from 0 to 1 which never fall."""
    farthest = 0.0

    def tell(part: float) -> None:
        nonlocal farthest
        farthest = max(farthest, min(1.0, part))
        progress(farthest)

    return tell
