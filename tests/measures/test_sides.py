from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.measures.ordinal import shares
from unifydesk.measures.sides import middle_of, sides_of


def test_passing_and_abstaining_are_for_neither_side() -> None:
    assert sides_of(("no", "pass", "yes")).sums((3, 2, 7)) == (3, 2, 7)
    assert sides_of(("objection", "disagree", "abstain", "agree")).sums((1, 2, 3, 4)) == (3, 3, 4)


@pytest.mark.parametrize(("options", "neutral"), [(2, None), (3, 1), (4, None), (5, 2), (11, 5)])
def test_the_middle_of_an_odd_scale_is_neutral(options: int, neutral: int | None) -> None:
    assert middle_of(options).neutral == neutral


@given(st.lists(st.integers(0, 99), min_size=2, max_size=11))
def test_numbered_scales_divide_as_their_shares_do(counts: list[int]) -> None:
    options = [str(at) for at, _ in enumerate(counts, start=1)]
    below, neutral, above = sides_of(options).sums(counts)
    assert (above, below, neutral) == shares(counts)
