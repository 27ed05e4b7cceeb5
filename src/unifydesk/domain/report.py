"""The record of a workshop as one frozen value, from which every export is laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat, represented, taking_part
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.question import Question
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.style import Style
from unifydesk.domain.tally import Change, Description, RoundResult
from unifydesk.domain.workshop import ClaimSetup, WorkshopInfo


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """Everything the minutes say about one claim."""

    claim: Claim
    setup: ClaimSetup
    section: str
    rounds: tuple[RoundResult, ...]  # revealed rounds by number
    sentences: tuple[str, ...]  # the finding of the last round in words, one per question with a position
    recorded: RecordedPosition | None
    quadrant: str  # risks: “likely and severe”, “contested”, …; empty otherwise
    notes: tuple[Note, ...]
    hidden: tuple[str, ...] = ()  # a sentence for each round whose result was not revealed
    described: tuple[tuple[int, str, Description], ...] = ()  # (round, question, measures that describe)
    changes: tuple[tuple[int, str, Change], ...] = ()  # (later round, question, footnotes to its movement)
    differs: str = ""  # what was recorded in place of the rule's label, and why
    incomplete: str = ""  # which answers may be missing, because they were read from a damaged file

    def description(self, number: int, question: str) -> Description | None:
        """Return the measures of a question in a round, or None."""
        return next((d for n, q, d in self.described if (n, q) == (number, question)), None)

    def change(self, number: int, question: str) -> Change | None:
        """Return the footnotes to the movement of a question into a round, or None."""
        return next((c for n, q, c in self.changes if (n, q) == (number, question)), None)

    def notes_of(self, *kinds: str) -> tuple[Note, ...]:
        """Return the notes of these kinds, in the order they were typed."""
        return tuple(n for n in self.notes if n.kind in kinds)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One slide of the agenda with planned and actual minutes (None when it was never shown)."""

    slide: str
    title: str
    planned: float  # for reading it and for the votes on its claims
    actual: float | None
    first: str = ""  # ISO time of the first visit
    missed: tuple[str, ...] = ()  # ids of its claims on the agenda that were not put to the vote
    section: str = ""  # title
    reading: float = 0.0  # the part of the planned minutes that is for the slide itself


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody came or left during the session."""

    at: str  # ISO time
    seat: int
    here: bool  # came, or left


@dataclass(frozen=True, slots=True)
class Headcount:
    """The people of a workshop in numbers, where nobody may be named."""

    seats: int
    present: int
    represented: int  # absent, with a proxy who is present
    groups: tuple[tuple[str, int], ...]  # declared groups and their sizes, in alphabetical order
    weight: str = ""  # of all seats, decimal; empty where all count alike
    weight_here: str = ""  # of those present or represented

    @classmethod
    def of(cls, seats: Sequence[Seat], *, weighted: bool = False) -> Headcount:
        """Return how many people these seats are, and what they weigh where weights count."""
        names = sorted({seat.group for seat in seats if seat.group})
        return cls(
            seats=len(seats),
            present=sum(seat.present for seat in seats),
            represented=len(represented(seats)),
            groups=tuple((name, sum(seat.group == name for seat in seats)) for name in names),
            weight=_sum_of_weights(seats) if weighted else "",
            weight_here=_sum_of_weights(taking_part(seats)) if weighted else "",
        )


def _sum_of_weights(seats: Iterable[Seat]) -> str:
    """Return the sum of the weights of some seats, exactly."""
    return str(sum((Decimal(seat.weight) for seat in seats), Decimal()))


@dataclass(frozen=True, slots=True)
class NamedBallot:
    """One ballot of a revealed named round, as the appendix prints it."""

    claim: str
    number: int  # of the round
    seat: int
    channel: str
    answers: tuple[tuple[str, str], ...]  # (question id, stored answer)
    reason: str
    weight: str = "1"
    proxy: int | None = None  # the seat that answered for it


@dataclass(frozen=True, slots=True)
class PlannedClaim:
    """One claim of the agenda with the questions it is, or would be, put to the vote with."""

    claim: Claim
    setup: ClaimSetup
    slide: str  # id
    questions: tuple[Question, ...]  # none where its set-up cannot be asked


@dataclass(frozen=True, slots=True)
class TableRows:
    """Every row of one table of the workshop file, for the record that can be made a file again."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int | str | bytes | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole record."""

    info: WorkshopInfo
    rehearsal: bool
    language: str
    deck_title: str
    deck_authors: tuple[str, ...]
    deck_source: str
    seats: tuple[Seat, ...]
    claims: tuple[ReportClaim, ...]  # claims with a round or a note, in deck order
    untouched: tuple[Claim, ...]  # claims on the agenda that were never voted on
    notes: tuple[Note, ...]  # notes on slides and on the whole workshop
    agenda: tuple[AgendaItem, ...]
    rule_label: str
    rule_summary: str  # with the thresholds filled in
    rule_history: tuple[str, ...]  # “Declared on …, before the first round”
    base: str  # what percentages are of; a key of rule.BASES
    weighted: bool  # whether ballots count with the weights of their seats
    scale_use: tuple[str, ...]  # a sentence per scale on how alike people used it
    voided: tuple[str, ...]  # rounds that were voided, in words
    log_lines: int  # acts in the log of the file
    log_head: str  # hex of the last log hash
    software: str  # “UnifyDesk 0.1.0”
    started: str  # ISO time or empty
    ended: str
    suppression: str = ""  # when a declared group is not shown apart
    presence: tuple[Presence, ...] = ()  # who came and left during the session, by time
    ballots: tuple[NamedBallot, ...] = ()  # of revealed named rounds, by claim, round and seat
    planned: tuple[PlannedClaim, ...] = ()  # the claims of the agenda, in deck order
    tables: tuple[TableRows, ...] = ()  # the whole file; only collected for exporters that ask for it
    thresholds: tuple[tuple[str, str], ...] = ()  # (name, value with its unit) of the rule in force
    headcount: Headcount | None = None  # stands for the seats where nobody may be named; then there are none
    rule: RuleChoice | None = None  # the rule in force with its thresholds, so that positions can be checked
    recovered: str = ""  # that the file was recovered from a damaged one, and what was lost; empty otherwise

    @property
    def people(self) -> Headcount:
        """The people in numbers, whether or not they may be named."""
        return self.headcount or Headcount.of(self.seats, weighted=self.weighted)


