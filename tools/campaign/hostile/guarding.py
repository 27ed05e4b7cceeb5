"""Watches what a process does while it reads something hostile: files, network, programs."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from campaign.hostile.corpus import CANARY

NETWORK = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.sendto",
    "urllib.Request",
    "http.client.connect",
)
PROGRAMS = (
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.spawn",
    "webbrowser.open",
)
CODE = ("pickle.find_class", "marshal.loads", "code.__new__")
CHANGES = (
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.truncate",
    "shutil.rmtree",
)
HARMLESS = "\u00a0\u00ad\u200c\u200d\u202f"
"""Spaces, hyphens and joiners of ordinary writing, which Python does not count as printable."""
LONGEST = 1_000
"""Characters of what is said of one problem."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Guard:
    """Notes what must not be done; told by Python’s audit hook, which lasts with the process."""

    def __init__(self) -> None:
        self._inside = ""
        self.seen: list[str] = []
        self._watching = False

    @contextmanager
    def watching(self, inside: str) -> Iterator[list[str]]:
        """Watch the block; only below the folder `inside` may anything be written. Gives what was seen."""
        self._inside, self.seen, self._watching = os.path.realpath(inside), [], True
        try:
            yield self.seen
        finally:
            self._watching = False

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Be told of everything."""
        if not self._watching:
            return
        found = self._fault(event, arguments)
        if found:
            self.seen.append(found)

    def _fault(self, event: str, arguments: tuple[Any, ...]) -> str:
        if event in NETWORK:
            return f"uses the network ({event})"
        if event in PROGRAMS or (event == "subprocess.Popen" and arguments[0] != sys.executable):
            return f"runs a program ({event}: {str(arguments[:2])[:80]})"
        if event in CODE and not self._is_import():
            return f"makes code of data ({event})"
        if event == "open":
            return self._opening(arguments)
        if event in CHANGES and not self._is_inside(arguments[0]):
            return f"changes {arguments[0]!r} outside its folder ({event})"
        return ""

    def _opening(self, arguments: tuple[Any, ...]) -> str:
        path, mode, flags = arguments
        if isinstance(path, int):
            return ""
        name = os.fsdecode(path)
        if CANARY in name or name in ("/etc/passwd", "/dev/zero"):
            return f"reads what a hostile file names: {name}"
        writes = any(letter in (mode or "") for letter in "wax+") or (flags or 0) & _WRITING
        return f"writes {name!r} outside its folder" if writes and not self._is_inside(name) else ""

    def _is_inside(self, path: Any) -> bool:
        if isinstance(path, int):
            return True
        name = os.path.realpath(os.fsdecode(path))
        return name.startswith((self._inside, os.path.realpath(tempfile.gettempdir()), os.devnull))

    def _is_import(self) -> bool:
        """Whether Python is just loading one of its modules, which are code."""
        frame = sys._getframe()
        while frame is not None:
            if "importlib" in frame.f_code.co_filename:
                return True
            frame = frame.f_back  # type: ignore[assignment]
        return False


Hook = Callable[[str, tuple[Any, ...]], None]


def guarded() -> Guard:
    """Return a guard that is told of everything in this process from now on."""
    guard = Guard()
    sys.addaudithook(guard.hook)
    return guard


def faults_of_words(said: str) -> list[str]:
    """Return what is wrong with the words of a refusal: there are none, or they cannot be shown."""
    lines = said.split("\n")  # one for each problem
    shown = said.translate(dict.fromkeys(map(ord, HARMLESS), " ")).replace("\n", " ")
    fine = said.strip() and shown.isprintable() and all(len(line) <= LONGEST for line in lines)
    return [] if fine else [f"refused without words: {said[:80]!r}"]
