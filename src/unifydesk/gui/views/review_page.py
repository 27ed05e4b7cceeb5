"""The Review page: every claim with where the group stands, and the chosen one in full beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.review import ReviewModel, review_rows
from unifydesk.gui.models.scale_grid import scale_parts
from unifydesk.gui.views.review.detail import Detail
from unifydesk.gui.views.review.fold import Fold
from unifydesk.gui.views.review.sheet import Sheet
from unifydesk.gui.views.review.table import ReviewTable
from unifydesk.gui.widgets.labels import hairline, push_button, text_label, tight
from unifydesk.gui.widgets.upright_area import UprightArea

ALL = ""
TABLE = 890
"""Width that the table wants before the detail grows, at the usual text size."""
NARROW_DETAIL, WIDE_DETAIL = 476, 600
MOST_SCALES = 220
"""Height that the scales take from the claims at the most; beyond, they scroll."""


class ReviewPage(QWidget):
    """Shows workshops; what is recorded here goes through the same use cases as while leading."""

    lead_wanted = Signal(str)  # claim id: Enter or a double click on a row

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop: Workshop | None = None
        self._kind = ALL
        self._chosen = ""
        self.rows = ReviewModel(self)
        self.table = ReviewTable(self.rows)
        self.detail = Detail(jobs)
        self.scales = Sheet()
        self._scales_area = UprightArea(self.scales)
        self.fold = Fold(self.tr("Use of the scales over all claims"), self._scales_area)
        self.summary = text_label("caption")
        self.contested = QCheckBox(self.tr("Contested first"))
        self.none = text_label("muted", self.tr("No claim of this kind is on the agenda."), wrap=True)
        self.filters: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.lead_wanted.connect(self.lead_wanted)
        self.contested.toggled.connect(self._on_order_changed)
        self.fold.opened.connect(self._show_scales)

    def _lay_out(self) -> None:
        row = tight(QHBoxLayout(), 0)
        names = {
            ALL: self.tr("All"),
            "benefit": self.tr("Benefits"),
            "risk": self.tr("Risks"),
            "overall": self.tr("Overall"),
        }
        for kind, name in names.items():
            button = push_button("tab", name)
            button.setCheckable(True)
            button.setChecked(kind == ALL)
            button.setFixedHeight(34)
            button.setProperty("filter", kind)
            button.clicked.connect(self._on_filter)
            self._group.addButton(button)
            self.filters[kind] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.summary)
        row.addSpacing(16)
        row.addWidget(self.contested)
        left = QWidget()
        column = tight(QVBoxLayout(left), 8, (20, 12, 8, 0))
        column.addLayout(row)
        column.addWidget(hairline())
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addWidget(self.fold)
        column.addSpacing(4)
        upright = QFrame()
        upright.setProperty("role", "hairline")
        upright.setProperty("upright", "true")
        both = tight(QHBoxLayout(self))
        both.addWidget(left, 1)
        both.addWidget(upright)
        both.addWidget(self.detail)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show another moment; the chosen claim stays chosen."""
        self._workshop = workshop
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the detail its width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Give larger type more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Give the detail what the table can spare."""
        scale = max(1.0, self.font().pixelSize() / metrics.BODY)
        spare = self.width() - round(TABLE * scale)
        self.detail.setFixedWidth(max(NARROW_DETAIL, min(spare, round(WIDE_DETAIL * scale))))

    def _refresh(self) -> None:
        workshop = self._workshop
        if workshop is None:
            return
        rows = review_rows(workshop, self._kind, contested_first=self.contested.isChecked())
        self.rows.replace(rows)
        self.table.fit()
        self.none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        claims = workshop.agenda
        done = sum(c.id in workshop.positions for c in claims)
        self.summary.setText(self.tr("{n} of {all} recorded").format(n=done, all=len(claims)))
        ids = [row.claim.id for row in rows]
        if ids and self._chosen not in ids:
            self._chosen = workshop.standing.claim if workshop.standing.claim in ids else ids[0]
        if ids:
            self.table.choose(self._chosen)
        self._show_detail()
        if self.fold.is_open:
            self._show_scales()

    @Slot()
    def _show_scales(self) -> None:
        """Compute how alike the scales are used, once somebody wants to know."""
        if self._workshop is not None:
            self.scales.show_parts(scale_parts(self._workshop))
            self._scales_area.setFixedHeight(min(self.scales.heightForWidth(self.table.width()), MOST_SCALES))

    def _show_detail(self) -> None:
        claim = self._workshop.deck.claim(self._chosen) if self._workshop else None
        self.detail.setVisible(claim is not None)
        if self._workshop is not None and claim is not None:
            self.detail.show_claim(self._workshop, claim)

    @Slot(object)
    def _on_chosen(self, claim: str | None) -> None:
        if claim is not None and claim != self._chosen:
            self._chosen = claim
            self._show_detail()

    @Slot()
    def _on_filter(self, _checked: bool = False) -> None:
        sender = self.sender()
        if sender is not None:
            self._kind = str(sender.property("filter"))
            self._refresh()

    @Slot(bool)
    def _on_order_changed(self, _on: bool) -> None:
        self._refresh()
