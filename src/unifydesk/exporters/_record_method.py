"""How to read and check the record: general notes, rule and bases, formulas, measures, agenda, source."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.head import grouped, head_words
from unifydesk.domain.report import AgendaItem, Report
from unifydesk.exporters._pdf_measures import (
    COLUMNS,
    IN_WORDS,
    INTRODUCTION,
    RAM,
    Columns,
    Measured,
    measure_cell,
    measured,
)
from unifydesk.exporters._reading import (
    FORMULAS,
    READING,
    WEIGHTS,
    base_line,
    by_chance,
    contents,
    entries,
)
from unifydesk.exporters._record_blocks import (
    Block,
    Code,
    Column,
    Facts,
    Para,
    Part,
    Row,
    Signatures,
    Table,
    Value,
    row,
)
from unifydesk.exporters._record_claim import voices
from unifydesk.exporters._words import (
    DASH,
    capital,
    clock,
    counted,
    is_numbered,
    listed,
    question_label,
    tenths,
)
from unifydesk.pictures.qr_code import head_code

CODE = 123.0
"""Pixels of the code to scan: three to a module."""
UNDERSIGNED = (
    "The undersigned have read these minutes and find that they record the workshop as it took place."
)
WHOLE = "The whole workshop"


def notes_part(report: Report) -> tuple[Part, ...]:
    """Return the notes that belong to slides or to the whole workshop."""
    titles = {item.slide: item.title for item in report.agenda}
    places = dict.fromkeys(note.slide for note in report.notes)
    parts = []
    for at, place in enumerate(places, start=1):
        said = voices([note for note in report.notes if note.slide == place], ("dissent",))
        title = titles.get(place or "", "").strip() or WHOLE
        parts.append(Part(title, f"notes-{at}", tuple(said), listed=False))
    return (Part("Notes on the workshop", "notes", (), tuple(parts)),) if parts else ()


def method_part(report: Report, *, formulas: bool = True) -> Part:
    """Return the rule, when it was declared and changed, and how every figure is to be read."""
    has = contents(report)
    lines = [("Rule", f"{report.rule_label}. {report.rule_summary}")]
    lines += _lines("Thresholds", [f"{name}: {value}" for name, value in report.thresholds])
    lines += _lines("Declared", report.rule_history)
    lines += [("Base", base_line(report)), ("Weights", WEIGHTS if report.weighted else "")]
    lines += entries(READING, has)
    lines += _lines("Small groups", (report.suppression,) if has.groups and report.suppression else ())
    lines += _lines("Scale use", report.scale_use)
    lines += _lines("Voided rounds", report.voided or ("No round was voided.",))
    lines += [("Made with", report.software), ("Record", record_words(report))]
    facts = Facts(tuple((label, text) for label, text in lines if text.strip()))
    blocks: tuple[Block, ...] = (facts, *_code(report))
    found = entries(FORMULAS, has) if formulas else []
    if found and has.movements:
        found.append(("Chance", by_chance(has)))
    parts = (Part("Formulas", "formulas", (Facts(tuple(found)),)),) if found else ()
    return Part("How positions were found", "method", blocks, parts)


def _lines(label: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return lines below each other, the label beside the first."""
    return [("" if at else label, line) for at, line in enumerate(lines)]


def record_words(report: Report) -> str:
    """Return how the file can be checked against this record."""
    if not report.log_head:
        return ""
    words = " ".join(head_words(report.log_head))
    said = f"“{words}”, in digits {grouped(report.log_head)}" if words else grouped(report.log_head)
    return (
        f"{counted(report.log_lines, 'entry', 'entries')} in the log of the workshop file; the last one has "
        f"the fingerprint {said}"
    )


def _code(report: Report) -> tuple[Code, ...]:
    """Return the head of the log as a code to scan; nothing when there is none."""
    picture = head_code(report.log_head, CODE)
    return (Code(picture),) if picture is not None else ()


def measures_part(report: Report) -> tuple[Part, ...]:
    """Return the appendix of measures: every scale in every round; nothing when none was voted on."""
    lines = measured(report)
    if not lines:
        return ()
    numbered = [line for line in lines if is_numbered(line.tally.options)]
    in_words = [line for line in lines if not is_numbered(line.tally.options)]
    nine = [line for line in lines if line.measures.ram]
    tables = (
        *_measures("Measures of every scale", numbered, COLUMNS),
        *_measures("Measures of answers in words", in_words, IN_WORDS),
        *_measures("The RAND/UCLA method on nine points", nine, RAM),
    )
    return (Part("Measures", "measures", (Para(INTRODUCTION, "small"), *tables)),)


def _measures(caption: str, lines: Sequence[Measured], columns: Columns) -> tuple[Table, ...]:
    """Return one table of measures with the reasons for its dashes; nothing without rows."""
    if not lines:
        return ()
    marks: dict[str, str] = {}
    rows = tuple(_measured_row(line, columns, marks) for line in lines)
    figures = (Column(head, number=True) for head, *_ in columns)
    heads = (Column("Claim"), Column("Question"), Column("Round", number=True), *figures)
    notes = tuple(f"{mark} {capital(reason)}." for reason, mark in marks.items())
    return (Table(caption, heads, rows, notes, sortable=True),)


def _measured_row(line: Measured, columns: Columns, marks: dict[str, str]) -> Row:
    """Return the measures of one question in one round."""
    cells = (measure_cell(line, field, value, marks) for _, field, _, value in columns)
    return row(line.claim, question_label(line.tally.question), str(line.round), *cells)


def agenda_part(report: Report) -> tuple[Part, ...]:
    """Return planned and actual minutes of every slide."""
    if not report.agenda:
        return ()
    rows = [
        row(str(at), _slide(item), clock(item.first, report.started) or DASH, *_minutes(item))
        for at, item in enumerate(report.agenda, start=1)
    ]
    actual = [item.actual for item in report.agenda if item.actual is not None]
    planned = sum(item.planned for item in report.agenda)
    total = ("Total", "", "", tenths(planned), tenths(sum(actual) if actual else None))
    rows.append(row(*total, strong=True, foot=True))
    said = "Minutes planned and taken; a dash for a slide that was not shown."
    columns = (
        Column("Slide", number=True),
        Column("Title"),
        Column("First shown", number=True),
        Column("Planned", number=True),
        Column("Actual", number=True),
    )
    table = Table("Minutes planned and taken", columns, tuple(rows), sortable=True)
    return (Part("Agenda", "agenda", (Para(said, "small"), table)),)


def _slide(item: AgendaItem) -> Value:
    """Return the title of a slide, and the claims on it that were not put to the vote."""
    return Value(item.title, small=f"Not reached: {', '.join(item.missed)}" if item.missed else "")


def _minutes(item: AgendaItem) -> tuple[str, str]:
    return tenths(item.planned), tenths(item.actual)


def source_part(report: Report) -> Part:
    """Return where the deck comes from."""
    lines = (
        ("Deck", report.deck_title or DASH),
        ("Authors", listed(report.deck_authors)),
        ("Citation", report.deck_source),
    )
    return Part("Source", "source", (Facts(tuple((a, b) for a, b in lines if b.strip())),))


def signatures_part(report: Report) -> Part:
    """Return lines to sign on for the facilitator and for one more person."""
    roles = Signatures((("Facilitator", report.info.facilitator), ("For the group", "")))
    blocks: tuple[Block, ...] = (Para(UNDERSIGNED), roles)
    return Part("Signatures", "signatures", blocks)
