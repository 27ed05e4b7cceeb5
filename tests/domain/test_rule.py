"""A declared rule and its thresholds."""

from __future__ import annotations

import pytest

from unifydesk.domain.rule import RuleChoice

CHOICE = RuleChoice("delphi75", (("agree", 75), ("least", 3)))


def test_a_threshold_is_found_by_its_name() -> None:
    assert CHOICE.threshold("agree") == 75


def test_an_unknown_threshold_is_an_error() -> None:
    with pytest.raises(KeyError):
        CHOICE.threshold("nonsense")
