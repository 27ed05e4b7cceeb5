"""Runs a workload under the recorder and reads what it did to its disk: operations, marks, first state."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NO_RECORDER = "The recorder needs Linux and gcc, and one of them is missing here."
_HEAD = struct.Struct("=IiiIq")
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Op:
    """One thing that was done to the disk; `kind` is the recorder's letter.

    O opened (number: flags), W written (number: offset), T and t set to a length (number), S synced, A all
    synced, R renamed, L linked, U removed, M folder made. Paths are relative to the recorded folder.
    """

    kind: str
    handle: int = 0
    number: int = 0
    path: str = ""
    target: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a workload promises at a moment: everything up to the act named is acknowledged.

    `content` and `standing` are hashes of the workshop's tables (None: there is no workshop yet), `files` the
    hashes of every other finished file by relative path, `secret` words that no byte of the disk may hold,
    `gone` keys in hexadecimal digits that were destroyed, and `at` the number of operations before the mark.
    """

    act: str
    content: str | None
    standing: str | None
    files: dict[str, str]
    secret: tuple[str, ...]
    gone: tuple[str, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Recording:
    """A workload as it was played on a disk at `root`; `start` is the disk when it began (None: a folder)."""

    name: str
    root: Path
    start: dict[str, bytes | None]
    ops: tuple[Op, ...]
    marks: tuple[Mark, ...] = field(default=())


def build_recorder() -> Path | None:
    """Compile the recorder into build/ when it is older than its source; None without Linux or gcc."""
    return build_library("recorder")


def build_library(name: str) -> Path | None:
    """Compile a library that goes before libc, unless that was done; None without Linux or gcc."""
    compiler = shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    source, made = HERE / f"{name}.c", ROOT / "build" / f"{name}.so"
    if made.exists() and made.stat().st_mtime >= source.stat().st_mtime:
        return made
    made.parent.mkdir(exist_ok=True)
    part = made.with_name(f"{name}.{os.getpid()}.part")
    flags = ["-O2", "-Wall", "-Wextra", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, "-o", str(part), str(source), "-ldl", "-lpthread"], check=True)
    part.replace(made)
    return made


def record(recorder: Path, name: str, folder: Path, seed: int, synchronous: str = "FULL") -> Recording:
    """Play one workload in a process of its own below `folder` and return what it did.

    `synchronous` other than FULL weakens the store on purpose, for the controls. The same seed gives the same
    bytes. Raises RuntimeError when the workload fails, or does what the recorder does not understand.
    """
    root, log, start = folder / "disk", folder / "log", folder / "start"
    for left in (root, start):
        shutil.rmtree(left, ignore_errors=True)
    log.unlink(missing_ok=True)
    root.mkdir(parents=True)
    environment = dict(
        os.environ,
        PYTHONPATH=os.pathsep.join([str(HERE.parent), *filter(None, sys.path)]),
        PYTHONHASHSEED="0",
        UNIFYDESK_HOME=str(root / "home"),
        LD_PRELOAD=str(recorder),
        CAMPAIGN_ROOT=str(root),
        CAMPAIGN_LOG=str(log),
        CAMPAIGN_SEED=str(seed),
    )
    command = [sys.executable, "-m", "campaign.workloads", name, str(root), synchronous]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=_SECONDS, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"The workload {name} failed:\n{done.stderr.decode(errors='replace')[-4000:]}")
    ops, marks = _parsed(log.read_bytes(), root)
    return Recording(name, root, tree(start), tuple(ops), tuple(marks))


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return every file below a folder with its bytes, and every folder with None, by relative path."""
    found: dict[str, bytes | None] = {}
    for path in sorted(folder.rglob("*")):
        found[path.relative_to(folder).as_posix()] = path.read_bytes() if path.is_file() else None
    return found


def _parsed(log: bytes, root: Path) -> tuple[list[Op], list[Mark]]:
    """Return the operations and marks from the first mark on; what came before prepared the disk."""
    ops: list[Op] = []
    marks: list[Mark] = []
    for kind, handle, number, data in _records(log):
        if kind == "K":
            marks.append(_mark(json.loads(data), len(ops)))
        elif marks:
            ops.append(_op(kind, handle, number, data, root))
    if len(marks) < 2:
        raise RuntimeError("The workload promised nothing: was the recorder loaded?")
    return ops, marks


def operations(log: bytes, root: Path) -> list[Op]:
    """Return all operations of a log without marks; files that were opened before it began are left out."""
    known: set[int] = set()
    ops = []
    for kind, handle, number, data in _records(log):
        known |= {handle} if kind == "O" else set()
        if kind != "K" and (handle == 0 or handle in known):
            ops.append(_op(kind, handle, number, data, root))
    return ops


def _records(log: bytes) -> Iterator[tuple[str, int, int, bytes]]:
    at = 0
    while at < len(log):
        size, op, handle, _, number = _HEAD.unpack_from(log, at)
        at += _HEAD.size
        yield chr(op), handle, number, log[at : at + size]
        at += size


def _mark(said: dict[str, Any], at: int) -> Mark:
    return Mark(
        said["act"],
        said["content"],
        said["standing"],
        said["files"],
        tuple(said["secret"]),
        tuple(said["gone"]),
        at,
    )


def _op(kind: str, handle: int, number: int, data: bytes, root: Path) -> Op:
    if kind == "W":
        return Op(kind, handle, number, data=data)
    if kind in "STA":
        return Op(kind, handle, number)
    if kind == "X":
        raise RuntimeError(f"The workload did what the recorder cannot replay: {data!r}")
    first, _, second = os.fsdecode(data).partition("\0")
    return Op(kind, handle, number, _relative(first, root), _relative(second, root) if second else "")


def _relative(path: str, root: Path) -> str:
    relative = os.path.relpath(path, root)
    return "" if relative == "." else relative
