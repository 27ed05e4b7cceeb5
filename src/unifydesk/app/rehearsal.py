"""Plays a whole workshop with simulated people through the same use cases a facilitator uses.

The file and its minutes are marked REHEARSAL when they are made and can never lose the mark.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from unifydesk.app import (
    agenda,
    exporting,
    noting,
    outside,
    positions,
    preparing,
    reporting,
    voting,
    workshops,
)
from unifydesk.app.info_checks import title_from
from unifydesk.app.simulating import needs_reason, simulated_answer
from unifydesk.domain.clock import now
from unifydesk.domain.deck import Claim, Deck
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.people import MOST_SEATS, Seat
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED, Round
from unifydesk.domain.workshop import ClaimSetup, Workshop, WorkshopInfo
from unifydesk.store.errors import shown_name
from unifydesk.store.workshop_file import WorkshopFile

LEAST_PEOPLE = 3
FILE_NAME = "rehearsal.unify"
MINUTES_NAME = "minutes.pdf"
TABLES = ("Table A", "Table B", "Table C")
QUICKEST, SLOWEST = 0.6, 1.2
"""How long a slide takes, of the minutes that are planned for it."""
LONGEST_CLAIM = 8.5
"""Minutes that the two rounds and the discussion of a claim take at most."""
Told = Callable[[str], None]


@dataclass(slots=True)
class PlayedClock:
    """A clock that stands still until the play moves it on, so that planned and played times compare."""

    moment: datetime

    def __call__(self) -> datetime:
        """Return the moment of the play."""
        return self.moment

    def pass_minutes(self, minutes: float) -> None:
        """Let time pass."""
        self.moment += timedelta(minutes=minutes)


@dataclass(slots=True)
class Person:
    """A simulated person: a leaning for all claims, and how readily the discussion moves it."""

    seat: int
    leaning: float
    openness: float
    views: dict[tuple[str, str], float] = field(default_factory=dict)


def rehearse(
    deck_source: str,
    deck_name: str,
    folder: Path,
    *,
    people_count: int = 12,
    seed: int = 1,
    tell: Told | None = None,
) -> tuple[Path, Path]:
    """Play the workshop and return the paths of its file and of its minutes.

    The same deck, people and seed give the same votes. Raises InvalidInputError when the folder already
    holds a rehearsal or the number of people is out of range. A rehearsal that is stopped or fails leaves
    nothing behind.
    """
    if not LEAST_PEOPLE <= people_count <= MOST_SEATS:
        raise InvalidInputError(f"A rehearsal takes {LEAST_PEOPLE} to {MOST_SEATS} people.")
    tell = tell or _say_nothing
    path, minutes = folder / FILE_NAME, folder / MINUTES_NAME
    with _room_for(folder, path, minutes):
        file = _create(deck_source, deck_name, path, people_count)
        tell(f"Rehearsing “{deck_name}” with {people_count} simulated people.")
        try:
            _Play(file, random.Random(seed), people_count, tell).run()
            exporting.export(reporting.collect(file), "pdf", minutes, ExportOptions())
        finally:
            file.close()
    return path, minutes


def play_claim(file: WorkshopFile, claim_id: str, *, people_count: int = 12, seed: int = 1) -> None:
    """Lead simulated people through one claim of an open file, as in a rehearsal; for trying things out."""
    claim = next(c for c in workshops.deck_of(file).claims if c.id == claim_id)
    _Play(file, random.Random(seed), people_count, _say_nothing).lead(claim, 0)


@contextmanager
def _room_for(folder: Path, *results: Path) -> Iterator[None]:
    """Make the folder when missing; when the block fails, remove what it made, and nothing else."""
    for path in results:
        if os.path.lexists(path):
            raise InvalidInputError(
                f"“{path.name}” is already in “{shown_name(folder)}” and stays as it is. "
                "Choose another folder."
            )
    is_new = not os.path.lexists(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise InvalidInputError(f"“{shown_name(folder)}” is a file. Name a folder.") from error
    except OSError as error:
        why = (error.strerror or "refused").lower()
        raise InvalidInputError(
            f"The folder “{shown_name(folder)}” cannot be made ({why}). Choose another one."
        ) from error
    try:
        yield
    except BaseException:
        for path in results:
            path.unlink(missing_ok=True)
        if is_new:
            with suppress(OSError):  # somebody else has put something there
                folder.rmdir()
        raise


def _say_nothing(_sentence: str) -> None:
    """Take no notice."""


def _create(deck_source: str, deck_name: str, path: Path, people_count: int) -> WorkshopFile:
    deck = outside.deck(deck_source, deck_name)
    clock = PlayedClock(_beginning(deck, now()))
    info = WorkshopInfo(
        title=title_from(deck),
        date=clock.moment.date().isoformat(),
        place="Rehearsal room",
        facilitator="Rehearsal",
        minutes_planned=max((order.minutes for order in deck.running_orders), default=90),
    )
    seats = [Seat(n, "", TABLES[n % len(TABLES)]) for n in range(1, people_count + 1)]
    return workshops.create(
        path, deck_source, deck_name=deck_name, info=info, seats=seats, rehearsal=True, clock=clock
    )


def _beginning(deck: Deck, at: datetime) -> datetime:
    """Return the last nine o’clock from which the whole play is over by now: no act may lie ahead of time."""
    longest = sum(slide.minutes for slide in deck.slides) * SLOWEST + len(deck.claims) * LONGEST_CLAIM + 2
    first = at.replace(hour=9, minute=0, second=0, microsecond=0)
    ahead = first + timedelta(minutes=longest) - at
    return first - timedelta(days=max(0, -(-ahead // timedelta(days=1))))


class _Play:
    """One play: the simulated people, the random numbers they live by, and the file they vote in."""

    def __init__(self, file: WorkshopFile, chance: random.Random, people_count: int, tell: Told) -> None:
        self._file = file
        self._chance = chance
        self._tell = tell
        self._people = [
            Person(n, chance.gauss(0, 0.6), chance.uniform(0.1, 0.8)) for n in range(1, people_count + 1)
        ]

    def run(self) -> None:
        """Lead the group through every slide and claim."""
        workshop = workshops.snapshot(self._file)
        agenda.begin(self._file)
        on_agenda = {claim.id for claim in workshop.agenda}
        for slide in workshop.deck.slides:
            agenda.go_to(self._file, slide=slide.id)
            self._pass(slide.minutes * self._chance.uniform(QUICKEST, SLOWEST))
            for number, claim in enumerate(c for c in slide.claims if c.id in on_agenda):
                self._tell(f"  {claim.id}  {claim.title}")
                self.lead(claim, number + workshop.deck.claims.index(claim))
        self._close(workshop)

    def _pass(self, minutes: float) -> None:
        clock = self._file.clock
        if isinstance(clock, PlayedClock):
            clock.pass_minutes(minutes)

    def lead(self, claim: Claim, number: int) -> None:
        """Read, vote, reveal, discuss with notes, vote again, reveal, record."""
        self._set_up(claim, number)
        agenda.go_to(self._file, claim=claim.id)
        mood = self._chance.gauss(0.35, 0.9)
        split = self._chance.random() < 0.2
        self._round(claim, lambda person, spread: self._first_view(person, mood, split) + spread)
        agenda.go_to(self._file, claim=claim.id, scene="discussion")
        self._discuss(claim)
        self._round(claim, lambda person, spread: self._second_view(person, claim) + spread / 2)
        statement = f"The group has weighed “{claim.title}” twice." if number % 4 == 0 else ""
        positions.record(self._file, claim.id, statement)
        self._pass(0.5)

    def _set_up(self, claim: Claim, number: int) -> None:
        channel = ("roll_call", "booth", "hands", "cards", "booth")[number % 5]
        level = CONFIDENTIAL if number % 5 == 4 else NAMED
        setup = ClaimSetup(claim.id, True, channel, level, confidence=number % 3 == 0, reason=number % 5 == 4)
        preparing.set_setup(self._file, setup)

    def _first_view(self, person: Person, mood: float, split: bool) -> float:
        side = 1.6 if person.seat % 2 else -1.6
        return mood * 0.3 + side if split else mood + person.leaning

    def _second_view(self, person: Person, claim: Claim) -> float:
        """Return the first view moved towards the group's mean by how open the person is."""
        views = [p.views[claim.id, ""] for p in self._people if (claim.id, "") in p.views]
        middle = sum(views) / len(views) if views else 0.0
        own = person.views.get((claim.id, ""), middle)
        return own + person.openness * (middle - own)

    def _round(self, claim: Claim, view: Callable[[Person, float], float]) -> None:
        opened = voting.open_round(self._file, claim.id)
        self._pass(1)
        round_ = self._find(opened.round_id)
        answers = {p.seat: self._answers(p, claim, round_, view) for p in self._people}
        self._record(round_, {seat: given for seat, given in answers.items() if given})
        voting.close_round(self._file, round_.id)
        voting.reveal(self._file, round_.id)
        self._pass(1)

    def _find(self, round_id: bytes) -> Round:
        return next(r for r in workshops.snapshot(self._file).rounds if r.id == round_id)

    def _answers(
        self, person: Person, claim: Claim, round_: Round, view: Callable[[Person, float], float]
    ) -> dict[str, str]:
        """Return a person's ballot; a few stay silent and a few say that they cannot judge."""
        if self._chance.random() < 0.02:
            return {}
        given = {}
        for place, question in enumerate(round_.questions):
            felt = view(person, self._chance.gauss(0, 0.5)) + 0.4 * place
            if place == 0:
                person.views[claim.id, ""] = felt
            unsure = self._chance.random() < 0.05
            given[question.id] = CANNOT_JUDGE if unsure else simulated_answer(question, felt, self._chance)
        return given

    def _record(self, round_: Round, answers: dict[int, dict[str, str]]) -> None:
        if round_.channel == "hands":
            for question in round_.questions:
                up = [ballot[question.id] for ballot in answers.values()]
                counts = {answer: up.count(answer) for answer in sorted(set(up))}
                voting.count_hands(self._file, round_.id, question.id, counts)
        elif round_.level == CONFIDENTIAL:
            turns = list(answers.values())
            self._chance.shuffle(turns)
            for number, given in enumerate(turns):
                reason = "A reason given in rehearsal." if number == 0 or needs_reason(round_, given) else ""
                voting.cast_confidential(self._file, round_.id, given, reason=reason)
        else:
            for seat, given in answers.items():
                why = "An objection raised in rehearsal." if needs_reason(round_, given) else None
                voting.cast(self._file, round_.id, seat, given, channel=round_.channel, reason=why)

    def _discuss(self, claim: Claim) -> None:
        """Keep the deck's own arguments as what was said, and now and then a question, dissent or action."""
        for side in ("for", "against"):
            for text in claim.arguments_on(side)[:1]:
                noting.add(self._file, side, text, claim=claim.id)
                self._pass(1)
        roll = self._chance.random()
        if roll < 0.3 and claim.prompt:
            noting.add(self._file, "question", claim.prompt, claim=claim.id)
        elif roll < 0.55:
            text = f"Some of us hold that the vote on “{claim.title}” hides two different questions."
            noting.add(self._file, "dissent", text, claim=claim.id)
        elif roll < 0.75:
            text = f"Collect one example that would test “{claim.title}”."
            owner = f"Seat {self._chance.choice(self._people).seat}"
            noting.add(self._file, "action", text, claim=claim.id, owner=owner, due="next meeting")
        self._pass(2)

    def _close(self, workshop: Workshop) -> None:
        noting.add(self._file, "decision", "The minutes are sent to everyone present.")
        noting.add(self._file, "remark", f"This was a rehearsal of “{workshop.info.title}”.")
        agenda.go_to(self._file, scene="closing")
        self._pass(2)
