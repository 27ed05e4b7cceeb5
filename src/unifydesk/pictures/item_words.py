"""Rankings, points and words of one’s own in sentences: every count, its base, a rule beside each winner."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.deck import Item
from unifydesk.domain.tally import AllocationFigures, Figures, RankedItem, RankingFigures, SharedItem
from unifydesk.pictures.words import answered_words, listed, name_of, number, outside_words


def item_name(item: Item) -> str:
    """Return an item with what it stands for: “B Speed”; its id alone where that says it all."""
    return item.id if item.text in ("", item.id) else f"{item.id} {item.text}"


def by_rank(ranking: RankingFigures) -> tuple[RankedItem, ...]:
    """Return the items by their mean rank, the first one first; those that nobody ranked come last."""
    return tuple(
        sorted(ranking.items, key=lambda item: (item.mean_rank is None, item.mean_rank or 0.0, -item.borda))
    )


def by_wins(ranking: RankingFigures) -> tuple[int, ...]:
    """Return the places of the items on the ballot by their net wins over the others, most wins first."""
    items = ranking.items
    return tuple(sorted(range(len(items)), key=lambda at: (-items[at].copeland, -items[at].borda)))


def by_total(allocation: AllocationFigures) -> tuple[SharedItem, ...]:
    """Return the items by what they were given, most first."""
    return tuple(sorted(allocation.items, key=lambda item: -item.total))


def rules_words(ranking: RankingFigures) -> tuple[str, ...]:
    """Return what each rule finds, the rule’s name beside its winner, and how far the rankings agree.

    Nothing when nobody ranked anything.
    """
    if not any(item.ranked for item in ranking.items):
        return ()
    borda = _leading([(item.item.id, item.borda) for item in ranking.items])
    copeland = _leading([(item.item.id, item.copeland) for item in ranking.items])
    condorcet = f"Condorcet winner: {ranking.condorcet}" if ranking.condorcet else "no Condorcet winner"
    return (f"Borda: {borda}", f"Copeland: {copeland}", condorcet, w_words(ranking))


def _leading(values: Sequence[tuple[str, float]]) -> str:
    """Return the items with the highest value; several are tied."""
    highest = max(value for _, value in values)
    first = [item for item, value in values if abs(value - highest) < 1e-9]
    return listed(first) + (" (tied)" if len(first) > 1 else "")


def w_words(ranking: RankingFigures) -> str:
    """Return Kendall’s W in words, or that it is not defined."""
    people = f"{ranking.complete} complete ranking{'' if ranking.complete == 1 else 's'}"
    if ranking.kendall_w is None:
        return f"Kendall’s W is not defined ({people})"
    words = f"{ranking.w_words}, " if ranking.w_words else ""
    chance = f", p {number(ranking.kendall_p, 3)}" if ranking.kendall_p is not None else ""
    return f"Kendall’s W {number(ranking.kendall_w)} ({words}{people}{chance})"


def kemeny_words(ranking: RankingFigures) -> str:
    """Return the best orders by Kemeny’s rule, or nothing where they were not looked for."""
    if not ranking.kemeny:
        return ""
    orders = " or ".join(" > ".join(order) for order in ranking.kemeny)
    if ranking.kemeny_count > len(ranking.kemeny):
        return f"Kemeny: {orders}, among {ranking.kemeny_count} best orders"
    return f"Kemeny: {orders}"


def ranking_sentence(figures: Figures) -> str:
    """Return a ranking in words, best mean rank first, with every rank that was given and every rule."""
    ranking, tally = figures.ranking, figures.tally
    lead = f"{name_of(tally.question)}: {answered_words(tally)}"
    if ranking is None or not any(item.ranked for item in ranking.items):
        return f"{lead}; no ranking; {outside_words(tally)}."
    items = "; ".join(_ranked(item) for item in by_rank(ranking))
    rules = "; ".join(part for part in (*rules_words(ranking), kemeny_words(ranking)) if part)
    return f"{lead}, rank 1 is first: {items}. {rules}. {capital(outside_words(tally))}."


def _ranked(item: RankedItem) -> str:
    """Return one item with its ranks."""
    if item.mean_rank is None:
        return f"{item_name(item.item)}, ranked by nobody"
    ranks = ", ".join(f"{people} at {number(rank)}" for rank, people in item.spread)
    return (
        f"{item_name(item.item)}, mean rank {number(item.mean_rank)}, ranked by {item.ranked} ({ranks}), "
        f"first for {number(item.firsts)}, Borda {number(item.borda)}, Copeland {signed(item.copeland)}"
    )


def pairs_sentence(figures: Figures) -> str:
    """Return every pair of items in words: who was put above whom by how many."""
    ranking, tally = figures.ranking, figures.tally
    lead = f"{name_of(tally.question)}, pair by pair: {answered_words(tally)}"
    if ranking is None or len(ranking.items) < 2 or not any(item.ranked for item in ranking.items):
        return f"{lead}; no pairs; {outside_words(tally)}."
    names = [item.item.id for item in ranking.items]
    pairs = []
    for i, one in enumerate(names):
        for j in range(i + 1, len(names)):
            over, under = ranking.matrix[i][j], ranking.matrix[j][i]
            first, other = (one, names[j]) if over >= under else (names[j], one)
            high, low = max(over, under), min(over, under)
            words = "level with" if high == low else "above"
            pairs.append(f"{first} {words} {other}, {high} to {low}")
    rules = "; ".join(rules_words(ranking)[1:3])
    legend = ", ".join(item_name(item.item) for item in ranking.items)
    return f"{lead}. {'; '.join(pairs)}. {rules}. Items: {legend}. {capital(outside_words(tally))}."


def allocation_sentence(figures: Figures) -> str:
    """Return points or votes in words, the highest total first, with every number that was given."""
    allocation, tally = figures.allocation, figures.tally
    lead = f"{name_of(tally.question)}: {answered_words(tally)}"
    if allocation is None or not tally.answered:
        return f"{lead}; nothing was given; {outside_words(tally)}."
    items = "; ".join(_shared(item) for item in by_total(allocation))
    return f"{lead}: {items}. {'. '.join(spending_words(allocation))}. {capital(outside_words(tally))}."


def _shared(item: SharedItem) -> str:
    """Return one item with what it was given."""
    given = ", ".join(f"{number(points)} from {people}" for points, people in item.spread)
    return (
        f"{item_name(item.item)}, total {number(item.total)}, mean {number(item.mean)}, "
        f"given by {item.givers}" + (f" ({given})" if given else "")
    )


def spending_words(allocation: AllocationFigures) -> tuple[str, ...]:
    """Return what became of the budget, and how unevenly it was spread where that is defined."""
    words = [f"Of a budget of {allocation.budget} each, {allocation.spent} spent, {allocation.unspent} left"]
    if allocation.gini is not None:
        words.append(f"Gini {number(allocation.gini)}")
    if allocation.hhi is not None:
        words.append(f"HHI {number(allocation.hhi)}")
    return tuple(words)


def short_finding(figures: Figures) -> str:
    """Return what a question about items found in a few words, for one line of a table."""
    tally = figures.tally
    if figures.ranking is not None:
        return next(iter(rules_words(figures.ranking)), "")
    if figures.allocation is not None and tally.answered and figures.allocation.items:
        first = by_total(figures.allocation)[0]
        return f"{first.item.id}: {number(first.total)}"
    return f"{tally.answered} in words" if figures.texts else ""


def texts_sentence(figures: Figures) -> str:
    """Return answers in people’s own words, each with how many gave it."""
    tally = figures.tally
    lead = f"{name_of(tally.question)}: {answered_words(tally)}"
    if not figures.texts:
        return f"{lead}; no words; {outside_words(tally)}."
    said = "; ".join(
        f"“{text}”" + (f" ({people} people)" if people > 1 else "") for text, people in figures.texts
    )
    return f"{lead}: {said}. {capital(outside_words(tally))}."


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def signed(value: float) -> str:
    """Return a number with its sign: “+2”, “–1”, “0”."""
    said = number(value)
    return said if value <= 0 or said == "0" else f"+{said}"