FULL, SUMMARY, CLAIMS = "full", "summary", "claims"
TEMPLATES = (FULL, SUMMARY, CLAIMS)
"""The full record, a summary of two pages, and one page per claim."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person can choose for an export. An exporter says in `Exporter.options` which it heeds."""

    style: Style = field(default_factory=Style)
    template: str = FULL  # one of TEMPLATES
    names: bool = True  # whether people are named, or only counted
    ballots: bool = False  # whether the ballots of named rounds are appended
    bom: bool = False  # whether a text table begins with the mark that some spreadsheets need
    per_page: int = 2  # ballot papers or cards on a sheet: 1, 2 or 4


Progress = Callable[[float], None]
"""Called with 0 … 1 while rendering; it raises CancelledError to stop the work."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file, and what could not be shown in it, a sentence each."""

    data: bytes
    warnings: tuple[str, ...] = ()


class Exporter(Protocol):
    """An output format."""

    @property
    def id(self) -> str:
        """Stored name, equal to the file's name."""

    @property
    def label(self) -> str:
        """Name for people."""

    @property
    def suffix(self) -> str:
        """File name ending with its dot."""

    @property
    def options(self) -> frozenset[str]:
        """The fields of ExportOptions that change its files."""

    @property
    def whole(self) -> bool:
        """Whether it needs every row of the workshop file (`Report.tables`)."""

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the finished file; equal reports and options give equal bytes."""
