"""Findings about items and words name the rule beside every winner, and the base beside every number."""

from __future__ import annotations

import pytest

from tests.asking import question
from unifydesk.app.figures import figures
from unifydesk.app.item_sentences import item_finding
from unifydesk.domain.tally import Tally
from unifydesk.rules import RULES, default_choice


def found(kind, **answers):
    people = sum(answers.values())
    given = tuple(sorted((answer, n) for answer, n in answers.items()))
    tally = Tally(question(kind), (), (), 1, people + 2, (), given)
    return figures(tally, default_choice(RULES["delphi75"]))


def test_a_ranking_names_its_winners_by_rule():
    said = item_finding(found("ranking", **{"A>B>C": 3, "B>A>C": 1}))
    assert said == "First by Borda: Speed; Condorcet winner: Speed; 4 of 6 answered"


def test_rules_may_name_different_winners_or_none():
    cycle = item_finding(found("ranking", **{"A>B>C": 1, "B>C>A": 1, "C>A>B": 1}))
    assert cycle == "First by Borda: Speed and Cost and Quality; no Condorcet winner; 3 of 5 answered"


def test_points_say_where_most_of_them_went():
    assert (
        item_finding(found("points", **{"A:60 B:40": 2, "C:30": 1})) == "Most for Speed: 120; 3 of 5 answered"
    )


@pytest.mark.parametrize("kind", ["points", "quadratic"])
def test_when_nobody_gave_anything_no_item_leads(kind):
    assert item_finding(found(kind, **{"0": 3})) == "Nobody gave anything to any item; 3 of 5 answered"


def test_words_are_counted_and_not_summed_up():
    assert item_finding(found("open", Wait=2, Go=1)) == "3 of 5 answered in their own words"


@pytest.mark.parametrize("kind", ["ranking", "points", "quadratic", "open"])
def test_without_answers_there_is_nothing_to_find(kind):
    assert item_finding(found(kind)) == "No answers: nobody answered"
