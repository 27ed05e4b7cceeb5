"""The claim as the facilitator reads it out, or the slide when it carries none."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.domain.deck import Claim
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rounds import CLOSED, CONFIDENTIAL, OPEN, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.people import room_words
from unifydesk.gui.models.words import said
from unifydesk.gui.widgets.labels import ElidedLabel, text_label, tight

KINDS: dict[str, str] = {
    "benefit": QT_TRANSLATE_NOOP("claims", "benefit"),
    "risk": QT_TRANSLATE_NOOP("claims", "risk"),
    "overall": QT_TRANSLATE_NOOP("claims", "overall"),
}
PRESENT = QT_TRANSLATE_NOOP("claims", "{n} people present")


class ClaimCard(QWidget):
    """Id and title, kind and lens, the sentence, and where its round stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text_label("heading", wrap=True)
        self.kind = text_label("caption")
        self.lens = text_label("caption")
        self.text = text_label("claim", wrap=True)
        self.state = ElidedLabel("caption")
        row = tight(QHBoxLayout(), 0)
        row.addWidget(self.kind)
        row.addWidget(self.lens)
        row.addStretch(1)
        column = tight(QVBoxLayout(self), 4)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(self.text)
        column.addSpacing(4)
        column.addWidget(self.state)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the claim of the session, or its slide."""
        claim = workshop.claim
        if claim is None:
            self._show_slide(workshop)
        else:
            self._show_claim(workshop, claim)

    def _show_claim(self, workshop: Workshop, claim: Claim) -> None:
        self.title.setText(f"{claim.id}  {claim.title}")
        self._show_kind(claim.kind)
        self.lens.setText(f" · {claim.lens}" if claim.lens else "")
        self.text.setText(f"“{claim.text}”")
        self.state.show_text(self._state(workshop, workshop.last_round(claim.id)))

    def _show_slide(self, workshop: Workshop) -> None:
        slide = workshop.slide
        self._show_kind("")
        if slide is None or workshop.standing.scene == "welcome":
            self.title.setText(workshop.info.title)
            self.lens.setText(self.tr("Welcome"))
            self.text.setText(
                self.tr(
                    "Begin when people are seated: Space does each next step, and the outline goes anywhere."
                )
            )
            self.state.show_text(_present_words(workshop))
            return
        number = workshop.deck.slides.index(slide) + 1
        self.title.setText(slide.title)
        self.lens.setText(self.tr("Slide {n} of {all}").format(n=number, all=len(workshop.deck.slides)))
        claims = [c for c in slide.claims if workshop.setups[c.id].included]
        self.text.setText("\n".join(f"{c.id}  {c.title}" for c in claims))
        self.state.show_text("" if claims else self.tr("No claim on this slide"))

    def _show_kind(self, kind: str) -> None:
        self.kind.setText(said("claims", KINDS[kind]) if kind else "")
        if self.kind.property("kind") != kind:
            self.kind.setProperty("kind", kind)
            self.kind.style().unpolish(self.kind)
            self.kind.style().polish(self.kind)

    def _state(self, workshop: Workshop, last: Round | None) -> str:
        if last is None:
            return self.tr("Not yet voted on")
        level = self.tr("confidential") if last.level == CONFIDENTIAL else self.tr("named")
        present = workshop.present if last.present is None else last.present
        recorded = self.tr("{n} of {all} recorded").format(n=last.recorded, all=present)
        states = {OPEN: self.tr("open"), CLOSED: self.tr("closed, not on stage")}
        state = states.get(last.state, self.tr("revealed"))
        held = workshop.positions.get(last.claim)
        if held is not None and held.round_id == last.id:
            state = self.tr("position recorded")
        return " · ".join((self.tr("Round {n}").format(n=last.number), level, state, recorded))


def _present_words(workshop: Workshop) -> str:
    """Return how many people are here, with those apart who vote through a proxy."""
    if workshop.by_proxy:
        return room_words(workshop)
    return said("claims", PRESENT).format(n=workshop.present)
