"""Filling in never reads what it filled in."""

from __future__ import annotations

from unifydesk.gui.filling import filled


def test_marks_are_filled_in_their_order_wherever_they_stand():
    assert filled("%2 of %1", "many", "one") == "one of many"


def test_what_is_filled_in_is_not_read_again():
    assert filled("“%1” and %2", "%2 \\1", "two") == "“%2 \\1” and two"


def test_a_mark_without_a_value_and_a_lone_percent_sign_stay():
    assert filled("%1 is 75 % of %3", "It") == "It is 75 % of %3"
