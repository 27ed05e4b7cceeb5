"""Computes every figure of a record again from its counts, and names what does not follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from unifydesk.app.describing import describe, describe_change
from unifydesk.app.figures import figures as figures_of
from unifydesk.app.sentences import differing_words, findings
from unifydesk.domain.question import SCALE
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import Figures, Movement, RoundResult, Tally
from unifydesk.kinds import KINDS
from unifydesk.measures.movement import up_down_same
from unifydesk.measures.quadrant import quadrant

FIGURES: dict[str, str] = {
    "above": "people for",
    "below": "people against",
    "neutral": "people in the middle",
    "median": "median",
    "q1": "first quartile",
    "q3": "third quartile",
    "agreement_a": "agreement A",
    "position": "position",
    "ranking": "figures of the ranking",
    "allocation": "figures of the points",
}


MOST_PEOPLE, MOST_ITEMS = 1_000_000, 100
"""Far beyond any workshop or import; what a record claims above it would only keep the computer busy."""


def is_beyond_measure(report: Report) -> bool:
    """Return whether a record claims more people or items than can be computed with."""
    for claim in report.claims:
        for result in claim.rounds:
            for tally in (figures.tally for figures in result.figures):
                people = (*tally.counts, tally.cannot_judge, tally.present, tally.entitled, tally.answered)
                if max(people) > MOST_PEOPLE or len(tally.question.items) > MOST_ITEMS:
                    return True
            if any(
                number > MOST_PEOPLE for moved in result.movements for row in moved.table for number in row
            ):
                return True
    return False


def contradictions(report: Report) -> Iterator[str]:
    """Give a sentence for every figure that does not follow from the counts beside it.

    Positions are computed with the rule in the record; a record without one keeps its positions unchecked.
    """
    for claim in report.claims:
        impossible = list(_miscounts(claim))
        yield from impossible
        if not impossible:
            yield from _computed_again(claim, report.rule)


def _miscounts(claim: ReportClaim) -> Iterator[str]:
    """Give what cannot be about the counts of a claim; where there is any, nothing follows from them."""
    for result in claim.rounds:
        for figures in result.figures:
            wrong = _miscount(figures.tally)
            if wrong:
                yield f"{_where(claim, result)}, {_label(figures.tally)}: {wrong}."


def _computed_again(claim: ReportClaim, choice: RuleChoice | None) -> Iterator[str]:
    before: RoundResult | None = None
    for result in claim.rounds:
        where = _where(claim, result)
        for figures in result.figures:
            yield from _figures(f"{where}, {_label(figures.tally)}", figures, claim, choice)
        for moved in result.movements:
            yield from _movement(where, moved, before, result)
        before = result
    yield from _claim(claim, choice)


def _where(claim: ReportClaim, result: RoundResult) -> str:
    return f"{claim.claim.id}, round {result.number}"


def _label(tally: Tally) -> str:
    return tally.question.label.rstrip("?")


def _figures(where: str, said: Figures, claim: ReportClaim, choice: RuleChoice | None) -> Iterator[str]:
    possible = [_computed(said, choice, addressed) for addressed in range(_addressed(claim) + 1)]
    if said not in possible:
        names = [
            words for name, words in FIGURES.items() if getattr(said, name) != getattr(possible[-1], name)
        ]
        yield f"{where}: the {' and the '.join(names)} cannot come from these counts."


def _computed(said: Figures, choice: RuleChoice | None, addressed: int) -> Figures:
    """Return the figures of the same counts; without a rule, with the position that was said."""
    if choice is None:
        return replace(figures_of(said.tally, RuleChoice("", ())), position=said.position)
    return figures_of(said.tally, choice, addressed)


def _addressed(claim: ReportClaim) -> int:
    """Return the most objections that can have counted as addressed; the record tells no more."""
    return sum(1 for note in claim.notes_of("objection") if note.outcome)


def _miscount(tally: Tally) -> str:
    """Return what cannot be about the counts themselves, or an empty text."""
    kind = KINDS.get(tally.question.kind)
    numbers = (
        *tally.counts,
        tally.cannot_judge,
        tally.present,
        *(n for _, n in (*tally.answers, *tally.channels)),
    )
    if any(number < 0 for number in numbers):
        return "a number of people is below nothing"
    if len(tally.counts) != len(tally.options):
        return "there is not one count for each answer"
    if kind is None:
        return ""
    if kind.shape == SCALE and tally.options != tuple(option.value for option in kind.options):
        return "the answers are not those of its scale"
    by_channel = sum(people for _, people in tally.channels)
    if by_channel != tally.answered + tally.cannot_judge:
        return f"{by_channel} people came by the ways of voting, and {tally.answered} answered"
    return ""


def _movement(where: str, moved: Movement, before: RoundResult | None, after: RoundResult) -> Iterator[str]:
    if (moved.up, moved.down, moved.same) != up_down_same(moved.table):
        yield f"{where}: those who moved up, down or not at all are not those of the table of movement."
    rows = tuple(sum(row) for row in moved.table)
    columns = tuple(sum(column) for column in zip(*moved.table, strict=True))
    for result, people in ((before, rows), (after, columns)):
        figures = result.of(moved.question.id) if result is not None else None
        if figures is None or figures.tally.options != moved.options:
            continue
        if any(more > count for more, count in zip(people, figures.tally.counts, strict=True)):
            yield f"{where}: more people moved from or to an answer than gave it."


def _claim(claim: ReportClaim, choice: RuleChoice | None) -> Iterator[str]:
    """Give what is said of a claim and does not follow from its rounds."""
    last = claim.rounds[-1] if claim.rounds else None
    if claim.sentences != findings(last):
        yield f"{claim.claim.id}: the finding in words is not that of its last round."
    if claim.differs != (differing_words(claim.recorded) if claim.recorded else ""):
        yield f"{claim.claim.id}: what is said of the recorded position is not what was recorded."
    likely, severe = (last.of(name) if last else None for name in ("likelihood", "severity"))
    if claim.quadrant and (likely is None or severe is None or claim.quadrant != quadrant(likely, severe)):
        yield f"{claim.claim.id}: its place on the risk map is not that of its counts."
    yield from _footnotes(claim, choice)


def _footnotes(claim: ReportClaim, choice: RuleChoice | None) -> Iterator[str]:
    for result in claim.rounds:
        where = _where(claim, result)
        for figures in result.figures:
            said = claim.description(result.number, figures.tally.question.id)
            if choice is not None and said is not None and said != describe(figures, choice):
                yield f"{where}, {_label(figures.tally)}: the measures cannot come from these counts."
        for moved in result.movements:
            change = claim.change(result.number, moved.question.id)
            if change is not None and change != describe_change(moved):
                yield f"{where}, {moved.question.label}: the tests of movement do not fit its table."
