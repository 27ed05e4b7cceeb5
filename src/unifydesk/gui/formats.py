"""The formats that can be exported, loaded on a work thread because that takes most of a second."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from unifydesk.domain.report import Progress
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.lazily import lazily

EXPORTING = "unifydesk.app.exporting"
MINUTES_FORMAT = "pdf"


@dataclass(frozen=True, slots=True)
class Format:
    """What the console needs to know of an exporter."""

    id: str
    label: str  # in the source language
    suffix: str
    options: frozenset[str]

    @property
    def words(self) -> str:
        """Its name for the person."""
        return QCoreApplication.translate("exporters", self.label)


def all_formats(_progress: Progress) -> tuple[Format, ...]:
    """Load the exporters and return what there is: the minutes, then files, then what else is for paper."""
    found = [Format(e.id, e.label, e.suffix, frozenset(e.options)) for e in lazily(EXPORTING).EXPORTERS]
    minutes = next((f.suffix for f in found if f.id == MINUTES_FORMAT), "")
    return tuple(
        sorted(found, key=lambda f: (f.id != MINUTES_FORMAT, f.suffix == minutes, f.label.casefold()))
    )


class Formats(QObject):
    """Asks for the formats once, when somebody first wants to choose among them."""

    loaded = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked = False
        self.known: tuple[Format, ...] = ()

    @property
    def others(self) -> tuple[Format, ...]:
        """Every known format but the minutes, which have an action of their own."""
        return tuple(f for f in self.known if f.id != MINUTES_FORMAT)

    def load(self) -> None:
        """Get to know the formats; `loaded` follows, once."""
        if not self._asked:
            self._asked = True
            self._jobs.work(self, all_formats, self._on_loaded, matters=False)

    def get(self, format_id: str) -> Format | None:
        """Return a known format, or None."""
        return next((f for f in self.known if f.id == format_id), None)

    def _on_loaded(self, formats: tuple[Format, ...]) -> None:
        self.known = formats
        self.loaded.emit()
