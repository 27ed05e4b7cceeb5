from __future__ import annotations

import pytest

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.position import LABELS
from unifydesk.domain.rule import Rule, RuleChoice
from unifydesk.rules import DEFAULT_RULE, RULES, default_choice, make_choice, summary

every_rule = pytest.mark.parametrize("rule", list(RULES), ids=lambda r: r.id)


def test_the_default_rule_is_there_and_no_rule_is_broken() -> None:
    assert DEFAULT_RULE in RULES
    assert RULES.broken == {}


@every_rule
def test_a_rule_is_named_like_its_file_and_has_words(rule: Rule) -> None:
    assert type(rule).__module__ == f"unifydesk.rules.{rule.id}"
    assert rule.label


@every_rule
def test_a_default_lies_within_its_range(rule: Rule) -> None:
    assert all(t.low <= t.default <= t.high for t in rule.thresholds)
    assert make_choice(rule.id) == default_choice(rule)


@every_rule
def test_a_summary_leaves_no_field_open(rule: Rule) -> None:
    assert "{" not in summary(rule, default_choice(rule))


@every_rule
@pytest.mark.parametrize("counts", [(0,) * 5, (0, 0, 0, 0, 40), (8, 8, 8, 8, 8), (9, 0, 9), (5, 5)])
def test_a_rule_answers_any_counts_with_a_label_that_has_words(rule: Rule, counts: tuple[int, ...]) -> None:
    assert rule.position(counts, sum(counts), default_choice(rule)).label in LABELS


def test_thresholds_not_given_take_their_defaults() -> None:
    choice = make_choice("delphi75", {"consensus": 80})
    assert choice == RuleChoice("delphi75", (("consensus", 80), ("dissent", 15), ("nmin", 5), ("quorum", 50)))


@pytest.mark.parametrize("value", [50, 101, -1, 10**9, "75", 75.0, True, None])
def test_a_threshold_out_of_range_is_refused_with_its_range(value: object) -> None:
    with pytest.raises(
        InvalidInputError, match=r"“Consensus needs at least” is a whole number from 51 to 100"
    ):
        make_choice("delphi75", {"consensus": value})  # type: ignore[dict-item]


def test_an_unknown_threshold_is_refused_with_the_known_ones() -> None:
    with pytest.raises(
        InvalidInputError, match="no threshold “camp”; it has consensus, dissent, nmin, quorum"
    ):
        make_choice("delphi75", {"camp": 33})


def test_an_unknown_rule_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidInputError, match="no position rule “coin”; choose one of delphi75"):
        make_choice("coin")
