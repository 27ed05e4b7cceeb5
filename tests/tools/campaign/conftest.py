"""What the tests of the campaigns share, made once: recorded workloads, and a player that forks."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from campaign.power import campaign as power
from campaign.recording import NO_RECORDER, build_library, build_recorder
from campaign.running import memory_disk
from campaign.serving import Player


@pytest.fixture(scope="session")
def play():
    """Return what records a workload, once for each way of doing it."""
    recorder, known = build_recorder(), {}
    if recorder is None:
        pytest.skip(NO_RECORDER)
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as folder:

        def recording(name, synchronous="FULL"):
            if (name, synchronous) not in known:
                known[name, synchronous] = power.recorded(
                    recorder, name, Path(folder), power.SEED, synchronous
                )
            return known[name, synchronous]

        yield recording


@pytest.fixture(scope="session")
def player():
    """Return a process with the fault library and the recorder that plays what the campaigns play."""
    libraries = [build_library("faults"), build_recorder()]
    if None in libraries:
        pytest.skip(NO_RECORDER)
    modules = [f"campaign.{name}" for name in ("faults.playing", "recovery.breaking", "full.playing")]
    with (
        tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as folder,
        Player(libraries, Path(folder), [*modules, "campaign.recovery.playing"]) as started,
    ):
        yield started


@pytest.fixture(autouse=True)
def _home(monkeypatch):
    """Put the home of the program back where it was: the campaign moves it to the disk that it rebuilds."""
    monkeypatch.setenv("UNIFYDESK_HOME", "")
