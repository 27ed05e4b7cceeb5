"""The lines of the one-page summary: what is said of each claim, and under which head it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._pdf_position import approved, by_label, items_words, leading
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import (
    DASH,
    KINDS_OF_CLAIM,
    finding_of,
    label_words,
    listed,
    position_words,
    question_label,
    support,
    swing_short,
)

CONTESTED = "Contested"
OTHERS = "Other claims"
PLURALS = {"benefit": "Benefits", "risk": "Risks", "overall": "Overall"}
MOST_SECTIONS = 7
"""More sections than this would fill the page with heads; claims then stand by kind."""
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: the question that stands for it, and what is said of it."""

    claim: ReportClaim
    figures: Figures | None  # None where there is no bar
    position: str
    under: str  # the count behind the position
    more: str  # the agreed statement or the quadrant of a risk
    swing: str
    contested: bool = False

    @property
    def letter(self) -> str:
        """The first letter of the kind of claim."""
        return KINDS_OF_CLAIM.get(self.claim.claim.kind, self.claim.claim.kind)[:1].upper()


def rows_of(report: Report) -> tuple[Row, ...]:
    """Return a row for every claim that was voted on, in the order of the deck."""
    return tuple(_row(claim) for claim in report.claims if claim.rounds or claim.hidden)


def grouped(rows: Sequence[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return the contested rows under their head, then the others by section, or by kind."""
    torn = tuple(row for row in rows if row.contested)
    calm = [row for row in rows if not row.contested]
    sections = dict.fromkeys(row.claim.section for row in calm)
    by_section = 1 < len(sections) <= MOST_SECTIONS and all(sections)

    def head(row: Row) -> str:
        if by_section:
            return one_line(row.claim.section, LONGEST)
        return PLURALS.get(row.claim.claim.kind, OTHERS)

    groups = [(CONTESTED, torn)] if torn else []
    groups += [(name, tuple(r for r in calm if head(r) == name)) for name in dict.fromkeys(map(head, calm))]
    return tuple(groups)


def _row(claim: ReportClaim) -> Row:
    """Return the row of a claim."""
    if not claim.rounds:
        return Row(claim, None, "Result not revealed", "", "", "")
    voted = leading(claim)
    items = approved(voted)
    rest = [f for f in voted if f not in items]
    if rest:
        return _of_scale(claim, rest)
    if items:
        said = " · ".join(items_words(label, names, len(items)) for label, names in by_label(items))
        return Row(claim, None, said, "", _more(claim), "", any(f.is_contested for f in items))
    return _of_finding(claim)


def _of_scale(claim: ReportClaim, voted: Sequence[Figures]) -> Row:
    """Return the row of the first contested question, or else of the first one."""
    figures = next((f for f in voted if f.is_contested), voted[0])
    said = position_words(figures)
    if figures is not voted[0]:
        said = f"{question_label(figures.tally.question)}: {said.lower()}"
    recorded = claim.recorded
    under, swing = support(figures), swing_short(figures)
    if recorded is not None and recorded.differs and figures is voted[0]:
        under, swing = f"by the rule: {said.lower()}", DASH
        said = f"Recorded: {label_words(recorded.label)}"
    return Row(claim, figures, said, under, _more(claim), swing, figures.is_contested)


def _of_finding(claim: ReportClaim) -> Row:
    """Return the row of a claim whose questions have no label."""
    for figures in claim.rounds[-1].figures:
        if finding := finding_of(claim, figures):
            bar = figures if figures.is_scale else None
            return Row(claim, bar, finding, "", _more(claim), "")
    return Row(claim, None, one_line(listed(claim.sentences), LONGEST) or DASH, "", _more(claim), "")


def _more(claim: ReportClaim) -> str:
    """Return what the group agreed to say, or else where a risk stands."""
    statement = one_line(claim.recorded.statement, LONGEST) if claim.recorded else ""
    return f"“{statement}”" if statement else one_line(claim.quadrant, LONGEST)
