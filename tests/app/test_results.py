"""The figures as plain data: every key, no NaN, and nothing of a round that is not closed."""

from __future__ import annotations

import json

import pytest

from tests.app.stories import close_and_reveal, now, open_round, play, vote
from unifydesk.app import positions, preparing, voting
from unifydesk.app.question_data import KEYS
from unifydesk.app.results import results
from unifydesk.domain.workshop import ClaimSetup

QUESTION_KEYS = {"id", "kind", "label", *KEYS}


def claim(file, name):
    return next(c for c in results(now(file))["claims"] if c["id"] == name)


def test_every_claim_is_there_in_the_order_of_the_deck(file):
    assert [c["id"] for c in results(now(file))["claims"]] == ["A1", "R1", "R2", "O1"]


def test_the_rule_is_given_with_its_thresholds(file):
    preparing.set_rule(file, "delphi75", {"consensus": 80})
    rule = results(now(file))["rule"]
    assert (rule["id"], rule["thresholds"]["consensus"]) == ("delphi75", 80)


def test_a_closed_question_has_every_figure(file):
    round_ = open_round(file)
    vote(file, round_, "44444444443")
    voting.cast(file, round_.id, 12, {"real": "cannot_judge"}, channel="booth")
    close_and_reveal(file, round_)
    question = claim(file, "A1")["rounds"][0]["questions"][0]
    measures = question.pop("measures")
    assert measures["interpolated_median"] == pytest.approx(3.95)
    assert measures["wilson_for"] == pytest.approx([0.622642, 0.983768], abs=1e-6)  # by scipy
    assert question == {
        "id": "real",
        "kind": "agreement",
        "label": "Real?",
        "scale": 5,
        "counts": {"1": 0, "2": 0, "3": 1, "4": 10, "5": 0},
        "present": 12,
        "answered": 11,
        "cannot_judge": 1,
        "silent": 0,
        "for": 10,
        "against": 0,
        "neutral": 1,
        "median": 4.0,
        "q1": 4.0,
        "q3": 4.0,
        "agreement_a": pytest.approx(0.954545, abs=1e-6),
        "position": "consensus_for",
        "swing": 2,
        "channels": {"booth": 1, "roll_call": 11},
        "base": "answered",
        "base_count": 11,
        "entitled": 12,
        "by_proxy": 0,
        "weights": None,
        "answers": None,
        "items": None,
        "ranking": None,
        "allocation": None,
        "groups": None,
        "movement": None,
    }


@pytest.mark.parametrize("closed", [False, True])
def test_the_keys_of_a_question_are_the_same_open_and_closed(file, closed):
    round_ = open_round(file)
    if closed:
        voting.close_round(file, round_.id)
    assert all(q.keys() == QUESTION_KEYS for q in claim(file, "A1")["rounds"][0]["questions"])


def test_an_open_round_says_how_many_are_recorded_and_nothing_else(file):
    vote(file, open_round(file), "445")
    (found,) = claim(file, "A1")["rounds"]
    assert (found["round"], found["state"], found["recorded"], found["reasons"]) == (1, "open", 3, [])
    assert all(q[key] is None for q in found["questions"] for key in QUESTION_KEYS - {"id", "kind", "label"})


def test_confidence_has_counts_but_no_position(file):
    preparing.set_setup(file, ClaimSetup("O1", True, confidence=True))
    round_ = open_round(file, "O1")
    for seat in range(1, 10):
        voting.cast(file, round_.id, seat, {"agreement": "4", "confidence": "2"}, channel="roll_call")
    close_and_reveal(file, round_)
    question = claim(file, "O1")["rounds"][0]["questions"][1]
    assert (question["id"], question["scale"], question["answered"]) == ("confidence", 3, 9)
    assert (question["position"], question["swing"]) == (None, None)


def test_a_void_round_is_left_out(file):
    round_ = open_round(file)
    voting.void_round(file, round_.id)
    assert claim(file, "A1")["rounds"] == []


def test_reasons_come_sorted(file):
    preparing.set_setup(file, ClaimSetup("A1", True, reason=True))
    round_ = open_round(file)
    for seat, reason in ((1, "zebra"), (2, "apple")):
        voting.cast(file, round_.id, seat, {"real": "4"}, channel="roll_call", reason=reason)
    close_and_reveal(file, round_)
    assert claim(file, "A1")["rounds"][0]["reasons"] == ["apple", "zebra"]


def test_a_recorded_position_carries_its_statement(file):
    play(file, "A1", "444444444444", "444444444444")
    positions.record(file, "A1", "We agree.")
    assert claim(file, "A1")["recorded"] == {
        "position": "consensus_for",
        "statement": "We agree.",
        "rule_position": "consensus_for",
        "why": None,
    }
    assert claim(file, "R1")["recorded"] is None


def test_everything_is_json_without_nan(file):
    play(file, "A1", "", "1")
    text = json.dumps(results(now(file)), allow_nan=False)
    assert json.loads(text) == results(now(file))
