"""One question of a claim: the finding in words over its chart, and the full count table beside it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from unifydesk.domain.question import ALLOCATION, RANKING, TEXT
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures, RoundResult, Tally
from unifydesk.exporters._pdf_answers import answers_blocks
from unifydesk.exporters._pdf_block import finding_line, opening, question_line
from unifydesk.exporters._pdf_charts import bar
from unifydesk.exporters._pdf_counts import Described, Rounds
from unifydesk.exporters._pdf_flow import abreast
from unifydesk.exporters._pdf_points import points_blocks
from unifydesk.exporters._pdf_ranking import ranking_blocks
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._pdf_words import (
    DASH,
    is_numbered,
    number,
    on_scale,
    position_words,
    swing_sentence,
    swing_short,
    weight,
    weights_of,
)
from unifydesk.kinds import KINDS

MOST_ROUNDS = 3
"""Rounds in one chart and table; further ones follow in a second block."""
SHAPES = {RANKING: ranking_blocks, ALLOCATION: points_blocks, TEXT: answers_blocks}
"""How questions without a scale are printed."""


def question_blocks(claim: ReportClaim, question: str, sheet: Sheet) -> list[Flowable]:
    """Return charts and counts of one question over its rounds; those on one scale stand side by side."""
    asked_in = [(r, f) for r in claim.rounds if (f := r.of(question)) is not None]
    blocks: list[list[tuple[RoundResult, Figures]]] = []
    for each in asked_in:
        if blocks and _alike(blocks[-1][-1][1].tally, each[1].tally) and len(blocks[-1]) < MOST_ROUNDS:
            blocks[-1].append(each)
        else:
            blocks.append([each])
    return [each for rounds in blocks for each in _blocks(claim, rounds, rounds is blocks[-1], sheet)]


def _alike(one: Tally, other: Tally) -> bool:
    """Return whether two rounds asked the same, so that their numbers may stand in one table."""
    same = one.question.kind == other.question.kind and one.question.items == other.question.items
    return same and one.options == other.options


def _blocks(claim: ReportClaim, rounds: Rounds, last: bool, sheet: Sheet) -> list[Flowable]:
    """Return one block of rounds, in the way its kind is printed."""
    kind = KINDS.get(rounds[-1][1].tally.question.kind)
    other = SHAPES.get(kind.shape) if kind is not None else None
    if other is not None:
        return other(claim, rounds, last, sheet)
    return opening(
        lambda width: _finding(claim, rounds, last, width, sheet), rounds, _described(rounds), sheet
    )


def _finding(claim: ReportClaim, rounds: Rounds, last: bool, width: float, sheet: Sheet) -> list[Flowable]:
    """Return question, finding, bars and, for the last round, what the swing means."""
    figures = rounds[-1][1]
    made: list[Flowable] = [question_line(claim, figures, sheet)]
    made += finding_line(claim, figures, sheet) if last else []
    made += _bars(rounds, width, sheet)
    if last and (swing := swing_sentence(figures)):
        made.append(paragraph(f"{position_words(figures)}, {swing}.", sheet["small"]))
    return made


def _bars(rounds: Rounds, width: float, sheet: Sheet) -> list[Flowable]:
    """Return the bar of every round; two stand beside each other where the whole width is theirs."""
    most = max(f.tally.answered for _, f in rounds)
    count = 2 if width >= sheet.width and len(rounds) > 1 else 1
    each = (width - (count - 1) * sheet.gutter) / count
    cells = [_bar(result, f, each, most, sheet) for result, f in rounds]
    if count == 1:
        return [flowable for cell in cells for flowable in cell]
    return [abreast(cells[at : at + count], count, sheet) for at in range(0, len(cells), count)]


def _bar(result: RoundResult, figures: Figures, width: float, most: int, sheet: Sheet) -> list[Flowable]:
    """Return the chart of one round under its name."""
    chart = bar(figures, width, most)
    name = paragraph(_round_name(result, figures), sheet["chart_name"])
    return [name, chart] if chart is not None else [name]


def _round_name(result: RoundResult, figures: Figures) -> str:
    """Return the name of a round with the position it found, where it found one."""
    return f"Round {result.number}" + (f" · {position_words(figures)}" if figures.position else "")


def _described(rounds: Rounds) -> Described:
    """Return the figures that describe the counts; a dash where they are undefined."""
    every = [f for _, f in rounds]
    numbered = is_numbered(every[-1].tally.options)
    made: list[tuple[str, Sequence[str]]] = []
    if numbered:
        made.append(("Median (middle half)", [_middle(f) for f in every]))
        made.append(("Agreement A", [number(f.agreement_a) for f in every]))
    if numbered and any(f.position for f in every):
        made.append(("For / neutral / against", [f"{f.above}/{f.neutral}/{f.below}" for f in every]))
        if any(f.tally.weighted for f in every):
            made.append(("The same by weight", [_sides_by_weight(f.tally) for f in every]))
    if any(f.position and not f.position.weighted for f in every):
        made.append(("Swing", [swing_short(f) for f in every]))
    return made


def _middle(figures: Figures) -> str:
    """Return the median with the quartiles around it, or a dash without answers."""
    if figures.median is None:
        return DASH
    median, q1, q3 = (on_scale(figures.tally, at) for at in (figures.median, figures.q1, figures.q3))
    return f"{median} ({q1}–{q3})"


def _sides_by_weight(tally: Tally) -> str:
    """Return the weights above, at and below the middle, or a dash where ballots have none."""
    if not tally.weighted:
        return DASH
    return "/".join(weight(each) for each in weights_of(tally))
