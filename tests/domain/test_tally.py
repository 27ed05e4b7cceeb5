"""What was counted, and the people behind the percentages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unifydesk.domain.question import Question
from unifydesk.domain.tally import Figures, Movement, RoundResult, Tally

REAL = Question("real", "agreement", "Real?")
COUNTS = st.lists(st.integers(0, 50), min_size=5, max_size=5).map(tuple)


def tally(counts: tuple[int, ...], cannot_judge: int = 0, present: int = 0) -> Tally:
    return Tally(REAL, tuple("12345"), counts, cannot_judge, present, ())


@given(counts=COUNTS, cannot_judge=st.integers(0, 50), absent_minded=st.integers(0, 50))
def test_everyone_present_answered_or_cannot_judge_or_was_silent(
    counts: tuple[int, ...], cannot_judge: int, absent_minded: int
) -> None:
    present = sum(counts) + cannot_judge + absent_minded
    counted = tally(counts, cannot_judge, present)
    assert counted.answered + counted.cannot_judge + counted.silent == present
    assert counted.silent == absent_minded


def test_nobody_is_silent_when_more_answered_than_are_present_now() -> None:
    assert tally((1, 1, 1, 1, 1), present=3).silent == 0


def test_pairs_are_those_who_moved_and_those_who_stayed() -> None:
    assert Movement(REAL, tuple("12345"), (), up=6, down=1, same=5).pairs == 12


def test_the_figures_of_a_round_are_found_by_their_question() -> None:
    figures = Figures(tally((0, 0, 0, 0, 0)), 0, 0, 0, None, None, None, None, None)
    result = RoundResult(b"1", 1, "closed", "named", (figures,), (), ())
    assert result.of("real") is figures
    assert result.of("severity") is None
