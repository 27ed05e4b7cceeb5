"""All claims in one table: the shape of each vote, the position in words, and how firm it is.

The page that people use most. The caller sorts it, contested claims first, and asks how many rows fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.position import SWING_LIMIT, UNNAMED
from unifydesk.domain.tally import Figures
from unifydesk.pictures.item_words import capital, short_finding
from unifydesk.pictures.lettering import CAP_HEIGHT, fitted, text_width, wrapped
from unifydesk.pictures.mini_bar import mini_bar
from unifydesk.pictures.shapes import Label, Picture, Shape, Stroke, moved
from unifydesk.pictures.shares import DASH, base_words, percent, side_people, side_share
from unifydesk.pictures.words import poles

ROW, HEAD = 2.4, 1.8
"""Heights of a row and of the headings, in text sizes."""
BAR, BAR_HIGH = 0.22, 1.45
"""Share of the width for the bars, and their height in text sizes."""
ANSWERED = QT_TRANSLATE_NOOP("pictures", "answered")
VOTE = QT_TRANSLATE_NOOP("pictures", "against – for")
POSITION = QT_TRANSLATE_NOOP("pictures", "position")
SWING = QT_TRANSLATE_NOOP("pictures", "swing")
NOT_ASKED = QT_TRANSLATE_NOOP("pictures", "not voted on")


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One claim: its id, its title, and the figures of its leading question in its last round.

    `position` is what was recorded; empty: the rule’s own words.
    """

    label: str
    title: str
    figures: Figures | None
    position: str = ""

    @property
    def words(self) -> str:
        """The position in words."""
        if self.position:
            return self.position
        if self.figures is None:
            return NOT_ASKED
        return self.figures.position.words if self.figures.position else DASH

    @property
    def contested(self) -> bool:
        """Whether the rule finds the group in two camps."""
        return self.figures is not None and self.figures.is_contested

    @property
    def swing(self) -> str:
        """The swing for a table: “1”, “> 3”, or a dash where there is no label to change."""
        found = self.figures.position if self.figures else None
        if found is None or found.label in UNNAMED or found.weighted:
            return DASH
        return f"> {SWING_LIMIT}" if found.swing is None else str(found.swing)


@dataclass(frozen=True, slots=True)
class _Table:
    """Measures: where each column begins or ends."""

    title: float
    bar: float
    bar_width: float
    answered: float  # right edge
    position: float
    swing: float  # right edge
    size: float
    line: float

    def middle(self, row: int) -> float:
        """Return the middle of a row."""
        return (HEAD + (row + 0.5) * ROW) * self.size


def text_size(width: float) -> float:
    """Return the text size of an overview where none is given."""
    return width / 48


def rows_that_fit(width: float, height: float, *, size: float | None = None) -> int:
    """Return how many rows an overview of this size holds; one at the least."""
    text = text_size(width) if size is None else size
    return max(1, int((height - HEAD * text) / (ROW * text) + 1e-9))


def overview(
    rows: Sequence[OverviewRow],
    width: float,
    height: float,
    *,
    size: float | None = None,
    hatch: bool = False,
) -> Picture:
    """Return a page of the overview with as many of `rows`, in their order, as fit.

    The caller cuts longer lists into pages with `rows_that_fit`. All bars share one scale. `size` sets the
    text size. `hatch` marks the answers below the middle with lines, for print.
    """
    text = text_size(width) if size is None else size
    shown = rows[: rows_that_fit(width, height, size=size)]
    table = _measure(shown, width, text)
    shapes: list[Shape] = _heads(table, width)
    for number, row in enumerate(shown):
        shapes += _row(row, number, table, width, hatch=hatch)
    return Picture(width, height, tuple(shapes), " ".join(_sentence(row) for row in shown))


def _measure(rows: Sequence[OverviewRow], width: float, text: float) -> _Table:
    """Return the measures: numbers and bars take what they need, titles and positions what is left."""
    label = max([text_width(row.label, text, bold=True) for row in rows] or [0.0])
    title = min(label, 0.2 * width) + 0.8 * text
    swing = text_width(SWING, text) + 0.8 * text
    answered = max(text_width(ANSWERED, text), text_width("00 of 00", text)) + 0.8 * text
    bar = BAR * width
    rest = max(0.0, width - title - bar - answered - swing)
    words = [text_width(row.words, text, bold=True) for row in rows]
    position = min(max([*words, text_width(POSITION, text)]) + 0.8 * text, 0.45 * rest)
    at = width - swing - position
    return _Table(
        title,
        at - answered - bar - 0.4 * text,
        bar - 0.8 * text,
        at - 0.8 * text,
        at,
        width,
        text,
        max(0.5, text / 28),
    )


