"""The typed line of the dots panel."""

from __future__ import annotations

import pytest

from tests.asking import ballot_form
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.gui.models.dots import read_line

RISK = ballot_form("risk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 4", (7, {"likelihood": "4"}, "")),
        ("7 4 0", (7, {"likelihood": "4", "severity": CANNOT_JUDGE}, "")),
        ("7, 4, 2", (7, {"likelihood": "4", "severity": "2"}, "")),
    ],
)
def test_a_line_is_a_seat_and_answers_in_the_order_of_the_form(qapp, text, expected):
    assert read_line(text, RISK, reason=False) == expected


def test_words_after_the_answers_are_the_reason_where_one_is_asked(qapp):
    assert read_line("7 4 2 It is too dear.", RISK, reason=True)[2] == "It is too dear."
    with pytest.raises(InvalidInputError, match="2 questions"):
        read_line("7 4 2 It is too dear.", RISK, reason=False)


@pytest.mark.parametrize("text", ["", "7", "seven 4", "７ 4"])
def test_a_line_without_seat_and_answer_is_refused(qapp, text):
    with pytest.raises(InvalidInputError, match="seat number"):
        read_line(text, RISK, reason=False)
