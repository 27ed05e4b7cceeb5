"""Counts ballots: figures are made from counts, so that a hundred thousand ballots cost one query."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.question import Ballot
from unifydesk.domain.rounds import Round
from unifydesk.store.workshop_file import WorkshopFile


@dataclass(frozen=True, slots=True)
class Counted:
    """What one question of one round received. Units: people."""

    answers: dict[str, int]  # answer → people, “cannot_judge” among them
    channels: dict[str, int]  # channel → people
    unseated: int  # people without a seat, who count as present by having answered


def count(file: WorkshopFile, round_: Round, question: str) -> Counted:
    """Return the counts of one question: named ballots by seat plus totals that came without names."""
    answers: dict[str, int] = {}
    channels: dict[str, int] = {}
    unseated = 0
    named = file.query(
        "SELECT a.answer, b.channel, count(*) AS n, 1 AS seated FROM answer a "
        "JOIN ballot b USING (round, seat) WHERE a.round = ? AND a.question = ? GROUP BY a.answer, b.channel",
        round_.id,
        question,
    )
    totals = file.query(
        "SELECT answer, channel, n, seated FROM total WHERE round = ? AND question = ? AND n > 0",
        round_.id,
        question,
    )
    for row in (*named, *totals):
        answers[row["answer"]] = answers.get(row["answer"], 0) + row["n"]
        channels[row["channel"]] = channels.get(row["channel"], 0) + row["n"]
        unseated += 0 if row["seated"] else row["n"]
    return Counted(answers, channels, unseated)


def ballots(file: WorkshopFile, round_: Round) -> tuple[Ballot, ...]:
    """Return the named ballots of a round by seat; a confidential round has none to return."""
    answers: dict[int, dict[str, str]] = {}
    for row in file.query("SELECT seat, question, answer FROM answer WHERE round = ?", round_.id):
        answers.setdefault(row["seat"], {})[row["question"]] = row["answer"]
    found = []
    for row in file.query(
        "SELECT seat, channel, reason FROM ballot WHERE round = ? ORDER BY seat", round_.id
    ):
        given = answers.get(row["seat"], {})
        ordered = tuple((q.id, given[q.id]) for q in round_.questions if q.id in given)
        found.append(Ballot(row["seat"], ordered, row["channel"], row["reason"]))
    return tuple(found)


def hands(file: WorkshopFile, round_: Round) -> dict[str, dict[str, int]]:
    """Return the hand counts of a round: question → answer → people."""
    counted: dict[str, dict[str, int]] = {q.id: {} for q in round_.questions}
    rows = file.query(
        "SELECT question, answer, n FROM total WHERE round = ? AND channel = 'hands' AND seated = 1",
        round_.id,
    )
    for row in rows:
        counted.setdefault(row["question"], {})[row["answer"]] = row["n"]
    return counted


def reasons(file: WorkshopFile, round_: Round) -> tuple[str, ...]:
    """Return the reasons given in a round, sorted by content so that no order can be read from them."""
    named = file.query("SELECT reason AS text FROM ballot WHERE round = ? AND reason <> ''", round_.id)
    sealed = file.query("SELECT text FROM reason WHERE round = ?", round_.id)
    return tuple(sorted(row["text"] for row in (*named, *sealed)))


def ballot(file: WorkshopFile, round_: Round, seat: int) -> Ballot | None:
    """Return the named ballot of one seat, or None."""
    found = file.query("SELECT channel, reason FROM ballot WHERE round = ? AND seat = ?", round_.id, seat)
    if not found:
        return None
    rows = file.query("SELECT question, answer FROM answer WHERE round = ? AND seat = ?", round_.id, seat)
    given = {row["question"]: row["answer"] for row in rows}
    ordered = tuple((q.id, given[q.id]) for q in round_.questions if q.id in given)
    return Ballot(seat, ordered, found[0]["channel"], found[0]["reason"])


def answers_by_seat(file: WorkshopFile, round_: Round, question: str) -> int:
    """Return how many seats have answered one question."""
    sql = "SELECT count(*) AS n FROM answer WHERE round = ? AND question = ?"
    return int(file.query(sql, round_.id, question)[0]["n"])


def answers_given(file: WorkshopFile, claim: str, question: str) -> frozenset[str]:
    """Return every answer that the rounds of a claim received to one question."""
    sql = (
        "SELECT answer FROM answer JOIN round ON round.id = answer.round WHERE claim = ? AND question = ? "
        "UNION SELECT answer FROM total JOIN round ON round.id = total.round WHERE claim = ? AND question = ?"
    )
    return frozenset(row["answer"] for row in file.query(sql, claim, question, claim, question))


def stored_totals(file: WorkshopFile, round_: Round) -> dict[tuple[str, str], int]:
    """Return the totals of a confidential round as they stand on the disk: (question, answer) → people."""
    rows = file.query("SELECT question, answer, n FROM total WHERE round = ?", round_.id)
    return {(row["question"], row["answer"]): row["n"] for row in rows}
