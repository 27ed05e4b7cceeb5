from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.pictures.lettering import fitted, spread_apart, text_width, two_lines, wrapped

spans = st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 40)), min_size=1, max_size=9)


def test_width_grows_with_the_size_and_with_weight() -> None:
    assert text_width("Agree", 20) == pytest.approx(2 * text_width("Agree", 10))
    assert text_width("Agree", 10, bold=True) > text_width("Agree", 10)
    assert text_width("", 10) == 0


def test_a_long_label_breaks_where_its_lines_are_shortest() -> None:
    assert two_lines("Neither agree nor disagree") == ("Neither agree", "nor disagree")
    assert two_lines("Agree") == ("Agree",)


def test_a_text_that_fits_stays_and_another_is_cut() -> None:
    assert fitted("Likely", 10, 100) == "Likely"
    assert fitted("Very unlikely", 10, 40).endswith("…")
    assert text_width(fitted("Very unlikely", 10, 40), 10) <= 40
    assert fitted("Very", 10, 0) == ""


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread_apart([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]


def test_two_labels_on_one_spot_part_evenly() -> None:
    assert spread_apart([50, 50], [10, 10], 0, 100) == [45, 55]


def test_a_label_at_the_edge_is_moved_in() -> None:
    assert spread_apart([0, 100], [20, 20], 0, 100) == [10, 90]


def test_no_labels_need_no_places() -> None:
    assert spread_apart([], [], 0, 100) == []


@given(spans)
def test_labels_lie_side_by_side_within_the_room(labels: list[tuple[float, float]]) -> None:
    labels.sort()
    widths = [width for _, width in labels]
    total = max(100.0, sum(widths))
    placed = spread_apart([centre for centre, _ in labels], widths, 0, total)
    edges = [(x - width / 2, x + width / 2) for x, width in zip(placed, widths, strict=True)]
    assert edges[0][0] >= -1e-6
    assert edges[-1][1] <= total + 1e-6
    assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(edges))


@given(spans)
def test_labels_wider_than_the_room_still_stay_inside(labels: list[tuple[float, float]]) -> None:
    labels.sort()
    placed = spread_apart([centre for centre, _ in labels], [width for _, width in labels], 0, 20)
    assert all(0 <= x <= 20 + 1e-6 for x in placed)


def test_letters_with_accents_and_of_other_scripts_have_widths_as_well() -> None:
    assert text_width("é", 10) == text_width("e", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("模型", 10) == 20


def test_a_text_is_wrapped_at_spaces_and_cut_in_its_last_line() -> None:
    assert wrapped("one two three", 10, 45, 3) == ("one two", "three")
    assert wrapped("one two three", 10, 45, 1) == ("one tw…",)
    assert wrapped("", 10, 45, 2) == ()


@given(st.text(max_size=60), st.floats(0, 200), st.integers(1, 4))
def test_no_wrapped_line_is_wider_than_the_room(text: str, room: float, most: int) -> None:
    lines = wrapped(text, 10, room, most)
    assert len(lines) <= most
    assert all(text_width(line, 10) <= room + 1e-6 for line in lines)
