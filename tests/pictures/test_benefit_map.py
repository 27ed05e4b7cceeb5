from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.pictures.benefit_map import BenefitItem, benefit_map
from unifydesk.pictures.palette import BENEFIT, OUTLINE
from unifydesk.pictures.shapes import Dot, Label, Picture

SIZES = [(1600, 700, None), (500, 250, None), (1600, 900, 36), (480, 250, 6.4)]
counts = st.lists(st.integers(0, 8), min_size=5, max_size=5)


@pytest.fixture
def item(figures_of):
    def make(label: str, real, importance, **more) -> BenefitItem:
        return BenefitItem(label, figures_of(*real, **more), figures_of(*importance, kind="importance"))

    return make


def dots(picture: Picture) -> list[Dot]:
    return [shape for shape in picture.shapes if isinstance(shape, Dot)]


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def test_the_share_for_it_lies_to_the_right_and_importance_upwards(item) -> None:
    high, low = item("EB1", (0, 0, 1, 5, 6), (0, 0, 1, 5, 6)), item("EB2", (2, 3, 3, 3, 1), (5, 5, 2, 0, 0))
    first, second = dots(benefit_map([high, low], 1600, 700))
    assert first.x > second.x
    assert first.y < second.y
    assert {first.stroke, second.stroke} == {OUTLINE}


def test_half_the_base_lies_below_the_fifty_percent(item) -> None:
    picture = benefit_map([item("EB1", (0, 3, 3, 3, 3), (0, 0, 0, 9, 3))], 1600, 700)
    assert dots(picture)[0].x == pytest.approx(
        next(s.x for s in picture.shapes if isinstance(s, Label) and s.text == "50%")
    )


def test_another_base_moves_the_mark_and_is_named(item) -> None:
    votes = ((0, 0, 2, 4, 6), (0, 0, 0, 9, 3))
    answered = benefit_map([item("EB1", *votes)], 1600, 700)
    present = benefit_map([item("EB1", *votes, silent=8, base="present")], 1600, 700)
    assert dots(present)[0].x < dots(answered)[0].x
    assert "For “Real”, of those present" in texts(present)
    assert "(50% of 20 present)" in present.text


def test_importance_is_not_named_where_the_group_agrees_that_it_is_not_real(item) -> None:
    picture = benefit_map([item("EB3", (9, 2, 1, 0, 0), (0, 0, 0, 9, 3))], 1600, 700)
    assert dots(picture) == []
    assert "not on the map: EB3" in texts(picture)
    assert picture.text == (
        "Benefit map. EB3: 0 for “Real” (0% of 12 who answered); the group agrees that it is not real, so "
        "its importance is not named."
    )


def test_a_contested_benefit_has_a_hollow_mark(item) -> None:
    stands, contested = (
        item("A", (0, 0, 0, 9, 3), (0, 0, 0, 9, 3)),
        item("B", (6, 0, 0, 0, 6), (0, 0, 0, 9, 3)),
    )
    picture = benefit_map([stands, contested], 1600, 700)
    assert [dot.fill for dot in dots(picture)] == [BENEFIT, "paper"]
    assert "B: 6 for “Real” (50% of 12 who answered)" in picture.text
    assert picture.text.endswith("; no position that stands.")


@pytest.mark.parametrize("importance", [(0, 0, 0, 1, 0), (6, 0, 0, 0, 6)])
def test_a_benefit_whose_importance_has_too_few_votes_or_is_contested_has_a_hollow_mark(
    item, importance
) -> None:
    picture = benefit_map([item("EB2b", (0, 0, 0, 9, 3), importance, silent=11)], 1600, 700)
    assert [dot.fill for dot in dots(picture)] == ["paper"]
    assert picture.text.endswith("; no position that stands.")


def test_without_answers_there_is_no_mark_and_words_say_why(item) -> None:
    said = benefit_map(
        [item("A", (0,) * 5, (0, 0, 0, 9, 3)), item("B", (0, 0, 0, 9, 3), (0,) * 5)], 1600, 700
    ).text
    assert "A: nobody answered whether it is real." in said
    assert "nobody answered how important it is." in said
    assert benefit_map([], 500, 250).text == "Benefit map: no benefits were voted on."


def test_its_words_give_share_median_quartiles_and_bases(item) -> None:
    assert benefit_map([item("EB1", (0, 1, 2, 6, 3), (0, 1, 1, 6, 3))], 1600, 700).text == (
        "Benefit map. EB1: 9 for “Real” (75% of 12 who answered), median importance 4 of 5 (11 answered, "
        "quartiles 4 and 4.5)."
    )


@settings(max_examples=40)
@given(st.lists(st.tuples(counts, counts), max_size=21), st.sampled_from(SIZES))
def test_it_fits_any_answers(stray, overlapping, unreadable, figures_of, votes, size) -> None:
    width, height, text = size
    items = [
        BenefitItem(f"EB{at}", figures_of(*real), figures_of(*importance, kind="importance"))
        for at, (real, importance) in enumerate(votes, start=1)
    ]
    picture = benefit_map(items, width, height, size=text)
    assert stray(picture) == []
    assert unreadable(picture) == []
    assert overlapping(picture) == []
    assert picture == benefit_map(items, width, height, size=text)
