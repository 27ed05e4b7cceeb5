"""Draws pages and thumbnails of the rendered minutes and finds words in them, one thing after the other.

pdfium may be used by one thread at a time; what is looked at goes before what may be looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from unifydesk.domain.report import Progress
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.lazily import lazily
from unifydesk.gui.views.minutes.pages import Drawn, Match
from unifydesk.gui.views.minutes.press import RENDERER

PAGES_AT_A_TIME = 12
"""Pages searched before a page that came into view may be drawn."""
MOST_MATCHES = 5_000


def _open(data: bytes, progress: Progress) -> Any:
    return lazily(RENDERER).open_document(data, progress)


class Easel(QObject):
    """Holds the document that is shown."""

    opened = Signal(object)  # sizes of the pages in points
    drawn = Signal(object)  # Drawn
    thumbed = Signal(object)  # Drawn, small
    found = Signal(object, bool)  # the Matches so far, and whether that is all
    failed = Signal(str)  # why the document cannot be shown

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._document: Any = None
        self._busy = False
        self._data = b""
        self._pages: dict[int, float] = {}
        self._thumbs: dict[int, float] = {}
        self._query = ""
        self._search = 0  # which search this is; an older one that is still under way counts for nothing
        self._next = 0  # page to search next
        self._matches: tuple[Match, ...] = ()
        jobs.closed.connect(self._on_closed)

    def open(self, data: bytes) -> None:
        """Show another document; what waits to be drawn of the old one is forgotten."""
        self._data = data
        self._pages.clear()
        self._thumbs.clear()
        self._go_on()

    @Slot(int, float)
    def draw(self, number: int, scale: float) -> None:
        """Draw a page; `scale` is in pixels per point."""
        self._pages.pop(number, None)
        self._pages[number] = scale
        self._go_on()

    @Slot(int, float)
    def thumb(self, number: int, scale: float) -> None:
        """Draw a page small."""
        self._thumbs.pop(number, None)
        self._thumbs[number] = scale
        self._go_on()

    def find(self, query: str) -> None:
        """Look for words on every page; `found` tells more and more of them."""
        self._query = query
        self._search += 1
        self._next = 0
        self._matches = ()
        self._go_on()

    def _go_on(self) -> None:
        if self._busy:
            return
        if self._data:
            data, self._data = self._data, b""
            self._work(partial(_open, data), self._on_opened, self._on_failed)
        elif self._document is None:
            return
        elif self._pages:
            number, scale = self._pages.popitem()  # the newest wish is what is in view
            self._work(partial(self._document.draw, number, scale), self._on_drawn)
        elif self._query and self._next < len(self._document.sizes):
            first, self._next = self._next, self._next + PAGES_AT_A_TIME
            task = partial(self._document.find, self._query, first, self._next)
            self._work(task, partial(self._on_found, self._search))
        elif self._thumbs:
            number, scale = self._thumbs.popitem()
            self._work(partial(self._document.thumb, number, scale), self._on_thumbed)

    def _work(
        self,
        task: Callable[[Progress], Any],
        then: Callable[[Any], object],
        refused: Callable[[str], object] | None = None,
    ) -> None:
        self._busy = True
        self._jobs.work(self, task, then, refused=refused or self._on_given_up, matters=False)

    def _free(self) -> None:
        self._busy = False
        self._go_on()

    def _on_opened(self, document: Any) -> None:
        before, self._document = self._document, document
        if before is not None:
            before.close()
        self._pages.clear()
        self._thumbs.clear()
        self._next, self._matches = 0, ()
        self.opened.emit(document.sizes)
        self._free()

    def _on_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._free()

    def _on_given_up(self, _sentence: str) -> None:
        self._free()  # the program is being closed

    def _on_drawn(self, drawn: Drawn) -> None:
        if not self._data:
            self.drawn.emit(drawn)
        self._free()

    def _on_thumbed(self, drawn: Drawn) -> None:
        if not self._data:
            self.thumbed.emit(drawn)
        self._free()

    def _on_found(self, search: int, matches: tuple[Match, ...]) -> None:
        if search == self._search and not self._data and self._document is not None:
            self._matches = (self._matches + matches)[:MOST_MATCHES]
            is_all = self._next >= len(self._document.sizes) or len(self._matches) == MOST_MATCHES
            if is_all:
                self._next = len(self._document.sizes)
            self.found.emit(self._matches, is_all)
        self._free()

    @Slot()
    def _on_closed(self) -> None:
        document, self._document = self._document, None
        if document is not None:
            document.close()
