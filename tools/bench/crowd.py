"""A workshop of the largest size we promise to be quick at: 200 people, 27 claims, two rounds each."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from unifydesk import decks
from unifydesk.app import agenda, positions, voting, workshops
from unifydesk.app.simulating import simulated_answer
from unifydesk.domain.people import Seat
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import WorkshopInfo
from unifydesk.store.workshop_file import WorkshopFile

PEOPLE = 200
ROUNDS = 2
DECK = "unification"
Beside = Callable[[int], None]


def make(folder: Path, people: int = PEOPLE) -> WorkshopFile:
    """Return a new workshop of the bundled deck with `people` seats."""
    name, source = decks.load(DECK)
    seats = [Seat(number, f"Person {number}", f"Table {number % 10 + 1}") for number in range(1, people + 1)]
    return workshops.create(
        folder / "crowd.unify", source, deck_name=name, info=WorkshopInfo(title="A large room"), seats=seats
    )


def answers_in(round_: Round, chance: random.Random) -> dict[str, str]:
    """Return an answer to every question of the round."""
    return {q.id: simulated_answer(q, chance.uniform(-2, 2), chance) for q in round_.questions}


def open_round(file: WorkshopFile, claim: str) -> Round:
    """Open the next round of a claim as a roll call."""
    voting.open_round(file, claim, channel="roll_call")
    last = workshops.snapshot(file).last_round(claim)
    if last is None:
        raise RuntimeError("the round that was opened is not there")
    return last


def fill(file: WorkshopFile, beside: Beside, *, claims: int, rounds: int = ROUNDS) -> tuple[int, float]:
    """Hold `rounds` rounds of the first `claims` claims; return ballots recorded and the seconds they took.

    `beside(n)` is called after every round with the number of its ballots, for a comparison in the same
    minute on the same disk; the very last round stays open and empty.
    """
    agenda.begin(file)
    chance = random.Random(1)
    workshop = workshops.snapshot(file)
    chosen = [claim.id for claim in workshop.deck.claims][:claims]
    seats = [seat.number for seat in workshop.seats]
    ballots, seconds = 0, 0.0
    for claim in chosen:
        for number in range(1, rounds + 1):
            round_ = open_round(file, claim)
            unfinished = claim == chosen[-1] and number == rounds
            if unfinished:
                break
            papers = [(seat, answers_in(round_, chance)) for seat in seats]
            started = time.perf_counter()
            for seat, answers in papers:
                voting.cast(file, round_.id, seat, answers, channel="roll_call")
            seconds += time.perf_counter() - started
            ballots += len(papers)
            beside(len(papers))
            voting.close_round(file, round_.id)
            voting.reveal(file, round_.id)
        if workshops.snapshot(file).result(claim, revealed_only=True) and claim != chosen[-1]:
            positions.record(file, claim)
    return ballots, seconds
