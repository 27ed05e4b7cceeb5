"""Reads a CSV with one person a row by way of a mapping: every bad cell is found, and nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from unifydesk.app import outside
from unifydesk.app.ballot_checks import checked_reason
from unifydesk.app.csv_table import TOO_MANY, check_problems, refused
from unifydesk.app.info_checks import HIGHEST_SEAT, NAME_LIMIT
from unifydesk.app.texts import line as one_line
from unifydesk.app.vote_list import RowError, Vote, Votes, keep, keep_seat, needs_reason, votes_for
from unifydesk.app.vote_map import MISSING, VoteMap
from unifydesk.app.vote_rows import OBJECTION_ALONE, checked_group, stored_answer
from unifydesk.app.wide_layout import AnswerColumn, Layout, lay_out
from unifydesk.domain.errors import InvalidBallotError, Problem
from unifydesk.domain.people import MOST_SEATS
from unifydesk.domain.workshop import Workshop
from unifydesk.kinds import options_of

NUMBERS, NAMES, ROWS = "numbers", "names", "rows"
"""How people become seats: their numbers are the seats', their names are, or the rows are counted."""

Row = tuple[int, list[str]]
"""(number of the row, its cells)."""


@dataclass(slots=True)
class WideVotes:
    """What a wide CSV brings, and what was seen on the way, to be told before it is taken."""

    table: str
    mapping: VoteMap
    layout: Layout
    votes: Votes
    people_by: str = ROWS
    values: Counter[tuple[str, str]] = field(default_factory=Counter)  # (value, answer or “missing”) → cells
    answered: Counter[int] = field(default_factory=Counter)  # place of a column → people with an answer
    filled: Counter[int] = field(default_factory=Counter)  # place of an ignored column → cells with anything
    silent: int = 0  # people who answered nothing at all

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.votes.seats)

    @property
    def missing(self) -> int:
        """How many answers people did not give, over all columns."""
        return self.people * len(self.layout.answers) - self.votes.answers


def read_wide(workshop: Workshop, data: bytes, name: str, mapping: VoteMap) -> WideVotes:
    """Return the votes of a wide CSV.

    Raises InputProblemsError with every problem of the mapping by its lines, or else with every bad cell by
    its row and column.
    """
    rows = outside.table(data, name)
    layout = lay_out(workshop, next(rows, (1, []))[1], name, mapping)
    kept: list[Row] = []
    for number, row in rows:
        if len(kept) == MOST_SEATS:
            raise refused(name, number, f"more than {MOST_SEATS} people", f"up to {MOST_SEATS} rows")
        kept.append((number, row))
    if not kept:
        raise refused(name, 1, "no rows", "at least one person below the heading")
    found = WideVotes(name, mapping, layout, votes_for(workshop))
    _Reader(workshop, found).take_all(kept)
    check_problems(name, found.votes.problems)
    if not found.votes.answers and not found.votes.loose_reasons:
        raise refused(name, 1, "no answer in any column of the mapping", "at least one")
    return found


