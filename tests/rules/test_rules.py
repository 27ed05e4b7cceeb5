"""Choosing a rule, and what it says in sentences."""

from __future__ import annotations

import pytest

from tests.rules.casting import label
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.rule import BASES, RuleChoice
from unifydesk.rules import BASE_WORDS, DEFAULT_RULE, RULES, default_choice, make_choice, summary, weighs

EVERY = ("comet70", "consent", "delphi75", "grade_grid", "majority", "ram9", "unisante")


def test_the_default_rule_is_there_and_no_rule_is_broken() -> None:
    assert DEFAULT_RULE in RULES
    assert RULES.broken == {}


def test_the_published_rules_are_found_in_the_folder() -> None:
    assert set(EVERY) <= set(RULES.ids())


def test_thresholds_not_given_take_their_defaults() -> None:
    choice = make_choice("delphi75", {"consensus": 80})
    assert choice == RuleChoice("delphi75", (("consensus", 80), ("dissent", 15), ("nmin", 5), ("quorum", 50)))


@pytest.mark.parametrize("value", [51, 100])
def test_the_ends_of_a_range_are_allowed(value: int) -> None:
    assert make_choice("delphi75", {"consensus": value}).threshold("consensus") == value


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
    with pytest.raises(InvalidInputError, match=r"no position rule “coin”; choose one of .*delphi75"):
        make_choice("coin")


def test_an_unknown_base_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidInputError, match="no base “room”; choose one of answered, present, entitled"):
        make_choice("delphi75", base="room")


def test_only_an_objection_has_no_weight() -> None:
    assert [rule.id for rule in RULES if not weighs(rule)] == ["consent"]


def test_every_base_has_words_for_a_summary() -> None:
    assert BASE_WORDS.keys() == BASES.keys()


def test_the_summary_of_the_default_rule_reads_as_the_minutes_print_it() -> None:
    words = summary(RULES["delphi75"], default_choice(RULES["delphi75"]))
    assert (
        "percentages are of the people who answered, so “I cannot judge” and silence are left out." in words
    )
    assert "at least 75% on one side and fewer than 15% on the other" in words
    assert words.endswith(
        "No position is named when the number of answers is below 5, or below 50% of the people present."
    )


def test_the_quorum_is_said_of_those_it_is_asked_of() -> None:
    rule = RULES["delphi75"]
    said = {base: summary(rule, make_choice("delphi75", base=base)) for base in BASES}
    assert said["answered"].endswith("below 50% of the people present.")
    assert said["present"].endswith("below 50% of the people present.")
    assert said["entitled"].endswith("below 50% of the people entitled to vote, present or not.")


def test_the_summary_asks_for_no_quorum_that_is_none() -> None:
    words = summary(RULES["majority"], make_choice("majority", {"quorum": 0}))
    assert words.endswith("No position is named when nobody answered.")
    words = summary(RULES["majority"], make_choice("majority", {"quorum": 0, "nmin": 4}))
    assert words.endswith("No position is named when the number of answers is below 4.")
    words = summary(RULES["majority"], make_choice("majority"))
    assert words.endswith(
        "No position is named when the number of answers is below 50% of the people present."
    )


def test_the_summary_says_when_ballots_have_weights() -> None:
    words = summary(RULES["comet70"], make_choice("comet70", weighted=True))
    assert "Ballots count with the weights of their seats; whether enough people answered" in words
    assert "weights" not in summary(RULES["comet70"], make_choice("comet70"))


def test_the_summary_of_consent_says_that_weights_do_not_count() -> None:
    words = summary(RULES["consent"], make_choice("consent", weighted=True))
    assert words.endswith("Every ballot counts alike here, whatever the weight of its seat.")
    assert "Ballots count with" not in words


def test_the_summary_of_a_choice_without_some_thresholds_takes_their_defaults() -> None:
    assert "at least 75% on one side" in summary(RULES["delphi75"], RuleChoice("delphi75", ()))


@pytest.mark.parametrize(
    ("rule_id", "said"),
    [
        ("ram9", "appropriate"),
        ("unisante", "consensus_for"),
        ("comet70", "in"),
        ("delphi75", "consensus_for"),
        ("majority", "carried"),
    ],
)
def test_rules_agree_on_a_clear_panel_in_their_own_words(rule_id: str, said: str) -> None:
    assert label(rule_id, 0, 0, 0, 0, 0, 1, 3, 4, 4) == said


@pytest.mark.parametrize(
    ("rule_id", "said"), [("ram9", "appropriate"), ("unisante", "agree_apart"), ("comet70", "no_consensus")]
)
def test_rules_differ_on_a_panel_that_leans_and_is_spread(rule_id: str, said: str) -> None:
    # 2 2 3 4 7 7 7 7 8 8 9 9: median 7, quartiles 3.75 and 8, percentiles 4.9 and 7.7, two thirds in 7 to 9
    assert label(rule_id, 0, 2, 1, 1, 0, 0, 4, 2, 2) == said
