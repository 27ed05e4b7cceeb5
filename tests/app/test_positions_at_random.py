"""Labels of random votes under every rule, base and weights, against the rules written out again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.stories import close_and_reveal, now, open_round
from tests.asking import question
from unifydesk.app import people, preparing, voting
from unifydesk.app.figures import position
from unifydesk.domain.people import Seat
from unifydesk.domain.rule import ANSWERED, BASES, ENTITLED, PRESENT
from unifydesk.domain.tally import Tally
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.kinds import KINDS
from unifydesk.measures.agreement import agreement_a
from unifydesk.rules import RULES, default_choice, make_choice

SCALES = ("approval", "agreement4", "agreement", "agreement7", "agreement9", "consent")
WEIGHTS = st.sampled_from(["0.1", "0.2", "0.3", "0.5", "1", "1", "2"]).map(Decimal)


def half_sides(weights):
    """Return the weight for, against and in the middle."""
    k = len(weights)
    half = k // 2
    return sum(weights[k - half :]), sum(weights[:half]), (weights[half] if k % 2 else Fraction(0))


def delphi75(weights, base, numbers, _votes):
    up, down, middle = half_sides(weights)
    for side, one, other in (("for", up, down), ("against", down, up)):
        if one / base >= Fraction(numbers["consensus"], 100) and other / base < Fraction(
            numbers["dissent"], 100
        ):
            return f"consensus_{side}"
    if min(up, down) / base >= Fraction(1, 3):
        piled = agreement_a([int(w * 10) for w in weights])
        return "polarised" if piled is not None and piled < 0 else "divided"
    if max(up, down) / base > Fraction(1, 2):
        return "majority_for" if up > down else "majority_against"
    if middle / base >= Fraction(1, 2) or up == down == 0:
        return "undecided"
    return "divided" if up == down else "leaning_for" if up > down else "leaning_against"


def comet70(weights, base, numbers, _votes):
    low, high = sum(weights[:3]) / base, sum(weights[6:]) / base
    needed, allowed = Fraction(numbers["consensus"], 100), Fraction(numbers["dissent"], 100)
    if high >= needed and low < allowed:
        return "in"
    return "out" if low >= needed and high < allowed else "no_consensus"


def grade_grid(weights, base, numbers, _votes):
    side, dissent, strong = (Fraction(numbers[n], 100) for n in ("side", "dissent", "strong"))
    shares = [w / base for w in weights]
    for name, these, others, end in (
        ("for", shares[3] + shares[4], shares[0] + shares[1], shares[4]),
        ("against", shares[0] + shares[1], shares[3] + shares[4], shares[0]),
    ):
        if these >= side and others < dissent:
            return f"{'strong' if end >= strong else 'weak'}_{name}"
    return "no_recommendation"


def majority(weights, base, _numbers, votes):
    up, down, _ = half_sides(weights)
    whole = up + down if votes["base"] == ANSWERED else base
    if up > whole / 2:
        return "carried"
    return "tied" if up == down == whole / 2 and up else "not_carried"


def consent(_weights, _base, _numbers, votes):
    objections, disagreeing = votes["counts"][:2]
    if objections > votes["addressed"]:
        return "objection_open"
    return "consent_reservations" if objections or disagreeing else "consent"


def unrolled(votes):
    return np.repeat(np.arange(1, 10), votes["counts"])


def ram9(_weights, _base, _numbers, votes):
    low, high = (Fraction(float(q)).limit_denominator(1000) for q in np.percentile(unrolled(votes), [30, 70]))
    if high - low > Fraction(235, 100) + Fraction(3, 2) * abs(5 - (low + high) / 2):
        return "disagreement"
    middle = np.median(unrolled(votes))
    return "appropriate" if middle >= 6.5 else "inappropriate" if middle < 3.5 else "uncertain"


def unisante(_weights, _base, numbers, votes):
    low, high = np.percentile(unrolled(votes), [25, 75])
    near, middle = high - low <= numbers["spread"], np.median(unrolled(votes))
    if middle >= 7:
        return "consensus_for" if near else "agree_apart"
    if middle <= 3:
        return "consensus_against" if near else "disagree_apart"
    return "neither" if near else "neither_apart"


WRITTEN_AGAIN = {f.__name__: f for f in (delphi75, comet70, grade_grid, majority, consent, ram9, unisante)}


def expected(rule, tally, choice, addressed):
    """Return the label as the rule's own words have it."""
    numbers = dict(choice.thresholds)
    kind, options = tally.question.kind, len(tally.counts)
    fits = {"consent": kind == "consent", "grade_grid": options == 5, "comet70": options == 9,
            "ram9": options == 9, "unisante": options == 9}  # fmt: skip
    if kind == "consent" and rule != "consent":  # judged by its own rule, whatever was declared
        rule, numbers = "consent", dict(default_choice(RULES["consent"]).thresholds)
    if not fits.get(rule, True):
        return "outside_rule"
    room = tally.entitled if choice.base == ENTITLED else tally.present
    if (
        not tally.answered
        or tally.answered < numbers["nmin"]
        or tally.answered < Fraction(numbers["quorum"], 100) * room
    ):
        return "not_tested" if rule == "consent" else "no_position"
    if tally.weighted:
        weights = [Fraction(w) for w in tally.weighted]
        base = Fraction(dict(tally.weight_of)[choice.base])
    else:
        weights = [Fraction(n) for n in tally.counts]
        base = Fraction(
            {ANSWERED: tally.answered, PRESENT: tally.present, ENTITLED: tally.entitled}[choice.base]
        )
    votes = {"counts": tally.counts, "base": choice.base, "addressed": addressed}
    return WRITTEN_AGAIN[rule](weights, base, numbers, votes)


