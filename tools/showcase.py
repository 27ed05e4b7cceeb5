"""A workshop worth showing: twelve people with names, votes that differ, notes in their own words.

Played through the same use cases as a real session; whoever plays it can stop and look after every step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any

from unifydesk import decks
from unifydesk.app import agenda, noting, voting, workshops
from unifydesk.domain.people import Seat
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop, WorkshopInfo
from unifydesk.kinds import KINDS
from unifydesk.store.workshop_file import WorkshopFile

DECK = "unification"
INFO = WorkshopInfo(
    title="Unification in machine learning: where do we stand?",
    date="2026-03-12",
    place="Lecture hall 3",
    facilitator="The facilitator",
    running_order="60min",
    minutes_planned=60,
)
# nobody: seats by number, in the scripts that names come in
NAMES = (
    "Participant 1", "Učesnica 2", "Partecipante 3", "Участник 4", "Μέλος 5", "Participant 6",
    "Teilnehmer 7", "Účastnice 8", "Osallistuja 9", "Participante 10", "Uczestniczka 11", "Rannpháirtí 12",
)  # fmt: skip
# answers of the twelve to the first and the second question, round by round; “-” cannot judge, “.” silent
PATTERNS = (
    (("44352413-543", "343534-44355"), ("445544345544", "344534444355")),
    (("152415251451", "334-43533443"), ("142415251551", "33443453.443")),
    (("333423433-32", "223322332222"), ("33344343323.", "223322332122")),
    (("555445545554", "54455-455455"), ("555455545554", "544555455455")),
    (("221321122112", "443544354435"), ("221121112112", "443544454435")),
    (("434523444-35", "454355344-45"), ("444524445435", "454455354445")),
    (("344253342543", ""), ("344354343543", "")),
)
# what is said about the claims, one after the other
NOTES = (
    (
        ("for", "One architecture to study means that a result from one lab holds in the next."),
        ("against", "We would explain transformers, and call that explaining learning."),
        ("evidence", "The induction-head papers reproduced across text and images."),
    ),
    (
        ("for", "Newcomers are useful after a week: every lab has the same three tools."),
        ("against", "When everyone uses one library, everyone has its bug on the same day."),
        ("dissent", "Half of us think that shared tools shut out those who cannot pay for the hardware."),
    ),
    (
        ("for", "The triage model was trained on two cities and sold to villages."),
        ("against", "A general model at least met our language before; the old one never had."),
        ("question", "Who would notice, and how late?"),
    ),
    (
        ("for", "Three of four groups in our department dropped their own line of work."),
        ("against", "The same people still argue, only in one vocabulary."),
        ("action", "Count how many methods the last two doctoral intakes work with."),
    ),
    (
        ("for", "Only five firms can train it; everyone else rents."),
        ("against", "Open weights arrived faster than anyone here expected."),
        ("dissent", "Chiara: renting is the centralisation; a download changes nothing."),
    ),
    (
        ("for", "One refused application is refused everywhere when every desk asks the same model."),
        ("against", "Every desk asked the same credit bureau before."),
        ("decision", "We ask for a second, different model wherever a person can be turned away."),
    ),
    (
        ("for", "On the whole we understand more than ten years ago."),
        ("against", "Understanding more of one thing is not understanding more."),
        ("remark", "Several changed sides after the discussion of the portability trap."),
    ),
)
SECONDS = {"begin": 20, "next_slide": 55, "close": 70, "reveal": 5, "discuss": 30, "reopen": 150}
Run = Callable[[Callable[[WorkshopFile], Any]], Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the play: what was just done, and the workshop after it."""

    step: str
    claim: str
    round_number: int
    workshop: Workshop


class PlayedClock:
    """A clock that moves on by itself at every step of the play, and stands still in between."""

    def __init__(self) -> None:
        self._moment = datetime(2026, 3, 12, 9, 30, tzinfo=timezone(timedelta(hours=2)))

    def __call__(self) -> datetime:
        """Return the moment of the play."""
        return self._moment

    def move_on(self, step: str) -> None:
        """Let as much time pass as people take for such a step."""
        self._moment += timedelta(seconds=SECONDS.get(step, 40))


def create(path: Path, clock: PlayedClock) -> WorkshopFile:
    """Return a new workshop of the bundled deck with its twelve people."""
    name, source = decks.load(DECK)
    seats = [Seat(n, name_, f"Table {'ABC'[n % 3]}") for n, name_ in enumerate(NAMES, start=1)]
    return workshops.create(path, source, deck_name=name, info=INFO, seats=seats, clock=clock)


def before(file: WorkshopFile) -> Workshop:
    """Return the workshop before its session begins."""
    return workshops.snapshot(file)


def play(run: Run, clock: PlayedClock) -> Iterator[Moment]:
    """Lead the session to its end; `run` does one use case on the open file and gives its result.

    Gives a moment after every step, and one more in the middle of every vote.
    """
    voted: list[str] = []
    while True:
        workshop: Workshop = run(workshops.snapshot)
        step = agenda.next_step(workshop)
        if step.id == "done":
            return
        clock.move_on(step.id)
        if step.id == "close":
            yield from _vote(run, workshop, voted)
        run(partial(agenda.take, step=step))
        if step.id == "discuss":
            _take_notes(run, step.claim, voted.index(step.claim))
        yield _moment(run, step.id, step.claim)


def _moment(run: Run, step: str, claim: str) -> Moment:
    workshop: Workshop = run(workshops.snapshot)
    last = workshop.last_round(claim)
    return Moment(step, claim, last.number if last else 0, workshop)


def _vote(run: Run, workshop: Workshop, voted: list[str]) -> Iterator[Moment]:
    """Let everyone answer the open round, and pause when three quarters have."""
    claim = workshop.standing.claim
    if claim not in voted:
        voted.append(claim)
    round_ = workshop.last_round(claim)
    if round_ is None:
        return
    for place, seat in enumerate(workshop.seats):
        if place == 9:
            yield _moment(run, "voting", claim)
        answers = _answers(round_, voted.index(claim), place)
        if answers:
            _cast(run, round_.id, seat.number, answers)


def _cast(run: Run, round_id: bytes, seat: int, answers: dict[str, str]) -> None:
    run(partial(voting.cast, round_id=round_id, seat=seat, answers=answers, channel="roll_call"))


def _answers(round_: Round, number: int, place: int) -> dict[str, str]:
    """Return what the person at this place answers to the claim that was put as number so and so."""
    rounds = PATTERNS[number % len(PATTERNS)]
    lines = rounds[min(round_.number, len(rounds)) - 1]
    given = {}
    for question, line in zip(round_.questions, lines, strict=False):
        most = len(KINDS[question.kind].options)
        mark = line[place]
        if mark != ".":
            given[question.id] = CANNOT_JUDGE if mark == "-" else str(min(int(mark), most))
    return given


def _take_notes(run: Run, claim: str, number: int) -> None:
    """Type what is said in the discussion."""
    for kind, text in NOTES[number % len(NOTES)]:
        owner = "Chiara Conti" if kind == "action" else ""
        run(partial(noting.add, kind=kind, text=text, claim=claim, owner=owner))
