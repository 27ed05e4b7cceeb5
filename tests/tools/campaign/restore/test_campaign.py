"""A short slice of the restore drill; the long one is `make campaign ARGS="restore"`."""

from __future__ import annotations

import random

import pytest
from campaign.restore import campaign as restore
from campaign.restore.campaign import Drill
from campaign.restore.damages import DAMAGES


@pytest.mark.parametrize("number", [0, 10, 15])
def test_the_newest_backup_of_a_damaged_file_opens_and_the_file_stays_as_it_is(tmp_path, number):
    assert Drill(tmp_path / "drill", restore.SEED)(number)[:2] == (restore.RESTORED, [])


def test_control_a_restore_over_the_original_is_found_out(tmp_path):
    drill = Drill(tmp_path / "drill", restore.SEED, restore.over_the_original)
    assert "workshop.unify was changed" in drill(10)[1]


def test_control_an_older_backup_is_found_out(tmp_path):
    drill = Drill(tmp_path / "drill", restore.SEED, restore.of_the_oldest)
    assert any(fault.startswith("the backup is not what was closed") for fault in drill(10)[1])


def test_every_damage_does_damage(tmp_path):
    path = tmp_path / "w.unify"
    for damage in DAMAGES:
        before = b"CREATE TABLE log(x TEXT NOT NULL) STRICT\n" + random.Random(1).randbytes(40_000)
        path.write_bytes(before)
        damage(path, random.Random(7))
        assert path.read_bytes() != before, damage.__name__


def test_the_drill_has_no_parts(capsys):
    assert restore.run(1, 1, only=("x",)) == 2
    assert "no parts" in capsys.readouterr().out