@st.composite
def tallies(draw, rule, *, weighted):
    """Return a tally of up to twenty people, each with a weight, some silent and some absent."""
    kind = draw(st.sampled_from(["consent"] if rule == "consent" else SCALES))
    options = tuple(o.value for o in KINDS[kind].options)
    answers = draw(st.lists(st.tuples(st.integers(0, len(options) - 1), WEIGHTS), max_size=20))
    silent, absent = draw(st.lists(WEIGHTS, max_size=8)), draw(st.lists(WEIGHTS, max_size=8))
    answered = sum((w for _, w in answers), Decimal())
    by_option = tuple(sum((w for a, w in answers if a == at), Decimal()) for at in range(len(options)))
    base = draw(st.sampled_from(list(BASES)))
    tally = Tally(
        question(kind),
        options,
        tuple(sum(a == at for a, _ in answers) for at in range(len(options))),
        0,
        len(answers) + len(silent),
        (),
        entitled=len(answers) + len(silent) + len(absent),
        base=base,
        weighted=by_option if weighted else (),
        weight_of=(
            (ANSWERED, answered),
            (PRESENT, answered + sum(silent, Decimal())),
            (ENTITLED, answered + sum(silent, Decimal()) + sum(absent, Decimal())),
        )
        if weighted
        else (),
    )
    thresholds = {"nmin": draw(st.integers(1, 5)), "quorum": draw(st.sampled_from([0, 25, 50, 75]))}
    return tally, make_choice(rule, thresholds, base=base, weighted=weighted), draw(st.integers(0, 3))


@pytest.mark.parametrize("rule", RULES.ids())
@settings(max_examples=150)
@given(data=st.data())
def test_every_label_is_what_the_rule_written_out_again_says(rule, data):
    tally, choice, addressed = data.draw(tallies(rule, weighted=False))
    assert position(tally, choice, addressed).label == expected(rule, tally, choice, addressed)


