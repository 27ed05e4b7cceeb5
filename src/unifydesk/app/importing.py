"""Imports ballots from a CSV with the columns claim, round, question, answer: all rows or none."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from unifydesk.app.people import MOST_SEATS
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import InputProblemsError, InvalidBallotError, InvalidInputError, Problem
from unifydesk.domain.forms import ballot_form
from unifydesk.domain.ids import new_id
from unifydesk.domain.people import Seat
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CHANNELS, NAMED, REVEALED, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.kinds import KINDS
from unifydesk.store import records
from unifydesk.store.workshop_file import Transaction, WorkshopFile

NEEDED = ("claim", "round", "question", "answer")
OPTIONAL = ("seat", "group", "channel")
SIZE_LIMIT = 50_000_000
CELL_LIMIT = 10_000
PROBLEMS_SHOWN = 200
MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One good row."""

    line: int
    claim: str
    round: int
    question: str
    answer: str
    seat: int | None
    group: str
    channel: str


@dataclass(slots=True)
class Reading:
    """What was read so far: good rows, problems, and where each answer of a seat was seen first."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[tuple[str, int, str, int], int] = field(default_factory=dict)


def import_votes(file: WorkshopFile, data: bytes, name: str) -> Changes:
    """Add the rounds a CSV describes, closed and revealed, in one transaction.

    Rows with a seat are named ballots; a row without one is a person of its own who counts as present for
    that question. A workshop without people takes its seats from the rows. Raises InputProblemsError with
    every bad row by its number; then nothing is imported.
    """
    workshop = snapshot(file)
    reading = Reading()
    for line, cells in _lines(data, name):
        _read_row(workshop, line, cells, reading)
    if not reading.rows and not reading.problems:
        raise InputProblemsError(name, (Problem(1, "no rows", "at least one row below the heading"),), "row")
    _check_rounds(workshop, reading)
    if reading.problems:
        raise InputProblemsError(name, _shortened(reading.problems), unit="row")
    return _write(file, workshop, reading.rows, name)


# -- reading ---------------------------------------------------------------------------------------------


def _lines(data: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Give (row number, cells by column); the heading is row 1."""
    if len(data) > SIZE_LIMIT:
        raise InputProblemsError(name, (Problem(1, "the file is too large", "up to 50 MB"),), "row")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = Problem(line, "text that is not UTF-8", "a CSV saved as UTF-8")
        raise InputProblemsError(name, (problem,), "row") from error
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text.replace("\x00", "\N{REPLACEMENT CHARACTER}")), delimiter=delimiter)
    yield from _table(reader, name)


def _table(reader: Iterator[list[str]], name: str) -> Iterator[tuple[int, dict[str, str]]]:
    line = 1
    try:
        heading = [cell.strip().lower() for cell in next(reader, [])]
        _check_heading(heading, name)
        for line, row in enumerate(reader, start=2):
            if any(cell.strip() for cell in row):
                yield line, dict(zip(heading, row, strict=False)) | _spare(row, heading)
    except csv.Error as error:
        problem = Problem(line + 1, "a row that cannot be read", "quotes closed and cells of usual length")
        raise InputProblemsError(name, (problem,), "row") from error


def _spare(row: list[str], heading: list[str]) -> dict[str, str]:
    return {"": "spare"} if any(cell.strip() for cell in row[len(heading) :]) else {}


def _check_heading(heading: list[str], name: str) -> None:
    problems = [Problem(1, f"no column “{c}”", ", ".join(NEEDED)) for c in NEEDED if c not in heading]
    for column in heading:
        if column not in NEEDED + OPTIONAL:
            problems.append(Problem(1, f"unknown column “{column[:30]}”", ", ".join(NEEDED + OPTIONAL)))
        elif heading.count(column) > 1:
            problems.append(Problem(1, f"column “{column}” more than once", "every column once"))
    if problems:
        raise InputProblemsError(name, tuple(dict.fromkeys(problems)), "row")


def _read_row(workshop: Workshop, line: int, cells: dict[str, str], reading: Reading) -> None:
    """Check one row and keep it, or keep what is wrong with it."""
    try:
        row = _checked(workshop, line, cells)
        if row.seat is not None:
            key = (row.claim, row.round, row.question, row.seat)
            if key in reading.seen:
                raise RowError(
                    f"a second answer of seat {row.seat}", f"one; the first is in row {reading.seen[key]}"
                )
            reading.seen[key] = line
    except RowError as wrong:
        reading.problems.append(Problem(line, wrong.what, wrong.expected))
    except InvalidBallotError as error:
        reading.problems.append(Problem(line, str(error)))
    else:
        reading.rows.append(row)


class RowError(InvalidInputError):
    """What is wrong with a row, and what was expected."""

    def __init__(self, what: str, expected: str) -> None:
        self.what, self.expected = what, expected
        super().__init__(what)


def _checked(workshop: Workshop, line: int, cells: dict[str, str]) -> Row:
    if "" in cells:
        raise RowError("more cells than the heading has", "as many as columns")
    values = {column: cells.get(column, "").strip() for column in NEEDED + OPTIONAL}
    if any(len(value) > CELL_LIMIT for value in values.values()):
        raise RowError("a cell that is too long", f"up to {CELL_LIMIT} characters")
    claim = workshop.deck.claim(values["claim"])
    if claim is None:
        raise RowError(
            f"unknown claim “{values['claim'][:30]}”",
            "a claim id of the deck, such as "
            f"{workshop.deck.claims[0].id if workshop.deck.claims else 'EB1'}",
        )
    form = ballot_form(claim.kind, confidence=True)
    question = next((q for q in form if q.id == values["question"]), None)
    if question is None:
        raise RowError(f"unknown question “{values['question'][:30]}”", " or ".join(q.id for q in form))
    channel = values["channel"].lower().replace(" ", "_").replace("-", "_") or "import"
    if channel not in CHANNELS:
        raise RowError(f"unknown channel “{values['channel'][:30]}”", ", ".join(CHANNELS))
    return Row(
        line,
        claim.id,
        _number(values["round"], "round", MOST_ROUNDS),
        question.id,
        _answer(question, values["answer"]),
        _seat(workshop, values["seat"]),
        values["group"],
        channel,
    )


