"""A workshop that asks every kind of question and votes in every way, for pictures of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from unifydesk.app import agenda, people, preparing, rehearsal, voting, workshops
from unifydesk.domain.people import Seat
from unifydesk.domain.rounds import NAMED
from unifydesk.domain.workshop import ClaimSetup, Workshop, WorkshopInfo
from unifydesk.store.workshop_file import WorkshopFile

HEAD = "---\ntitle: Every way to answer\nlanguage: en\n---\n\n# Every way\n"
ITEMS = (
    "Shared data sets",
    "A common library",
    "Hardware everyone can rent",
    "Training for newcomers",
    "A second, different model",
)
ASKED: dict[str, tuple[str, str]] = {
    "agreement4": ("benefit", "Shared tools let small groups do what only large ones could."),
    "agreement7": ("overall", "The field is better off with one vocabulary."),
    "agreement9": ("overall", "A general model is the right default for a new task."),
    "importance": ("benefit", "Newcomers are useful after a week."),
    "likelihood": ("risk", "One flaw shows everywhere at once."),
    "approval": ("overall", "We meet again in spring."),
    "consent": ("overall", "We adopt these minutes."),
    "ranking": ("overall", "This is the order in which we would begin."),
    "points": ("overall", "Our effort should go where these points go."),
    "quadratic": ("overall", "These are worth strong votes."),
    "spectrum": ("overall", "There is a right number of models between one and many."),
    "open": ("overall", "Something is missing from this list."),
}
"""Kind → the claim's kind and its sentence."""
ALSO = {
    "likelihood": "likelihood, severity",
    "importance": "agreement, importance",
    "agreement4": "agreement4, importance",
}
WAYS = ("hands", "roll_call", "cards", "booth", "dots", "paper")
PEOPLE = 12


def claim_of(kind: str) -> str:
    """Return the id of the claim that asks a kind."""
    return f"C-{kind}"


def deck() -> str:
    """Return the deck: a slide and a claim for every kind."""
    parts = [HEAD]
    for number, (kind, (claim_kind, text)) in enumerate(ASKED.items()):
        more = [f"ask: {ALSO.get(kind, kind)}"]
        if kind in ("ranking", "points", "quadratic"):
            more += [f"item: {item}" for item in ITEMS]
        if kind == "spectrum":
            more.append("ends: One model | Many models")
        lines = [
            f"id: {claim_of(kind)}",
            f"kind: {claim_kind}",
            f"title: {text.rstrip('.')}",
            f"text: {text}",
        ]
        heading = "\n---\n\n" if number else "\n"
        parts.append(
            f"{heading}## {kind.capitalize()}\n\n```claim\n" + "\n".join([*lines, *more]) + "\n```\n"
        )
    return "".join(parts)


def create(path: Path, clock: Callable[[], Any]) -> WorkshopFile:
    """Return the workshop, in which one person is represented by another."""
    seats = [Seat(n, f"Participant {n}", f"Table {'AB'[n % 2]}") for n in range(1, PEOPLE + 1)]
    info = WorkshopInfo("Every way to answer", "2026-03-12", "Lecture hall 3", "The facilitator")
    file = workshops.create(path, deck(), deck_name="every way", info=info, seats=seats, clock=clock)
    people.edit(file, Seat(PEOPLE, f"Participant {PEOPLE}", "Table A", present=False, proxy=1))
    return file


def vote_on_everything(file: WorkshopFile) -> Iterator[tuple[str, Workshop]]:
    """Lead simulated people through every claim twice; give each kind with its revealed result."""
    agenda.begin(file)
    for kind in ASKED:
        rehearsal.play_claim(file, claim_of(kind), people_count=PEOPLE)
        agenda.go_to(file, claim=claim_of(kind), scene="results")
        yield kind, workshops.snapshot(file)


def open_vote(file: WorkshopFile, kind: str, way: str, level: str = NAMED) -> bool:
    """Open a round on a claim in one way, named or not; returns whether the kind can be answered in it."""
    claim = claim_of(kind)
    preparing.set_setup(file, ClaimSetup(claim, True, channel=way, level=level))
    if workshops.snapshot(file).setups[claim].channel != way:
        return False
    voting.open_round(file, claim)
    return True


def end_vote(file: WorkshopFile, kind: str) -> None:
    """Void the open round."""
    last = workshops.snapshot(file).last_round(claim_of(kind))
    if last is not None and last.is_open:
        voting.void_round(file, last.id)


def opener(path: Path, clock: Callable[[], Any]) -> Callable[[], WorkshopFile]:
    """Return what makes the workshop when the program asks for it."""
    return partial(create, path, clock)
