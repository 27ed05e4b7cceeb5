"""Votes for the tests of rules: counts, and a room that is full unless something else is said."""

from __future__ import annotations

from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT, Votes
from unifydesk.rules import RULES, make_choice


def cast(
    *counts: int,
    base: str = ANSWERED,
    present: int | None = None,
    entitled: int | None = None,
    kind: str = "agreement",
    addressed: int = 0,
) -> Votes:
    """Return the votes of people who all count alike; whoever is present answered unless told otherwise."""
    answered = sum(counts)
    there = answered if present is None else present
    everyone = there if entitled is None else entitled
    whole = {ANSWERED: answered, PRESENT: there, ENTITLED: everyone}[base]
    return Votes(counts, max(whole, answered), answered, there, everyone, kind, addressed)


def label(
    rule: str,
    *counts: int,
    base: str = ANSWERED,
    present: int | None = None,
    entitled: int | None = None,
    addressed: int = 0,
    **thresholds: int,
) -> str:
    """Return what a rule says of these counts, lowest option first, with some thresholds moved."""
    votes = cast(*counts, base=base, present=present, entitled=entitled, addressed=addressed)
    return RULES[rule].label_of(votes, make_choice(rule, thresholds, base=base))


def counted(*ratings: int, options: int = 9) -> tuple[int, ...]:
    """Return the counts of single ratings: (1, 1, 9) on nine points has two at the bottom, one at the top."""
    return tuple(ratings.count(option) for option in range(1, options + 1))
