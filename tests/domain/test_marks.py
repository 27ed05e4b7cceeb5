"""Marking sentences for translation."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP


def test_a_marked_sentence_stays_as_it_is() -> None:
    assert QT_TRANSLATE_NOOP("jobs", "The vote is open.") == "The vote is open."
