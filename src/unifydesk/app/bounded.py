"""Reads bytes from elsewhere in a process of its own, bounded in time and memory; what comes back is typed.

The process is this program started anew, never a copy of the running one. It gets the bytes through a pipe.
"""

from __future__ import annotations

import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from unifydesk.domain.errors import InputProblemsError, InvalidInputError, Problem, UnifyError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP

T = TypeVar("T")
log = logging.getLogger(__name__)
SECONDS = 30
"""On the wall and of the processor, after which reading is given up."""
MEMORY = 1_000_000_000
"""Bytes of address space of the reading process, where the system can hold it to that."""
MOST_REPLIED = 256_000_000
"""Bytes of an answer: a table of 50 MB with as many cells as there can be stays below."""
HIDDEN_COMMAND = "--read-what-is-given"
"""The first argument of a frozen program that is to read and nothing else; nobody types it."""
INHERITED = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment: what a system needs to start a program at all."""
_CHUNK = 1 << 18

TOO_LONG = QT_TRANSLATE_NOOP(
    "bounded",
    "“{name}” was not read within {seconds} seconds, so nothing was taken from it. Choose a smaller file.",
)
TOO_MUCH = QT_TRANSLATE_NOOP(
    "bounded",
    "“{name}” needs too much memory to be read, so nothing was taken from it. Choose a smaller file.",
)
BROKEN = QT_TRANSLATE_NOOP(
    "bounded",
    "Reading “{name}” broke off, so nothing was taken from it. Save it anew with the program it came from.",
)
NO_START = QT_TRANSLATE_NOOP(
    "bounded",
    "UnifyDesk could not start the part of itself that reads files ({reason}). Close other programs and try "
    "again.",
)


class UnreadError(UnifyError):
    """A file from elsewhere could not be read within the bounds; nothing was taken from it."""


# -- what goes through the pipe --------------------------------------------------------------------------


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a parser is told beside the bytes."""

    is_text: bool = False  # of a deck: whether limits are told in characters
    first: int = 1  # of a list of people: the first free seat
    unnamed: tuple[int, ...] = ()  # of a list of people: seats without a name


class Request(msgspec.Struct, frozen=True):
    """What the reading process is asked for; the bytes follow."""

    parser: str
    options: Options


class Part(msgspec.Struct, frozen=True, tag="part"):
    """A piece of what was read, in an encoding of its own."""

    data: bytes


class Done(msgspec.Struct, frozen=True, tag="done"):
    """Everything was read."""


class Problems(msgspec.Struct, frozen=True, tag="problems"):
    """What is wrong with the bytes, by line or row."""

    problems: tuple[Problem, ...]
    unit: str


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """Why the bytes cannot be used, as one sentence of ours."""

    sentence: str


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """What broke: “memory”, or the kind and place of a fault for the log."""

    what: str


Reply = Part | Done | Problems | Refused | Failed
_REPLY: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def framed(data: bytes) -> bytes:
    """Return bytes with their length before them."""
    return len(data).to_bytes(8, "big") + data


def unframed(data: bytes) -> Iterator[memoryview]:
    """Give the frames in some bytes; raises ValueError when the last one is not whole."""
    view, at = memoryview(data), 0
    while at < len(view):
        size = int.from_bytes(view[at : at + 8], "big")
        if at + 8 + size > len(view):
            raise ValueError("a frame that is not whole")
        yield view[at + 8 : at + 8 + size]
        at += 8 + size


# -- asking ----------------------------------------------------------------------------------------------


def run(parser: str, data: bytes, name: str, options: Options | None = None) -> Iterator[bytes]:
    """Have bytes read by one of `bounded_child.PARSERS` and give the parts of what it found.

    `name` is what a person is told the bytes are called. Raises InputProblemsError and InvalidInputError as
    the parser does, after the parts before it, and UnreadError when a bound was met or reading broke.
    """
    request = Request(parser, options or Options())
    reply = ask(framed(msgspec.msgpack.encode(request)) + framed(data), name)
    yield from parts(reply, name)


def parts(reply: bytes, name: str) -> Iterator[bytes]:
    """Give the parts in a reply; raises what it ends with, and UnreadError when it makes no sense."""
    try:
        for frame in unframed(reply):
            said = _REPLY.decode(frame)
            if isinstance(said, Done):
                return
            if not isinstance(said, Part):
                raise _error(said, name)
            yield said.data
    except (ValueError, msgspec.MsgspecError) as error:
        raise _broken(name, f"a reply that makes no sense: {error}") from error
    raise _broken(name, "a reply that ends too early")


