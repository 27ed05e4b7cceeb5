"""Finds decks: the bundled ones by name, all others by path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from unifydesk.decks.reader import read_deck
from unifydesk.decks.source import MAX_SIZE, too_large
from unifydesk.domain.errors import InputProblemsError, NotFoundError, Problem, UnifyError
from unifydesk.paths import resources


def bundled() -> tuple[str, ...]:
    """Return the names of the decks that come with the program, in alphabetical order."""
    return tuple(sorted(path.stem for path in _folder().glob("*.md")))


def load(name_or_path: str, reader: Callable[[bytes, str], object] = read_deck) -> tuple[str, str]:
    """Return the name and the source of a deck, by the name of a bundled one or by a path.

    The source is text but not yet checked. `reader` is given the bytes of a file that is not text, to say
    everything that is wrong with it. Raises UnifyError with a sentence when there is no such deck or
    it cannot be read, and InputProblemsError when the file is too large or not UTF-8.
    """
    if name_or_path in bundled():
        return name_or_path, _text(_folder() / f"{name_or_path}.md", reader)
    try:
        path = Path(name_or_path).expanduser()
        if path.is_dir():
            raise UnifyError(f"“{name_or_path}” is a folder. Choose the Markdown file of a deck.")
        if not path.is_file():
            names = ", ".join(bundled()) or "none"
            raise NotFoundError(
                f"There is no deck “{name_or_path}”: it is neither a file nor a bundled deck ({names})."
            )
        return path.name, _text(path, reader)
    except (OSError, RuntimeError) as error:  # RuntimeError: “~someone” without a home
        reason = getattr(error, "strerror", None) or str(error)
        raise UnifyError(f"The deck “{name_or_path}” cannot be read: {reason}.") from error


def _folder() -> Path:
    return resources() / "decks"


def _text(path: Path, reader: Callable[[bytes, str], object]) -> str:
    """Return the text of a file; one that is too large is not read to its end."""
    with path.open("rb") as file:
        data = file.read(MAX_SIZE + 1)
    if len(data) > MAX_SIZE:
        problem = Problem(1, *too_large(path.stat().st_size, "bytes"))
        raise InputProblemsError(path.name, (problem,))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        reader(data, path.name)  # raises, and says what else is wrong besides the bytes
        raise
