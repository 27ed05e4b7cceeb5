"""Writes a mapping to begin with, guessed from a table's heading and values; a person corrects it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unifydesk.app import outside
from unifydesk.app.csv_table import refused
from unifydesk.app.wide_layout import MOST_COLUMNS
from unifydesk.domain.people import MOST_SEATS

_PEOPLE = re.compile(
    r"(?i)(^|[^a-z])(participant|person|respondent|record|seat|voter|panell?ist|expert|id|xid)"
)
_GROUPS = re.compile(r"(?i)(^|[^a-z])(group|team|table|panel|stakeholder)")
_NUMBER = re.compile(r"[0-9]+")
_SHORT, _FEW = 24, 12
"""Values of an answer are short, and there are few different ones."""
_LISTED = 60
"""Patterns, single columns and values that are listed at the most, so that the mapping stays readable."""
_LONGEST_NAME = 60
_KNOWN_CODES: tuple[tuple[dict[str, str], str], ...] = (
    ({"1": "yes", "0": "no"}, "1 and 0 were taken for yes and no"),
    ({"1": "yes", "0": "pass", "-1": "no"}, "1, 0 and -1 were taken for yes, pass and no"),
)
_WORDS = {
    "yes": "yes", "no": "no", "pass": "pass", "agree": "yes", "disagree": "no", "y": "yes", "n": "no",
    "ja": "yes", "nein": "no",
    "na": "missing", "n/a": "missing", "nan": "missing", "null": "missing", "-": "missing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    values: Counter[str]  # value → cells, blanks left out
    people: int

    @property
    def is_coded(self) -> bool:
        """Whether it may hold answers: few different values, all short."""
        return 0 < len(self.values) <= _FEW and all(len(value) <= _SHORT for value in self.values)

    @property
    def tells_apart(self) -> bool:
        """Whether every person has another value."""
        return self.values.total() == self.people == len(self.values) and self.people > 0

    @property
    def is_text(self) -> bool:
        """Whether it holds words rather than codes."""
        return any(len(value) > _SHORT for value in self.values)


def guess_map(data: bytes, name: str) -> str:
    """Return a commented mapping (TOML) for a wide CSV; raises InputProblemsError when it is no table."""
    columns = [c for c in _columns(data, name) if c.name and len(c.name) <= _LONGEST_NAME]
    person = next((c.name for c in columns if _PEOPLE.search(c.name) and c.tells_apart), "")
    group = next((c.name for c in columns if _GROUPS.search(c.name) and c.is_coded), "")
    rest = [c for c in columns if c.name not in (person, group)]
    families = _families(rest)
    answers = {pattern: family for pattern, family in families.items() if _are_answers(family)}
    reasons = {p: f for p, f in families.items() if p not in answers and any(c.is_text for c in f)}
    in_family = {c.name for family in families.values() for c in family}
    single = [c for c in rest if c.name not in in_family and c.is_coded]
    return "\n".join(
        (
            *_people_lines(name, person, group),
            *_meaning_lines([c for family in answers.values() for c in family] or single),
            *_column_lines("columns", answers, single),
            *_column_lines("reasons", reasons, []),
            "",
        )
    )


def _columns(data: bytes, name: str) -> list[_Column]:
    rows = outside.table(data, name)
    heading = [cell.strip() for cell in next(rows, (1, []))[1]]
    if not any(heading):
        raise refused(name, 1, "no heading", "the names of the columns in the first row")
    if len(heading) > MOST_COLUMNS:
        raise refused(name, 1, f"{len(heading):,} columns", f"up to {MOST_COLUMNS:,}")
    values: list[Counter[str]] = [Counter() for _ in heading]
    people = 0
    for _, row in rows:
        people += 1
        if people > MOST_SEATS:
            break  # enough to guess from; an import says what is wrong with so many
        for counted, cell in zip(values, row, strict=False):
            if cell.strip():
                counted[cell.strip()] += 1
    return [_Column(column, counted, people) for column, counted in zip(heading, values, strict=True)]


def _families(columns: Sequence[_Column]) -> dict[str, list[_Column]]:
    """Return columns that differ in one number only, by their pattern: “s{n}_statement”."""
    found: dict[str, list[_Column]] = {}
    for column in columns:
        number = _NUMBER.search(column.name)
        if number is not None and "{" not in column.name:
            pattern = f"{column.name[: number.start()]}{{n}}{column.name[number.end() :]}"
            found.setdefault(pattern, []).append(column)
    several = [(pattern, family) for pattern, family in found.items() if len(family) > 1]
    return dict(several[:_LISTED])


def _are_answers(family: Sequence[_Column]) -> bool:
    """Return whether most columns of a family that say anything hold codes."""
    said = [column for column in family if column.values]
    return 2 * sum(column.is_coded for column in said) > len(said)


def _people_lines(name: str, person: str, group: str) -> Iterator[str]:
    yield f"# How {_comment(name)} is read. This is a guess: look at every line, then try it with"
    yield "#   unifydesk votes import FILE.unify DATA.csv --map MAP.toml"
    yield "# which changes nothing and says in words what it would do. Add --yes to do it."
    yield ""
    yield "# The column that tells people apart: numbers of seats, or names. Without it the rows are counted."
    yield f"person = {_quoted(person)}" if person else '# person = "column"'
    yield ""
    yield "# The column of each person's group; blank cells are people without one."
    yield f"group = {_quoted(group)}" if group else '# group = "column"'
    yield ""
    yield "round = 1"


def _meaning_lines(columns: Sequence[_Column]) -> Iterator[str]:
    """Give what the values mean, as far as it can be guessed; a value that is not named stays as it is."""
    values = sorted({value for column in columns for value in column.values if column.is_coded})
    yield ""
    yield "# What the values mean: an answer of the claim's question, cannot_judge, or missing."
    yield "# A blank cell is always missing. A value that is not named here is taken as it stands."
    yield "[answers]"
    codes, why = next(((codes, why) for codes, why in _KNOWN_CODES if set(values) == set(codes)), ({}, ""))
    if why:
        yield f"# {why}: is that so?"
    for value in values[:_LISTED]:
        meaning = codes.get(value) or _WORDS.get(value.lower(), "")
        if meaning:
            yield f"{_quoted(value)} = {_quoted(meaning)}"
        elif not value.isdecimal():
            yield f'# {_quoted(value)} = "…"'


def _column_lines(table: str, families: dict[str, list[_Column]], single: Sequence[_Column]) -> Iterator[str]:
    yield ""
    if table == "columns":
        yield "# Where the answers go: a claim of the deck, and its question where it has several, such as"
        yield '# "q{n}" = "EB{n} importance". {n} stands for a number, {x} for letters and digits.'
    else:
        yield "# Columns of free text: each becomes the reason of the person's ballot on that claim."
    yield f"[{table}]"
    for pattern, family in families.items():
        yield f"# {len(family)} columns: {_comment(family[0].name)} … {_comment(family[-1].name)}"
        yield f"{_quoted(pattern)} = {_quoted(_claim(pattern))}"
    for column in single[:_LISTED]:
        yield f'# {_quoted(column.name)} = "CLAIM"'


def _claim(pattern: str) -> str:
    """Return what a claim may be called: the letters before the number, as in S{n}."""
    letters = re.search(r"([A-Za-z]{0,8})\{n\}", pattern)
    return f"{letters[1].upper() if letters else ''}{{n}}"


def _quoted(text: str) -> str:
    """Return a text as a basic string of TOML, which takes what JSON escapes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    """Return a text that can stand in a comment: one line without controls."""
    return "".join(c if c.isprintable() else " " for c in text[:60])
