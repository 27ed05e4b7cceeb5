"""Keeps the shown minutes in step with the file: one job after the other on the work thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from unifydesk.app import reporting
from unifydesk.domain.report import ExportOptions, Progress, Report
from unifydesk.domain.style import Style
from unifydesk.gui.jobs import Jobs, Work
from unifydesk.gui.lazily import lazily

RENDERER = "unifydesk.gui.views.minutes.minutes_render"


def _renderer() -> ModuleType:
    return lazily(RENDERER)


def _render(report: Report, options: ExportOptions, progress: Progress) -> Any:
    return _renderer().render(report, options, progress)


def _export(report: Report, path: Path, options: ExportOptions, progress: Progress) -> Any:
    return _renderer().export(report, path, options, progress)


class Press(QObject):
    """Renders, draws single pages, and writes files; newer wishes replace older ones that wait.

    Never two at once: neither pdfium nor reportlab promises to work in two threads.
    """

    rendered = Signal(object)  # sizes of the pages in points
    drawn = Signal(object)  # Drawn
    refused = Signal(str)  # why the pages could not be rendered
    written = Signal(object)  # Path
    export_refused = Signal(str)
    progressed = Signal(float)  # of the export, 0 … 1

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._document: Any = None
        self._options = ExportOptions()
        self._busy = False
        self._wants_render = False
        self._pages: dict[int, float] = {}
        self._target: tuple[Path, ExportOptions] | None = None
        self._export: Work | None = None
        jobs.closed.connect(self._on_closed)

    # The pages

    def renew(self, paper: str) -> None:
        """Render the file as it is now on this paper."""
        self._options = ExportOptions(Style(paper))
        self._wants_render = True
        self._pages.clear()
        self._go_on()

    def draw(self, number: int, scale: float) -> None:
        """Draw a page of the document that is shown."""
        if self._document is not None and not self._wants_render:
            self._pages[number] = scale
            self._go_on()

    def _go_on(self) -> None:
        if self._busy:
            return
        if self._target is not None:
            target, self._target = self._target, None
            self._busy = True
            then = partial(self._start_export, *target)
            self._jobs.run(self, reporting.collect, then, self._on_export_refused)
        elif self._wants_render:
            self._wants_render = False
            self._busy = True
            self._jobs.run(self, reporting.collect, self._on_collected, self._on_refused)
        elif self._pages and self._document is not None:
            number = next(iter(self._pages))
            scale = self._pages.pop(number)
            self._busy = True
            self._jobs.work(
                self, partial(self._document.draw, number, scale), self._on_drawn, refused=self._on_refused
            )

    def _on_collected(self, report: Report) -> None:
        task = partial(_render, report, self._options)
        self._jobs.work(self, task, self._on_rendered, refused=self._on_refused)

    def _on_rendered(self, document: Any) -> None:
        self._busy = False
        before, self._document = self._document, document
        if before is not None:
            before.close()
        if not self._wants_render:
            self.rendered.emit(document.sizes)
        self._go_on()

    def _on_drawn(self, drawn: Any) -> None:
        self._busy = False
        if not self._wants_render:
            self.drawn.emit(drawn)
        self._go_on()

    def _on_refused(self, sentence: str) -> None:
        self._busy = False
        self.refused.emit(sentence)
        self._go_on()

    @Slot()
    def _on_closed(self) -> None:
        document, self._document = self._document, None
        if document is not None:
            document.close()

    # The file

    def export(self, path: Path, paper: str) -> None:
        """Write the minutes of the file as it is now."""
        self._target = path, ExportOptions(Style(paper))
        self._go_on()

    def stop(self) -> None:
        """Stop writing; an earlier file of that name stays as it was."""
        if self._export is not None:
            self._export.cancel()

    def _start_export(self, path: Path, options: ExportOptions, report: Report) -> None:
        task = partial(_export, report, path, options)
        self._export = self._jobs.work(
            self, task, self._on_written, self._on_progress, self._on_export_refused
        )

    def _on_progress(self, done: float) -> None:
        self.progressed.emit(done)

    def _on_written(self, path: Path) -> None:
        self._busy = False
        self.written.emit(path)
        self._go_on()

    def _on_export_refused(self, sentence: str) -> None:
        self._busy = False
        self.export_refused.emit(sentence)
        self._go_on()
