"""Where the group stands: every position in a table, then what was decided, is to be done or stayed open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, PageBreak, Table

from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._due import due_date
from unifydesk.exporters._pdf_charts import MAP_HEIGHT, benefits, mini, risks, slopes
from unifydesk.exporters._pdf_fit import ENDLESS
from unifydesk.exporters._pdf_flow import Command, Together, abreast, chapter, room, subhead, table
from unifydesk.exporters._pdf_pages import PageNumber
from unifydesk.exporters._pdf_position import approved, by_label, items_words, leading
from unifydesk.exporters._pdf_styles import LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import Span, paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._summary_words import (
    BENEFITS,
    COLLECTED,
    KINDS,
    OPEN,
    RISKS,
    SLOPES,
    close_calls,
    hidden,
    no_result,
)
from unifydesk.exporters._words import (
    DASH,
    capital,
    finding_of,
    label_words,
    listed,
    place_of,
    position_words,
    question_label,
    short_id,
    support,
    swing_short,
)

BAR = 76.0
NARROW, NARROW_BAR = 430.0, 64.0
SMALL_MAP = 208.0
"""Height of a map that stands beside another one, in points."""
HEAD = 40.0
"""Height of a head over a table with the air around it."""
LONGEST_STATEMENT = 220
LONGEST_TITLE = 110
LONGEST_TASK = 500
LONGEST_QUESTION = 40
Draw = Callable[[Sequence[ReportClaim], float, float], Flowable | None]
MAPS: dict[str, tuple[str, Draw, str]] = {
    "benefit": ("The benefits side by side", benefits, BENEFITS),
    "risk": ("The risks side by side", risks, RISKS),
}


def summary(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the positions of all claims by kind, then their maps, and what moved between rounds.

    Tables come first, because they fill a page to its foot and pictures do not.
    """
    story: list[Flowable] = [PageBreak(), *chapter("Where the group stands", sheet, "summary")]
    story.append(paragraph(_reading(report), sheet["lead"]))
    pictures: list[Flowable] = []
    for kind, title, reading in KINDS:
        claims = [c for c in report.claims if c.claim.kind == kind and c.rounds]
        if claims:
            lenses = by_lens(claims)
            for lens, found in lenses:
                made = _positions(found, sheet)
                need = HEAD + _least(made, len(_lines(found[0], sheet)), sheet)
                story += [*subhead(f"{title}: {lens}" if lens else title, sheet, need), made]
            if reading:
                story.append(paragraph(reading, sheet["after_table"]))
            pictures += _maps(kind, lenses, sheet)
    return [*story, *_not_voted(report, sheet), *pictures, *_slopes(report, sheet)]


def by_lens(claims: Sequence[ReportClaim]) -> list[tuple[str, list[ReportClaim]]]:
    """Return the claims by their lens, in the order in which lenses appear; those without one come last.

    Claims that all have one lens, or none, are one list without a name.
    """
    lenses: dict[str, list[ReportClaim]] = {}
    for claim in claims:
        lenses.setdefault(one_line(claim.claim.lens, LONGEST_QUESTION).casefold(), []).append(claim)
    if len(lenses) == 1:
        return [("", list(claims))]
    without = lenses.pop("", [])
    made = [(one_line(found[0].claim.lens, LONGEST_QUESTION), found) for found in lenses.values()]
    return [*made, *([("other", without)] if without else [])]


def _maps(kind: str, lenses: Sequence[tuple[str, list[ReportClaim]]], sheet: Sheet) -> list[Flowable]:
    """Return the map of the benefits or of the risks, one for every lens, with the words to read them by."""
    if kind not in MAPS:
        return []
    title, draw, reading = MAPS[kind]
    found = [(lens, claims) for lens, claims in lenses if draw(claims, sheet.width, MAP_HEIGHT) is not None]
    if len(found) <= 1:
        name = f"{title}: {found[0][0]}" if found and found[0][0] else title
        picture = draw(found[0][1], sheet.width, MAP_HEIGHT) if found else None
        return _chart(name, reading, picture, sheet)
    width = (sheet.width - sheet.gutter) / 2
    cells = [_small_map(lens, draw(claims, width, SMALL_MAP), sheet) for lens, claims in found]
    rows = [abreast(cells[at : at + 2], 2, sheet) for at in range(0, len(cells), 2)]
    first = Together([*subhead(title, sheet), paragraph(reading, sheet["body"]), rows[0]], 400)
    return [first, *rows[1:]]


def _small_map(lens: str, picture: Flowable | None, sheet: Sheet) -> list[Flowable]:
    """Return one map under the name of its lens."""
    return [paragraph(capital(lens), sheet["finding"]), *([picture] if picture is not None else [])]


def _chart(title: str, reading: str, picture: Flowable | None, sheet: Sheet) -> list[Flowable]:
    """Return a picture under its title and the words to read it by; nothing without a picture."""
    if picture is None:
        return []
    return [Together([*subhead(title, sheet), paragraph(reading, sheet["body"]), picture], 400)]


