"""Rankings and points come from distinct answers and how often each was given."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tests.asking import question
from unifydesk.app.item_figures import allocation_figures, ranking_figures
from unifydesk.domain.tally import Tally

orders = st.permutations(["A", "B", "C"]).map(">".join)


def tally(kind, answers):
    counted = Counter(answers)
    return Tally(question(kind), (), (), 0, len(answers), (), tuple(sorted(counted.items())))


@given(st.lists(orders, min_size=1, max_size=12))
def test_how_the_rankings_are_bundled_does_not_matter(given):
    one_by_one = Tally(question("ranking"), (), (), 0, len(given), (), tuple((a, 1) for a in given))
    bundled = ranking_figures(tally("ranking", given))
    assert bundled.matrix == ranking_figures(one_by_one).matrix
    assert [r.borda for r in bundled.items] == [r.borda for r in ranking_figures(one_by_one).items]


@given(st.lists(orders, min_size=2, max_size=10))
def test_w_is_what_friedman_says(given):
    found = ranking_figures(tally("ranking", given))
    columns = [[order.split(">").index(item) + 1 for order in given] for item in "ABC"]
    chi2 = stats.friedmanchisquare(*columns).statistic
    assert found.kendall_w == pytest.approx(chi2 / (len(given) * 2), abs=1e-9)
    assert found.kendall_p is None  # three items are too few for one


def test_partial_rankings_count_in_pairs_and_not_in_mean_ranks():
    found = ranking_figures(tally("ranking", ["B", "B>A", "A>B>C"]))
    assert [r.ranked for r in found.items] == [2, 3, 1]
    assert found.matrix == ((0, 1, 2), (2, 0, 3), (0, 0, 0))
    assert (found.condorcet, found.complete) == ("B", 1)
    assert found.kendall_w is None  # one complete ranking is no agreement


def test_other_kinds_and_empty_rounds_have_none():
    assert ranking_figures(tally("ranking", [])) is None
    assert ranking_figures(tally("open", ["A>B"])) is None
    assert allocation_figures(tally("points", [])) is None
    assert allocation_figures(tally("ranking", ["A>B"])) is None


shares = st.lists(st.integers(0, 33), min_size=3, max_size=3)


@given(st.lists(shares, min_size=1, max_size=12))
def test_what_was_given_and_what_was_kept_is_the_whole_budget(given):
    typed = [" ".join(f"{i}:{n}" for i, n in zip("ABC", row, strict=True) if n) or "0" for row in given]
    found = allocation_figures(tally("points", typed))
    assert [s.total for s in found.items] == [sum(column) for column in zip(*given, strict=True)]
    assert found.spent + found.unspent == 100 * len(given)
    for shared in found.items:
        assert sum(people for _, people in shared.spread) == len(given)
        assert sum(number * people for number, people in shared.spread) == shared.total


def test_equal_shares_have_no_inequality():
    found = allocation_figures(tally("points", ["A:20 B:20 C:20"] * 4))
    assert (found.gini, found.hhi) == (0, pytest.approx(1 / 3))
