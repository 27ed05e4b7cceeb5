from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.domain.question import Question
from unifydesk.pictures.heat_grid import heat_grid
from unifydesk.pictures.palette import contrast
from unifydesk.pictures.shapes import Box, Label, Picture

ONE = [[0, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 2, 0, 0], [0, 0, 0, 5, 3], [0, 0, 0, 0, 1]]
SIZES = [(700, 400, None), (500, 160, None), (150, 130, 9), (110, 110, 8), (1000, 500, 36)]


def boxes(picture: Picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def test_every_pair_of_answers_has_a_field_and_only_given_ones_are_filled() -> None:
    fields = boxes(heat_grid(ONE, 700, 400))
    assert len(fields) == 25
    assert len([field for field in fields if field.fill]) == 5


def test_likelihood_runs_to_the_right_and_severity_upwards() -> None:
    table = [[0] * 5 for _ in range(5)]
    table[4][4] = 1
    picture = heat_grid(table, 700, 400)
    (filled,) = [field for field in boxes(picture) if field.fill]
    assert filled.x == max(field.x for field in boxes(picture))
    assert filled.y == min(field.y for field in boxes(picture))


def test_more_people_make_a_darker_field_that_says_their_number() -> None:
    picture = heat_grid(ONE, 700, 400)
    filled = {}
    for field in boxes(picture):
        for label in picture.shapes:
            if (
                isinstance(label, Label)
                and field.fill
                and field.x < label.x < field.x + field.width
                and field.y < label.y < field.y + field.height
            ):
                filled[int(label.text)] = contrast(field.fill, "#FFFFFF")
                assert contrast(label.colour, field.fill) >= 4.5
    assert sorted(filled) == [1, 2, 3, 5]
    assert [filled[n] for n in (1, 2, 3, 5)] == sorted(filled.values())


def test_both_questions_the_claim_and_the_answers_are_named() -> None:
    said = set(texts(heat_grid(ONE, 1000, 500, label="ER1")))
    assert {"ER1", "Likelihood", "Severity", "Likely", "Very severe", "Negligible"} <= said


def test_a_small_grid_has_numerals_instead_of_names() -> None:
    said = texts(heat_grid(ONE, 110, 110, size=8))
    assert {"1", "2", "3", "4", "5"} <= set(said)
    assert "Negligible" not in said


def test_its_words_name_every_field_with_people() -> None:
    assert heat_grid(ONE, 700, 400, label="ER1").text == (
        "ER1: likelihood and severity of 12 people who answered both by name: 1 unlikely and minor, 2 about "
        "an even chance and moderate, 5 likely and severe, 3 likely and very severe, 1 very likely and very "
        "severe."
    )


def test_without_people_it_says_so() -> None:
    picture = heat_grid([[0] * 5] * 5, 700, 400)
    assert picture.text == "Likelihood and severity: nobody answered both questions by name."
    assert not any(field.fill for field in boxes(picture))


def test_scales_of_other_lengths_have_numerals() -> None:
    real, sure = Question("real", "agreement7", "Real?"), Question("sure", "confidence", "Confidence")
    picture = heat_grid([[1, 0, 2]] * 7, 700, 400, across=real, upright=sure)
    assert len(boxes(picture)) == 21
    assert "7 strongly agree and high" not in picture.text
    assert "2 strongly agree and high" in picture.text


@pytest.mark.parametrize("size", SIZES)
@settings(max_examples=30)
@given(st.integers(2, 9), st.integers(2, 9), st.data())
def test_it_fits_any_answers(stray, overlapping, unreadable, size, across, upright, data) -> None:
    width, height, text = size
    row = st.lists(st.integers(0, 3) | st.integers(0, 150), min_size=upright, max_size=upright)
    table = data.draw(st.lists(row, min_size=across, max_size=across))
    picture = heat_grid(table, width, height, label="ER1 Energy and water", size=text)
    assert stray(picture) == []
    assert unreadable(picture) == []
    assert overlapping(picture) == []
