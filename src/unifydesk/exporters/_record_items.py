"""Questions about items: rankings with every pair, points and votes, and the approval of a whole list."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.deck import Item
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import AllocationFigures, RankingFigures
from unifydesk.exporters._counts import Rounds
from unifydesk.exporters._pdf_approval import (
    HEADS,
    WEIGHED,
    approval_base,
    approval_cells,
    position_and_swing,
    yes_of,
)
from unifydesk.exporters._pdf_items import item_id
from unifydesk.exporters._pdf_matrix import READING
from unifydesk.exporters._pdf_points import POINTS, VOTES
from unifydesk.exporters._pdf_ranking import RANKED_HEADS, ranked_cells, winner_rows
from unifydesk.exporters._record_blocks import Block, Column, Part, Row, Table, Value, row
from unifydesk.exporters._record_summary import bar_of
from unifydesk.exporters._words import asked, capital, question_label, short_id

LONGEST_ITEM = 400


def item_words(item: Item) -> str:
    """Return the whole name of an item behind its id."""
    return f"{item_id(item)}  {item.text}" if item.text and item.text != item.id else item_id(item)


def ranking_tables(claim: str, rounds: Rounds) -> list[Block]:
    """Return who comes first by which rule, and for every round its items and its pairs."""
    heads = (Column("Rule"), *(Column(f"Round {result.number}") for result, _ in rounds))
    rows = tuple(row(name, *said) for name, said in winner_rows(rounds))
    made: list[Block] = [Table(f"{claim} · First by each rule", heads, rows)]
    for result, figures in rounds:
        if figures.ranking is not None:
            made.append(_ranked(claim, result.number, figures.ranking))
            made.append(_pairs(claim, result.number, figures.ranking))
    return made


def _ranked(claim: str, number: int, ranking: RankingFigures) -> Table:
    """Return every item of one round with its figures, best by Borda first."""
    columns = (Column("Item"), *(Column(head, number=at > 0) for at, head in enumerate(RANKED_HEADS)))
    best = sorted(ranking.items, key=lambda ranked: -ranked.borda)
    rows = tuple(row(item_words(each.item), *ranked_cells(each)) for each in best)
    return Table(f"{claim} · Items in round {number}, best by Borda first", columns, rows, sortable=True)


def _pairs(claim: str, number: int, ranking: RankingFigures) -> Table:
    """Return how many people put the item of a row above the item of a column."""
    columns = (Column("Item"), *(Column(item_id(r.item), number=True) for r in ranking.items))
    rows: list[Row] = []
    for i, (ranked, counts) in enumerate(zip(ranking.items, ranking.matrix, strict=True)):
        cells = [_pair(ranking, i, j, people) for j, people in enumerate(counts)]
        rows.append(row(item_words(ranked.item), *cells))
    caption = f"{claim} · Pairs in round {number}"
    return Table(caption, columns, tuple(rows), (f"{capital(READING)}.",), grid=True)


def _pair(ranking: RankingFigures, i: int, j: int, people: int) -> Value:
    """Return one cell of the pairs; the diagonal is empty."""
    if i == j:
        return Value(mark="stayed")
    won = people > ranking.matrix[j][i]
    return Value(str(people), mark="won" if won else "", strong=won)


def points_tables(claim: str, rounds: Rounds, signed: bool) -> list[Block]:
    """Return every item with its figures in each round, the most in the last round first."""
    known: list[tuple[int, AllocationFigures]] = [(r.number, f.allocation) for r, f in rounds if f.allocation]
    if not known:
        return []
    values = VOTES if signed else POINTS
    columns = [Column("Item")]
    columns += [Column(head, f"Round {n}", number=True) for n, _ in known for head, _, _ in values]
    last = known[-1][1]
    rows = []
    for at in sorted(range(len(last.items)), key=lambda at: -last.items[at].total):
        cells = (value(every.items[at], every) for _, every in known for _, _, value in values)
        rows.append(row(item_words(last.items[at].item), *cells))
    return [Table(f"{claim} · Items, most first", tuple(columns), tuple(rows), sortable=True)]


def approval_part(claim: ReportClaim, questions: Sequence[Question], key: str) -> list[Part]:
    """Return one table over all approved items and all rounds, the most yes in the last round first."""
    ids = [question.id for question in questions]
    rounds = [result for result in claim.rounds if any(result.of(each) for each in ids)]
    if not rounds:
        return []
    figures = next(f for each in ids if (f := rounds[-1].of(each)))
    names = [name for name, _ in HEADS]
    if any(f.tally.weighted for r in rounds for f in r.figures):
        names += [name if name != "%" else "% of weight" for name, _ in WEIGHED]
    columns = [Column("Item, most yes first"), Column(f"Round {rounds[-1].number}")]
    columns += [Column(name, f"Round {r.number}", number=True) for r in rounds for name in names]
    rows: list[Row] = []
    for question in sorted(questions, key=lambda q: -yes_of(rounds[-1].of(q.id))):
        last = rounds[-1].of(question.id)
        name = Value(question_label(question, LONGEST_ITEM), small=position_and_swing(last))
        bar = Value(chart=bar_of(last)) if last else Value()
        cells = (text for r in rounds for text in approval_cells(r.of(question.id), len(names)))
        rows.append(row(name, bar, *cells))
    notes = tuple(approval_base(result, ids) for result in rounds)
    caption = f"{short_id(claim.claim)} · Approval of {len(ids)} items"
    table = Table(caption, tuple(columns), tuple(rows), notes, sortable=True)
    return [Part(f"{len(ids)} items: {asked(figures)}", key, (table,), listed=False)]
