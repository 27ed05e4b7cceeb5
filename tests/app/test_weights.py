"""Weights are exact decimals; a ballot keeps the weight it was given with."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.stories import close_and_reveal, now, open_round, vote
from unifydesk.app import people, preparing, voting
from unifydesk.app.figures import votes_of
from unifydesk.app.weights import checked_weight, is_sane_sum, sum_of_weights
from unifydesk.domain.errors import InvalidBallotError, InvalidInputError, RoundError
from unifydesk.domain.people import Seat


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1", "1"), (" 1.50 ", "1.5"), ("0,25", "0.25"), ("100", "100"), ("1000000", "1000000")],
)
def test_a_weight_is_kept_in_its_shortest_form(typed, kept):
    assert checked_weight(typed) == kept


@pytest.mark.parametrize(
    "typed", ["0", "-1", "", "NaN", "inf", "1e400", "1.23456", "a", "1 000", "9" * 10_000, "1_0", "٣x"]
)
def test_what_is_no_weight_is_refused_with_an_example(typed):
    with pytest.raises(InvalidInputError, match="is no weight") as refused:
        checked_weight(typed)
    assert len(str(refused.value)) < 200


@given(st.lists(st.decimals("0.0001", "9999", places=4), max_size=50))
def test_weights_are_summed_without_rounding(weights):
    seats = [Seat(at, weight=str(weight)) for at, weight in enumerate(weights, start=1)]
    assert Decimal(sum_of_weights(seats)) == sum(weights, Decimal())


def weighted(make_file, *weights, base="answered"):
    file = make_file(people=len(weights))
    for number, weight in enumerate(weights, start=1):
        people.edit(file, Seat(number, weight=weight))
    preparing.set_rule(file, "delphi75", {"nmin": 1}, base=base, weighted=True)
    return file


def test_the_label_follows_the_weights_and_the_counts_stay_people(make_file):
    file = weighted(make_file, "0.1", "0.1", "0.1", "0.1", "1.2")
    round_ = open_round(file)
    vote(file, round_, "11115")
    close_and_reveal(file, round_)
    figures = now(file).results["A1"][0].figures[0]
    assert figures.tally.counts == (4, 0, 0, 0, 1)
    assert figures.tally.weighted == (Decimal("0.4"), 0, 0, 0, Decimal("1.2"))
    assert figures.position.label == "majority_for"  # 1.2 of 1.6 is 75 %, and 25 % are against
    assert (figures.position.swing, figures.position.weighted) == (None, True)


def test_three_tenths_are_compared_exactly(make_file):
    file = weighted(make_file, "0.1", "0.1", "0.1", "0.1")
    round_ = open_round(file)
    vote(file, round_, "4443")
    close_and_reveal(file, round_)
    figures = now(file).results["A1"][0].figures[0]
    assert votes_of(figures.tally, now(file).rule).counts == (0, 0, 1, 3, 0)
    assert figures.position.label == "consensus_for"  # 0.3 of 0.4 is 75 %, which floats would miss


def test_the_weight_of_those_present_is_a_base_of_its_own(make_file):
    file = weighted(make_file, "1", "1", "2.5", "4", base="present")
    people.set_present(file, 4, False)
    round_ = open_round(file)
    vote(file, round_, "55")
    close_and_reveal(file, round_)
    tally = now(file).results["A1"][0].figures[0].tally
    votes = votes_of(tally, now(file).rule)
    assert (votes.counts, votes.base) == ((0, 0, 0, 0, 20), 45)
    assert dict(tally.weight_of)["entitled"] == Decimal("8.5")


def test_a_ballot_keeps_the_weight_it_was_given_with(make_file):
    file = weighted(make_file, "1", "2")
    round_ = open_round(file)
    vote(file, round_, "51")
    with pytest.raises(RoundError, match="before you change a weight"):
        people.edit(file, Seat(1, weight="9"))
    close_and_reveal(file, round_)
    people.edit(file, Seat(1, weight="9"))
    assert now(file).results["A1"][0].figures[0].tally.weighted[-1] == 1


def test_weights_cannot_be_turned_on_or_off_in_the_middle_of_a_round(make_file):
    file = make_file(people=3)
    open_round(file)
    with pytest.raises(RoundError, match="whether ballots have weights"):
        preparing.set_rule(file, "delphi75", weighted=True)


def test_hands_and_confidential_rounds_cannot_be_weighted(make_file):
    file = weighted(make_file, "1", "2", "3")
    with pytest.raises(RoundError, match="cannot be weighted"):
        open_round(file, level="confidential")
    round_ = open_round(file)
    with pytest.raises(InvalidBallotError, match="Hands cannot be weighted"):
        voting.count_hands(file, round_.id, "real", {"4": 2})


@pytest.mark.parametrize("text", ["1", "0", "0.75", "500000000", "12345678.1234"])
def test_what_is_written_out_in_digits_may_be_a_weight_or_a_sum_of_them(text):
    assert is_sane_sum(text)


@pytest.mark.parametrize(
    "text", ["", "NaN", "Infinity", "-1", "1E5", "1x", "١", "500000001", "1" * 99, "1_0"]
)
def test_what_no_weights_add_up_to_is_none(text):
    assert not is_sane_sum(text)
