"""The named ballots as a table: one row for each answer of a seat in a round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unifydesk.domain.question import Question
from unifydesk.domain.report import NamedBallot, Report
from unifydesk.exporters._csv_cells import Cell, table
from unifydesk.kinds import answer_words

COLUMNS = (
    "claim", "round", "seat", "name", "group", "channel", "question", "answer", "answer_label", "reason",
    "weight", "proxy",
)  # fmt: skip


def ballots_csv(report: Report, *, bom: bool = False) -> bytes:
    """Return the ballots of the report as CSV, as many as it shows; only the heading without any."""
    return table(COLUMNS, _rows(report), bom=bom)


def _rows(report: Report) -> Iterator[Sequence[Cell]]:
    seats = {seat.number: seat for seat in report.seats}
    asked = _questions(report)
    for ballot in report.ballots:
        seat = seats.get(ballot.seat)
        who = (ballot.seat, seat.name if seat else "", seat.group if seat else "", ballot.channel)
        for question, answer in ballot.answers or (("", ""),):
            words = _words(ballot, question, answer, asked)
            more = (ballot.reason, ballot.weight, ballot.proxy)
            yield (ballot.claim, ballot.number, *who, question, answer, words, *more)


def _questions(report: Report) -> dict[tuple[str, int, str], Question]:
    """Return every question that was asked by claim, round and its id."""
    return {
        (claim.claim.id, result.number, figures.tally.question.id): figures.tally.question
        for claim in report.claims
        for result in claim.rounds
        for figures in result.figures
    }


def _words(
    ballot: NamedBallot, question: str, answer: str, asked: dict[tuple[str, int, str], Question]
) -> str:
    found = asked.get((ballot.claim, ballot.number, question))
    return answer_words(answer, found) if found is not None else answer
