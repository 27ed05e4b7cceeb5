"""Turns the counts of closed rounds into tallies, figures and movement; open rounds have none."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.app.figures import figures
from unifydesk.domain.deck import Deck
from unifydesk.domain.question import CANNOT_JUDGE, Ballot, Question
from unifydesk.domain.rounds import NAMED, Round
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import Movement, RoundResult, Tally
from unifydesk.kinds import KINDS
from unifydesk.measures.movement import movement_table, up_down_same
from unifydesk.store import counting
from unifydesk.store.workshop_file import WorkshopFile, round_area


def round_results(
    file: WorkshopFile, deck: Deck, rounds: Sequence[Round], choice: RuleChoice
) -> dict[str, tuple[RoundResult, ...]]:
    """Return the results of every closed round by claim, oldest first."""
    results: dict[str, tuple[RoundResult, ...]] = {}
    for claim in deck.claims:
        own = [r for r in rounds if r.claim == claim.id and r.has_result]
        found: list[RoundResult] = []
        for before, round_ in zip([None, *own], own, strict=False):
            found.append(_result(file, before, round_, choice))
        if found:
            results[claim.id] = tuple(found)
    return results


def _result(file: WorkshopFile, before: Round | None, round_: Round, choice: RuleChoice) -> RoundResult:
    area = (round_area(round_.id),)
    tallies = file.cached(
        ("tallies", round_.id), area, lambda: tuple(tally(file, round_, q) for q in round_.questions)
    )
    reasons = file.cached(("reasons", round_.id), area, lambda: counting.reasons(file, round_))
    return RoundResult(
        round_id=round_.id,
        number=round_.number,
        state=round_.state,
        level=round_.level,
        figures=tuple(figures(t, choice) for t in tallies),
        reasons=reasons,
        movements=_movements(file, before, round_),
    )


def tally(file: WorkshopFile, round_: Round, question: Question) -> Tally:
    """Return the tally of one question; people without a seat are added to those present for it."""
    counted = counting.count(file, round_, question.id)
    kind = KINDS.get(question.kind)
    # A kind this program does not know keeps its counts: nothing is dropped, only not named.
    options = tuple(o.value for o in kind.options) if kind else _unknown_options(file, round_, question)
    return Tally(
        question=question,
        options=options,
        counts=tuple(counted.answers.get(value, 0) for value in options),
        cannot_judge=counted.answers.get(CANNOT_JUDGE, 0),
        present=(round_.present or 0) + counted.unseated,
        channels=tuple(sorted(counted.channels.items())),
    )


def _unknown_options(file: WorkshopFile, round_: Round, question: Question) -> tuple[str, ...]:
    """Return the answers that any round of the claim received, so that its rounds stand side by side."""
    answers = counting.answers_given(file, round_.claim, question.id)
    return tuple(sorted(answers - {CANNOT_JUDGE}))


def _movements(file: WorkshopFile, before: Round | None, after: Round) -> tuple[Movement, ...]:
    """Return the movement of paired named answers; secret or uncounted rounds have only their two shapes."""
    if before is None or before.level != NAMED or after.level != NAMED:
        return ()
    areas = (round_area(before.id), round_area(after.id))
    return file.cached(("movement", after.id), areas, lambda: _paired(file, before, after))


def _paired(file: WorkshopFile, before: Round, after: Round) -> tuple[Movement, ...]:
    first = {b.seat: b for b in counting.ballots(file, before)}
    second = {b.seat: b for b in counting.ballots(file, after)}
    moved = (_movement(question, first, second) for question in after.questions)
    return tuple(m for m in moved if m is not None and m.pairs)


def _movement(question: Question, first: dict[int, Ballot], second: dict[int, Ballot]) -> Movement | None:
    kind = KINDS.get(question.kind)
    if kind is None:
        return None
    options = tuple(o.value for o in kind.options)
    pairs = [
        (first[seat].answer(question.id), second[seat].answer(question.id))
        for seat in sorted(first.keys() & second.keys())
    ]
    table = movement_table(pairs, options)
    return Movement(question, options, table, *up_down_same(table))
