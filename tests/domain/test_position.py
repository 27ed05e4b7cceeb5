"""Positions in words."""

from __future__ import annotations

import pytest

from unifydesk.domain.position import CONTESTED, LABELS, Position


@pytest.mark.parametrize("label", LABELS)
def test_every_label_has_words(label: str) -> None:
    assert Position(label, None).words


def test_contested_labels_are_labels() -> None:
    assert set(LABELS) >= CONTESTED
