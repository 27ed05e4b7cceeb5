"""The record of a workshop as one frozen value, from which every export is laid out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.tally import Change, Description, RoundResult
from unifydesk.domain.workshop import ClaimSetup, LogEntry, WorkshopInfo


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
    planned: float
    actual: float | None


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
    log: tuple[LogEntry, ...]
    log_head: str  # hex of the last log hash
    software: str  # “UnifyDesk 0.1.0”
    started: str  # ISO time or empty
    ended: str
    suppression: str = ""  # when a declared group is not shown apart


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person can choose for an export."""

    paper: str = "A4"  # or "Letter"


Progress = Callable[[float], None]
"""Called with 0 … 1 while rendering; it raises CancelledError to stop the work."""


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

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> bytes:
        """Return the finished file; equal reports and options give equal bytes."""
