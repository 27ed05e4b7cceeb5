from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.kinds import KINDS
from unifydesk.pictures.palette import shades
from unifydesk.pictures.shapes import Box, Label, Stroke
from unifydesk.pictures.unit_rows import LIMIT, unit_rows
from unifydesk.pictures.words import movement_sentence

R1, R2 = "233424532431", "334425544432"
SIZES = [(1600, 560), (480, 170), (900, 500)]
answers = st.lists(st.tuples(st.sampled_from("12345"), st.sampled_from("12345")), max_size=LIMIT)


def squares(picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


def ways(picture) -> list[Stroke]:
    return [shape for shape in picture.shapes if isinstance(shape, Stroke) and shape.colour != "line"]


def test_before_they_travel_everyone_stands_in_the_first_row(movement_of) -> None:
    picture = unit_rows(movement_of(R1, R2), 1600, 560, t=0)
    assert len(squares(picture)) == 12
    assert [sum(box.fill == shade for box in squares(picture)) for shade in shades(5)] == [1, 3, 4, 3, 1]
    assert ways(picture) == []


def test_when_they_have_arrived_both_rows_are_full(movement_of) -> None:
    picture = unit_rows(movement_of(R1, R2), 1600, 560)
    assert len(squares(picture)) == 24
    lower = [box for box in squares(picture) if box.y > 560 / 2]
    assert [sum(box.fill == shade for box in lower) for shade in shades(5)] == [0, 2, 3, 5, 2]


def test_those_who_moved_have_the_stronger_lines(movement_of) -> None:
    lines = ways(unit_rows(movement_of(R1, R2), 1600, 560))
    moved = [line for line in lines if line.colour == "ink"]
    stayed = [line for line in lines if line.colour == "muted"]
    assert (len(moved), len(stayed)) == (6, 6)
    assert min(line.width for line in moved) > max(line.width for line in stayed)


def test_nobody_shares_a_place(movement_of) -> None:
    places = [
        (round(box.x, 3), round(box.y, 3)) for box in squares(unit_rows(movement_of(R1, R2), 1600, 560))
    ]
    assert len(places) == len(set(places))


def test_a_square_travels_straight(movement_of) -> None:
    movement = movement_of("1", "5")
    start, half, end = (squares(unit_rows(movement, 1600, 560, t=t))[-1] for t in (0, 0.5, 1))
    assert half.x == pytest.approx((start.x + end.x) / 2)
    assert half.y == pytest.approx((start.y + end.y) / 2)


def test_without_pairs_it_says_so(movement_of) -> None:
    picture = unit_rows(movement_of("", ""), 1600, 560)
    assert squares(picture) == []
    assert "Nobody answered in both rounds" in [s.text for s in picture.shapes if isinstance(s, Label)]


def test_its_words_name_every_step(movement_of) -> None:
    movement = movement_of(R1, R2)
    assert unit_rows(movement, 1600, 560, t=0.3).text == movement_sentence(movement)


@settings(max_examples=40)
@given(answers, st.floats(0, 1), st.sampled_from(SIZES))
def test_nothing_leaves_the_canvas(stray, movement_of, pairs, t, size) -> None:
    movement = movement_of("".join(b for b, _ in pairs), "".join(a for _, a in pairs))
    assert stray(unit_rows(movement, *size, t=t, before="Round 1", after="Round 2")) == []


@pytest.mark.parametrize("size", SIZES)
def test_forty_people_of_one_mind_fit(stray, overlapping, movement_of, size: tuple[int, int]) -> None:
    picture = unit_rows(movement_of("3" * 40, "4" * 40, "importance"), *size)
    assert stray(picture) == []
    assert overlapping(picture) == []


@pytest.mark.parametrize(
    "kind", ["approval", "consent", "agreement4", "agreement7", "agreement9", "spectrum"]
)
@settings(max_examples=25)
@given(
    data=st.data(),
    size=st.sampled_from([(1600, 700, None), (500, 160, None), (1680, 560, 36)]),
    t=st.floats(0, 1),
)
def test_every_scale_fits(stray, overlapping, movement_of, kind, data, size, t) -> None:
    places = "123456789ab"[: len(KINDS[kind].options)]
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(places), st.sampled_from(places)), max_size=LIMIT))
    movement = movement_of("".join(b for b, _ in pairs), "".join(a for _, a in pairs), kind)
    picture = unit_rows(movement, *size[:2], t=t, before="Round 1", after="Round 2", size=size[2])
    assert stray(picture) == []
    assert overlapping(picture) == []


def test_the_ends_of_a_scale_of_numbers_are_named(movement_of) -> None:
    movement = movement_of("1", "b", "spectrum")
    movement = replace(movement, question=replace(movement.question, ends=("one model", "many models")))
    said = [s.text for s in unit_rows(movement, 1600, 560).shapes if isinstance(s, Label)]
    assert {"0", "10", "0 one model", "10 many models"} <= set(said)


def test_who_abstains_is_grey(movement_of) -> None:
    picture = unit_rows(movement_of("3", "3", "consent"), 1600, 560, t=0)
    assert [box.fill for box in squares(picture)] == [shades(5)[2]]
