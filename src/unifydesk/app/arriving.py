"""Makes a workshop file of ours from one from elsewhere: through every gate, and never over another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from unifydesk import __version__, paths
from unifydesk.app import outside
from unifydesk.app.targets import check_new_file
from unifydesk.app.workshops import UNREADABLE, open_file, read_everything
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.errors import InvalidInputError, KnownStoreError, printable
from unifydesk.store import contents, files, gates
from unifydesk.store.errors import shown_name
from unifydesk.store.gates import Admitted, State
from unifydesk.store.workshop_file import WorkshopFile

NO_WORKSHOP = "The rows of “{name}” make no workshop: {why}. Open a backup."


def take_in(path: Path, target: Path, *, stranger: bool = False, clock: Clock = now) -> State:
    """Make the new file `target` from the workshop file at `path`, which stays as it is.

    With `stranger` it becomes a workshop of its own, whose confidential rounds that are open can only be
    voided; without, it stays the same workshop, as a backup does. Returns how the original stood to its seal.
    Raises InvalidInputError when `target` is there, KnownStoreError when the file does not pass a gate.
    """
    check_new_file(target, "workshop.unify")
    admitted = gates.admit(path)
    build(target, lambda file: _fill(file, admitted, path, clock, stranger=stranger), path, clock)
    return admitted.state


def open_as_new(path: Path, target: Path, *, clock: Clock = now) -> WorkshopFile:
    """Make the new file `target` from a backup and open it; raises as `take_in` does."""
    take_in(path, target, clock=clock)
    return open_file(target, clock=clock)


def build(
    target: Path,
    fill: Callable[[WorkshopFile], object],
    source: Path,
    clock: Clock,
    *,
    replaces: bool = False,
) -> None:
    """Make a file, have it filled, and give it its name only when everything in it can be read.

    With `replaces` it takes the place of the one that is there. Raises KnownStoreError with what is wrong;
    nothing is left behind then.
    """
    empty = files.NewFile("", "", __version__, rehearsal=False)  # the rows say what it is
    with files.new_file(target, empty, paths.state_dir() / "urns", clock, replaces=replaces) as file:
        fill(file)
        _must_be_readable(file, shown_name(source))


def _fill(file: WorkshopFile, admitted: Admitted, path: Path, clock: Clock, *, stranger: bool) -> None:
    gates.bring_in(file.db, admitted, shown_name(path), clock)
    if stranger:
        gates.as_stranger(file.db, clock)


def _must_be_readable(file: WorkshopFile, name: str) -> None:
    """Raise KnownStoreError unless every row can be read, as a file must when it is opened."""
    try:
        if not contents.deck_is_whole(file):
            raise ValueError("the deck is not the one it was made with")
        deck, source = contents.deck_source(file)
        outside.deck(source, deck or name)  # a stranger's: first where it can harm nothing
        read_everything(file)
    except (InvalidInputError, *UNREADABLE) as error:
        said = "" if isinstance(error, ArithmeticError | LookupError) else " ".join(str(error).split())
        why = printable(said)[:200].rstrip(".") or "a row cannot be read"
        raise KnownStoreError(NO_WORKSHOP.format(name=name, why=why)) from error
