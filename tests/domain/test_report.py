"""The record of one claim."""

from __future__ import annotations

from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.workshop import ClaimSetup

FIRST, SECOND, THIRD = (
    Note(b"1", 1, "for", "It saves work."),
    Note(b"2", 2, "against", "It costs trust."),
    Note(b"3", 3, "for", "It is cheaper."),
)
TOLD = Claim("A1", "benefit", "", "A", "A is so.", "", None, True, ())
CLAIM = ReportClaim(TOLD, ClaimSetup("A1", True), "", (), (), None, "", (FIRST, SECOND, THIRD))


def test_notes_are_given_by_kind_in_the_order_they_were_typed() -> None:
    assert CLAIM.notes_of("for") == (FIRST, THIRD)
    assert CLAIM.notes_of("against", "for") == (FIRST, SECOND, THIRD)
    assert CLAIM.notes_of("dissent") == ()
