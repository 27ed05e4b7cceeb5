"""Some things wait until no round is open."""

from __future__ import annotations

import pytest

from tests.app.stories import open_round
from unifydesk.app import voting
from unifydesk.app.open_rounds import no_open_round
from unifydesk.domain.errors import RoundError
from unifydesk.domain.rounds import CONFIDENTIAL


def test_an_open_round_is_named_with_what_has_to_wait(file):
    no_open_round(file, "a weight")
    round_ = open_round(file)
    with pytest.raises(RoundError, match=r"Round 1 of A1 is open\. Close it before you change a weight\."):
        no_open_round(file, "a weight")
    voting.close_round(file, round_.id)
    no_open_round(file, "a weight")


@pytest.fixture
def stranded(file):
    """A file with an open confidential round whose key is elsewhere."""
    round_ = open_round(file, channel="booth", level=CONFIDENTIAL)
    file.keys.shred(round_.id)
    return file


def test_a_round_whose_key_is_elsewhere_is_to_be_voided_and_not_closed(stranded):
    said = (
        r"Round 1 of A1 is open, and its key is not on this computer\. Void it before you change a weight\."
    )
    with pytest.raises(RoundError, match=said):
        no_open_round(stranded, "a weight")


def test_another_round_waits_until_that_one_is_voided(stranded):
    said = (
        r"Round 1 of A1 is still open, and its key is not on this computer\. Void it before opening another\."
    )
    with pytest.raises(RoundError, match=said):
        voting.open_round(stranded, "R1")


def test_an_ordinary_round_is_to_be_closed_or_voided_before_another(file):
    open_round(file)
    with pytest.raises(RoundError, match=r"is still open\. Close it or void it before opening another\."):
        voting.open_round(file, "R1")
