"""A seal and a place in the log, in words and with a sign."""

from __future__ import annotations

import pytest

from unifydesk.app.fingerprint import Fingerprint
from unifydesk.app.heads import Place
from unifydesk.app.sealing import Seal
from unifydesk.gui.models.seal_words import entry_words, place_words, sign_of, state_words, title_words, when
from unifydesk.gui.widgets.findings import BAD, GOOD, MIXED
from unifydesk.store.gates import CHANGED, SEALED, UNSEALED

AT = "2026-11-23T09:05:00+00:00"


def seal(word, *, what="", sealed_at=AT, later=0, entries=1200, act="Add note “100 %1”"):
    return Seal(Fingerprint("0" * 64, entries, act, AT), word, what, sealed_at, later)


@pytest.mark.parametrize(
    ("given", "sign", "title", "told"),
    [
        (seal(SEALED), GOOD, "Sealed and unchanged", "Nothing was done since."),
        (seal(UNSEALED, later=1), MIXED, "In work, not sealed yet", "; 1 act since then. "),
        (seal(UNSEALED, later=1200), MIXED, "In work, not sealed yet", "; 1,200 acts since then. "),
        (seal(UNSEALED, sealed_at="", later=3), MIXED, "In work, not sealed yet", "It was never sealed."),
        (seal(CHANGED, what="%1 notes"), BAD, "Changed since it was sealed", "outside UnifyDesk: %1 notes. "),
        (seal(CHANGED, what="line 1", sealed_at=""), BAD, "Changed since it was sealed", "Sealed on – and"),
    ],
)
def test_a_seal_is_told_with_its_sign(given, sign, title, told):
    assert (sign_of(given), title_words(given)) == (sign, title)
    assert told in state_words(given)


def test_the_length_of_the_log_is_told_with_its_last_act_as_it_was_typed():
    told = entry_words(seal(SEALED))
    assert told == f"1,200 entries in the log; the last one is: Add note “100 %1” ({when(AT)})"
    assert entry_words(seal(SEALED, entries=1)).startswith("1 entry in the log: Add note")


@pytest.mark.parametrize(("later", "sign"), [(0, GOOD), (1, MIXED), (2, MIXED)])
def test_a_place_in_the_log_is_told_with_what_came_after(later, sign):
    found = place_words(Place(4, 9, "Open round 1", AT, later))
    ends = ("Nothing was done after it.", "1 act came after it.", "2 acts came after it.")
    assert found[0] == sign
    assert found[1].startswith(f"The log of this file holds it: line 4 of 9, “Open round 1” ({when(AT)}). ")
    assert found[1].endswith(ends[later])


def test_the_line_of_a_seal_and_a_line_that_is_not_there_are_told():
    assert "where the file was sealed" in place_words(Place(4, 4, "", "", 0))[1]
    sign, told = place_words(None)
    assert sign == BAD
    assert "holds no such entry" in told


def test_a_moment_that_is_none_stands_as_it_is():
    assert when("yesterday") == "yesterday"
