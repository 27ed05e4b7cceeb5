"""Builds the windows' parts and ties them together: the only module that knows both windows.

The workshop opens on the store thread while the console is being built, so that both are ready together.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from unifydesk import __version__, decks, paths
from unifydesk.app import agenda, mending, safekeeping, working_copies, workshops
from unifydesk.app.stage_state import stage_state
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import Workshop, WorkshopInfo
from unifydesk.gui.commands import files
from unifydesk.gui.crash import CrashDialog, CrashReporter
from unifydesk.gui.desk import LEAD, MINUTES, PREPARE, REVIEW, WARNING, Desk
from unifydesk.gui.icons import Icons
from unifydesk.gui.jobs import Executors, Jobs
from unifydesk.gui.lazily import lazily
from unifydesk.gui.main_window import MainWindow
from unifydesk.gui.naming import free_path, make_folder
from unifydesk.gui.settings import STAGE_THEME, TEXT_SIZE, THEME, Settings
from unifydesk.gui.theme import Theming
from unifydesk.gui.views.lead_page import LeadPage
from unifydesk.stage.look import load_look
from unifydesk.stage.screens import Screens
from unifydesk.stage.view import StageView
from unifydesk.stage.window import Stage
from unifydesk.store.workshop_file import WorkshopFile

log = logging.getLogger(__name__)
BUNDLED = "--bundled"
BUNDLED_DECK, BUNDLED_ORDER, BUNDLED_PEOPLE = "unification", "90min", 12
WATCH_EVERY = 60_000
"""Milliseconds between two looks at whether a backup is due, for sessions in which nobody does anything."""
SETTLED = 2_000
"""Milliseconds after which starting is over, also on a slow machine."""
LOG_FILE, BIGGEST_LOG = "unifydesk.log", 1_000_000


@dataclass(frozen=True, slots=True)
class Parts:
    """What a test or another starter can put in the place of the real thing."""

    executors: Executors | None = None
    screens: Screens | None = None
    clock: Clock = now


class Program(QObject):
    """The running program: both windows, the jobs between them, and what happens when one of them changes."""

    def __init__(self, app: QApplication, parts: Parts | None = None) -> None:
        super().__init__()
        parts = parts or Parts()
        resources = paths.resources()
        QDir.setSearchPaths("icons", [str(resources / "icons")])
        QDir.setSearchPaths("themes", [str(resources / "themes")])
        self.settings = Settings(paths.config_dir(), paths.state_dir(), self)
        self.jobs = Jobs(workshops.snapshot, parts.executors, self, safekeeping.watch, mending.mend)
        self.theming = Theming(app, resources / "themes", self)
        self.icons = Icons(resources / "icons", self.theming, self)
        self._clock = parts.clock
        self._still = app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
        theme = self.settings.get(STAGE_THEME)
        self.stage = Stage(
            parts.screens, theme=theme, reduced_motion=self._still, clock=self._clock, parent=self
        )
        self.desk = Desk(self.jobs, self.stage, self.settings, self.theming, self.icons, self)
        self._previews: list[StageView] = []
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_EVERY)
        self._watch.timeout.connect(self.jobs.keep_safe)
        self._closed = False
        self._apply_theme()
        self.jobs.changed.connect(self._on_changed)  # before the console connects: the room sees it first
        self.window = MainWindow(self.desk, self._makers(), self._clock)
        self._connect()

    def _makers(self) -> dict[str, Callable[[], QWidget]]:
        return {
            PREPARE: partial(_make_prepare_page, self.jobs, self.icons),
            LEAD: partial(_make_lead_page, self),
            REVIEW: partial(_make_review_page, self),
            MINUTES: partial(_make_minutes_page, self.desk),
        }

    def _connect(self) -> None:
        self.jobs.failed.connect(self._on_failed)
        self.settings.changed.connect(self._on_setting_changed)
        self.window.closed.connect(self.close)

    def make_preview(self, parent: QWidget | None = None) -> StageView:
        """Return a small stage for the console; it is of the same class as the big one."""
        look = load_look(self.settings.get(STAGE_THEME))
        view = StageView(look, reduced_motion=True, clock=self._clock, parent=parent)
        self._previews.append(view)
        return view

    @property
    def lead_page(self) -> LeadPage:
        """The Lead page, made when it was never shown."""
        page = self.window.page_widget(LEAD)
        if not isinstance(page, LeadPage):
            raise TypeError("the Lead page is of another class")
        return page

    @Slot(str)
    def lead_at(self, claim: str) -> None:
        """Go to a claim and show the Lead page there."""
        self.window.show_page(LEAD)
        self.jobs.run(self, partial(agenda.go_to, claim=claim))

    def start(self, arguments: Sequence[str]) -> None:
        """Open what the arguments ask for; without any, the start page stays."""
        first = arguments[0] if arguments else ""
        if first == BUNDLED:
            self.desk.wish = LEAD
            self.jobs.run_open(self, make_bundled, refused=self._on_refused)
        elif first:
            files.open_path(self.desk, first, refused=self._on_refused)
        else:
            self.window.show_start()

    def keep_watch(self) -> None:
        """Look once a minute whether a backup is due."""
        self._watch.start()

    @Slot()
    def close(self) -> None:
        """End everything in order: the stage, long work, the file, the threads; once is enough."""
        if self._closed:
            return
        self._closed = True
        self._watch.stop()
        self.stage.dispose()
        self.jobs.close()
        self.settings.sync()

    def _on_refused(self, sentence: str) -> None:
        self.window.show_start()
        self.desk.say_error(sentence)

    @Slot(object)
    def _on_changed(self, workshop: Workshop) -> None:
        self.stage.show_state(stage_state(workshop))
        self.stage.view.repaint()  # at once, and not after everything that changed in the console

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.stage.booth_refused(self.tr("This ballot was not recorded. Please call the facilitator."))
        sys.excepthook(type(error), error, error.__traceback__)

    @Slot(str)
    def _on_setting_changed(self, key: str) -> None:
        if key in (THEME.key, TEXT_SIZE.key):
            self._apply_theme()
        elif key == STAGE_THEME.key:
            name = self.settings.get(STAGE_THEME)
            self.stage.set_theme(name)
            for view in self._previews:
                view.set_look(load_look(name))

    def _apply_theme(self) -> None:
        self.theming.choose(self.settings.get(THEME), self.settings.get(TEXT_SIZE) / 100)


def _make_lead_page(program: Program) -> QWidget:
    page = LeadPage(program.jobs, program.make_preview, program.stage, program._clock)
    program.desk.next_asked.connect(page.take_next_step)
    program.desk.record_asked.connect(page.record_position)
    program.desk.note_asked.connect(page.focus_note)
    program.desk.timer_asked.connect(page.toggle_timer)
    program.desk.booth_asked.connect(page.toggle_booth)
    program.desk.unrecorded = page.unrecorded
    return page


def _make_prepare_page(jobs: Jobs, icons: Icons) -> QWidget:
    page: QWidget = lazily("unifydesk.gui.views.prepare_page").PreparePage(jobs, icons)
    return page


def _make_review_page(program: Program) -> QWidget:
    page: QWidget = lazily("unifydesk.gui.views.review_page").ReviewPage(program.jobs)
    page.lead_wanted.connect(program.lead_at)  # type: ignore[attr-defined]
    return page


def _make_minutes_page(desk: Desk) -> QWidget:
    module = lazily("unifydesk.gui.views.minutes_page")
    page: QWidget = module.MinutesPage(desk.jobs, desk.settings, desk.formats)
    desk.export_asked.connect(page.export_as)  # type: ignore[attr-defined]
    return page


def make_bundled() -> WorkshopFile:
    """Make a fresh workshop of the bundled deck, with seats, ready to lead."""
    name, source = decks.load(BUNDLED_DECK)
    deck = decks.read_deck(source, name)
    order = next(o for o in deck.running_orders if o.id == BUNDLED_ORDER)
    folder = paths.documents_dir()
    make_folder(folder)
    info = WorkshopInfo(
        title=deck.title,
        date=f"{now():%Y-%m-%d}",
        running_order=order.id,
        minutes_planned=order.minutes,
    )
    seats = [Seat(number) for number in range(1, BUNDLED_PEOPLE + 1)]
    path = free_path(folder, deck.title, workshops.SUFFIX)
    made = workshops.create(path, source, deck_name=name, info=info, seats=seats)
    return working_copies.settled(made)


def start_log(folder: Path) -> None:
    """Write the program's log into a file; a big one is set aside first."""
    file = folder / LOG_FILE
    if file.exists() and file.stat().st_size > BIGGEST_LOG:
        file.replace(file.with_suffix(".old.log"))
    form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(filename=file, level=logging.INFO, format=form, encoding="utf-8")


