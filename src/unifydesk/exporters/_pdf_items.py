"""What tables about items share: names of any length, tight rows, figures on the right."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Table

from unifydesk.domain.deck import Item
from unifydesk.exporters._counts import Rounds
from unifydesk.exporters._pdf_charts import items_picture
from unifydesk.exporters._pdf_flow import Cell, Command, Together, gap, table
from unifydesk.exporters._pdf_fonts import SANS
from unifydesk.exporters._pdf_styles import MUTED, Sheet
from unifydesk.exporters._pdf_text import Span, paragraph
from unifydesk.exporters._plain import one_line

LONGEST_ITEM = 400
LONGEST_SHORT = 48
LONGEST_ITEM_ID = 12
LAST_TOGETHER = 3
"""So many last rows of a table stay together, so that none of them opens a page alone."""
GAP = 10.0
"""Air before the columns of a round."""


def item_id(item: Item) -> str:
    """Return the id of an item on one line; ids are a few letters, whatever a strange file says."""
    return one_line(item.id, LONGEST_ITEM_ID)


def item_name(item: Item) -> str:
    """Return id and name of an item where there is little room; its table gives the whole name."""
    text = one_line(item.text, LONGEST_SHORT)
    return f"{item_id(item)} {text}" if text and text != item.id else item_id(item)


def item_cell(item: Item, sheet: Sheet) -> Flowable:
    """Return the whole name of an item behind its id."""
    words = one_line(item.text, LONGEST_ITEM)
    return paragraph([Span(f"{item_id(item)}  ", colour=MUTED), words], sheet["count"])


def items_table(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], *commands: Command, head: int = 1
) -> Table:
    """Return a table whose first `head` rows are its head; it splits between items and repeats its head."""
    made = table(
        rows,
        widths,
        ("FONT", (0, head), (-1, -1), SANS, 7.3, 9.2),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("RIGHTPADDING", (1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, head), (-1, -1), 1.6),
        ("BOTTOMPADDING", (0, head), (-1, -1), 2.4),
        ("NOSPLIT", (0, max(head, len(rows) - LAST_TOGETHER)), (-1, -1)),
        *commands,
        head=head,
    )
    made.splitInRow = 0
    return made


def items_chart(rounds: Rounds, sheet: Sheet) -> list[Flowable]:
    """Return the picture of the items in the last round that was answered, beside the one before."""
    answered = [(result, f) for result, f in rounds if f.tally.answered]
    if not answered:
        return []
    result, figures = answered[-1]
    previous = answered[-2][1] if len(answered) > 1 else None
    picture = items_picture(figures, previous, sheet.width)
    if picture is None:
        return []
    name = paragraph(f"Round {result.number}", sheet["chart_name"])
    return [Together([gap(6), name, picture], sheet.height)]


def round_heads(rounds: Sequence[int], columns: Sequence[Cell], first: str) -> list[list[Cell]]:
    """Return two rows of heads: the rounds, and below each of them the names of its columns."""
    above: list[Cell] = ["", *(c for n in rounds for c in (f"Round {n}", *[""] * (len(columns) - 1)))]
    return [above, [first, *(name for _ in rounds for name in columns)]]


def round_lines(rounds: int, columns: int, first: int = 1) -> list[Command]:
    """Return the look of such heads: every round spans its columns, with a hairline below it."""
    found: list[Command] = []
    for at in range(rounds):
        left, right = first + at * columns, first + (at + 1) * columns - 1
        found += [
            ("SPAN", (left, 0), (right, 0)),
            ("ALIGN", (left, 0), (right, 0), "LEFT"),
            ("BOTTOMPADDING", (left, 0), (right, 0), 0.8),
            ("TOPPADDING", (left, 1), (right, 1), 0.8),
            ("LEFTPADDING", (left, 0), (left, -1), GAP),
        ]
    return found
