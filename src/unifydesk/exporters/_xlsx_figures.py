"""Figures of methods as tidy rows: measures, tests, items with their pairs, and groups side by side."""

from __future__ import annotations

from collections.abc import Iterator

from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.tally import Change, Description, Figures, RoundResult
from unifydesk.exporters._words import question_label
from unifydesk.exporters._xlsx_book import NUMBER, WHOLE, Cell, Column, Sheet

Rows = Iterator[tuple[Cell, ...]]
CLAIM, ROUND, QUESTION = Column("Claim", 10), Column("Round", 8, WHOLE), Column("Question", 16)
FIGURE, VALUE, WHY = Column("Figure", 26), Column("Value", 10, NUMBER), Column("Why undefined", 40)
MEASURES = {
    "low_median": "Low median (place on the scale)",
    "high_median": "High median (place on the scale)",
    "interpolated_median": "Interpolated median",
    "iqr": "IQR",
    "net": "Net agreement",
    "dominant_opinion": "Dominant opinion",
    "polarisation": "Polarisation",
    "cns": "Cns",
    "leik_d": "Leik’s D",
    "iov": "IOV",
    "l2": "l²",
    "esteban_ray": "Esteban–Ray",
    "entropy_bits": "Entropy, bits",
    "stability": "Stability",
}
CHANGES = {
    "histogram_change": "Share of the distribution that moved",
    "individual_change": "Share of people who changed",
    "both_for": "For in both rounds",
    "gained": "Gained",
    "lost": "Lost",
    "neither": "For in neither round",
    "mcnemar_p": "McNemar, p",
    "wilcoxon_w_plus": "Wilcoxon W+",
    "wilcoxon_w_minus": "Wilcoxon W-",
    "wilcoxon_p": "Wilcoxon, p",
    "rank_biserial": "Rank biserial correlation",
    "sign_p": "Sign test, p",
    "kappa": "Kappa",
    "kappa_linear": "Kappa, linear weights",
    "kappa_quadratic": "Kappa, quadratic weights",
}


def measures_sheet(report: Report) -> Sheet:
    """Return one row for every measure of every scale in every round."""
    rows = [
        row
        for claim in report.claims
        for result in claim.rounds
        for figures in result.figures
        if figures.is_scale
        for row in _measured(claim, result, figures)
    ]
    return Sheet("Measures", (CLAIM, ROUND, QUESTION, FIGURE, VALUE, WHY), tuple(rows))


def _measured(claim: ReportClaim, result: RoundResult, figures: Figures) -> Rows:
    question = figures.tally.question
    lead = claim.claim.id, result.number, question_label(question)
    plain = (
        ("For", figures.above),
        ("Neutral", figures.neutral),
        ("Against", figures.below),
        ("Median (place on the scale)", figures.median),
        ("First quartile (place on the scale)", figures.q1),
        ("Third quartile (place on the scale)", figures.q3),
        ("Agreement A", figures.agreement_a),
    )
    yield from ((*lead, name, value, None) for name, value in plain)
    described = claim.description(result.number, question.id)
    if described is not None:
        yield from ((*lead, *row) for row in _described(described))


def _described(described: Description) -> Rows:
    for field, name in MEASURES.items():
        yield _known(name, getattr(described, field), described.reason(field))
    low, high = described.wilson_for or (None, None)
    why = described.reason("wilson_for")
    yield _known("Wilson, low end", low, why)
    yield _known("Wilson, high end", high, why)
    yield from ((f"RAND/UCLA {name.upper()}", value, None) for name, value in described.ram)


def _known(name: str, value: float | None, why: str) -> tuple[Cell, ...]:
    """Return a figure, or nothing and why; where there is a reason the other formats print a dash."""
    return name, None if why else value, why or None


