"""What has to be known about an export before it is given away."""

from __future__ import annotations

from tests.exporters.sample import empty
from unifydesk.domain.report import ExportOptions, Report
from unifydesk.exporters._warnings import warnings_of


def test_notes_may_name_people_whatever_was_chosen(report: Report) -> None:
    assert len(warnings_of(report, ExportOptions(names=False))) == 1
    assert warnings_of(report, ExportOptions()) == ()
    assert warnings_of(empty(), ExportOptions(names=False)) == ()
