"""Whether a scale is used alike over the claims, checked against an independent library."""

from __future__ import annotations

import krippendorff
import pytest

from tests.app.stories import close_and_reveal, now, open_round, vote
from unifydesk.app import voting
from unifydesk.app.scale_use import scale_use


def voted(file, counts, claim):
    """Vote with these counts on the first question of a claim."""
    round_ = open_round(file, claim)
    vote(file, round_, "".join(str(at) * n for at, n in enumerate(counts, start=1)))
    close_and_reveal(file, round_)


def test_alpha_over_claims_is_that_of_an_independent_library(make_file):
    file = make_file(people=6)
    units = {"R1": (0, 1, 0, 4, 1), "R2": (3, 2, 0, 1, 0)}
    for claim, counts in units.items():
        voted(file, counts, claim)
    (likelihood,) = (use for use in scale_use(now(file)) if use.kind == "likelihood")
    expected = krippendorff.alpha(
        value_counts=list(units.values()), value_domain=[1, 2, 3, 4, 5], level_of_measurement="ordinal"
    )
    assert likelihood.claims == 2
    assert likelihood.alpha == pytest.approx(expected)


def test_identical_answers_have_no_alpha(make_file):
    file = make_file(people=4)
    for claim in ("R1", "R2"):
        voted(file, (0, 0, 0, 4, 0), claim)
    (likelihood,) = (use for use in scale_use(now(file)) if use.kind == "likelihood")
    assert (likelihood.alpha, likelihood.why_not) == (None, "all answers identical")


def test_a_scale_that_one_claim_was_asked_on_is_not_compared(file):
    voted(file, (0, 0, 0, 4, 0), "A1")
    assert scale_use(now(file)) == ()


def test_what_was_not_revealed_plays_no_part(make_file):
    file = make_file(people=4)
    voted(file, (0, 2, 0, 2, 0), "R1")
    hidden = open_round(file, "R2")
    vote(file, hidden, "1155")
    voting.close_round(file, hidden.id)
    assert scale_use(now(file)) == ()
    voting.reveal(file, hidden.id)
    assert [use.claims for use in scale_use(now(file)) if use.kind == "likelihood"] == [2]