def _heads(table: _Table, width: float) -> list[Shape]:
    """Return the headings and the line below them."""
    base, size = 1.1 * table.size, table.size
    vote = fitted(VOTE, size, table.bar_width)
    return [
        Label(table.bar + table.bar_width / 2, base, vote, size, "middle", colour="muted"),
        Label(table.answered, base, ANSWERED, size, "end", colour="muted"),
        Label(table.position, base, POSITION, size, colour="muted"),
        Label(table.swing, base, SWING, size, "end", colour="muted"),
        Stroke(((0.0, HEAD * size), (width, HEAD * size)), "muted", table.line),
    ]


def _row(row: OverviewRow, number: int, table: _Table, width: float, *, hatch: bool) -> list[Shape]:
    """Return one row with the hairline below it."""
    size, middle = table.size, table.middle(number)
    base = middle + CAP_HEIGHT * size / 2
    below = middle + ROW * size / 2
    label = fitted(row.label, size, table.title - 0.5 * size, bold=True)
    room = table.bar - 0.8 * size - table.title
    position_room = table.swing - text_width(SWING, size) - 0.8 * size - table.position
    shapes: list[Shape] = [
        Label(0.0, base, label, size, bold=True),
        *_lines(row.title, table.title, middle, room, size),
        *_lines(capital(row.words), table.position, middle, position_room, size, bold=row.contested),
        Label(table.swing, base, row.swing, size, "end"),
        Stroke(((0.0, below), (width, below)), "line", table.line),
    ]
    if row.figures is not None:
        shapes += _vote(row.figures, middle, table, hatch=hatch)
    return shapes


def _vote(figures: Figures, middle: float, table: _Table, *, hatch: bool) -> list[Shape]:
    """Return the bar of a scale, or a few words about items, and how many answered."""
    size, tally = table.size, figures.tally
    base = middle + CAP_HEIGHT * size / 2
    answered = f"{tally.answered} of {tally.present}"
    shapes: list[Shape] = [Label(table.answered, base, answered, size, "end")]
    if not figures.is_scale:
        said = fitted(short_finding(figures), size, table.bar_width)
        return (
            [*shapes, Label(table.bar + table.bar_width / 2, base, said, size, "middle")] if said else shapes
        )
    bar = mini_bar(figures, table.bar_width, BAR_HIGH * size, hatch=hatch)
    top = middle - BAR_HIGH * size / 2
    return [*shapes, *(moved(shape, table.bar, top) for shape in bar.shapes)]


def _lines(
    text: str, x: float, middle: float, room: float, size: float, *, bold: bool = False
) -> list[Shape]:
    """Return a text on one line or two around the middle of a row."""
    lines = [line for line in wrapped(text, size, room, 2, bold=bold) if line]
    first = middle + (CAP_HEIGHT / 2 - 0.54 * (len(lines) - 1)) * size
    return [Label(x, first + 1.08 * at * size, line, size, bold=bold) for at, line in enumerate(lines)]


def _sentence(row: OverviewRow) -> str:
    """Return one row in words, with its counts and bases."""
    figures = row.figures
    name = f"{row.label} {row.title}".strip()
    if figures is None:
        return f"{name}: {row.words}."
    tally = figures.tally
    answered = f"{tally.answered} of {tally.present} answered"
    if not figures.is_scale:
        found = short_finding(figures)
        return f"{name}: {row.words}; {found}; {answered}." if found else f"{name}: {row.words}; {answered}."
    above, below = poles(tally.question)
    sides = "; ".join(
        f"{side_people(tally, side)} {words} ({percent(side_share(tally, side), 1)})"
        for side, words in ((1, above), (-1, below), (0, "in the middle"))
    )
    return f"{name}: {row.words}; {sides}, of {base_words(tally)}; {answered}{_swing_words(row.swing)}."


def _swing_words(swing: str) -> str:
    """Return how firm a label is, led by a semicolon; nothing where there is no label to change."""
    if swing == DASH:
        return ""
    if swing.isdecimal():
        return "; one vote would change it" if swing == "1" else f"; {swing} votes would change it"
    return f"; more than {SWING_LIMIT} votes would have to change"
