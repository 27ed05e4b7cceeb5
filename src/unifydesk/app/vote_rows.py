"""Reads a CSV of votes against a workshop: every bad row is found, and memory stays small for any file."""

from __future__ import annotations

import csv
import io
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from unifydesk.app.forms import ballot_form
from unifydesk.app.info_checks import HIGHEST_SEAT, NAME_LIMIT
from unifydesk.app.people import MOST_SEATS
from unifydesk.app.texts import line as one_line
from unifydesk.domain.errors import InputProblemsError, InvalidBallotError, InvalidInputError, Problem
from unifydesk.domain.question import SCALE, Question
from unifydesk.domain.rounds import CHANNELS
from unifydesk.domain.workshop import Workshop
from unifydesk.kinds import KINDS

NEEDED = ("claim", "round", "question", "answer")
OPTIONAL = ("seat", "group", "channel")
SIZE_LIMIT = 50_000_000
PROBLEMS_LIMIT = 10_000
"""Problems that are listed; a file with more is something else altogether, and reading stops there."""

TOO_MANY = "too many problems; the rows below were not looked at"
GROUPS_LIMIT = 500
MOST_ROUNDS = 20
_KNOWN_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Vote:
    """One answer. Without a seat it is that of a person of its own."""

    claim: str
    round: int
    question: str
    answer: str
    seat: int | None
    group: str
    channel: str


@dataclass(slots=True)
class Votes:
    """What a CSV holds: answers by seat, answers without one by how often they came, and what is wrong."""

    named: list[Vote] = field(default_factory=list)
    unseated: Counter[Vote] = field(default_factory=Counter)
    rows: dict[tuple[str, int], array[int]] = field(default_factory=dict)  # (claim, round) → good rows
    rounds: set[tuple[str, int]] = field(default_factory=set)  # (claim, round) of every row, bad ones too
    problems: list[Problem] = field(default_factory=list)
    seen: dict[tuple[str, int, str, int], int] = field(default_factory=dict)  # an answer of a seat → row
    seats: set[int] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return len(self.named) + self.unseated.total()

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


def read_votes(workshop: Workshop, data: bytes, name: str) -> Votes:
    """Return the votes of a CSV; raises InputProblemsError with every bad row by its number."""
    votes = Votes()
    known: dict[tuple[str, ...], Vote] = {}
    rows = _rows(data, name)
    heading = next(rows)[1]
    for number, row in rows:
        cells = tuple(row)
        vote = known.get(cells)
        if vote is not None:
            votes.unseated[vote] += 1
            votes.found(vote, number)
            continue
        vote = _read_row(workshop, number, dict(zip(heading, row, strict=False)), votes, len(row), heading)
        if vote is not None and vote.seat is None and len(known) < _KNOWN_LIMIT:
            known[cells] = vote
        if len(votes.problems) >= PROBLEMS_LIMIT:
            votes.problems.append(Problem(number, TOO_MANY))
            break
    if not votes.answers and not votes.problems:
        raise InputProblemsError(name, (Problem(1, "no rows", "at least one row below the heading"),), "row")
    _check_rounds(workshop, votes)
    if votes.problems:
        raise InputProblemsError(name, tuple(sorted(votes.problems, key=lambda p: p.line)), unit="row")
    return votes


# -- the table -------------------------------------------------------------------------------------------


