from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from unifydesk.measures.alpha import NoAlpha, krippendorff_alpha, why_no_alpha

# Krippendorff's data C: twelve units, answers of up to four people
DATA_C = [
    (1, 1, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (5, 5, 5),
    (1, 1),
    (3,),
]
LEVELS = ("nominal", "ordinal", "interval", "ratio")
by_level = pytest.mark.parametrize("level", LEVELS)
some_units = st.lists(st.lists(st.integers(1, 7), max_size=6), max_size=8)


@pytest.mark.parametrize(
    ("level", "expected"), [("nominal", 0.7434), ("ordinal", 0.8154), ("interval", 0.8491), ("ratio", 0.7974)]
)
def test_the_data_of_krippendorff_are_reproduced(level, expected: float) -> None:
    assert krippendorff_alpha(DATA_C, 5, level) == pytest.approx(expected, abs=5e-5)


def test_the_default_level_is_ordinal() -> None:
    assert krippendorff_alpha(DATA_C, 5) == krippendorff_alpha(DATA_C, 5, "ordinal")


@by_level
@given(units=some_units)
def test_it_is_the_alpha_of_an_independent_library(level, units: list[list[int]]) -> None:
    assume(why_no_alpha(units) is None)
    counts = np.array([[unit.count(value) for value in range(1, 8)] for unit in units])
    expected = krippendorff.alpha(
        value_counts=counts, value_domain=list(range(1, 8)), level_of_measurement=level
    )
    assert krippendorff_alpha(units, 7, level) == pytest.approx(expected, abs=1e-9)


@by_level
@given(units=some_units, seed=st.randoms(use_true_random=False))
def test_neither_the_order_of_people_nor_of_units_matters(level, units: list[list[int]], seed) -> None:
    other = [seed.sample(unit, len(unit)) for unit in seed.sample(units, len(units))]
    assert krippendorff_alpha(other, 7, level) == krippendorff_alpha(units, 7, level)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
@given(units=some_units)
def test_reading_the_scale_from_the_other_end_changes_nothing(level, units: list[list[int]]) -> None:
    mirrored = [[8 - answer for answer in unit] for unit in units]
    assert krippendorff_alpha(mirrored, 7, level) == krippendorff_alpha(units, 7, level)


@by_level
@given(units=some_units)
def test_it_is_1_exactly_when_every_unit_agrees(level, units: list[list[int]]) -> None:
    alpha = krippendorff_alpha(units, 7, level)
    assume(alpha is not None)
    assert alpha <= 1
    assert (alpha == 1) == all(len(set(unit)) <= 1 for unit in units)


@by_level
@given(units=some_units)
def test_it_is_missing_exactly_when_there_is_a_reason(level, units: list[list[int]]) -> None:
    assert (krippendorff_alpha(units, 7, level) is None) == (why_no_alpha(units) is not None)


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([], NoAlpha.TOO_FEW),
        ([[1], [2], []], NoAlpha.TOO_FEW),
        ([[4, 4], [4, 4, 4]], NoAlpha.IDENTICAL),
        ([[4, 4], [1]], NoAlpha.IDENTICAL),
        ([[4, 4], [1, 1]], None),
    ],
)
def test_the_reason_is_named(units: list[list[int]], reason: NoAlpha | None) -> None:
    assert why_no_alpha(units) is reason


def test_reasons_are_words() -> None:
    assert (NoAlpha.TOO_FEW, NoAlpha.IDENTICAL) == ("too few", "identical")


@pytest.mark.parametrize("answer", [0, 6])
def test_an_answer_off_the_scale_is_refused(answer: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        krippendorff_alpha([(1, 2), (answer, 3)], 5)


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="cardinal"):
        krippendorff_alpha(DATA_C, 5, "cardinal")
