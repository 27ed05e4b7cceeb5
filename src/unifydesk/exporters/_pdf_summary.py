"""Where the group stands: every position in one table, then every decision and action in another."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak, Table

from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._pdf_charts import mini, risks
from unifydesk.exporters._pdf_flow import Command, Together, chapter, room, subhead, table
from unifydesk.exporters._pdf_pages import PageNumber
from unifydesk.exporters._pdf_styles import LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import Span, one_line, paragraph
from unifydesk.exporters._pdf_words import (
    DASH,
    counted,
    is_contested,
    place_of,
    position_words,
    question_label,
    short_id,
    support,
    swing_short,
)

BAR = 84.0
LONGEST_STATEMENT = 220
LONGEST_TITLE = 110
LONGEST_TASK = 500
GROUPS = (
    ("benefit", "Benefits", "“For” means that the benefit is real, or important."),
    ("risk", "Risks", "“For” means that the risk is likely, or severe."),
    ("overall", "Overall", ""),
)


def summary(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the positions of all claims, by kind of claim."""
    story: list[Flowable] = [PageBreak(), *chapter("Where the group stands", sheet, "summary")]
    story.append(paragraph(_at_a_glance(report), sheet["lead"]))
    for kind, title, reading in GROUPS:
        claims = [c for c in report.claims if c.claim.kind == kind and c.rounds]
        if claims:
            story += subhead(title, sheet, 110)
            story.append(_positions(claims, sheet))
            if reading:
                story.append(paragraph(reading, sheet["after_table"]))
            if kind == "risk":
                story += _risk_map(claims, sheet)
    return [*story, *_not_voted(report, sheet)]


def _risk_map(claims: Sequence[ReportClaim], sheet: Sheet) -> list[Flowable]:
    """Return the map of the risks with the words to read it by."""
    picture = risks(claims, sheet.width)
    if picture is None:
        return []
    said = (
        "Each risk stands at the two medians of its last round; the lines reach over the middle half of the "
        "answers. A hollow mark is contested or has too few votes for a position."
    )
    return [
        Together([*subhead("The risks side by side", sheet), paragraph(said, sheet["body"]), picture], 400)
    ]


def _leading(claim: ReportClaim) -> list[Figures]:
    """Return the figures of the last round that carry a position."""
    return [f for f in claim.rounds[-1].figures if f.position is not None] if claim.rounds else []


def _at_a_glance(report: Report) -> str:
    """Return the whole outcome in two sentences."""
    voted = [c for c in report.claims if c.rounds]
    if not voted:
        return "No result was revealed." if _hidden(report) else "No claim was voted on."
    leading = [found[0] for c in voted if (found := _leading(c))]
    contested = [short_id(c.claim) for c in voted if any(is_contested(f) for f in _leading(c))]
    consensus = sum(f.position is not None and f.position.label.startswith("consensus") for f in leading)
    close = sum(f.position is not None and f.position.swing == 1 for f in leading)
    times = {0: "never", 1: "once", 2: "twice"}.get(consensus, f"{consensus} times")
    close_words = counted(close, "position", "positions") if close else "no position"
    said = (
        f"{counted(len(voted), 'claim was', 'claims were')} voted on. On the first question of a claim the "
        f"group reached consensus {times}; {close_words} would change with one different answer."
    )
    return f"{said} Contested: {', '.join(contested)}." if contested else f"{said} No claim is contested."


def _positions(claims: Sequence[ReportClaim], sheet: Sheet) -> Table:
    """Return one table of positions: one line per question, the claim’s name beside its lines."""
    rows: list[list[object]] = [["Claim", "", "", "Position", "Swing", "Round", "Page"]]
    commands: list[Command] = []
    for claim in claims:
        lines = _leading(claim)
        first = len(rows)
        for line, figures in enumerate(lines or [None]):
            rows.append(_position_row(claim, figures, line == 0, sheet))
        last = len(rows) - 1
        commands.append(("LINEBELOW", (0, last), (-1, last), 0.35, colour(LINE)))
        if last > first:
            commands += [("SPAN", (0, first), (0, last)), ("NOSPLIT", (0, first), (0, last))]
            commands += [("BOTTOMPADDING", (1, first), (-1, last - 1), 0)]
    fixed = (48.0, BAR + 10, 124.0, 40.0, 28.0, 22.0)
    widths = (sheet.width - sum(fixed), *fixed)
    align: tuple[Command, ...] = (("ALIGN", (4, 0), (-1, -1), "RIGHT"),)
    made = table(rows, widths, *align, *commands, hairlines=False)
    made.splitInRow = 0
    return made


