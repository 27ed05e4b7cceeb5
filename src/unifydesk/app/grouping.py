"""Declared groups side by side, with small numbers suppressed so that nobody is exposed by a breakdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from unifydesk.domain.question import CANNOT_JUDGE, SCALE, Question
from unifydesk.domain.tally import GroupComparison, GroupFigures
from unifydesk.kinds import KINDS
from unifydesk.measures.groups import group_aware_consensus
from unifydesk.measures.sides import sides_of

LEAST_GROUP = 5
"""A group with fewer answers is not shown apart."""
LEAST_CELL = 3
"""Nor is one in which one or two people stand alone on a side."""
LEAST_FOR_CONSENSUS = 20
"""Group-aware consensus is offered from so many answers on, as its authors advise (Small et al. 2021)."""

FEW = f"fewer than {LEAST_GROUP} answered, so this group is not shown apart"
CELL = f"fewer than {LEAST_CELL} people stand on one side, so this group is not shown apart"
DIFFERENCE = "not shown apart, because those held back could be worked out from the rest"
HELD_BACK = "a group is not shown apart"

Counts = Mapping[str, Counter[str]]  # group → answer → people; the empty name: people of no group


def compare_groups(
    questions: Sequence[Question], counted: Mapping[str, Counts]
) -> tuple[GroupComparison, ...]:
    """Return every scale question that two or more declared groups answered, group by group.

    `counted` is question → group → answer → people. Sources of the limits: the suppression rules of
    official statistics, as small as a workshop can bear.
    """
    made = (_compared(q, counted.get(q.id, {})) for q in questions)
    return tuple(comparison for comparison in made if comparison is not None)


def _compared(question: Question, counts: Counts) -> GroupComparison | None:
    kind = KINDS.get(question.kind)
    groups = {group: found for group, found in sorted(counts.items()) if group and found.total()}
    if kind is None or kind.shape != SCALE or len(groups) < 2:
        return None
    options = [option.value for option in kind.options]
    camps = {group: _camps(options, found) for group, found in groups.items()}
    held_back = _held_back(camps, _camps(options, counts.get("", Counter())))
    consensus, why_not = _consensus(camps, groups)
    if held_back and not why_not:  # with the total the product would tell the groups that are not shown
        consensus, why_not = None, HELD_BACK
    return GroupComparison(
        question,
        tuple(_shown(group, camps[group], held_back.get(group, "")) for group in groups),
        consensus,
        why_not,
    )


Camps = tuple[int, int, int]  # above, below, neutral


def _camps(options: Sequence[str], found: Counter[str]) -> Camps:
    below, neutral, above = sides_of(options).sums([found[option] for option in options])
    return above, below, neutral


def _held_back(camps: Mapping[str, Camps], others: Camps) -> dict[str, str]:
    """Return the groups that are not shown, each with the reason.

    The total less what is shown tells the sum of what is not, the `others` of no group included. While that
    sum is one group that must not be shown, or too few people, the next smallest group goes with it.
    """
    found = {group: why for group, sides in camps.items() if (why := _why_not(sides))}
    unseen = [camps[group] for group in found] + ([others] if any(others) else [])
    for group in sorted(camps.keys() - found.keys(), key=lambda group: (sum(camps[group]), group)):
        if not _tells(unseen):
            break
        found[group] = DIFFERENCE
        unseen.append(camps[group])
    return found


def _why_not(sides: Camps) -> str:
    """Return why a group of these sides is not shown, or an empty text."""
    if sum(sides) < LEAST_GROUP:
        return FEW
    return CELL if any(0 < side < LEAST_CELL for side in sides) else ""


def _tells(unseen: Sequence[Camps]) -> bool:
    """Return whether the sum of what is not shown would tell what must not be shown."""
    if len(unseen) == 1:
        return bool(_why_not(unseen[0]))
    return 0 < sum(map(sum, unseen)) < LEAST_GROUP


def _shown(group: str, sides: Camps, why: str) -> GroupFigures:
    if why:
        return GroupFigures(group, None, None, None, None, why)
    above, below, neutral = sides
    return GroupFigures(group, sum(sides), above, neutral, below)


def _consensus(camps: Mapping[str, Camps], groups: Counts) -> tuple[float | None, str]:
    """Return group-aware consensus on being for, or None with the reason."""
    seen = {group: sum(sides) + groups[group][CANNOT_JUDGE] for group, sides in camps.items()}
    if sum(seen.values()) < LEAST_FOR_CONSENSUS:
        return None, f"fewer than {LEAST_FOR_CONSENSUS} people answered"
    if min(seen.values()) < LEAST_GROUP:
        return None, f"a group has fewer than {LEAST_GROUP} answers"
    found = group_aware_consensus([(camps[group][0], seen[group]) for group in camps])
    return (None, FEW) if found is None else (float(found), "")
