"""What kind of place a path is in: a folder of this computer, or one that others write to or that goes away.

SQLite is not safe on folders that a program synchronises or that lie on a network
(sqlite.org/useovernet.html).
"""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

LOCAL, CLOUD, NETWORK, REMOVABLE = "local", "cloud", "network", "removable"

_CLOUDS = (
    (re.compile(r"dropbox( \(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"onedrive( ?-.+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"google ?drive.*|my drive|drivefs", re.IGNORECASE), "Google Drive"),
    (re.compile(r"icloud ?drive.*|com~apple~clouddocs|mobile documents", re.IGNORECASE), "iCloud Drive"),
    (re.compile(r"nextcloud\d*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud", re.IGNORECASE), "ownCloud"),
    (re.compile(r"box( sync)?|pcloud ?drive|mega(sync)?|seafile|syncthing|proton ?drive", re.IGNORECASE), ""),
)
"""Names that the folders of these services have, and how people call the service; empty: as the folder."""
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_CLOUD_STORAGE = "cloudstorage"
"""Every folder in ~/Library/CloudStorage belongs to a service (macOS 12 and later)."""

_NETWORKS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "davfs", "ceph", "fuse"}
    | {"glusterfs", "virtiofs", "vboxsf", "prl_fs"}
)
_REMOVABLES = frozenset({"vfat", "exfat", "msdos"})
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4
MOUNTS = Path("/proc/self/mounts")


@dataclass(frozen=True, slots=True)
class Place:
    """The kind of a place, and the name by which people know it (“Dropbox”, “nfs”); empty for a local one."""

    kind: str
    name: str = ""

    @property
    def is_local(self) -> bool:
        """Whether a workshop file can be edited where it lies."""
        return self.kind == LOCAL


def kind_of(
    path: PurePath, *, mounts: str = "", env: Mapping[str, str] | None = None, drive: int = 0
) -> Place:
    """Return what kind of place an absolute path is in.

    `mounts` is the text of /proc/self/mounts, `env` the environment, `drive` what Windows says of the drive
    (GetDriveType: 2 can be taken out, 4 is on a network).
    """
    shown = str(path)
    if shown.startswith(("\\\\", "//")) and not shown.startswith("\\\\?\\"):
        return Place(NETWORK, shown.replace("\\", "/").strip("/").split("/")[0])
    cloud = _cloud(path, env or {})
    if cloud:
        return Place(CLOUD, cloud)
    return _by_drive(path, drive) or _by_mount(path, mounts)


def _by_drive(path: PurePath, drive: int) -> Place | None:
    """Return a place by what Windows says of its drive, or None when that says nothing."""
    kind = {_DRIVE_REMOVABLE: REMOVABLE, _DRIVE_REMOTE: NETWORK}.get(drive)
    return Place(kind, path.drive) if kind else None


def _by_mount(path: PurePath, mounts: str) -> Place:
    """Return a place by the file system it is on; without mounts, a Mac’s other volumes can be taken out."""
    kind = _file_system(path, mounts)
    if kind in _NETWORKS or kind.startswith("fuse."):
        return Place(NETWORK, kind.removeprefix("fuse."))
    if kind in _REMOVABLES:
        return Place(REMOVABLE, kind)
    if not mounts and path.parts[1:2] == ("Volumes",):
        return Place(REMOVABLE, path.parts[2] if len(path.parts) > 2 else "")
    return Place(LOCAL)


def place_of(path: Path) -> Place:
    """Return what kind of place a path is in on this computer, links followed."""
    try:
        mounts = MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        mounts = ""
    full = path.absolute()
    found = kind_of(full, mounts=mounts, env=os.environ, drive=_drive_type(full))
    if not found.is_local:
        return found
    return kind_of(Path(os.path.realpath(full)), mounts=mounts, env=os.environ)  # resolve() raises at a loop


def _cloud(path: PurePath, env: Mapping[str, str]) -> str:
    """Return the name of the service whose folder the path is in, or an empty text."""
    for variable in _CLOUD_VARIABLES:
        folder = env.get(variable, "")
        if folder and path.is_relative_to(folder):
            return "OneDrive"
    folders = path.parts[1:-1]
    for above, name in zip(("", *folders), folders, strict=False):
        for pattern, service in _CLOUDS:
            if pattern.fullmatch(name):
                return service or name
        if above.lower() == _CLOUD_STORAGE:
            return name
    return ""


def _file_system(path: PurePath, mounts: str) -> str:
    """Return the type of the file system that the path is on: of the last of the deepest mounts above it."""
    kind, depth = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(re.sub(r"\\(\d{3})", _unescaped, fields[1]))
        if len(point.parts) >= depth and path.is_relative_to(point):
            kind, depth = fields[2].lower(), len(point.parts)
    return kind


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 8))


def _drive_type(path: Path) -> int:
    """Return what Windows says of the drive of a path; 0 elsewhere."""
    windll = getattr(ctypes, "windll", None)
    return int(windll.kernel32.GetDriveTypeW(path.anchor)) if windll is not None else 0
