"""Position rules, one file each, found by walking this folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.registry import Registry
from unifydesk.domain.rule import ANSWERED, BASES, ENTITLED, PRESENT, Rule, RuleChoice, Threshold, Votes
from unifydesk.rules._enough import few_words

RULES: Registry[Rule] = Registry("position rules")
RULES.discover(sys.modules[__name__], "RULE")

DEFAULT_RULE = "delphi75"
BASE_WORDS: dict[str, str] = {
    ANSWERED: QT_TRANSLATE_NOOP(
        "rules", "of the people who answered, so “I cannot judge” and silence are left out"
    ),
    PRESENT: QT_TRANSLATE_NOOP(
        "rules", "of the people present, so “I cannot judge” and silence count in the base"
    ),
    ENTITLED: QT_TRANSLATE_NOOP("rules", "of all people entitled to vote, present or not"),
}
"""How the summary of a rule says what its percentages are of; fills its `{base}`."""
WEIGHTED = QT_TRANSLATE_NOOP(
    "rules",
    "Ballots count with the weights of their seats; whether enough people answered is counted in people.",
)
UNWEIGHTED = QT_TRANSLATE_NOOP("rules", "Every ballot counts alike here, whatever the weight of its seat.")


def default_choice(rule: Rule) -> RuleChoice:
    """Return the choice of `rule` with every threshold at its default."""
    return RuleChoice(rule.id, tuple((t.id, t.default) for t in rule.thresholds))


def make_choice(
    rule_id: str,
    thresholds: Mapping[str, int] | None = None,
    *,
    base: str = ANSWERED,
    weighted: bool = False,
) -> RuleChoice:
    """Return the choice of a rule with these thresholds; those not given take their defaults.

    Raises InvalidInputError with one sentence for an unknown rule, threshold or base, and for a number
    out of its range.
    """
    if base not in BASES:
        raise InvalidInputError(f"There is no base “{base[:30]}”; choose one of {', '.join(BASES)}.")
    rule = RULES.get(rule_id)
    if rule is None:
        raise InvalidInputError(
            f"There is no position rule “{rule_id}”; choose one of {', '.join(RULES.ids())}."
        )
    given = dict(thresholds or {})
    known = [t.id for t in rule.thresholds]
    strange = next((name for name in given if name not in known), None)
    if strange is not None:
        raise InvalidInputError(f"“{rule.label}” has no threshold “{strange}”; it has {', '.join(known)}.")
    numbers = tuple((t.id, checked(t, given.get(t.id, t.default))) for t in rule.thresholds)
    return RuleChoice(rule.id, numbers, base, weighted)


def checked(threshold: Threshold, value: int) -> int:
    """Return `value` when the threshold allows it; raises InvalidInputError with the range otherwise."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    if whole and threshold.low <= value <= threshold.high:
        return value
    raise InvalidInputError(
        f"“{threshold.label}” is a whole number from {threshold.low} to {threshold.high} ({threshold.unit})."
    )


def weighs(rule: Rule) -> bool:
    """Return whether ballots may count with weights under `rule`.

    True unless the rule has an attribute `weighs` that says otherwise; then it is to be given counts of
    people, because an objection, for one, has no weight.
    """
    return bool(getattr(rule, "weighs", True))


def judging(choice: RuleChoice, kind: str, options: int) -> RuleChoice | None:
    """Return what judges a question of a kind: the declared choice, where its rule judges such scales.

    A kind that has a rule of its own name, as consent has, is judged by that one at its defaults where the
    declared rule does not judge it: no other rule knows an objection. None: no rule judges it.
    """
    declared, own = RULES.get(choice.id), RULES.get(kind)
    if declared is not None and declared.applies(kind, options):
        return choice
    if declared is not None and own is not None and own.applies(kind, options):
        return replace(default_choice(own), base=choice.base, weighted=choice.weighted)
    return None


def asks_for(votes: Votes, choice: RuleChoice) -> str:
    """Return what a rule asks for where too few answered: “the rule asks for 5”; empty where enough did."""
    rule = RULES.get(choice.id)
    needed = dict(default_choice(rule).thresholds if rule is not None else ()) | dict(choice.thresholds)
    fewest, share = needed.get("nmin", 1), needed.get("quorum", 0)
    room = votes.entitled if choice.base == ENTITLED else votes.present
    if votes.answered < fewest:
        return f"the rule asks for {fewest}"
    if 100 * votes.answered < share * room:
        return f"the rule asks for {share}% of {room}"
    return ""


def summary(rule: Rule, choice: RuleChoice) -> str:
    """Return what the rule says in plain sentences, with the thresholds and the base of `choice`.

    Besides its thresholds a rule may use two fields: `{base}` is what its percentages are of (its own
    `base_words`, by base, where it has that attribute) and `{few}` when too few people answered. Whether
    ballots have weights is said in a sentence after the rule's own.
    """
    numbers = dict(default_choice(rule).thresholds) | dict(choice.thresholds)
    base: Mapping[str, str] = getattr(rule, "base_words", BASE_WORDS)
    said = rule.summary.format_map(
        numbers | {"base": base[choice.base], "few": few_words(numbers, choice.base)}
    )
    if not choice.weighted:
        return said
    return f"{said} {WEIGHTED if weighs(rule) else UNWEIGHTED}"