def _slopes(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return how the shares for moved between the last two rounds of every claim."""
    picture = slopes(report.claims, sheet.width)
    return _chart("From one round to the next", SLOPES, picture, sheet)


def _reading(report: Report) -> str:
    """Return what the tables hold, and how many positions are close; the outcome stands a page before."""
    voted = [c for c in report.claims if c.rounds]
    if not voted:
        return no_result(report)
    said = "Every question of every claim that was voted on, as it stands after its last round."
    return " ".join([said, *close_calls([f for c in voted for f in leading(c)])])


def _positions(claims: Sequence[ReportClaim], sheet: Sheet) -> Table:
    """Return one table of positions: one line per question, the claim’s name beside its lines."""
    rows: list[list[object]] = [
        ["Claim", "" if _is_narrow(sheet) else "Question", "Answers", "Position", "Swing", "Round", "Page"]
    ]
    commands: list[Command] = []
    for claim in claims:
        first = len(rows)
        lines = _lines(claim, sheet) or [_Line("", "", [paragraph(DASH, sheet["cell"])], DASH)]
        for at, line in enumerate(lines):
            rows.append(_row(claim, line, at == 0, sheet))
            if not line.swing:
                commands.append(("SPAN", (3, first + at), (4, first + at)))
        last = len(rows) - 1
        commands.append(("LINEBELOW", (0, last), (-1, last), 0.35, colour(LINE)))
        if last > first:
            commands += [("SPAN", (0, first), (0, last)), ("NOSPLIT", (0, first), (0, last))]
            commands += [("BOTTOMPADDING", (1, first), (-1, last - 1), 0)]
    narrow = _is_narrow(sheet)
    fixed = (0.0 if narrow else 48.0, _bar_width(sheet) + 10, 118.0 if narrow else 112.0, 40.0, 28.0, 22.0)
    widths = (sheet.width - sum(fixed), *fixed)
    align: tuple[Command, ...] = (("ALIGN", (4, 0), (-1, -1), "RIGHT"),)
    made = table(rows, widths, *align, *commands, hairlines=False, names=1 if narrow else 2)
    made.splitInRow = 0
    return made


def _least(made: Table, lines: int, sheet: Sheet) -> float:
    """Return the height of the heads of a table and its first claim, which is never split, in points."""
    made.wrap(sheet.width, ENDLESS)
    return float(sum(made._rowHeights[: 1 + max(1, lines)]))


def _is_narrow(sheet: Sheet) -> bool:
    """Return whether the text is too narrow, as in large print, for a column of questions."""
    return sheet.width < NARROW


def _bar_width(sheet: Sheet) -> float:
    """Return the width of a bar."""
    return NARROW_BAR if _is_narrow(sheet) else BAR


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the table: a question, its bar, what was found, its swing (empty: there can be none)."""

    question: str
    bar: Flowable | str
    found: list[Flowable]
    swing: str


def _lines(claim: ReportClaim, sheet: Sheet) -> list[_Line]:
    """Return the questions of the last round with a position or a finding; approved items are one line."""
    figures = claim.rounds[-1].figures
    items = approved(figures)
    made: list[_Line] = []
    for each in figures:
        question = question_label(each.tally.question, LONGEST_QUESTION)
        if each in items:
            if each is items[0]:
                made.append(_items_line(items, sheet))
        elif each.position is not None:
            cell = _position(each, sheet, claim.recorded if not made else None)
            made.append(_Line(question, mini(each, _bar_width(sheet), 11.0), cell, swing_short(each)))
        elif finding := finding_of(claim, each):
            bar = mini(each, _bar_width(sheet), 11.0) if each.is_scale else ""
            said = paragraph(one_line(finding, LONGEST_STATEMENT), sheet["cell"])
            made.append(_Line(question, bar, [said], ""))
    return made


def _items_line(items: Sequence[Figures], sheet: Sheet) -> _Line:
    """Return the approval of several items: their labels, and the items with most yes."""
    cell: list[Flowable] = [
        paragraph(items_words(label, names, len(items)), sheet["cell_strong"])
        for label, names in by_label(items)
    ]
    return _Line(f"{len(items)} items", "", cell, "")


def _row(claim: ReportClaim, line: _Line, first: bool, sheet: Sheet) -> list[object]:
    """Return one line of the table; `first` lines carry the claim’s name and page."""
    narrow, question = _is_narrow(sheet), paragraph(line.question, sheet["cell_small"])
    return [
        _name(claim, sheet) if first else "",
        "" if narrow else question,
        line.bar,
        [question, *line.found] if narrow else line.found,
        line.swing,
        str(claim.rounds[-1].number),
        PageNumber(place_of(claim.claim), 22.0) if first else "",
    ]


def _name(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return id, title and, when one was recorded, the agreed statement."""
    title = one_line(claim.claim.title, LONGEST_TITLE)
    cell: list[Flowable] = [
        paragraph([Span(f"{short_id(claim.claim)}  ", colour=MUTED), title], sheet["cell_medium"])
    ]
    statement = claim.recorded.statement if claim.recorded else ""
    if statement.strip():
        cell.append(paragraph(one_line(statement, LONGEST_STATEMENT), sheet["cell_statement"]))
    if claim.quadrant:
        cell.append(paragraph(one_line(claim.quadrant, LONGEST_TITLE), sheet["cell_small"]))
    return cell


def _position(figures: Figures, sheet: Sheet, recorded: RecordedPosition | None) -> list[Flowable]:
    """Return the label, marked by a word when it is contested, over the count behind it.

    Where another label was recorded, both are given.
    """
    words = position_words(figures)
    label = f"Contested: {words.lower()}" if figures.is_contested else words
    made = [paragraph(label, sheet["cell_strong"]), paragraph(support(figures), sheet["cell_small"])]
    if recorded is not None and recorded.differs:
        made.append(paragraph(f"Recorded as {label_words(recorded.label)}", sheet["cell_small"]))
    return made


def _not_voted(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the claims whose result nobody has seen, and those that stand on the agenda without a vote."""
    noted = [c.claim for c in report.claims if not c.rounds and not c.hidden]
    return [
        *_listed("Voted on, result not revealed", hidden(report), sheet),
        *_listed("On the agenda, not voted on", [*noted, *report.untouched], sheet),
    ]


def _listed(head: str, claims: Sequence[Claim], sheet: Sheet) -> list[Flowable]:
    if not claims:
        return []
    names = "; ".join(f"{short_id(c)} {one_line(c.title, LONGEST_TITLE)}" for c in claims)
    return [*subhead(head, sheet), paragraph(names, sheet["body"])]


def tasks(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return what was decided, who does what, and what stayed open, collected from the whole workshop."""
    found = [(short_id(c.claim), note) for c in report.claims for note in c.notes]
    found += [(DASH, note) for note in report.notes]
    parts = [(kind, name, [(at, n) for at, n in found if n.kind == kind]) for kind, name in COLLECTED]
    parts = [part for part in parts if part[2]]
    if not parts:
        return []
    names = [name for _, name, _ in parts]
    title = listed([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])
    story = [room(170), *chapter(title, sheet, "tasks")]
    for kind, name, notes in parts:
        story += subhead(name, sheet) if len(parts) > 1 else []
        story.append(TABLES[kind](notes, sheet))
    return story


Noted = Sequence[tuple[str, Note]]
"""Notes with the claims that they belong to."""


def _said_table(head: str, found: Noted, sheet: Sheet) -> Table:
    """Return what was said with its claim."""
    rows: list[list[object]] = [["Claim", head]]
    rows += [[_short(at, sheet), _task(note, sheet)] for at, note in found]
    return table(rows, (44.0, sheet.width - 44.0))


def _decisions(found: Noted, sheet: Sheet) -> Table:
    return _said_table("Decision", found, sheet)


def _questions(found: Noted, sheet: Sheet) -> Table:
    return _said_table("Question", found, sheet)


def _actions(found: Noted, sheet: Sheet) -> Table:
    """Return who does what until when: first what has a date, by date, then the rest as it was typed."""
    ordered = sorted(found, key=lambda each: due_date(each[1].due) or date.max)
    rows: list[list[object]] = [["Claim", "Action", "Owner", "Due"]]
    rows += [
        [_short(at, sheet), _task(n, sheet), _short(n.owner, sheet), _short(n.due, sheet)]
        for at, n in ordered
    ]
    return table(rows, (44.0, sheet.width - 44.0 - 180.0, 100.0, 80.0))


def _objections(found: Noted, sheet: Sheet) -> Table:
    """Return every objection with what became of it."""
    rows: list[list[object]] = [["Claim", "Objection", "Owner", "Addressed"]]
    for at, note in found:
        outcome = one_line(note.outcome, LONGEST_TASK) or OPEN
        rows.append(
            [
                _short(at, sheet),
                _task(note, sheet),
                _short(note.owner, sheet),
                paragraph(outcome, sheet["cell"]),
            ]
        )
    return table(rows, (44.0, sheet.width - 44.0 - 250.0, 90.0, 160.0))


def _task(note: Note, sheet: Sheet) -> Flowable:
    """Return the text of a decision or action; a very long one is given in full at its claim."""
    return paragraph(one_line(note.text, LONGEST_TASK), sheet["cell_serif"])


def _short(text: str, sheet: Sheet) -> Flowable:
    return paragraph(one_line(text, LONGEST_TITLE) or DASH, sheet["cell"])


TABLES: dict[str, Callable[[Noted, Sheet], Table]] = {
    "decision": _decisions,
    "action": _actions,
    "objection": _objections,
    "question": _questions,
}
"""How each of them is laid out."""
