from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.pictures.lettering import fitted, spread_apart, text_width, two_lines

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
