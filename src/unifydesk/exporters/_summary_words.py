"""The sentences and heads of a summary in whatever format: the outcome, and how tables and maps are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unifydesk.domain.deck import Claim
from unifydesk.domain.position import UNNAMED
from unifydesk.domain.report import Report
from unifydesk.domain.tally import Figures
from unifydesk.exporters._pdf_position import leading
from unifydesk.exporters._pdf_rows import Row, rows_of
from unifydesk.exporters._words import attendance, capital, counted, listed, short_id

KINDS = (
    ("benefit", "Benefits", "“For” means that the benefit is real, or important."),
    ("risk", "Risks", "“For” means that the risk is likely, or severe."),
    ("overall", "Overall", ""),
)
"""Kinds of claims, the heads they stand under, and how their tables are read."""
BENEFITS = (
    "Each benefit stands at its share for “real” and at the median of its importance, both in its last "
    "round; the lines reach over the middle half of the answers on importance. A hollow mark is contested or "
    "has too few votes for a position."
)
RISKS = (
    "Each risk stands at the two medians of its last round; the lines reach over the middle half of the "
    "answers. A hollow mark is contested or has too few votes for a position."
)
SLOPES = (
    "The share “for” on the first question of each claim, each of its own base. Claims whose position has "
    "another name than before stand out."
)
OPEN = "Open: not addressed yet"
COLLECTED = (
    ("decision", "Decisions"),
    ("action", "Actions"),
    ("objection", "Objections"),
    ("question", "Open questions"),
)
"""Kinds of notes that are collected from all claims, and the heads they stand under."""
MOST_NAMED = 12
"""More contested claims are only counted in the sentence above a table; the table names them all."""


def outcome(report: Report) -> str:
    """Return who was there, what was voted on and how it came out, in a few sentences."""
    voted = [claim for claim in report.claims if claim.rounds or claim.hidden]
    of = len(report.claims) + len(report.untouched)
    said = [f"{capital(attendance(report.seats))}."] if report.seats else []
    if not voted:
        return " ".join([*said, "No claim was voted on."])
    said.append(f"{len(voted)} of {counted(of, 'claim was', 'claims were')} voted on.")
    first = [found[0] for claim in voted if (found := leading(claim))]
    labels = Counter(f.position.words for f in first if f.position is not None)
    if labels:
        ordered = sorted(labels.items(), key=lambda each: (-each[1], each[0]))
        counts = listed([f"{name}\N{NO-BREAK SPACE}{count}" for name, count in ordered])
        said.append(f"{capital(counts)}.")
    return " ".join([*said, *_contested(rows_of(report), any(labels))])


def _contested(rows: Sequence[Row], positions: bool) -> list[str]:
    """Return which claims are contested."""
    if not positions:
        return []
    names = [short_id(row.claim.claim) for row in rows if row.contested]
    if not names:
        return ["No claim is contested."]
    which = f": {listed(names)}" if len(names) <= MOST_NAMED else ""
    return [f"{counted(len(names), 'claim is', 'claims are')} contested{which}."]


def hidden(report: Report) -> list[Claim]:
    """Return the claims that were voted on without any result that was revealed."""
    return [c.claim for c in report.claims if c.hidden and not c.rounds]


def no_result(report: Report) -> str:
    """Return why there is nothing to show: nothing was voted on, or nothing was revealed."""
    return "No result was revealed." if hidden(report) else "No claim was voted on."


def close_calls(found: Sequence[Figures]) -> list[str]:
    """Return how many positions hang on one answer; nothing where ballots have weights and so no swing."""
    known = [f.position for f in found if f.position is not None and f.position.label not in UNNAMED]
    if not known or any(position.weighted for position in known):
        return []
    close = sum(position.swing == 1 for position in known)
    of = f"of {counted(len(known), 'position', 'positions')} would change with one different answer."
    return [f"{close or 'None'} {of}"]
