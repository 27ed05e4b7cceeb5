from __future__ import annotations

import pytest

from unifydesk.domain.position import Position
from unifydesk.domain.question import Question
from unifydesk.domain.tally import Figures, Tally
from unifydesk.measures.quadrant import QUADRANTS, quadrant


def axis(median: float | None, label: str | None = "majority_for") -> Figures:
    tally = Tally(Question("likelihood", "likelihood", ""), tuple("12345"), (0,) * 5, 0, 0, ())
    position = None if label is None else Position(label, 1)
    return Figures(tally, 0, 0, 0, median, None, None, None, position)


@pytest.mark.parametrize(
    ("likelihood", "severity", "words"),
    [
        (4.0, 5.0, "likely and severe"),
        (3.5, 2.5, "likely, not severe"),
        (2.0, 4.0, "unlikely but severe"),
        (1.0, 1.0, "unlikely and not severe"),
        (3.0, 4.0, "severe, of middling likelihood"),
        (4.0, 3.0, "likely, of middling severity"),
        (3.0, 3.0, "of middling likelihood and severity"),
    ],
)
def test_two_medians_name_the_quadrant(likelihood: float, severity: float, words: str) -> None:
    assert quadrant(axis(likelihood), axis(severity)) == words


@pytest.mark.parametrize("label", ["polarised", "divided"])
def test_a_dispute_on_either_axis_is_said_instead(label: str) -> None:
    assert quadrant(axis(4.0, label), axis(4.0)) == "contested"
    assert quadrant(axis(4.0), axis(4.0, label)) == "contested"
    assert quadrant(axis(4.0, "no_position"), axis(4.0, label)) == "contested"


@pytest.mark.parametrize("label", ["no_position", None])
def test_too_few_votes_name_nothing(label: str | None) -> None:
    assert quadrant(axis(4.0, label), axis(4.0)) == ""
    assert quadrant(axis(4.0), axis(4.0, label)) == ""


def test_without_a_median_nothing_is_named() -> None:
    assert quadrant(axis(None), axis(4.0)) == ""


def test_all_nine_fields_have_words_of_their_own() -> None:
    assert len(QUADRANTS) == len(set(QUADRANTS.values())) == 9
