"""The figures of one question as data: nothing before it closes, and the same keys for every kind."""

from __future__ import annotations

import json

import pytest

from tests.asking import question
from unifydesk.app.figures import figures
from unifydesk.app.question_data import KEYS, question_data
from unifydesk.domain.tally import GroupComparison, GroupFigures, RoundResult, Tally
from unifydesk.rules import RULES, default_choice

CHOICE = default_choice(RULES["delphi75"])


def result(asked, tally, **more):
    return RoundResult(b"", 1, "revealed", "named", (figures(tally, CHOICE),), (), (), **more)


def test_before_it_closes_only_what_is_asked_is_known():
    told = question_data(question("ranking"), None, CHOICE)
    assert {key for key, value in told.items() if value is not None} == {"id", "kind", "label"}
    assert set(told) == {"id", "kind", "label", *KEYS}


@pytest.mark.parametrize(
    ("kind", "answers", "part"),
    [
        ("ranking", (("A>B>C", 3),), "ranking"),
        ("points", (("A:9", 2),), "allocation"),
        ("open", (("Go", 2),), ""),
    ],
)
def test_items_and_words_have_the_same_keys_as_scales(kind, answers, part):
    asked = question(kind)
    told = question_data(asked, result(asked, Tally(asked, (), (), 0, 5, (), answers)), CHOICE)
    assert set(told) == {"id", "kind", "label", *KEYS}
    assert told["answers"] == dict(answers)
    assert (told["scale"], told["counts"], told["for"], told["measures"]) == (None,) * 4
    for name in ("ranking", "allocation"):
        assert (told[name] is not None) is (name == part)
    assert json.loads(json.dumps(told, allow_nan=False))


def test_a_ranking_is_told_with_every_winner_and_its_rule():
    asked = question("ranking")
    tally = Tally(asked, (), (), 0, 3, (), (("A>B>C", 3),))
    told = question_data(asked, result(asked, tally), CHOICE)["ranking"]
    assert told["condorcet_winner"] == "A"
    assert told["kemeny"] == [["A", "B", "C"]]
    assert told["pairwise"] == [[0, 3, 3], [0, 0, 3], [0, 0, 0]]
    assert told["items"]["C"] == {
        "ranked": 3,
        "mean_rank": 3.0,
        "ranks": [[3.0, 3]],
        "borda": 0.0,
        "copeland": -2.0,
        "first_places": 0.0,
    }
    assert told["kendall_w"] == 1.0


def test_groups_that_are_held_back_give_no_number_at_all():
    asked = question("agreement")
    tally = Tally(asked, ("1", "2", "3", "4", "5"), (0, 0, 0, 9, 0), 0, 9, ())
    groups = GroupComparison(asked, (GroupFigures("North", None, None, None, None, "few"),), None, "few")
    told = question_data(asked, result(asked, tally, groups=(groups,)), CHOICE)["groups"]
    assert told["groups"]["North"] == {
        "answered": None, "for": None, "neutral": None, "against": None, "suppressed": "few",
    }  # fmt: skip
    assert (told["group_aware_consensus"], told["undefined"]) == (None, "few")
