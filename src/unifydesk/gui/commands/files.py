"""Files: new, open, drop, import, rehearse, close, and where the file lies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from unifydesk import paths
from unifydesk.app import working_copies, workshops
from unifydesk.domain.changes import Changes
from unifydesk.gui.desk import LEAD, WARNING, Desk
from unifydesk.gui.filling import filled
from unifydesk.gui.lazily import lazily
from unifydesk.store.errors import DamagedFileError, NotAWorkshopError, shown_name
from unifydesk.store.gates import CHANGED, state_of
from unifydesk.store.workshop_file import WorkshopFile

ELSEWHERE = "unifydesk.gui.dialogs.elsewhere"
NEW = "unifydesk.gui.dialogs.new_workshop"
REHEARSE = "unifydesk.gui.dialogs.rehearse"
SETTINGS = "unifydesk.gui.dialogs.settings"
RESTORE = "unifydesk.gui.dialogs.restore"
CHECKING = "unifydesk.app.checking"
IMPORTING = "unifydesk.app.importing"
DECK_SUFFIXES = (".md", ".markdown")
TOO_BIG = 60_000_000
"""Bytes above which a file is not read at all; the reader of its format says what is wrong below that."""


def new_workshop(desk: Desk) -> None:
    """Ask what the workshop is about, then make its file."""
    lazily(NEW).NewWorkshop(desk, desk.window).open()


def open_workshop(desk: Desk) -> None:
    """Ask for a workshop file and open it."""
    words = QCoreApplication.translate("files", "Workshops (*.unify)")
    _choose(desk, QCoreApplication.translate("files", "Open a workshop"), words, partial(open_path, desk))


def import_deck(desk: Desk) -> None:
    """Ask for a deck and start a new workshop with it."""
    words = QCoreApplication.translate("files", "Decks (*.md *.markdown)")
    _choose(desk, QCoreApplication.translate("files", "Import a deck"), words, partial(open_path, desk))


def import_votes(desk: Desk) -> None:
    """Ask for a CSV of votes and take it in, all rows or none."""
    words = QCoreApplication.translate("files", "Votes (*.csv)")
    _choose(desk, QCoreApplication.translate("files", "Import votes"), words, partial(take_votes, desk))


def _choose(desk: Desk, title: str, filters: str, then: partial[None]) -> None:
    dialog = QFileDialog(desk.window, title, str(paths.documents_dir()), filters)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(then)
    dialog.open()


def open_path(desk: Desk, path: str, refused: Callable[[str], object] | None = None) -> None:
    """Open a workshop, or start a new one from a deck; anything else is explained by whoever reads it."""
    file = Path(path).absolute()
    if file.suffix.lower() in DECK_SUFFIXES:
        lazily(NEW).NewWorkshop(desk, desk.window, deck=str(file)).open()
    elif desk.workshop is not None and Path(desk.workshop.path) == file:
        desk.page_asked.emit(LEAD)
    else:
        opening = Opening(file)
        then = partial(_on_opened, desk, opening)
        desk.jobs.run_open(desk, opening, then, partial(_on_refused, desk, opening, refused))


class Opening:
    """Opens a workshop file, and remembers what is to be said of it.

    `is_lost`: a backup is what helps when it is refused; `changed`: what is no longer as it was sealed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_lost = False
        self.changed = ""

    def __call__(self) -> WorkshopFile:
        """Open the file; raises what opening raises."""
        try:
            file = working_copies.open_in_place(self.path)
        except (DamagedFileError, NotAWorkshopError):
            self.is_lost = True
            raise
        try:
            state = state_of(file.db)
            if state.word == CHANGED:
                self.changed = lazily(CHECKING).what_changed(file, state)
        except BaseException:
            file.close()
            raise
        return file


def _on_opened(desk: Desk, opening: Opening, _workshop: object) -> None:
    """Say before anything goes on that a file was changed by something else than UnifyDesk."""
    if opening.changed:
        words = QCoreApplication.translate(
            "files",
            "“%1” was changed outside UnifyDesk since it was sealed: %2. Compare it with the minutes.",
        )
        desk.noticed.emit(WARNING, filled(words, shown_name(opening.path), opening.changed))


def _on_refused(desk: Desk, opening: Opening, refused: Callable[[str], object] | None, sentence: str) -> None:
    """Say why a file was not opened; where a backup helps, offer to look for one."""
    if refused is not None:
        refused(sentence)
    else:
        desk.say_error(sentence)
    if opening.is_lost and opening.path.suffix.lower() == workshops.SUFFIX:
        desk.restore_offered.emit(str(opening.path))


def restore(desk: Desk, path: str = "") -> None:
    """List the backups of a file, of the open workshop or of all, and open one as a new file."""
    about = path or (desk.workshop.path if desk.workshop is not None else "")
    lazily(RESTORE).Restore(desk, desk.window, path=about).open()


def take_votes(desk: Desk, path: str) -> None:
    """Take in a CSV of votes; problems are listed row by row and then nothing was taken."""
    desk.jobs.run(desk, partial(_read_votes, Path(path)))


def _read_votes(path: Path, file: WorkshopFile) -> Changes:
    with path.open("rb") as stream:
        content = stream.read(TOO_BIG)
    changes: Changes = lazily(IMPORTING).import_votes(file, content, path.name)
    return changes


def rehearse(desk: Desk) -> None:
    """Ask what to rehearse, then let simulated people play a whole workshop."""
    lazily(REHEARSE).Rehearse(desk, desk.window).open()


def close_workshop(desk: Desk) -> None:
    """Close the workshop and go back to the start page."""
    desk.stage.close()
    desk.jobs.leave(desk)


def save_elsewhere(desk: Desk, trouble: str = "", path: str = "") -> None:
    """Ask where to, then copy the workshop there and go on in the copy; one such question at a time.

    With a `path`, the workshop is the one that lies there and could not be opened.
    """
    kind = lazily(ELSEWHERE).ContinueElsewhere
    if (path or desk.workshop is not None) and desk.window is not None and not desk.window.findChildren(kind):
        kind(desk, trouble, desk.window, unopened=path).open()


def show_folder(desk: Desk) -> None:
    """Open the folder in which the workshop lies."""
    if desk.workshop is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(desk.workshop.path).parent)))


def change_settings(desk: Desk) -> None:
    """Show the settings."""
    lazily(SETTINGS).SettingsDialog(desk, desk.window).open()


def leave(desk: Desk) -> None:
    """Close the console, and with it the program."""
    if desk.window is not None:
        desk.window.close()
