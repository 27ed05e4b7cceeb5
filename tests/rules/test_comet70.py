"""Core outcomes: 70 % in the upper third and fewer than 15 % in the lower one."""

from __future__ import annotations

from tests.rules.casting import label
from unifydesk.domain.rule import PRESENT
from unifydesk.rules.comet70 import RULE


def thirds(low: int, middle: int, high: int, base: str = "answered", present: int | None = None) -> str:
    return label("comet70", 0, 0, low, middle, 0, 0, high, 0, 0, base=base, present=present)


def test_exactly_70_percent_is_in_and_9_of_13_is_not() -> None:
    assert thirds(0, 3, 7) == "in"
    assert thirds(0, 4, 9) == "no_consensus"


def test_exactly_15_percent_dissent_is_too_much() -> None:
    assert thirds(3, 3, 14) == "no_consensus"
    assert thirds(2, 4, 14) == "in"


def test_the_other_way_round_is_out() -> None:
    assert thirds(14, 4, 2) == "out"
    assert thirds(14, 3, 3) == "no_consensus"
    assert thirds(13, 5, 2) == "no_consensus"


def test_one_person_in_a_thousand_decides() -> None:
    assert [thirds(149, 151, 700), thirds(149, 152, 699), thirds(150, 150, 700)] == [
        "in",
        "no_consensus",
        "no_consensus",
    ]
    assert [thirds(700, 151, 149), thirds(699, 152, 149), thirds(700, 150, 150)] == [
        "out",
        "no_consensus",
        "no_consensus",
    ]


def test_a_middle_third_alone_is_no_consensus() -> None:
    assert thirds(0, 12, 0) == "no_consensus"


def test_every_point_of_a_third_counts_and_no_other() -> None:
    for point, expected in enumerate(("out",) * 3 + ("no_consensus",) * 3 + ("in",) * 3):
        assert label("comet70", *(10 if i == point else 0 for i in range(9))) == expected


def test_silence_can_cost_the_share_of_those_present() -> None:
    assert thirds(0, 3, 7, present=11) == "in"
    assert thirds(0, 3, 7, present=11, base=PRESENT) == "no_consensus"


def test_thresholds_decide() -> None:
    assert label("comet70", 0, 0, 2, 0, 0, 0, 8, 0, 0) == "no_consensus"
    assert label("comet70", 0, 0, 2, 0, 0, 0, 8, 0, 0, dissent=21) == "in"
    assert label("comet70", 0, 0, 0, 4, 0, 0, 6, 0, 0, consensus=60) == "in"


def test_only_nine_points_are_judged() -> None:
    assert [n for n in range(12) if RULE.applies("agreement9", n)] == [9]
