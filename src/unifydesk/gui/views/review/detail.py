"""One claim in full: its sentence, its results with every measure on demand, statement, dissent and notes."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from unifydesk.app.sentences import capital, findings
from unifydesk.domain.deck import Claim
from unifydesk.domain.tally import RoundResult
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.claims import kind_text
from unifydesk.gui.models.notes import open_words
from unifydesk.gui.models.result_parts import measure_parts, result_parts
from unifydesk.gui.models.words import said
from unifydesk.gui.views.lead.note_keeper import NoteKeeper
from unifydesk.gui.views.lead.note_line import NoteLine
from unifydesk.gui.views.lead.notes_list import NotesList
from unifydesk.gui.views.review.fold import Fold
from unifydesk.gui.views.review.sheet import Sheet
from unifydesk.gui.views.review.statement import Statement
from unifydesk.gui.widgets.labels import hairline, text_label, tight
from unifydesk.gui.widgets.upright_area import UprightArea
from unifydesk.measures.quadrant import quadrant


class Detail(QFrame):
    """The pane at the right of the Review page."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop: Workshop | None = None
        self._claim = ""
        self.setProperty("role", "page")
        self.title = text_label("heading", wrap=True)
        self.kind = text_label("caption")
        self.text = text_label("claim", wrap=True)
        self.finding = text_label("label", wrap=True)
        self.empty = text_label("muted", wrap=True)
        self.results = Sheet()
        self.measures = Sheet()
        self.fold = Fold(self.tr("More measures"), self.measures)
        self.statement = Statement(jobs)
        self.line = NoteLine()
        self.notes = NotesList()
        self.open = text_label("caption", wrap=True)
        self._keeper = NoteKeeper(jobs, self.line, self.notes, self)
        self._lay_out()
        self.fold.opened.connect(self._show_measures)

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setProperty("role", "canvas")
        column = tight(QVBoxLayout(holder), 8, (20, 16, 20, 16))
        for widget in (self.title, self.kind, self.text, self.finding, self.empty, self.results, self.fold):
            column.addWidget(widget)
        column.addWidget(hairline())
        column.addWidget(text_label("label", self.tr("Position")))
        column.addWidget(self.statement)
        column.addWidget(hairline())
        about = self.tr("Notes, dissent, objections, decisions and actions")
        column.addWidget(text_label("label", about, wrap=True))
        verbatim = self.tr(
            "Dissent is a minority statement: the minutes print it word for word with this claim."
        )
        column.addWidget(text_label("caption", verbatim, wrap=True))
        column.addWidget(self.line)
        column.addWidget(self.open)
        column.addWidget(self.notes)
        column.addStretch(1)
        self._area = UprightArea(holder)
        tight(QVBoxLayout(self)).addWidget(self._area)

    def show_claim(self, workshop: Workshop, claim: Claim) -> None:
        """Show one claim at this moment."""
        self._workshop = workshop
        if claim.id != self._claim:
            self._claim = claim.id
            self._area.verticalScrollBar().setValue(0)
            self.line.give_up()
        self._keeper.point_at(claim.id)
        self.title.setText(f"{claim.id}  {claim.title}")
        self.kind.setText(kind_text(claim))
        self.text.setText(f"“{claim.text}”")
        self._show_results(workshop, claim.id)
        self.statement.show_claim(workshop, claim.id)
        notes = workshop.notes_on(claim.id)
        self.notes.show_notes(notes)
        self.notes.setVisible(bool(notes))
        self.notes.fit()
        self.open.setText(open_words(notes))
        self.open.setVisible(bool(self.open.text()))
        self.line.setEnabled(not workshop.read_only)

    def _show_results(self, workshop: Workshop, claim: str) -> None:
        last = workshop.result(claim)
        self.finding.setText("\n".join((*findings(last), *_quadrant(last))))
        self.finding.setVisible(bool(self.finding.text()))
        self.empty.setText(
            self.tr("The vote is open. Its result appears here once it is closed.")
            if _is_open(workshop, claim)
            else self.tr("Not voted on yet. Its result appears here after the first round.")
        )
        self.empty.setVisible(last is None)
        self.results.show_parts(result_parts(workshop, claim))
        self.results.setVisible(last is not None)
        self.fold.setVisible(last is not None and any(f.is_scale for f in last.figures))
        if self.fold.is_open:
            self._show_measures()

    @Slot()
    def _show_measures(self) -> None:
        """Compute what was asked for, and only for the claim that is shown."""
        if self._workshop is not None:
            self.measures.show_parts(measure_parts(self._workshop, self._claim))


def _quadrant(result: RoundResult | None) -> tuple[str, ...]:
    """Return where a risk stands on both axes, when it has both and they can be named."""
    likelihood, severity = (result.of("likelihood"), result.of("severity")) if result else (None, None)
    if likelihood is None or severity is None:
        return ()
    words = said("quadrants", quadrant(likelihood, severity))
    return (capital(words),) if words else ()


def _is_open(workshop: Workshop, claim: str) -> bool:
    last = workshop.last_round(claim)
    return last is not None and last.is_open
