"""Shows a list of words, tables and pictures one below the other; what is there already is used again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.models.drawing import BAR, picture_height, result_picture
from unifydesk.gui.models.grids import Grid
from unifydesk.gui.models.result_parts import HEAD, Drawing, Part, Words
from unifydesk.gui.views.review.grid_table import GridTable
from unifydesk.gui.widgets.labels import text_label, tight
from unifydesk.gui.widgets.picture_view import PictureView

"""Height of a picture at the usual text size."""


class Sheet(QWidget):
    """A column of parts; another list of the same shape only changes what the widgets show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._shown: list[QWidget] = []
        self._spare: list[QWidget] = []
        self._column = tight(QVBoxLayout(self), metrics.SMALL)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is shown."""
        return self._parts

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts; the same ones again change nothing."""
        wanted = tuple(parts)
        if wanted == self._parts:
            return
        kinds = [_kind_of(part) for part in wanted]
        if kinds != [widget.property("part") for widget in self._shown]:
            self._lay_out(kinds)
        self._parts = wanted
        for part, widget in zip(wanted, self._shown, strict=True):
            self._fill(part, widget)

    def _lay_out(self, kinds: Sequence[str]) -> None:
        """Put widgets of these kinds below each other, taking those that are there first."""
        self._spare += self._shown
        for widget in self._shown:
            self._column.removeWidget(widget)  # not takeAt: its item would live on, with the old height
        self._shown = [self._taken(kind) for kind in kinds]
        for widget in self._shown:
            self._column.addWidget(widget)
            widget.show()
        for widget in self._spare:
            widget.hide()

    def _taken(self, kind: str) -> QWidget:
        found = next((widget for widget in self._spare if widget.property("part") == kind), None)
        if found is not None:
            self._spare.remove(found)
            return found
        made = _made(kind, self)
        made.setProperty("part", kind)
        return made

    def _fill(self, part: Part, widget: QWidget) -> None:
        if isinstance(part, Words) and isinstance(widget, QLabel):
            widget.setText(part.text)
        elif isinstance(part, Grid) and isinstance(widget, GridTable):
            widget.show_grid(part)
        elif isinstance(part, Drawing) and isinstance(widget, PictureView):
            widget.setFixedHeight(picture_height(part.figures, scale=self._scale()))
            widget.show_picture(result_picture(part.figures, part.previous, scale=self._scale()))

    def _scale(self) -> float:
        """Return how much larger words are than usual."""
        return max(1.0, self.font().pixelSize() / metrics.BODY)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for part, widget in zip(self._parts, self._shown, strict=True):
                if isinstance(part, Drawing):
                    self._fill(part, widget)


def _kind_of(part: Part) -> str:
    """Return which kind of widget shows a part: a label of some role, a table or a picture."""
    return part.role if isinstance(part, Words) else type(part).__name__


def _made(kind: str, parent: QWidget) -> QWidget:
    if kind == Grid.__name__:
        return GridTable(parent)
    if kind == Drawing.__name__:
        return PictureView(BAR, parent)
    label = text_label(kind, wrap=True, parent=parent)
    label.setContentsMargins(0, metrics.SMALL if kind == HEAD else 0, 0, 0)
    return label
