"""Our own exporter, as the program uses it."""

from __future__ import annotations

import pickle
from pathlib import Path

from unifydesk.app import exporting
from unifydesk.domain.report import Report

NAME = "ours"


def load(path: Path) -> Report:
    """Return a record that this program wrote a moment ago."""
    report: Report = pickle.loads(path.read_bytes())
    return report


def write(report: Report, folder: Path) -> Path:
    """Write a record into `folder`, to be read by another process; return where it is."""
    path = folder / "record.pickle"
    path.write_bytes(pickle.dumps(report, pickle.HIGHEST_PROTOCOL))
    return path


def render(report: Report) -> bytes:
    """Return the full record as PDF."""
    return exporting.render(report, "pdf").data