def _position_row(claim: ReportClaim, figures: Figures | None, first: bool, sheet: Sheet) -> list[object]:
    """Return one line of the table; `first` lines carry the claim’s name and page."""
    name = _name(claim, sheet) if first else ""
    page = PageNumber(place_of(claim.claim), 22.0) if first else ""
    if figures is None:
        return [name, "", "", DASH, DASH, DASH, page]
    return [
        name,
        paragraph(question_label(figures.tally.question), sheet["cell_small"]),
        mini(figures, BAR, 11.0),
        _position(figures, sheet),
        swing_short(figures),
        str(claim.rounds[-1].number),
        page,
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


def _position(figures: Figures, sheet: Sheet) -> list[Flowable]:
    """Return the label, marked by a word when it is contested, over the count behind it."""
    words = position_words(figures)
    label = f"Contested: {words.lower()}" if is_contested(figures) else words
    return [
        paragraph(label, sheet["cell_strong"]),
        paragraph(support(figures), sheet["cell_small"]),
    ]


def _not_voted(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the claims whose result nobody has seen, and those that stand on the agenda without a vote."""
    noted = [c.claim for c in report.claims if not c.rounds and not c.hidden]
    return [
        *_listed("Voted on, result not revealed", _hidden(report), sheet),
        *_listed("On the agenda, not voted on", [*noted, *report.untouched], sheet),
    ]


def _hidden(report: Report) -> list[Claim]:
    """Return the claims that were voted on without any result that was revealed."""
    return [c.claim for c in report.claims if c.hidden and not c.rounds]


def _listed(head: str, claims: Sequence[Claim], sheet: Sheet) -> list[Flowable]:
    if not claims:
        return []
    names = "; ".join(f"{short_id(c)} {one_line(c.title, LONGEST_TITLE)}" for c in claims)
    return [*subhead(head, sheet), paragraph(names, sheet["body"])]


def tasks(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return what was decided and who does what, collected from the whole workshop."""
    found = [(short_id(c.claim), note) for c in report.claims for note in c.notes]
    found += [(DASH, note) for note in report.notes]
    decisions = [(at, n) for at, n in found if n.kind == "decision"]
    actions = [(at, n) for at, n in found if n.kind == "action"]
    if not decisions and not actions:
        return []
    story = [room(170), *chapter("Decisions and actions", sheet, "tasks")]
    if decisions:
        rows = [["Claim", "Decision"], *([_short(at, sheet), _task(n, sheet)] for at, n in decisions)]
        story.append(table(rows, (44.0, sheet.width - 44.0)))
    if actions:
        rows = [["Claim", "Action", "Owner", "Due"]]
        rows += [[_short(at, sheet), *_action(n, sheet)] for at, n in actions]
        story += [*subhead("Actions", sheet)] if decisions else []
        story.append(table(rows, (44.0, sheet.width - 44.0 - 180.0, 100.0, 80.0)))
    return story


def _task(note: Note, sheet: Sheet) -> Flowable:
    """Return the text of a decision or action; a very long one is given in full at its claim."""
    return paragraph(one_line(note.text, LONGEST_TASK), sheet["cell_serif"])


def _action(note: Note, sheet: Sheet) -> list[Flowable]:
    """Return what is to be done, by whom and until when."""
    return [_task(note, sheet), _short(note.owner, sheet), _short(note.due, sheet)]


def _short(text: str, sheet: Sheet) -> Flowable:
    return paragraph(one_line(text, LONGEST_TITLE) or DASH, sheet["cell"])