def make_application(argv: Sequence[str]) -> QApplication:
    """Return the one application object with its name set."""
    app = QApplication([*sys.argv[:1], *argv])
    app.setApplicationName("UnifyDesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("unifydesk")
    app.setStyle("Fusion")
    return app


def main(arguments: Sequence[str]) -> int:
    """Run the console until it is closed; returns the exit code."""
    gc.disable()  # as in `__main__`: nothing that starting makes is garbage
    start_log(paths.state_dir())
    app = make_application([])
    reporter = CrashReporter(paths.state_dir(), app)
    died_of = reporter.install()
    program = Program(app)
    program.start(arguments)
    program.keep_watch()
    window = program.window
    reporter.happened.connect(partial(_show_crash, window))
    window.show()
    QTimer.singleShot(0, window, partial(_after_showing, app, window, died_of, program.desk))
    code = app.exec()
    gc.enable()
    program.close()
    reporter.remove()
    return code


def _show_crash(window: MainWindow, report: str) -> None:
    dialog = CrashDialog(report, window)
    dialog.leave_asked.connect(window.close)
    dialog.open()


def _collect_again() -> None:
    """Collect garbage from now on; what the start made is left out, for it lives as long as the program."""
    gc.freeze()
    gc.enable()


def _after_showing(app: QApplication, window: MainWindow, died_of: str, desk: Desk) -> None:
    """Do what can wait until the window is painted."""
    QTimer.singleShot(SETTLED, window, _collect_again)
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "unifydesk.svg")))
    if died_of.strip():
        log.error("The program ended unexpectedly last time\n%s", died_of)
        words = QApplication.translate(
            "bootstrap", "UnifyDesk ended unexpectedly last time. All that was recorded is here."
        )
        desk.noticed.emit(WARNING, words)
    window.activateWindow()
