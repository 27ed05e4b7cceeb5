"""What the person who exports a record has to know, whatever the format."""

from __future__ import annotations

from unifydesk.domain.report import ExportOptions, Report

NOTES_AS_TYPED = "Notes, reasons and statements are printed as they were typed; they may name people."


def warnings_of(report: Report, options: ExportOptions) -> tuple[str, ...]:
    """Return what the person who exports has to know, a sentence each."""
    texts = any(c.notes or any(r.reasons for r in c.rounds) for c in report.claims) or bool(report.notes)
    names = NOTES_AS_TYPED if texts and not options.names else ""
    return tuple(filter(None, (report.recovered, names)))
