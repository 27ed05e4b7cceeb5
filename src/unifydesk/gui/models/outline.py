"""The outline of the deck: sections, slides and claims with the state of each claim."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.domain.deck import Section, Slide
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.models.words import said

STATES: dict[str, str] = {
    "not_yet": QT_TRANSLATE_NOOP("outline", "not yet voted on"),
    "open": QT_TRANSLATE_NOOP("outline", "the vote is open"),
    "talking": QT_TRANSLATE_NOOP("outline", "voted on, not yet recorded"),
    "recorded": QT_TRANSLATE_NOOP("outline", "position recorded"),
}


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One line of the outline."""

    kind: str  # section, slide or claim
    id: str
    title: str
    state: str = ""  # claims: one of STATES; sections: the state that all their claims share, or ""
    current: bool = False
    expanded: bool = False  # sections only
    detail: str = ""  # sections: “3 of 7”


def claim_state(workshop: Workshop, claim: str) -> str:
    """Return where a claim stands, as a key of STATES."""
    return state_after(workshop.last_round(claim), recorded=claim in workshop.positions)


def state_after(last: Round | None, *, recorded: bool) -> str:
    """Return where a claim stands after its latest round, as a key of STATES."""
    if last is not None and last.is_open:
        return "open"
    if recorded:
        return "recorded"
    return "talking" if last is not None else "not_yet"


def current_section(workshop: Workshop) -> str:
    """Return the id of the section where the session stands, or of the first one before it began."""
    section = workshop.deck.section_of(workshop.standing.slide)
    first = workshop.deck.sections[:1]
    return section.id if section else "".join(s.id for s in first)


def outline_rows(workshop: Workshop, opened: Collection[str]) -> tuple[OutlineRow, ...]:
    """Return the lines to show when the sections in `opened` are unfolded."""
    return tuple(
        row
        for section in workshop.deck.sections
        for row in _section_rows(workshop, section, section.id in opened)
    )


def _section_rows(workshop: Workshop, section: Section, expanded: bool) -> Iterator[OutlineRow]:
    claims = [c.id for s in section.slides for c in s.claims if workshop.setups[c.id].included]
    done = sum(claim_state(workshop, c) == "recorded" for c in claims)
    yield OutlineRow(
        kind="section",
        id=section.id,
        title=section.title,
        state="recorded" if claims and done == len(claims) else "",
        current=not expanded and current_section(workshop) == section.id,
        expanded=expanded,
        detail=f"{done}/{len(claims)}" if claims else "",
    )
    if expanded:
        for slide in section.slides:
            yield from _slide_rows(workshop, slide)


def _slide_rows(workshop: Workshop, slide: Slide) -> Iterator[OutlineRow]:
    """Yield a slide and its claims; a slide made for one claim shows as that claim alone."""
    here = workshop.standing
    on_slide = here.slide == slide.id and here.scene != "closing"
    claims = [c for c in slide.claims if workshop.setups[c.id].included]
    on_claim = any(c.id == here.claim for c in claims) and here.scene not in ("welcome", "slide", "closing")
    if len(claims) != 1:
        yield OutlineRow("slide", slide.id, slide.title, current=on_slide and not on_claim)
    for claim in claims:
        yield OutlineRow(
            "claim",
            claim.id,
            claim.title,
            state=claim_state(workshop, claim.id),
            current=on_slide if len(claims) == 1 else on_claim and claim.id == here.claim,
        )


class OutlineModel(RowsModel[OutlineRow]):
    """The outline as a one-column table."""

    def key(self, row: OutlineRow) -> tuple[str, str]:
        """Identify a line by what it stands for."""
        return row.kind, row.id

    def text(self, row: OutlineRow, column: int) -> str:
        """Return the title; claims begin with their id."""
        return f"{row.id}  {row.title}" if row.kind == "claim" else row.title

    def more(self, row: OutlineRow, column: int, role: int) -> Any:
        """Return the state in words for tooltips and screen readers."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(row) + (", " + self.tr("here now") if row.current else "")
        return None

    def _words(self, row: OutlineRow) -> str:
        title = self.text(row, 0)
        if row.kind == "section":
            return f"{title}, {self.tr('unfolded') if row.expanded else self.tr('folded')}"
        return f"{title}: {said('outline', STATES[row.state])}" if row.state else title
