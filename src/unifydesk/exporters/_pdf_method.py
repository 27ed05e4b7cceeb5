"""How to read and check the minutes: rule, bases, agenda, voided rounds, source, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from reportlab.platypus import Flowable

from unifydesk.domain.notes import NOTE_KINDS
from unifydesk.domain.report import AgendaItem, Report
from unifydesk.exporters._pdf_boxes import Signed
from unifydesk.exporters._pdf_claim import note_story
from unifydesk.exporters._pdf_flow import (
    Together,
    chapter,
    facts,
    gap,
    labelled,
    room,
    running,
    side_by_side,
    subhead,
    table,
)
from unifydesk.exporters._pdf_fonts import SEMIBOLD
from unifydesk.exporters._pdf_styles import INK, LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import Span, paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._reading import (
    FORMULAS,
    READING,
    WEIGHTS,
    Has,
    base_line,
    by_chance,
    contents,
    entries,
)
from unifydesk.exporters._words import DASH, clock, listed, tenths

AGENDA = (
    "Planned: what the deck plans for a slide, and for each of its claims an equal part of the time that "
    "remains, counted from the beginning of the session. Shown: the time of the first visit and the minutes "
    "of all visits; a dash for a slide that was not shown."
)
LONGEST = 200


def general_notes(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the notes that belong to slides or to the whole workshop."""
    if not report.notes:
        return []
    titles = {item.slide: item.title for item in report.agenda}
    made: list[Flowable] = [*chapter("Notes on the workshop", sheet, "notes")]
    place = None
    for note in report.notes:
        if note.slide != place:
            place = note.slide
            name = titles.get(place or "", "") or "The whole workshop"
            made += [room(60), paragraph(one_line(name, 140), sheet["h2"])]
        made += note_story(note, sheet, NOTE_KINDS.get(note.kind, note.kind))
    return made


