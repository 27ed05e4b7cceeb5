"""What every part of the Prepare page shares: a heading, a sentence, its content, and refusals in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.widgets.labels import text_label, tight


class Section(QWidget):
    """One part. Subclasses add to `body` and show a workshop; they change it through `send` only."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.workshop: Workshop | None = None
        column = tight(QVBoxLayout(self), metrics.SMALL, (32, 24, 32, 24))
        self._title = text_label("title")
        self._intro = text_label("muted", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addSpacing(metrics.SMALL)
        self.body = tight(QVBoxLayout(), metrics.MEDIUM)
        column.addLayout(self.body, 1)
        self.problem = text_label("error", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)

    def set_words(self, title: str, intro: str) -> None:
        """Set the heading and the sentence below it."""
        self._title.setText(title)
        self._intro.setText(intro)

    def add_form(self, form: QWidget) -> None:
        """Add fields as wide as running text; a row of their own makes them count their lines at that width.

        Each field is called what its label says.
        """
        for label in form.findChildren(QLabel):
            field = label.buddy()
            if field is not None and not field.accessibleName():
                field.setAccessibleName(label.text())
        form.setMaximumWidth(metrics.TEXT_COLUMN)
        row = tight(QHBoxLayout())
        row.addWidget(form, 1)
        row.addStretch(0)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show another moment; fields that are being typed in keep what is typed."""
        self.workshop = workshop
        self.show_values(workshop)

    def show_values(self, workshop: Workshop) -> None:
        """Show the values of this part."""
        raise NotImplementedError

    def send(self, op: Callable[..., Any]) -> None:
        """Run a use case; a refusal is shown at the foot of this part, and the fields show what holds."""
        self.problem.hide()
        self._jobs.run(self, op, refused=self._on_refused)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.show()
        if self.workshop is not None:
            self.show_values(self.workshop)
