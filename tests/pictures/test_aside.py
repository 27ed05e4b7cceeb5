from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.pictures.aside import aside, aside_width
from unifydesk.pictures.shapes import Picture


def column(tally, width=480.0, height=84.0, size=11.0, **more) -> Picture:
    left = width - aside_width(width, size)
    shapes = aside(tally, left, width, 1.3 * size, height, size, **more)
    return Picture(width, height, tuple(shapes), "")


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes]


def test_answers_come_first_and_then_only_what_is_true_of_this_vote(figures_of) -> None:
    counts = (0, 1, 2, 6, 3)
    assert texts(column(figures_of(*counts).tally)) == ["12 of 12", "answered"]
    full = figures_of(*counts, cannot_judge=2, silent=1, by_proxy=3, base="present").tally
    assert texts(column(full, 1600, 300, 30)) == [
        "12 of 15",
        "answered",
        "base: 15 present",
        "3 by proxy",
        "2 cannot judge",
        "1 silent",
    ]


def test_a_picture_without_shares_needs_no_base(figures_of) -> None:
    tally = figures_of(0, 1, 2, 6, 3, silent=3, base="present").tally
    assert texts(column(tally, of_base=False)) == ["12 of 15", "answered", "3 silent"]


def test_more_answers_than_people_present_are_no_fraction(figures_of) -> None:
    assert texts(column(figures_of(0, 1, 2, 6, 3, present=11).tally)) == ["12", "answered", "11 present"]


def test_pictures_of_one_size_have_columns_of_one_width() -> None:
    assert aside_width(1600, 30) == pytest.approx(320)
    assert aside_width(380, 11) == pytest.approx(8.8 * 11)
    assert aside_width(200, 11) == pytest.approx(60)


@given(
    st.integers(0, 30_000),
    st.integers(0, 3000),
    st.integers(0, 3000),
    st.sampled_from(["answered", "present", "entitled"]),
    st.sampled_from([(330, 84, 11), (480, 44, 6.4), (1600, 300, 36), (240, 53, 6.4)]),
)
def test_it_fits_whatever_there_is_to_say(
    stray, overlapping, figures_of, people, cannot_judge, silent, base, size
) -> None:
    tally = figures_of(
        0, 0, 0, 0, people, cannot_judge=cannot_judge, silent=silent, base=base, by_proxy=2, entitled=40_000
    ).tally
    picture = column(tally, *size)
    assert stray(picture) == []
    assert overlapping(picture) == []
