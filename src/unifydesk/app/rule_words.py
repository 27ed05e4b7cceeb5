"""The position rule in words: its thresholds, when it was declared, and what every change replaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from unifydesk.domain.clock import day_in_words
from unifydesk.domain.rule import ANSWERED, BASES, RuleChoice, Threshold
from unifydesk.domain.workshop import RuleEvent
from unifydesk.rules import RULES

UNITS = {"%": "{}%", "people": "{} people", "points": "{} points"}
ONE = {"people": "1 person", "points": "1 point"}


def thresholds(choice: RuleChoice) -> tuple[tuple[str, str], ...]:
    """Return (name, value with its unit) of every threshold of a rule, as “Quorum of answers”, “50%”."""
    known = _thresholds(choice.id)
    return tuple((_name(key, known), _value(value, known.get(key))) for key, value in choice.thresholds)


def rule_history(events: Sequence[RuleEvent]) -> tuple[str, ...]:
    """Return a sentence for the declaration and for every change: when, and what it replaced."""
    before: Sequence[RuleChoice | None] = (None, *(event.choice for event in events))
    return tuple(_words(event, old) for event, old in zip(events, before, strict=False))


def _words(event: RuleEvent, before: RuleChoice | None) -> str:
    """Return “Declared on …, before the first round: Delphi 75% (…).” or what was changed, from and to."""
    moment = datetime.fromisoformat(event.at)
    when = "after the first round was opened" if event.after_first_round else "before the first round"
    day = f"{day_in_words(moment)} at {moment:%H:%M}"
    if before is None:
        return f"Declared on {day}, {when}: {_named(event.choice)}."
    return f"Changed on {day}, {when}: {_changed(event.choice, before)}."


def _named(choice: RuleChoice) -> str:
    """Return a rule with its thresholds, base and weights."""
    said = [f"{_lower(name)} {value}" for name, value in thresholds(choice)]
    if choice.base != ANSWERED:
        said.append(f"percentages {BASES[choice.base]}")
    if choice.weighted:
        said.append("ballots weighted")
    return f"{_label(choice)} ({'; '.join(said)})" if said else _label(choice)


def _changed(now: RuleChoice, before: RuleChoice) -> str:
    """Return what differs between two choices; another rule is given with all its numbers."""
    if now.id != before.id:
        return f"{_named(now)} in place of {_label(before)}"
    known, old = _thresholds(now.id), dict(before.thresholds)
    said = [
        f"{_lower(_name(key, known))} {_value(value, known.get(key))}"
        + (f" (before: {_value(old[key], known.get(key))})" if key in old else "")
        for key, value in now.thresholds
        if old.get(key) != value
    ]
    if now.base != before.base:
        said.append(f"percentages {BASES[now.base]} (before: {BASES[before.base]})")
    if now.weighted != before.weighted:
        told = ("all ballots count alike", "ballots count with the weights of their seats")
        said.append(f"{told[now.weighted]} (before: {told[before.weighted]})")
    return "; ".join(said) or f"{_named(now)}, as before"


def _label(choice: RuleChoice) -> str:
    rule = RULES.get(choice.id)
    return rule.label if rule else choice.id


def _thresholds(rule_id: str) -> dict[str, Threshold]:
    rule = RULES.get(rule_id)
    return {t.id: t for t in rule.thresholds} if rule else {}


def _name(key: str, known: dict[str, Threshold]) -> str:
    """Return the name of a threshold; that of a rule which is missing here is all that the file says."""
    return known[key].label if key in known else f"Threshold “{key}”"


def _value(value: int, threshold: Threshold | None) -> str:
    """Return “75%”, “1 person” or “5 people”."""
    if threshold is None:
        return str(value)
    if value == 1 and threshold.unit in ONE:
        return ONE[threshold.unit]
    return UNITS.get(threshold.unit, "{}").format(value)


def _lower(text: str) -> str:
    """Return a name as it stands within a sentence."""
    return text[:1].lower() + text[1:]
