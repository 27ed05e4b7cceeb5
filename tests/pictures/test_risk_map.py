from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.pictures.palette import OUTLINE, RISK
from unifydesk.pictures.risk_map import RiskItem, risk_map
from unifydesk.pictures.shapes import Dot, Label

SIZES = [(1600, 900), (480, 300)]
counts = st.lists(st.integers(0, 8), min_size=5, max_size=5)


@pytest.fixture
def item(figures_of):
    def make(label: str, likelihood: tuple[int, ...], severity: tuple[int, ...]) -> RiskItem:
        return RiskItem(
            label, figures_of(*likelihood, kind="likelihood"), figures_of(*severity, kind="severity")
        )

    return make


def dots(picture) -> list[Dot]:
    return [shape for shape in picture.shapes if isinstance(shape, Dot)]


def texts(picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def test_a_likely_and_severe_risk_lies_up_and_right_of_an_unlikely_mild_one(item) -> None:
    bad, mild = item("ER1", (0, 0, 0, 2, 8), (0, 0, 0, 2, 8)), item("ER2", (8, 2, 0, 0, 0), (8, 2, 0, 0, 0))
    first, second = dots(risk_map([bad, mild], 1600, 900))
    assert first.x > second.x
    assert first.y < second.y


def test_a_contested_risk_has_a_hollow_mark(item) -> None:
    stands, contested = (
        item("A", (0, 0, 0, 9, 3), (0, 0, 0, 9, 3)),
        item("B", (6, 0, 0, 0, 6), (0, 0, 0, 9, 3)),
    )
    assert [dot.fill for dot in dots(risk_map([stands, contested], 1600, 900))] == [RISK, "paper"]


def test_risks_on_one_spot_are_set_apart(item) -> None:
    items = [item(f"ER{i}", (0, 0, 0, 9, 3), (0, 0, 0, 9, 3)) for i in range(4)]
    places = {(dot.x, dot.y) for dot in dots(risk_map(items, 1600, 900))}
    assert len(places) == 4


def test_a_risk_without_answers_is_said_and_not_drawn(item) -> None:
    picture = risk_map([item("ER1", (0,) * 5, (0, 0, 0, 9, 3))], 1600, 900)
    assert dots(picture) == []
    assert "ER1: no answers to one of the questions." in picture.text


def test_both_scales_and_the_four_quadrants_are_named(item) -> None:
    said = set(texts(risk_map([], 1600, 900)))
    assert {"Likelihood", "Severity", "likely and severe", "unlikely and not severe"} <= said


def test_its_words_give_medians_bases_and_the_quadrant(item) -> None:
    assert risk_map([item("ER1", (0, 0, 0, 9, 3), (0, 0, 0, 9, 2))], 1600, 900).text == (
        "Risk map. ER1: median likelihood 4 of 5 (12 answered, quartiles 4 and 4.25), median severity 4 of 5 "
        "(11 answered, quartiles 4 and 4), likely and severe."
    )
    assert risk_map([], 1600, 900).text == "Risk map: no risks were voted on."


@settings(max_examples=40)
@given(st.lists(st.tuples(counts, counts), max_size=24), st.sampled_from(SIZES))
def test_it_fits_any_answers(stray, overlapping, unreadable, figures_of, votes, size) -> None:
    items = [
        RiskItem(f"ER{at}", figures_of(*a, kind="likelihood"), figures_of(*b, kind="severity"))
        for at, (a, b) in enumerate(votes, start=1)
    ]
    picture = risk_map(items, *size)
    assert stray(picture) == []
    assert unreadable(picture) == []
    assert overlapping(picture) == []


def test_a_risk_without_answers_is_named_below_the_map(item) -> None:
    said = texts(risk_map([item("ER1", (0,) * 5, (0, 0, 0, 9, 3))], 1600, 900))
    assert "not on the map: ER1" in said


def test_every_mark_has_the_outline_of_data(item) -> None:
    items = [item("A", (0, 0, 0, 9, 3), (0, 0, 0, 9, 3)), item("B", (6, 0, 0, 0, 6), (0, 0, 0, 9, 3))]
    assert {dot.stroke for dot in dots(risk_map(items, 1600, 900))} == {OUTLINE}
