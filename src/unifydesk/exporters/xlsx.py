"""The record as a workbook of tidy sheets, for those who want to count again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.exporters._record_blocks import REHEARSAL_NOTE
from unifydesk.exporters._warnings import warnings_of
from unifydesk.exporters._words import long_date, moment
from unifydesk.exporters._xlsx_book import Properties, book
from unifydesk.exporters._xlsx_sheets import sheets_of

COLLECTING = 0.2
"""The part of the whole that collecting the rows takes; writing them takes the rest."""


def properties(report: Report) -> Properties:
    """Return what the document says about itself, with the moment of the record as its date."""
    when = long_date(report.info.date)
    what = "REHEARSAL" if report.rehearsal else "workshop"
    return Properties(
        title=report.info.title or report.deck_title or "Workshop",
        author=report.info.facilitator,
        subject=", ".join(part for part in (f"Record of a {what}", when) if part),
        comments=f"{report.software}. {REHEARSAL_NOTE}" if report.rehearsal else report.software,
        created=datetime.strptime(moment(report), "%Y%m%d%H%M%S"),
    )


@dataclass(frozen=True, slots=True)
class XlsxRecord:
    """The record for spreadsheets."""

    id: str = "xlsx"
    label: str = QT_TRANSLATE_NOOP("exporters", "Excel workbook")
    suffix: str = ".xlsx"
    options: frozenset[str] = frozenset({"names", "ballots"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the finished workbook; equal reports and options give equal bytes.

        `progress` is called after every sheet and may raise CancelledError to stop the work.
        """
        progress(0.0)
        sheets = sheets_of(report)
        progress(COLLECTING)
        marks = (f"REHEARSAL – {REHEARSAL_NOTE}" if report.rehearsal else "", report.recovered)
        data, left_out = book(
            sheets,
            properties(report),
            " ".join(filter(None, marks)),
            lambda part: progress(COLLECTING + (1 - COLLECTING) * part),
        )
        return Rendered(data, (*warnings_of(report, options), *left_out))


EXPORTER: Exporter = XlsxRecord()