def typed(data: bytes, kind: type[T], name: str) -> T:
    """Return what a part holds as a value of a type; raises UnreadError when it is none."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (ValueError, msgspec.MsgspecError) as error:
        raise _broken(name, f"a part that makes no sense: {error}") from error


def _error(said: Problems | Refused | Failed, name: str) -> UnifyError:
    if isinstance(said, Problems):
        return InputProblemsError(name, said.problems, said.unit)
    if isinstance(said, Refused):
        return InvalidInputError(said.sentence)
    if said.what == "memory":
        return UnreadError(TOO_MUCH.format(name=name))
    return _broken(name, said.what)


def _broken(name: str, why: str) -> UnreadError:
    log.warning("reading a file from elsewhere broke: %s", why)
    return UnreadError(BROKEN.format(name=name))


def ask(request: bytes, name: str) -> bytes:
    """Start the reading process, give it a request and return its reply, which is not looked at.

    The process has ended when this returns or raises UnreadError.
    """
    try:
        process = subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={key: os.environ[key] for key in INHERITED if key in os.environ},
            cwd=Path(sys.executable).anchor or None,  # it holds on to no folder of the person's
            start_new_session=True,  # Ctrl+C is for us; we end it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise UnreadError(NO_START.format(reason=(error.strerror or "refused").lower())) from error
    try:
        reply = _exchange(process, request)
        process.wait(SECONDS)  # it has closed its output, so it is at its end
    except (TimeoutError, subprocess.TimeoutExpired) as error:
        raise UnreadError(TOO_LONG.format(name=name, seconds=SECONDS)) from error
    except OverflowError as error:
        raise UnreadError(TOO_MUCH.format(name=name)) from error
    finally:
        _end(process)
    if process.returncode == -getattr(signal, "SIGXCPU", 0) != 0:
        raise UnreadError(TOO_LONG.format(name=name, seconds=SECONDS))
    if process.returncode != 0:
        raise _broken(name, f"the reading process ended with {process.returncode}")
    return reply


def command() -> Sequence[str]:
    """Return what starts the reading process: this program with the modules it runs from, and no others.

    Python starts isolated: no folder of the person's, no start-up file and no variable can bring in code. It
    writes no bytecode, which would be cut short by the bounds.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, HIDDEN_COMMAND)
    package = str(Path(__file__).resolve().parents[2])
    folders = [package, *(path for path in sys.path if path and path != package)]
    begin = "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"
    begin += "from unifydesk.app.bounded_child import main; sys.exit(main())"
    return (sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", begin, json.dumps(folders))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, whether it is still at work or not, and close the pipes to it."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None and not pipe.closed:
            with suppress(OSError):  # what nobody read any more
                pipe.close()


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """Write the request and read the reply, both at once.

    Raises TimeoutError after `SECONDS`, and OverflowError for a reply of more than `MOST_REPLIED` bytes.
    """
    if process.stdin is None or process.stdout is None:
        raise ValueError("a process without pipes")
    if sys.platform == "win32":  # pipes cannot be waited for there; the reader itself keeps its reply short
        reply, _ = process.communicate(request, SECONDS)
    else:
        reply = _by_turns(process.stdin, process.stdout, request)
    if len(reply) > MOST_REPLIED:
        raise OverflowError
    return reply


def _by_turns(into: IO[bytes], out: IO[bytes], request: bytes) -> bytes:
    """Write to the one pipe and read from the other as they let us, until the other is closed."""
    ends = time.monotonic() + SECONDS
    left, reply = memoryview(request), bytearray()
    os.set_blocking(into.fileno(), False)
    with selectors.DefaultSelector() as ready:
        ready.register(into, selectors.EVENT_WRITE)
        ready.register(out, selectors.EVENT_READ)
        while len(reply) <= MOST_REPLIED:
            found = ready.select(max(0, ends - time.monotonic()))
            if not found:
                raise TimeoutError
            for key, _ in found:
                if key.fileobj is into:
                    left = _written(into, left)
                    if not left:
                        ready.unregister(into)
                        into.close()
                    continue
                chunk = os.read(out.fileno(), _CHUNK)
                if not chunk:
                    out.close()
                    return bytes(reply)
                reply += chunk
    return bytes(reply)


def _written(into: IO[bytes], left: memoryview) -> memoryview:
    """Write as much as there is room for and return the rest; nothing is left once nobody reads any more."""
    try:
        return left[os.write(into.fileno(), left[:_CHUNK]) :]
    except BlockingIOError:
        return left
    except BrokenPipeError:
        return left[:0]
