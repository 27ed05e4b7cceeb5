"""Lets the stage go on beside long work: garbage lies, and the interpreter changes hands more often."""

from __future__ import annotations

import gc
import sys

YIELD_EVERY = 0.001
"""Seconds for which a thread may hold the interpreter while there is long work; usually it is 5 ms."""


class GivingWay:
    """Set from the first piece of long work to the end of the last; then everything is as it was."""

    def __init__(self) -> None:
        self._collected = False  # whether garbage was collected before
        self._interval = 0.0  # how long a thread held the interpreter before; 0 without work

    def begin(self) -> None:
        """Before the first piece of work."""
        self._collected = gc.isenabled()
        gc.disable()
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(min(self._interval, YIELD_EVERY))

    def end(self) -> None:
        """After the last one; a second call changes nothing."""
        if self._collected:
            self._collected = False
            gc.enable()
        if self._interval:
            sys.setswitchinterval(self._interval)
            self._interval = 0.0
