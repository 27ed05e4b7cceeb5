"""Turns the counts of closed rounds into tallies, figures and movement; open rounds have none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from unifydesk.app.figures import figures
from unifydesk.app.grouping import compare_groups
from unifydesk.domain.deck import Deck
from unifydesk.domain.question import CANNOT_JUDGE, SCALE, Question
from unifydesk.domain.rounds import HANDS, NAMED, REVEALED, Round
from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT, RuleChoice
from unifydesk.domain.tally import GroupComparison, Movement, RoundResult, Tally
from unifydesk.kinds import KINDS
from unifydesk.measures.movement import movement_table, up_down_same
from unifydesk.store import counting
from unifydesk.store.counting import Counted
from unifydesk.store.workshop_file import WorkshopFile, round_area


def round_results(
    file: WorkshopFile,
    deck: Deck,
    rounds: Sequence[Round],
    choice: RuleChoice,
    addressed: Mapping[str, int],
) -> dict[str, tuple[RoundResult, ...]]:
    """Return the results of every closed round by claim, oldest first.

    `addressed` counts the objections to each claim that were recorded as addressed.
    """
    by_claim: dict[str, list[Round]] = {}
    for round_ in rounds:
        if round_.has_result:
            by_claim.setdefault(round_.claim, []).append(round_)
    results: dict[str, tuple[RoundResult, ...]] = {}
    for claim in deck.claims:
        own = by_claim.get(claim.id, [])
        settled = addressed.get(claim.id, 0)
        found: list[RoundResult] = []
        for at, round_ in enumerate(own):
            spent = 0 if _makes_notes(round_) else sum(_objections(result) for result in found)
            before = _seen_before(own[:at])
            found.append(_result(file, before, round_, choice, max(0, settled - spent)))
        if found:
            results[claim.id] = tuple(found)
    return results


def _makes_notes(round_: Round) -> bool:
    """Return whether each objection of a round becomes a note of its own; without names none does.

    There an objection is settled by a note beyond those of earlier rounds: an old one must not close it.
    """
    return round_.level == NAMED and round_.channel != HANDS


def _objections(result: RoundResult) -> int:
    """Return how many answers of a round stand until they are addressed."""
    return sum(
        people
        for figures_ in result.figures
        if (kind := KINDS.get(figures_.tally.question.kind)) is not None
        for value, people in zip(figures_.tally.options, figures_.tally.counts, strict=False)
        if value in kind.needs_reason
    )


def _seen_before(earlier: Sequence[Round]) -> Round | None:
    """Return the last round that was revealed: the movement away from a hidden one would show its counts."""
    return next((round_ for round_ in reversed(earlier) if round_.state == REVEALED), None)


def _result(
    file: WorkshopFile, before: Round | None, round_: Round, choice: RuleChoice, addressed: int
) -> RoundResult:
    area = (round_area(round_.id),)
    tallies = file.cached(
        ("tallies", round_.id, choice.base, choice.weighted),
        area,
        lambda: tuple(tally(file, round_, q, choice) for q in round_.questions),
    )
    reasons = file.cached(("reasons", round_.id), area, lambda: counting.reasons(file, round_))
    return RoundResult(
        round_id=round_.id,
        number=round_.number,
        state=round_.state,
        level=round_.level,
        figures=tuple(figures(t, choice, addressed) for t in tallies),
        reasons=reasons,
        movements=_movements(file, before, round_),
        groups=file.cached(("groups", round_.id), (*area, "seat"), lambda: _groups(file, round_)),
        proxies=file.cached(("proxies", round_.id), area, lambda: counting.proxies(file, round_)),
    )


def tally(file: WorkshopFile, round_: Round, question: Question, choice: RuleChoice) -> Tally:
    """Return the tally of one question; people without a seat are added to those present for it."""
    counted = counting.count(file, round_, question.id)
    kind = KINDS.get(question.kind)
    # A kind this program does not know keeps its counts: nothing is dropped, only not named.
    options = (
        tuple(o.value for o in kind.options) if kind is not None else _unknown_options(file, round_, question)
    )
    on_scale = kind is None or kind.shape == SCALE
    others = sorted((a, n) for a, n in counted.answers.items() if n and a != CANNOT_JUDGE)
    present = (round_.present or 0) + counted.unseated
    return Tally(
        question=question,
        options=options,
        counts=tuple(counted.answers[value] for value in options),
        cannot_judge=counted.answers[CANNOT_JUDGE],
        present=present,
        channels=tuple(sorted(counted.channels.items())),
        answers=() if on_scale else tuple(others),
        entitled=max(present, (round_.entitled or 0) + counted.unseated),
        by_proxy=counted.by_proxy,
        base=choice.base,
        weighted=_weighted(counted, options) if choice.weighted and on_scale else (),
        weight_of=_weight_of(round_, counted, options) if choice.weighted and on_scale else (),
    )


def _weighted(counted: Counted, options: Sequence[str]) -> tuple[Decimal, ...]:
    """Return the sum of weights of each option; people without a seat weigh 1."""
    return tuple(counted.weights.get(value, Decimal()) for value in options)


def _weight_of(round_: Round, counted: Counted, options: Sequence[str]) -> tuple[tuple[str, Decimal], ...]:
    """Return the weight of every base; rounds closed before weights were declared count their people."""
    return (
        (ANSWERED, sum(_weighted(counted, options), Decimal())),
        (PRESENT, Decimal(round_.present_weight or (round_.present or 0)) + counted.unseated),
        (ENTITLED, Decimal(round_.entitled_weight or (round_.entitled or 0)) + counted.unseated),
    )


def _unknown_options(file: WorkshopFile, round_: Round, question: Question) -> tuple[str, ...]:
    """Return the answers that any round of the claim received, so that its rounds stand side by side."""
    answers = counting.answers_given(file, round_.claim, question.id)
    return tuple(sorted(answers - {CANNOT_JUDGE}))


def _groups(file: WorkshopFile, round_: Round) -> tuple[GroupComparison, ...]:
    """Return the declared groups side by side; a confidential round knows nobody's group."""
    return compare_groups(round_.questions, counting.by_group(file, round_)) if round_.level == NAMED else ()


def _movements(file: WorkshopFile, before: Round | None, after: Round) -> tuple[Movement, ...]:
    """Return the movement of paired named answers; secret or uncounted rounds have only their two shapes."""
    if before is None or before.level != NAMED or after.level != NAMED:
        return ()
    areas = (round_area(before.id), round_area(after.id))
    return file.cached(("movement", before.id, after.id), areas, lambda: _paired(file, before, after))


def _paired(file: WorkshopFile, before: Round, after: Round) -> tuple[Movement, ...]:
    moved = (_movement(file, before, after, question) for question in after.questions)
    return tuple(m for m in moved if m is not None and m.pairs)


def _movement(file: WorkshopFile, before: Round, after: Round, question: Question) -> Movement | None:
    """Return how people moved on one scale that both rounds asked; None for other kinds and other scales."""
    kind = KINDS.get(question.kind)
    asked_before = next((q for q in before.questions if q.id == question.id), None)
    if kind is None or kind.shape != SCALE or asked_before is None or asked_before.kind != question.kind:
        return None
    options = tuple(o.value for o in kind.options)
    table = movement_table(counting.pairs(file, before, after, question.id), options)
    return Movement(question, options, table, *up_down_same(table))
