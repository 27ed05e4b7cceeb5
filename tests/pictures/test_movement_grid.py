from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.kinds import KINDS
from unifydesk.pictures.movement_grid import DOWN, STAYED, UP, movement_grid
from unifydesk.pictures.shapes import Box, Label
from unifydesk.pictures.words import movement_sentence

R1, R2 = "233424532431", "334425544432"
answers = st.lists(st.tuples(st.sampled_from("12345"), st.sampled_from("12345")), max_size=60)
SIZES = [(1600, 560), (480, 180), (800, 400)]


def cells(picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)][: -len(("up", "stayed", "down"))]


def texts(picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def test_every_step_has_a_cell_and_only_taken_ones_are_filled(movement_of) -> None:
    movement = movement_of(R1, R2)
    filled = [box for box in cells(movement_grid(movement, 1600, 560)) if box.fill]
    assert len(cells(movement_grid(movement, 1600, 560))) == 25
    assert len(filled) == sum(1 for row in movement.table for people in row if people)


def test_up_lies_right_of_the_diagonal_and_down_left_of_it(movement_of) -> None:
    boxes = cells(movement_grid(movement_of("1425", "1524"), 1600, 560))
    fills = {index: box.fill for index, box in enumerate(boxes) if box.fill}
    assert fills == {0: STAYED, 6: STAYED, 3 * 5 + 4: UP, 4 * 5 + 3: DOWN}


def test_the_diagonal_has_the_heavier_outline(movement_of) -> None:
    boxes = cells(movement_grid(movement_of("", ""), 1600, 560))
    widths = {box.stroke_width for box in boxes[::6]}
    assert min(widths) > max(box.stroke_width for index, box in enumerate(boxes) if index % 6)


def test_the_sums_and_the_rounds_are_named(movement_of) -> None:
    said = texts(movement_grid(movement_of(R1, R2), 1600, 560, before="Round 1", after="Round 2"))
    assert {"Round 1", "Round 2", "6 moved up", "6 stayed", "0 moved down"} <= set(said)


def test_its_words_name_every_step(movement_of) -> None:
    movement = movement_of(R1, R2)
    assert movement_grid(movement, 1600, 560).text == movement_sentence(movement)


@settings(max_examples=40)
@given(answers, st.sampled_from(SIZES), st.sampled_from(["agreement", "importance", "severity"]))
def test_nothing_leaves_the_canvas_and_no_text_stands_in_another(
    stray, overlapping, unreadable, movement_of, pairs, size, kind
) -> None:
    movement = movement_of("".join(b for b, _ in pairs), "".join(a for _, a in pairs), kind)
    picture = movement_grid(movement, *size, before="Round 1", after="Round 2")
    assert stray(picture) == []
    assert unreadable(picture) == []
    assert overlapping(picture) == []


@pytest.mark.parametrize("size", SIZES)
def test_three_options_fit_as_well(stray, movement_of, size: tuple[int, int]) -> None:
    assert stray(movement_grid(movement_of("1233", "2233", "confidence"), *size)) == []


@pytest.mark.parametrize(
    "kind", ["approval", "consent", "agreement4", "agreement7", "agreement9", "spectrum"]
)
@settings(max_examples=25)
@given(data=st.data(), size=st.sampled_from([(1600, 700, None), (500, 160, None), (1680, 560, 36)]))
def test_every_scale_fits(stray, overlapping, movement_of, kind, data, size) -> None:
    places = "123456789ab"[: len(KINDS[kind].options)]
    answers = data.draw(st.lists(st.tuples(st.sampled_from(places), st.sampled_from(places)), max_size=40))
    movement = movement_of("".join(b for b, _ in answers), "".join(a for _, a in answers), kind)
    picture = movement_grid(movement, *size[:2], before="Round 1", after="Round 2", size=size[2])
    assert stray(picture) == []
    assert overlapping(picture) == []


def test_where_columns_have_numerals_the_rows_say_what_they_stand_for(movement_of) -> None:
    said = texts(movement_grid(movement_of("1", "9", "agreement9"), 1680, 560, size=36))
    assert "9" in said
    assert "9 Entirely agree" in said
