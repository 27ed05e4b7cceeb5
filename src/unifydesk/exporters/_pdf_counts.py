"""The count table of a question: every answer of every round with its share, and who is outside the scale.

The row that is the declared base says so. Where ballots have weights, their sums stand beside the people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Table

from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT
from unifydesk.domain.tally import Tally
from unifydesk.exporters._counts import (
    MOST_ROUNDS,
    Described,
    Line,
    Rounds,
    count_lines,
    is_weighted,
    line_cells,
    line_name,
)
from unifydesk.exporters._pdf_flow import STRONG, Cell, Command, table
from unifydesk.exporters._pdf_fonts import SANS, width_of
from unifydesk.exporters._pdf_styles import INK, LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line

LABELS = 110.0
"""Least width of the names of the answers."""
PEOPLE, SHARE, WEIGHT = 34.0, 20.0, 44.0
"""Widths of a count, of a percentage and of a sum of weights."""
SIZE = 7.3
ALL_PRESENT = "Present, all who are entitled"


def counts_width(rounds: Rounds) -> float:
    """Return the width of the table in points."""
    return LABELS + sum(_columns(rounds)) * len(rounds)


def abreast_at_most(rounds: Rounds, sheet: Sheet) -> int:
    """Return how many such rounds stand beside each other on a sheet without running off it."""
    return max(1, min(MOST_ROUNDS, int((sheet.width - LABELS) / sum(_columns(rounds)))))


def _columns(rounds: Rounds) -> tuple[float, ...]:
    """Return the widths of the columns of one round."""
    return (PEOPLE + 4, SHARE, WEIGHT, SHARE) if is_weighted(rounds) else (PEOPLE, SHARE)


def count_table(
    rounds: Rounds, described: Described, sheet: Sheet, width: float = 0.0, name: str = ""
) -> Table:
    """Return every count of every round; the names of the answers take what a given `width` leaves over.

    The names are headed by “Answer”, or by the `name` of the question where it does not stand beside them.
    """
    tallies = [f.tally for _, f in rounds]
    columns = _columns(rounds)
    names = max(LABELS, width - sum(columns) * len(rounds))
    rows: list[list[Cell]] = [_heads(rounds, len(columns), name)]
    lines = _shown(count_lines(rounds), tallies)
    strong = next(at for at, (line, *_) in enumerate(lines, start=1) if line.base == tallies[-1].base)
    for at, line in enumerate(lines, start=1):
        name = line_name(line[0], tallies[-1], len(columns) > 2)
        cells = (line_cells(each, tally, len(columns)) for each, tally in zip(line, tallies, strict=True))
        rows.append([_name(name, names, sheet, strong=at == strong), *(c for each in cells for c in each)])
    end = len(rows)
    for name, values in described:
        cells = ([value, *[""] * (len(columns) - 1)] for value in values)
        rows.append([_name(name, names, sheet, quiet=True), *(c for each in cells for c in each)])
    look = _look(1 + len(tallies[-1].options), strong, end, len(rows))
    return table(rows, [names, *columns * len(rounds)], *look, hairlines=False)


def _shown(lines: list[tuple[Line, ...]], tallies: Sequence[Tally]) -> list[tuple[Line, ...]]:
    """Return the rows to print: those present and those entitled are one where they are the same people."""
    alike = all(t.base == ANSWERED and t.present == t.entitled and not t.weighted for t in tallies)
    if not alike or any(t.by_proxy for t in tallies):
        return lines
    made = [
        tuple(replace(each, name=ALL_PRESENT) if each.base == PRESENT else each for each in row)
        for row in lines
    ]
    return [row for row in made if row[0].base != ENTITLED]


def _heads(rounds: Rounds, columns: int, name: str) -> list[Cell]:
    """Return the heads of the columns."""
    more = ("Weight", "%") if columns > 2 else ()
    first = name or ("Answer" if rounds[-1][1].is_scale else "People")
    return [first, *(head for result, _ in rounds for head in (f"Round {result.number}", "%", *more))]


def _name(text: str, width: float, sheet: Sheet, *, strong: bool = False, quiet: bool = False) -> Cell:
    """Return the name of a row; one that is too long for its column is broken into lines."""
    line = one_line(text)
    if width_of(line, STRONG if strong else SANS, SIZE) <= width - 6:
        return line
    return paragraph(line, sheet["count_strong" if strong else "count_quiet" if quiet else "count"])


def _look(foot: int, strong: int, end: int, rows: int) -> list[Command]:
    """Return the look of a count table: tight rows, figures right-aligned, hairlines around the bases."""
    return [
        ("FONT", (0, 1), (-1, -1), SANS, SIZE, 9),
        ("FONT", (0, strong), (-1, strong), STRONG, SIZE, 9),
        ("TEXTCOLOR", (0, 1), (-1, end - 1), colour(INK)),
        ("TEXTCOLOR", (0, end), (-1, rows - 1), colour(MUTED)),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 1), (-1, -1), 0.7),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 1.4),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 2.6),
        ("TOPPADDING", (0, 1), (-1, 1), 2.2),
        ("LINEABOVE", (0, foot), (-1, foot), 0.35, colour(LINE)),
        ("LINEABOVE", (0, end), (-1, end), 0.35, colour(LINE)),
    ]
