"""One claim in full: its sentence, figures, counts of every round, statement and notes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from unifydesk.app import noting
from unifydesk.app.sentences import findings
from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.tally import RoundResult
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.figures import CountsModel, FiguresModel, count_rows
from unifydesk.gui.models.notes import NoteDraft
from unifydesk.gui.models.words import said
from unifydesk.gui.views.lead.claim_card import KINDS
from unifydesk.gui.views.lead.note_line import NoteLine
from unifydesk.gui.views.lead.notes_list import NotesList
from unifydesk.gui.views.review.statement import Statement
from unifydesk.gui.widgets.labels import hairline, text_label, tight
from unifydesk.gui.widgets.plain_table import PlainTable
from unifydesk.measures.quadrant import quadrant


class _Counts(QWidget):
    """The counts of one question, round by round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = text_label("caption")
        self.rows = CountsModel(self)
        self.table = PlainTable(self.rows, self.tr("Counts"), (0, -1, -2, -3))
        column = tight(QVBoxLayout(self), 0)
        column.addWidget(self.heading)
        column.addWidget(self.table)

    def show_question(self, results: tuple[RoundResult, ...], question: str, label: str) -> None:
        """Show every round of one question."""
        self.heading.setText(label)
        self.table.setAccessibleName(self.tr("Counts of {question}").format(question=label))
        self.rows.show_question(count_rows(results, question))


class Detail(QFrame):
    """The pane at the right of the Review page."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._claim = ""
        self.setProperty("role", "page")
        self.title = text_label("heading", wrap=True)
        self.kind = text_label("caption")
        self.text = text_label("claim", wrap=True)
        self.finding = text_label("label", wrap=True)
        self.empty = text_label("muted", wrap=True)
        self.figures = FiguresModel(self)
        self.figures_table = PlainTable(self.figures, self.tr("Figures of the latest round"), range(1, 7))
        self.counts = [_Counts() for _ in range(3)]
        self.statement = Statement(jobs)
        self.line = NoteLine()
        self.notes = NotesList()
        self._lay_out()
        self.line.kept.connect(self._on_kept)
        self.line.corrected.connect(self._on_corrected)
        self.notes.edit_wanted.connect(self._on_edit_wanted)
        self.notes.remove_wanted.connect(self._on_remove_wanted)

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setProperty("role", "canvas")
        column = tight(QVBoxLayout(holder), 8, (20, 16, 20, 16))
        for widget in (self.title, self.kind, self.text, self.finding, self.empty, self.figures_table):
            column.addWidget(widget)
        for counts in self.counts:
            column.addWidget(counts)
        column.addWidget(hairline())
        column.addWidget(text_label("label", self.tr("Position")))
        column.addWidget(self.statement)
        column.addWidget(hairline())
        column.addWidget(text_label("label", self.tr("Notes, dissent, decisions and actions")))
        column.addWidget(self.line)
        column.addWidget(self.notes)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.notes.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = tight(QVBoxLayout(self))
        outer.addWidget(self._area)

    def show_claim(self, workshop: Workshop, claim: Claim) -> None:
        """Show one claim at this moment."""
        if claim.id != self._claim:
            self._claim = claim.id
            self._area.verticalScrollBar().setValue(0)
            self.line.give_up()
        self.title.setText(f"{claim.id}  {claim.title}")
        kind = said("claims", KINDS[claim.kind])
        self.kind.setText(f"{kind} · {claim.lens}" if claim.lens else kind)
        self.text.setText(f"“{claim.text}”")
        self._show_results(workshop.results.get(claim.id, ()), is_open=_is_open(workshop, claim.id))
        self.statement.show_claim(workshop, claim.id)
        self.notes.show_notes(workshop.notes_on(claim.id))
        self.notes.fit()
        self.line.setEnabled(not workshop.read_only)

    def _show_results(self, results: tuple[RoundResult, ...], *, is_open: bool) -> None:
        last = results[-1] if results else None
        self.finding.setText("\n".join((*findings(last), *_quadrant(last))))
        self.finding.setVisible(bool(self.finding.text()))
        self.empty.setText(
            self.tr("The vote is open. Its result appears here once it is closed.")
            if is_open
            else self.tr("Not voted on yet. Its result appears here after the first round.")
        )
        self.empty.setVisible(last is None)
        self.figures_table.setVisible(last is not None)
        self.figures.replace(last.figures if last else ())
        figures = last.figures if last else ()
        for place, counts in enumerate(self.counts):
            counts.setVisible(place < len(figures))
            if place < len(figures):
                question = figures[place].tally.question
                counts.show_question(results, question.id, question.label)

    @Slot(object)
    def _on_kept(self, draft: NoteDraft) -> None:
        act = partial(
            noting.add,
            kind=draft.kind,
            text=draft.text,
            claim=self._claim,
            owner=draft.owner,
            due=draft.due,
        )
        self._jobs.run(self, act)

    @Slot(object, object)
    def _on_corrected(self, note: Note, draft: NoteDraft) -> None:
        changed = replace(note, kind=draft.kind, text=draft.text, owner=draft.owner, due=draft.due)
        self._jobs.run(self, partial(noting.edit, note=changed))

    @Slot(object)
    def _on_edit_wanted(self, note: Note) -> None:
        self.line.edit(note)

    @Slot(object)
    def _on_remove_wanted(self, note: Note) -> None:
        self._jobs.run(self, partial(noting.remove, note_id=note.id))


def _quadrant(result: RoundResult | None) -> tuple[str, ...]:
    """Return where a risk stands on both axes, when it has both and they can be named."""
    likelihood, severity = (result.of("likelihood"), result.of("severity")) if result else (None, None)
    words = said("quadrants", quadrant(likelihood, severity)) if likelihood and severity else ""
    return (words[0].upper() + words[1:],) if words else ()


def _is_open(workshop: Workshop, claim: str) -> bool:
    last = workshop.last_round(claim)
    return last is not None and last.is_open