def method(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the rule, when it was declared and changed, and how every figure is to be read."""
    has = contents(report)
    made = [*chapter("How positions were found", sheet, "method")]
    made += labelled("Rule", f"{report.rule_label}. {report.rule_summary}", sheet)
    made += _thresholds(report, sheet)
    made += _lines("Declared", report.rule_history, sheet)
    made += facts([("Base", base_line(report)), ("Weights", WEIGHTS if report.weighted else "")], sheet)
    made += facts(entries(READING, has), sheet)
    made += _lines("Small groups", (report.suppression,) if has.groups and report.suppression else (), sheet)
    made += _lines("Scale use", report.scale_use, sheet)
    made += _lines("Voided rounds", report.voided or ("No round was voided.",), sheet)
    return [*made, *_formulas(has, sheet)]


def _thresholds(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the numbers of the rule in force, a line for each, beside the label column."""
    if not report.thresholds:
        return []
    rows: list[list[str | Flowable]] = [
        [
            paragraph(one_line(name, LONGEST), sheet["cell"]),
            paragraph(one_line(value, LONGEST), sheet["cell_right"]),
        ]
        for name, value in report.thresholds
    ]
    line = ("LINEBELOW", (0, 0), (-1, -1), 0.35, colour(LINE))
    tight = (("TOPPADDING", (0, 0), (-1, -1), 1.6), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4))
    label = paragraph(Span("Thresholds", SEMIBOLD, MUTED, 7.4), sheet["cell"])
    made = side_by_side(
        [[label, table(rows, (200.0, 70.0), line, *tight, head=0)]],
        (sheet.label, 270.0),
        ("TOPPADDING", (0, 0), (0, 0), 1.6),
        ("TOPPADDING", (1, 0), (1, 0), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    )
    return [made]


def _lines(label: str, lines: Sequence[str], sheet: Sheet) -> list[Flowable]:
    """Return lines below each other, the label beside the first."""
    return [each for at, line in enumerate(lines) for each in labelled("" if at else label, line, sheet)]


def _formulas(has: Has, sheet: Sheet) -> list[Flowable]:
    """Return how the printed figures are computed, in small type, and what chance alone would find."""
    found = entries(FORMULAS, has)
    if has.movements:
        found.append(("Chance", by_chance(has)))
    if not found:
        return []
    made = [paragraph(text, sheet["formula"], label) for label, text in found]
    return [*subhead("Formulas", sheet, 110), *made]


def agenda(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return when every slide was planned and first shown, and for how long; claims not reached are named."""
    if not report.agenda:
        return []
    rows: list[list[str | Flowable]] = [["Slide", "", "Planned from", "Minutes", "First shown", "Minutes"]]
    done = 0.0
    for at, item in enumerate(report.agenda, start=1):
        planned = _planned_from(report.started, done)
        done += item.planned
        shown = clock(item.first, report.started) or DASH
        rows.append([str(at), _slide(item, sheet), planned, tenths(item.planned), shown, tenths(item.actual)])
    actual = [item.actual for item in report.agenda if item.actual is not None]
    rows.append(["Total", "", "", tenths(done), "", tenths(sum(actual) if actual else None)])
    fixed = (58.0, 44.0, 62.0, 44.0)
    widths = (24.0, sheet.width - 24.0 - sum(fixed), *fixed)
    tight = (("TOPPADDING", (0, 1), (-1, -1), 1.6), ("BOTTOMPADDING", (0, 1), (-1, -1), 2.2))
    together = ("NOSPLIT", (0, max(1, len(rows) - 4)), (-1, len(rows) - 1))
    right = ("ALIGN", (2, 0), (-1, -1), "RIGHT")
    end = len(rows) - 1
    last = (
        ("LINEABOVE", (0, end), (-1, end), 0.6, INK),
        ("SPAN", (0, 0), (1, 0)),
        ("SPAN", (0, end), (1, end)),
    )
    story = [*chapter("Agenda", sheet, "agenda"), paragraph(AGENDA, sheet["small"])]
    return [*story, table(rows, widths, *tight, right, *last, together, names=2)]


def _planned_from(started: str, before: float) -> str:
    """Return “09:30”, so many minutes after the beginning of the session; a dash where it never began."""
    try:
        return f"{datetime.fromisoformat(started) + timedelta(minutes=before):%H:%M}"
    except (ValueError, OverflowError):
        return DASH


def _slide(item: AgendaItem, sheet: Sheet) -> Flowable:
    """Return the title of a slide, and the claims on it that were not put to the vote."""
    title = one_line(item.title, 140)
    if not item.missed:
        return paragraph(title, sheet["cell"])
    missed = one_line(", ".join(item.missed), LONGEST)
    return paragraph([title, Span(f"\nNot reached: {missed}", colour=MUTED, size=7)], sheet["cell"])


def source(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return where the deck comes from."""
    made = [*chapter("Source", sheet, "source")]
    made += labelled("Deck", report.deck_title or DASH, sheet)
    made += facts([("Authors", listed(report.deck_authors))], sheet)
    if report.deck_source.strip():
        made += labelled("Citation", report.deck_source, sheet)
    return made


def signatures(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return lines to sign on for the facilitator and for one more person."""
    half = (sheet.width - 2 * sheet.gutter) / 2
    left = _signature("Facilitator", one_line(report.info.facilitator, 60), half, sheet)
    right = _signature("For the group", "", half, sheet)
    no_air = ("RIGHTPADDING", (0, 0), (-1, -1), 0)
    block = side_by_side([[left, "", right]], (half, 2 * sheet.gutter, half), no_air)
    said = "The undersigned have read these minutes and find that they record the workshop as it took place."
    return [
        gap(14),
        Together([*chapter("Signatures", sheet, "signatures"), *running(said, sheet["body"]), block], 320),
    ]


def _signature(role: str, name: str, width: float, sheet: Sheet) -> list[Flowable]:
    """Return one block: role, room to sign, name, place and date."""
    made: list[Flowable] = [paragraph(role, sheet["kicker"])]
    lines = (("Signature", ""), ("Name", name), ("Place and date", ""))
    return [*made, *(Signed(label, value, width) for label, value in lines)]
