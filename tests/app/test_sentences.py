"""Findings in words: every label, always with its base."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unifydesk.app.figures import figures
from unifydesk.app.sentences import finding, findings, is_named, movement_words, shift_words, swing_words
from unifydesk.domain.question import Question
from unifydesk.domain.rule import ENTITLED
from unifydesk.domain.tally import Movement, Position, RoundResult, Tally
from unifydesk.rules import DEFAULT_RULE, RULES, default_choice

CHOICE = default_choice(RULES[DEFAULT_RULE])
REAL = Question("real", "agreement", "Real?")
IMPORTANCE = Question("importance", "importance", "Importance")
FIVE = ("1", "2", "3", "4", "5")


def found(counts, question=REAL, present=None, options=FIVE):
    tally = Tally(question, options, counts, 0, present if present is not None else sum(counts), ())
    return figures(tally, CHOICE)


def result(*all_figures):
    return RoundResult(bytes(16), 1, "revealed", "named", all_figures, (), ())


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 2, 8, 2), "Consensus for: 10 of 12 agree"),
        ((2, 8, 2, 0, 0), "Consensus against: 10 of 12 disagree"),
        ((6, 0, 0, 0, 6), "Polarised: 6 of 12 agree, 6 disagree"),
        ((0, 5, 2, 5, 0), "Divided: 5 of 12 agree, 5 disagree"),
        ((0, 2, 3, 7, 0), "Majority for: 7 of 12 agree"),
        ((0, 7, 3, 2, 0), "Majority against: 7 of 12 disagree"),
        ((0, 2, 8, 2, 0), "Undecided: 8 of 12 are in the middle"),
        ((0, 2, 5, 5, 0), "Leaning for: 5 of 12 agree"),
        ((0, 5, 5, 2, 0), "Leaning against: 5 of 12 disagree"),
        ((0, 0, 0, 0, 0), "No position: nobody answered"),
    ],
)
def test_every_label_has_its_sentence_with_its_base(counts, said):
    assert finding(found(counts)) == said


def test_too_few_answers_are_told_with_the_number_of_people_present():
    said = finding(found((0, 0, 0, 2, 0), present=12))
    assert said == "No position: only 2 of 12 answered, and the rule asks for 5"


def test_a_kind_that_this_program_does_not_know_is_described_by_its_numbers():
    question = Question("real", "from the future", "Real?")
    assert finding(found((1, 1, 1), question, options=("a", "b", "c"))).startswith("No position, because")


def test_a_single_question_needs_no_name():
    assert findings(result(found((0, 0, 0, 12, 0)))) == ("Consensus for: 12 of 12 agree",)


def test_several_questions_are_led_by_their_names():
    agreed, important = found((0, 0, 0, 12, 0)), found((0, 0, 0, 0, 12), IMPORTANCE)
    assert findings(result(agreed, important)) == (
        "Real – Consensus for: 12 of 12 agree",
        "Importance – Consensus for: 12 of 12 call it important",
    )


def test_importance_is_not_named_when_the_group_agrees_that_the_benefit_is_not_real():
    rejected, important = found((12, 0, 0, 0, 0)), found((0, 0, 0, 0, 12), IMPORTANCE)
    whole = result(rejected, important)
    assert not is_named(important, whole)
    assert findings(whole) == ("Consensus against: 12 of 12 disagree",)


def test_confidence_has_no_finding():
    confidence = found((1, 1, 1), Question("confidence", "confidence", "Confidence"), options=("1", "2", "3"))
    assert findings(result(found((0, 0, 0, 12, 0)), confidence)) == ("Consensus for: 12 of 12 agree",)


def test_no_result_has_no_findings():
    assert findings(None) == ()


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0, 12, 0), "2 votes would change it"),
        ((0, 0, 3, 9, 0), "one vote would change it"),
        ((0, 0, 0, 40, 0), "firm: more than 3 votes would have to change"),
        ((0, 0, 0, 0, 0), ""),
    ],
)
def test_how_firm_a_label_is(counts, said):
    assert swing_words(found(counts)) == said


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("carried", "Carried by weight: 1 of 6 agree, 5 disagree"),
        ("majority_for", "Majority for by weight: 1 of 6 agree, 5 disagree"),
    ],
)
def test_a_label_that_follows_weights_says_so_and_names_both_sides(label, said):
    # one person weighs more than the five on the other side together
    weighed = replace(found((0, 5, 0, 1, 0)), position=Position(label, None, weighted=True))
    assert finding(weighed) == said


def test_movement_is_told_with_its_base():
    movement = Movement(REAL, FIVE, (), up=5, down=1, same=6)
    assert movement_words(movement) == "5 of 12 moved up, 1 down, 6 stayed"


def test_a_shift_of_shapes_is_told_with_both_bases():
    before, after = found((0, 3, 4, 4, 0)), found((0, 2, 3, 7, 0))
    assert shift_words(before, after) == "7 of 12 agree (4 of 11 before)"


def test_a_small_room_in_which_all_answered_is_told_what_the_rule_asks_for():
    assert (
        finding(found((0, 0, 0, 3, 0), present=3)) == "No position: 3 of 3 answered, and the rule asks for 5"
    )


def test_a_missed_quorum_is_told_with_its_number():
    said = finding(found((0, 0, 0, 6, 0), present=20))
    assert said == "No position: only 6 of 20 answered, and the rule asks for 50% of 20"


def test_a_quorum_of_those_entitled_is_told_with_that_one_base():
    choice = replace(CHOICE, base=ENTITLED)
    tally = Tally(REAL, FIVE, (0, 0, 1, 3, 1), 0, 11, (), entitled=12, base=ENTITLED)
    assert finding(figures(tally, choice)) == (
        "No position: only 5 of 12 entitled answered, and the rule asks for 50% of 12"
    )
