"""A short slice of the events campaign with a fixed seed; the long one is `make campaign ARGS="events"`."""

from __future__ import annotations

import pytest
from campaign.events import campaign as events
from campaign.events import plants


def test_nothing_breaks_whatever_is_pressed_and_clicked():
    figures = events.walked(events.SEED, 2, 150)
    assert figures.examples == []
    assert figures.counts["events"] >= 150


@pytest.mark.parametrize("plant", [plants.SLOT])
def test_a_planted_fault_is_found(plant):
    assert events.walked(events.SEED, 0, events.CONTROL, plant).bad == 1


def test_the_campaign_knows_every_plant():
    assert events.PLANTED == plants.PLANTS
