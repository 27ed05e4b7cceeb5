"""What every position rule keeps, and the one of the manual; `rule` is filled in by conftest."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.rules.casting import cast
from unifydesk.domain.position import LABELS, UNNAMED
from unifydesk.domain.rule import ANSWERED, BASES, ENTITLED, PRESENT, Rule, RuleChoice, Votes
from unifydesk.kinds import KINDS
from unifydesk.rules import BASE_WORDS, RULES, default_choice, summary, weighs

MIRROR = {
    "consensus_for": "consensus_against",
    "majority_for": "majority_against",
    "leaning_for": "leaning_against",
    "agree_apart": "disagree_apart",
    "appropriate": "inappropriate",
    "in": "out",
    "strong_for": "strong_against",
    "weak_for": "weak_against",
    "carried": "not_carried",
}
MIRROR |= {there: here for here, there in MIRROR.items()}
MIRRORED = ("comet70", "delphi75", "grade_grid", "majority", "ram9", "unisante")
OF_SHARES = ("comet70", "consent", "delphi75", "grade_grid", "majority")
"""Rules without percentiles, which are interpolated between people and so depend on how many there are."""
bases = st.sampled_from(tuple(BASES))


def judged(rule: Rule) -> list[tuple[str, int]]:
    """Return the kinds of question that a rule judges, with the number of their options."""
    kinds = [(kind.id, len(kind.options)) for kind in KINDS if kind.has_position]
    return [(kind, options) for kind, options in kinds if rule.applies(kind, options)]


@st.composite
def rooms(draw: st.DrawFn, rule: Rule, base: str, most: int = 12) -> Votes:
    """Draw the votes of some room on a question that the rule judges."""
    kind, options = draw(st.sampled_from(judged(rule)))
    counts = draw(st.tuples(*[st.integers(0, most)] * options))
    present = sum(counts) + draw(st.integers(0, most))
    entitled = present + draw(st.integers(0, most))
    addressed = draw(st.integers(0, counts[0]))
    return cast(*counts, base=base, present=present, entitled=entitled, kind=kind, addressed=addressed)


@st.composite
def choices(draw: st.DrawFn, rule: Rule, base: str) -> RuleChoice:
    """Draw a choice of a rule with any thresholds that it allows."""
    return RuleChoice(rule.id, tuple((t.id, draw(st.integers(t.low, t.high))) for t in rule.thresholds), base)


def lenient(rule: Rule, base: str = ANSWERED) -> RuleChoice:
    """Return the defaults of a rule, content with any number of answers."""
    choice = replace(default_choice(rule), base=base)
    moved = {"nmin": 1, "quorum": 0}
    return replace(choice, thresholds=tuple((t, moved.get(t, value)) for t, value in choice.thresholds))


# --- what it is called, and what it says -----------------------------------------------------------


def test_a_rule_has_words(rule: Rule) -> None:
    assert rule.label.strip()
    assert rule.summary.endswith(".")


@pytest.mark.parametrize("rule_id", RULES.ids())
def test_a_rule_is_named_like_its_file(rule_id: str) -> None:
    assert type(RULES[rule_id]).__module__ == f"unifydesk.rules.{rule_id}"


def test_defaults_lie_in_their_ranges(rule: Rule) -> None:
    assert all(t.low <= t.default <= t.high for t in rule.thresholds)
    assert all(t.label.strip() and t.unit in {"%", "people", "points"} for t in rule.thresholds)


def test_thresholds_have_names_of_their_own(rule: Rule) -> None:
    names = [t.id for t in rule.thresholds]
    assert len(set(names)) == len(names)
    assert not {"base", "few"} & set(names)


def test_a_summary_has_no_field_that_nobody_fills(rule: Rule) -> None:
    fields = {field for _, field, _, _ in Formatter().parse(rule.summary) if field}
    assert fields <= {t.id for t in rule.thresholds} | {"base", "few"}


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("weighted", [False, True])
def test_a_summary_names_every_threshold_in_force(rule: Rule, base: str, weighted: bool) -> None:
    start = replace(default_choice(rule), base=base, weighted=weighted)
    for threshold in rule.thresholds:
        moved = dict(start.thresholds) | {threshold.id: threshold.high}
        words = summary(rule, replace(start, thresholds=tuple(moved.items())))
        assert str(threshold.high) in words, threshold.id
        assert "{" not in words


@pytest.mark.parametrize("base", BASES)
def test_a_summary_says_what_its_shares_are_of(rule: Rule, base: str) -> None:
    words = summary(rule, replace(default_choice(rule), base=base))
    own = getattr(rule, "base_words", BASE_WORDS)
    assert ("{base}" in rule.summary) == (own[base] in words)
    assert own.keys() == BASES.keys()


@pytest.mark.parametrize("base", BASES)
def test_a_summary_speaks_of_its_quorum(rule: Rule, base: str) -> None:
    words = summary(rule, replace(default_choice(rule), base=base))
    assert ("entitled to vote" in words) == (base == ENTITLED)
    assert "50% of the people" in words


def test_a_summary_says_whether_weights_count(rule: Rule) -> None:
    plain, weighted = default_choice(rule), replace(default_choice(rule), weighted=True)
    assert summary(rule, weighted).startswith(summary(rule, plain))
    assert ("Ballots count with the weights" in summary(rule, weighted)) == weighs(rule)


# --- what it judges --------------------------------------------------------------------------------


def test_a_rule_judges_some_question(rule: Rule) -> None:
    assert judged(rule)


def test_no_rule_judges_a_question_without_two_options(rule: Rule) -> None:
    assert not any(rule.applies(kind, options) for kind in ("agreement", "ranking") for options in (0, 1))


def test_only_consent_judges_consent(rule: Rule) -> None:
    assert any(rule.applies("consent", options) for options in range(12)) == (rule.id == "consent")


# --- its labels ------------------------------------------------------------------------------------


@given(st.data(), bases)
def test_any_counts_get_a_label_that_has_words(rule: Rule, data: st.DataObject, base: str) -> None:
    votes, choice = data.draw(rooms(rule, base)), data.draw(choices(rule, base))
    assert rule.label_of(votes, choice) in LABELS


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("present", "entitled"), [(0, 0), (12, 12), (12, 20)])
def test_nobody_answering_has_no_position(rule: Rule, base: str, present: int, entitled: int) -> None:
    for _, options in judged(rule):
        votes = cast(*[0] * options, base=base, present=present, entitled=entitled)
        assert rule.label_of(votes, lenient(rule, base)) in UNNAMED


def test_ballots_that_all_weigh_nothing_have_no_position(rule: Rule) -> None:
    for kind, options in judged(rule):
        votes = Votes((0,) * options, 0, 9, 9, 9, kind)
        assert rule.label_of(votes, lenient(rule)) in UNNAMED


@given(st.data(), bases)
def test_enough_answers_have_a_position(rule: Rule, data: st.DataObject, base: str) -> None:
    votes = data.draw(rooms(rule, base))
    assume(votes.answered)
    assert rule.label_of(votes, lenient(rule, base)) not in UNNAMED


@given(st.data())
def test_fewer_answers_than_asked_for_have_no_position(rule: Rule, data: st.DataObject) -> None:
    votes = data.draw(rooms(rule, ANSWERED))
    assume(votes.answered)
    numbers = dict(lenient(rule).thresholds)
    asked = {
        said: replace(lenient(rule), thresholds=tuple((numbers | {"nmin": votes.answered + more}).items()))
        for said, more in (("enough", 0), ("few", 1))
    }
    assert rule.label_of(votes, asked["enough"]) not in UNNAMED
    assert rule.label_of(votes, asked["few"]) in UNNAMED


@pytest.mark.parametrize(("base", "needed"), [(ANSWERED, 6), (PRESENT, 6), (ENTITLED, 10)])
def test_the_quorum_is_of_those_present_or_of_those_entitled(rule: Rule, base: str, needed: int) -> None:
    numbers = dict(lenient(rule).thresholds) | {"quorum": 50}
    choice = RuleChoice(rule.id, tuple(numbers.items()), base)
    _, options = judged(rule)[0]
    for answered in (needed - 1, needed):
        votes = cast(*[0] * (options - 1), answered, base=base, present=12, entitled=20)
        assert (rule.label_of(votes, choice) in UNNAMED) == (answered < needed)


# --- laws ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule_id", MIRRORED)
@given(st.data(), bases)
def test_the_mirror_of_a_vote_has_the_mirrored_label(rule_id: str, data: st.DataObject, base: str) -> None:
    mirrored = RULES[rule_id]
    base = ANSWERED if rule_id == "majority" else base  # what does not reach half of a room is not carried
    votes, choice = data.draw(rooms(mirrored, base)), data.draw(choices(mirrored, base))
    if rule_id == "ram9":
        assume(not between_thirds(votes.counts))
    if rule_id == "majority":
        assume(
            votes.counts[len(votes.counts) // 2] < votes.answered
        )  # nobody takes a side: nothing is carried
    here = mirrored.label_of(votes, choice)
    there = mirrored.label_of(replace(votes, counts=votes.counts[::-1]), choice)
    assert there == MIRROR.get(here, here)


def between_thirds(counts: tuple[int, ...]) -> bool:
    """Return whether the median falls exactly between two thirds of nine points."""
    ratings = [option for option, count in enumerate(counts, start=1) for _ in range(count)]
    middle = sorted(ratings)[(len(ratings) - 1) // 2 : len(ratings) // 2 + 1]
    return sum(middle) / max(1, len(middle)) in (3.5, 6.5)


@pytest.mark.parametrize("rule_id", OF_SHARES)
@given(st.data(), bases, st.integers(2, 9))
def test_many_rooms_alike_have_the_label_of_one(
    rule_id: str, data: st.DataObject, base: str, times: int
) -> None:
    scaled = RULES[rule_id]
    one, choice = data.draw(rooms(scaled, base)), data.draw(choices(scaled, base))
    numbers = dict(choice.thresholds) | {"nmin": 1}
    choice = replace(choice, thresholds=tuple(numbers.items()))
    many = Votes(
        counts=tuple(count * times for count in one.counts),
        base=one.base * times,
        answered=one.answered * times,
        present=one.present * times,
        entitled=one.entitled * times,
        kind=one.kind,
        addressed=one.addressed * times,
    )
    assert scaled.label_of(many, choice) == scaled.label_of(one, choice)


@pytest.mark.parametrize("rule_id", [rule.id for rule in RULES if weighs(rule)])
@given(st.data(), bases, st.integers(2, 1000))
def test_the_unit_of_weights_makes_no_difference(
    rule_id: str, data: st.DataObject, base: str, parts: int
) -> None:
    weighing = RULES[rule_id]
    drawn, choice = data.draw(rooms(weighing, base)), data.draw(choices(weighing, base))
    coarse = replace(drawn, answered=data.draw(st.integers(0, drawn.present)))
    fine = replace(coarse, counts=tuple(count * parts for count in coarse.counts), base=coarse.base * parts)
    assert weighing.label_of(fine, choice) == weighing.label_of(coarse, choice)


@given(st.data())
def test_silence_makes_no_difference_where_shares_are_of_the_answers(rule: Rule, data: st.DataObject) -> None:
    votes = data.draw(rooms(rule, ANSWERED))
    alone = replace(votes, present=votes.answered, entitled=votes.answered)
    assert rule.label_of(votes, lenient(rule)) == rule.label_of(alone, lenient(rule))
