"""The states of a round."""

from __future__ import annotations

import pytest

from unifydesk.domain.rounds import CLOSED, NAMED, OPEN, REVEALED, VOID, Round


@pytest.mark.parametrize(
    ("state", "is_open", "has_result"),
    [(OPEN, True, False), (CLOSED, False, True), (REVEALED, False, True), (VOID, False, False)],
)
def test_a_round_takes_ballots_or_counts_or_neither(state: str, is_open: bool, has_result: bool) -> None:
    round_ = Round(b"1", "A1", 1, NAMED, "roll_call", state, (), False, None)
    assert round_.is_open is is_open
    assert round_.has_result is has_result
