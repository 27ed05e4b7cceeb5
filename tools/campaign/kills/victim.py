"""A forked process that tells what it does through a pipe, until it is killed."""

from __future__ import annotations

import faulthandler
import json
import os
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from campaign.promises import STANDING, Content, after, faults

Tell = Callable[..., None]
LONGEST = 60
"""Seconds after which a process that says nothing counts as hanging."""


@dataclass(slots=True)
class Life:
    """What a killed process said: what it found, then what was acknowledged, and what was under way."""

    found: Content | None = None
    faults: list[str] = field(default_factory=list)
    acknowledged: Content = field(default_factory=dict)
    announced: dict[str, Any] | None = None
    acts: int = 0
    extra: dict[str, list[Any]] = field(default_factory=dict)

    def hear(self, said: dict[str, Any]) -> None:
        """Take note of one line."""
        if "opened" in said:
            self.found = self.acknowledged = said.pop("opened")
            self.faults += said.pop("faults", [])
        if "about" in said:
            self.announced = said.pop("about")
        if "shown" in said:
            self.acknowledged = after(self.acknowledged, self.announced or {})
            self.acknowledged[STANDING] = said.pop("shown")
            self.announced = None
            self.acts += 1
        for key, value in said.items():
            self.extra.setdefault(key, []).append(value)


def killed(play: Callable[[Tell], None], after_acts: int, delay: float) -> Life:
    """Fork, let the child play, and kill it some seconds after it has acknowledged so many acts.

    With a negative number of acts it is killed that long after it was born, whatever it does. Whatever it
    said before it died is heard. A child that ends by itself, or hangs, counts as a fault.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as stacks:
        return _killed(play, after_acts, delay, stacks)


def _killed(play: Callable[[Tell], None], after_acts: int, delay: float, stacks: IO[str]) -> Life:
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reading)
        faulthandler.register(signal.SIGUSR1, stacks)
        _play(play, writing)
    os.close(writing)
    life, pending = Life(), b""
    deadline = time.monotonic() + (delay if after_acts < 0 else LONGEST)
    struck = after_acts < 0
    while True:
        left = max(0.0, deadline - time.monotonic())
        ready = select.select([reading], [], [], left)[0]
        chunk = os.read(reading, 65536) if ready else b""
        if ready and not chunk:
            break
        *lines, pending = (pending + chunk).split(b"\n")
        for line in lines:
            life.hear(json.loads(line))
        if not struck and life.found is not None and life.acts >= after_acts:
            struck, deadline = True, time.monotonic() + delay
        if time.monotonic() >= deadline:
            if not struck:
                life.faults += [f"it hangs, about to {life.announced}", _where(child, stacks)]
            os.kill(child, signal.SIGKILL)
            struck, deadline = True, time.monotonic() + LONGEST
    os.close(reading)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        life.faults.append(" ".join(life.extra.get("error", [f"it ended by itself with status {status}"])))
    return life


def _where(child: int, stacks: IO[str]) -> str:
    """Return where a process hangs."""
    os.kill(child, signal.SIGUSR1)
    select.select([], [], [], 1)
    stacks.seek(0)
    return stacks.read()[-3000:]


def _play(play: Callable[[Tell], None], writing: int) -> None:
    """Play in the child and never come back."""

    def tell(**words: Any) -> None:
        os.write(writing, json.dumps(words).encode() + b"\n")

    try:
        play(tell)
    except BaseException:  # noqa: BLE001 - the parent is told, whatever it is
        tell(error=traceback.format_exc()[-3000:])
        os._exit(1)
    os._exit(0)


class Chain:
    """Lives one after the other in the same place: what one acknowledged, the next must find."""

    def __init__(self) -> None:
        self._acknowledged: Content | None = None
        self._announced: dict[str, Any] | None = None

    def judge(self, life: Life) -> list[str]:
        """Return what is wrong with what a life found, and remember what it acknowledged."""
        wrong = list(life.faults)
        if life.found is None:
            return wrong  # killed before it had opened: nothing has changed
        if self._acknowledged is not None:
            wrong += faults(life.found, self._acknowledged, self._announced)
        self._acknowledged, self._announced = life.acknowledged, life.announced
        return wrong
