"""What every command and dialog of the console works with, handed round instead of globals."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from unifydesk.domain.workshop import Workshop
from unifydesk.gui.formats import Formats
from unifydesk.gui.icons import Icons
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.ports import StagePort
from unifydesk.gui.recent import RecentList
from unifydesk.gui.settings import Settings
from unifydesk.gui.theme import Theming

INFO, WARNING, ERROR = "info", "warning", "error"
PREPARE, LEAD, REVIEW, MINUTES = "prepare", "lead", "review", "minutes"
PAGES = (PREPARE, LEAD, REVIEW, MINUTES)


class Desk(QObject):
    """The parts of the running program. `window` is the main window, the parent of every dialog."""

    noticed = Signal(str, str)  # level (info, warning, error), one sentence or one per line
    page_asked = Signal(str)  # one of PAGES
    next_asked = Signal()  # the sensible next step is to be done
    record_asked = Signal()  # the position of the claim is to be recorded
    note_asked = Signal()  # the cursor belongs into the note line of the Lead page
    timer_asked = Signal()  # the timer of the Lead page is to start or stop
    palette_asked = Signal()  # the command palette is wanted
    shortcuts_asked = Signal()  # the sheet of all keys is wanted
    booth_asked = Signal()  # the ballot of the open round belongs on the stage
    restore_offered = Signal(str)  # path of a file that cannot be opened and may have a backup
    export_asked = Signal(str)  # id of a format; the Minutes page asks where its file should go

    def __init__(
        self,
        jobs: Jobs,
        stage: StagePort,
        settings: Settings,
        theming: Theming,
        icons: Icons,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.stage = stage
        self.settings = settings
        self.theming = theming
        self.icons = icons
        self.formats = Formats(jobs, self)
        self.recent = RecentList(settings.state_text, settings.keep_state_text)
        self.window: QWidget | None = None
        self.unrecorded: Callable[[], int] = int  # ballots that were typed and would end with the program
        self.wish = ""  # the page that the workshop being opened should show first

    @property
    def workshop(self) -> Workshop | None:
        """The open workshop, or None on the start page."""
        return self.jobs.workshop

    def first_page(self, workshop: Workshop) -> str:
        """Return the page to show when a workshop has just been opened, and forget the wish for one."""
        wish, self.wish = self.wish, ""
        return wish or (LEAD if workshop.standing.started else PREPARE)

    def say_error(self, sentence: str) -> None:
        """Show why something did not happen."""
        self.noticed.emit(ERROR, sentence)
