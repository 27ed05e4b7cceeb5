"""One question of a claim: the finding in words over its chart, and the full count table beside it."""

from __future__ import annotations

from reportlab.platypus import Flowable

from unifydesk.domain.question import ALLOCATION, RANKING, TEXT
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures, RoundResult
from unifydesk.exporters._counts import Rounds, described_scale, round_name, rounds_apart
from unifydesk.exporters._pdf_answers import answers_blocks
from unifydesk.exporters._pdf_block import LEAST_LEFT, finding_line, opening, question_line
from unifydesk.exporters._pdf_charts import bar
from unifydesk.exporters._pdf_counts import abreast_at_most
from unifydesk.exporters._pdf_flow import abreast
from unifydesk.exporters._pdf_points import points_blocks
from unifydesk.exporters._pdf_ranking import ranking_blocks
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._words import position_words, question_label, short_id, swing_sentence
from unifydesk.kinds import KINDS

SHAPES = {RANKING: ranking_blocks, ALLOCATION: points_blocks, TEXT: answers_blocks}
"""How questions without a scale are printed."""


def question_blocks(claim: ReportClaim, question: str, sheet: Sheet) -> list[Flowable]:
    """Return charts and counts of one question over its rounds; those on one scale stand side by side."""
    asked_in = [(result, figures) for result in claim.rounds if (figures := result.of(question)) is not None]
    blocks = rounds_apart(claim, question, abreast_at_most(asked_in, sheet))
    return [each for rounds in blocks for each in _blocks(claim, rounds, rounds is blocks[-1], sheet)]


def _blocks(claim: ReportClaim, rounds: Rounds, last: bool, sheet: Sheet) -> list[Flowable]:
    """Return one block of rounds, in the way its kind is printed."""
    kind = KINDS.get(rounds[-1][1].tally.question.kind)
    other = SHAPES.get(kind.shape) if kind is not None else None
    if other is not None:
        return other(claim, rounds, last, sheet)
    return opening(
        lambda width: _finding(claim, rounds, last, width, sheet),
        rounds,
        described_scale(rounds),
        sheet,
        name=f"{short_id(claim.claim)} · {question_label(rounds[-1][1].tally.question)}",
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
    count = 2 if width >= sheet.width >= 2 * LEAST_LEFT + sheet.gutter and len(rounds) > 1 else 1
    each = (width - (count - 1) * sheet.gutter) / count
    cells = [_bar(result, f, each, most, sheet) for result, f in rounds]
    if count == 1:
        return [flowable for cell in cells for flowable in cell]
    return [abreast(cells[at : at + count], count, sheet) for at in range(0, len(cells), count)]


def _bar(result: RoundResult, figures: Figures, width: float, most: int, sheet: Sheet) -> list[Flowable]:
    """Return the chart of one round under its name."""
    chart = bar(figures, width, most)
    name = paragraph(round_name(result, figures), sheet["chart_name"])
    return [name, chart] if chart is not None else [name]
