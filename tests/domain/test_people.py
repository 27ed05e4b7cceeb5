"""Seats and how they are called."""

from __future__ import annotations

from unifydesk.domain.people import Seat


def test_a_seat_is_called_by_its_name() -> None:
    assert Seat(7, "Ada").shown == "Ada"


def test_a_seat_without_a_name_is_called_by_its_number() -> None:
    assert Seat(7).shown == "Seat 7"
