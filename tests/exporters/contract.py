"""What every exporter of the folder promises, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from tests.exporters.sample import empty
from tests.exporters.test_pdf_text import HOSTILE, poisoned
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.report import Exporter, ExportOptions, Report


def ignore(_part: float) -> None:
    """Stand for a progress that nobody watches."""


def promises(exporter: Exporter, report: Report) -> None:
    """Check everything that the protocol says in words."""
    assert exporter.suffix.startswith(".")
    assert exporter.label.strip()
    assert exporter.options <= {field.name for field in fields(ExportOptions)}
    heard: list[float] = []
    made = exporter.render(report, ExportOptions(), heard.append)
    assert made.data
    assert exporter.render(report, ExportOptions(), ignore) == made
    assert heard == sorted(heard)
    assert heard
    assert 0 <= heard[0] <= heard[-1] <= 1
    with pytest.raises(CancelledError):
        exporter.render(report, ExportOptions(), _cancel)


def _cancel(_part: float) -> None:
    raise CancelledError("Stopped.")


def hostile_records(report: Report) -> Iterator[Report]:
    """Yield records that are hostile in every field, and one that is empty."""
    long = poisoned_base(report)
    yield empty()
    yield poisoned(long, "".join(HOSTILE))
    yield poisoned(long, "\u202eevil\u202c \ud800 \x00 山 🙂 ﷽\ufffe")
    yield poisoned(long, " \n\t\x00")


def poisoned_base(report: Report) -> Report:
    """Return a record with as many claims as are poisoned."""
    return replace(report, claims=(report.claims * 7)[:7])
