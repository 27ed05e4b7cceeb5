"""Writes an export beside its target and renames it over: the old file stays whole until the new one is."""

from __future__ import annotations

import contextlib
import gc
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from unifydesk.app import reporting
from unifydesk.app.export_errors import file_refused, folder_refused, opening_refused
from unifydesk.app.redacting import shown
from unifydesk.app.targets import check_folder_and_name, check_letters
from unifydesk.app.workshops import SUFFIX
from unifydesk.domain.errors import ExportError, InvalidInputError
from unifydesk.domain.report import ExportOptions, Progress, Rendered, Report
from unifydesk.exporters import EXPORTERS
from unifydesk.store.connection import is_open_here
from unifydesk.store.durable import sync_folder, sync_handle
from unifydesk.store.errors import shown_name
from unifydesk.store.leftovers import tidy
from unifydesk.store.workshop_file import WorkshopFile

_SHARE_OF_RENDERING = 0.95
_CHUNK = 1_000_000
_WORKSHOP = (SUFFIX, f"{SUFFIX}-journal", f"{SUFFIX}-wal", f"{SUFFIX}-shm")
"""Endings of workshop files and of what SQLite keeps beside them, with which an unfinished act is undone."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_MODE = 0o666  # less what the person’s umask takes away, as for every file they make


def no_progress(_done: float) -> None:
    """Take no notice of progress."""


def record_for(file: WorkshopFile, exporter_id: str) -> Report:
    """Return the record of an open file as this format needs it."""
    exporter = EXPORTERS.get(exporter_id)
    return reporting.collect(file, whole=exporter is not None and exporter.whole)


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
    with _garbage_lying():
        return exporter.render(shown(report, chosen), chosen, progress)


@contextlib.contextmanager
def _garbage_lying() -> Iterator[None]:
    """Leave garbage lying meanwhile: looking for it takes a tenth of the time, and finds next to none."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


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
    path = Path(os.path.realpath(path)) if os.path.islink(path) else path  # a link stays one
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    _try_out(part, path)
    rendered = render(report, exporter_id, options, lambda done: progress(done * _SHARE_OF_RENDERING))
    try:
        _write(part, rendered.data, path, progress)
        progress(1.0)
        _put_in_place(part, path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    tidy(path.parent)
    return rendered.warnings


def _try_out(part: Path, path: Path) -> None:
    """Refuse at once, and not after minutes of rendering, what the disk will not take at the end."""
    try:
        os.close(os.open(part, _NEW, _MODE))
        part.unlink()
    except OSError as error:
        raise folder_refused(error, path) from error
    try:
        if os.path.exists(path):
            with open(path, "r+b"):  # changes nothing; a file that is protected or locked refuses
                pass
    except OSError as error:
        raise opening_refused(error, path) from error


def _write(part: Path, data: bytes, path: Path, progress: Progress) -> None:
    """Write all of it and wait until it is on the disk."""
    try:
        with open(os.open(part, _NEW, _MODE), "wb") as file:
            for start in range(0, len(data), _CHUNK):
                progress(_SHARE_OF_RENDERING + (1 - _SHARE_OF_RENDERING) * start / len(data))
                file.write(data[start : start + _CHUNK])
            file.flush()
            sync_handle(file.fileno())
    except OSError as error:
        raise folder_refused(error, path) from error


def _put_in_place(part: Path, path: Path) -> None:
    """Let the new file take the name; who may read the earlier one may read this one."""
    if os.path.exists(path):
        with contextlib.suppress(OSError):
            part.chmod(stat.S_IMODE(path.stat().st_mode))
    try:
        part.replace(path)
    except OSError as error:
        raise file_refused(error, path) from error
    with contextlib.suppress(OSError):  # the file is there; some disks cannot sync a folder
        sync_folder(path.parent)


def _must_take_a_file(path: Path) -> None:
    """Refuse folders, devices and workshop files: an export replaces nothing but an earlier export."""
    try:
        check_letters(path)
    except InvalidInputError as error:
        raise ExportError(str(error)) from error
    name = shown_name(path)
    try:
        mode = path.stat().st_mode
    except OSError:  # not there; or a disk that fails, of which writing will tell
        mode = stat.S_IFREG
    if stat.S_ISDIR(mode):
        raise ExportError(f"“{name}” is a folder. Add a file name, such as minutes.pdf.")
    if not stat.S_ISREG(mode):
        raise ExportError(f"“{name}” is not an ordinary file. Choose another name, such as minutes.pdf.")
    if path.name.lower().endswith(_WORKSHOP) or is_open_here(path):
        raise ExportError(f"“{name}” is the name of a workshop file. Choose another, such as minutes.pdf.")
    try:
        check_folder_and_name(path)
    except InvalidInputError as error:
        raise ExportError(str(error)) from error
