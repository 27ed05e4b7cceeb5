"""Some things wait until no round is open."""

from __future__ import annotations

import pytest

from tests.app.stories import open_round
from unifydesk.app import voting
from unifydesk.app.open_rounds import no_open_round
from unifydesk.domain.errors import RoundError


def test_an_open_round_is_named_with_what_has_to_wait(file):
    no_open_round(file, "a weight")
    round_ = open_round(file)
    with pytest.raises(RoundError, match=r"Round 1 of A1 is open\. Close it before you change a weight\."):
        no_open_round(file, "a weight")
    voting.close_round(file, round_.id)
    no_open_round(file, "a weight")
