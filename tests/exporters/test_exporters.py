"""Every exporter of the folder keeps the contract: equal bytes, progress, cancel, no harm by any text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exporters.contract import hostile_records, ignore, promises
from unifydesk.domain.report import ExportOptions, Report
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._warnings import NOTES_AS_TYPED

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


@pytest.mark.parametrize("name", ["pdf", "html", "markdown", "xlsx", "json"])
def test_what_leaves_names_out_warns_of_those_in_what_was_said(name: str, report: Report) -> None:
    def warnings(record: Report, **chosen: bool) -> tuple[str, ...]:
        return EXPORTERS[name].render(record, ExportOptions(**chosen), ignore).warnings

    brief = replace(report, claims=report.claims[:1])
    assert any(note.text for note in (*brief.notes, *brief.claims[0].notes))
    assert NOTES_AS_TYPED in warnings(brief, names=False)
    assert NOTES_AS_TYPED not in warnings(brief)
    silent = replace(brief, notes=(), claims=())
    assert NOTES_AS_TYPED not in warnings(silent, names=False)


def test_nothing_in_the_folder_is_broken() -> None:
    assert EXPORTERS.broken == {}
    assert set(EXPORTERS.ids()) >= {"pdf", "html", "markdown", "xlsx"}
