from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.measures.groups import group_aware_consensus

some_groups = st.lists(
    st.integers(0, 60).flatmap(lambda seen: st.tuples(st.integers(0, seen), st.just(seen))),
    min_size=1,
    max_size=5,
)


# three groups of 3, 18 and 3 people: London youth policing, The Computational Democracy Project, CC BY 4.0
@pytest.mark.parametrize(
    ("groups", "expected"),
    [([(1, 3), (6, 17), (2, 3)], 0.088421), ([(2, 3), (10, 17), (0, 3)], 0.069474)],
)
def test_statements_of_a_real_conversation_are_reproduced(groups: list, expected: float) -> None:
    assert float(group_aware_consensus(groups)) == pytest.approx(expected, abs=1e-6)


def test_the_product_is_exact() -> None:
    assert group_aware_consensus([(5, 5), (0, 4)]) == Fraction(6, 7) * Fraction(1, 6)


@given(some_groups, st.randoms(use_true_random=False))
def test_the_order_of_the_groups_does_not_matter(groups: list, seed) -> None:
    assert group_aware_consensus(seed.sample(groups, len(groups))) == group_aware_consensus(groups)


@given(some_groups)
def test_it_lies_strictly_between_0_and_1(groups: list) -> None:
    assert 0 < group_aware_consensus(groups) < 1


@given(some_groups)
def test_one_agreement_more_in_any_group_raises_it(groups: list) -> None:
    for at, (agree, seen) in enumerate(groups):
        if agree < seen:
            more = [*groups[:at], (agree + 1, seen), *groups[at + 1 :]]
            assert group_aware_consensus(more) > group_aware_consensus(groups)


def test_a_small_group_against_it_outweighs_a_large_one_for_it() -> None:
    assert group_aware_consensus([(50, 50), (0, 5)]) < group_aware_consensus([(30, 50), (3, 5)])


def test_a_group_that_never_saw_it_counts_one_half() -> None:
    assert group_aware_consensus([(0, 0)]) == Fraction(1, 2)


def test_without_groups_there_is_no_consensus_between_them() -> None:
    assert group_aware_consensus([]) is None


@pytest.mark.parametrize("group", [(-1, 2), (3, 2)])
def test_agreeing_without_having_seen_is_refused(group: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="without having seen"):
        group_aware_consensus([(1, 1), group])
