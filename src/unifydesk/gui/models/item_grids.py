"""Rankings, points and quadratic votes as tables, with the sentences that belong to them."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import AllocationKind
from unifydesk.domain.tally import AllocationFigures, Figures, RankedItem, RankingFigures, SharedItem, Tally
from unifydesk.gui.models.grids import Cell, Column, Grid, number, of_base
from unifydesk.gui.models.words import figure_words, said
from unifydesk.kinds import KINDS
from unifydesk.measures.rankings import MOST_ITEMS

FEWEST_FOR_P = 4
"""Items from which on Kendall’s W has a p-value."""
MEAN_RANK = QT_TRANSLATE_NOOP(
    "items", "Mean of its places among the people who ranked it, with their number in brackets; 1 is first"
)
BORDA = QT_TRANSLATE_NOOP("items", "Borda points: one for each item below it on each ballot, halves for ties")
COPELAND = QT_TRANSLATE_NOOP("items", "Copeland: items it beats pair by pair, minus items that beat it")
FIRSTS = QT_TRANSLATE_NOOP("items", "People who put it first; a tie for the first place is shared out")
RANKED = QT_TRANSLATE_NOOP("items", "{ranked} of {answered} ranked it: {spread}")
NOBODY_RANKED = QT_TRANSLATE_NOOP("items", "nobody ranked it")
NO_ANSWERS = QT_TRANSLATE_NOOP("items", "nobody answered")
PAIRS = QT_TRANSLATE_NOOP("items", "People who put the item of the row above the item of the column")
GIVERS = QT_TRANSLATE_NOOP("items", "People who gave it anything, of those who answered")
MEAN = QT_TRANSLATE_NOOP("items", "Mean over everybody who answered, those who gave it nothing included")
NO_CONDORCET = QT_TRANSLATE_NOOP("items", "No Condorcet winner: no item beats every other one pair by pair.")
CONDORCET = QT_TRANSLATE_NOOP("items", "Condorcet winner, which beats every other item pair by pair: {item}.")
KEMENY_ONE = QT_TRANSLATE_NOOP("items", "Kemeny’s order, which disagrees least with all ballots: {order}.")
KEMENY_MANY = QT_TRANSLATE_NOOP("items", "Kemeny’s best orders, {count} of them alike: {order}.")
KEMENY_SOME = QT_TRANSLATE_NOOP("items", "Kemeny’s best orders, {count} of them alike, among them: {order}.")
NO_KEMENY = QT_TRANSLATE_NOOP("items", "Kemeny’s order: –, because it is searched for up to %1 items only.")
KENDALL = QT_TRANSLATE_NOOP(
    "items", "Kendall’s W {w}, {words} (in Schmidt’s words), of the {people} people who ranked every item{p}."
)
KENDALL_P = QT_TRANSLATE_NOOP("items", "; {p}")
KENDALL_NO_P = QT_TRANSLATE_NOOP("items", "; no p-value below %1 items")
NO_KENDALL = QT_TRANSLATE_NOOP(
    "items",
    "Kendall’s W: –, because it needs two people who ranked every item without tying all; {people} did.",
)
UNRANKED = QT_TRANSLATE_NOOP(
    "items", "Items that a person did not rank count as tied last, but not in the mean of the places."
)
SPENT = QT_TRANSLATE_NOOP("items", "{spent} of {all} points given; {unspent} unspent.")
SPENT_CREDITS = QT_TRANSLATE_NOOP("items", "{spent} of {all} credits spent; {unspent} unspent.")
CONCENTRATED = QT_TRANSLATE_NOOP(
    "items",
    "Gini {gini} (0 all items alike, {most} one item has all); "
    "HHI {hhi} ({least} all items alike, 1 one item has all).",
)
NOT_CONCENTRATED = QT_TRANSLATE_NOOP(
    "items", "Gini and HHI: –, because votes against make no shares of a whole."
)
NOTHING_GIVEN = QT_TRANSLATE_NOOP("items", "Gini and HHI: –, because nothing was given to any item.")


def _tr(text: str) -> str:
    return said("items", text)


def ranking_grid(tally: Tally, ranking: RankingFigures) -> Grid:
    """Return the items with the figures of five methods, the most Borda points first."""
    columns = (
        Column(_tr(QT_TRANSLATE_NOOP("items", "Item"))),
        Column(_tr(QT_TRANSLATE_NOOP("items", "Mean rank")), _tr(MEAN_RANK)),
        Column(_tr(QT_TRANSLATE_NOOP("items", "Borda")), _tr(BORDA)),
        Column(_tr(QT_TRANSLATE_NOOP("items", "Copeland")), _tr(COPELAND)),
        Column(_tr(QT_TRANSLATE_NOOP("items", "First")), _tr(FIRSTS)),
    )
    best_first = sorted(ranking.items, key=lambda ranked: -ranked.borda)
    name = _tr(QT_TRANSLATE_NOOP("items", "Items by Borda points"))
    return Grid(name, columns, tuple(_ranked_row(ranked, tally) for ranked in best_first))


def _ranked_row(ranked: RankedItem, tally: Tally) -> tuple[Cell, ...]:
    spread = _spread_words(ranked.spread, QT_TRANSLATE_NOOP("items", "rank {at}: {people}"))
    told = _tr(RANKED).format(ranked=ranked.ranked, answered=tally.answered, spread=spread)
    mean = figure_words(ranked.mean_rank)
    return (
        Cell(item_words(ranked)),
        Cell(f"{mean} ({ranked.ranked})", told if ranked.ranked else _tr(NOBODY_RANKED)),
        number(ranked.borda),
        number(ranked.copeland),
        number(ranked.firsts),
    )


def _spread_words(spread: Sequence[tuple[float, int]], words: str) -> str:
    return ", ".join(_tr(words).format(at=figure_words(at), people=people) for at, people in spread)


def item_words(item: RankedItem | SharedItem) -> str:
    """Return an item with its id: “A  Speed”."""
    return f"{item.item.id}  {item.item.text}"


def pairs_grid(ranking: RankingFigures) -> Grid:
    """Return how many people put each item above each other one."""
    ids = [ranked.item.id for ranked in ranking.items]
    rows = []
    for at, ranked in enumerate(ranking.items):
        told = _tr(QT_TRANSLATE_NOOP("items", "{people} people put {above} above {below}"))
        cells = [
            Cell("")
            if at == other
            else Cell(str(people), told.format(people=people, above=ids[at], below=ids[other]))
            for other, people in enumerate(ranking.matrix[at])
        ]
        rows.append((Cell(item_words(ranked)), *cells))
    heading = Column(_tr(QT_TRANSLATE_NOOP("items", "Put above")), _tr(PAIRS))
    texts = [ranked.item.text for ranked in ranking.items]
    columns = (heading, *(Column(id_, text) for id_, text in zip(ids, texts, strict=True)))
    return Grid(_tr(QT_TRANSLATE_NOOP("items", "Pair by pair")), columns, tuple(rows))


def ranking_sentences(tally: Tally, ranking: RankingFigures) -> tuple[str, ...]:
    """Return what five methods say about who is first; each is named, because they can differ."""
    texts = {ranked.item.id: ranked.item.text for ranked in ranking.items}
    won = texts.get(ranking.condorcet)
    found = [_tr(CONDORCET).format(item=won) if won else _tr(NO_CONDORCET), _kemeny(ranking)]
    found.append(_kendall(ranking))
    if any(ranked.ranked < tally.answered for ranked in ranking.items):
        found.append(_tr(UNRANKED))
    return tuple(found)


def _kemeny(ranking: RankingFigures) -> str:
    if not ranking.kemeny:
        return _tr(NO_KEMENY).replace("%1", str(MOST_ITEMS))
    orders = "; ".join(" > ".join(order) for order in ranking.kemeny)
    if ranking.kemeny_count == 1:
        return _tr(KEMENY_ONE).format(order=orders)
    words = KEMENY_MANY if ranking.kemeny_count == len(ranking.kemeny) else KEMENY_SOME
    return _tr(words).format(count=ranking.kemeny_count, order=orders)


def _kendall(ranking: RankingFigures) -> str:
    if ranking.kendall_w is None:
        return _tr(NO_KENDALL).format(people=ranking.complete)
    p = (
        _tr(KENDALL_P).format(p=p_words(ranking.kendall_p))
        if ranking.kendall_p is not None
        else _tr(KENDALL_NO_P).replace("%1", str(FEWEST_FOR_P))
    )
    words = said("measures", ranking.w_words)
    w = figure_words(ranking.kendall_w)
    return _tr(KENDALL).format(w=w, words=words, people=ranking.complete, p=p)


def p_words(p: float) -> str:
    """Return a p-value with three decimals, never as nothing: “p = 0.031”, “p < 0.001”."""
    return "p < 0.001" if p < 0.001 else f"p = {figure_words(p, 3)}"


def allocation_grid(tally: Tally, allocation: AllocationFigures) -> Grid:
    """Return where points or votes went, the most first."""
    votes = _negative(tally)
    total = QT_TRANSLATE_NOOP("items", "Votes") if votes else QT_TRANSLATE_NOOP("items", "Total")
    columns = (
        Column(_tr(QT_TRANSLATE_NOOP("items", "Item"))),
        Column(_tr(total)),
        Column(_tr(QT_TRANSLATE_NOOP("items", "Mean")), _tr(MEAN)),
        Column(_tr(QT_TRANSLATE_NOOP("items", "Givers")), _tr(GIVERS)),
    )
    rows = tuple(
        (
            Cell(item_words(shared)),
            number(shared.total),
            Cell(number(shared.mean).text, _given(shared) if shared.mean is not None else _tr(NO_ANSWERS)),
            of_base(shared.givers, tally.answered, _tr(NO_ANSWERS)),
        )
        for shared in sorted(allocation.items, key=lambda shared: -shared.total)
    )
    return Grid(_tr(QT_TRANSLATE_NOOP("items", "Items by what they were given")), columns, rows)


def _given(shared: SharedItem) -> str:
    return _spread_words(shared.spread, QT_TRANSLATE_NOOP("items", "{at}: {people} people"))


def _negative(tally: Tally) -> bool:
    kind = KINDS.get(tally.question.kind)
    return isinstance(kind, AllocationKind) and kind.negative


def allocation_sentences(tally: Tally, allocation: AllocationFigures) -> tuple[str, ...]:
    """Return how much of the budget was given, and how concentrated it lies on few items."""
    whole = allocation.budget * tally.answered
    spent = _tr(SPENT_CREDITS if _negative(tally) else SPENT)
    found = [spent.format(spent=allocation.spent, all=whole, unspent=allocation.unspent)]
    if _negative(tally):
        found.append(_tr(NOT_CONCENTRATED))
    elif allocation.gini is None or allocation.hhi is None:
        found.append(_tr(NOTHING_GIVEN))
    else:
        n = len(allocation.items)
        gini, hhi = figure_words(allocation.gini), figure_words(allocation.hhi)
        ends = {"most": figure_words(1 - 1 / n), "least": figure_words(1 / n)}
        found.append(_tr(CONCENTRATED).format(gini=gini, hhi=hhi, **ends))
    return tuple(found)


def answer_lines(figures: Figures) -> tuple[str, ...]:
    """Return answers in people’s own words, sorted by content, with how many gave each."""
    times = QT_TRANSLATE_NOOP("items", "{text} ({people} people)")
    return tuple(
        text if people == 1 else _tr(times).format(text=text, people=people) for text, people in figures.texts
    )
