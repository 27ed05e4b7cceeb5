"""Where the group stands on a claim: the rule’s labels with their swing, and what was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportlab.platypus import Flowable

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._pdf_flow import labelled
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import (
    DASH,
    capital,
    listed,
    position_words,
    question_label,
    swing_short,
)

LONGEST = 400
SEPARATOR = " · "
_SWING, _SWING_KEPT = ", swing ", ", swing\N{NO-BREAK SPACE}"
"""Before the number of votes; at the end of a line it stays with it."""
POSITION, FINDING = "Position", "Finding"
APPROVAL = "approval"
LEAST_ITEMS = 2
"""From so many questions of approval on they are one table, and are named by their labels."""
MOST_NAMED = 4
"""Up to so many approved items are named beside their labels; the table names them all."""


def leading(claim: ReportClaim) -> list[Figures]:
    """Return the figures of the last round that carry a position."""
    return [f for f in claim.rounds[-1].figures if f.position is not None] if claim.rounds else []


def approved(figures: Sequence[Figures]) -> list[Figures]:
    """Return those among the figures that approve the items of one list; none for a single question."""
    found = [f for f in figures if f.tally.question.kind == APPROVAL]
    return found if len(found) >= LEAST_ITEMS else []


def by_label(items: Sequence[Figures]) -> list[tuple[str, list[str]]]:
    """Return every label of some approved items with the names of its items, those with most yes first."""
    ordered = sorted(items, key=lambda f: -f.above)
    labels = list(dict.fromkeys(position_words(f) for f in ordered))
    by_place = sorted(ordered, key=lambda f: labels.index(position_words(f)))
    return [
        (label, [question_label(f.tally.question) for f in found])
        for label, found in groupby(by_place, key=position_words)
    ]


def items_words(label: str, names: Sequence[str], of: int) -> str:
    """Return a label with the names of its items, or with their number where all would be too many."""
    return f"{label}: {listed(names)}" if of <= MOST_NAMED else f"{label}: {len(names)} of {of} items"


def position_story(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return the labels with their swing, the quadrant of a risk, and the recorded position."""
    if not claim.rounds:
        return [paragraph(not_voted(claim), sheet["position"], POSITION)]
    made = _labels(claim, sheet)
    if claim.quadrant:
        made.append(paragraph(capital(one_line(claim.quadrant, LONGEST)), sheet["hung"], "Risk"))
    label = "Recorded"
    if claim.differs:
        made += labelled(label, claim.differs, sheet, "statement")
        label = ""
    if claim.recorded and claim.recorded.statement.strip():
        made += labelled(label, claim.recorded.statement, sheet, "statement")
    return made


def not_voted(claim: ReportClaim) -> str:
    """Return why a claim has no position and no finding."""
    return "No result was revealed" if claim.hidden else "Not voted on"


def _labels(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return a line for every label; a finding stands for them where no question has one."""
    label, lines = _standing(claim)
    if label == FINDING:
        return labelled(label, SEPARATOR.join(lines), sheet, "position")
    kept = (one_line(line).replace(_SWING, _SWING_KEPT) for line in lines)
    return [paragraph(line, sheet["position"], "" if at else label) for at, line in enumerate(kept)]


def standing(claim: ReportClaim) -> tuple[str, str]:
    """Return “Position” or “Finding” and, in words, where the group stands on a claim it voted on."""
    label, lines = _standing(claim)
    return label, SEPARATOR.join(lines)


def _standing(claim: ReportClaim) -> tuple[str, Sequence[str]]:
    """Return the same line by line."""
    voted = leading(claim)
    items = approved(voted)
    rest = [f for f in voted if f not in items]
    said = [_spoken(f, named=len(rest) > 1) for f in rest]
    said += [items_words(label, names, len(items)) for label, names in by_label(items)]
    if said:
        return POSITION, said
    return (FINDING, claim.sentences) if claim.sentences else (POSITION, ("No position",))


def _spoken(figures: Figures, *, named: bool) -> str:
    """Return a label with its question, that it is contested, and its swing."""
    name = f"{question_label(figures.tally.question)}: " if named else ""
    weighs = figures.position is not None and figures.position.weighted
    mark = " (contested)" if figures.is_contested else ""
    mark += " (by weight)" if weighs else ""
    swing = swing_short(figures)
    return f"{name}{position_words(figures)}{mark}" + (f"{_SWING}{swing}" if swing != DASH else "")
