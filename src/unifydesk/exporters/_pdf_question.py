"""One question of a claim: the finding in words over its chart, and the full count table beside it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Table

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures, RoundResult
from unifydesk.exporters._pdf_charts import bar
from unifydesk.exporters._pdf_flow import STRONG, Command, table
from unifydesk.exporters._pdf_fonts import SANS
from unifydesk.exporters._pdf_styles import INK, LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._pdf_words import (
    DASH,
    asked,
    finding_of,
    number,
    option_labels,
    percent,
    position_words,
    question_label,
    short_id,
    swing_sentence,
    swing_short,
)

MOST_ROUNDS = 3
"""Rounds in one chart and table; further ones follow in a second block."""
LABELS, PAIR = 110.0, 54.0
"""Widths in a count table: the answers, and the count with its percentage of one round."""
Rounds = Sequence[tuple[RoundResult, Figures]]


def question_blocks(claim: ReportClaim, question: str, sheet: Sheet) -> list[Flowable]:
    """Return charts and counts of one question over its rounds; those on one scale stand side by side."""
    asked_in = [(r, f) for r in claim.rounds if (f := r.of(question)) is not None]
    blocks: list[list[tuple[RoundResult, Figures]]] = []
    for each in asked_in:
        same = blocks and blocks[-1][-1][1].tally.options == each[1].tally.options
        if same and len(blocks[-1]) < MOST_ROUNDS:
            blocks[-1].append(each)
        else:
            blocks.append([each])
    return [_block(claim, rounds, rounds is blocks[-1], sheet) for rounds in blocks]


def _block(claim: ReportClaim, rounds: Rounds, last: bool, sheet: Sheet) -> Flowable:
    """Return one block that is never split: left the finding and the bars, right the counts."""
    right = LABELS + PAIR * len(rounds)
    left = sheet.width - right - sheet.gutter
    story = _finding(claim, rounds, last, left, sheet)
    made = table(
        [[story, _counts(rounds, right)]],
        (left + sheet.gutter, right),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        head=0,
    )
    made.splitInRow = 0
    return made


def _finding(claim: ReportClaim, rounds: Rounds, last: bool, width: float, sheet: Sheet) -> list[Flowable]:
    """Return question, finding, bars and, for the last round, what the swing means."""
    figures = rounds[-1][1]
    question = f"{short_id(claim.claim)} · {question_label(figures.tally.question)}: {asked(figures)}"
    made: list[Flowable] = [paragraph(question, sheet["question"])]
    if last and (finding := finding_of(claim, figures)):
        made.append(paragraph(finding, sheet["finding"]))
    most = max(f.tally.answered for _, f in rounds)
    for result, each in rounds:
        made += [paragraph(_round_name(result, each), sheet["chart_name"]), bar(each, width, most)]
    if last and (swing := swing_sentence(figures)):
        made.append(paragraph(f"{position_words(figures)}, {swing}.", sheet["small"]))
    return made


def _round_name(result: RoundResult, figures: Figures) -> str:
    """Return the name of a round with the position it found, where it found one."""
    return f"Round {result.number}" + (f" · {position_words(figures)}" if figures.position else "")


def _counts(rounds: Rounds, width: float) -> Table:
    """Return every count of every round: options, the base of the percentages, and those outside it."""
    heads: list[str] = ["Answer"]
    for result, _ in rounds:
        heads += [f"Round {result.number}", "%"]
    rows: list[list[str]] = [heads]
    tallies = [f.tally for _, f in rounds]
    for at, label in enumerate(option_labels(rounds[-1][1])):
        rows.append([label, *_pairs([(t.counts[at], percent(t.counts[at], t.answered)) for t in tallies])])
    base = len(rows)
    rows.append(
        ["Answered (base of %)", *_pairs([(t.answered, "100" if t.answered else DASH) for t in tallies])]
    )
    rows.append(["Cannot judge", *_pairs([(t.cannot_judge, "") for t in tallies])])
    rows.append(["Silent", *_pairs([(t.silent, "") for t in tallies])])
    rows.append(["Present", *_pairs([(t.present, "") for t in tallies])])
    foot = len(rows)
    rows += _described([f for _, f in rounds])
    widths = [width - PAIR * len(rounds), *([PAIR - 20.0, 20.0] * len(rounds))]
    return table(rows, widths, *_lines(base, foot, len(rows)), hairlines=False)


def _pairs(cells: Sequence[tuple[int, str]]) -> list[str]:
    """Return (count, percentage) pairs as one row of cells."""
    return [text for count, share in cells for text in (str(count), share)]


def _described(rounds: Sequence[Figures]) -> list[list[str]]:
    """Return the figures that describe the counts; a dash where they are undefined."""

    def row(label: str, values: Sequence[str]) -> list[str]:
        return [label, *(cell for value in values for cell in (value, ""))]

    made = [
        row("Median (middle half)", [_middle(f) for f in rounds]),
        row("Agreement A", [number(f.agreement_a) for f in rounds]),
    ]
    if any(f.position for f in rounds):
        made.append(row("For / neutral / against", [f"{f.above}/{f.neutral}/{f.below}" for f in rounds]))
        made.append(row("Swing", [swing_short(f) for f in rounds]))
    return made


def _middle(figures: Figures) -> str:
    """Return the median with the quartiles around it, or a dash without answers."""
    if figures.median is None:
        return DASH
    return f"{number(figures.median)} ({number(figures.q1)}–{number(figures.q3)})"


def _lines(base: int, foot: int, rows: int) -> list[Command]:
    """Return the look of a count table: tight rows, figures right-aligned, hairlines around the base."""
    return [
        ("FONT", (0, 1), (-1, -1), SANS, 7.3, 9.2),
        ("FONT", (0, base), (-1, base), STRONG, 7.3, 9.2),
        ("TEXTCOLOR", (0, base + 1), (-1, foot - 1), colour(INK)),
        ("TEXTCOLOR", (0, foot), (-1, rows - 1), colour(MUTED)),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 1), (-1, -1), 0.8),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 1.5),
        ("LINEABOVE", (0, base), (-1, base), 0.35, colour(LINE)),
        ("LINEABOVE", (0, foot), (-1, foot), 0.35, colour(LINE)),
    ]
