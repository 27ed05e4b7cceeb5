"""The names of a scale's options in columns: words where they fit, numerals with the ends named where not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.question import Question
from unifydesk.pictures.lettering import fitted, text_width, two_lines
from unifydesk.pictures.words import end_names, is_numbered, option_labels


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """One or two lines for each option; with numerals, what the two ends are called."""

    lines: tuple[tuple[str, ...], ...]
    ends: tuple[str, str] = ("", "")

    @property
    def high(self) -> int:
        """Lines of the highest name."""
        return max((len(lines) for lines in self.lines), default=1)


def column_names(question: Question, options: Sequence[str], size: float, room: float) -> ColumnNames:
    """Return names for columns that are `room` wide.

    The forms are: short labels on one line, on two, numerals (with the ends of the scale to be named
    beside), and where the answers are words, short labels that are cut.
    """
    shorts = [short for _, short in option_labels(question, options)]
    broken = [two_lines(short) for short in shorts]
    if all(text_width(short, size) <= room for short in shorts):
        return ColumnNames(tuple((short,) for short in shorts))
    if all(text_width(line, size) <= room for lines in broken for line in lines):
        return ColumnNames(tuple(broken))
    if is_numbered(options):
        return ColumnNames(tuple((value,) for value in options), end_names(question, options))
    return ColumnNames(tuple(tuple(fitted(line, size, room) for line in lines) for lines in broken))


def row_names(question: Question, options: Sequence[str], columns: ColumnNames) -> tuple[str, ...]:
    """Return names for rows, with their numerals where the columns have numerals only."""
    shorts = tuple(short for _, short in option_labels(question, options))
    if not any(columns.ends):
        return shorts
    pairs = zip(options, shorts, strict=True)
    return tuple(value if short == value else f"{value} {short}" for value, short in pairs)
