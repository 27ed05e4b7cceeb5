"""The RAND/UCLA method on nine points."""

from __future__ import annotations

import pytest

from tests.rules.casting import cast, counted, label
from unifydesk.domain.rule import BASES, ENTITLED, Votes
from unifydesk.measures.ordinal import quantile
from unifydesk.rules import RULES, default_choice, summary
from unifydesk.rules.ram9 import RULE, disagreement


def said(*ratings: int) -> str:
    return label("ram9", *counted(*ratings))


def test_the_worked_panel_disagrees() -> None:
    # P30 3.2, P70 8.6: 5.4 apart, where 2.35 + 1.5 × 0.9 = 3.7 are allowed
    assert said(1, 1, 2, 5, 5, 8, 9, 9, 9) == "disagreement"


def test_the_published_panel_of_15_is_appropriate() -> None:
    # BMJ Open 2012;2:e001431, table 1: 5, 5 and 2 people gave 7, 8 and 9, and one each three lower ratings
    assert said(2, 4, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9) == "appropriate"


@pytest.mark.parametrize("low", [(1, 1, 1), (1, 3, 5), (4, 5, 6), (6, 6, 6)])
def test_the_published_panel_does_not_hang_on_its_three_low_ratings(low: tuple[int, ...]) -> None:
    assert said(*low, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9) == "appropriate"


def test_a_median_between_two_thirds_belongs_to_the_upper_one() -> None:
    assert said(6, 6, 6, 6, 7, 7, 7, 7) == "appropriate"
    assert said(3, 3, 3, 3, 4, 4, 4, 4) == "uncertain"


def test_half_a_point_further_down_is_the_lower_third() -> None:
    assert said(6, 6, 6, 6, 6, 7, 7, 7) == "uncertain"
    assert said(3, 3, 3, 3, 3, 4, 4, 4) == "inappropriate"


def test_a_median_in_the_middle_third_is_uncertain() -> None:
    assert said(4, 4, 5, 5, 5, 6, 6) == "uncertain"


def test_a_distance_that_is_just_allowed_is_no_disagreement() -> None:
    # P30 4.2, P70 8.8: 4.6 apart, and 2.35 + 1.5 × 1.5 = 4.6 are allowed, which decimals get wrong
    panel = counted(1, 2, 4, 6, 7, 9, 9, 9)
    low, high = (quantile(panel, tenths, 10) or 0 for tenths in (3, 7))
    assert high - low > 2.35 + 1.5 * abs(5 - (low + high) / 2)
    assert label("ram9", *panel) == "appropriate"


def test_a_distance_just_beyond_is_a_disagreement() -> None:
    # P30 4.1, P70 8.8: 4.7 apart, and 2.35 + 1.5 × 1.45 = 4.525 are allowed
    assert said(1, 2, 4, 5, 7, 9, 9, 9) == "disagreement"


def test_a_panel_at_both_ends_disagrees_whatever_its_median() -> None:
    assert said(1, 1, 1, 1, 9, 9, 9, 9) == "disagreement"
    assert said(1, 1, 1, 9, 9, 9, 9) == "disagreement"
    assert said(1, 1, 1, 1, 9, 9, 9) == "disagreement"


def test_a_panel_far_from_the_middle_may_spread_further() -> None:
    # both 4 apart: around 5 it is disagreement, around 3 not (2.35 + 1.5 × 2 = 5.35)
    assert disagreement(counted(3, 3, 3, 3, 5, 5, 7, 7, 7, 7, 7), 11)
    assert not disagreement(counted(1, 1, 1, 1, 3, 3, 5, 5, 5, 5, 5), 11)


def test_six_are_too_few_and_seven_are_a_panel() -> None:
    assert said(8, 8, 8, 8, 8, 8) == "no_position"
    assert said(8, 8, 8, 8, 8, 8, 8) == "appropriate"
    assert label("ram9", *counted(8, 8, 8), nmin=3) == "appropriate"


def test_silence_moves_no_median_whatever_the_base() -> None:
    counts = counted(7, 7, 7, 8, 8, 8, 9)
    found = {label("ram9", *counts, present=9, entitled=10, base=base) for base in BASES}
    assert found == {"appropriate"}


def test_the_entitled_who_stay_away_can_cost_the_quorum() -> None:
    counts = counted(7, 7, 7, 8, 8, 8, 9)
    assert label("ram9", *counts, present=9, entitled=15) == "appropriate"
    assert label("ram9", *counts, present=9, entitled=15, base=ENTITLED) == "no_position"


def test_a_panel_twice_as_large_is_another_panel() -> None:
    # percentiles are interpolated between people: 3.8 and 6.2 here, 3.9 and 6.1 there, and 2.35 is allowed
    assert said(3, 3, 4, 5, 6, 7, 8) == "disagreement"
    assert said(3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8) == "uncertain"


def test_weights_move_the_median() -> None:
    light = cast(0, 0, 3, 0, 0, 0, 0, 4, 0)
    heavy = Votes((0, 0, 90, 0, 0, 0, 0, 4, 0), 94, 7, 7, 7, "agreement9")
    assert RULE.label_of(light, default_choice(RULE)) == "disagreement"
    assert RULE.label_of(heavy, default_choice(RULE)) == "inappropriate"


def test_only_nine_points_are_judged() -> None:
    assert [n for n in range(12) if RULE.applies("agreement9", n)] == [9]


def test_the_summary_says_where_medians_between_thirds_belong() -> None:
    words = summary(RULES["ram9"], default_choice(RULES["ram9"]))
    assert "a median of 6.5 or more is for, a median below 3.5 is against" in words
    assert "belongs to the upper one" in words
