"""A process that has everything imported and forks for each piece of work, with libraries loaded before libc.

Starting Python costs a second, a fork some milliseconds. The parent side is `Player`. Work that dies, hangs
or raises tells so, with the last place that it had announced.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from campaign.recording import HERE
from campaign.running import Figures

SECONDS = 100
"""How long a piece of work may be silent before it counts as hanging."""


class PlayerError(RuntimeError):
    """The work died, hung or raised; `at` is what it had announced last."""

    def __init__(self, at: Any, why: str) -> None:
        self.at = at
        super().__init__(why)


def said(figures: Figures) -> dict[str, Any]:
    """Return figures as they travel from the player."""
    return {"counts": figures.counts, "faults": figures.faults, "examples": figures.examples}


def figures_of(said: dict[str, Any]) -> Figures:
    """Return the figures that travelled."""
    return Figures(Counter(said["counts"]), Counter(said["faults"]), said["examples"])


class Player:
    """Starts the process below `folder`; its disk is `folder/disk`, which is also UNIFYDESK_HOME's."""

    def __init__(self, libraries: Sequence[Path], folder: Path, modules: Sequence[str]) -> None:
        self.root = folder / "disk"
        self.root.mkdir(exist_ok=True)
        environment = dict(
            os.environ,
            PYTHONPATH=os.pathsep.join([str(HERE.parent), *filter(None, sys.path)]),
            PYTHONHASHSEED="0",
            PYTHONDONTWRITEBYTECODE="1",
            UNIFYDESK_HOME=str(self.root / "home"),
            TMPDIR=str(self.root / "tmp"),
            LD_PRELOAD=":".join(map(str, libraries)),
            CAMPAIGN_ROOT=str(self.root),
            CAMPAIGN_LOG=str(folder / "player.log"),
        )
        self._process = subprocess.Popen(
            [sys.executable, "-m", "campaign.serving", *modules],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Player:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        self._process.wait()

    def figures(self, module: str, name: str, **arguments: Any) -> Figures:
        """Call a function that returns figures, and return them."""
        return figures_of(self.play(module, name, **arguments))

    def play(self, module: str, name: str, **arguments: Any) -> Any:
        """Call a function of a module in a process of its own and return what it returns, as JSON has it.

        The function is called with `announce`, the disk's folder and the arguments. Raises PlayerError.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([module, name, arguments]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise PlayerError(None, "the player is gone")
        said = json.loads(answer)
        if "value" not in said:
            raise PlayerError(said.get("at"), said.get("why", f"ended with status {said['status']}"))
        return said["value"]


def serve(modules: Sequence[str]) -> None:
    """Read pieces of work from the standard input, and answer each on the standard output."""
    loaded = {name: importlib.import_module(name) for name in modules}
    for line in sys.stdin:
        module, name, arguments = json.loads(line)
        answer = _forked(getattr(loaded[module], name), arguments)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _forked(work: Callable[..., Any], arguments: dict[str, Any]) -> dict[str, Any]:
    """Do a piece of work in a fork and return what it said last of everything."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _do(work, arguments, writing)
    os.close(writing)
    said: dict[str, Any] = {}
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            said |= json.loads(line)
    _, status = os.waitpid(child, 0)
    return said | {"status": os.waitstatus_to_exitcode(status)}


def _do(work: Callable[..., Any], arguments: dict[str, Any], writing: int) -> None:
    """Do the work in this process, write down what came of it, and end."""

    def say(what: dict[str, Any]) -> None:
        signal.alarm(SECONDS)
        os.write(writing, json.dumps(what).encode() + b"\n")

    try:
        say({"value": work(lambda at: say({"at": at}), Path(os.environ["CAMPAIGN_ROOT"]), **arguments)})
    except BaseException:  # noqa: BLE001 - told to the parent, whatever it is
        say({"why": traceback.format_exc()})
    finally:
        os._exit(0)


if __name__ == "__main__":
    serve(sys.argv[1:])
