from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.pictures._scatter import (
    RADIUS,
    Field,
    Mark,
    absent,
    around,
    draw,
    ground,
    inside,
    left_names,
    left_room,
    overlap,
    set_apart,
)
from unifydesk.pictures.shapes import Dot, Label, Picture, Stroke

FIELD = Field(100.0, 20.0, 100.0, 60.0, 5, 5, 12.0, 0.5)
steps = st.sampled_from([1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0])


def mark(label: str, column: float, row: float, *, filled: bool = True) -> Mark:
    return Mark(label, (FIELD.column(column), FIELD.row(row)), filled)


def test_steps_rise_to_the_right_and_upwards() -> None:
    assert FIELD.column(1) == 150
    assert FIELD.row(5) == 50
    assert FIELD.row(1) > FIELD.row(5)
    assert len([shape for shape in ground(FIELD) if isinstance(shape, Stroke)]) == 8


def test_a_mark_alone_stays_where_it_is() -> None:
    alone = mark("A", 2, 4)
    assert set_apart([alone], FIELD) == [alone]


def test_marks_on_one_spot_stand_around_it_with_their_whiskers() -> None:
    spot = Mark("A", (350.0, 170.0), True, (300.0, 400.0), (150.0, 190.0))
    placed = set_apart([spot, spot, spot], FIELD)
    assert sum(m.at[0] for m in placed) / 3 == pytest.approx(350)
    assert sum(m.at[1] for m in placed) / 3 == pytest.approx(170)
    assert len({m.at for m in placed}) == 3
    for moved in placed:
        assert moved.upright == pytest.approx((moved.at[1] - 20, moved.at[1] + 20))
        assert moved.across == pytest.approx((moved.at[0] - 50, moved.at[0] + 50))


@given(st.integers(1, 12))
def test_marks_on_one_spot_stay_within_their_step(people: int) -> None:
    placed = set_apart([mark(str(n), 3, 3) for n in range(people)], FIELD)
    assert all(abs(m.at[0] - FIELD.column(3)) < FIELD.step_x / 2 for m in placed)
    assert all(abs(m.at[1] - FIELD.row(3)) < FIELD.step_y / 2 for m in placed)
    gaps = [
        max(abs(a.at[0] - b.at[0]), abs(a.at[1] - b.at[1])) for n, a in enumerate(placed) for b in placed[:n]
    ]
    assert all(gap >= 2 * RADIUS * FIELD.size for gap in gaps)


def test_marks_that_touch_move_up_or_down_and_never_sideways() -> None:
    one, near = Mark("A", (300.0, 170.0), True), Mark("B", (303.0, 170.0), True)
    first, second = set_apart([one, near], FIELD)
    assert first == one
    assert second.at[0] == 303
    assert second.at[1] != 170


def test_a_mark_that_does_not_stand_is_hollow() -> None:
    shapes, _ = draw([mark("A", 2, 2), mark("B", 4, 4, filled=False)], FIELD, "#D55E00", ())
    assert [shape.fill for shape in shapes if isinstance(shape, Dot)] == ["#D55E00", "paper"]


def test_no_label_covers_a_reserved_area() -> None:
    alone = mark("A", 2, 2)
    everywhere = (0.0, 0.0, 1000.0, 1000.0)
    assert draw([alone], FIELD, "#D55E00", [everywhere])[1] == ("A",)


def test_a_label_far_from_its_mark_is_tied_to_it() -> None:
    crowd = [mark(f"ER{n}", 3, 3) for n in range(12)]
    shapes, missing = draw(set_apart(crowd, FIELD), FIELD, "#D55E00", ())
    assert missing == ()
    assert any(isinstance(shape, Stroke) for shape in shapes)


def test_what_is_not_on_the_map_is_named() -> None:
    (note,) = absent(["ER1", "ER9"], 400, 12, 90)
    assert note.text == "not on the map: ER1, ER9"
    assert absent([], 400, 12, 90) == []
    assert absent(["ER1"], 0, 12, 90) == []


def test_names_at_the_left_fit_into_the_room_they_ask_for() -> None:
    field = Field(left_room("Severity", ("Negligible", "Very severe"), 12.0), 20, 90, 60, 5, 5, 12.0, 0.5)
    labels = left_names(field, "Severity", ("Negligible", "Very severe"))
    assert [label.text for label in labels] == ["Severity", "Negligible", "Very", "severe"]
    assert labels[1].y > labels[2].y


def test_areas_are_told_apart() -> None:
    assert overlap((0, 0, 2, 2), (1, 1, 3, 3)) == 1
    assert overlap((0, 0, 1, 1), (2, 0, 3, 1)) == 0
    assert inside((1, 1, 2, 2), (0, 0, 3, 3))
    assert not inside((1, 1, 4, 2), (0, 0, 3, 3))
    assert around((5, 5), 2, 1) == (3, 4, 7, 6)


@settings(max_examples=60)
@given(st.lists(st.tuples(steps, steps), max_size=30))
def test_every_mark_keeps_its_label_and_no_label_covers_another_or_a_mark(overlapping, stray, places) -> None:
    marks = set_apart([mark(f"ER{n}", *place) for n, place in enumerate(places)], FIELD)
    shapes, missing = draw(marks, FIELD, "#D55E00", ())
    picture = Picture(620, 330, tuple(shapes), "")
    assert overlapping(picture) == []
    assert stray(picture) == []
    labels = [shape for shape in shapes if isinstance(shape, Label)]
    assert len(labels) + len(missing) == len(places)
    for dot in (shape for shape in shapes if isinstance(shape, Dot)):
        for label in labels:
            beside = label.y <= dot.y - dot.radius or label.y - 0.7 * label.size >= dot.y + dot.radius
            assert beside or label.x >= dot.x + dot.radius or label.x < dot.x


def test_a_label_beside_its_mark_crosses_no_whisker_where_it_need_not() -> None:
    crossed = Mark("A1", (350.0, 170.0), True, (250.0, 450.0), (120.0, 200.0))
    shapes, missing = draw([crossed], FIELD, "#000000", [])
    [label] = [shape for shape in shapes if isinstance(shape, Label)]
    assert missing == ()
    assert label.x > 350  # beside the upright
    assert not label.y - 0.72 * label.size < 170 < label.y  # above or below the other one


def test_a_label_among_whiskers_stays_beside_its_mark() -> None:
    lines = [Mark("", (x, 170.0), True, None, (20.0, 320.0)) for x in range(330, 372, 4)]
    shapes, _ = draw([mark("A1", 3, 3), *lines], FIELD, "#000000", [])
    label = next(shape for shape in shapes if isinstance(shape, Label) and shape.text == "A1")
    assert abs(label.x - FIELD.column(3)) < 3 * FIELD.size
