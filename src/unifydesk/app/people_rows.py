"""Reads a list of people, pasted or from a file: names one a line, or a CSV; nothing else is touched."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import chain

from unifydesk.app.info_checks import HIGHEST_SEAT, checked_seat
from unifydesk.domain.errors import InputProblemsError, InvalidInputError, Problem
from unifydesk.domain.people import MOST_SEATS, Seat

LIST_LIMIT = 1_000_000
"""Characters of a list of people: far beyond what the names of a full room need."""
ABSENT = ("0", "no", "false", "absent")
PRESENT = ("", "1", "yes", "true", "present")
COLUMNS = ("seat", "name", "group", "present", "weight", "proxy")


def parse(text: str, name: str = "the list", first: int = 1, unnamed: Sequence[int] = ()) -> tuple[Seat, ...]:
    """Return the seats in pasted text: one name per line, or CSV with a heading of seat, name, group,
    present, weight and proxy.

    Lines without a seat number get the numbers in `unnamed`, then those from `first` on. Raises
    InputProblemsError with every bad row.
    """
    if len(text) > LIST_LIMIT:
        problem = Problem(1, "a list that is too long", f"up to {MOST_SEATS} people")
        raise InputProblemsError(name, (problem,), unit="row")
    lines = text.lstrip("\ufeff").replace("\x00", "").splitlines()
    try:
        rows = _rows(lines)
    except csv.Error as error:
        expected = "every column once, quotes closed and cells of usual length"
        problem = Problem(1, "a list that cannot be read", expected)
        raise InputProblemsError(name, (problem,), unit="row") from error
    return _seats([(i, row) for i, row in rows if any(row.values())], name, first, unnamed)


def _rows(lines: list[str]) -> list[tuple[int, dict[str, str]]]:
    """Return (row number, cells by column): below a heading, or one name per line without one."""
    heading = [h.strip().lower() for h in _split(next((x for x in lines if x.strip()), ""))]
    if set(heading) & set(COLUMNS):
        return _table(lines, heading)
    return [(number, {"name": name}) for number, name in enumerate(lines, 1)]


def parse_bytes(data: bytes, name: str, first: int = 1, unnamed: Sequence[int] = ()) -> tuple[Seat, ...]:
    """Return the seats of a file as `parse` does; raises InputProblemsError for what is not UTF-8, too."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        problem = Problem(row, "text that is not UTF-8", "a list saved as UTF-8")
        raise InputProblemsError(name, (problem,), unit="row") from error
    return parse(text, name, first, unnamed)


def _split(line: str) -> list[str]:
    delimiter = max(",;\t", key=line.count)
    return next(csv.reader([line], delimiter=delimiter), [])


def _table(lines: list[str], heading: list[str]) -> list[tuple[int, dict[str, str]]]:
    """Return (row number, cells) below a heading; cells of unknown columns are left out."""
    start = next(i for i, line in enumerate(lines) if line.strip())
    delimiter = max(",;\t", key=lines[start].count)
    twice = next((column for column in COLUMNS if heading.count(column) > 1), None)
    if twice is not None:
        raise csv.Error(f"column {twice} more than once")
    reader = csv.reader(io.StringIO("\n".join(lines[start + 1 :])), delimiter=delimiter, strict=True)
    return [(start + 2 + i, dict(zip(heading, row, strict=False))) for i, row in enumerate(reader)]


def _seats(
    rows: list[tuple[int, dict[str, str]]], name: str, first: int, unnamed: Sequence[int]
) -> tuple[Seat, ...]:
    problems: list[Problem] = []
    seats: dict[int, Seat] = {}
    taken = {_seat_number(row.get("seat", "")) for _, row in rows}
    free = (n for n in chain(unnamed, range(first, 100_000)) if n not in taken)
    for line, row in rows:
        typed = row.get("seat", "").strip()
        number = _seat_number(typed) if typed else next(free)
        if number is None:
            problems.append(Problem(line, f"seat “{typed[:20]}”", f"a number from 1 to {HIGHEST_SEAT}"))
            continue
        if number in seats:
            problems.append(Problem(line, f"seat {number} again", "every seat once"))
            continue
        try:
            seats[number] = checked_seat(_seat_in(row, number))
        except InvalidInputError as error:
            problems.append(Problem(line, str(error).rstrip(".")))
    if len(seats) > MOST_SEATS:
        problems.append(Problem(rows[-1][0], f"{len(seats)} people", f"up to {MOST_SEATS}"))
    if problems:
        raise InputProblemsError(name, tuple(problems), unit="row")
    return tuple(seats[number] for number in sorted(seats))


def _seat_in(row: dict[str, str], number: int) -> Seat:
    """Return the seat of a row; raises InvalidInputError for a proxy or a presence that says nothing."""
    said = row.get("present", "").strip()
    absent = said.lower() in ABSENT
    if not absent and said.lower() not in PRESENT:
        raise InvalidInputError(f"present “{said[:20]}”, where yes or no is expected")
    typed = row.get("proxy", "").strip()
    proxy = _seat_number(typed) if typed else None
    if typed and proxy is None:
        raise InvalidInputError(f"proxy “{typed[:20]}”, where the number of a seat is expected")
    weight = row.get("weight", "").strip() or "1"
    return Seat(number, row.get("name", ""), row.get("group", ""), not absent, weight, proxy)


def _seat_number(text: str) -> int | None:
    """Return the seat number that was typed, or None when it is none."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 6):
        return None
    return int(typed) if 1 <= int(typed) <= HIGHEST_SEAT else None
