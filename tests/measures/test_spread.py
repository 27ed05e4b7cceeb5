from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations, product
from math import log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from unifydesk.measures.spread import consensus_cns, entropy_bits, esteban_ray, iov, l2, leik_d

CASES = json.loads((Path(__file__).parent.parent / "files" / "worked_measures.json").read_text("utf-8"))
FIGURES = {
    "cns": consensus_cns,
    "leik_d": leik_d,
    "iov": iov,
    "l2": l2,
    "esteban_ray": esteban_ray,
    "entropy_bits": entropy_bits,
}
TOGETHER = {"cns": 1, "leik_d": 0, "iov": 0, "l2": 1, "esteban_ray": 0, "entropy_bits": 0}
APART = {"cns": 0, "leik_d": 1, "iov": 1, "l2": 0, "esteban_ray": 1, "entropy_bits": 1}
some_votes = st.lists(st.integers(0, 20), min_size=2, max_size=9).map(tuple).filter(any)
by_name = pytest.mark.parametrize("name", FIGURES)


def unrolled(counts: tuple[int, ...]) -> list[int]:
    return [option for option, count in enumerate(counts, start=1) for _ in range(count)]


@by_name
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_worked_cases_give_their_spread(case: dict, name: str) -> None:
    expected = case[name]
    found = FIGURES[name](case["counts"])
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-6))


@by_name
@given(counts=some_votes)
def test_looking_from_the_other_end_changes_nothing(name: str, counts: tuple[int, ...]) -> None:
    assert FIGURES[name](counts[::-1]) == pytest.approx(FIGURES[name](counts), abs=1e-12)


@pytest.mark.parametrize("name", [name for name in FIGURES if name != "iov"])
@given(counts=some_votes, rooms=st.integers(2, 9))
def test_many_rooms_alike_are_spread_as_one_is(name: str, counts: tuple[int, ...], rooms: int) -> None:
    many = tuple(count * rooms for count in counts)
    assert FIGURES[name](many) == pytest.approx(FIGURES[name](counts), abs=1e-12)


@pytest.mark.parametrize("name", [name for name in FIGURES if name != "entropy_bits"])
@given(counts=some_votes.filter(lambda c: sum(c) > 1))
def test_it_lies_between_0_and_1(name: str, counts: tuple[int, ...]) -> None:
    assert -1e-12 <= FIGURES[name](counts) <= 1 + 1e-12


@by_name
@given(options=st.integers(2, 9), at=st.integers(0, 8), people=st.integers(2, 400))
def test_one_answer_for_all_is_no_spread_exactly(name: str, options: int, at: int, people: int) -> None:
    counts = [0] * options
    counts[at % options] = people
    assert FIGURES[name](counts) == TOGETHER[name]


@by_name
@given(options=st.integers(2, 9), people=st.integers(1, 400))
def test_two_halves_at_the_ends_are_the_widest_spread_exactly(name: str, options: int, people: int) -> None:
    assert FIGURES[name]([people, *[0] * (options - 2), people]) == APART[name]


@by_name
@pytest.mark.parametrize("counts", [(0, 0, 0, 0, 0), ()])
def test_without_answers_there_is_no_spread(name: str, counts: tuple[int, ...]) -> None:
    assert FIGURES[name](counts) is None


@pytest.mark.parametrize("name", [name for name in FIGURES if name != "entropy_bits"])
def test_one_option_has_no_order_to_spread_over(name: str) -> None:
    assert FIGURES[name]((4,)) is None


@pytest.mark.parametrize(("options", "cns"), [(5, 0.434), (4, 0.368)])
def test_a_uniform_vote_is_far_from_no_consensus_for_cns(options: int, cns: float) -> None:
    assert consensus_cns([3] * options) == pytest.approx(cns, abs=5e-4)


@given(some_votes)
def test_cns_is_the_formula_over_shares(counts: tuple[int, ...]) -> None:
    votes, width = unrolled(counts), len(counts) - 1
    mean = Fraction(sum(votes), len(votes))
    expected = 1 + sum(log2(1 - abs(vote - mean) / width) for vote in votes) / len(votes)
    assert consensus_cns(counts) == pytest.approx(expected, abs=1e-9)


@given(some_votes)
def test_leiks_d_sums_what_each_cumulated_share_lacks_to_its_nearer_end(counts: tuple[int, ...]) -> None:
    votes, k = unrolled(counts), len(counts)
    shares = [Fraction(sum(vote <= option for vote in votes), len(votes)) for option in range(1, k + 1)]
    expected = 2 * sum(f if f <= Fraction(1, 2) else 1 - f for f in shares) / (k - 1)
    assert leik_d(counts) == pytest.approx(float(expected), abs=1e-12)


@given(some_votes.filter(lambda c: sum(c) > 1))
def test_iov_compares_the_pairs_of_people_with_the_widest_vote(counts: tuple[int, ...]) -> None:
    def apart(votes: list[int]) -> int:
        return sum(abs(a - b) for a, b in combinations(votes, 2))

    n, k = sum(counts), len(counts)
    widest = apart([1] * (n // 2) + [k] * (n - n // 2))
    assert iov(counts) == pytest.approx(apart(unrolled(counts)) / widest, abs=1e-12)


def test_one_person_alone_has_no_variation() -> None:
    assert iov((0, 1, 0)) is None


@given(some_votes.filter(lambda c: sum(c) % 2 == 0))
def test_for_an_even_number_of_people_l2_is_what_iov_leaves(counts: tuple[int, ...]) -> None:
    assert l2(counts) == pytest.approx(1 - iov(counts), abs=1e-12)


@given(some_votes)
def test_polarisation_sums_over_identification_and_distance(counts: tuple[int, ...]) -> None:
    n, k = sum(counts), len(counts)
    shares = [Fraction(count, n) for count in counts]
    halves = [Fraction(1, 2), *[Fraction(0)] * (k - 2), Fraction(1, 2)]

    def raw(p: list[Fraction]) -> Fraction:
        return sum(p[i] ** 2 * p[j] * abs(i - j) for i, j in product(range(k), repeat=2))

    assert esteban_ray(counts) == pytest.approx(float(raw(shares) / raw(halves)), abs=1e-12)


@given(some_votes)
def test_entropy_is_that_of_scipy(counts: tuple[int, ...]) -> None:
    assert entropy_bits(counts) == pytest.approx(stats.entropy(counts, base=2), abs=1e-9)


@given(some_votes, st.randoms(use_true_random=False))
def test_entropy_ignores_the_order_of_the_options(counts: tuple[int, ...], shuffler) -> None:
    other = list(counts)
    shuffler.shuffle(other)
    assert entropy_bits(other) == pytest.approx(entropy_bits(counts), abs=1e-12)
