"""Whether enough people answered."""

from __future__ import annotations

import pytest

from tests.rules.casting import cast
from unifydesk.domain.rule import ENTITLED, PRESENT, RuleChoice, Votes
from unifydesk.rules._enough import enough, few_words, nmin, quorum

USUAL = RuleChoice("any", (("nmin", 5), ("quorum", 50)))


def test_the_fewest_answers_are_enough_and_one_less_is_not() -> None:
    assert enough(cast(0, 0, 5), USUAL)
    assert not enough(cast(0, 0, 4), USUAL)


def test_half_of_those_present_is_a_quorum_and_less_is_not() -> None:
    assert enough(cast(0, 0, 6, present=12), USUAL)
    assert not enough(cast(0, 0, 6, present=13), USUAL)
    assert not enough(cast(0, 0, 499, present=1000), USUAL)


def test_a_third_is_compared_without_rounding() -> None:
    third = RuleChoice("any", (("nmin", 1), ("quorum", 33)))
    assert enough(cast(0, 33, present=100), third)
    assert not enough(cast(0, 32, present=99), third)


def test_those_who_stay_away_count_only_where_shares_are_of_the_entitled() -> None:
    votes = cast(0, 0, 6, present=6, entitled=13)
    assert enough(votes, USUAL)
    assert enough(votes, RuleChoice("any", USUAL.thresholds, PRESENT))
    assert not enough(votes, RuleChoice("any", USUAL.thresholds, ENTITLED))


def test_a_rule_without_these_thresholds_needs_one_answer() -> None:
    assert enough(cast(0, 1, present=50), RuleChoice("any", ()))
    assert not enough(cast(0, 0, present=50), RuleChoice("any", ()))


def test_people_are_counted_and_not_their_weights() -> None:
    assert not enough(Votes((0, 0, 80), 80, 4, 4, 4, "agreement"), USUAL)
    assert enough(Votes((0, 0, 2), 2, 5, 5, 5, "agreement"), USUAL)


def test_ballots_without_any_weight_are_never_enough() -> None:
    assert not enough(Votes((0, 0, 0), 0, 9, 9, 9, "agreement"), USUAL)


def test_proxies_may_bring_more_answers_than_people() -> None:
    assert enough(cast(0, 0, 7, present=5), RuleChoice("any", (("nmin", 5), ("quorum", 100))))


@pytest.mark.parametrize(
    ("numbers", "base", "words"),
    [
        ({}, "answered", "nobody answered"),
        ({"nmin": 1, "quorum": 0}, "entitled", "nobody answered"),
        ({"nmin": 2, "quorum": 0}, "present", "the number of answers is below 2"),
        ({"nmin": 1, "quorum": 1}, "present", "the number of answers is below 1% of the people present"),
        (
            {"nmin": 7, "quorum": 60},
            "entitled",
            "the number of answers is below 7, or below 60% of the people entitled to vote, present or not",
        ),
    ],
)
def test_too_few_is_said_in_words(numbers: dict[str, int], base: str, words: str) -> None:
    assert few_words(numbers, base) == words


def test_the_thresholds_take_the_default_of_their_rule() -> None:
    assert (nmin(7).id, nmin(7).unit, nmin(7).default) == ("nmin", "people", 7)
    assert (quorum(40).id, quorum(40).unit, quorum(40).default) == ("quorum", "%", 40)
