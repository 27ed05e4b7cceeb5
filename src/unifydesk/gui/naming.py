"""File names from titles: safe on every system, readable, and never that of a file already there."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from unifydesk.domain.errors import KnownStoreError

LONGEST = 80
MOST_BYTES = 160
"""Of a name in UTF-8: with an ending and a number it stays below what every disk takes."""
_FORBIDDEN = set('<>:"/\\|?*')
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in "123456789¹²³"}


def file_stem(title: str) -> str:
    """Return a title as the name of a file without its ending; “Workshop” when nothing is left of it."""
    text = unicodedata.normalize("NFC", title)
    kept = "".join(" " if c in _FORBIDDEN or unicodedata.category(c)[0] in "CZ" else c for c in text)
    stem = _cut(" ".join(kept.split()), LONGEST, MOST_BYTES).strip(" .")
    if not stem:
        return "Workshop"
    head = stem.split(".")[0].rstrip()  # Windows takes “CON.v2” for the console, too
    return f"{head} workshop{stem[len(head) :]}" if head.lower() in _RESERVED else stem


def export_stem(title: str, what: str) -> str:
    """Return the name of an export of a workshop; what it is stays when the title is long."""
    if not what:
        return file_stem(title)
    return _with_end(title, f" – {what}")


def _with_end(title: str, end: str) -> str:
    """Return a title as the name of a file, shortened so that the whole end has room behind it."""
    head = _cut(file_stem(title), LONGEST - len(end), MOST_BYTES - len(end.encode()))
    return f"{head.strip(' .')}{end}"


def _cut(text: str, letters: int, most_bytes: int) -> str:
    """Return as much of a text as there is room for, ending with a whole word if that leaves most of it."""
    cut = text[: max(0, letters)].encode()[: max(0, most_bytes)].decode(errors="ignore")
    if cut == text or text[len(cut)] == " ":
        return cut
    words = cut.rpartition(" ")[0]
    return words if len(words) >= len(cut) / 2 else cut


def free_path(folder: Path, title: str, suffix: str, *, end: str = "") -> Path:
    """Return a path in `folder` named after a title, with a number when that name is taken.

    `end` is ours, such as a date; it stays whole behind a title that is too long for it.
    """
    stem = _with_end(title, f" {end}") if end else file_stem(title)
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem} {number}{suffix}", number + 1
    return path


def shown_path(path: Path) -> str:
    """Return a path as people know it, with their home as “~”."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)


def make_folder(folder: Path) -> None:
    """Make a folder that may be there already; raises KnownStoreError when that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownStoreError(
            f"The folder {folder} cannot be made: {error.strerror}. Choose another place."
        ) from error
