"""Writes an export beside its target and renames it over: the old file stays whole until the new one is."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from unifydesk.app.redacting import shown
from unifydesk.app.targets import check_folder_and_name
from unifydesk.app.workshops import SUFFIX
from unifydesk.domain.errors import ExportError, InvalidInputError
from unifydesk.domain.report import ExportOptions, Progress, Rendered, Report
from unifydesk.exporters import EXPORTERS
from unifydesk.store.connection import is_open_here
from unifydesk.store.durable import sync_folder
from unifydesk.store.errors import shown_name

_SHARE_OF_RENDERING = 0.95


def no_progress(_done: float) -> None:
    """Take no notice of progress."""


def render(
    report: Report, exporter_id: str, options: ExportOptions | None = None, progress: Progress = no_progress
) -> Rendered:
    """Return an export with its warnings.

    Raises ExportError for an unknown format, CancelledError when stopped.
    """
    exporter = EXPORTERS.get(exporter_id)
    if exporter is None:
        raise ExportError(f"There is no format “{exporter_id}”. Choose one of: {', '.join(EXPORTERS.ids())}.")
    chosen = options or ExportOptions()
    return exporter.render(shown(report, chosen), chosen, progress)


def export(
    report: Report,
    exporter_id: str,
    path: Path,
    options: ExportOptions | None = None,
    progress: Progress = no_progress,
) -> tuple[str, ...]:
    """Render and write an export; return its warnings. Only a complete file replaces an earlier one.

    Raises ExportError when the folder or disk refuses, CancelledError when stopped; nothing is left behind.
    """
    _must_take_a_file(path)
    rendered = render(report, exporter_id, options, lambda done: progress(done * _SHARE_OF_RENDERING))
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(rendered.data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        progress(1.0)
        part.replace(path)
        with contextlib.suppress(OSError):  # the file is there; some disks cannot sync a folder
            sync_folder(path.parent)
    except OSError as error:
        raise ExportError(_advice(error, path)) from error
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return rendered.warnings


def _must_take_a_file(path: Path) -> None:
    """Refuse folders, devices and workshop files: an export replaces nothing but an earlier export."""
    name = shown_name(path)
    if os.path.isdir(path):
        raise ExportError(f"“{name}” is a folder. Add a file name, such as minutes.pdf.")
    if os.path.exists(path) and not os.path.isfile(path):
        raise ExportError(f"“{name}” is not an ordinary file. Choose another name, such as minutes.pdf.")
    if path.suffix.lower() == SUFFIX or is_open_here(path):
        raise ExportError(f"“{name}” is the name of a workshop file. Choose another, such as minutes.pdf.")
    try:
        check_folder_and_name(path)
    except InvalidInputError as error:
        raise ExportError(str(error)) from error


def _advice(error: OSError, path: Path) -> str:
    name = shown_name(path)
    if isinstance(error, PermissionError):
        return (
            f"“{name}” could not be written: the folder is read-only or the file is open in another "
            "program. Close it there, or choose another folder."
        )
    reason = (error.strerror or "the disk refused").lower()
    return f"“{name}” could not be written ({reason}). Free some space or choose another folder."
