"""The console: a frame with a header, four pages and a status line. It holds no rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from unifydesk.domain.clock import Clock, now
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.action_set import ActionSet
from unifydesk.gui.commands import files, session, stage
from unifydesk.gui.desk import ERROR, INFO, PAGES, WARNING, Desk
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.lazily import lazily
from unifydesk.gui.models.resume import resume_words
from unifydesk.gui.tips import plain_title
from unifydesk.gui.trouble import Trouble
from unifydesk.gui.views.start_page import StartPage
from unifydesk.gui.widgets.footer import Footer
from unifydesk.gui.widgets.header import Header
from unifydesk.gui.widgets.labels import tight
from unifydesk.gui.widgets.ribbon import Ribbon

PALETTE = "unifydesk.gui.dialogs.palette"
SHORTCUTS = "unifydesk.gui.dialogs.shortcuts"
SMALLEST = (1024, 640)
USUAL = (1366, 768)
FRAME = (16, 48)
"""What borders and a title bar may take; without them the foot of the window would hang off the screen."""
DROPPED = (".unify", *files.DECK_SUFFIXES)


class Page(Protocol):
    """What the frame needs of a page."""

    def show_workshop(self, workshop: Workshop) -> None:
        """Show another moment of the workshop."""


PageMaker = Callable[[], QWidget]


class MainWindow(QMainWindow):
    """Pages are made when they are first shown, and told about changes only while they are shown."""

    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        makers: dict[str, PageMaker],
        clock: Clock = now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._makers = makers
        self._pages: dict[str, QWidget] = {}
        self._shown: dict[str, Workshop] = {}
        self._may_close = False
        self.page = ""
        desk.window = self
        self.header = Header(desk.icons, clock)
        self.ribbon = Ribbon()
        self.footer = Footer(desk.icons)
        self.stack = QStackedWidget()
        self._start: StartPage | None = None
        self._path = ""
        self.actions_ = ActionSet(desk, self)
        self.trouble = Trouble(desk, self.footer.messages, self.ribbon, self)
        self._lay_out()
        self._connect()
        self._show_nothing()

    def _lay_out(self) -> None:
        self.setWindowTitle("UnifyDesk")
        self.setObjectName("console")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        frame = QWidget()
        column = tight(QVBoxLayout(frame))
        column.addWidget(self.header)
        column.addWidget(self.ribbon)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)
        self.setCentralWidget(frame)
        geometry = self._desk.settings.geometry("console")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self._take_usual_size()

    def _take_usual_size(self) -> None:
        """Stand as a window where the screen has room for it and its frame; otherwise fill the screen."""
        self.resize(*USUAL)
        room = self.screen().availableSize()
        if room.width() < USUAL[0] + FRAME[0] or room.height() < USUAL[1] + FRAME[1]:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        desk = self._desk
        desk.jobs.changed.connect(self._on_changed)
        desk.jobs.left.connect(self._on_left)
        desk.jobs.said.connect(self.footer.say)
        desk.jobs.rejected.connect(self._on_rejected)
        desk.jobs.writing.connect(self.footer.show_writing)
        desk.jobs.unbacked.connect(self.footer.show_trouble)
        desk.noticed.connect(self.footer.messages.show_message)
        desk.restore_offered.connect(self.footer.messages.offer_restore)
        self.footer.messages.restore_wanted.connect(self.actions_.restore)
        desk.page_asked.connect(self.show_page)
        desk.palette_asked.connect(self._on_palette_asked)
        desk.shortcuts_asked.connect(self._on_shortcuts_asked)
        desk.stage.mode_changed.connect(self._on_stage_changed)
        desk.stage.opened_changed.connect(self._on_stage_changed)
        desk.stage.screens_changed.connect(self._on_stage_changed)
        desk.stage.projector_lost.connect(self._on_projector_lost)
        desk.stage.key_pressed.connect(self._on_stage_key)
        desk.stage.booth_left.connect(self._on_booth_left)
        self.header.page_chosen.connect(self.show_page)
        self.header.stage_clicked.connect(self._on_stage_clicked)
        self.footer.undo_clicked.connect(self._on_undo_clicked)

    # --- the start page ----------------------------------------------------------------------------

    @property
    def start(self) -> StartPage:
        """The start page, made when it is first needed."""
        if self._start is None:
            self._start = StartPage(self._desk)
            self._start.way_chosen.connect(self._on_way_chosen)
            self._start.file_chosen.connect(self._on_file_chosen)
            self.stack.addWidget(self._start)
        return self._start

    @Slot()
    def show_start(self) -> None:
        """Show the start page with the recent workshops as they are now."""
        self.start.refresh()
        self.stack.setCurrentWidget(self.start)

    def _show_nothing(self) -> None:
        self.page = self._path = ""
        self._shown.clear()
        self.setWindowTitle("UnifyDesk")
        self.header.hide()
        self.header.stop()
        self.ribbon.hide()
        self.footer.show_nothing()
        self.actions_.refresh("")

    # --- pages -------------------------------------------------------------------------------------

    @Slot(str)
    def show_page(self, page: str) -> None:
        """Show one of the four pages; without a workshop there is only the start page."""
        workshop = self._desk.workshop
        if page not in PAGES or workshop is None:
            return
        if page not in self._pages:
            self._pages[page] = self._makers[page]()
            self.stack.addWidget(self._pages[page])
        self.page = page
        self._show_on(page, workshop)
        self.stack.setCurrentWidget(self._pages[page])
        self._pages[page].setFocus()  # so that no control is taken for chosen before one was
        self.header.show_page(page)
        self.actions_.refresh(page)

    def page_widget(self, page: str) -> QWidget:
        """Return a page, making it when it was never shown."""
        if page not in self._pages:
            self._pages[page] = self._makers[page]()
            self.stack.addWidget(self._pages[page])
        return self._pages[page]

    def _show_on(self, page: str, workshop: Workshop) -> None:
        if self._shown.get(page) is not workshop:
            self._shown[page] = workshop
            shown: Page = self._pages[page]  # type: ignore[assignment]
            shown.show_workshop(workshop)

    @Slot(object)
    def _on_changed(self, workshop: Workshop) -> None:
        self.setWindowTitle(plain_title(f"{workshop.info.title} — UnifyDesk"))
        self.header.show()
        self.header.show_workshop(workshop)
        self.ribbon.show_workshop(workshop)
        self.footer.show_workshop(workshop)
        self._desk.recent.remember(workshop)
        if workshop.path == self._path:
            self._show_on(self.page, workshop)
        else:
            self._path = workshop.path
            self.footer.messages.outdate()  # it was about another file
            self.show_page(self._desk.first_page(workshop))
            self._say_where_it_goes_on(workshop)
        self._on_stage_changed()

    def _say_where_it_goes_on(self, workshop: Workshop) -> None:
        words = resume_words(workshop)
        if words:
            self._desk.noticed.emit(INFO, words)

    @Slot()
    def _on_left(self) -> None:
        self._show_nothing()
        self.footer.messages.outdate()
        self.show_start()

    # --- what happens ------------------------------------------------------------------------------

    @Slot(str)
    def _on_rejected(self, sentence: str) -> None:
        self.footer.messages.show_message(ERROR, sentence)

    @Slot()
    def _on_stage_changed(self) -> None:
        port = self._desk.stage
        self.header.show_stage(is_open=port.is_open, mode=port.mode, screen=port.screen_name())
        self.actions_.refresh(self.page)

    @Slot(str)
    def _on_projector_lost(self, sentence: str) -> None:
        self.footer.messages.show_message(WARNING, sentence)

    @Slot()
    def _on_booth_left(self) -> None:
        """Take the keyboard back from the voters, unless the stage stands as a window on this screen."""
        if self._desk.stage.screen_name():
            self.activateWindow()

    @Slot(int)
    def _on_stage_key(self, key: int) -> None:
        self.actions_.press(key)

    @Slot()
    def _on_stage_clicked(self) -> None:
        stage.toggle_stage(self._desk)

    @Slot()
    def _on_undo_clicked(self) -> None:
        session.undo(self._desk)

    @Slot(str)
    def _on_way_chosen(self, way: str) -> None:
        self.actions_.actions[way].trigger()

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        files.open_path(self._desk, path)

    @Slot()
    def _on_palette_asked(self) -> None:
        lazily(PALETTE).Palette(self._desk, self).open()

    @Slot()
    def _on_shortcuts_asked(self) -> None:
        lazily(SHORTCUTS).Shortcuts(self).open()

    # --- dropping and closing ----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Welcome a workshop or a deck."""
        if _dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open what was dropped."""
        path = _dropped(event.mimeData().urls())
        if path:
            event.acceptProposedAction()
            files.open_path(self._desk, path)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask while something is not on disk that would end with the program."""
        ask = None if self._may_close else _reason_to_stay(self._desk, self)
        if ask is not None:
            event.ignore()
            ask.agreed.connect(self._on_leaving_agreed)
            ask.open()
            return
        self._desk.settings.keep_geometry("console", self.saveGeometry())
        self.closed.emit()
        super().closeEvent(event)

    @Slot()
    def _on_leaving_agreed(self) -> None:
        self._may_close = True
        self.close()


