"""The parsers of everything that comes from outside, called as the program’s own child process calls them.

That child turns whatever a parser raises into a sentence; here it is to be seen. Nothing of the program is
imported with this module, because what is imported too early cannot be led.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

Parse = Callable[[bytes], object]
WIDE = b"id,q1,q2\n1,agree,disagree\n2,,agree\n"


@dataclass(frozen=True, slots=True)
class Parser:
    """Modules whose branches lead, how the parser is made in a folder, and its longest input in bytes."""

    led: tuple[str, ...]
    made: Callable[[Path], Parse]
    longest: int = 4_096


def _in_a_child(name: str, _folder: Path) -> Parse:
    child, options = import_module("unifydesk.app.bounded_child"), import_module("unifydesk.app.bounded")
    parse = child.PARSERS[name].parse
    return lambda data: list(parse(data, options.Options()))


def _votes(folder: Path) -> Parse:
    return partial(import_module("unifydesk.app.vote_rows").read_votes, _workshop(folder), name="votes.csv")


def _table(_folder: Path) -> Parse:
    decks = import_module("unifydesk.app.table_decks")
    columns = decks.TableColumns("id", "text", "title")
    return partial(decks.deck_from_table, name="table.csv", title="A title", columns=columns)


def _mapping(folder: Path) -> Parse:
    read_map = import_module("unifydesk.app.vote_map").read_map
    read = partial(import_module("unifydesk.app.wide_votes").read_wide, _workshop(folder), WIDE, "wide.csv")
    return lambda data: read(read_map(data, "map.toml"))


def _sheet(folder: Path) -> Parse:
    load, path = import_module("unifydesk.app.styles").load, folder / "sheet.toml"

    def parse(data: bytes) -> object:
        path.write_bytes(data)
        return load(path)

    return parse


def _record(_folder: Path) -> Parse:
    read, check = (
        import_module("unifydesk.domain.record").read,
        import_module("unifydesk.store.dumping").check,
    )
    return lambda data: check(read(data).report.tables)


def _planted(name: str, _folder: Path) -> Parse:
    parse: Parse = getattr(import_module("campaign.fuzz.planted"), name)
    return parse


def _workshop(folder: Path) -> Any:
    """Return a workshop that votes can be read into."""
    workshops, workloads = import_module("unifydesk.app.workshops"), import_module("campaign.workloads")
    path = folder / "w.unify"
    path.unlink(missing_ok=True)  # from the child before
    file = workshops.create(path, workloads.DECK, seats=workloads.SEATS)
    try:
        return workshops.snapshot(file)
    finally:
        file.close()


_TABLES = ("unifydesk.app.csv_table", "unifydesk.app.toml_text")
PARSERS = {
    "deck": Parser(("unifydesk.decks.reader",), partial(_in_a_child, "deck")),
    "people": Parser(("unifydesk.app.people_rows",), partial(_in_a_child, "people")),
    "votes": Parser(("unifydesk.app.vote_rows", *_TABLES), _votes),
    "table": Parser(("unifydesk.app.table_decks", *_TABLES), _table),
    "map": Parser(("unifydesk.app.vote_map", "unifydesk.app.wide_votes", *_TABLES), _mapping),
    "sheet": Parser(("unifydesk.app.styles",), _sheet),
    "picture": Parser(("unifydesk.app.logo_pixels",), partial(_in_a_child, "logo")),
    "record": Parser(("unifydesk.domain.record", "unifydesk.store.dumping"), _record, longest=40_000),
    "pdf": Parser(("unifydesk.app.pdf_reading",), partial(_in_a_child, "pdf"), longest=200_000),
}
"""By the names that the ways of the campaign of hostile files have."""
PLANTED = {
    name: Parser(("campaign.fuzz.planted",), partial(_planted, what))
    for name, what in (
        ("a parser that fails", "fails_behind_a_door"),
        ("a parser that asks the network", "harms_behind_a_door"),
        ("a parser that takes memory", "takes_memory_behind_a_door"),
    )
}


@contextmanager
def in_this_process() -> Iterator[None]:
    """Let what other parsers ask of the doors be read here."""
    outside, decks = import_module("unifydesk.app.outside"), import_module("unifydesk.decks")
    table = import_module("unifydesk.app.csv_table").read_table
    with mock.patch.object(outside, "table", table), mock.patch.object(outside, "deck", decks.read_deck):
        yield
