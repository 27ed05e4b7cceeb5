"""Every exporter of the folder keeps the contract: equal bytes, progress, cancel, no harm by any text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exporters.contract import hostile_records, ignore, promises
from unifydesk.domain.report import ExportOptions, Report
from unifydesk.exporters import EXPORTERS

OF_A_REPORT = [exporter.id for exporter in EXPORTERS if not exporter.whole]
"""Those that need no rows of a workshop file."""


@pytest.mark.parametrize("name", OF_A_REPORT)
def test_every_promise_is_kept(name: str, brief: Report) -> None:
    exporter = EXPORTERS[name]
    assert exporter.id == name
    promises(exporter, replace(brief, claims=brief.claims[:2]))


@pytest.mark.parametrize("name", OF_A_REPORT)
def test_hostile_records_are_no_harm(name: str, brief: Report) -> None:
    for record in hostile_records(brief):
        assert isinstance(EXPORTERS[name].render(record, ExportOptions(ballots=True), ignore).data, bytes)


def test_nothing_in_the_folder_is_broken() -> None:
    assert EXPORTERS.broken == {}
    assert set(EXPORTERS.ids()) >= {"pdf", "html", "markdown", "xlsx"}
