"""The Minutes page: the real pages of the PDF, what they are made with, and the buttons that write files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QFontInfo, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from unifydesk.domain.report import Rendered
from unifydesk.domain.rounds import NAMED, REVEALED
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.formats import MINUTES_FORMAT, Formats
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.settings import Settings
from unifydesk.gui.views.minutes.bar import Bar
from unifydesk.gui.views.minutes.easel import Easel
from unifydesk.gui.views.minutes.exports import Exports
from unifydesk.gui.views.minutes.memory import Memory
from unifydesk.gui.views.minutes.pages import Match, Sizes
from unifydesk.gui.views.minutes.press import Press
from unifydesk.gui.views.minutes.sheets import Sheets
from unifydesk.gui.views.minutes.side import Side
from unifydesk.gui.views.minutes.strip import Strip
from unifydesk.gui.views.minutes.style_choice import Choices
from unifydesk.gui.widgets.labels import hairline, text_label, tight

PATIENCE = 500
"""Milliseconds without another change before the pages are set anew."""
SIDE_WIDTH, MOST_SIDE_WIDTH = 328, 410
"""Pixels of the right side with text of the usual size, and with the largest."""


class MinutesPage(QWidget):
    """Nothing is rendered until the page is shown, and nothing while it is hidden."""

    def __init__(
        self, jobs: Jobs, settings: Settings, formats: Formats, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workshop: Workshop | None = None
        self._stale = True
        self._formats = formats
        self.memory = Memory(jobs, settings, self)
        self.press = Press(jobs, self)
        self.easel = Easel(jobs, self)
        self.bar = Bar()
        self.sheets = Sheets()
        self.side = Side(formats)
        self.exports = Exports(self.press, self.side, settings, formats, self)
        self.words = text_label("muted", self.tr("Setting the pages…"), wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setMargin(metrics.WIDE)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.words)
        self.stack.addWidget(self.sheets)
        self.strip = Strip(self.stack, settings)
        self.thumbs = self.strip.thumbs
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE)
        self._lay_out()
        self._connect()
        self.side.panel.show_choices(self.memory.choices)

    def _lay_out(self) -> None:
        upright = QFrame()
        upright.setProperty("role", "hairline")
        upright.setProperty("upright", "true")
        left = tight(QVBoxLayout(), 0)
        left.addWidget(self.bar)
        left.addWidget(hairline())
        left.addWidget(self.strip, 1)
        row = tight(QHBoxLayout(self), 0)
        row.addLayout(left, 1)
        row.addWidget(upright)
        row.addWidget(self.side)
        self._fit_side()
        self.bar.thumbs.setChecked(self.strip.is_open)

    def _connect(self) -> None:
        self._wait.timeout.connect(self._renew)
        self._formats.loaded.connect(self._on_formats)
        self.memory.logo_read.connect(self.side.panel.show_new_logo)
        self.memory.sheets_read.connect(self.side.panel.offer_sheets)
        self.memory.refused.connect(self.side.panel.show_problem)
        self.press.rendered.connect(self._on_rendered)
        self.press.refused.connect(self._on_refused)
        self.easel.opened.connect(self._on_opened)
        self.easel.drawn.connect(self.sheets.show_page)
        self.easel.thumbed.connect(self.thumbs.show_thumb)
        self.easel.failed.connect(self._on_refused)
        self.easel.found.connect(self._on_found)
        self.sheets.page_wanted.connect(self.easel.draw)
        self.sheets.zoomed.connect(self.bar.show_zoom)
        self.sheets.turned.connect(self.bar.show_page)
        self.sheets.turned.connect(self.bar.finder.look_at)
        self.sheets.turned.connect(self.thumbs.follow)
        self.thumbs.page_wanted.connect(self.easel.thumb)
        self.thumbs.page_chosen.connect(self.sheets.go_to)
        self.bar.thumbs.toggled.connect(self.strip.set_open)
        self.bar.smaller.clicked.connect(self.sheets.zoom_out)
        self.bar.larger.clicked.connect(self.sheets.zoom_in)
        self.bar.zoom_chosen.connect(self.sheets.choose_zoom)
        self.bar.finder.asked.connect(self.easel.find)
        self.bar.finder.moved.connect(self.sheets.show_matches)
        self.bar.finder.brought.connect(self.sheets.bring)
        self.bar.finder.left.connect(self.sheets.setFocus)
        self.side.panel.changed.connect(self._on_choices)
        self.side.panel.logo_wanted.connect(self.memory.take_logo)
        self.exports.choices_changed.connect(self._on_choices)
        for keys, slot in (
            (QKeySequence.StandardKey.Find, self.bar.finder.begin),
            (QKeySequence("F3"), self.bar.finder.go_on),
            (QKeySequence("Shift+F3"), self.bar.finder.go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # What the page tells

    def show_workshop(self, workshop: Workshop) -> None:
        """Take note of another moment; the pages follow when somebody looks at them."""
        is_other = self._workshop is not None and self._workshop.path != workshop.path
        self._workshop = workshop
        self.exports.show_workshop(workshop)
        if is_other:
            self.side.show_ready()
            self.memory.forget_ballots()
            self.side.panel.show_choices(self.memory.choices)
            self.sheets.go_to(0)
        named = any(r.level == NAMED and r.state == REVEALED and r.seats for r in workshop.rounds)
        self.side.panel.offer_ballots(named)
        self._stale = True
        if self.isVisible():
            self._wait.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Set the pages when they are looked at."""
        super().showEvent(event)
        self.memory.load()
        self._formats.load()
        if self._formats.known:
            self._on_formats()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Let whoever comes to the page turn its pages at once."""
        super().focusInEvent(event)
        self.sheets.setFocus()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Make room for larger words."""
        super().changeEvent(event)
        if event.type() in (
            QEvent.Type.FontChange,
            QEvent.Type.ApplicationFontChange,
            QEvent.Type.StyleChange,
        ):
            self._fit_side()

    def _fit_side(self) -> None:
        size = QFontInfo(QApplication.font()).pixelSize() / metrics.BODY
        self.side.setFixedWidth(min(MOST_SIDE_WIDTH, max(SIDE_WIDTH, round(SIDE_WIDTH * size))))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._wait.stop()

    @Slot()
    def _on_formats(self) -> None:
        minutes = self._formats.get(MINUTES_FORMAT)
        self.side.panel.heed(minutes.options if minutes else frozenset())
        if self._stale and self.isVisible():
            self._renew()

    @Slot()
    def _renew(self) -> None:
        self._set_pages(at_once=False)

    def _set_pages(self, *, at_once: bool) -> None:
        if self._workshop is not None and self._formats.known:
            self._stale = False
            self._wait.stop()
            self.side.show_state(self.tr("Setting the pages…"))
            self.press.renew(self.memory.choices, at_once=at_once)

    @Slot(object)
    def _on_rendered(self, rendered: Rendered) -> None:
        self.side.show_warnings(rendered.warnings)
        self.easel.open(rendered.data)

    @Slot(object)
    def _on_opened(self, sizes: Sizes) -> None:
        self.stack.setCurrentWidget(self.sheets)
        self.thumbs.show_document(sizes)
        self.sheets.show_document(sizes)
        self.side.show_state(self.tr("Drawn from the file as it is now"))

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        if self.memory.choices.sheets:
            way_out = self.tr("To see the pages, mend the style sheet or untick it under “Style sheet”.")
            sentence = f"{sentence}\n\n{way_out}"
        self.words.setText(sentence)
        self.stack.setCurrentWidget(self.words)
        self.side.show_state("")
        self.side.show_warnings(())

    # What is found, and what is chosen

    @Slot(object, bool)
    def _on_found(self, matches: tuple[Match, ...], is_all: bool) -> None:
        self.bar.finder.show_found(matches, is_all=is_all)

    @Slot(object, bool)
    def _on_choices(self, choices: Choices, typing: bool) -> None:
        if choices.template != self.memory.choices.template:
            self.sheets.go_to(0)  # no page of another template has anything to do with this one
        self.memory.keep(choices)
        self.side.panel.show_choices(choices)
        self._stale = True
        if typing:
            self._wait.start()
        elif self.isVisible():
            self._set_pages(at_once=True)

    # Export

    @Slot()
    def ask_where(self) -> None:
        """Ask where the minutes should go."""
        self.exports.ask(MINUTES_FORMAT)

    @Slot(str)
    def export_as(self, format_id: str) -> None:
        """Ask what a format needs to know, and where its file should go."""
        self.exports.ask(format_id)

    def export_to(self, path: str) -> None:
        """Write the minutes to a path."""
        self.exports.write(Path(path), MINUTES_FORMAT)
