"""Records a position with another label than the rule's, for a reason, without leaving the Lead page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.tips import plain_title
from unifydesk.gui.views.review.statement import Statement
from unifydesk.gui.widgets.labels import push_button, text_label, tight

WIDTH = 520


class PositionDialog(QDialog):
    """The same fields as on the Review page; closes by itself once the position is on disk."""

    def __init__(self, jobs: Jobs, workshop: Workshop, claim: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Position on {claim}").format(claim=claim)
        self.setWindowTitle(plain_title(title))
        self.setFixedWidth(round(WIDTH * max(1.0, self.font().pixelSize() / metrics.BODY)))
        self.statement = Statement(jobs, captioned=True)
        self.statement.show_claim(workshop, claim)
        self.statement.record.setProperty("role", "primary")
        self.statement.recorded.connect(self.accept)
        cancel = push_button("", self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        words = self.tr(
            "The rule’s own label comes first. Another one needs a reason; the minutes print both, and why."
        )
        foot = tight(QHBoxLayout(), metrics.SMALL)
        foot.addStretch(1)
        foot.addWidget(cancel)
        margins = (metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.LARGE)
        column = tight(QVBoxLayout(self), metrics.MEDIUM, margins)
        column.addWidget(text_label("title", title, wrap=True))
        column.addWidget(text_label("body", words, wrap=True))
        column.addWidget(self.statement)
        column.addLayout(foot)
        self.statement.label.setFocus()
        self.adjustSize()
