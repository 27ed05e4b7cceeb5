"""A short slice of the secrecy campaign with a fixed seed; the long one is `make campaign ARGS="secrecy"`."""

from __future__ import annotations

import itertools
import statistics
import tempfile
from pathlib import Path

import pytest
from campaign.running import memory_disk
from campaign.secrecy import campaign as secrecy
from campaign.secrecy import image, leaks, orders, twins, watched

SEED = secrecy.SEED


@pytest.fixture
def folder():
    """Return a folder on a disk in memory."""
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name:
        yield Path(name)


def test_no_commit_of_an_open_round_shows_a_choice_a_reason_or_a_key(folder, qapp):
    figures = watched.played(SEED, 1, folder, rounds=2)
    assert (figures.bad, figures.examples) == (0, [])
    assert figures.counts["looks"] > figures.counts["commits"] > 10


@pytest.mark.parametrize(
    ("leak", "said"),
    [(leaks.no_cipher, "can be read in workshop.unify"), (leaks.a_line_in_the_log, "in unifydesk.log")],
)
def test_a_program_that_leaks_is_found_out(folder, qapp, leak, said):
    with leak():
        figures = watched.played(SEED, 2, folder, rounds=1)
    assert any(said in fault for fault in figures.faults)


def test_with_other_ballots_every_byte_is_the_same_until_the_round_closes(folder):
    figures = twins.other_choices(SEED, 0, folder)
    assert (figures.bad, figures.examples) == (0, [])
    assert figures.counts["disks compared"] > 10


def test_a_hash_of_every_ballot_is_found_out(folder):
    with leaks.a_hash_of_the_ballot():
        assert twins.other_choices(SEED, 0, folder).bad


@pytest.mark.parametrize("leak", [None, leaks.who_cast_last])
def test_only_a_store_that_notes_who_cast_last_tells_who_gave_which_ballot(folder, monkeypatch, leak):
    monkeypatch.setattr(twins, "EXPORTED", ("csv", "json", "markdown"))
    if leak is None:
        assert twins.other_people(SEED, 0, folder, 2).examples == []
    else:
        with leak():
            assert twins.other_people(SEED, 0, folder, 4).bad


def test_the_fingerprints_by_which_copies_of_an_open_urn_are_known_tell_nothing(folder, monkeypatch):
    """With the true cipher they differ, as the copies do; that there are as many is all there is to see."""
    monkeypatch.setattr(twins, "EXPORTED", ("csv", "json"))
    assert twins.other_people(3, 1, folder, 4).examples == []


def test_no_order_tells_the_order_of_casting_but_that_of_a_plain_table_does(folder, monkeypatch):
    monkeypatch.setattr(orders, "EXPORTED", ("csv", "json"))
    leaks.home_of(folder)
    figures = orders.one_round(SEED, 0, folder, 40)
    assert (figures.bad, figures.examples) == (0, [])
    assert figures.counts["orders"] >= 16
    assert orders.plain_table(SEED, folder, 100).faults == {
        "tau -1.00: the rows of a plain table tell the order of casting": 1
    }


def test_tau_is_kendalls():
    assert (orders.tau([0, 1, 2]), orders.tau([2, 1, 0]), orders.tau([1, 0, 2])) == (1, -1, 1 / 3)
    every = [orders.tau(order) for order in itertools.permutations(range(5))]
    assert statistics.fmean(every) == pytest.approx(0)
    assert statistics.pstdev(every) == pytest.approx(orders.spread(5))


def test_what_is_in_a_raw_image_is_found(tmp_path):
    disk = tmp_path / "disk.img"
    disk.write_bytes(bytes(5_000) + b'["4","zqVote"]' + bytes(5_000))
    found = image.in_image(disk, {"a ballot": [b'["4","zqVote"]'], "a key": [b"K" * 16]}, "here")
    assert found.examples == ["here: a ballot can be read in the raw image"]
    assert (found.counts["looked for"], found.counts["found"]) == (2, 1)


def test_without_the_rights_to_mount_the_campaign_says_that_it_skipped_the_image(monkeypatch, capsys):
    monkeypatch.setattr(image.shutil, "which", lambda tool: None)
    assert secrecy.run(SEED, 1, None, ["raw image"]) == 0
    said = capsys.readouterr().out
    assert said.count("SKIPPED: the raw ext4 image.") == 2
    assert "there is no mkfs.ext4" in said or "this is not Linux" in said
