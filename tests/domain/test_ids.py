"""Identifiers that say nothing."""

from __future__ import annotations

from unifydesk.domain.ids import new_id


def test_an_identifier_has_sixteen_bytes() -> None:
    assert len(new_id()) == 16


def test_identifiers_do_not_repeat_and_do_not_come_in_order() -> None:
    ids = [new_id() for _ in range(200)]
    assert len(set(ids)) == len(ids)
    assert ids != sorted(ids)
