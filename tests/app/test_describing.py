"""Measures that describe: the worked numbers come out through a vote, and undefined ones say why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.stories import close_and_reveal, now, open_round, vote
from unifydesk.app import preparing
from unifydesk.app.describing import FEW_MOVED, NO_LABEL, NOBODY, NOBODY_MOVED, describe, describe_change
from unifydesk.domain.workshop import ClaimSetup

WORKED = json.loads((Path(__file__).parents[1] / "files" / "worked_measures.json").read_text("utf-8"))


def voted(file, counts, claim="A1"):
    """Vote with these counts on the first question and return its figures."""
    round_ = open_round(file, claim)
    vote(file, round_, "".join(str(at) * n for at, n in enumerate(counts, start=1)))
    close_and_reveal(file, round_)
    return now(file).results[claim][-1].figures[0]


@pytest.mark.parametrize("case", [c for c in WORKED if len(c["counts"]) == 5], ids=lambda c: c["case"])
def test_the_worked_cases_come_out_through_a_vote(make_file, case):
    file = make_file(people=max(1, sum(case["counts"])))
    found = describe(voted(file, case["counts"]), now(file).rule)
    pairs = {
        "interpolated_median": "interp_median",
        "net": "net",
        "polarisation": "polarization",
        "cns": "Cns",
        "leik_d": "Leik_D",
        "iov": "IOV",
        "l2": "l2",
        "esteban_ray": "ER_a1_norm",
        "stability": "stability_exact",
    }
    for ours, worked in pairs.items():
        if worked in case:
            expected = case[worked]
            value = getattr(found, ours)
            assert value == (None if expected is None else pytest.approx(expected, abs=1e-6)), ours
            assert bool(found.reason(ours)) is (value is None)


def test_nobody_answered_is_the_reason_for_every_dash(file):
    found = describe(voted(file, (0, 0, 0, 0, 0)), now(file).rule)
    assert found.cns is None
    assert {reason for _, reason in found.why} == {NOBODY}


@pytest.mark.parametrize("rule", ["grade_grid", "ram9", "unisante", "comet70", "consent"])
def test_a_question_outside_the_rule_has_measures_and_no_stability(make_file, rule):
    file = make_file(people=5)
    preparing.set_rule(file, rule, {"nmin": 1})
    preparing.set_setup(file, ClaimSetup("O1", True, form="agreement7"))
    figures = voted(file, (0, 1, 0, 0, 0, 2, 2), "O1")
    found = describe(figures, now(file).rule)
    assert figures.position.label == "outside_rule"
    assert (found.stability, found.reason("stability")) == (None, NO_LABEL)
    assert found.cns is not None


def test_nine_points_have_the_figures_of_the_appropriateness_method(make_file):
    file = make_file(people=9)
    preparing.set_setup(file, ClaimSetup("O1", True, form="agreement9"))
    figures = voted(file, (2, 1, 0, 0, 2, 0, 0, 1, 3), "O1")
    ram = dict(describe(figures, now(file).rule).ram)
    assert ram == pytest.approx({"p30": 3.2, "p70": 8.6, "ipr": 5.4, "ipras": 3.7, "di": 1.459}, abs=1e-3)


def test_items_and_words_have_no_such_measures(file):
    preparing.set_setup(file, ClaimSetup("O1", True, form="open"))
    round_ = open_round(file, "O1")
    close_and_reveal(file, round_)
    assert describe(now(file).results["O1"][0].figures[0], now(file).rule) is None


def test_the_worked_pair_of_rounds_has_its_tests_as_footnotes(file):
    for answers in ("233424532431", "334425544432"):
        round_ = open_round(file)
        vote(file, round_, answers)
        close_and_reveal(file, round_)
    change = describe_change(now(file).results["A1"][-1].movements[0])
    assert (change.wilcoxon_w_plus, change.wilcoxon_w_minus) == (21, 0)
    assert (change.wilcoxon_p, change.sign_p, change.mcnemar_p) == (0.03125, 0.03125, 0.25)
    assert (change.both_for, change.lost, change.gained, change.neither) == (4, 0, 3, 5)
    kappas = (change.kappa, change.kappa_linear, change.kappa_quadratic)
    assert kappas == pytest.approx((0.3394, 0.5227, 0.6897), abs=5e-5)
    assert (change.histogram_change, change.individual_change, change.rank_biserial) == (0.25, 0.5, 1.0)


def test_when_nobody_moved_the_tests_say_so(file):
    for _ in range(2):
        round_ = open_round(file)
        vote(file, round_, "344433223")
        close_and_reveal(file, round_)
    change = describe_change(now(file).results["A1"][-1].movements[0])
    assert change.reason("wilcoxon_p") == NOBODY_MOVED
    assert change.kappa == 1.0


def test_few_movers_have_counts_and_no_p(file):
    for answers in ("344433", "344434"):
        round_ = open_round(file)
        vote(file, round_, answers)
        close_and_reveal(file, round_)
    change = describe_change(now(file).results["A1"][-1].movements[0])
    assert (change.wilcoxon_p, change.reason("wilcoxon_p")) == (None, FEW_MOVED)
