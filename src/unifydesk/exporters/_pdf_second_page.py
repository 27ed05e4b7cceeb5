"""The second page of the summary: what was decided, what is left, the method in brief, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, PageBreak

from unifydesk.domain.head import head_words
from unifydesk.domain.notes import Note
from unifydesk.domain.report import Report
from unifydesk.domain.rule import BASES
from unifydesk.exporters._pdf_check import in_short
from unifydesk.exporters._pdf_fit import drawn, height_of, zooms
from unifydesk.exporters._pdf_flow import chapter, facts, table
from unifydesk.exporters._pdf_head import before_code
from unifydesk.exporters._pdf_method import signatures
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import DASH, counted, short_id

TITLE = "What was decided, and what is left"
Found = tuple[str, Note]
"""The id of a claim, or a dash, and a note."""
SPARE, AIR = 6.0, 16.0
GENEROUS = 5
"""So many of the cuts are tried at every size before more is left out."""
Story = list[Flowable]
LONGEST_RULE = 520
"""Characters of the rule; the full record has all of it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How many notes of each sort are given, and how many characters of each."""

    notes: int
    letters: int


CUTS = (
    Cut(60, 420), Cut(60, 240), Cut(40, 160), Cut(20, 160), Cut(12, 140), Cut(8, 130), Cut(6, 110),
    Cut(4, 90), Cut(3, 80), Cut(2, 70), Cut(1, 60), Cut(0, 0),
)  # fmt: skip
"""Tried in this order until everything fits on the page."""
SORTS = (
    ("decision", "Decisions", "No decision was recorded."),
    ("action", "Actions", "No action was recorded."),
    ("objection", "Open objections", "No objection is open."),
    ("dissent", "Dissent", "No dissent was recorded."),
)


def second_page(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return what was decided and what is left on one page; what has no room is counted."""
    found = _found(report)
    sheets = list(zooms(sheet))
    for cuts, pages in ((CUTS[:GENEROUS], sheets), (CUTS[GENEROUS:], reversed(sheets))):
        for page in pages:
            if (story := _page(report, found, cuts, page)) is not None:
                return [PageBreak(), *drawn(story, page)]
    return [PageBreak(), *_around(report, _lists(found, CUTS[-1], sheet), sheet)]


def _page(report: Report, found: dict[str, list[Found]], cuts: Sequence[Cut], sheet: Sheet) -> Story | None:
    """Return the page with the longest lists that fit; None where even the shortest do not."""
    room = sheet.height - height_of(_around(report, [], sheet), sheet.width) - SPARE
    for cut in cuts:
        body = _lists(found, cut, sheet)
        if height_of(body, sheet.width) + AIR <= room:
            return _around(report, body, sheet)
    return None


def _around(report: Report, body: Story, sheet: Sheet) -> Story:
    """Return head, lists, method and signatures."""
    return [
        *chapter(TITLE, sheet, "left"), *body, *_method(report, sheet), *signatures(report, sheet),
    ]  # fmt: skip


def _found(report: Report) -> dict[str, list[Found]]:
    """Return the notes by sort: those on claims in the order of the deck, then those on the workshop."""
    every = [(short_id(c.claim), note) for c in report.claims for note in c.notes]
    every += [(DASH, note) for note in report.notes]
    made = {sort: [each for each in every if each[1].kind == sort] for sort, _, _ in SORTS}
    made["objection"] = [(at, note) for at, note in made["objection"] if not note.outcome.strip()]
    return made


def _lists(found: dict[str, list[Found]], cut: Cut, sheet: Sheet) -> list[Flowable]:
    """Return a table for every sort of note there is, and a line on those there are not."""
    made: list[Flowable] = []
    none: list[str] = []
    for sort, title, nothing in SORTS:
        if found[sort]:
            made += [paragraph(title, sheet["h2"]), *_table(found[sort], cut, sheet)]
        else:
            none.append(nothing)
    return [*made, paragraph(" ".join(none), sheet["after_table"])] if none else made


def _table(found: Sequence[Found], cut: Cut, sheet: Sheet) -> list[Flowable]:
    """Return the first notes of one sort, and how many there are beyond them."""
    rows: list[list[object]] = [
        [paragraph(at, sheet["cell_small"]), paragraph(_said(note, cut.letters), sheet["cell"])]
        for at, note in found[: cut.notes]
    ]
    left = len(found) - len(rows)
    made: list[Flowable] = []
    if rows:
        tight = (("TOPPADDING", (0, 0), (-1, -1), 1.2), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8))
        made.append(table(rows, (36.0, sheet.width - 36.0), *tight, head=0))
    if left:
        of = counted(left, "more", "more") if rows else f"{left}"
        made.append(paragraph(f"{of} in the full record.", sheet["small"]))
    return made


def _said(note: Note, letters: int) -> str:
    """Return a note with who does it until when."""
    by = ", ".join(one_line(part, 60) for part in (note.owner, note.due) if part.strip())
    return f"{one_line(note.text, letters)}{f' ({by})' if by else ''}"


def _sentences(text: str) -> str:
    """Return as many whole sentences as make a short paragraph."""
    line = one_line(text)
    if len(line) <= LONGEST_RULE:
        return line
    cut = line.rfind(". ", 0, LONGEST_RULE)
    return line[: cut + 1] if cut > 0 else one_line(line, LONGEST_RULE)


def _method(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the rule, the base and the record, in a few lines."""
    voided = f"{counted(len(report.voided), 'round was', 'rounds were')} voided." if report.voided else ""
    base = f"Percentages {BASES.get(report.base, report.base)}; “cannot judge” and silence are counted apart."
    weights = "Ballots count with the weights of their seats." if report.weighted else ""
    record = (
        f"{counted(report.log_lines, 'entry', 'entries')} in the log of the workshop file, the last with the "
        f"fingerprint {_short(report.log_head)}; made with {report.software}."
        if report.log_head
        else f"Made with {report.software}."
    )
    rule = _sentences(f"{report.rule_label}. {report.rule_summary}")
    rows = (("Counts", " ".join(p for p in (base, weights, voided) if p)), ("Record", record))
    found = [*facts(rows, sheet), paragraph(in_short(report), sheet["hung_small"], "Fingerprint")]
    return [
        paragraph("How positions were found", sheet["h2"]),
        *facts([("Rule", rule)], sheet),
        *before_code(report.log_head, found, sheet.width),
    ]


def _short(digits: str) -> str:
    """Return the head of the log in eight words; the first digits of what is none."""
    words = head_words(digits)
    return f"“{' '.join(words)}”" if words else f"{digits[:16]}…"
