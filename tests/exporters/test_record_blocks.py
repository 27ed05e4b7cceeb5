"""Rows of the record: bare texts are plain cells."""

from __future__ import annotations

from unifydesk.exporters._record_blocks import Value, row


def test_a_bare_text_is_a_plain_cell() -> None:
    made = row("a", Value("b", strong=True), foot=True)
    assert made.cells == (Value("a"), Value("b", strong=True))
    assert made.foot
    assert not made.strong