def tests_sheet(report: Report) -> Sheet:
    """Return the footnotes to every movement; none of them is starred."""
    columns = (CLAIM, Column("To round", 8, WHOLE), QUESTION, FIGURE, VALUE, WHY)
    rows = [
        (claim.claim.id, number, _label(claim, question), *row)
        for claim in report.claims
        for number, question, change in claim.changes
        for row in _changed(change)
    ]
    return Sheet("Tests", columns, tuple(rows))


def _label(claim: ReportClaim, question: str) -> str:
    """Return the label of a question, or its id where it was not asked."""
    found = (f.tally.question for r in claim.rounds if (f := r.of(question)) is not None)
    return next((question_label(q) for q in found), question)


def _changed(change: Change) -> Rows:
    for field, name in CHANGES.items():
        yield _known(name, getattr(change, field), change.reason(field))


def items_sheet(report: Report) -> Sheet:
    """Return every figure of every item that was ranked or given points, and each pair of ranked items."""
    columns = (CLAIM, ROUND, QUESTION, Column("Item", 8), Column("Text", 40), FIGURE, VALUE)
    rows = [
        (claim.claim.id, result.number, question_label(figures.tally.question), *row)
        for claim in report.claims
        for result in claim.rounds
        for figures in result.figures
        for row in (*_ranked(figures), *_shared(figures))
    ]
    return Sheet("Items", columns, tuple(rows))


def _ranked(figures: Figures) -> Rows:
    ranking = figures.ranking
    if ranking is None:
        return
    for ranked, counts in zip(ranking.items, ranking.matrix, strict=True):
        lead = ranked.item.id, ranked.item.text
        yield (*lead, "Mean rank", ranked.mean_rank)
        yield (*lead, "Ranked by, people", ranked.ranked)
        yield (*lead, "First places", ranked.firsts)
        yield (*lead, "Borda", ranked.borda)
        yield (*lead, "Copeland", ranked.copeland)
        for other, people in zip(ranking.items, counts, strict=True):
            if other is not ranked:
                yield (*lead, f"People who put it above {other.item.id}", people)
    yield "", "All items", "Kendall’s W", ranking.kendall_w
    yield "", "All items", "Kendall’s W, p", ranking.kendall_p


def _shared(figures: Figures) -> Rows:
    allocation = figures.allocation
    if allocation is None:
        return
    for shared in allocation.items:
        lead = shared.item.id, shared.item.text
        yield (*lead, "Total", shared.total)
        yield (*lead, "Mean", shared.mean)
        yield (*lead, "Givers, people", shared.givers)
    whole = (
        ("Budget of each person", allocation.budget),
        ("Spent", allocation.spent),
        ("Unspent", allocation.unspent),
        ("Gini", allocation.gini),
        ("HHI", allocation.hhi),
    )
    yield from (("", "All items", name, value) for name, value in whole)


def groups_sheet(report: Report) -> Sheet:
    """Return the declared groups side by side; a group that is held back says why and has no numbers."""
    columns = (
        CLAIM,
        ROUND,
        QUESTION,
        Column("Group", 30),
        Column("Answered", 9, WHOLE),
        Column("For", 9, WHOLE),
        Column("Neutral", 9, WHOLE),
        Column("Against", 9, WHOLE),
        Column("Over all groups", 10, NUMBER),
        Column("Why not shown", 40),
    )
    rows: list[tuple[Cell, ...]] = []
    for claim in report.claims:
        for result in claim.rounds:
            for compared in result.groups:
                lead = claim.claim.id, result.number, question_label(compared.question)
                for each in compared.groups:
                    held = bool(each.suppressed)
                    counts = (each.answered, each.above, each.neutral, each.below)
                    numbers = (None,) * 4 if held else counts
                    rows.append((*lead, each.group, *numbers, None, each.suppressed or None))
                consensus = compared.consensus
                rows.append((*lead, "All groups", *(None,) * 4, consensus, compared.why_not or None))
    return Sheet("Groups", columns, tuple(rows))
