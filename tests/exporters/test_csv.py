"""Results as CSV."""

from __future__ import annotations

import csv as standard

from tests.exporters.conftest import ignore
from unifydesk.domain.report import ExportOptions
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._csv_results import results_csv


def test_the_export_is_the_table(brief):
    assert EXPORTERS["csv"].render(brief, ExportOptions(), ignore).data == results_csv(brief)


def test_the_mark_at_its_beginning_is_an_option(brief):
    assert EXPORTERS["csv"].options == {"bom"}
    assert EXPORTERS["csv"].render(brief, ExportOptions(bom=True), ignore).data.startswith(b"\xef\xbb\xbf")


def test_its_name_does_not_hide_the_standard_module():
    assert hasattr(standard, "DictReader")
