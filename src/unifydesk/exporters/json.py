"""The record as JSON: everything the minutes are made from, and every row, so that it can be a file again."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.record import encode, has_sealed_round, is_within_bounds
from unifydesk.domain.report import Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.exporters._warnings import warnings_of

NOT_WHOLE = QT_TRANSLATE_NOOP(
    "exporters", "This record leaves people out, so no workshop file can be made from it again."
)
EVERY_BALLOT = QT_TRANSLATE_NOOP(
    "exporters",
    "This record holds every row of the file, so that it can be a file again: named ballots too, also of "
    "rounds that were not revealed. An export without names (`--no-names` on the command line) has no rows.",
)
STILL_OPEN = QT_TRANSLATE_NOOP(
    "exporters",
    "A confidential round is still open: its sealed ballots are not in this record, and in a file that is "
    "made from it the round can only be voided. Close it first and export again.",
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "exporters", "This record is too large to be read again; keep the workshop file beside it."
)


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """The whole record."""

    id: str = "json"
    label: str = QT_TRANSLATE_NOOP("exporters", "Record as JSON")
    suffix: str = ".json"
    options: frozenset[str] = frozenset({"names"})
    whole: bool = True

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the record with every row of the file; without rows when people are not to be named."""
        progress(0.0)
        data = encode(report, options, tables=options.names)
        progress(1.0)
        warnings = (
            (NOT_WHOLE, not options.names),
            (EVERY_BALLOT, options.names and _has_ballots(report)),
            (STILL_OPEN, options.names and has_sealed_round(report)),
            (TOO_LARGE, not is_within_bounds(data)),
        )
        told = tuple(words for words, holds in warnings if holds)
        return Rendered(data, told + warnings_of(report, options))


def _has_ballots(report: Report) -> bool:
    return any(table.table == "ballot" and table.rows for table in report.tables)


EXPORTER: Exporter = JsonRecord()
