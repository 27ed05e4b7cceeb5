"""Keeps the choices about the minutes from one time to the next, and the logo in a file of its own."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from unifydesk import paths
from unifydesk.app import outside
from unifydesk.domain.errors import KnownStoreError, UnifyError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Progress
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.lazily import lazily
from unifydesk.gui.settings import Settings
from unifydesk.gui.views.minutes.style_choice import STYLES, Choices, remember, remembered

LOGOS = "unifydesk.app.logos"
LOGO_FILE = "logo.png"
NOT_KEPT = QT_TRANSLATE_NOOP(
    "minutes", "The logo could not be kept ({reason}). Free some space and choose it again."
)


class Memory(QObject):
    """What is chosen now, and will be the next time."""

    logo_read = Signal(object)  # bytes of a PNG; empty for no logo
    sheets_read = Signal(object)  # (id, label) of the style sheets to choose from
    refused = Signal(str)  # why a picture is not the logo now

    def __init__(self, jobs: Jobs, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._settings = settings
        self._knows_logo = False
        self.choices = remembered(settings)

    def keep(self, choices: Choices) -> None:
        """Use these choices from now on."""
        self.choices = choices
        remember(self._settings, choices)

    def forget_ballots(self) -> None:
        """Append no ballots until that is chosen anew."""
        self.choices = replace(self.choices, ballots=False)

    def load(self) -> None:
        """Read the logo of the last time and what style sheets there are, once."""
        if not self._knows_logo:
            self._knows_logo = True
            self._jobs.work(self, kept_logo, self._on_logo, matters=False)
            self._jobs.work(self, sheets_there, self._on_sheets, matters=False)

    @Slot(object)
    def take_logo(self, path: Path | None) -> None:
        """Read another logo and keep it; None takes it away."""
        self._knows_logo = True
        task = drop_logo if path is None else partial(new_logo, path)
        self._jobs.work(self, task, self._on_logo, refused=self._on_refused)

    def _on_logo(self, data: bytes) -> None:
        self.logo_read.emit(data)

    def _on_sheets(self, offered: tuple[tuple[str, str], ...]) -> None:
        self.sheets_read.emit(offered)

    def _on_refused(self, sentence: str) -> None:
        self.refused.emit(sentence)


def sheets_there(_progress: Progress) -> tuple[tuple[str, str], ...]:
    """Return the style sheets to choose from, (id, label) each."""
    offered: tuple[tuple[str, str], ...] = lazily(STYLES).offered()
    return offered


def kept_logo(_progress: Progress) -> bytes:
    """Return the logo that was chosen last, or nothing when there is none that can be read."""
    path = paths.config_dir() / LOGO_FILE
    try:
        kept: bytes = outside.logo(path.read_bytes(), path.name)
    except (OSError, UnifyError):
        return b""
    return kept


def new_logo(path: Path, _progress: Progress) -> bytes:
    """Return a logo and keep it for the next time; raises UnifyError when that cannot be."""
    data: bytes = lazily(LOGOS).chosen_logo(path)
    kept = paths.config_dir() / LOGO_FILE
    part = kept.with_suffix(".part")
    try:
        part.write_bytes(data)
        part.replace(kept)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        reason = (error.strerror or "the disk refused").lower()
        raise KnownStoreError(NOT_KEPT.format(reason=reason)) from error
    return data


def drop_logo(_progress: Progress) -> bytes:
    """Forget the logo."""
    with contextlib.suppress(OSError):
        os.unlink(paths.config_dir() / LOGO_FILE)
    return b""
