"""A workshop as one frozen value: everything the windows, the minutes and the command line read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from unifydesk.domain.deck import Claim, Deck, Slide
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat, represented, taking_part
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.question import Ballot
from unifydesk.domain.rounds import Round
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import RoundResult

SCENES = (
    "welcome",
    "slide",
    "claim",
    "voting",
    "booth",
    "results",
    "pairs",
    "movement",
    "discussion",
    "position",
    "maps",
    "risk_map",
    "overview",
    "closing",
)
MAP_SCENES = ("maps", "risk_map")
"""The benefit map, or the risk map where there is only that; and the risk map where there are both."""
ACROSS_SCENES = (*MAP_SCENES, "overview")
"""What shows many claims at once in the middle of a session."""


@dataclass(frozen=True, slots=True)
class WorkshopInfo:
    """What the title page says."""

    title: str
    date: str = ""  # ISO, such as 2026-11-23
    place: str = ""
    facilitator: str = ""
    running_order: str = ""  # id of a running order of the deck; empty: every included claim
    minutes_planned: int = 90


@dataclass(frozen=True, slots=True)
class ClaimSetup:
    """How one claim is put to the vote."""

    claim: str
    included: bool
    channel: str = "roll_call"  # a key of rounds.CHANNELS that has a panel
    level: str = "named"  # or confidential (booth and paper only)
    confidence: bool = False
    reason: bool = False
    form: str = ""  # kinds asked together, such as “agreement9+importance”; empty: what the deck says


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the session stands; written at every step, so that a crash resumes at the same place."""

    scene: str = "welcome"
    slide: str = ""
    claim: str = ""
    started: str = ""  # ISO time when the session was begun; empty before
    slide_since: str = ""  # ISO time when this slide was reached
    timer_ends: str = ""  # ISO time when the running timer ends; empty: no timer


@dataclass(frozen=True, slots=True)
class RuleEvent:
    """When a rule was declared or changed: ISO time, and whether a round had been opened before."""

    at: str
    choice: RuleChoice
    after_first_round: bool


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log, in words for people."""

    number: int
    at: str
    what: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Workshop:
    """One moment of a workshop file."""

    path: str
    rehearsal: bool
    read_only: bool
    info: WorkshopInfo
    deck: Deck
    rule: RuleChoice
    rule_events: tuple[RuleEvent, ...]
    seats: tuple[Seat, ...]
    setups: Mapping[str, ClaimSetup]  # claim id → setup, for every claim of the deck
    rounds: tuple[Round, ...]  # void ones included, in the order of claims and numbers
    results: Mapping[str, tuple[RoundResult, ...]]  # claim id → results of its closed rounds
    notes: tuple[Note, ...]
    positions: Mapping[str, RecordedPosition]
    standing: Standing
    undo_text: str = ""  # “Close round 1 of EB4”, or empty
    redo_text: str = ""
    final_text: str = ""  # “Open round 1 of EB4”, when that act and those before cannot be undone; or empty
    dots: tuple[Ballot, ...] = ()  # ballots placed on the stage in an open round that is voted on with dots
    notices: tuple[str, ...] = ()  # sentences about what became of the file and where it lies
    free_mb: int | None = None  # megabytes left on its disk; None while there is enough
    stranded: tuple[bytes, ...] = field(default=())  # open confidential rounds whose key is missing
    recovered: str = ""  # that the file was recovered from a damaged one, and what was lost; empty otherwise
    incomplete: Mapping[str, str] = field(default_factory=dict)  # claim id → which answers may be missing

    @property
    def present(self) -> int:
        """People who can vote now: present, or represented by a proxy who is."""
        return len(taking_part(self.seats))

    @property
    def by_proxy(self) -> int:
        """How many of them are absent and represented by a proxy."""
        return len(represented(self.seats))

    @property
    def slide(self) -> Slide | None:
        """The slide where the session stands."""
        return self.deck.slide(self.standing.slide)

    @property
    def claim(self) -> Claim | None:
        """The claim where the session stands."""
        return self.deck.claim(self.standing.claim)

    @property
    def agenda(self) -> tuple[Claim, ...]:
        """The claims that are put to the vote, in deck order."""
        return tuple(c for c in self.deck.claims if self.setups[c.id].included)

    def rounds_of(self, claim: str) -> tuple[Round, ...]:
        """Return the rounds of a claim that count (not void), by number."""
        return tuple(r for r in self.rounds if r.claim == claim and r.state != "void")

    def last_round(self, claim: str) -> Round | None:
        """Return the latest round of a claim that counts, or None."""
        rounds = self.rounds_of(claim)
        return rounds[-1] if rounds else None

    def notes_on(self, claim: str, *kinds: str) -> tuple[Note, ...]:
        """Return the notes on a claim, of the kinds given or of all."""
        return tuple(n for n in self.notes if n.claim == claim and (not kinds or n.kind in kinds))

    def result(self, claim: str, *, revealed_only: bool = False) -> RoundResult | None:
        """Return the figures of the last closed (or last revealed) round of a claim, or None."""
        results = self.results.get(claim, ())
        found = [r for r in results if r.state == "revealed" or not revealed_only]
        return found[-1] if found else None
