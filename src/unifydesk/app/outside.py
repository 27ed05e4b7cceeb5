"""The doors for files from elsewhere: limits first, then a process of its own; bundled decks are read here.

Everything else that reads decks, tables, lists of people and pictures goes through these functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from unifydesk.app.csv_table import check_size, refused
from unifydesk.app.people_rows import LIST_LIMIT
from unifydesk.app.picture_headers import check_header
from unifydesk.decks import bundled, library, read_deck
from unifydesk.decks.source import MAX_LINES, MAX_SIZE
from unifydesk.domain.deck import Deck
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.people import MOST_SEATS, Seat

if TYPE_CHECKING:
    from unifydesk.app.pdf_reading import ReadPdf

T = TypeVar("T")
MOST_LINES = 2_000_000
"""Lines of a table."""
MOST_COLUMNS = 20_000
"""Columns of a table; what takes one has lower bounds of its own."""
_LONGEST_HEADING = 1_000_000
_BETWEEN_CELLS = re.compile(rb"[,;\t]")


def load(name_or_path: str) -> tuple[str, str]:
    """Return the name and the source of a deck, as `decks.load` does, reading nothing but its bytes here."""
    return library.load(name_or_path, reader=deck)


@lru_cache(maxsize=4)  # a dialog reads a deck, then the workshop is made of it
def deck(text: str | bytes, name: str) -> Deck:
    """Return the deck in a text; raises as `decks.read_deck` does, and UnreadError at the bounds."""
    if len(text) > MAX_SIZE or _lines_of(text) > MAX_LINES or text in _bundled():
        return read_deck(text, name)  # one of ours, or refused for its size before anything is parsed
    bounded = _bounded()
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    options = bounded.Options(is_text=isinstance(text, str))
    return _only(bounded.run("deck", data, name, options), Deck, name)


def table(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a CSV, as `csv_table.read_table` does; raises UnreadError at the bounds, too."""
    check_size(data, name)
    if data.count(b"\n") > MOST_LINES:
        raise refused(name, MOST_LINES + 1, "too many lines", f"up to {MOST_LINES:,}")
    heading = data[:_LONGEST_HEADING].partition(b"\n")[0]
    if sum(1 for _ in _BETWEEN_CELLS.finditer(heading)) >= MOST_COLUMNS:
        raise refused(name, 1, "too many columns", f"up to {MOST_COLUMNS:,}")
    bounded = _bounded()
    for part in bounded.run("table", data, name):
        yield from bounded.typed(part, list[tuple[int, list[str]]], name)


def people(data: bytes, name: str, first: int = 1, unnamed: Sequence[int] = ()) -> tuple[Seat, ...]:
    """Return the seats in a file of names or a CSV, as `people_rows.parse_bytes` does."""
    if len(data) > 4 * LIST_LIMIT:
        raise refused(name, 1, "a list that is too long", f"up to {MOST_SEATS} people")
    bounded = _bounded()
    options = bounded.Options(first=first, unnamed=tuple(unnamed))
    return _only(bounded.run("people", data, name, options), tuple[Seat, ...], name)


@lru_cache(maxsize=2)  # minutes are rendered again after every choice, with the same logo
def logo(data: bytes, name: str) -> bytes:
    """Return a picture as `logo_pixels.encoded` makes it: nothing but pixels.

    Raises InvalidInputError with what was expected, and UnreadError at the bounds.
    """
    check_header(data)
    made = b"".join(_bounded().run("logo", data, name))
    if check_header(made).form != "PNG":
        raise InvalidInputError(f"“{name}” was not made a PNG.")
    return made


def pdf(data: bytes, name: str) -> ReadPdf:
    """Return what a PDF says, as `pdf_reading.read_pdf` does; raises UnreadError at the bounds, too."""
    from unifydesk.app.pdf_reading import NO_PDF, ReadPdf  # noqa: PLC0415 - loads pdfium

    try:
        return _only(_bounded().run("pdf", data, name), ReadPdf, name)
    except InvalidInputError as error:  # it does not know what the file is called
        raise InvalidInputError(NO_PDF.format(name=name)) from error


def looks(data: bytes, name: str) -> Iterator[bytes]:
    """Give a fingerprint of what each page of a PDF looks like."""
    yield from _bounded().run("looks", data, name)


def _only(parts: Iterator[bytes], kind: type[T], name: str) -> T:
    found: T = _bounded().typed(b"".join(parts), kind, name)
    return found


def _lines_of(text: str | bytes) -> int:
    ends = ("\n", "\r") if isinstance(text, str) else (b"\n", b"\r")
    return 1 + max(text.count(end) for end in ends)  # type: ignore[arg-type] # of the same type as the text


@lru_cache(maxsize=1)
def _bundled() -> frozenset[str]:
    """Return the texts of the decks that come with the program."""
    return frozenset(library.load(name)[1] for name in bundled())


def _bounded() -> ModuleType:
    """Return what starts processes; it is not needed until something comes from elsewhere."""
    from unifydesk.app import bounded  # noqa: PLC0415 - or starting would take longer for nothing

    return bounded
