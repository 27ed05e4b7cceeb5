"""The mapping of a wide CSV: which columns are people, answers and reasons, and what their values mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from unifydesk.app import toml_text
from unifydesk.app.csv_table import check_problems
from unifydesk.app.vote_list import MOST_ROUNDS
from unifydesk.domain.errors import InputProblemsError, Problem
from unifydesk.domain.question import CANNOT_JUDGE

MAP_LIMIT = 20_000
"""Bytes of a mapping, which is kept in the log."""
MISSING = "missing"
"""What a value is called that is no answer; a blank cell always is."""
KEYS = ("person", "group", "round", "answers", "columns", "reasons")

_PLACE = re.compile(r"\{(n|x)\}")
_ANY = {"n": "([0-9]{1,9})", "x": "([A-Za-z0-9_.-]{1,64})"}
_TARGET = re.compile(r"(\S+)(?:\s+(\S+))?")


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """Which columns are meant: a name, or a pattern with one “{n}” (a number) or “{x}” (letters, digits)."""

    pattern: str
    claim: str  # may hold the same place as the pattern
    question: str  # empty: the only question of the claim

    def matcher(self) -> re.Pattern[str] | None:
        """Return what finds the columns of a pattern; None for the name of one column."""
        place = _PLACE.search(self.pattern)
        if place is None:
            return None
        before, after = self.pattern[: place.start()], self.pattern[place.end() :]
        return re.compile(re.escape(before) + _ANY[place[1]] + re.escape(after))

    def target(self, found: re.Match[str] | None) -> tuple[str, str]:
        """Return (claim, question) for a column that was found, with its number or letters put in."""
        if found is None:
            return self.claim, self.question
        return _PLACE.sub(found[1], self.claim), _PLACE.sub(found[1], self.question)


@dataclass(frozen=True, slots=True)
class VoteMap:
    """A mapping as its file says it, not yet held against a table or a deck."""

    name: str
    text: str
    person: str = ""  # the column that tells people apart; empty: each row is a person, numbered from 1
    group: str = ""  # the column of the group; empty: there are none
    round: int = 1
    answers: Mapping[str, str] = field(default_factory=dict)  # value in the table → stored answer, or MISSING
    answers_to: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # the same for one question
    columns: tuple[ColumnRule, ...] = ()
    reasons: tuple[ColumnRule, ...] = ()

    def line_of(self, key: str) -> int:
        """Return the line on which a key stands, for messages; 1 when it cannot be told."""
        return _line_of(self.text, key)


@lru_cache(maxsize=2048)
def _line_of(text: str, key: str) -> int:
    """Return the line on which a key begins; remembered, because thousands of columns may have one key."""
    table = r"(?:\[\s*(?:[\w-]+\s*\.\s*)?)?"
    begins = re.compile(rf"""\s*{table}["']?{re.escape(key)}["']?\s*[=.\]]""")
    return next((n for n, line in enumerate(text.split("\n"), 1) if begins.match(line)), 1)


def read_map(data: bytes, name: str) -> VoteMap:
    """Return the mapping in a TOML file; raises InputProblemsError with every problem by its line."""
    text, table = _parsed(data, name)
    reading = _Reading(VoteMap(name, text))
    reading.check_keys(table)
    answers, answers_to = reading.answers(table)
    made = VoteMap(
        name,
        text,
        person=reading.column("person", table),
        group=reading.column("group", table),
        round=reading.round(table),
        answers=answers,
        answers_to=answers_to,
        columns=reading.rules("columns", table, questions=True),
        reasons=reading.rules("reasons", table, questions=False),
    )
    if not made.columns and not reading.problems:
        reading.note("columns", "no column of answers", '[columns] with lines such as "q1" = "EB1"')
    check_problems(name, reading.problems, unit="line")
    return made


def _parsed(data: bytes, name: str) -> tuple[str, dict[str, Any]]:
    """Return the text and its TOML; raises InputProblemsError with one problem."""

    def refuse(line: int, what: str, expected: str) -> InputProblemsError:
        return InputProblemsError(name, (Problem(line, what, expected),))

    if len(data) > MAP_LIMIT:
        raise refuse(1, "the mapping is too large", f"up to {MAP_LIMIT:,} bytes")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return text, toml_text.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refuse(line, "text that is not UTF-8", "a mapping saved as UTF-8") from error
    except (ValueError, RecursionError) as error:  # TOML errors, and numbers of a thousand digits
        place = re.search(r"\(at line (\d+)", str(error))
        line = int(place[1]) if place else 1
        raise refuse(line, "this is not TOML", 'lines such as "name" = "value"') from error


class _Reading:
    """Takes the parts of a mapping and notes what is wrong with each."""

    def __init__(self, raw: VoteMap) -> None:
        self.problems: list[Problem] = []
        self._raw = raw

    def note(self, key: str, what: str, expected: str) -> None:
        """Note a problem at the line of a key."""
        self.problems.append(Problem(self._raw.line_of(key), what, expected))

    def check_keys(self, table: Mapping[str, Any]) -> None:
        """Note the keys that a mapping does not have."""
        for key in table.keys() - KEYS:
            self.note(key, f"unknown key “{key[:30]}”", ", ".join(KEYS))

    def column(self, key: str, table: Mapping[str, Any]) -> str:
        """Return the name of one column, or an empty text."""
        value = table.get(key, "")
        if not isinstance(value, str):
            self.note(key, f"“{key}” is no text", "the name of a column in quotes")
            return ""
        return value.strip()

    def round(self, table: Mapping[str, Any]) -> int:
        """Return the number of the round."""
        value = table.get("round", 1)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_ROUNDS:
            self.note("round", "the round", f"a whole number from 1 to {MOST_ROUNDS}")
            return 1
        return value

    def answers(self, table: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Return what values mean in every column, and in the columns of one question."""
        given = self._table("answers", table)
        general = {value: answer for value, answer in given.items() if not isinstance(answer, dict)}
        special = {q: self._meanings(values) for q, values in given.items() if isinstance(values, dict)}
        return self._meanings(general), special

    def rules(self, key: str, table: Mapping[str, Any], *, questions: bool) -> tuple[ColumnRule, ...]:
        """Return which columns go where."""
        given = self._table(key, table).items()
        return tuple(filter(None, (self._rule(c, target, questions=questions) for c, target in given)))

    def _table(self, key: str, table: Mapping[str, Any]) -> Mapping[str, Any]:
        value = table.get(key, {})
        if isinstance(value, dict):
            return value
        self.note(key, f"“{key}” is no table", f"a heading [{key}] with lines below it")
        return {}

    def _meanings(self, values: Mapping[str, Any]) -> dict[str, str]:
        found = {}
        for value, answer in values.items():
            shown = value[:30]
            if isinstance(answer, bool) or not isinstance(answer, (str, int)):
                self.note(value, f"the answer for “{shown}”", "a text in quotes, or a whole number")
            elif not value.strip() and answer != MISSING:
                what = f"a blank cell as “{str(answer)[:30]}”"
                self.note(value, what, f"“{MISSING}”: nobody can tell what a blank cell meant")
            elif not str(answer).strip():
                self.note(
                    value, f"the answer for “{shown}” is empty", f"an answer, {CANNOT_JUDGE} or {MISSING}"
                )
            else:
                found[value.strip()] = str(answer).strip()
        return found

    def _rule(self, pattern: str, target: Any, *, questions: bool) -> ColumnRule | None:
        """Return one rule, or None with the problem noted."""
        shown, example = pattern[:40], "“EB1 importance”" if questions else "“EB1”"
        said = _TARGET.fullmatch(target.strip()) if isinstance(target, str) else None
        if said is None or (said[2] and not questions):
            self.note(pattern, f"where “{shown}” goes", f"a claim, such as {example}")
            return None
        places, wanted = _PLACE.findall(pattern), _PLACE.findall(target)
        if len(places) > 1 or set(wanted) - set(places):
            self.note(
                pattern, f"the places in “{shown}”", "one {n} or {x} in the column, and the same in the claim"
            )
            return None
        return ColumnRule(pattern.strip(), said[1], said[2] or "")
