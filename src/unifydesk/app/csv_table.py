"""Reads a table from CSV bytes row by row: any bytes end in rows or in problems with their row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from unifydesk.domain.errors import InputProblemsError, Problem

SIZE_LIMIT = 50_000_000
"""Bytes of a file."""
ROW_LIMIT = 1_000_000
"""Characters of one row: a table of that width is none that a person has made."""
PROBLEMS_LIMIT = 10_000
"""Problems that are listed; a file with more is something else altogether, and reading stops there."""
TOO_MANY = "too many problems; the rows below were not looked at"

_QUOTED = re.compile(r'"[^"]*"')


def read_table(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Give the first row as row 1, then every row that is not empty by its number.

    Commas, semicolons and tabs are told apart by the first row; a row may span lines within quotes, which
    must be closed, or else a row would swallow those below it. Raises InputProblemsError for what is too
    large, not UTF-8 or no table.
    """
    delimiter = _delimiter(_first_line(data, name))
    lines = _Lines(data)
    number = 0
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), start=1):
            lines.taken = 0
            if number == 1 or any(cell and not cell.isspace() for cell in row):
                yield number, row
    except csv.Error as error:
        raise refused(name, number + 1, "a row that cannot be read", "quotes closed, usual cells") from error


def refused(name: str, row: int, what: str, expected: str = "") -> InputProblemsError:
    """Return the error that says one thing about one row."""
    return InputProblemsError(name, (Problem(row, what, expected),), unit="row")


def check_size(data: bytes, name: str) -> None:
    """Raise InputProblemsError when a file is too large to be looked at."""
    if len(data) > SIZE_LIMIT:
        raise refused(name, 1, "the file is too large", f"up to {SIZE_LIMIT // 1_000_000} MB")


def check_problems(name: str, problems: list[Problem], unit: str = "row") -> None:
    """Raise InputProblemsError when there are problems, in the order of their rows."""
    if problems:
        raise InputProblemsError(name, tuple(sorted(problems, key=lambda p: p.line)), unit)


class _Lines:
    """The lines of a file; a row that grows beyond all measure ends the reading."""

    def __init__(self, data: bytes) -> None:
        self._lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
        self.taken = 0  # characters since the last row was complete

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.taken += len(line)
            if self.taken > ROW_LIMIT:
                raise csv.Error("a row without end")
            yield line.replace("\x00", "\N{REPLACEMENT CHARACTER}")


def _first_line(data: bytes, name: str) -> str:
    """Return the first line as text; raises InputProblemsError when the file is too large or not UTF-8."""
    check_size(data, name)
    try:
        return data.decode("utf-8-sig").split("\n", 1)[0]
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise refused(name, row, "text that is not UTF-8", "a CSV saved as UTF-8") from error


def _delimiter(heading: str) -> str:
    """Return the mark that stands most often between the cells of a heading."""
    bare = _QUOTED.sub("", heading)
    return max(",;\t", key=bare.count)
