"""The table of the one-page summary: rows get smaller in steps until all of them fit on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table

from unifydesk.exporters._pdf_charts import mini
from unifydesk.exporters._pdf_fit import ENDLESS, line_of
from unifydesk.exporters._pdf_flow import Command, table
from unifydesk.exporters._pdf_pages import PageNumber
from unifydesk.exporters._pdf_rows import Row
from unifydesk.exporters._pdf_styles import INK, LINE, Sheet, colour, in_tables
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import counted, listed, place_of, short_id

Groups = Sequence[tuple[str, Sequence[Row]]]
LEAST_TITLE = 120.0
"""A narrower column of titles takes its room from bars and positions."""
AIR = 8.0
LONGEST_SECOND = 120
NAMES = 3
"""Columns that name a claim: its kind, its id and its title."""
LEAST_SIZE = 6.4
"""Of type on the paper, in points, when more than the table is drawn smaller."""


@dataclass(frozen=True, slots=True)
class Step:
    """One way to set the rows: size of type, air above and below each row, whether a second line is told."""

    size: float
    air: float
    second: bool = False

    @property
    def leading(self) -> float:
        """Height of a line."""
        return self.size * 1.28

    @property
    def height(self) -> float:
        """Least height of a row."""
        return self.leading + 2 * self.air + (0.82 * self.leading if self.second else 0.0)

    @property
    def head(self) -> float:
        """Air above the head of a group."""
        return 2.6 * self.air


STEPS = (
    Step(8, 4.2, second=True),
    Step(8, 3, second=True),
    Step(7.6, 2.2, second=True),
    Step(8, 4.6),
    Step(8, 3.6),
    Step(7.8, 2.8),
    Step(7.6, 2.2),
    Step(7.2, 1.6),
    Step(6.8, 1.1),
    Step(6.6, 0.7),
)
OVER = Step(8, 3)
"""For more rows than fit on a page, where they run on to further ones."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in points."""

    letter: float
    id: float
    title: float
    bar: float
    position: float
    swing: float
    page: float

    def all(self) -> tuple[float, ...]:
        """Return the widths of the table’s columns."""
        made = (self.letter, self.id, self.title, self.bar, self.position, self.swing)
        return (*made, self.page) if self.page else made


def rows_in(groups: Groups, room: float, sheet: Sheet, *, pages: bool = False, cut: bool = False) -> Table:
    """Return the table of these rows, as large as `room` points allow.

    With `cut`, rows beyond the room are counted in the last line; without it the table runs on to further
    pages under a head that is repeated. With `pages` every row names the page of its claim.
    """
    made = all_rows_in(groups, room, sheet, pages=pages)
    if made is not None:
        return made
    return _cut(groups, room, sheet, pages) if cut else _table(groups, OVER, sheet, pages)


def all_rows_in(groups: Groups, room: float, sheet: Sheet, *, pages: bool = False) -> Table | None:
    """Return the table of these rows, as large as `room` points allow; None where there are too many."""
    lines = sum(len(rows) + 1 for _, rows in groups) + 1
    for step in STEPS:
        small = step.size * sheet.zoom * sheet.scale < LEAST_SIZE and sheet.zoom < 1
        if not small and lines * in_tables(step.height) <= room + 60:
            made = _table(groups, step, sheet, pages)
            if made.wrap(sheet.width, ENDLESS)[1] <= room:
                return made
    return None


def _cut(groups: Groups, room: float, sheet: Sheet, pages: bool) -> Table:
    """Return the rows that fit, contested ones first, and count the others."""
    step = STEPS[-1]
    every = [(name, row) for name, rows in groups for row in rows]
    keep = min(len(every) - 1, int(room / in_tables(step.height)))
    while True:
        names = dict.fromkeys(name for name, _ in every[:keep])
        shown = [(name, [row for at, row in every[:keep] if at == name]) for name in names]
        made = _table(shown, step, sheet, pages, _left_out([row for _, row in every[keep:]]))
        if keep <= 1 or made.wrap(sheet.width, ENDLESS)[1] <= room:
            return made
        keep -= 1


def _left_out(rows: Sequence[Row]) -> str:
    """Return how many claims are not in the table, and how many of each position."""
    labels = Counter(row.position.lower() for row in rows if row.figures is not None)
    most = sorted(labels.items(), key=lambda each: (-each[1], each[0]))
    said = listed([f"{name} {count}" for name, count in most[:6]])
    torn = sum(row.contested for row in rows)
    words = f"{counted(len(rows), 'more claim has', 'more claims have')} no room here"
    words += f", {torn} of them contested" if torn else ", none of them contested"
    return f"{words}{f': {said}' if said else ''}. The full record has them all."


