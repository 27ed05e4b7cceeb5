"""The record: a whole report with its options as canonical JSON and back, so that paper can be checked.

Canonical means sorted keys, no spaces, UTF-8 as it is; bytes are base64, decimals are texts, halves of
surrogate pairs stand as escapes. Its hash is the fingerprint that the minutes print.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NoReturn, get_type_hints

import msgspec

from unifydesk.domain.errors import InvalidInputError, printable
from unifydesk.domain.report import ExportOptions, Report, TableRows
from unifydesk.domain.rounds import CONFIDENTIAL, OPEN

FORMAT = "unifydesk-record"
VERSION = 1
LARGEST = 50_000_000
"""Bytes of a record. A workshop of 500 people and 100 rounds takes about half of it."""
MOST_LISTS, MOST_PARTS = 2_000_000, 8_000_000
"""Brackets and commas of a record: what is built to fill the memory is refused before it is read."""

NO_RECORD = "This is no record of a workshop: {why}. Take the JSON file that UnifyDesk wrote."
NEWER = (
    "This record was written by a newer UnifyDesk (version {version} of its form, this program reads up to "
    "{newest}). Install the newer program."
)
TAMPERED = (
    "This record was changed after it was written: it says that the fingerprint of {what} is {stated}, and "
    "it is {found}. Take the file that UnifyDesk wrote."
)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_KNOWN_KEYS = {"format", "version", "software", "options", "report", "content"}
_TABLE_KEYS = {"tables", "tables_content"}

Plain = Any
"""What JSON can hold: dictionaries, lists, texts, numbers, booleans and None."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a record holds; `content` is computed from it, `stated` is what it says of itself."""

    report: Report  # with its tables, where the record has them
    options: ExportOptions
    software: str  # that wrote it
    content: str  # SHA-256, hex
    stated: str
    tables_content: str = ""  # the same of the tables; empty without them
    tables_stated: str = ""

    @property
    def is_intact(self) -> bool:
        """Whether the record is what it says of itself."""
        return (self.content, self.tables_content) == (self.stated, self.tables_stated)


def encode(report: Report, options: ExportOptions, *, tables: bool = False) -> bytes:
    """Return the record of a report as canonical JSON; with `tables` also every row of the file.

    Equal reports and options give equal bytes, and `decode` gives equal ones back.
    """
    content = _plain_report(report)
    record = {
        "format": FORMAT,
        "version": VERSION,
        "software": report.software,
        "options": _plain(options, ExportOptions),
        "report": content,
        "content": _hash(content),
    }
    if tables and report.tables:
        record["tables"] = _plain_tables(report.tables)
        record["tables_content"] = _hash(record["tables"])
    return _canonical(record)


def content_hash(report: Report) -> str:
    """Return the SHA-256 (64 hex digits) over the canonical JSON of a report without its tables.

    Paper, style and template do not matter to it; every text, count and figure does.
    """
    return _hash(_plain_report(report))


def decode(data: bytes) -> tuple[Report, ExportOptions]:
    """Return the report and the options of a record that is exactly what was written.

    Raises InvalidInputError with a sentence for anything malformed, too large, newer or changed since.
    """
    record = read(data)
    if record.content != record.stated:
        _refuse_changed("its report", record.stated, record.content)
    if record.tables_content != record.tables_stated:
        _refuse_changed("its tables", record.tables_stated, record.tables_content)
    return record.report, record.options


def read(data: bytes) -> Record:
    """Return a record whose form is right, whatever became of its content: ask `is_intact`.

    Raises InvalidInputError with a sentence for anything malformed, too large or newer.
    """
    told = _parsed(data)
    try:
        report = _report(told["report"])
        options: ExportOptions = msgspec.convert(told["options"], ExportOptions)
        tables = told.get("tables")
        if tables is not None:
            report = dataclasses.replace(report, tables=_tables(tables))
        if _text(told["software"]) != report.software:  # which the fingerprint covers
            raise ValueError("it says of two programs that they wrote it")
        return Record(
            report=report,
            options=options,
            software=_text(told["software"]),
            content=_hash(told["report"]),
            stated=_text(told["content"]),
            tables_content="" if tables is None else _hash(tables),
            tables_stated="" if tables is None else _text(told["tables_content"]),
        )
    except (msgspec.ValidationError, ValueError, TypeError, LookupError, RecursionError) as error:
        raise _refusal(NO_RECORD.format(why=_why(error))) from error


def is_within_bounds(data: bytes) -> bool:
    """Return whether a record is small enough to be read again."""
    parts = data.count(b"[") + data.count(b"{")
    return len(data) <= LARGEST and parts <= MOST_LISTS and data.count(b",") <= MOST_PARTS


def has_sealed_round(report: Report) -> bool:
    """Return whether a confidential round was open when the rows of the file were read."""
    return any(
        (row.get("state"), row.get("level")) == (OPEN, CONFIDENTIAL)
        for table in report.tables
        if table.table == "round"
        for row in (dict(zip(table.columns, cells, strict=True)) for cells in table.rows)
    )


# -- JSON -------------------------------------------------------------------------------------------