def _dropped(urls: list[QUrl]) -> str:
    """Return the path of the one file that can be opened, or an empty text."""
    paths = [url.toLocalFile() for url in urls]
    found = [path for path in paths if Path(path).suffix.lower() in DROPPED]
    return found[0] if len(found) == 1 else ""


def _reason_to_stay(desk: Desk, parent: QWidget) -> Ask | None:
    """Return the question about what would be lost, or None: nearly everything is on disk already."""
    typed = desk.unrecorded()
    if typed:
        words = QCoreApplication.translate(
            "MainWindow", "They were typed and wait for their second entry; none of them is recorded."
        )
        verb = (
            QCoreApplication.translate("MainWindow", "Lose 1 ballot")
            if typed == 1
            else QCoreApplication.translate("MainWindow", "Lose {n} ballots").format(n=typed)
        )
        return Ask(
            QCoreApplication.translate("MainWindow", "Leave without these ballots?"), words, verb, parent
        )
    if desk.jobs.is_exporting:
        words = QCoreApplication.translate(
            "MainWindow", "Something is still being written. It would be left out; the workshop is safe."
        )
        return Ask(
            QCoreApplication.translate("MainWindow", "Stop and leave?"),
            words,
            QCoreApplication.translate("MainWindow", "Stop and leave"),
            parent,
        )
    return None
