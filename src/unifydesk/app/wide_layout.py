"""Holds a mapping against the heading of a table and the claims of a workshop: what each column is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unifydesk.app.csv_table import check_problems, refused
from unifydesk.app.vote_list import RowError
from unifydesk.app.vote_map import MISSING, ColumnRule, VoteMap
from unifydesk.app.vote_rows import form_of, known_claim, known_question
from unifydesk.domain.errors import InvalidInputError, Problem
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.domain.workshop import Workshop
from unifydesk.kinds import options_of

MOST_COLUMNS = 5_000


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column whose cells answer one question about one claim."""

    at: int  # place in the row, from 0
    name: str
    claim: str
    question: Question
    meanings: Mapping[str, str]  # value in the table → stored answer, or “missing”


@dataclass(frozen=True, slots=True)
class ReasonColumn:
    """A column of free text: why somebody answered as they did on one claim."""

    at: int
    name: str
    claim: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What every column of a table is."""

    width: int
    person: int | None  # place of the column that tells people apart; None: the number of the row
    group: int | None
    answers: tuple[AnswerColumn, ...]
    reasons: tuple[ReasonColumn, ...]
    ignored: tuple[tuple[int, str], ...]  # (place, name) of every other column


def lay_out(workshop: Workshop, heading: Sequence[str], name: str, mapping: VoteMap) -> Layout:
    """Return what the columns are; raises InputProblemsError with every problem, by lines of the mapping.

    `name` is that of the table. A heading without any column or with far too many is its own problem.
    """
    names = [cell.strip() for cell in heading]
    if not any(names):
        raise refused(name, 1, "no heading", "the names of the columns in the first row")
    if len(names) > MOST_COLUMNS:
        raise refused(name, 1, f"{len(names):,} columns", f"up to {MOST_COLUMNS:,}")
    making = _Making(workshop, names, name, mapping)
    person, group = making.place("person", mapping.person), making.place("group", mapping.group)
    answers = making.answers()
    reasons = making.reasons({column.claim for column in answers})
    making.check_rounds({column.claim for column in answers})
    making.check_twice(
        [*((c.at, c.name) for c in answers), *((c.at, c.name) for c in reasons)],
        [place for place in (person, group) if place is not None],
    )
    check_problems(mapping.name, making.problems, unit="line")
    used = {person, group, *(c.at for c in answers), *(c.at for c in reasons)}
    ignored = tuple((at, column) for at, column in enumerate(names) if at not in used)
    return Layout(len(names), person, group, answers, reasons, ignored)


class _Making:
    """Finds the columns of a mapping in one heading and notes what does not fit."""

    def __init__(self, workshop: Workshop, names: list[str], table: str, mapping: VoteMap) -> None:
        self.problems: list[Problem] = []
        self._workshop, self._names, self._table, self._map = workshop, names, table, mapping
        self._places: dict[str, list[int]] = {}
        for at, name in enumerate(names):
            self._places.setdefault(name, []).append(at)
        self._forms: dict[str, tuple[Question, ...]] = {}

    def place(self, key: str, column: str) -> int | None:
        """Return the place of a column that is named by a key of the mapping; None for an empty name."""
        if not column:
            return None
        places = self._places.get(column, [])
        if len(places) != 1:
            self._missing(key, column, len(places))
            return None
        return places[0]

    def answers(self) -> tuple[AnswerColumn, ...]:
        """Return the columns of answers in the order of the table."""
        found: dict[tuple[str, str], AnswerColumn] = {}
        asked = set()
        for at, rule, (claim, question_id) in self._found(self._map.columns):
            try:
                question = self._question(claim, question_id)
            except InvalidInputError as error:
                self._refuse(rule, at, error)
                continue
            earlier = found.get((claim, question.id))
            if earlier is not None:
                what = f"“{earlier.name[:30]}” and “{self._names[at][:30]}” both go to {claim}, {question.id}"
                self._note(rule.pattern, what, "one column for a question")
                continue
            asked.add(question.id)
            found[claim, question.id] = AnswerColumn(
                at, self._names[at], claim, question, self._meanings(question)
            )
        for question_id in self._map.answers_to.keys() - asked:
            self._note(
                question_id,
                f"no column asks “{question_id[:30]}”",
                " or ".join(sorted(asked)) or "a question",
            )
        return tuple(sorted(found.values(), key=lambda column: column.at))

    def _meanings(self, question: Question) -> dict[str, str]:
        """Return what the values of a column mean; words and items are translated only for their question."""
        general = self._map.answers
        if not options_of(question):
            general = {v: a for v, a in general.items() if a in (MISSING, CANNOT_JUDGE)}
        return {**general, **self._map.answers_to.get(question.id, {})}

    def reasons(self, answered: set[str]) -> tuple[ReasonColumn, ...]:
        """Return the columns of reasons in the order of the table; `answered` are the claims with answers."""
        found: dict[str, ReasonColumn] = {}
        for at, rule, (claim, _) in self._found(self._map.reasons):
            try:
                known_claim(self._workshop, claim)
            except RowError as error:
                self._refuse(rule, at, error)
                continue
            if claim not in answered:
                what = f"reasons on {claim}, which no column answers"
                self._note(rule.pattern, what, "a column of answers for the same claim")
                continue
            if claim in found:
                what = f"“{found[claim].name[:30]}” and “{self._names[at][:30]}” are both reasons on {claim}"
                self._note(rule.pattern, what, "one column of reasons for a claim")
                continue
            found[claim] = ReasonColumn(at, self._names[at], claim)
        return tuple(sorted(found.values(), key=lambda column: column.at))

    def check_rounds(self, claims: set[str]) -> None:
        """Note every claim whose next round is another one than the mapping says, and one that is open."""
        for claim in sorted(claims):
            rounds = self._workshop.rounds_of(claim)
            if any(round_.is_open for round_ in rounds):
                self._note("round", f"a round of {claim} is open", "it to be closed first")
            elif len(rounds) + 1 != self._map.round:
                there = self._map.round <= len(rounds)
                why = "is in this workshop already" if there else "comes too early"
                self._note("round", f"round {self._map.round} of {claim} {why}", f"round {len(rounds) + 1}")

    def check_twice(self, used: Sequence[tuple[int, str]], taken: Sequence[int]) -> None:
        """Note every column that is two things at once."""
        seen = set(taken)
        for at, name in used:
            if at in seen:
                self._note(name, f"column “{name[:30]}” is used twice", "one use")
            seen.add(at)

    def _found(self, rules: Sequence[ColumnRule]) -> list[tuple[int, ColumnRule, tuple[str, str]]]:
        """Return (place, rule, target) of every column that a rule means; a name goes before patterns."""
        found: dict[int, tuple[int, ColumnRule, tuple[str, str]]] = {}
        patterns: list[tuple[ColumnRule, re.Pattern[str]]] = []
        for rule in rules:
            matcher = rule.matcher()
            if matcher is not None:
                patterns.append((rule, matcher))
            elif (at := self.place(rule.pattern, rule.pattern)) is not None:
                found[at] = (at, rule, rule.target(None))
        by_name = set(found)
        for rule, matcher in patterns:
            self._match(rule, matcher, by_name, found)
        return list(found.values())

    def _match(
        self,
        rule: ColumnRule,
        matcher: re.Pattern[str],
        by_name: set[int],
        found: dict[int, tuple[int, ColumnRule, tuple[str, str]]],
    ) -> None:
        """Add the columns that a pattern means."""
        hits = 0
        for at, name in enumerate(self._names):
            match = matcher.fullmatch(name)
            if match is None:
                continue
            hits += 1
            if at in by_name:
                continue
            if at in found:
                what = f"column “{name[:30]}” fits “{found[at][1].pattern[:30]}” as well"
                self._note(rule.pattern, what, "one pattern for a column")
            found.setdefault(at, (at, rule, rule.target(match)))
        if not hits:
            self._missing(rule.pattern, rule.pattern, 0)

    def _question(self, claim_id: str, question: str) -> Question:
        """Return what a column asks; raises RowError when claim or question are not there or not clear."""
        claim = known_claim(self._workshop, claim_id)
        if claim_id not in self._forms:
            self._forms[claim_id] = form_of(self._workshop, claim)
        form = self._forms[claim_id]
        if question:
            return known_question(form, question)
        own = [q for q in form if q.id != "confidence"] or list(form)
        if len(own) > 1:
            which = " or ".join(f"“{claim_id} {q.id}”" for q in own)
            raise RowError(f"{claim_id} asks {len(own)} questions", which)
        return own[0]

    def _refuse(self, rule: ColumnRule, at: int, error: InvalidInputError) -> None:
        """Note why a column cannot go where its rule says."""
        where = f"column “{self._names[at][:40]}”"
        if isinstance(error, RowError):
            self._note(rule.pattern, f"{where}: {error.what}", error.expected)
        else:
            self._note(rule.pattern, f"{where}: {str(error).rstrip('.')}", "")

    def _missing(self, key: str, column: str, times: int) -> None:
        if times > 1:
            self._note(key, f"{times} columns are called “{column[:40]}” in {self._table}", "one")
            return
        some = ", ".join(name[:20] for name in self._names[:8] if name)
        self._note(key, f"no column “{column[:40]}” in {self._table}", f"one of its columns, such as {some}")

    def _note(self, key: str, what: str, expected: str) -> None:
        self.problems.append(Problem(self._map.line_of(key), what, expected))