def _canonical(value: Plain) -> bytes:
    """Return JSON with sorted keys and no spaces; raises ValueError for numbers that are none."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    text = _PAIR.sub(_joined, text)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def _joined(pair: re.Match[str]) -> str:
    """Return the one character that two halves are: as escapes they would be read as one."""
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _hash(value: Plain) -> str:
    return hashlib.sha256(_canonical(value)).hexdigest()


def _parsed(data: bytes) -> dict[str, Plain]:
    """Return the outermost object of a record after the checks of its size, form and version."""
    if not is_within_bounds(data):
        _refuse(f"it is larger than {LARGEST // 1_000_000} MB, or has too many parts")
    try:
        told = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as error:
        raise _refusal(NO_RECORD.format(why=_why(error))) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        _refuse(f"it does not say “{FORMAT}”")
    version = told.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        _refuse("it has no version")
    if version > VERSION:
        raise _refusal(NEWER.format(version=version, newest=VERSION))
    keys = set(told)
    if keys not in (_KNOWN_KEYS, _KNOWN_KEYS | _TABLE_KEYS):
        _refuse(f"its parts are not those of a record ({_list(keys ^ _KNOWN_KEYS)})")
    return told


def _object(pairs: Sequence[tuple[str, Plain]]) -> dict[str, Plain]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _text(value: Plain) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is no text")
    return value


def _refuse(why: str) -> NoReturn:
    raise _refusal(NO_RECORD.format(why=why))


def _refuse_changed(what: str, stated: str, found: str) -> NoReturn:
    raise _refusal(TAMPERED.format(what=what, stated=f"{stated[:16]}…", found=f"{found[:16]}…"))


def _refusal(said: str) -> InvalidInputError:
    """Return a refusal, which may quote the record, in words that can be shown."""
    return InvalidInputError(printable(said))


def _why(error: Exception) -> str:
    """Return what a parser said as part of a sentence: one line, no full stop, not long."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON, or broken in line {error.lineno}"
    if isinstance(error, LookupError):
        return "a part is missing"
    words = " ".join(str(error).split()).rstrip(".")
    return words[:200] if words else "it cannot be read"


def _list(words: set[str]) -> str:
    return ", ".join(word[:30] for word in sorted(words)[:5])


# -- the tree of dataclasses ------------------------------------------------------------------------


@cache
def _content_type() -> type[Any]:
    """Return Report without `tables`, whose rows mix texts and bytes and have a form of their own."""
    hints = get_type_hints(Report)
    parts: list[Any] = []
    for part in dataclasses.fields(Report):
        if part.name == "tables":
            continue
        if part.default is dataclasses.MISSING:
            parts.append((part.name, hints[part.name]))
        else:
            parts.append((part.name, hints[part.name], dataclasses.field(default=part.default)))
    return dataclasses.make_dataclass("ReportContent", parts, frozen=True, slots=True)


def _plain(value: Any, kind: type[Any]) -> Plain:
    """Return a value as plain JSON data in which every number has the type its field declares."""
    as_told = msgspec.to_builtins(value)
    return msgspec.to_builtins(msgspec.convert(as_told, kind))


def _plain_report(report: Report) -> Plain:
    kind = _content_type()
    content = kind(**{part.name: getattr(report, part.name) for part in dataclasses.fields(kind)})
    plain = _plain(content, kind)
    for told, name in ((plain, "recovered"), *((claim, "incomplete") for claim in plain["claims"])):
        if not told[name]:  # so that all other records stay as they were before these fields were known
            del told[name]
    return plain


def _report(told: Plain) -> Report:
    """Return the report; raises ValidationError for what does not fit, ValueError for what is unknown."""
    kind = _content_type()
    content = msgspec.convert(told, kind)
    _check_known(told, msgspec.to_builtins(content), "report")
    return Report(**{part.name: getattr(content, part.name) for part in dataclasses.fields(kind)})


def _check_known(told: Plain, understood: Plain, where: str) -> None:
    """Raise ValueError where a record says what this program would silently leave out."""
    if isinstance(told, dict):
        for name, value in told.items():
            if name not in understood:
                raise ValueError(f"“{where}.{name[:30]}” is unknown")
            _check_known(value, understood[name], f"{where}.{name}")
    elif isinstance(told, list):
        for one, other in zip(told, understood, strict=True):
            _check_known(one, other, f"{where}[]")


# -- the tables -------------------------------------------------------------------------------------


def _plain_tables(tables: Sequence[TableRows]) -> Plain:
    return {
        table.table: {
            "columns": list(table.columns),
            "rows": [[_plain_cell(cell) for cell in row] for row in table.rows],
        }
        for table in tables
    }


def _plain_cell(cell: int | str | bytes | None) -> Plain:
    return {"hex": cell.hex()} if isinstance(cell, bytes) else cell


def _tables(told: Plain) -> tuple[TableRows, ...]:
    """Return the tables sorted by name; raises ValueError or TypeError for what is none."""
    return tuple(_table(name, _mapping(told[name], {"columns", "rows"})) for name in _mapping(told))


def _mapping(told: Plain, keys: set[str] | None = None) -> Mapping[str, Plain]:
    if not isinstance(told, dict) or (keys is not None and set(told) != keys):
        raise ValueError("a table is no table")
    return told


def _table(name: str, told: Mapping[str, Plain]) -> TableRows:
    columns = tuple(_text(column) for column in _each(told["columns"]))
    rows = tuple(tuple(_cell(cell) for cell in _each(row)) for row in _each(told["rows"]))
    if any(len(row) != len(columns) for row in rows):
        raise ValueError(f"a row of the table “{name[:30]}” has not one value for each column")
    return TableRows(name, columns, rows)


def _each(told: Plain) -> list[Plain]:
    if not isinstance(told, list):
        raise TypeError("a list is no list")
    return told


def _cell(told: Plain) -> int | str | bytes | None:
    if told is None or isinstance(told, str) or (isinstance(told, int) and not isinstance(told, bool)):
        return told
    if isinstance(told, dict) and set(told) == {"hex"} and isinstance(told["hex"], str):
        return bytes.fromhex(told["hex"])
    raise ValueError("a cell of a table is no text, whole number or bytes")
