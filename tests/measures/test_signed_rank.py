from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.measures.people import table_of
from unifydesk.measures.movement import up_down_same
from unifydesk.measures.signed_rank import signed_rank

NINE = tuple("123456789")
answers = st.sampled_from(NINE)
few_pairs = st.lists(st.tuples(answers, answers), max_size=10)
many_pairs = st.lists(st.tuples(answers, answers), min_size=24, max_size=70)


def ranked(pairs: list[tuple[str, str]]):
    return signed_rank(table_of(pairs, NINE))


def differences(pairs: list[tuple[str, str]]) -> list[int]:
    return [int(after) - int(before) for before, after in pairs if before != after]


def test_the_worked_pair_of_rounds_has_its_figures() -> None:
    found = ranked(list(zip("233424532431", "334425544432", strict=True)))
    assert (found.w_plus, found.w_minus, found.n, found.rank_biserial) == (21, 0, 6, 1)
    assert found.p == 0.03125
    assert found.exact


@given(few_pairs)
def test_the_sums_are_those_of_scipys_ranks(pairs: list[tuple[str, str]]) -> None:
    moved = differences(pairs)
    assume(moved)
    ranks = stats.rankdata(np.abs(moved))
    found = ranked(pairs)
    assert found.w_plus == sum(rank for rank, move in zip(ranks, moved, strict=True) if move > 0)
    assert found.w_minus == sum(rank for rank, move in zip(ranks, moved, strict=True) if move < 0)


@given(few_pairs)
def test_the_exact_p_counts_all_signs(pairs: list[tuple[str, str]]) -> None:
    moved = differences(pairs)
    assume(len(moved) >= 6)
    doubled = [int(2 * rank) for rank in stats.rankdata(np.abs(moved))]
    found = ranked(pairs)
    smaller = 2 * min(found.w_plus, found.w_minus)
    sums = [
        sum(r for r, sign in zip(doubled, s, strict=True) if sign) for s in product((0, 1), repeat=len(moved))
    ]
    assert found.p == min(1, 2 * sum(total <= smaller for total in sums) / len(sums))


@settings(max_examples=25)
@given(st.lists(st.booleans(), min_size=6, max_size=8))
def test_without_ties_the_exact_p_is_that_of_scipy(ups: list[bool]) -> None:
    pairs = [("1", str(1 + far)) if up else (str(1 + far), "1") for far, up in enumerate(ups, start=1)]
    assert ranked(pairs).p == pytest.approx(stats.wilcoxon(differences(pairs), method="exact").pvalue)


@settings(max_examples=25)
@given(st.lists(st.tuples(answers, answers).filter(lambda p: p[0] != p[1]), min_size=6, max_size=9))
def test_with_ties_the_exact_p_is_that_of_scipys_permutations(pairs: list[tuple[str, str]]) -> None:
    every = stats.PermutationMethod(n_resamples=10_000)
    assert ranked(pairs).p == pytest.approx(stats.wilcoxon(differences(pairs), method=every).pvalue)


@settings(max_examples=40)
@given(many_pairs)
def test_above_twenty_changes_p_is_the_normal_one_of_scipy_with_its_correction_for_ties(pairs) -> None:
    moved = differences(pairs)
    assume(len(moved) > 20)
    found = ranked(pairs)
    assert not found.exact
    assert found.p == pytest.approx(stats.wilcoxon(moved, method="asymptotic").pvalue, abs=1e-9)


@pytest.mark.parametrize(("moved", "exact"), [(20, True), (21, False)])
def test_up_to_twenty_changes_are_counted_exactly(moved: int, exact: bool) -> None:
    found = ranked([("1", "2")] * moved)
    assert found.exact is exact
    assert found.p < 0.001


@pytest.mark.parametrize(("moved", "tested"), [(1, False), (5, False), (6, True)])
def test_fewer_than_six_changes_have_no_p(moved: int, tested: bool) -> None:
    found = ranked([("1", "2")] * moved + [("3", "3")] * 40)
    assert (found.p is not None) is tested
    assert found.n == moved


@pytest.mark.parametrize("pairs", [[], [("3", "3")] * 9])
def test_when_nobody_moved_there_is_nothing_to_rank(pairs: list[tuple[str, str]]) -> None:
    assert ranked(pairs) is None


@given(many_pairs | few_pairs)
def test_playing_the_rounds_backwards_mirrors_the_figures(pairs: list[tuple[str, str]]) -> None:
    found, back = ranked(pairs), ranked([(after, before) for before, after in pairs])
    assume(found is not None)
    assert (back.w_plus, back.w_minus, back.n) == (found.w_minus, found.w_plus, found.n)
    assert back.rank_biserial == -found.rank_biserial
    assert back.p == (None if found.p is None else pytest.approx(found.p))


@given(many_pairs | few_pairs)
def test_reading_the_scale_from_the_other_end_mirrors_the_figures(pairs: list[tuple[str, str]]) -> None:
    turned = [(str(10 - int(before)), str(10 - int(after))) for before, after in pairs]
    found, mirror = ranked(pairs), ranked(turned)
    assume(found is not None)
    assert (mirror.w_plus, mirror.w_minus) == (found.w_minus, found.w_plus)


@given(many_pairs | few_pairs)
def test_the_ranks_are_shared_out_among_those_who_moved(pairs: list[tuple[str, str]]) -> None:
    found = ranked(pairs)
    assume(found is not None)
    up, down, _ = up_down_same(table_of(pairs, NINE))
    assert found.n == up + down
    assert found.w_plus + found.w_minus == found.n * (found.n + 1) / 2
    assert -1 <= found.rank_biserial <= 1
    assert found.p is None or 0 < found.p <= 1
