"""The figures of a workshop as lines for reading: what was found, then the counts behind it."""

from __future__ import annotations

from collections.abc import Iterator

from unifydesk.app.sentences import differing_words, finding, is_named, swing_words
from unifydesk.domain.deck import Claim
from unifydesk.domain.position import LABELS
from unifydesk.domain.tally import AllocationFigures, Figures, RankingFigures, RoundResult, Tally
from unifydesk.domain.workshop import Workshop
from unifydesk.kinds import options_of


def table(workshop: Workshop) -> Iterator[str]:
    """Give the title and every claim that has figures; an open round has none."""
    yield workshop.info.title + (" (REHEARSAL)" if workshop.rehearsal else "")
    if workshop.recovered:
        yield workshop.recovered
    for claim in workshop.deck.claims:
        results = workshop.results.get(claim.id, ())
        if results:
            yield ""
            yield f"{claim.id}  {claim.title}"
            if claim.id in workshop.incomplete:
                yield f"  {workshop.incomplete[claim.id]}"
            for result in results:
                yield from _round(result)
            yield from _recorded(workshop, claim)


def _round(result: RoundResult) -> Iterator[str]:
    state = "" if result.state == "revealed" else f", {result.state}"
    yield f"  Round {result.number}, {result.level}{state}"
    for figures in result.figures:
        yield _found(figures, result)
        yield from _behind(figures)
    if result.reasons:
        yield "    Reasons given:"
        yield from (f"      “{_on_one_line(reason)}”" for reason in result.reasons)


def _found(figures: Figures, result: RoundResult) -> str:
    """Return what a question found, and how firmly; importance is not named where “real” was rejected."""
    label, firm = figures.tally.question.label.rstrip("?"), swing_words(figures)
    if not is_named(figures, result):
        return f"    {label}"
    return f"    {label} – {finding(figures)}" + (f" ({firm})" if firm else "")


def _behind(figures: Figures) -> Iterator[str]:
    """Give the counts, ranks, points or words behind a finding, and who gave no answer."""
    if figures.ranking is not None:
        yield from _ranking(figures.ranking)
    elif figures.allocation is not None:
        yield from _allocation(figures.allocation)
    elif figures.is_scale:
        yield f"      {_counts(figures.tally)}"
    else:
        yield from (f"      “{text}”{_times(people)}" for text, people in figures.texts)
    rest = _rest(figures.tally)
    if rest:
        yield f"      {rest}"


def _counts(tally: Tally) -> str:
    """Return how many gave each answer, from the lowest to the highest."""
    labels = [option.short for option in options_of(tally.question)] or list(tally.options)
    return " · ".join(f"{label} {count}" for label, count in zip(labels, tally.counts, strict=True))


def _ranking(ranking: RankingFigures) -> Iterator[str]:
    """Give the items from the most points by Borda to the fewest."""
    for item in sorted(ranking.items, key=lambda r: -r.borda):
        mean = "ranked by nobody" if item.mean_rank is None else f"mean rank {item.mean_rank:.2f}"
        yield f"      {item.item.text}: Borda {item.borda:g}, {mean}, first for {item.firsts:g}"


def _allocation(allocation: AllocationFigures) -> Iterator[str]:
    """Give the items from the most to the least that they were given."""
    for shared in sorted(allocation.items, key=lambda s: -s.total):
        mean = "" if shared.mean is None else f", mean {shared.mean:.2f}"
        yield f"      {shared.item.text}: {shared.total} by {_people(shared.givers)}{mean}"
    yield f"      Left over: {allocation.unspent}"


def _rest(tally: Tally) -> str:
    """Return who gave no answer, of how many; empty when everybody did."""
    parts = []
    if tally.cannot_judge:
        parts.append(f"{tally.cannot_judge} cannot judge")
    if tally.silent:
        parts.append(f"{tally.silent} silent")
    return f"{', '.join(parts)}, of {tally.present} present" if parts else ""


def _recorded(workshop: Workshop, claim: Claim) -> Iterator[str]:
    recorded = workshop.positions.get(claim.id)
    if recorded is None:
        return
    said = f": {_on_one_line(recorded.statement)}" if recorded.statement else ""
    yield f"  {differing_words(recorded) or f'Recorded as “{LABELS[recorded.label]}”'}{said}"


def _times(people: int) -> str:
    return f" ({_people(people)})" if people > 1 else ""


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
