from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.pictures.shares import (
    amounts,
    base_line,
    base_words,
    for_share,
    percent,
    percents,
    side_share,
    whole,
)


def test_shares_are_of_the_base_that_was_declared(figures_of) -> None:
    counts = (0, 1, 2, 6, 3)
    answered = figures_of(*counts, silent=3).tally
    present = figures_of(*counts, silent=3, base="present").tally
    entitled = figures_of(*counts, silent=3, base="entitled", entitled=20).tally
    assert [for_share(tally) for tally in (answered, present, entitled)] == [
        Fraction(9, 12),
        Fraction(9, 15),
        Fraction(9, 20),
    ]


def test_the_base_is_named_with_its_number(figures_of) -> None:
    counts = (0, 1, 2, 6, 3)
    assert base_words(figures_of(*counts).tally) == "12 who answered"
    assert base_words(figures_of(*counts, silent=3, base="present").tally) == "15 present"
    assert base_words(figures_of(*counts, base="entitled", entitled=20).tally) == "20 entitled"


def test_the_small_print_names_a_base_only_where_it_is_another_one(figures_of) -> None:
    counts = (0, 1, 2, 6, 3)
    assert base_line(figures_of(*counts, silent=3).tally) == ""
    assert base_line(figures_of(*counts, silent=3, base="present").tally) == "base: 15 present"
    assert base_line(figures_of(*counts, base="present").tally) == "base: 12 present"


def test_weights_take_the_place_of_people(figures_of) -> None:
    tally = figures_of(
        1, 0, 2, kind="approval", weighted=("1.5", "0", "6"), weight="10", base="present"
    ).tally
    assert amounts(tally) == (Fraction(3, 2), 0, 6)
    assert whole(tally) == 10
    assert percents(tally) == (15.0, 0.0, 60.0)
    assert base_line(tally) == "of weight 10 present"


def test_a_weighted_base_is_never_less_than_what_was_given(figures_of) -> None:
    tally = figures_of(1, 0, 2, kind="approval", weighted=("1.5", "0", "6"), weight="3").tally
    assert whole(tally) == Fraction(15, 2)
    assert whole(figures_of(1, 0, 2, kind="approval", weighted=("1", "0", "6")).tally) == 7


def test_passing_and_abstaining_count_for_neither_side(figures_of) -> None:
    consent = figures_of(1, 2, 3, 6, kind="consent").tally
    assert [side_share(consent, side) for side in (-1, 0, 1)] == [
        Fraction(1, 4),
        Fraction(1, 4),
        Fraction(1, 2),
    ]
    assert for_share(figures_of(2, 4, 6, kind="approval").tally) == Fraction(1, 2)


def test_without_answers_there_is_no_share(figures_of) -> None:
    assert for_share(figures_of(0, 0, 0, 0, 0).tally) is None
    assert percents(figures_of(0, 0, 0, 0, 0).tally) == (0.0,) * 5
    assert side_share(figures_of(0, 0, 0, 0, 0).tally, 1) == 0


def test_a_percentage_never_rounds_anybody_away() -> None:
    assert percent(1, 501) == "<1%"
    assert percent(500, 501) == ">99%"
    assert percent(0, 12) == "0%"
    assert percent(12, 12) == "100%"
    assert percent(9, 12) == "75%"


def test_half_a_percent_rounds_up_and_no_base_is_a_dash() -> None:
    assert [percent(part, 8) for part in (1, 3)] == ["13%", "38%"]
    assert percent(0, 0) == "–"


@pytest.mark.parametrize("base", ["answered", "present", "entitled"])
@given(counts=st.lists(st.integers(0, 40), min_size=2, max_size=11), silent=st.integers(0, 30))
def test_the_three_sides_are_the_answers(figures_of, base, counts, silent) -> None:
    tally = figures_of(*counts, kind="spectrum", silent=silent, base=base, entitled=500).tally
    if sum(counts):
        together = sum(side_share(tally, side) for side in (-1, 0, 1))
        assert together == Fraction(sum(counts), tally.base_count)
        assert sum(percents(tally)) == pytest.approx(float(100 * together))
