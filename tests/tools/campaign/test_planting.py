"""What controls break is there: a part that was renamed is missed, and not broken in vain."""

from __future__ import annotations

from types import ModuleType

import pytest
from campaign.planting import plant


def test_a_part_is_replaced():
    module = ModuleType("store")
    module.write = "whole"
    plant(module, "write", "broken")
    assert module.write == "broken"


def test_a_part_that_is_not_there_any_more_is_missed():
    with pytest.raises(KeyError, match="store has no write to be broken"):
        plant(ModuleType("store"), "write", "broken")
