"""Places: synchronised, networked and removable folders are told apart from the computer's own."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from unifydesk.store import places
from unifydesk.store.places import CLOUD, LOCAL, NETWORK, REMOVABLE, Place, kind_of, place_of

MOUNTS = r"""/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/share /mnt/share nfs4 rw 0 0
//nas/team /mnt/our\040team cifs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdb1 /media/ann/STICK vfat rw 0 0
/dev/sdc1 /media/ann/CARD exfat rw 0 0
/dev/sdd1 /media/ann/DISK ext4 rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/ann/monday.unify", Place(LOCAL)),
        ("/tmp/monday.unify", Place(LOCAL)),
        ("/mnt/share/monday.unify", Place(NETWORK, "nfs4")),
        ("/mnt/shared/monday.unify", Place(LOCAL)),
        ("/mnt/our team/a/monday.unify", Place(NETWORK, "cifs")),
        ("/run/user/1000/gvfs/smb-share/monday.unify", Place(NETWORK, "gvfsd-fuse")),
        ("/media/ann/STICK/monday.unify", Place(REMOVABLE, "vfat")),
        ("/media/ann/CARD/monday.unify", Place(REMOVABLE, "exfat")),
        ("/media/ann/DISK/monday.unify", Place(LOCAL)),
        ("//nas/team/monday.unify", Place(NETWORK, "nas")),
    ],
)
def test_mounts_tell_what_a_folder_is_on(path: str, place: Place) -> None:
    assert kind_of(PurePosixPath(path), mounts=MOUNTS) == place


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ann/Dropbox/monday.unify", "Dropbox"),
        ("/home/ann/Dropbox (Team One)/a/b/monday.unify", "Dropbox"),
        ("/home/ann/OneDrive - Uni Bern/monday.unify", "OneDrive"),
        ("/home/ann/GoogleDrive/monday.unify", "Google Drive"),
        ("/Users/ann/Library/CloudStorage/Strange-Service/monday.unify", "Strange-Service"),
        ("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/monday.unify", "iCloud Drive"),
        ("/home/ann/Nextcloud2/monday.unify", "Nextcloud"),
        ("/home/ann/Box/monday.unify", "Box"),
    ],
)
def test_the_folders_of_services_are_known_by_name(path: str, name: str) -> None:
    assert kind_of(PurePosixPath(path), mounts=MOUNTS) == Place(CLOUD, name)


def test_a_file_or_a_folder_that_only_sounds_like_a_service_is_none() -> None:
    for path in ("/home/ann/dropbox", "/home/ann/dropbox.unify", "/home/ann/My Dropbox notes/a.unify"):
        assert kind_of(PurePosixPath(path), mounts=MOUNTS) == Place(LOCAL)


def test_windows_names_its_folder_in_the_environment_under_whatever_name() -> None:
    path = PureWindowsPath(r"D:\Sync\Work\monday.unify")
    assert kind_of(path, env={"OneDriveCommercial": r"D:\Sync"}) == Place(CLOUD, "OneDrive")
    assert kind_of(path, env={"OneDriveCommercial": ""}) == Place(LOCAL)


@pytest.mark.parametrize(("drive", "kind"), [(3, LOCAL), (2, REMOVABLE), (4, NETWORK)])
def test_windows_says_what_a_drive_is(drive: int, kind: str) -> None:
    assert kind_of(PureWindowsPath(r"E:\monday.unify"), drive=drive).kind == kind


def test_a_share_of_windows_is_a_network_and_a_long_path_is_not() -> None:
    assert kind_of(PureWindowsPath(r"\\nas\team\monday.unify")) == Place(NETWORK, "nas")
    assert kind_of(PureWindowsPath(r"\\?\C:\team\monday.unify")) == Place(LOCAL)


def test_another_volume_of_a_mac_can_be_taken_out() -> None:
    assert kind_of(PurePosixPath("/Volumes/STICK/monday.unify")) == Place(REMOVABLE, "STICK")


def test_a_later_mount_over_the_same_folder_counts() -> None:
    mounts = "a /mnt ext4 rw 0 0\nb /mnt nfs rw 0 0\n"
    assert kind_of(PurePosixPath("/mnt/a.unify"), mounts=mounts) == Place(NETWORK, "nfs")


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "none")
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    (tmp_path / "link").symlink_to(synced)
    assert place_of(tmp_path / "link" / "a.unify") == Place(CLOUD, "Dropbox")
    assert place_of(tmp_path / "a.unify") == Place(LOCAL)
