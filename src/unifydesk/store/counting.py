"""Counts ballots: figures are made from counts, so that a hundred thousand ballots cost one query."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from unifydesk.domain.question import Ballot
from unifydesk.domain.rounds import Round
from unifydesk.store.workshop_file import WorkshopFile

Pairs = tuple[tuple[str, str, int], ...]


@dataclass(slots=True)
class Counted:
    """What one question of one round received. Units: people; weights are sums over people."""

    answers: Counter[str] = field(default_factory=Counter)  # answer → people, “cannot_judge” among them
    channels: Counter[str] = field(default_factory=Counter)  # channel → people
    weights: dict[str, Decimal] = field(default_factory=dict)  # answer → sum of weights, seats only
    unseated: int = 0  # people without a seat, who count as present by having answered
    by_proxy: int = 0  # ballots given by another person

    def add(self, answer: str, channel: str, people: int, weight: str, *, proxy: bool = False) -> None:
        """Count some equal ballots."""
        self.answers[answer] += people
        self.channels[channel] += people
        self.weights[answer] = self.weights.get(answer, Decimal()) + people * Decimal(weight)
        self.by_proxy += people if proxy else 0


def count(file: WorkshopFile, round_: Round, question: str) -> Counted:
    """Return the counts of one question: named ballots by seat plus totals that came without names."""
    counted = Counted()
    named = file.rows(
        "SELECT a.answer, b.channel, b.weight, b.proxy IS NOT NULL, count(*) FROM answer a "
        "JOIN ballot b USING (round, seat) WHERE a.round = ? AND a.question = ? GROUP BY 1, 2, 3, 4",
        round_.id,
        question,
    )
    for answer, channel, weight, proxy, people in named:
        counted.add(answer, channel, people, weight, proxy=bool(proxy))
    totals = file.rows(
        "SELECT answer, channel, n, seated FROM total WHERE round = ? AND question = ? AND n > 0",
        round_.id,
        question,
    )
    for answer, channel, people, seated in totals:
        counted.add(answer, channel, people, "1")
        counted.unseated += 0 if seated else people
    return counted


def by_group(file: WorkshopFile, round_: Round) -> dict[str, dict[str, Counter[str]]]:
    """Return question → group → answer → people; people of no group, and hands, have an empty one."""
    found: dict[str, dict[str, Counter[str]]] = {}
    rows = file.rows(
        "SELECT a.question, s.people_group, a.answer, count(*) FROM answer a "
        "JOIN seat s ON s.number = a.seat WHERE a.round = ? GROUP BY 1, 2, 3",
        round_.id,
    )
    rows += file.rows(
        "SELECT question, people_group, answer, n FROM total WHERE round = ? AND n > 0",
        round_.id,
    )
    for question, group, answer, people in rows:
        found.setdefault(question, {}).setdefault(group, Counter())[answer] += people
    return found


def pairs(file: WorkshopFile, before: Round, after: Round, question: str) -> Pairs:
    """Return (answer before, answer after, people) of the seats that answered a question in both rounds."""
    rows = file.rows(
        "SELECT b.answer, a.answer, count(*) FROM answer b JOIN answer a ON a.seat = b.seat "
        "AND a.question = b.question WHERE b.round = ? AND a.round = ? AND b.question = ? "
        "GROUP BY 1, 2 ORDER BY 1, 2",
        before.id,
        after.id,
        question,
    )
    return tuple((first, second, people) for first, second, people in rows)


def proxies(file: WorkshopFile, round_: Round) -> tuple[tuple[int, int], ...]:
    """Return (seat, the seat that answered for it) of every ballot given by proxy."""
    sql = "SELECT seat, proxy FROM ballot WHERE round = ? AND proxy IS NOT NULL ORDER BY seat"
    return tuple((seat, proxy) for seat, proxy in file.rows(sql, round_.id))


def ballots(file: WorkshopFile, round_: Round) -> tuple[Ballot, ...]:
    """Return the named ballots of a round by seat; a confidential round has none to return."""
    answers: dict[int, dict[str, str]] = {}
    for row in file.query("SELECT seat, question, answer FROM answer WHERE round = ?", round_.id):
        answers.setdefault(row["seat"], {})[row["question"]] = row["answer"]
    found = []
    for row in file.query("SELECT * FROM ballot WHERE round = ? ORDER BY seat", round_.id):
        given = answers.get(row["seat"], {})
        ordered = tuple((q.id, given[q.id]) for q in round_.questions if q.id in given)
        found.append(Ballot(row["seat"], ordered, row["channel"], row["reason"], row["weight"], row["proxy"]))
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
    found = file.query("SELECT * FROM ballot WHERE round = ? AND seat = ?", round_.id, seat)
    if not found:
        return None
    rows = file.query("SELECT question, answer FROM answer WHERE round = ? AND seat = ?", round_.id, seat)
    given = {row["question"]: row["answer"] for row in rows}
    ordered = tuple((q.id, given[q.id]) for q in round_.questions if q.id in given)
    row = found[0]
    return Ballot(seat, ordered, row["channel"], row["reason"], row["weight"], row["proxy"])


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