@pytest.mark.parametrize("rule", ["delphi75", "comet70", "grade_grid", "majority", "consent"])
@settings(max_examples=150)
@given(data=st.data())
def test_every_weighted_label_is_what_the_rule_written_out_again_says(rule, data):
    tally, choice, addressed = data.draw(tallies(rule, weighted=True))
    found = position(tally, choice, addressed)
    assert found.label == expected(rule, tally, choice, addressed)
    assert found.swing is None or tally.question.kind == "consent"  # judged by people


def voted(file, form, answers, **rule):
    """Declare a rule, vote on the overall claim from seat 1 on, and return the open round."""
    preparing.set_setup(file, ClaimSetup("O1", True, form=form))
    preparing.set_rule(file, rule.pop("rule"), {"nmin": 1, "quorum": 0}, **rule)
    round_ = open_round(file, "O1")
    for seat, answer in enumerate(answers, start=1):
        voting.cast(file, round_.id, seat, {"agreement": answer}, channel="roll_call")
    return round_


def label(file):
    return now(file).results["O1"][-1].figures[0].position.label


AT_THE_EDGE = [
    # rule, form, answers, people present, of whom the last are silent; the label, and the label with one more
    ("delphi75", "agreement", "444444444", 12, "consensus_for", "majority_for"),  # 75 %, then 9 of 13
    (
        "delphi75",
        "agreement",
        "555551111333",
        12,
        "polarised",
        "leaning_for",
    ),  # a third against, then 4 of 13
    ("majority", "agreement", "444444", 12, "not_carried", "not_carried"),  # half is not more than half
    ("majority", "agreement", "444444", 11, "carried", "not_carried"),
    ("grade_grid", "agreement", "5555555", 10, "strong_for", "weak_for"),  # 70 %, then 7 of 11
    ("grade_grid", "agreement", "44444", 10, "weak_for", "no_recommendation"),  # half, then 5 of 11
    ("grade_grid", "agreement", "4444411", 10, "no_recommendation", "no_recommendation"),  # 20 % against
    ("comet70", "agreement9", "7777777", 10, "in", "no_consensus"),
    ("comet70", "agreement9", "77777777777777111", 20, "no_consensus", "no_consensus"),  # 15 % is too much
]


@pytest.mark.parametrize(("rule", "form", "answers", "present", "there", "later"), AT_THE_EDGE)
def test_who_comes_late_counts_in_the_base_at_the_close(
    make_file, rule, form, answers, present, there, later
):
    """At the edge of a share of those present one more silent person turns the label."""
    for late, said in ((False, there), (True, later)):
        file = make_file(people=present + 1, name=f"{late}.unify")
        people.set_present(file, present + 1, False)
        round_ = voted(file, form, answers, rule=rule, base=PRESENT)
        if late:
            people.set_present(file, present + 1, True)
        close_and_reveal(file, round_)
        assert label(file) == said


def test_a_proxy_makes_an_absent_person_present_and_weighs_with_that_persons_weight(make_file):
    file = make_file(people=4)
    people.edit(file, Seat(2, weight="6"))
    people.edit(file, Seat(4, present=False, weight="3", proxy=1))
    round_ = voted(file, "agreement", "1", rule="delphi75", base=PRESENT, weighted=True)
    voting.cast(file, round_.id, 2, {"agreement": "4"}, channel="roll_call")
    voting.cast(file, round_.id, 4, {"agreement": "4"}, channel="roll_call")
    close_and_reveal(file, round_)
    tally = now(file).results["O1"][0].figures[0].tally
    assert (tally.present, tally.by_proxy, tally.silent) == (4, 1, 1)
    assert dict(tally.weight_of) == {"answered": 10, "present": 11, "entitled": 11}
    assert label(file) == "consensus_for"  # 9 of 11 for, 1 of 11 against
    preparing.set_rule(file, "delphi75", {"nmin": 1, "consensus": 82}, base=PRESENT, weighted=True)
    assert label(file) == "majority_for"  # 9 of 11 is 81.8 %
