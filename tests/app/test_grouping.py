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


def test_two_groups_of_one_person_are_not_left_alone_with_the_total():
    found = compared(north={"5": 1}, south={"5": 1}, west={"1": 9}, east={"1": 6})
    assert held_back(found) == {"north": FEW, "south": FEW, "east": DIFFERENCE}
    assert shown(found) == {"west": (9, 0, 0, 9)}


def test_one_person_of_no_group_is_not_left_alone_with_the_total():
    found = compared(**{"": {"5": 1}, "north": {"1": 6}, "south": {"1": 8}})
    assert held_back(found) == {"north": DIFFERENCE}
    assert shown(found) == {"south": (8, 0, 0, 8)}


def test_many_people_of_no_group_hide_the_one_group_that_is_held_back():
    found = compared(**{"": {"5": 4, "1": 3}, "north": {"1": 4}, "south": {"1": 8}})
    assert held_back(found) == {"north": FEW}


def test_people_of_no_group_are_no_group():
    assert compare_groups((ASKED,), {"agreement": {"": Counter("45"), "north": Counter("4" * 9)}}) == ()


def test_group_aware_consensus_does_not_tell_what_is_held_back():
    found = compared(north={"4": 9, "1": 1}, south={"4": 9}, west={"4": 9})
    assert held_back(found) == {"north": CELL, "south": DIFFERENCE}
    assert (found.consensus, found.why_not) == (None, "a group is not shown apart")


sides = st.dictionaries(st.sampled_from("12345"), st.integers(0, 9))


@given(st.dictionaries(st.sampled_from(["", *"abcdef"]), sides, min_size=2))
def test_nobody_can_be_worked_out_from_what_is_shown(groups):
    counted = {group: Counter(answers) for group, answers in groups.items()}
    for found in compare_groups((ASKED,), {"agreement": counted}):
        for answered, *camps in shown(found).values():
            assert answered == sum(camps) >= 5
            assert not any(0 < camp < 3 for camp in camps)
        hidden = [counted[group] for group in held_back(found)]
        if counted.get("", Counter()).total():
            hidden.append(counted[""])
        if len(hidden) == 1:  # only people of no group, whom the total tells apart like a group
            below, above = sum(map(hidden[0].get, "12", (0, 0))), sum(map(hidden[0].get, "45", (0, 0)))
            assert hidden[0].total() >= 5
            assert not any(0 < camp < 3 for camp in (below, hidden[0]["3"], above))
        elif hidden and shown(found):
            assert sum(answers.total() for answers in hidden) >= 5


def test_a_person_of_no_group_counts_among_those_who_could_be_worked_out(make_file):
    file = make_file(people=13)
    for number in range(1, 13):
        people.edit(file, Seat(number, group="North" if number <= 6 else "South"))
    round_ = open_round(file)
    for number in range(1, 14):
        voting.cast(file, round_.id, number, {"real": "5" if number == 13 else "1"}, channel="cards")
    close_and_reveal(file, round_)
    assert held_back(now(file).results["A1"][0].groups_of("real")) == {"North": DIFFERENCE}


def test_a_raised_hand_counts_among_those_who_could_be_worked_out(make_file):
    file = make_file(people=13)
    for number in range(1, 13):
        people.edit(file, Seat(number, group="North" if number <= 6 else "South"))
    round_ = open_round(file)
    for number in range(1, 13):
        voting.cast(file, round_.id, number, {"real": "1"}, channel="cards")
    voting.count_hands(file, round_.id, "real", {"5": 1})
    close_and_reveal(file, round_)
    assert held_back(now(file).results["A1"][0].groups_of("real")) == {"North": DIFFERENCE}


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
