"""The results as CSV for a spreadsheet or a statistics program: one row per answer."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.exporters._csv_results import results_csv


@dataclass(frozen=True, slots=True)
class CsvResults:
    """The results of every revealed round as a tidy table."""

    id: str = "csv"
    label: str = QT_TRANSLATE_NOOP("exporters", "Results as CSV")
    suffix: str = ".csv"
    options: frozenset[str] = frozenset({"bom"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the table; equal reports and options give equal bytes."""
        progress(0.0)
        data = results_csv(report, bom=options.bom)
        progress(1.0)
        return Rendered(data)


EXPORTER: Exporter = CsvResults()
