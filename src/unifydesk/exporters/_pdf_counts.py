"""The count table of a question: every answer of every round with its share, and who is outside the scale.

The row that is the declared base says so. Where ballots have weights, their sums stand beside the people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlab.platypus import Table

from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT
from unifydesk.domain.tally import Figures, RoundResult, Tally
from unifydesk.exporters._pdf_flow import STRONG, Cell, Command, table
from unifydesk.exporters._pdf_fonts import SANS, width_of
from unifydesk.exporters._pdf_styles import INK, LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import one_line, paragraph
from unifydesk.exporters._pdf_words import option_labels, percent, weight, weight_base

LABELS = 110.0
"""Least width of the names of the answers."""
PEOPLE, SHARE, WEIGHT = 34.0, 20.0, 44.0
"""Widths of a count, of a percentage and of a sum of weights."""
SIZE = 7.3
WIDENING = (ANSWERED, PRESENT, ENTITLED)
"""Bases from the narrowest to the widest: a share is of a base that holds the people of its row."""
Rounds = Sequence[tuple[RoundResult, Figures]]
Described = Sequence[tuple[str, Sequence[str]]]
"""Rows of figures that describe the counts: their name, and a text for each round."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row in one round: its people, the narrowest base that holds them, the sum of their weights."""

    name: str
    people: int
    within: str  # a key of rule.BASES
    weighs: Decimal | None = None  # None where it is not known
    base: str = ""  # the base that these people are, if they are one


def is_weighted(rounds: Rounds) -> bool:
    """Return whether any round has sums of weights to show."""
    return any(f.tally.weighted for _, f in rounds)


def counts_width(rounds: Rounds) -> float:
    """Return the width of the table in points."""
    return LABELS + sum(_columns(rounds)) * len(rounds)


def _columns(rounds: Rounds) -> tuple[float, ...]:
    """Return the widths of the columns of one round."""
    return (PEOPLE + 4, SHARE, WEIGHT, SHARE) if is_weighted(rounds) else (PEOPLE, SHARE)


def count_table(rounds: Rounds, described: Described, sheet: Sheet, width: float = 0.0) -> Table:
    """Return every count of every round; the names of the answers take what a given `width` leaves over."""
    tallies = [f.tally for _, f in rounds]
    columns = _columns(rounds)
    names = max(LABELS, width - sum(columns) * len(rounds))
    rows: list[list[Cell]] = [_heads(rounds, len(columns))]
    lines = list(zip(*(_lines(tally, tallies) for tally in tallies), strict=True))
    strong = next(at for at, (line, *_) in enumerate(lines, start=1) if line.base == tallies[-1].base)
    for at, line in enumerate(lines, start=1):
        name = _name_of(line[0], tallies[-1], len(columns) > 2)
        cells = (_cells(each, tally, len(columns)) for each, tally in zip(line, tallies, strict=True))
        rows.append([_name(name, names, sheet, strong=at == strong), *(c for each in cells for c in each)])
    end = len(rows)
    for name, values in described:
        cells = ([value, *[""] * (len(columns) - 1)] for value in values)
        rows.append([_name(name, names, sheet, quiet=True), *(c for each in cells for c in each)])
    look = _look(1 + len(tallies[-1].options), strong, end, len(rows))
    return table(rows, [names, *columns * len(rounds)], *look, hairlines=False)


def _heads(rounds: Rounds, columns: int) -> list[Cell]:
    """Return the heads of the columns."""
    more = ("Weight", "%") if columns > 2 else ()
    first = "Answer" if rounds[-1][1].is_scale else "People"
    return [first, *(head for result, _ in rounds for head in (f"Round {result.number}", "%", *more))]


def _lines(tally: Tally, beside: Iterable[Tally]) -> list[_Line]:
    """Return the rows of one round; a row that would be empty in every round `beside` it is left out."""
    weights = dict(tally.weight_of)
    options = [
        _Line(label, tally.counts[at], ANSWERED, tally.weighted[at] if tally.weighted else None)
        for at, label in enumerate(option_labels(tally))
    ]
    made = [
        *options,
        _Line("Answered", tally.answered, ANSWERED, weights.get(ANSWERED), ANSWERED),
        _Line("Cannot judge", tally.cannot_judge, PRESENT),
        _Line("Silent", tally.silent, PRESENT),
        _Line("Present", tally.present, PRESENT, weights.get(PRESENT), PRESENT),
    ]
    known = list(beside)
    if any(t.by_proxy for t in known):
        made.append(_Line("Of them by proxy", tally.by_proxy, PRESENT))
    if any(t.entitled or t.base == ENTITLED for t in known):
        made.append(_Line("Entitled", tally.entitled, ENTITLED, weights.get(ENTITLED), ENTITLED))
    return made


def _name_of(line: _Line, tally: Tally, weighted: bool) -> str:
    """Return the name of a row, marked when percentages are of it."""
    if line.base != tally.base:
        return line.name
    return f"{line.name} (base of %, by weight)" if weighted else f"{line.name} (base of %)"


def _cells(line: _Line, tally: Tally, columns: int) -> list[str]:
    """Return count and share of one row in one round, and sum and share of its weights."""
    of_base = WIDENING.index(line.within) <= WIDENING.index(tally.base)
    made = [str(line.people), percent(line.people, tally.base_count) if of_base else ""]
    if columns == 2:
        return made
    if line.weighs is None:
        return [*made, "", ""]
    return [*made, weight(line.weighs), percent(line.weighs, weight_base(tally)) if of_base else ""]


def _name(text: str, width: float, sheet: Sheet, *, strong: bool = False, quiet: bool = False) -> Cell:
    """Return the name of a row; one that is too long for its column is broken into lines."""
    line = one_line(text)
    if width_of(line, STRONG if strong else SANS, SIZE) <= width - 6:
        return line
    return paragraph(line, sheet["count_strong" if strong else "count_quiet" if quiet else "count"])


def _look(foot: int, strong: int, end: int, rows: int) -> list[Command]:
    """Return the look of a count table: tight rows, figures right-aligned, hairlines around the bases."""
    return [
        ("FONT", (0, 1), (-1, -1), SANS, SIZE, 9.2),
        ("FONT", (0, strong), (-1, strong), STRONG, SIZE, 9.2),
        ("TEXTCOLOR", (0, 1), (-1, end - 1), colour(INK)),
        ("TEXTCOLOR", (0, end), (-1, rows - 1), colour(MUTED)),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 1), (-1, -1), 0.8),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 1.5),
        ("LINEABOVE", (0, foot), (-1, foot), 0.35, colour(LINE)),
        ("LINEABOVE", (0, end), (-1, end), 0.35, colour(LINE)),
    ]
