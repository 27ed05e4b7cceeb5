"""The campaign can see: each kind of damage, done to a disk that is in order, is named."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from contextlib import closing

import pytest
from campaign.power.checks import Checker
from campaign.power.disk import Content, Disk
from campaign.story import MAIN

RECORD = "desk/record.json"


def content(data):
    """Return bytes as a disk after a cut holds them."""
    return Content(data, hashlib.blake2b(data, digest_size=16).digest())


def disk_after(recording, act):
    """Return the disk as it was when an act was acknowledged, and the number of operations until then."""
    at = next(mark.at for mark in recording.marks if mark.act == act)
    disk = Disk(recording.start)
    for op in recording.ops[:at]:
        disk.apply(op)
    live = disk.live().items()
    return {name: None if data is None else content(data) for name, data in live}, at


@pytest.fixture
def judge(play):
    """Return what judges a disk that a test has changed."""

    def faults(name, act, change=lambda image: None):
        recording = play(name)
        image, at = disk_after(recording, act)
        change(image)
        return Checker(recording, random.Random(1), full_share=1.0).faults(image, at)

    return faults


def test_nothing_is_said_of_a_disk_in_order(judge):
    assert judge("confidential", "cast confidential ballot 3") == []
    assert judge("exports", "export record.json") == []


def test_a_lost_key_is_named(judge):
    def lose(image):
        for name in [name for name in image if name.endswith(".key")]:
            del image[name]

    (fault,) = judge("confidential", "cast confidential ballot 3", lose)
    assert fault.startswith("lost: the key of an open confidential round")


def test_a_confidential_ballot_that_can_be_read_is_named(judge):
    def leak(image):
        image["desk/left"] = content(b"x" * 100 + b"The unmistakable reason of ballot number 2")

    faults = judge("confidential", "cast confidential ballot 3", leak)
    assert "a confidential ballot can be read in left" in faults


def test_a_destroyed_key_that_can_still_be_read_is_named(judge, play):
    key = bytes.fromhex(play("confidential").marks[-1].gone[0])

    def leave(image):
        image[MAIN + ".old"] = content(b"x" + key)

    assert "a destroyed key can be read in workshop.unify.old" in judge("confidential", "reveal", leave)


def test_a_workshop_that_is_gone_is_named(judge):
    (fault,) = judge("confidential", "reveal", lambda image: image.pop(MAIN))
    assert fault == "lost: the whole workshop, after “reveal” was acknowledged"


def test_an_earlier_workshop_is_named_as_a_lost_act(judge, play):
    earlier, _ = disk_after(play("exports"), "open")
    faults = judge("exports", "note", lambda image: image.update({MAIN: earlier[MAIN]}))
    assert any(fault.startswith("lost: “note” was acknowledged, the disk is as after “") for fault in faults)


def test_a_workshop_between_two_acts_is_named(judge, tmp_path):
    def take_the_line_out(image):
        path = tmp_path / "w.unify"
        path.write_bytes(image[MAIN].data)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")
        image[MAIN] = content(path.read_bytes())

    faults = judge("exports", "note", take_the_line_out)
    assert any(fault.startswith("not atomic: ") for fault in faults)


def test_a_torn_export_is_named(judge):
    def tear(image):
        image[RECORD] = content(image[RECORD].data[:-512])

    assert judge("exports", "export record.json", tear) == [
        "the file record.json is neither old nor new, but in between"
    ]


def test_a_damaged_workshop_is_named(judge):
    def damage(image):
        data = image[MAIN].data
        image[MAIN] = content(data[:4096] + bytes(4096) + data[8192:])

    assert judge("exports", "note", damage)[0].startswith("does not open: ")
