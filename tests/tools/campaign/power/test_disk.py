"""The simulated disk: what was synced stays, what was not may be there or not, and nothing else happens."""

from __future__ import annotations

import os
import random

import pytest
from campaign.power.disk import ORDERED, SECTOR, STRICT, Disk
from campaign.recording import Op

MODELS = (STRICT, ORDERED)
OLD, NEW = b"o" * (3 * SECTOR), b"n" * (3 * SECTOR)
CREATE = os.O_CREAT | os.O_RDWR


def opened(path, handle=1, flags=CREATE):
    return Op("O", handle, flags, path)


def written(data, at=0, handle=1):
    return Op("W", handle, at, data=data)


def synced(handle=1):
    return Op("S", handle)


def outcomes(start, *ops, model=STRICT, ignore_syncs=False):
    """Return every disk that 300 cuts after the operations left, as names with bytes."""
    disk = Disk(start, model, ignore_syncs=ignore_syncs)
    for op in ops:
        disk.apply(op)
    images = (disk.after_cut(random.Random(seed)) for seed in range(300))
    return {tuple((name, found and found.data) for name, found in image.items()) for image in images}


@pytest.mark.parametrize("model", MODELS)
def test_bytes_that_were_synced_stay(model):
    assert outcomes({"f": OLD}, opened("f"), written(NEW), synced(), model=model) == {(("f", NEW),)}


@pytest.mark.parametrize("model", MODELS)
def test_bytes_that_were_not_synced_are_new_or_old_in_whole_sectors(model):
    found = {image[0][1] for image in outcomes({"f": OLD}, opened("f"), written(NEW), model=model)}
    assert found == {b"".join(kept) for kept in every(OLD[:SECTOR], NEW[:SECTOR], 3)}


def every(old, new, times):
    """Return every row of `times` pieces, each old or new."""
    rows = [()]
    for _ in range(times):
        rows = [(*row, piece) for row in rows for piece in (old, new)]
    return rows


def test_a_write_that_begins_inside_a_sector_tears_where_the_sector_ends():
    found = {image[0][1] for image in outcomes({"f": OLD}, opened("f"), written(b"n" * 8, SECTOR - 4))}
    begin = OLD[: SECTOR - 4]
    middles = (b"oooooooo", b"nnnnoooo", b"oooonnnn", b"nnnnnnnn")
    assert found == {begin + middle + OLD[SECTOR + 4 :] for middle in middles}


def test_a_later_write_may_reach_the_disk_without_an_earlier_one():
    second = written(b"2" * SECTOR, SECTOR)
    found = {image[0][1] for image in outcomes({"f": OLD}, opened("f"), written(b"1" * SECTOR), second)}
    assert b"o" * SECTOR + b"2" * SECTOR + b"o" * SECTOR in found


def test_a_length_that_was_not_synced_is_old_or_new():
    found = outcomes({"f": OLD}, opened("f"), Op("T", 1, 7))
    assert found == {(("f", OLD),), (("f", OLD[:7]),)}


@pytest.mark.parametrize("model", MODELS)
def test_a_rename_that_was_not_synced_leaves_the_old_file_or_the_new_one_and_never_neither(model):
    ops = (opened("part"), written(NEW), synced(), Op("R", path="part", target="f"))
    found = {dict(image).get("f") for image in outcomes({"f": OLD}, *ops, model=model)}
    assert found == {OLD, NEW}


@pytest.mark.parametrize("model", MODELS)
def test_names_stay_once_their_folder_was_synced(model):
    ops = (
        opened("part"),
        written(NEW),
        synced(),
        Op("R", path="part", target="f"),
        opened("", 2, 0),
        synced(2),
    )
    assert outcomes({"f": OLD}, *ops, model=model) == {(("f", NEW),)}


def test_only_the_ordered_disk_keeps_the_name_of_a_new_file_that_was_synced_itself():
    ops = (opened("f"), written(NEW), synced())
    assert outcomes({}, *ops, model=ORDERED) == {(("f", NEW),)}
    assert outcomes({}, *ops, model=STRICT) == {(("f", NEW),), ()}


def test_a_lost_folder_takes_along_what_was_synced_in_it():
    ops = (Op("M", path="d"), opened("d/f"), written(NEW), synced(), opened("d", 2, 0), synced(2))
    assert outcomes({}, *ops, model=STRICT) == {(("d", None), ("d/f", NEW)), ()}


def test_a_removed_file_may_come_back_until_its_folder_is_synced():
    assert outcomes({"f": OLD}, Op("U", path="f")) == {(("f", OLD),), ()}
    assert outcomes({"f": OLD}, Op("U", path="f"), opened("", 2, 0), synced(2)) == {()}


def test_only_the_strict_disk_has_rubbish_where_a_lost_write_made_a_file_longer():
    ops = (opened("f"), written(NEW, len(OLD)))
    strict = {image[0][1] for image in outcomes({"f": OLD}, *ops, model=STRICT)}
    assert any(set(data) - set(OLD + NEW + b"\0") for data in strict)
    ordered = {image[0][1] for image in outcomes({"f": OLD}, *ops, model=ORDERED)}
    assert not any(set(data) - set(OLD + NEW + b"\0") for data in ordered)


def test_a_disk_that_ignores_syncs_loses_what_was_synced():
    ops = (opened("f"), written(NEW), synced())
    assert (("f", OLD),) in outcomes({"f": OLD}, *ops, ignore_syncs=True)


def test_two_names_of_one_file_have_the_same_bytes():
    ops = (Op("L", path="f", target="g"), opened("g"), written(NEW), synced(), opened("", 2, 0), synced(2))
    assert outcomes({"f": OLD}, *ops) == {(("f", NEW), ("g", NEW))}
