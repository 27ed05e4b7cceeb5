from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from unifydesk.measures.kendall import WORDS, kendall_w, mid_ranks, schmidt_words

# the “anxiety” data of the R package irr: three people rate twenty subjects
ANXIETY = ("33345523522615221243", "36462424332333221334", "21443216111233113322")
some_ratings = st.integers(2, 9).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(1, 6), min_size=items, max_size=items), min_size=2, max_size=9
    )
)


def ranked(ratings: list) -> list[tuple[float, ...]]:
    return [mid_ranks([float(value) for value in row]) for row in ratings]


def test_the_anxiety_data_of_irr_are_reproduced() -> None:
    found = kendall_w(ranked([*ANXIETY]))
    assert found.w == pytest.approx(0.5397, abs=5e-5)
    assert found.chi2 == pytest.approx(30.76, abs=5e-3)
    assert found.df == 19
    assert found.p == pytest.approx(0.0429, abs=5e-5)


@given(some_ratings)
def test_it_is_the_test_of_friedman(ratings: list[list[int]]) -> None:
    found = kendall_w(ranked(ratings))
    assume(found is not None and found.df >= 2)
    expected = stats.friedmanchisquare(*zip(*ratings, strict=True))
    assert found.chi2 == pytest.approx(expected.statistic, abs=1e-9)
    if found.p is not None:
        assert found.p == pytest.approx(expected.pvalue, abs=1e-9)


@given(some_ratings)
def test_w_lies_between_0_and_1_and_chi2_follows_it(ratings: list[list[int]]) -> None:
    found = kendall_w(ranked(ratings))
    assume(found is not None)
    assert 0 <= found.w <= 1
    assert found.df == len(ratings[0]) - 1
    assert found.chi2 == pytest.approx(len(ratings) * found.df * found.w)


@given(some_ratings, st.randoms(use_true_random=False))
def test_neither_the_order_of_people_nor_of_items_matters(ratings: list[list[int]], seed) -> None:
    rows = ranked(ratings)
    columns = seed.sample(range(len(rows[0])), len(rows[0]))
    other = [tuple(row[at] for at in columns) for row in seed.sample(rows, len(rows))]
    assert kendall_w(other) == kendall_w(rows)


@given(some_ratings)
def test_counting_ranks_from_the_worst_changes_nothing(ratings: list[list[int]]) -> None:
    rows = ranked(ratings)
    upside_down = [tuple(len(row) + 1 - rank for rank in row) for row in rows]
    assert kendall_w(upside_down) == kendall_w(rows)


@given(st.permutations(range(1, 8)), st.integers(2, 9))
def test_the_same_order_by_everybody_is_1(order: list[int], people: int) -> None:
    assert kendall_w([order] * people).w == 1


def test_two_opposite_orders_are_0() -> None:
    assert kendall_w([(1, 2, 3, 4), (4, 3, 2, 1)]).w == 0


@pytest.mark.parametrize(("items", "tested"), [(2, False), (3, False), (4, True)])
def test_up_to_three_items_have_no_p(items: int, tested: bool) -> None:
    order = tuple(range(1, items + 1))
    found = kendall_w([order, order])
    assert found.w == 1
    assert (found.p is not None) is tested


@pytest.mark.parametrize("ranks", [[], [(1, 2, 3)], [(1,), (1,)], [(), ()], [(2, 2, 2), (2, 2, 2)]], ids=repr)
def test_it_is_not_defined_for_one_person_one_item_or_ties_alone(ranks: list) -> None:
    assert kendall_w(ranks) is None


@pytest.mark.parametrize("ranks", [[(1, 2), (1, 2, 3)], [(1, 1, 2), (1, 2, 3)], [(0, 1), (1, 2)]], ids=repr)
def test_what_is_no_mid_ranks_is_refused(ranks: list) -> None:
    with pytest.raises(ValueError, match="mid-ranks"):
        kendall_w(ranks)


@given(st.lists(st.integers(-5, 5)))
def test_mid_ranks_are_those_of_scipy(values: list[int]) -> None:
    assert mid_ranks(values) == tuple(stats.rankdata(values)) if values else mid_ranks(values) == ()


@pytest.mark.parametrize(
    ("w", "words"),
    [
        (0.0, "very weak"),
        (0.1, "very weak"),
        (0.2999, "very weak"),
        (0.3, "weak"),
        (0.4999, "weak"),
        (0.5, "moderate"),
        (0.6999, "moderate"),
        (0.7, "strong"),
        (0.8999, "strong"),
        (0.9, "very strong"),
        (1.0, "very strong"),
    ],
)
def test_a_word_holds_from_its_number_up_to_the_next(w: float, words: str) -> None:
    assert schmidt_words(w) == words


def test_words_are_listed_from_the_strongest() -> None:
    assert [start for start, _ in WORDS] == sorted((start for start, _ in WORDS), reverse=True)
