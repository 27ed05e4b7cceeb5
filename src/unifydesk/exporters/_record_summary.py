"""Where the group stands: every position in one table by kind, the maps, and every decision and action."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._pdf_charts import last_two
from unifydesk.exporters._pdf_position import approved, by_label, items_words, leading
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._record_blocks import Block, Chart, Column, Para, Part, Row, Table, Value, row
from unifydesk.exporters._summary_words import (
    BENEFITS,
    KINDS,
    OPEN,
    RISKS,
    SLOPES,
    close_calls,
    hidden,
    no_result,
    outcome,
)
from unifydesk.exporters._words import (
    DASH,
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
from unifydesk.pictures.benefit_map import BenefitItem, benefit_map
from unifydesk.pictures.mini_bar import mini_bar
from unifydesk.pictures.risk_map import RiskItem, risk_map
from unifydesk.pictures.shapes import Label, Picture
from unifydesk.pictures.slope_chart import SlopeItem, slope_chart

WIDTH, MAP_HEIGHT, TEXT = 720.0, 430.0, 11.0
"""Size of a map and of its lettering, in pixels."""
LEAST_SLOPE, SLOPE_ROW = 310.0, 15.0
MOST_ON_MAP = 60
"""More claims than this cannot be told apart on a map."""
BAR, BAR_HEIGHT = 150.0, 18.0
HEADS = (
    Column("Claim"),
    Column("Question"),
    Column("Position"),
    Column("Answers"),
    Column("Swing", number=True),
    Column("Round", number=True),
)


def summary_part(report: Report, linked: bool = True) -> Part:
    """Return the positions of all claims by kind, with their maps, and what moved between rounds.

    `linked` says whether the claims themselves follow in the same document.
    """
    parts: list[Part] = []
    known = {kind for kind, _, _ in KINDS}
    others = [c for c in report.claims if c.claim.kind not in known and c.rounds]
    for kind, title, reading in KINDS:
        claims = [c for c in report.claims if c.claim.kind == kind and c.rounds]
        if claims:
            table = _positions(f"Positions: {title.lower()}", claims, reading, linked)
            parts.append(Part(title, f"summary-{kind}", (table, *_map(kind, claims)), listed=False))
    if others:
        table = _positions("Positions: other claims", others, "", linked)
        parts.append(Part("Other claims", "summary-other", (table,), listed=False))
    parts += _slopes(report)
    opening = (Para(at_a_glance(report), "lead"), *_not_voted(report))
    return Part("Where the group stands", "summary", opening, tuple(parts))


def at_a_glance(report: Report) -> str:
    """Return the whole outcome in a few sentences, whatever the rule."""
    voted = [c for c in report.claims if c.rounds]
    if not voted:
        return no_result(report)
    return " ".join((outcome(report), *close_calls([f for c in voted for f in leading(c)])))


def _positions(caption: str, claims: Sequence[ReportClaim], reading: str, linked: bool) -> Table:
    """Return one row for every question with a position or a finding."""
    rows = [each for claim in claims for each in _rows(claim, linked)]
    return Table(caption, HEADS, tuple(rows), (reading,) if reading else (), sortable=True)


def _rows(claim: ReportClaim, linked: bool) -> list[Row]:
    """Return the rows of one claim; the first one carries its title and the statement that was agreed."""
    cells = _lines(claim) or [(Value(DASH), Value(DASH), Value(), Value(DASH))]
    key = place_of(claim.claim) if linked else ""
    said = [claim.recorded.statement if claim.recorded else "", claim.quadrant]
    small = " · ".join(one_line(part) for part in said if part.strip())
    title = f"{short_id(claim.claim)}  {one_line(claim.claim.title)}"
    names = [Value(title, small=small, link=key), *[Value(short_id(claim.claim), link=key)] * len(cells)]
    number = str(claim.rounds[-1].number)
    return [row(name, *line, number) for name, line in zip(names, cells, strict=False)]


def _lines(claim: ReportClaim) -> list[tuple[Value, ...]]:
    """Return question, finding, bar and swing of every question; approved items are one line."""
    figures = claim.rounds[-1].figures
    items = approved(figures)
    made: list[tuple[Value, ...]] = []
    for each in figures:
        question = Value(question_label(each.tally.question))
        if each in items:
            if each is items[0]:
                made.append(_items_line(items))
        elif each.position is not None:
            found = _position(each, claim, first=not made)
            made.append((question, found, Value(chart=bar_of(each)), Value(swing_short(each))))
        elif finding := finding_of(claim, each):
            bar = Value(chart=bar_of(each)) if each.is_scale else Value()
            made.append((question, Value(finding), bar, Value(DASH)))
    return made


def _items_line(items: Sequence[Figures]) -> tuple[Value, ...]:
    """Return the approval of several items: their labels, and the items with most yes."""
    said = "; ".join(items_words(label, names, len(items)) for label, names in by_label(items))
    return Value(f"{len(items)} items"), Value(said, strong=True), Value(), Value(DASH)


def _position(figures: Figures, claim: ReportClaim, *, first: bool) -> Value:
    """Return the label, marked by a word when it is contested, over the count behind it."""
    words = position_words(figures)
    label = f"Contested: {words.lower()}" if figures.is_contested else words
    small = support(figures)
    if first and claim.recorded is not None and claim.recorded.differs:
        small += f"; recorded as {label_words(claim.recorded.label)}"
    return Value(label, small=small, strong=True)


def bar_of(figures: Figures) -> Picture:
    """Return a small bar without words, for a table."""
    picture = mini_bar(figures, BAR, BAR_HEIGHT, hatch=True)
    marks = tuple(shape for shape in picture.shapes if not isinstance(shape, Label))
    return Picture(picture.width, picture.height, marks, picture.text)


def _map(kind: str, claims: Sequence[ReportClaim]) -> list[Chart]:
    """Return the map of the benefits or of the risks; nothing when it would say nothing."""
    if kind == "benefit":
        pairs = _pairs(claims, "real", "importance")
        benefits = [BenefitItem(*pair) for pair in pairs]
        if 2 <= sum(item.place is not None for item in benefits) <= MOST_ON_MAP:
            drawn = benefit_map(benefits, WIDTH, MAP_HEIGHT, size=TEXT)
            return [Chart("The benefits side by side", drawn, BENEFITS)]
    elif kind == "risk":
        every = [RiskItem(*pair) for pair in _pairs(claims, "likelihood", "severity")]
        risks = [item for item in every if item.medians]
        if 2 <= len(risks) <= MOST_ON_MAP:
            return [Chart("The risks side by side", risk_map(risks, WIDTH, MAP_HEIGHT, size=TEXT), RISKS)]
    return []


def _pairs(claims: Sequence[ReportClaim], one: str, other: str) -> list[tuple[str, Figures, Figures]]:
    """Return the claims that asked both questions in their last round."""
    lasts = ((c, c.rounds[-1].of(one), c.rounds[-1].of(other)) for c in claims)
    return [(short_id(c.claim), first, second) for c, first, second in lasts if first and second]


def _slopes(report: Report) -> list[Part]:
    """Return how the shares for moved between the last two rounds of every claim."""
    pairs = ((short_id(c.claim), last_two(c)) for c in report.claims)
    items = [SlopeItem(name, *pair) for name, pair in pairs if pair is not None]
    found = [item for item in items if item.shares]
    if not 2 <= len(found) <= MOST_ON_MAP:
        return []
    height = max(LEAST_SLOPE, SLOPE_ROW * len(found) + 50)
    before, after = "The round before the last", "The last round"
    drawn = slope_chart(found, WIDTH, height, before=before, after=after, size=TEXT)
    chart = Chart("Shares for, round by round", drawn, SLOPES)
    return [Part("From one round to the next", "summary-slopes", (chart,), listed=False)]


def _not_voted(report: Report) -> list[Block]:
    """Return the claims whose result nobody has seen, and those on the agenda without a vote."""
    noted = [c.claim for c in report.claims if not c.rounds and not c.hidden]
    return [
        *_listed("Voted on, result not revealed", hidden(report)),
        *_listed("On the agenda, not voted on", [*noted, *report.untouched]),
    ]


def _listed(head: str, claims: Sequence[Claim]) -> list[Block]:
    """Return claims by id and title behind a head; nothing for none."""
    names = "; ".join(f"{short_id(c)} {one_line(c.title)}" for c in claims)
    return [Para(f"{head}: {names}.")] if claims else []


def tasks_part(report: Report, linked: bool = True) -> tuple[Part, ...]:
    """Return what was decided, who does what and what stayed open, collected from the whole workshop."""
    found = [(_place(c.claim, linked), note) for c in report.claims for note in c.notes]
    found += [(Value(DASH), note) for note in report.notes]
    blocks = (
        *_tasks("Decisions", [(at, n) for at, n in found if n.kind == "decision"], ("Decision",)),
        *_tasks("Actions", [(at, n) for at, n in found if n.kind == "action"], ("Action", "Owner", "Due")),
        *_tasks(
            "Objections",
            [(at, n) for at, n in found if n.kind == "objection"],
            ("Objection", "Owner", "Addressed"),
        ),
        *_tasks("Open questions", [(at, n) for at, n in found if n.kind == "question"], ("Question",)),
    )
    if not blocks:
        return ()
    first, *more = (table.caption for table in blocks)
    title = listed([first, *(name[:1].lower() + name[1:] for name in more)])
    return (Part(title, "tasks", blocks),)


def _place(claim: Claim, linked: bool) -> Value:
    return Value(short_id(claim), link=place_of(claim) if linked else "")


def _tasks(caption: str, found: Sequence[tuple[Value, Note]], heads: Sequence[str]) -> tuple[Table, ...]:
    """Return one table of notes; nothing for none."""
    if not found:
        return ()
    rows = tuple(row(at, *(_cell(head, note) for head in heads)) for at, note in found)
    columns = (Column("Claim"), *(Column(head) for head in heads))
    return (Table(caption, columns, rows, sortable=len(rows) > 1),)


def _cell(head: str, note: Note) -> Value:
    """Return what a note says under a head."""
    if head == "Owner":
        return Value(note.owner.strip() or DASH)
    if head == "Due":
        return Value(note.due.strip() or DASH)
    if head == "Addressed":
        return Value(note.outcome.strip() or OPEN)
    return Value(note.text, verbatim=True)
