"""The results as a tidy table: one row for each answer, item or text of a question in a round of a claim."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from unifydesk.domain.position import LABELS
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.tally import Figures, RankedItem, RoundResult, SharedItem, Tally
from unifydesk.exporters._csv_cells import Cell, table
from unifydesk.kinds import answer_words

CLAIM = ("claim", "claim_kind", "lens", "title", "round", "level", "channels")
QUESTION = ("question", "question_kind", "question_label")
ANSWER = ("of", "answer", "answer_label", "people", "percent", "weight", "weight_percent")
ITEM = ("mean_rank", "borda", "copeland", "firsts", "points", "mean")
COUNTS = (
    "base", "base_people", "base_weight", "answered", "cannot_judge", "silent", "present", "entitled",
    "by_proxy",
)  # fmt: skip
FIGURES = ("for", "neutral", "against", "median", "q1", "q3", "agreement_a", "position", "swing", "recorded")
COLUMNS = (*CLAIM, *QUESTION, *ANSWER, *ITEM, *COUNTS, *FIGURES)
"""What each row says; `docs/file-format.md` explains the columns."""

DIGITS = 6
"""Digits after the point of a percentage; `people` and `base_people` give it exactly."""

_Row = dict[str, Cell]


def results_csv(report: Report, *, bom: bool = False) -> bytes:
    """Return the results of every revealed round as CSV; undefined cells are empty."""
    return table(COLUMNS, ([row.get(column) for column in COLUMNS] for row in rows(report)), bom=bom)


def rows(report: Report) -> Iterator[_Row]:
    """Give the rows by claim, round, question and answer."""
    for claim in report.claims:
        for result in claim.rounds:
            for figures in result.figures:
                shared = _claim(claim, result, figures) | _counts(figures.tally) | _figures(figures, claim)
                for own in _answers(figures):
                    yield shared | own


def percent(part: Decimal | int, base: Decimal | int) -> float | None:
    """Return the percentage rounded to DIGITS, or None without a base."""
    return round(float(Fraction(part) * 100 / Fraction(base)), DIGITS) if base else None


def _claim(claim: ReportClaim, result: RoundResult, figures: Figures) -> _Row:
    question = figures.tally.question
    return {
        "claim": claim.claim.id,
        "claim_kind": claim.claim.kind,
        "lens": claim.claim.lens,
        "title": claim.claim.title,
        "round": result.number,
        "level": result.level,
        "channels": ", ".join(f"{channel} {people}" for channel, people in figures.tally.channels),
        "question": question.id,
        "question_kind": question.kind,
        "question_label": question.label,
    }


def _counts(tally: Tally) -> _Row:
    return {
        "base": tally.base,
        "base_people": tally.base_count,
        "base_weight": _base_weight(tally),
        "answered": tally.answered,
        "cannot_judge": tally.cannot_judge,
        "silent": tally.silent,
        "present": tally.present,
        "entitled": tally.entitled,
        "by_proxy": tally.by_proxy,
    }


def _base_weight(tally: Tally) -> Decimal | None:
    return dict(tally.weight_of).get(tally.base) if tally.weighted else None


def _figures(figures: Figures, claim: ReportClaim) -> _Row:
    """Return what the counts say; only scales have sides and quartiles."""
    position, recorded = figures.position, claim.recorded
    said: _Row = {
        "position": LABELS.get(position.label, position.label) if position else None,
        "swing": position.swing if position else None,
        "recorded": LABELS.get(recorded.label, recorded.label) if recorded else None,
    }
    if figures.is_scale:
        said |= {
            "for": figures.above,
            "neutral": figures.neutral,
            "against": figures.below,
            "median": figures.median,
            "q1": figures.q1,
            "q3": figures.q3,
            "agreement_a": figures.agreement_a,
        }
    return said


def _answers(figures: Figures) -> Iterator[_Row]:
    """Give a row per option, or per item and then per different answer, or per text."""
    tally = figures.tally
    if figures.is_scale:
        yield from _options(tally)
        return
    if figures.ranking is not None:
        yield from (_ranked(item) for item in figures.ranking.items)
    if figures.allocation is not None:
        yield from (_shared(item) for item in figures.allocation.items)
    of = "text" if figures.texts else "answer"
    for answer, people in tally.answers:
        words = answer if of == "text" else answer_words(answer, tally.question)
        own: _Row = {"of": of, "answer": answer, "answer_label": words}
        yield own | _share(tally, people)


def _options(tally: Tally) -> Iterator[_Row]:
    weight_of = _base_weight(tally)
    for at, (value, people) in enumerate(zip(tally.options, tally.counts, strict=True)):
        own: _Row = {"of": "option", "answer": value, "answer_label": answer_words(value, tally.question)}
        if tally.weighted:
            weight = tally.weighted[at]
            own |= {"weight": weight, "weight_percent": percent(weight, weight_of or 0)}
        yield own | _share(tally, people)


def _share(tally: Tally, people: int) -> _Row:
    return {"people": people, "percent": percent(people, tally.base_count)}


def _ranked(item: RankedItem) -> _Row:
    return {
        "of": "item",
        "answer": item.item.id,
        "answer_label": item.item.text,
        "people": item.ranked,
        "mean_rank": item.mean_rank,
        "borda": item.borda,
        "copeland": item.copeland,
        "firsts": item.firsts,
    }


def _shared(item: SharedItem) -> _Row:
    return {
        "of": "item",
        "answer": item.item.id,
        "answer_label": item.item.text,
        "people": item.givers,
        "points": item.total,
        "mean": item.mean,
    }
