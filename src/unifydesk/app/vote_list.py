"""Votes read from a file before they are written: who answered what, and what is wrong with them."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace

from unifydesk.app.csv_table import PROBLEMS_LIMIT, TOO_MANY
from unifydesk.domain.errors import InvalidInputError, Problem
from unifydesk.domain.people import MOST_SEATS
from unifydesk.domain.question import Question
from unifydesk.domain.workshop import Workshop
from unifydesk.kinds import KINDS

GROUPS_LIMIT = 500
MOST_ROUNDS = 20
DISTINCT_LIMIT = 100_000
"""Different answers of people without a seat that are kept; beyond it this is no vote of one group."""

BallotKey = tuple[str, int, int]
"""(claim, round, seat)."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One answer with the reason given for it. Without a seat it is that of a person of its own."""

    claim: str
    round: int
    question: str
    answer: str
    seat: int | None
    group: str
    channel: str
    reason: str = ""


@dataclass(slots=True)
class Votes:
    """What a file holds: answers by seat, answers without one by how often they came, and what is wrong."""

    named: list[Vote] = field(default_factory=list)
    unseated: Counter[Vote] = field(default_factory=Counter)
    reasons: dict[BallotKey, tuple[str, int]] = field(default_factory=dict)  # → reason and its row
    loose_reasons: list[tuple[str, int, str]] = field(default_factory=list)  # (claim, round, text): no ballot
    rows: dict[tuple[str, int], array[int]] = field(default_factory=dict)  # (claim, round) → good rows
    rounds: set[tuple[str, int]] = field(default_factory=set)  # (claim, round) of every row, bad ones too
    problems: list[Problem] = field(default_factory=list)
    seen: dict[tuple[str, int, str, int], int] = field(default_factory=dict)  # an answer of a seat → row
    seats: set[int] = field(default_factory=set)
    names: dict[int, str] = field(default_factory=dict)  # seats that come with a name
    groups: set[str] = field(default_factory=set)
    seat_groups: dict[int, tuple[str, int]] = field(default_factory=dict)  # seat → its group and the row

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return len(self.named) + self.unseated.total()

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that reading stops."""
        return len(self.problems) >= PROBLEMS_LIMIT

    def found(self, vote: Vote, row: int) -> None:
        """Remember the row, in case its round turns out to be wrong; no more rows than would be listed."""
        rows = self.rows.setdefault((vote.claim, vote.round), array("L"))
        if len(rows) <= PROBLEMS_LIMIT:
            rows.append(row)


class RowError(InvalidInputError):
    """What is wrong with a row, and what was expected."""

    def __init__(self, what: str, expected: str) -> None:
        self.what, self.expected = what, expected
        super().__init__(what)


def keep(votes: Votes, vote: Vote, row: int) -> None:
    """Keep a vote of a row. Raises RowError, with nothing kept, when it does not go with earlier ones."""
    if vote.seat is None:
        _keep_unseated(votes, vote)
        return
    key = (vote.claim, vote.round, vote.question, vote.seat)
    if key in votes.seen:
        raise RowError(f"a second answer of seat {vote.seat}", f"one; the first is in row {votes.seen[key]}")
    ballot = (vote.claim, vote.round, vote.seat)
    given = votes.reasons.get(ballot)
    if vote.reason and given is not None and given[0] != vote.reason:
        raise RowError(f"a second reason of seat {vote.seat}", f"one; the first is in row {given[1]}")
    keep_seat(votes, vote.seat, vote.group, row)
    if vote.reason and given is None:
        votes.reasons[ballot] = vote.reason, row
    votes.seen[key] = row
    votes.named.append(vote)


def keep_seat(votes: Votes, seat: int, group: str, row: int) -> None:
    """Keep a person with the group, if the row names one; raises RowError for another group than before."""
    before = votes.seat_groups.get(seat)
    if group and before is not None and before[0] != group:
        where = f"in row {before[1]}" if before[1] else "in this workshop"
        raise RowError(
            f"seat {seat} in group “{group[:30]}”", f"“{before[0][:30]}”, the group of this seat {where}"
        )
    if seat not in votes.seats and len(votes.seats) >= MOST_SEATS:
        raise RowError(f"one seat more than {MOST_SEATS}", f"up to {MOST_SEATS}")
    _keep_group(votes, group)
    if group and before is None:
        votes.seat_groups[seat] = group, row
    votes.seats.add(seat)


def _keep_unseated(votes: Votes, vote: Vote) -> None:
    if vote not in votes.unseated and len(votes.unseated) >= DISTINCT_LIMIT:
        raise RowError(f"one different answer more than {DISTINCT_LIMIT:,}", f"up to {DISTINCT_LIMIT:,}")
    _keep_group(votes, vote.group)
    votes.unseated[vote] += 1


def _keep_group(votes: Votes, group: str) -> None:
    if group not in votes.groups and len(votes.groups) >= GROUPS_LIMIT:
        raise RowError(f"one group more than {GROUPS_LIMIT}", f"up to {GROUPS_LIMIT}")
    votes.groups.add(group)


def votes_for(workshop: Workshop) -> Votes:
    """Return an empty list of votes that knows the groups of the workshop's seats."""
    known = {seat.number: (seat.group, 0) for seat in workshop.seats if seat.group}
    return Votes(seat_groups=known)


def needs_reason(question: Question, answer: str) -> bool:
    """Return whether an answer counts only with a reason, such as an objection."""
    kind = KINDS.get(question.kind)
    return kind is not None and answer in kind.needs_reason


# -- all rows --------------------------------------------------------------------------------------------


def check_rounds(workshop: Workshop, votes: Votes) -> None:
    """Refuse every row of a round that is there already or that comes after a gap."""
    wanted: dict[str, list[int]] = {}
    for claim, number in sorted(votes.rounds):
        wanted.setdefault(claim, []).append(number)
    for claim, numbers in wanted.items():
        existing = len(workshop.rounds_of(claim))
        new = [number for number in numbers if number > existing]
        for number in numbers[: len(numbers) - len(new)]:
            what = f"round {number} of {claim} is in this workshop already"
            _refuse_round(votes, (claim, number), Problem(0, what, f"round {existing + 1}"))
        for place, number in enumerate(new, start=existing + 1):
            if number != place:
                what = f"round {number} of {claim} comes too early"
                _refuse_round(votes, (claim, number), Problem(0, what, f"round {place}"))
    open_round = next((r for r in workshop.rounds if r.is_open), None)
    if open_round is not None and open_round.claim in wanted:
        votes.problems.append(Problem(1, f"a round of {open_round.claim} is open", "it to be closed first"))


def _refuse_round(votes: Votes, key: tuple[str, int], problem: Problem) -> None:
    """Add one problem for each row of a round, up to the number that is listed."""
    for row in votes.rows.get(key, ()):
        if votes.is_full:
            if votes.problems[-1].what != TOO_MANY:
                votes.problems.append(Problem(row, TOO_MANY))
            return
        votes.problems.append(replace(problem, line=row))
