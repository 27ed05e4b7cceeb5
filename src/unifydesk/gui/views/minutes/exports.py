"""Asks where an export should go, writes it through the press, and shows what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from unifydesk import paths
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.formats import MINUTES_FORMAT, Format, Formats
from unifydesk.gui.naming import export_stem
from unifydesk.gui.reveal import Revealer, open_file
from unifydesk.gui.settings import Settings
from unifydesk.gui.views.minutes.format_dialog import ASKED, FormatDialog
from unifydesk.gui.views.minutes.press import Press, Target, Written
from unifydesk.gui.views.minutes.side import Side
from unifydesk.gui.views.minutes.style_choice import Choices

FOLDER = "minutes/folder"


class Exports(QObject):
    """From the button to the finished file; the folder is remembered from one to the next."""

    choices_changed = Signal(object, bool)  # Choices, and False: nobody is typing

    def __init__(self, press: Press, side: Side, settings: Settings, formats: Formats, page: QWidget) -> None:
        super().__init__(page)
        self._press = press
        self._side = side
        self._settings = settings
        self._formats = formats
        self._page = page
        self._workshop: Workshop | None = None
        self._written: Path | None = None
        self._asked: str = MINUTES_FORMAT
        self._wanted = ""  # the format that was asked for before any was known
        self._revealer = Revealer(self)
        formats.loaded.connect(self._on_formats)
        press.written.connect(self._on_written)
        press.export_refused.connect(side.show_refused)
        press.progressed.connect(self._on_progressed)
        side.export_wanted.connect(self._on_export_wanted)
        side.format_wanted.connect(self.ask)
        side.stop_wanted.connect(self._on_stop)
        side.open_wanted.connect(self._on_open)
        side.folder_wanted.connect(self._on_folder)

    def show_workshop(self, workshop: Workshop) -> None:
        """Take note of what would be exported."""
        if self._workshop is not None and self._workshop.path != workshop.path:
            self._written = None
        self._workshop = workshop

    @Slot()
    def _on_export_wanted(self) -> None:
        self.ask(MINUTES_FORMAT)

    @Slot(str)
    def ask(self, format_id: str) -> None:
        """Ask what the format needs to know, then where its file should go, once the formats are known."""
        found = self._formats.get(format_id)
        if not self._formats.known:
            self._wanted = format_id
            self._formats.load()
        if found is None or self._workshop is None or self._press.is_exporting:
            return
        if found.options & ASKED:
            dialog = FormatDialog(found, self._side.panel.choices, self._page)
            dialog.agreed.connect(self._on_agreed)
            dialog.open()
        else:
            self._ask_where(found)

    @Slot()
    def _on_formats(self) -> None:
        """Ask now what was asked for too early, unless the page was left meanwhile."""
        wanted, self._wanted = self._wanted, ""
        if wanted and self._page.isVisible():
            self.ask(wanted)

    @Slot(object, str)
    def _on_agreed(self, choices: Choices, format_id: str) -> None:
        if choices != self._side.panel.choices:
            self.choices_changed.emit(choices, False)
        found = self._formats.get(format_id)
        if found is not None:
            self._ask_where(found)

    def _ask_where(self, format_: Format) -> None:
        if self._workshop is None:
            return
        self._asked = format_.id
        filters = f"{format_.words} (*{format_.suffix})"
        title = self.tr("Export the minutes") if format_.id == MINUTES_FORMAT else format_.words
        dialog = QFileDialog(self._page, title, str(self.folder()), filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(format_.suffix.removeprefix("."))
        dialog.selectFile(self.file_name(format_))
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.open()

    def folder(self) -> Path:
        """Return the folder of the last export; the one for documents when it is gone."""
        kept = self._settings.state_text(FOLDER)
        try:
            return Path(kept) if kept and Path(kept).is_dir() else paths.documents_dir()
        except (OSError, ValueError):
            return paths.documents_dir()

    def file_name(self, format_: Format) -> str:
        """Return the name that is suggested for a file."""
        title = self._workshop.info.title if self._workshop else ""
        what = self.tr("minutes") if format_.id == MINUTES_FORMAT else format_.words
        return export_stem(title, what) + format_.suffix

    @Slot(str)
    def _on_place_chosen(self, path: str) -> None:
        self.write(Path(path), self._asked)

    def write(self, path: Path, format_id: str) -> None:
        """Write an export of the file as it is now."""
        self._side.show_exporting()
        self._press.export(Target(format_id, path, self._side.panel.choices))

    @Slot(float)
    def _on_progressed(self, done: float) -> None:
        self._side.progress.setValue(round(done * 1000))

    @Slot()
    def _on_stop(self) -> None:
        self._side.show_stopping()
        self._press.stop()

    @Slot(object)
    def _on_written(self, written: Written) -> None:
        self._written = written.path
        self._settings.keep_state_text(FOLDER, str(written.path.absolute().parent))
        self._side.show_written(written)

    @Slot()
    def _on_open(self) -> None:
        if self._written is not None:
            open_file(self._written)

    @Slot()
    def _on_folder(self) -> None:
        if self._written is not None:
            self._revealer.reveal(self._written)