def _columns(sheet: Sheet, pages: bool) -> Columns:
    """Return the widths of the columns: titles get what is left, and never too little."""
    letter, name, page = 12.0, 34.0, 26.0 if pages else 0.0
    bar, position, swing = 86.0 + AIR, 114.0 if pages else 132.0, 44.0
    title = sheet.width - letter - name - bar - position - swing - page
    if title < LEAST_TITLE:
        shrink = max(0.6, (bar + position - (LEAST_TITLE - title)) / (bar + position))
        bar, position = bar * shrink, position * shrink
        title = sheet.width - letter - name - bar - position - swing - page
    return Columns(letter, name, title, bar, position, swing, page)


def _table(groups: Groups, step: Step, sheet: Sheet, pages: bool, last: str = "") -> Table:
    """Return the table in one step, with a line `last` under it."""
    columns = _columns(sheet, pages)
    rows: list[list[object]] = [
        ["Claim", "", "", "Answers", "Position", "Swing", *(["Page"] if pages else [])]
    ]
    air = in_tables(step.air)
    commands: list[Command] = [
        ("TOPPADDING", (0, 1), (-1, -1), air),
        ("BOTTOMPADDING", (0, 1), (-1, -1), air + 0.4),
        ("FONTSIZE", (0, 1), (-1, -1), in_tables(step.size)),
        ("LEADING", (0, 1), (-1, -1), in_tables(step.leading)),
        ("ALIGN", (5, 0), (-1, -1), "RIGHT"),
        ("RIGHTPADDING", (2, 0), (2, -1), AIR),
        ("SPAN", (0, 0), (2, 0)),
    ]
    for name, found in groups:
        at = len(rows)
        rows.append([paragraph(f"{name} · {len(found)}", _style(sheet, "cell_strong", step)), *[""] * 6])
        commands += [("SPAN", (0, at), (-1, at)), ("NOSPLIT", (0, at), (-1, at + 1))]
        commands += [
            ("TOPPADDING", (0, at), (-1, at), in_tables(step.head)),
            ("LINEBELOW", (0, at), (-1, at), 0.5, colour(INK)),
        ]
        for row in found:
            if row.figures is None:
                commands.append(("SPAN", (3, len(rows)), (5, len(rows))))
            rows.append(_cells(row, columns, step, sheet))
            commands.append(("LINEBELOW", (0, len(rows) - 1), (-1, len(rows) - 1), 0.3, colour(LINE)))
    if last:
        rows.append([paragraph(last, _style(sheet, "cell_medium", step)), *[""] * 6])
        commands.append(("SPAN", (0, len(rows) - 1), (-1, len(rows) - 1)))
    widths = columns.all()
    made = table([row[: len(widths)] for row in rows], widths, *commands, hairlines=False, names=NAMES)
    made.splitInRow = 0
    return made


def _cells(row: Row, columns: Columns, step: Step, sheet: Sheet) -> list[object]:
    """Return the cells of one claim."""
    told = row.claim.claim
    title, wide = columns.title - AIR, columns.bar + columns.position + columns.swing - 8
    strong = _style(sheet, "cell_strong" if row.contested else "cell", step)
    said = _lines(row.position, row.under, strong, columns.position - 6 if row.figures else wide, step, sheet)
    found: list[object] = [said, "", ""]
    if row.figures is not None:
        found = [mini(row.figures, columns.bar - AIR, in_tables(step.size) * 1.25), said, row.swing]
    return [
        paragraph(row.letter, _style(sheet, "cell_strong", step)),
        line_of(short_id(told), _style(sheet, "cell", step), columns.id - 6),
        _lines(told.title or told.text, row.more, _style(sheet, "cell_medium", step), title, step, sheet),
        *found,
        _page(row, columns, step),
    ]


def _page(row: Row, columns: Columns, step: Step) -> Flowable:
    """Return the page of a claim, no higher than the row."""
    number = PageNumber(place_of(row.claim.claim), columns.page)
    number.height = in_tables(step.leading)
    return number


def _lines(
    first: str, second: str, style: ParagraphStyle, width: float, step: Step, sheet: Sheet
) -> list[Flowable]:
    """Return one line, and a smaller one under it where the step has room for it."""
    made: list[Flowable] = [line_of(first, style, width)]
    if step.second and second:
        made.append(paragraph(one_line(second, LONGEST_SECOND), _style(sheet, "cell_small", step)))
    return made


def _style(sheet: Sheet, name: str, step: Step) -> ParagraphStyle:
    """Return a style of the sheet in the size of a step; second lines are smaller."""
    shrink = 0.86 if name == "cell_small" else 1.0
    return _sized(sheet, name, in_tables(step.size * shrink), in_tables(step.leading * min(1.0, shrink)))


@cache
def _sized(sheet: Sheet, name: str, size: float, leading: float) -> ParagraphStyle:
    return sheet[name].clone(f"{name}-{size:g}", fontSize=size, leading=leading)
