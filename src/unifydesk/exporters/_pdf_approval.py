"""Approval of several items in one table: every answer of every round, most yes first."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.rule import BASES
from unifydesk.domain.tally import Figures, RoundResult, Tally
from unifydesk.exporters._pdf_charts import mini
from unifydesk.exporters._pdf_flow import Cell, gap
from unifydesk.exporters._pdf_items import GAP, LONGEST_ITEM, items_table, round_heads, round_lines
from unifydesk.exporters._pdf_styles import MUTED, Sheet
from unifydesk.exporters._pdf_text import Span, paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import (
    DASH,
    asked,
    percent,
    position_words,
    question_label,
    short_id,
    swing_short,
    weight,
    weight_base,
)

LEAST_NAME, BAR = 118.0, 64.0
HEADS = (("Yes", 20.0), ("%", 20.0), ("Pass", 22.0), ("No", 18.0), ("Cannot judge", 30.0), ("Silent", 24.0))
WEIGHED = (("Weight", 36.0), ("%", 22.0))
"""Heads and widths of the columns of one round."""


def approval_blocks(claim: ReportClaim, questions: Sequence[Question], sheet: Sheet) -> list[Flowable]:
    """Return one table over all items and as many rounds as fit beside each other, then the next."""
    ids = [question.id for question in questions]
    rounds = [result for result in claim.rounds if any(result.of(each) for each in ids)]
    if not rounds:
        return []
    figures = next(f for each in ids if (f := rounds[-1].of(each)))
    head = paragraph(f"{short_id(claim.claim)} · {len(ids)} items: {asked(figures)}", sheet["question"])
    made: list[Flowable] = [gap(6), head]
    columns = HEADS + (WEIGHED if any(f.tally.weighted for r in rounds for f in r.figures) else ())
    each = GAP + sum(width for _, width in columns)
    abreast = max(1, int((sheet.width - LEAST_NAME - BAR) / each))
    for at in range(0, len(rounds), abreast):
        made += [gap(4), _table(questions, rounds[at : at + abreast], columns, sheet)]
    return [*made, *(paragraph(approval_base(result, ids), sheet["after_table"]) for result in rounds)]


def _table(
    questions: Sequence[Question],
    rounds: Sequence[RoundResult],
    columns: Sequence[tuple[str, float]],
    sheet: Sheet,
) -> Flowable:
    """Return the items with their answers in these rounds, the most yes in the last one first."""
    heads: list[Cell] = [paragraph(name, sheet["head_right"]) for name, _ in columns]
    rows = round_heads([result.number for result in rounds], heads, "Item, most yes first")
    rows[1].insert(1, f"Round {rounds[-1].number}")
    rows[0].insert(1, "")
    for question in sorted(questions, key=lambda q: -yes_of(rounds[-1].of(q.id))):
        last = rounds[-1].of(question.id)
        cells = (text for result in rounds for text in approval_cells(result.of(question.id), len(columns)))
        picture: Cell = mini(last, BAR - 8, 9.0) if last else ""
        rows.append([_name(question, last, sheet), picture, *cells])
    each = [columns[0][1] + GAP, *(width for _, width in columns[1:])]
    widths = (sheet.width - BAR - sum(each) * len(rounds), BAR, *each * len(rounds))
    bar = (("ALIGN", (1, 0), (1, -1), "LEFT"), ("RIGHTPADDING", (0, 0), (0, -1), 6))
    return items_table(rows, widths, *round_lines(len(rounds), len(columns), first=2), *bar, head=2)


def yes_of(figures: Figures | None) -> int:
    """Return how many people approve."""
    return figures.above if figures is not None else -1


def _name(question: Question, figures: Figures | None, sheet: Sheet) -> Flowable:
    """Return the whole name of an item, over its position with the swing."""
    words = one_line(question_label(question, LONGEST_ITEM))
    said = position_and_swing(figures)
    if not said:
        return paragraph(words, sheet["count"])
    return paragraph([words, Span(f"\n{said}", colour=MUTED, size=6.8)], sheet["count"])


def position_and_swing(figures: Figures | None) -> str:
    """Return “Consensus for, swing 2 votes”, or nothing without a position."""
    if figures is None or figures.position is None:
        return ""
    swing = swing_short(figures)
    return position_words(figures) + (f", swing {swing}" if swing != DASH else "")


def approval_cells(figures: Figures | None, columns: int) -> list[str]:
    """Return the answers of one item in one round; dashes when it was not asked."""
    if figures is None:
        return [DASH] * columns
    tally = figures.tally
    made = [str(figures.above), percent(figures.above, tally.base_count), str(figures.neutral)]
    made += [str(figures.below), str(tally.cannot_judge), str(tally.silent)]
    return made if columns == len(HEADS) else [*made, *_weights(tally)]


def _weights(tally: Tally) -> list[str]:
    """Return the weight of those who approve, and its share of the weight of the base."""
    if not tally.weighted:
        return [DASH, DASH]
    return [weight(tally.weighted[-1]), percent(tally.weighted[-1], weight_base(tally))]


def approval_base(result: RoundResult, ids: Sequence[str]) -> str:
    """Return what the percentages of one round are of, with its numbers."""
    tally = next(f.tally for each in ids if (f := result.of(each)))
    said = [f"{tally.present} present"]
    said += [f"{tally.by_proxy} of them by proxy"] if tally.by_proxy else []
    said += [f"{tally.entitled} entitled"] if tally.entitled else []
    numbers = ", ".join(said)
    return f"Round {result.number}: {numbers}; percentages {BASES[tally.base]} are those of yes."
