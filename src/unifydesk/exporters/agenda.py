"""Agenda to print: every slide with its minutes and its time, the claims put to the vote, and the rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportlab.platypus import Flowable

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import (
    AgendaItem,
    Exporter,
    ExportOptions,
    PlannedClaim,
    Progress,
    Rendered,
    Report,
)
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.rule import BASES
from unifydesk.exporters._pdf_flow import Cell, Command, Together, facts, gap, labelled, subhead, table
from unifydesk.exporters._pdf_paper import Made, document, opening
from unifydesk.exporters._pdf_styles import INK, LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import Span, paragraph, pieces
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import (
    DASH,
    WAYS,
    capital,
    clock_times,
    counted,
    listed,
    long_date,
    number,
    question_label,
    short_id,
    tenths,
)
from unifydesk.kinds import KINDS

TIME, MINUTES = 42.0, 40.0
SHORT = 600
"""Letters of a sentence that may be kept on the page of its slide."""
CARDS, PAPER = "cards", "paper"
COLUMNS: tuple[Command, ...] = (
    ("FONTSIZE", (0, 1), (1, -1), 8.8),
    ("TEXTCOLOR", (1, 1), (1, -1), colour(MUTED)),
    ("ALIGN", (0, 0), (1, -1), "RIGHT"),
    ("RIGHTPADDING", (0, 0), (1, -1), 12),
    ("TOPPADDING", (0, 1), (-1, -1), 2.2),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 2.4),
)
"""The look of all rows: figures line up, in the size of the titles."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda on A4 or Letter."""

    id: str = "agenda"
    label: str = QT_TRANSLATE_NOOP("exporters", "Agenda to print")
    suffix: str = ".pdf"
    options: frozenset[str] = frozenset({"style"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the finished PDF; equal reports and options give equal bytes."""

        def make(page: Sheet, tell: Progress) -> Made:
            return Made(_story(report, options, page, tell))

        return document(report, options, "Agenda", make, progress)


@dataclass(frozen=True, slots=True)
class Times:
    """How the time of a session is shared out: the slides are read, the claims share what is left."""

    start: datetime | None  # None: the time runs from 0:00
    reading: float  # minutes
    vote: float  # minutes of each claim

    def at(self, minutes: float) -> str:
        """Return the time after so many minutes: “9:35”, or “0:05” where the start is not known."""
        if self.start is not None:
            moment = self.start + timedelta(minutes=minutes)
            return f"{moment.hour}:{moment.minute:02d}"
        whole = int(minutes + 1e-6)
        return f"{whole // 60}:{whole % 60:02d}"


def times_of(report: Report) -> Times:
    """Return how the planned time is shared out; claims get nothing where the slides take all of it."""
    try:
        start = datetime.fromisoformat(report.started)
    except ValueError:
        start = None
    reading = sum(item.reading for item in report.agenda)
    left = max(0.0, report.info.minutes_planned - reading)
    return Times(start, reading, left / len(report.planned) if report.planned else 0.0)


def _story(report: Report, options: ExportOptions, page: Sheet, progress: Progress) -> list[Flowable]:
    """Return the whole agenda."""
    times = times_of(report)
    return [
        *opening(report, "Agenda", page),
        *_about(report, page),
        gap(10),
        _programme(report, times, page, progress),
        paragraph(_shared(report, times), page["after_table"]),
        *_rule(report, page),
    ]


def _about(report: Report, page: Sheet) -> list[Flowable]:
    """Return date, place and who leads."""
    info = report.info
    when = ", ".join(p for p in (long_date(info.date), clock_times(report.started, "")) if p)
    deck = report.deck_title if report.deck_title != info.title else ""
    authors = listed([one_line(author) for author in report.deck_authors])
    rows = [
        ("Date", when),
        ("Place", info.place),
        ("Facilitator", info.facilitator),
        ("Deck", f"{deck}, {authors}" if deck and authors else deck),
    ]
    return facts(rows, page)


def _shared(report: Report, times: Times) -> str:
    """Return how the time was shared out, and from when it runs."""
    planned = report.info.minutes_planned
    begins = "" if times.start is not None else "Times run from the beginning of the session. "
    if not report.planned:
        return f"{begins}{planned} minutes are planned."
    claims = counted(len(report.planned), "claim", "claims")
    if times.vote <= 0:
        return (
            f"{begins}The slides take {number(times.reading, 1)} minutes, and {planned} are planned: "
            f"no time is left for {claims}."
        )
    each = f", {number(times.vote, 1)} minutes each" if len(report.planned) > 1 else ""
    left = number(planned - times.reading, 1)
    return f"{begins}Of {planned} planned minutes the slides leave {left} for {claims}{each}."


# --- the programme -------------------------------------------------------------------------------


class Programme:
    """The rows of the agenda as time passes: sections as crossheads, slides, and the claims under them."""

    def __init__(self, times: Times, page: Sheet) -> None:
        self._times, self._page = times, page
        self._passed = 0.0
        self._section = ""
        self._look: list[Command] = list(COLUMNS)
        self._rows: list[list[Cell]] = [["Time", "Minutes", "Slides, and claims put to the vote"]]

    def _add(self, minutes: float, cell: Cell) -> None:
        """Add what takes so many minutes."""
        shown = tenths(minutes) if minutes else DASH
        self._rows.append([self._times.at(self._passed), shown, cell])
        self._passed += minutes

    def slide(self, item: AgendaItem, first: PlannedClaim | None) -> None:
        """Add a slide, under the title of its section where that begins; it stays with its `first` claim."""
        row = len(self._rows)
        if item.section != self._section:
            self._section = item.section
            style = self._page["h2"].clone("crosshead", spaceBefore=0, spaceAfter=0, level=0)
            self._look += _crosshead(row)
            self._rows.append([paragraph(one_line(item.section, 200), style), "", ""])
        if first is not None and len(first.claim.text) < SHORT:
            row = len(self._rows)
            self._look.append(("NOSPLIT", (0, row), (-1, row + 1)))
        self._add(item.reading, paragraph(one_line(item.title, 300) or DASH, _larger(self._page, "cell")))

    def claim(self, planned: PlannedClaim) -> None:
        """Add a claim, hung under its slide."""
        row = len(self._rows)
        self._look.append(("LEFTPADDING", (2, row), (2, row), 14))
        self._add(self._times.vote, _claim(planned, self._page))

    def end(self) -> Flowable:
        """Return the table, with the time at which all is done."""
        row, page = len(self._rows), self._page
        last: list[Cell] = [self._times.at(self._passed), tenths(self._passed)]
        self._rows.append([*last, paragraph("End", _larger(page, "cell_strong"))])
        self._look.append(("LINEABOVE", (0, row), (-1, row), 0.6, colour(INK)))
        widths = (TIME, MINUTES, page.width - TIME - MINUTES)
        return table(self._rows, widths, *self._look, hairlines=False)


def _programme(report: Report, times: Times, page: Sheet, progress: Progress) -> Flowable:
    """Return the table of slides and claims; claims without a slide stand at its end."""
    made = Programme(times, page)
    for at, item in enumerate(report.agenda):
        progress(at / len(report.agenda))
        claims = [planned for planned in report.planned if planned.slide == item.slide]
        made.slide(item, claims[0] if claims else None)
        for planned in claims:
            made.claim(planned)
    slides = {item.slide for item in report.agenda}
    for planned in report.planned:
        if planned.slide not in slides:
            made.claim(planned)
    return made.end()


def _crosshead(row: int) -> list[Command]:
    """Return the look of the title of a section, which stays with what follows."""
    return [
        ("SPAN", (0, row), (-1, row)),
        ("ALIGN", (0, row), (-1, row), "LEFT"),
        ("TOPPADDING", (0, row), (-1, row), 10 if row > 1 else 6),
        ("LINEBELOW", (0, row), (-1, row), 0.35, colour(LINE)),
        ("NOSPLIT", (0, row), (-1, row + 1)),
    ]


def _claim(planned: PlannedClaim, page: Sheet) -> list[Flowable]:
    """Return a claim: its name, its sentence, and what is asked in which way."""
    claim = planned.claim
    name = [short_id(claim), f"  {one_line(claim.title, 200)}"]
    ways = [WAYS.get(planned.setup.channel, planned.setup.channel)]
    ways += ["confidential"] if planned.setup.level == CONFIDENTIAL else []
    return [
        paragraph([Span(name[0], colour=MUTED), name[1]], _larger(page, "cell_strong")),
        *(paragraph(part, page["cell_serif"]) for part in pieces(claim.text) if part),
        paragraph(f"{_asked(planned)} · {', '.join(ways)}", page["cell_small"]),
    ]


def _asked(planned: PlannedClaim) -> str:
    """Return the names of the questions; of those that differ only in their item, their kind."""
    kinds = Counter(question.kind for question in planned.questions)
    names = (
        f"{KINDS[q.kind].label} of {kinds[q.kind]} items" if kinds[q.kind] > 1 else question_label(q)
        for q in planned.questions
    )
    return ", ".join(dict.fromkeys(names)) or "No question can be asked"


def _larger(page: Sheet, name: str) -> object:
    """Return the style of a cell in the size of the agenda, which is read standing."""
    return page[name].clone(f"agenda_{name}", fontSize=9.2, leading=12.4)


# --- the rule ------------------------------------------------------------------------------------


def _rule(report: Report, page: Sheet) -> list[Flowable]:
    """Return how positions are found, as it was declared, and what else is needed on the table."""
    base = BASES.get(report.base, report.base)
    lines = [
        ("Rule", f"{report.rule_label or DASH}; percentages {base}"),
        ("Says", report.rule_summary or DASH),
        ("Weights", "Ballots count with the weights of their seats" if report.weighted else ""),
        *(("" if at else "Declared", line) for at, line in enumerate(report.rule_history)),
        ("On the table", _material(report) if report.planned else ""),
    ]
    made = [each for label, said in lines if said for each in labelled(label, said, page, "hung_answer")]
    return [Together([*subhead("How positions are found", page), *made], 120)]


def _material(report: Report) -> str:
    """Return what is to be printed, and how many copies."""
    cards = any(planned.setup.channel == CARDS for planned in report.planned)
    ballots = any(planned.setup.channel == PAPER for planned in report.planned)
    said = ["one set of voting cards for each person"] if cards else []
    said += ["a ballot paper for each person and round"] if ballots else []
    return capital(f"{listed([*said, 'an attendance sheet'])}")


EXPORTER: Exporter = Agenda()
