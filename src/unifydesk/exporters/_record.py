"""Makes the whole record, in the order of the minutes, out of one report and what a person chose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from unifydesk.domain.record import content_hash
from unifydesk.domain.report import CLAIMS, SUMMARY, ExportOptions, Progress, Report
from unifydesk.exporters._plain import language_tag
from unifydesk.exporters._record_blocks import Part, Record
from unifydesk.exporters._record_claim import claim_part
from unifydesk.exporters._record_method import (
    agenda_part,
    measures_part,
    method_part,
    notes_part,
    signatures_part,
    source_part,
)
from unifydesk.exporters._record_opening import attendance_part, ballots_part, opening_facts
from unifydesk.exporters._record_summary import summary_part, tasks_part
from unifydesk.exporters._warnings import warnings_of
from unifydesk.exporters._words import long_date, place_of


def language_of(report: Report, options: ExportOptions) -> str:
    """Return the language of the record as a BCP 47 tag that cannot be anything else; “en” when unknown."""
    return language_tag(options.style.language, report.language)


def record_of(report: Report, options: ExportOptions, progress: Progress) -> Record:
    """Return the whole record; `progress` hears 0 … 1 and may raise CancelledError."""
    steps = len(report.claims) + 8
    parts: list[Part] = []
    progress(0.0)
    for step, part in enumerate(_steps(report, options), start=1):
        parts += part
        progress(min(1.0, step / steps))
    title = report.info.title.strip() or "Workshop"
    when = long_date(report.info.date)
    return Record(
        title=title,
        kicker="Minutes of a rehearsal" if report.rehearsal else "Minutes of a workshop",
        subtitle=report.deck_title if report.deck_title not in ("", report.info.title) else "",
        rehearsal=report.rehearsal,
        language=language_of(report, options),
        software=report.software,
        facts=opening_facts(report),
        parts=tuple(_sections(parts, report)),
        furniture=" · ".join(p for p in ("Minutes", when, report.info.place) if p),
        content_hash=content_hash(report),
        warnings=warnings_of(report, options),
    )


def _steps(report: Report, options: ExportOptions) -> Iterator[tuple[Part, ...]]:
    """Yield the chapters of the chosen template, one or none at a time."""
    names = {seat.number: seat.name for seat in report.seats if seat.name}
    if options.template != CLAIMS:
        linked = options.template != SUMMARY
        yield (summary_part(report, linked),)
        yield tasks_part(report, linked)
    if options.template != SUMMARY:
        for claim in report.claims:
            yield (claim_part(claim, names),)
    if options.template == SUMMARY:
        yield (method_part(report, formulas=False),)
    elif options.template != CLAIMS:
        yield from _end(report, options)


def _end(report: Report, options: ExportOptions) -> Iterator[tuple[Part, ...]]:
    """Yield what follows the claims in the full record."""
    yield notes_part(report)
    yield attendance_part(report, options.names)
    yield (method_part(report),)
    yield measures_part(report)
    yield agenda_part(report)
    yield ballots_part(report)
    yield (source_part(report), signatures_part(report))


def _sections(parts: list[Part], report: Report) -> list[Part]:
    """Return the parts with claims of one section gathered under its title."""
    sections = {place_of(claim.claim): claim.section.strip() or "Claims" for claim in report.claims}
    made: list[Part] = []
    for at, (section, run) in enumerate(groupby(parts, key=lambda part: sections.get(part.key, ""))):
        found = tuple(run)
        made += [Part(section, f"section-{at}", (), found)] if section else found
    return made
