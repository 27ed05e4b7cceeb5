"""A ranking: who comes first by which rule, the ranks of every item, and each pair of items compared.

Rules can name different winners, so every winner stands beside the name of its rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable, Table

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures, RankedItem, RankingFigures
from unifydesk.exporters._counts import Described, Rounds
from unifydesk.exporters._pdf_block import finding_line, opening, question_line
from unifydesk.exporters._pdf_flow import Cell, Together, abreast, gap
from unifydesk.exporters._pdf_items import item_cell, item_name, items_chart, items_table
from unifydesk.exporters._pdf_matrix import is_small, matrix
from unifydesk.exporters._pdf_styles import MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._words import DASH, chance, counted, listed, number

RULE_NAMES, WINNERS = 58.0, 88.0
"""Widths in the table of winners: the rules, and least of one round."""
LEAST_NAME = 100.0
"""Width that the names of items keep on a narrow sheet, and the head above them."""
NO_WINNER = "none: no item beats every other one"
TOO_MANY = "not computed for more than 8 items"
RANKED_HEADS = ("Rank×people", "Mean rank", "Ranked by", "First", "Borda", "Copeland")
Best = Callable[[RankedItem], float]
RULES: tuple[tuple[str, Best, str, str], ...] = (
    ("Borda", lambda item: item.borda, "point", "points"),
    ("Copeland", lambda item: item.copeland, "pair more won than lost", "pairs more won than lost"),
    ("First places", lambda item: item.firsts, "person", "people"),
)
"""Rules that give every item a number, the highest winning, and what the number counts."""


def ranking_blocks(claim: ReportClaim, rounds: Rounds, last: bool, sheet: Sheet) -> list[Flowable]:
    """Return the winners beside the counts, the picture, and for every round its items and its pairs."""
    figures = rounds[-1][1]

    def left(width: float) -> list[Flowable]:
        made: list[Flowable] = [question_line(claim, figures, sheet)]
        made += finding_line(claim, figures, sheet) if last else []
        return [*made, _winners(rounds, width, sheet), *_remarks(figures, sheet)]

    least = RULE_NAMES + WINNERS * len(rounds)
    made = opening(left, rounds, described_ranking(rounds), sheet, least)
    made += items_chart(rounds, sheet)
    ranked = [(result.number, f.ranking) for result, f in rounds if f.ranking is not None]
    for number_of_round, ranking in ranked:
        made += _items(number_of_round, ranking, sheet)
    return [*made, *_pairs(ranked, sheet)]


def described_ranking(rounds: Rounds) -> Described:
    """Return how alike the orders are; a dash where W is undefined."""
    every = [f.ranking for _, f in rounds]
    return [
        ("Ranked every item", [str(r.complete) if r else DASH for r in every]),
        ("Kendall’s W", [number(r.kendall_w, 3) if r else DASH for r in every]),
        ("In Schmidt’s words", [r.w_words if r and r.w_words else DASH for r in every]),
        ("p of W", [chance(r.kendall_p) if r else DASH for r in every]),
    ]


def ranking_remarks(figures: Figures) -> str:
    """Return why a figure of the last round is a dash, and what became of items that were left out."""
    ranking = figures.ranking
    if ranking is None:
        return ""
    said = []
    if ranking.kendall_w is None and ranking.complete < 2:
        said.append("W needs two people who ranked every item.")
    elif ranking.kendall_w is None:
        said.append("W is not defined where everybody ties everything.")
    elif ranking.kendall_p is None:
        said.append("With three items or fewer W has no p.")
    partial = figures.tally.answered - ranking.complete
    if partial:
        did = "person" if partial == 1 else "people"
        said.append(
            f"{partial} {did} left items out: those stand tied last in pairs, Borda, Copeland and Kemeny, "
            "and have no rank in the mean."
        )
    return " ".join(said)


def _remarks(figures: Figures, sheet: Sheet) -> list[Flowable]:
    """Return the remarks in small type, or nothing."""
    said = ranking_remarks(figures)
    return [gap(3), paragraph(said, sheet["small"])] if said else []


def _winners(rounds: Rounds, width: float, sheet: Sheet) -> Table:
    """Return who comes first by each rule in each round."""
    rows: list[list[Cell]] = [["First by", *(f"Round {result.number}" for result, _ in rounds)]]
    rows += [[name, *(_small(said, sheet) for said in every)] for name, every in winner_rows(rounds)]
    each = (width - RULE_NAMES) / len(rounds)
    return items_table(
        rows,
        (RULE_NAMES, *[each] * len(rounds)),
        ("ALIGN", (1, 0), (-1, -1), "LEFT"),
        ("RIGHTPADDING", (1, 0), (-1, -1), 6),
        ("TEXTCOLOR", (0, 1), (0, -1), colour(MUTED)),
    )


def winner_rows(rounds: Rounds) -> list[tuple[str, list[str]]]:
    """Return the name of each rule with who comes first by it in each round."""
    every = [f.ranking for _, f in rounds]
    return [
        *((name, [_winner(r, best, one, many) for r in every]) for name, best, one, many in RULES),
        ("Mean rank", [_lowest(r) for r in every]),
        ("Condorcet", [_condorcet(r) for r in every]),
        ("Kemeny", [_kemeny(r) for r in every]),
    ]


def _small(text: str, sheet: Sheet) -> Flowable:
    """Return text for a cell."""
    return paragraph(text, sheet["count"])


def _winner(ranking: RankingFigures | None, best: Best, one: str, many: str) -> str:
    """Return the items with the highest number, and the number."""
    if ranking is None:
        return DASH
    top = max(best(item) for item in ranking.items)
    first = [item_name(r.item) for r in ranking.items if best(r) == top]
    each = " each" if len(first) > 1 else ""
    return f"{listed(first)} ({number(top)} {one if top == 1 else many}{each})"


def _lowest(ranking: RankingFigures | None) -> str:
    """Return the items with the lowest mean rank."""
    known = [r for r in ranking.items if r.mean_rank is not None] if ranking else []
    if not known:
        return DASH
    top = min(r.mean_rank or 0.0 for r in known)
    first = [item_name(r.item) for r in known if r.mean_rank == top]
    return f"{listed(first)} ({number(top)})"


def _condorcet(ranking: RankingFigures | None) -> str:
    """Return the item that beats every other one, or that there is none."""
    if ranking is None:
        return DASH
    winner = next((r.item for r in ranking.items if r.item.id == ranking.condorcet), None)
    return item_name(winner) if winner is not None else NO_WINNER


def _kemeny(ranking: RankingFigures | None) -> str:
    """Return the best orders by the ids of the items."""
    if ranking is None:
        return DASH
    if not ranking.kemeny:
        return TOO_MANY
    orders = [" > ".join(order) for order in ranking.kemeny]
    more = ranking.kemeny_count - len(orders)
    if more:
        orders.append(f"and {counted(more, 'other best order', 'other best orders')}")
    return "\n".join(orders)


def _items(number_of_round: int, ranking: RankingFigures, sheet: Sheet) -> list[Flowable]:
    """Return every item of one round with its figures, best by Borda first."""
    head = f"Round {number_of_round}, best by Borda first"
    rows: list[list[Cell]] = [
        [head, *RANKED_HEADS],
        *(_item_row(item, sheet) for item in sorted(ranking.items, key=lambda r: -r.borda)),
    ]
    others = (40.0, 40.0, 30.0, 34.0, 40.0)
    fixed = (min(128.0, sheet.width - sum(others) - LEAST_NAME), *others)
    left = (("ALIGN", (1, 0), (1, -1), "LEFT"), ("RIGHTPADDING", (1, 0), (1, -1), 6))
    return [gap(8), items_table(rows, (sheet.width - sum(fixed), *fixed), *left)]


def _item_row(ranked: RankedItem, sheet: Sheet) -> list[Cell]:
    """Return one item: how often it got which rank, and what each rule makes of it."""
    spread, *numbers = ranked_cells(ranked)
    return [item_cell(ranked.item, sheet), _small(spread, sheet), *numbers]


def ranked_cells(ranked: RankedItem) -> list[str]:
    """Return the cells under RANKED_HEADS of one item."""
    return [
        ", ".join(f"{number(rank)}×{people}" for rank, people in ranked.spread) or DASH,
        number(ranked.mean_rank),
        str(ranked.ranked),
        number(ranked.firsts),
        number(ranked.borda),
        number(ranked.copeland),
    ]


def _pairs(ranked: Sequence[tuple[int, RankingFigures]], sheet: Sheet) -> list[Flowable]:
    """Return the pairwise matrix of every round, two side by side where they are small."""
    count = 2 if len(ranked) > 1 and is_small(ranked[0][1], sheet) else 1
    width = sheet.width if count == 1 else (sheet.width - sheet.gutter) / 2
    cells = [matrix(f"Round {n}", ranking, width, sheet) for n, ranking in ranked]
    if count == 1:
        return [Together([gap(6), *cell], sheet.height) for cell in cells]
    return [abreast(cells[at : at + count], count, sheet) for at in range(0, len(cells), count)]