class _Reader:
    """Takes person after person below one heading."""

    def __init__(self, workshop: Workshop, found: WideVotes) -> None:
        self._workshop, self._found = workshop, found
        self._votes, self._layout, self._map = found.votes, found.layout, found.mapping
        self._rows: dict[int, int] = {}  # seat → the row of its person

    def take_all(self, rows: Sequence[Row]) -> None:
        """Take every row; reading stops where so much is wrong that nobody would read on."""
        seats = self._seats_of(rows)
        for number, row in rows:
            if self._votes.is_full:
                self._votes.problems.append(Problem(number, TOO_MANY))
                return
            if len(row) > self._layout.width:
                self._refuse(number, "more cells than the heading has", "as many as columns")
                continue
            cells = [cell.strip() for cell in row] + [""] * (self._layout.width - len(row))
            self._take(number, cells, seats.get(number))

    def _take(self, number: int, cells: list[str], seat: int | None) -> None:
        """Take one person; without a seat the cells are still looked at, so that every problem is named."""
        group = self._group(number, cells)
        try:
            if seat is not None:
                keep_seat(self._votes, seat, group, number)
        except RowError as wrong:
            self._refuse(number, wrong.what, wrong.expected)
        reasons = self._reasons(number, cells)
        answered = set()
        for column in self._layout.answers:
            vote = self._vote(number, column, cells[column.at], seat, reasons)
            if vote is not None and seat is not None:
                keep(self._votes, vote, number)
                self._found.answered[column.at] += 1
                answered.add(column.claim)
        self._found.silent += not answered
        for claim, text in reasons.items():
            if claim not in answered:
                self._votes.loose_reasons.append((claim, self._map.round, text))
        self._found.filled.update(at for at, _ in self._layout.ignored if cells[at])

    def _vote(
        self, number: int, column: AnswerColumn, text: str, seat: int | None, reasons: dict[str, str]
    ) -> Vote | None:
        """Return what one cell says; None for a missing answer, and for a bad one, which is noted."""
        meaning = column.meanings.get(text, text) if text else MISSING
        listed = bool(options_of(column.question))
        if meaning == MISSING and (not text or text in column.meanings):
            self._found.values[text if listed else "", MISSING] += 1
            return None
        reason = reasons.get(column.claim, "")
        try:
            answer = stored_answer(column.question, meaning)
            if needs_reason(column.question, answer) and not reason:
                raise RowError(OBJECTION_ALONE, "the reason in a column of [reasons]")
        except RowError as wrong:
            self._refuse(number, f"column “{column.name[:40]}”: {wrong.what}", wrong.expected)
        except InvalidBallotError as error:
            self._refuse(number, f"column “{column.name[:40]}”: {str(error).rstrip('.')}")
        else:
            if listed:
                self._found.values[text, answer] += 1
            return Vote(column.claim, self._map.round, column.question.id, answer, seat, "", "import", reason)
        return None

    def _reasons(self, number: int, cells: list[str]) -> dict[str, str]:
        """Return claim → reason of one person; a reason that is too long is noted, never cut."""
        found = {}
        for column in self._layout.reasons:
            try:
                text = checked_reason(cells[column.at])
            except InvalidBallotError as error:
                self._refuse(number, f"column “{column.name[:40]}”: {str(error).rstrip('.')}")
                continue
            if text:
                found[column.claim] = text
        return found

    def _group(self, number: int, cells: list[str]) -> str:
        if self._layout.group is None:
            return ""
        try:
            return checked_group(cells[self._layout.group])
        except RowError as wrong:
            self._refuse(number, wrong.what, wrong.expected)
            return ""

    def _refuse(self, row: int, what: str, expected: str = "") -> None:
        self._votes.problems.append(Problem(row, what, expected))

    # -- people ----------------------------------------------------------------------------------------

    def _seats_of(self, rows: Sequence[Row]) -> dict[int, int]:
        """Return row → seat; rows of nobody, of somebody unknown and of somebody again are noted."""
        at = self._layout.person
        if at is None:
            return {row: n for n, (row, _) in enumerate(rows, start=1) if self._is_free(row, n)}
        people = {row: one_line(cells[at]) if at < len(cells) else "" for row, cells in rows}
        for row, person in people.items():
            if not person:
                self._refuse(row, f"nobody in column “{self._map.person[:40]}”", "a number or a name")
        known = {row: person for row, person in people.items() if person}
        if all(_is_seat_number(person) for person in known.values()):
            self._found.people_by = NUMBERS
            numbered = {row: int(person) for row, person in known.items()}
            return {row: seat for row, seat in numbered.items() if self._is_free(row, seat)}
        self._found.people_by = NAMES
        return self._by_name(known)

    def _by_name(self, people: dict[int, str]) -> dict[int, int]:
        """Return row → seat by the names of the workshop, or new seats in the order of the rows."""
        known: dict[str, list[int]] = {}
        for there in self._workshop.seats:
            known.setdefault(there.name, []).append(there.number)
        found: dict[int, int] = {}
        first: dict[str, int] = {}
        for row, person in people.items():
            if person in first:
                self._refuse(
                    row, f"“{person[:30]}” again", f"every person once; the first is in row {first[person]}"
                )
                continue
            first[person] = row
            seat = self._seat_named(row, person, known, len(found) + 1)
            if seat is not None:
                found[row] = seat
        return found

    def _seat_named(self, row: int, person: str, known: dict[str, list[int]], new: int) -> int | None:
        if self._workshop.seats:
            seats = known.get(person, [])
            if len(seats) != 1:
                what = f"{len(seats) or 'no'} {'seats are' if seats else 'seat is'} called “{person[:30]}”"
                self._refuse(row, what, "the name of one seat of this workshop")
                return None
            return seats[0]
        if len(person) > NAME_LIMIT:
            self._refuse(row, "a name that is too long", f"up to {NAME_LIMIT} characters")
            return None
        self._votes.names[new] = person
        return new

    def _is_free(self, row: int, seat: int) -> bool:
        """Return whether a row may have a seat, which is there and has no other row; notes it otherwise."""
        if seat in self._rows:
            self._refuse(
                row, f"seat {seat} again", f"every person once; the first is in row {self._rows[seat]}"
            )
            return False
        if self._workshop.seats and all(known.number != seat for known in self._workshop.seats):
            self._refuse(row, f"unknown seat {seat}", "a seat of this workshop; add the person first")
            return False
        self._rows[seat] = row
        return True


def _is_seat_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 6 and 1 <= int(text) <= HIGHEST_SEAT
