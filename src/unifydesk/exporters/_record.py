"""Makes the whole record, in the order of the minutes, out of one report and what a person chose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from unifydesk.domain.record import content_hash
from unifydesk.domain.report import CLAIMS, SUMMARY, ExportOptions, Progress, Report, ReportClaim
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
from unifydesk.exporters._words import long_date, place_of

NOTES_AS_TYPED = "Notes, reasons and statements are printed as they were typed; they may name people."


def unnamed(report: Report) -> Report:
    """Return the report without the names of people, without proxies, and without ballots by seat.

    Owners of actions and objections stay, because a task without its owner is none; so do the facilitator
    and the authors, who answer for the workshop and for the deck.
    """

    def kept(claim: ReportClaim) -> ReportClaim:
        return replace(claim, rounds=tuple(replace(result, proxies=()) for result in claim.rounds))

    return replace(
        report,
        seats=tuple(replace(seat, name="") for seat in report.seats),
        claims=tuple(kept(claim) for claim in report.claims),
        ballots=(),
    )


def as_chosen(report: Report, options: ExportOptions) -> Report:
    """Return the report with what the options leave out left out: names, and the ballots of named rounds."""
    chosen = report if options.ballots else replace(report, ballots=())
    return chosen if options.names else unnamed(chosen)


def warnings_of(report: Report, options: ExportOptions) -> tuple[str, ...]:
    """Return what the person who exports has to know, a sentence each."""
    texts = any(c.notes or any(r.reasons for r in c.rounds) for c in report.claims) or bool(report.notes)
    return (NOTES_AS_TYPED,) if texts and not options.names else ()


def language_of(report: Report, options: ExportOptions) -> str:
    """Return the language of the record as a BCP 47 tag that cannot be anything else; “en” when unknown."""
    return language_tag(options.style.language, report.language)


def record_of(report: Report, options: ExportOptions, progress: Progress) -> Record:
    """Return the whole record; `progress` hears 0 … 1 and may raise CancelledError."""
    chosen = as_chosen(report, options)
    steps = len(chosen.claims) + 8
    parts: list[Part] = []
    progress(0.0)
    for step, part in enumerate(_steps(chosen, options), start=1):
        parts += part
        progress(min(1.0, step / steps))
    title = chosen.info.title.strip() or "Workshop"
    when = long_date(chosen.info.date)
    return Record(
        title=title,
        kicker="Minutes of a rehearsal" if chosen.rehearsal else "Minutes of a workshop",
        subtitle=chosen.deck_title if chosen.deck_title not in ("", chosen.info.title) else "",
        rehearsal=chosen.rehearsal,
        language=language_of(chosen, options),
        software=chosen.software,
        facts=opening_facts(chosen),
        parts=tuple(_sections(parts, chosen)),
        furniture=" · ".join(p for p in ("Minutes", when, chosen.info.place) if p),
        content_hash=content_hash(report),
        warnings=warnings_of(chosen, options),
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
