"""A short slice of the campaign of flipped bits; the long one is `make campaign ARGS="flips"`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from campaign import specimens
from campaign.flips import campaign as flips
from campaign.running import memory_disk

SILENT = (124, 232)
"""Bits of the plain specimen of seed 1 that change a row and nothing else; the seal alone tells."""
OF_THE_LOG = (24, 90, 117)
"""Bits that change the log, which SQLite's own check lets through."""


@pytest.fixture(scope="module")
def folder():
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def flipper(folder):
    return flips.Flipper(specimens.make("plain", folder, flips.SEED), folder / "flipped", flips.SEED)


@pytest.mark.parametrize("number", [*range(12), *SILENT, *OF_THE_LOG])
def test_a_flipped_bit_changes_nothing_silently(flipper, number):
    assert flipper(number)[1] == []


@pytest.mark.parametrize("number", SILENT)
def test_control_without_the_content_root_a_changed_row_is_called_whole(flipper, number):
    with flips.without_the_root():
        assert flipper(number)[0] == "silent"


@pytest.mark.parametrize("number", OF_THE_LOG)
def test_control_with_the_check_of_sqlite_alone_a_changed_log_is_called_whole(flipper, number):
    with flips.without_the_log():
        assert flipper(number)[0] == "silent"


def test_bits_are_counted_by_what_was_said(flipper):
    figures = flips.flipped("plain", range(124, 125), flipper)
    assert figures.counts == {"bits": 1, "changed": 1}


def test_a_flipped_bit_in_an_older_file_does_not_hide_behind_its_migration(folder):
    specimen = specimens.make("version 1", folder, flips.SEED)
    flipper = flips.Flipper(specimen, folder / "older", flips.SEED)
    at = specimen.data.index(b"The minutes are sent to everyone")
    data = bytearray(specimen.data)
    data[at] ^= 1
    flipper._path.write_bytes(data)
    assert flipper._said()[0] == flips.CHANGED
