"""Where things are: resources shipped with the program, and the folders of the person who uses it."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from unifydesk.domain.errors import KnownStoreError

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of bundled resources: inside an installed package, or the checkout's root."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "resources"


def _home() -> Path | None:
    """Return the folder that isolates everything personal, used by tests and portable copies."""
    home = os.environ.get("UNIFYDESK_HOME")
    return Path(home) if home else None


def _made(folder: Path) -> Path:
    """Return a folder of the person's own, made when missing; raises KnownStoreError when that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownStoreError(
            f"UnifyDesk needs the folder “{folder}” for keys and settings and cannot make it "
            f"({(error.strerror or 'refused').lower()}). Name another one in UNIFYDESK_HOME."
        ) from error
    return folder


def state_dir() -> Path:
    """Return the folder for urn keys, logs, window geometry and crash files; made when missing."""
    home = _home()
    return _made(home / "state" if home else Path(platformdirs.user_state_path("unifydesk", appauthor=False)))


def config_dir() -> Path:
    """Return the folder for settings; made when missing."""
    home = _home()
    if home:
        return _made(home / "config")
    return _made(Path(platformdirs.user_config_path("unifydesk", appauthor=False)))


def backups_dir() -> Path:
    """Return the folder for automatic backups of workshop files; made when missing."""
    home = _home()
    data = home / "data" if home else Path(platformdirs.user_data_path("unifydesk", appauthor=False))
    return _made(data / "backups")


def working_dir() -> Path:
    """Return the folder for local copies of files that lie in folders of others; made when missing."""
    return _made(backups_dir().parent / "working")


def documents_dir() -> Path:
    """Return the folder offered first for new workshops and minutes."""
    home = _home()
    if home:
        return _made(home)
    return Path(platformdirs.user_documents_path())
