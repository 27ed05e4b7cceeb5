"""What the stage may show. A value built here holds nothing that is not public: no unrevealed tally, ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from unifydesk.domain.deck import Bullet, Claim
from unifydesk.domain.people import Seat
from unifydesk.domain.question import Question
from unifydesk.domain.tally import Figures, Movement


@dataclass(frozen=True, slots=True)
class WelcomeScene:
    """Before the session begins, and whenever nothing else should show."""

    id: ClassVar[str] = "welcome"
    title: str
    subtitle: str
    date: str
    place: str
    facilitator: str


@dataclass(frozen=True, slots=True)
class SlideScene:
    """One slide of the deck."""

    id: ClassVar[str] = "slide"
    section: str
    title: str
    layout: str
    bullets: tuple[Bullet, ...]
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class ClaimScene:
    """The sentence put to the vote, with an argument or two on each side."""

    id: ClassVar[str] = "claim"
    claim: Claim


@dataclass(frozen=True, slots=True)
class VotingScene:
    """A round is open: how many are recorded, and nothing about what they said."""

    id: ClassVar[str] = "voting"
    claim: Claim
    round_number: int
    level: str
    channel: str
    questions: tuple[Question, ...]
    recorded: int
    present: int  # people who can vote, by proxy too
    is_open: bool = True  # False: closed, and not revealed yet


@dataclass(frozen=True, slots=True)
class BoothScene:
    """The stage is a ballot: pick a seat (named) or take a turn (confidential), answer, confirm."""

    id: ClassVar[str] = "booth"
    claim: Claim
    round_id: bytes
    round_number: int
    level: str
    questions: tuple[Question, ...]
    asks_reason: bool
    seats: tuple[Seat, ...]  # people present; empty in a confidential round
    recorded_seats: frozenset[int]  # who is recorded, not what; empty in a confidential round
    recorded: int
    present: int


Dots = tuple[tuple[int, tuple[tuple[str, str], ...]], ...]
"""(seat, (question, answer) …), by seat."""


@dataclass(frozen=True, slots=True)
class DotsMoment:
    """What people are doing with the dots just now, at the stage itself; nothing of it is recorded."""

    part: int = 0  # which scale, or the map, is on the page
    page: int = 0  # which seats are in the tray, when not all of them fit
    in_hand: int | None = None  # the seat whose dot was picked up
    on_the_way: Dots = ()  # answers that are not on disk yet
    typed: str = ""
    said: str = ""  # why a dot was not recorded, or what cannot be understood


@dataclass(frozen=True, slots=True)
class DotsScene:
    """Dots on the scale, in front of everybody: the only vote whose answers show while it is open."""

    id: ClassVar[str] = "dots"
    claim: Claim
    round_id: bytes
    round_number: int
    questions: tuple[Question, ...]
    seats: tuple[Seat, ...]  # people who can vote now
    dots: Dots
    recorded: int
    present: int
    moment: DotsMoment | None = None  # None while the room may not touch the stage


@dataclass(frozen=True, slots=True)
class ResultsScene:
    """A revealed round: the sentence first, then the bars, then the small print."""

    id: ClassVar[str] = "results"
    claim: Claim
    round_number: int
    figures: tuple[Figures, ...]
    sentences: tuple[str, ...]  # one per figure: “Consensus for: 10 of 12 agree”
    previous: tuple[Figures, ...] = ()  # of the revealed round before, from which bars grow


@dataclass(frozen=True, slots=True)
class PairsScene:
    """A revealed ranking pair by pair: who stands above whom with how many people."""

    id: ClassVar[str] = "pairs"
    claim: Claim
    round_number: int
    ranked: Figures  # of a ranking
    sentence: str


@dataclass(frozen=True, slots=True)
class MovementScene:
    """Two revealed rounds of a claim side by side."""

    id: ClassVar[str] = "movement"
    claim: Claim
    before_number: int
    after_number: int
    before: tuple[Figures, ...]
    after: tuple[Figures, ...]
    movements: tuple[Movement, ...]  # empty when a round was confidential or by hands
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiscussionScene:
    """The discussion prompt with the notes for and against as they are typed."""

    id: ClassVar[str] = "discussion"
    claim: Claim
    arguments_for: tuple[str, ...]
    arguments_against: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionScene:
    """Where the group stands on a claim."""

    id: ClassVar[str] = "position"
    claim: Claim
    sentences: tuple[str, ...]
    figures: tuple[Figures, ...]
    statement: str
    dissent: tuple[str, ...]
    recorded: bool
    differs: str = ""  # what was recorded in place of the rule's label, and why; empty when it is the same


@dataclass(frozen=True, slots=True)
class MapsScene:
    """Every revealed benefit and every revealed risk on a map of its own, one after the other.

    The two never share an axis.
    """

    id: ClassVar[str] = "maps"
    title: str
    benefits: tuple[tuple[Claim, Figures, Figures], ...]  # real, importance
    risks: tuple[tuple[Claim, Figures, Figures], ...]  # likelihood, severity
    shown: str = "benefit"  # or risk: the map that is on the page


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """One claim in the overview or on the closing page; `words` is empty when no position was recorded."""

    claim: Claim
    words: str
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class ClosingScene:
    """All positions of the workshop."""

    id: ClassVar[str] = "closing"
    title: str
    rows: tuple[ClosingRow, ...]


@dataclass(frozen=True, slots=True)
class OverviewScene:
    """Every claim with a revealed result: its votes, its position and how many votes would change it."""

    id: ClassVar[str] = "overview"
    title: str
    rows: tuple[ClosingRow, ...]  # contested claims first


Scene = (
    WelcomeScene
    | SlideScene
    | ClaimScene
    | VotingScene
    | BoothScene
    | DotsScene
    | ResultsScene
    | PairsScene
    | MovementScene
    | DiscussionScene
    | PositionScene
    | MapsScene
    | OverviewScene
    | ClosingScene
)


@dataclass(frozen=True, slots=True)
class StageState:
    """One picture of the stage: the same value is painted in the preview and on the projector."""

    scene: Scene
    workshop_title: str
    rehearsal: bool
    timer_ends: str = ""  # ISO time; empty: no timer runs
