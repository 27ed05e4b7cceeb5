"""Renders the minutes in step with the file, and writes exports: one after the other on the work thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6.QtCore import QObject, Signal

from unifydesk.domain.report import Progress, Rendered, Report
from unifydesk.gui.formats import MINUTES_FORMAT
from unifydesk.gui.jobs import STOPPED, Jobs, Work
from unifydesk.gui.lazily import lazily
from unifydesk.gui.views.minutes.style_choice import Choices
from unifydesk.store.workshop_file import WorkshopFile

RENDERER = "unifydesk.gui.views.minutes.minutes_render"


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write."""

    format_id: str
    path: Path
    choices: Choices


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and what could not be shown in it."""

    path: Path
    warnings: tuple[str, ...] = ()


def _renderer() -> ModuleType:
    return lazily(RENDERER)


def _record(format_id: str, file: WorkshopFile) -> Any:
    return _renderer().record_for(file, format_id)


def _render(report: Report, choices: Choices, progress: Progress) -> Any:
    return _renderer().render(report, MINUTES_FORMAT, choices, progress)


def _export(report: Report, target: Target, progress: Progress) -> Written:
    warnings = _renderer().export(report, target.format_id, target.path, target.choices, progress)
    return Written(target.path, warnings)


class Press(QObject):
    """Newer wishes replace older ones that wait; an export goes before the pages that are looked at.

    Never two at once: reportlab does not promise to work in two threads.
    """

    rendered = Signal(object)  # Rendered
    refused = Signal(str)  # why the pages could not be rendered
    written = Signal(object)  # Written
    export_refused = Signal(str)
    progressed = Signal(float)  # of the export, 0 … 1

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._choices = Choices()
        self._busy = False
        self._wants_render = False
        self._render: Work | None = None
        self._target: Target | None = None
        self._is_exporting = False
        self._is_stopped = False
        self._export: Work | None = None

    @property
    def is_exporting(self) -> bool:
        """Whether a file is being written or waits for its turn."""
        return self._is_exporting

    # The pages

    def renew(self, choices: Choices, *, at_once: bool = False) -> None:
        """Render the file as it is now; `at_once` gives up what is being rendered with other choices."""
        self._choices = choices
        self._wants_render = True
        if at_once and self._render is not None:
            self._render.cancel()
        self._go_on()

    def _go_on(self) -> None:
        if self._busy:
            return
        if self._target is not None:
            target, self._target = self._target, None
            self._busy = True
            then = partial(self._start_export, target)
            self._jobs.run(self, partial(_record, target.format_id), then, self._on_export_refused)
        elif self._wants_render:
            self._wants_render = False
            self._busy = True
            record = partial(_record, MINUTES_FORMAT)
            self._jobs.run(self, record, self._on_collected, self._on_refused)

    def _on_collected(self, report: Report) -> None:
        if self._target is not None:  # the file first; the pages wait
            self._wants_render = True
            self._free()
            return
        task = partial(_render, report, self._choices)
        work = self._jobs.work(self, task, self._on_rendered, refused=self._on_refused, matters=False)
        self._render = None if work.done else work

    def _on_rendered(self, rendered: Rendered) -> None:
        self._render = None
        self.rendered.emit(rendered)
        self._free()

    def _on_refused(self, sentence: str) -> None:
        given_up, self._render = self._render is not None and self._render.cancelled, None
        if given_up:
            self._wants_render = True
        else:
            self.refused.emit(sentence)
        self._free()

    def _free(self) -> None:
        self._busy = False
        self._go_on()

    # The file

    def export(self, target: Target) -> None:
        """Write the file as it is now; what is being rendered to be looked at gives way."""
        self._target = target
        self._is_exporting = True
        self._is_stopped = False
        if self._render is not None:
            self._render.cancel()
        self._go_on()

    def stop(self) -> None:
        """Stop writing; an earlier file of that name stays as it was."""
        self._is_stopped = True
        if self._export is not None:
            self._export.cancel()

    def _start_export(self, target: Target, report: Report) -> None:
        if self._is_stopped:
            self._on_export_refused(STOPPED)
            return
        task = partial(_export, report, target)
        work = self._jobs.work(self, task, self._on_written, self._on_progress, self._on_export_refused)
        self._export = None if work.done else work

    def _on_progress(self, done: float) -> None:
        self.progressed.emit(done)

    def _on_written(self, written: Written) -> None:
        self._export, self._is_exporting = None, False
        self.written.emit(written)
        self._free()

    def _on_export_refused(self, sentence: str) -> None:
        self._export, self._is_exporting = None, False
        self.export_refused.emit(sentence)
        self._free()