def _answer(question: Question, text: str) -> str:
    return KINDS[question.kind].check(text.lower().replace(" ", "_") if text[:1].isalpha() else text)


def _number(text: str, what: str, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 6 and 1 <= int(text) <= most):
        raise RowError(f"{what} “{text[:20]}”", f"a number from 1 to {most}")
    return int(text)


def _seat(workshop: Workshop, text: str) -> int | None:
    if not text:
        return None
    number = _number(text, "seat", 9999)
    if workshop.seats and all(seat.number != number for seat in workshop.seats):
        raise RowError(f"unknown seat {number}", "a seat of this workshop; add the person first")
    return number


def _check_rounds(workshop: Workshop, reading: Reading) -> None:
    """Refuse rounds that are there already or that leave a gap, at the first row of each."""
    wanted: dict[str, dict[int, int]] = {}
    for row in reading.rows:
        wanted.setdefault(row.claim, {}).setdefault(row.round, row.line)
    for claim, rounds in wanted.items():
        existing = len(workshop.rounds_of(claim))
        for place, number in enumerate(sorted(rounds), start=existing + 1):
            if number <= existing:
                problem = Problem(
                    rounds[number],
                    f"round {number} of {claim} is in this workshop already",
                    f"round {existing + 1}",
                )
            elif number != place:
                problem = Problem(
                    rounds[number], f"round {number} of {claim} comes too early", f"round {place}"
                )
            else:
                continue
            reading.problems.append(problem)
            break
    seats = {row.seat for row in reading.rows if row.seat is not None}
    if len(seats) > MOST_SEATS:
        reading.problems.append(Problem(reading.rows[-1].line, f"{len(seats)} seats", f"up to {MOST_SEATS}"))
    open_round = next((r for r in workshop.rounds if r.is_open), None)
    if open_round is not None and open_round.claim in wanted:
        reading.problems.append(Problem(1, f"a round of {open_round.claim} is open", "it to be closed first"))


def _shortened(problems: list[Problem]) -> tuple[Problem, ...]:
    ordered = sorted(problems, key=lambda p: p.line)
    if len(ordered) <= PROBLEMS_SHOWN:
        return tuple(ordered)
    rest = len(ordered) - PROBLEMS_SHOWN
    last = Problem(ordered[-1].line, f"and {rest} more rows with problems up to here")
    return (*ordered[:PROBLEMS_SHOWN], last)


# -- writing ---------------------------------------------------------------------------------------------


def _write(file: WorkshopFile, workshop: Workshop, rows: list[Row], name: str) -> Changes:
    rounds: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        rounds.setdefault((row.claim, row.round), []).append(row)
    with file.act("votes_imported", f"Import {len(rows)} answers") as act:
        act.details.update(source=name, rows=len(rows))
        present = _write_seats(act, workshop, rows)
        for (claim, number), its_rows in sorted(rounds.items()):
            _write_round(act, workshop, claim, number, its_rows, present)
    plural = "round" if len(rounds) == 1 else "rounds"
    return Changes(f"{len(rows)} answers imported into {len(rounds)} {plural}")


def _write_seats(act: Transaction, workshop: Workshop, rows: list[Row]) -> int:
    """Make the seats of a workshop without people, or fill in groups; return how many seats are present."""
    groups = {row.seat: row.group for row in rows if row.seat is not None and row.group}
    known = {seat.number: seat for seat in workshop.seats}
    numbers = sorted({row.seat for row in rows if row.seat is not None})
    for number in numbers:
        seat = known.get(number, Seat(number))
        group = groups.get(number, seat.group)
        if number not in known or group != seat.group:
            act.put("seat", records.seat(Seat(number, seat.name, group, seat.present)))
    return workshop.present if workshop.seats else len(numbers)


def _write_round(
    act: Transaction, workshop: Workshop, claim: str, number: int, rows: list[Row], present: int
) -> None:
    found = workshop.deck.claim(claim)
    kind = found.kind if found else "overall"
    asks_confidence = any(row.question == "confidence" for row in rows)
    questions = ballot_form(kind, confidence=asks_confidence)
    voted = len({row.seat for row in rows if row.seat is not None})
    round_ = Round(
        new_id(),
        claim,
        number,
        NAMED,
        "import",
        REVEALED,
        questions,
        asks_reason=False,
        present=max(present, voted),
    )
    act.put("round", records.round_row(round_, bytes(32)))
    channels = {row.seat: row.channel for row in rows if row.seat is not None}
    for seat, channel in sorted(channels.items()):
        act.put("ballot", {"round": round_.id, "seat": seat, "channel": channel, "reason": ""})
    for row in rows:
        if row.seat is not None:
            act.put(
                "answer",
                {"round": round_.id, "seat": row.seat, "question": row.question, "answer": row.answer},
            )
    unseated = Counter((r.question, r.answer, r.channel, r.group) for r in rows if r.seat is None)
    for (question, answer, channel, group), n in sorted(unseated.items()):
        row_of = records.total(round_.id, question, answer, channel, n, seated=False, group=group)
        act.put("total", row_of)
