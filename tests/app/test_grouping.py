"""Groups side by side: small numbers are held back, and it is said that they are."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.stories import close_and_reveal, now, open_round
from tests.asking import question
from unifydesk.app import people, voting
from unifydesk.app.grouping import CELL, DIFFERENCE, FEW, compare_groups
from unifydesk.app.results import results
from unifydesk.domain.people import Seat

ASKED = question("agreement")


def compared(**groups: dict[str, int]):
    (found,) = compare_groups((ASKED,), {"agreement": {g: Counter(c) for g, c in groups.items()}})
    return found


def shown(comparison):
    return {g.group: (g.answered, g.above, g.neutral, g.below) for g in comparison.groups if not g.suppressed}


def held_back(comparison):
    return {g.group: g.suppressed for g in comparison.groups if g.suppressed}


def test_groups_of_five_with_three_on_every_side_stand_side_by_side():
    found = compared(north={"4": 5, "5": 3}, south={"1": 3, "4": 3}, west={"3": 5})
    assert shown(found) == {"north": (8, 8, 0, 0), "south": (6, 3, 0, 3), "west": (5, 0, 5, 0)}
    assert held_back(found) == {}


def test_a_group_of_four_and_a_side_of_two_are_held_back_with_their_reason():
    found = compared(north={"4": 4}, south={"4": 4, "1": 2}, west={"5": 9})
    assert held_back(found) == {"north": FEW, "south": CELL}
    assert shown(found) == {"west": (9, 9, 0, 0)}


def test_a_group_that_alone_is_held_back_takes_the_next_smallest_with_it():
    found = compared(north={"4": 4}, south={"4": 12}, west={"5": 9})
    assert held_back(found) == {"north": FEW, "west": DIFFERENCE}


def test_held_back_means_every_number():
    found = compared(north={"4": 4}, south={"4": 4})
    assert all((g.answered, g.above, g.neutral, g.below) == (None,) * 4 for g in found.groups)


def test_one_group_is_no_comparison():
    assert compare_groups((ASKED,), {"agreement": {"north": Counter({"4": 20})}}) == ()
    assert compare_groups((ASKED,), {}) == ()


def test_items_and_words_are_not_compared():
    asked = question("ranking")
    assert compare_groups((asked,), {"ranking": {g: Counter({"A>B": 9}) for g in "xy"}}) == ()


def test_group_aware_consensus_is_the_product_over_the_groups():
    found = compared(north={"4": 8, "1": 3, "cannot_judge": 1}, south={"5": 9})
    assert found.consensus == pytest.approx(9 / 14 * 10 / 11)


@pytest.mark.parametrize(
    ("groups", "why"),
    [
        ({"north": {"4": 9}, "south": {"4": 9}}, "fewer than 20 people answered"),
        ({"north": {"4": 30}, "south": {"4": 4}}, "a group has fewer than 5 answers"),
    ],
)
def test_group_aware_consensus_is_not_offered_for_small_numbers(groups, why):
    found = compared(**groups)
    assert (found.consensus, found.why_not) == (None, why)


sides = st.dictionaries(st.sampled_from("12345"), st.integers(0, 9))


@given(st.dictionaries(st.sampled_from("abcdef"), sides, min_size=2))
def test_nobody_can_be_worked_out_from_what_is_shown(groups):
    for found in compare_groups((ASKED,), {"agreement": {g: Counter(c) for g, c in groups.items()}}):
        assert len(held_back(found)) != 1
        for answered, *camps in shown(found).values():
            assert answered == sum(camps) >= 5
            assert not any(0 < camp < 3 for camp in camps)


def test_groups_of_the_room_are_compared_and_confidential_rounds_are_not(make_file):
    file = make_file(people=12)
    for number in range(1, 13):
        people.edit(file, Seat(number, group="North" if number <= 6 else "South"))
    named = open_round(file)
    for number in range(1, 13):
        voting.cast(file, named.id, number, {"real": "5" if number <= 6 else "1"}, channel="cards")
    close_and_reveal(file, named)
    secret = open_round(file, level="confidential")
    for _ in range(12):
        voting.cast_confidential(file, secret.id, {"real": "5"})
    close_and_reveal(file, secret)
    first, second = now(file).results["A1"]
    assert shown(first.groups_of("real")) == {"North": (6, 6, 0, 0), "South": (6, 0, 0, 6)}
    assert second.groups == ()
    told = next(c for c in results(now(file))["claims"] if c["id"] == "A1")["rounds"][0]["questions"][0][
        "groups"
    ]
    assert told["groups"]["South"] == {
        "answered": 6,
        "for": 0,
        "neutral": 0,
        "against": 6,
        "suppressed": None,
    }
    assert told["undefined"] == "fewer than 20 people answered"
