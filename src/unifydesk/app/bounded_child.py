"""The reading process: holds itself to its bounds, reads what it is given by one parser, replies and ends."""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from unifydesk.app import bounded
from unifydesk.app.bounded import Done, Failed, Options, Part, Problems, Refused, Reply, Request
from unifydesk.domain.errors import InputProblemsError, Problem, UnifyError

ROWS_AT_ONCE = 2_000
"""Rows in one part of a table."""
CELLS_AT_ONCE = 50_000
Parser = Callable[[bytes, Options], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A pure parser, and the smallest thing it reads: reading it first loads every module it needs."""

    parse: Parser
    sample: bytes


def deck(data: bytes, options: Options) -> Iterator[bytes]:
    """Read a deck."""
    read_deck = importlib.import_module("unifydesk.decks.reader").read_deck
    text = data.decode("utf-8", "surrogatepass") if options.is_text else data
    yield msgspec.msgpack.encode(read_deck(text, ""))


def table(data: bytes, _options: Options) -> Iterator[bytes]:
    """Read a CSV: its rows with their numbers, some at once."""
    rows: list[tuple[int, list[str]]] = []
    cells = 0
    try:
        for row in importlib.import_module("unifydesk.app.csv_table").read_table(data, ""):
            rows.append(row)
            cells += len(row[1])
            if len(rows) >= ROWS_AT_ONCE or cells >= CELLS_AT_ONCE:
                yield msgspec.msgpack.encode(rows)
                rows, cells = [], 0
    finally:
        if rows:
            yield msgspec.msgpack.encode(rows)


def people(data: bytes, options: Options) -> Iterator[bytes]:
    """Read a list of people."""
    parse = importlib.import_module("unifydesk.app.people_rows").parse_bytes
    yield msgspec.msgpack.encode(parse(data, "", options.first, options.unnamed))


def logo(data: bytes, _options: Options) -> Iterator[bytes]:
    """Decode a picture and encode its pixels anew."""
    yield importlib.import_module("unifydesk.app.logo_pixels").encoded(data)


def pdf(data: bytes, _options: Options) -> Iterator[bytes]:
    """Read what a PDF says."""
    yield msgspec.msgpack.encode(importlib.import_module("unifydesk.app.pdf_reading").read_pdf(data, ""))


def looks(data: bytes, _options: Options) -> Iterator[bytes]:
    """Draw the pages of a PDF and give what each looks like as a fingerprint."""
    for seen in importlib.import_module("unifydesk.app.pdf_reading").looks(data, ""):
        yield hashlib.sha256(seen).digest()


_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 7 0 R>>>>>>endobj
4 0 obj<</Length 22>>stream
BT /F 9 Tf (word) Tj ET
endstream endobj
5 0 obj<</Type/Filespec/F(a)/UF(a)/EF<</F 6 0 R>>>>endobj
6 0 obj<</Type/EmbeddedFile/Length 1>>stream
b
endstream endobj
7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""
_DECK = b"---\ntitle: A\n---\n\n# B\n\n## C\n\n- *D* [E](F) `G` &amp;\n\n> H\n"
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)
PARSERS: dict[str, Reading] = {
    "deck": Reading(deck, _DECK),
    "table": Reading(table, b"a,b\n1,2\n"),
    "people": Reading(people, b"seat,name\n1,A\n"),
    "logo": Reading(logo, _PIXEL),
    "pdf": Reading(pdf, _PDF),
    "looks": Reading(looks, _PDF),
}
"""What can be asked for, by name. No parser opens a file, and none keeps anything."""


def main() -> int:
    """Read the request from the input, reply on the output and return the exit code."""
    sys.dont_write_bytecode = True
    _limit_resources()
    out = os.dup(1)
    os.dup2(2, 1)  # what a library may print does not get into the reply
    for frame in answer(sys.stdin.buffer.read(), _close_doors):
        view = memoryview(frame)
        while view:
            view = view[os.write(out, view) :]
    return 0


def answer(request: bytes, before: Callable[[], object] = bool) -> Iterator[bytes]:
    """Give the frames of the reply to a request; `before` is called when every module has been loaded."""
    try:
        head, data = bounded.unframed(request)
        asked = msgspec.msgpack.decode(head, type=Request)
        reading = PARSERS[asked.parser]
        for _ in replies(reading.parse, reading.sample, Options()):
            pass  # only the modules are wanted
        before()
        left = bounded.MOST_REPLIED
        for reply in replies(reading.parse, bytes(data), asked.options):
            frame = bounded.framed(msgspec.msgpack.encode(reply))
            left -= len(frame)
            if left < 0:
                raise MemoryError
            yield frame
    except MemoryError:
        yield bounded.framed(msgspec.msgpack.encode(Failed("memory")))


def replies(parse: Parser, data: bytes, options: Options) -> Iterator[Reply]:
    """Give what a parser makes of some bytes: parts, and last how it ended; nothing is raised."""
    try:
        for part in parse(data, options):
            yield Part(part)
    except InputProblemsError as error:
        yield Problems(tuple(_sayable(problem) for problem in error.problems), error.unit)
    except UnifyError as error:
        yield Refused(_whole(str(error)))
    except MemoryError:
        yield Failed("memory")
    except Exception as error:  # noqa: BLE001 - whatever it is, it ends here and becomes a sentence there
        yield Failed(_told(error))
    else:
        yield Done()


def _told(error: Exception) -> str:
    """Return the kind of a fault and where it happened, without a word of the file."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" in {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
    return type(error).__name__ + place


def _sayable(problem: Problem) -> Problem:
    return Problem(problem.line, _whole(problem.what), _whole(problem.expected))


def _whole(text: str) -> str:
    """Return text without the lone halves of characters, which no encoding takes."""
    return text.encode("utf-8", "replace").decode()


# -- bounds ----------------------------------------------------------------------------------------------


def _limit_resources() -> None:
    """Bound memory and time before anything is read; Windows has no such bounds, and there the time is kept
    from outside alone.
    """
    _bound(
        ("RLIMIT_AS", bounded.MEMORY),
        ("RLIMIT_CPU", bounded.SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    )


def _close_doors() -> None:
    """Let nothing be opened and nothing be started from here on."""
    _bound(("RLIMIT_NOFILE", 0), ("RLIMIT_NPROC", 0))


def _bound(*limits: tuple[str, int]) -> None:
    """Set each limit that this system has, as low as asked for or as it already was."""
    try:
        system: Any = importlib.import_module("resource")
    except ImportError:  # Windows
        return
    for name, most in limits:
        which = getattr(system, name, None)
        if which is None:
            continue
        _, hard = system.getrlimit(which)
        low = most if hard == system.RLIM_INFINITY else min(most, hard)
        later = name == "RLIMIT_CPU" and hard != low  # or else no signal tells that it was time
        try:
            system.setrlimit(which, (low, low + later))
        except (OSError, ValueError):  # macOS takes some limits only above what is in use
            continue