def _rows(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Give the heading as row 1, then every row that is not empty by its number."""
    first = _first_line(data, name)
    delimiter = max(",;\t", key=first.count)
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    lines = (line.replace("\x00", "\N{REPLACEMENT CHARACTER}") for line in text)
    number = 0
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
            if number == 1:
                heading = [cell.strip().lower() for cell in row]
                _check_heading(heading, name)
                yield number, heading
            elif any(cell and not cell.isspace() for cell in row):
                yield number, row
    except csv.Error as error:
        problem = Problem(number + 1, "a row that cannot be read", "quotes closed and cells of usual length")
        raise InputProblemsError(name, (problem,), "row") from error
    if number == 0:
        _check_heading([], name)


def _first_line(data: bytes, name: str) -> str:
    """Return the heading as text; raises InputProblemsError when the file is too large or not UTF-8."""
    if len(data) > SIZE_LIMIT:
        raise InputProblemsError(name, (Problem(1, "the file is too large", "up to 50 MB"),), "row")
    try:
        return data.decode("utf-8-sig").split("\n", 1)[0]
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        problem = Problem(row, "text that is not UTF-8", "a CSV saved as UTF-8")
        raise InputProblemsError(name, (problem,), "row") from error


def _check_heading(heading: list[str], name: str) -> None:
    problems = [Problem(1, f"no column “{c}”", ", ".join(NEEDED)) for c in NEEDED if c not in heading]
    for column in heading:
        if column not in NEEDED + OPTIONAL:
            problems.append(Problem(1, f"unknown column “{column[:30]}”", ", ".join(NEEDED + OPTIONAL)))
        elif heading.count(column) > 1:
            problems.append(Problem(1, f"column “{column}” more than once", "every column once"))
        if len(problems) > len(NEEDED + OPTIONAL):
            break  # not a heading at all
    if problems:
        raise InputProblemsError(name, tuple(dict.fromkeys(problems)), "row")


# -- one row ---------------------------------------------------------------------------------------------


def _read_row(
    workshop: Workshop, number: int, cells: dict[str, str], votes: Votes, width: int, heading: list[str]
) -> Vote | None:
    """Check one row and keep its vote, or keep what is wrong with it."""
    try:
        if width > len(heading):
            raise RowError("more cells than the heading has", "as many as columns")
        vote = _checked(workshop, cells, votes)
        _keep(vote, number, votes)
    except RowError as wrong:
        votes.problems.append(Problem(number, wrong.what, wrong.expected))
    except InvalidBallotError as error:
        votes.problems.append(Problem(number, str(error).rstrip(".")))
    else:
        votes.found(vote, number)
        return vote
    return None


def _keep(vote: Vote, number: int, votes: Votes) -> None:
    """Keep a vote; refuses a second answer of a seat, and more seats and groups than there is room for."""
    if vote.group not in votes.groups and len(votes.groups) >= GROUPS_LIMIT:
        raise RowError(f"one group more than {GROUPS_LIMIT}", f"up to {GROUPS_LIMIT}")
    if vote.seat is not None:
        key = (vote.claim, vote.round, vote.question, vote.seat)
        if key in votes.seen:
            first = votes.seen[key]
            raise RowError(f"a second answer of seat {vote.seat}", f"one; the first is in row {first}")
        if vote.seat not in votes.seats and len(votes.seats) >= MOST_SEATS:
            raise RowError(f"one seat more than {MOST_SEATS}", f"up to {MOST_SEATS}")
        votes.seen[key] = number
        votes.seats.add(vote.seat)
        votes.named.append(vote)
    else:
        votes.unseated[vote] += 1
    votes.groups.add(vote.group)


def _checked(workshop: Workshop, cells: dict[str, str], votes: Votes) -> Vote:
    values = {column: cells.get(column, "").strip() for column in NEEDED + OPTIONAL}
    claim = workshop.deck.claim(values["claim"])
    if claim is None:
        example = workshop.deck.claims[0].id if workshop.deck.claims else "EB1"
        raise RowError(
            f"unknown claim “{values['claim'][:30]}”", f"a claim id of the deck, such as {example}"
        )
    round_ = _number(values["round"], "round", MOST_ROUNDS)
    votes.rounds.add((claim.id, round_))
    form = ballot_form(claim, workshop.setups[claim.id].form, confidence=True)
    question = next((q for q in form if q.id == values["question"]), None)
    if question is None:
        raise RowError(f"unknown question “{values['question'][:30]}”", " or ".join(q.id for q in form))
    channel = values["channel"].lower().replace(" ", "_").replace("-", "_") or "import"
    if channel not in CHANNELS:
        raise RowError(f"unknown channel “{values['channel'][:30]}”", ", ".join(CHANNELS))
    group = one_line(values["group"])
    if len(group) > NAME_LIMIT:
        raise RowError("a group that is too long", f"up to {NAME_LIMIT} characters")
    return Vote(
        claim.id,
        round_,
        question.id,
        _answer(question, values["answer"]),
        _seat(workshop, values["seat"]),
        group,
        channel,
    )


def _answer(question: Question, text: str) -> str:
    kind = KINDS[question.kind]
    if kind.shape == SCALE and text[:1].isalpha():
        text = text.lower().replace(" ", "_")
    return kind.check(text, question)


def _number(text: str, what: str, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 6 and 1 <= int(text) <= most):
        raise RowError(f"{what} “{text[:20]}”", f"a number from 1 to {most}")
    return int(text)


def _seat(workshop: Workshop, text: str) -> int | None:
    if not text:
        return None
    number = _number(text, "seat", HIGHEST_SEAT)
    if workshop.seats and all(seat.number != number for seat in workshop.seats):
        raise RowError(f"unknown seat {number}", "a seat of this workshop; add the person first")
    return number


# -- all rows --------------------------------------------------------------------------------------------


def _check_rounds(workshop: Workshop, votes: Votes) -> None:
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
        if len(votes.problems) >= PROBLEMS_LIMIT:
            if votes.problems[-1].what != TOO_MANY:
                votes.problems.append(Problem(row, TOO_MANY))
            return
        votes.problems.append(replace(problem, line=row))
