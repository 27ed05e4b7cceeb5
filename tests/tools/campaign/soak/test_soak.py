"""How a soak is judged: what grows is named, and what merely breathes is not."""

from __future__ import annotations

import pytest
from campaign.soak.campaign import Sample, faults, trend

MEGABYTE = 1_000_000


def samples(memory, descriptors=lambda _minute: 10):
    """Return an hour of samples, one a minute."""
    return [Sample(60.0 * n, round(memory(n) * MEGABYTE), descriptors(n)) for n in range(61)]


def test_a_program_that_fills_up_while_it_warms_up_and_stays_there_is_well():
    assert faults(samples(lambda minute: 150 + min(minute, 10) * 15 + minute % 3)) == []


@pytest.mark.parametrize("step", [0.6, 4])
def test_memory_that_grows_by_five_hundredths_is_named(step):
    assert faults(samples(lambda minute: 300 + step * minute))[0].startswith("memory grew by ")


def test_descriptors_that_grow_are_named():
    wrong = faults(samples(lambda _minute: 300, lambda minute: 10 + minute // 10))
    assert wrong == ["open descriptors grew from 12 to 15"] or wrong[0].startswith("open descriptors grew")


def test_the_first_sixth_does_not_count():
    found = trend(samples(lambda minute: 100 if minute < 10 else 300))
    assert found.growth == 0
    assert found.memory == (300 * MEGABYTE, 300 * MEGABYTE)
