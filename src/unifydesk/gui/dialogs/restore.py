"""Lists the backups that are there, says what each one holds, and opens one as a new file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk import paths
from unifydesk.app import arriving, backups, workshops
from unifydesk.app.backups import Backup
from unifydesk.domain.report import Progress
from unifydesk.gui import metrics
from unifydesk.gui.commands import trust
from unifydesk.gui.desk import Desk
from unifydesk.gui.dialogs.dress import show_problem
from unifydesk.gui.jobs import Work
from unifydesk.gui.models.backups import BackupsModel, is_trusty
from unifydesk.gui.naming import free_path, make_folder, shown_path
from unifydesk.gui.widgets.backups_table import BackupsTable
from unifydesk.gui.widgets.labels import PathLabel, push_button, text_label, tight
from unifydesk.store.workshop_file import WorkshopFile

AT_ONCE = 6
"""Backups looked at before the list is shown anew."""


def found(path: Path | None, mark: str, _progress: Progress) -> tuple[Backup, ...]:
    """Return the backups of the file at `path`, or all there are; long, so it runs beside the window."""
    return backups.all_backups() if path is None else backups.backups_of(path, mark)


def open_new(source: Path, target: Path) -> WorkshopFile:
    """Make the new file of a backup and open it; its folder is made when it is not there."""
    make_folder(target.parent)
    return arriving.open_as_new(source, target)


class Restore(QDialog):
    """Newest first; the original is never touched, and a damaged backup says why it cannot be used."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, path: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(1040, 560)
        self._desk = desk
        self._original = Path(path) if path else None
        self._mark = ""
        self._target: Path | None = None
        self._work: Work | None = None
        self.model = BackupsModel(self)
        self.table = BackupsTable(self.model)
        self.empty = text_label("muted", wrap=True)
        self.everything = QCheckBox(self.tr("Backups of all workshops"))
        self.where = PathLabel("muted")
        self.place = push_button("quiet", self.tr("Choose another place…"))
        self.problem = text_label("error", wrap=True)
        self.recover = push_button("quiet", self.tr("Recover rows…"))
        self.recover.setAccessibleDescription(self.tr("Save what can still be read of the file itself"))
        self.cancel = push_button("", self.tr("Cancel"))
        self.open_button = push_button("primary", self.tr("Open as a new file"))
        self.open_button.setDefault(True)
        self._lay_out()
        self._connect()
        self._start()

    def _lay_out(self) -> None:
        words = self.tr(
            "A backup is made after opening, after every closed round and every ten minutes. It opens as a "
            "new file; the original stays as it is."
        )
        self.everything.setVisible(self._original is not None)
        column = tight(QVBoxLayout(self), metrics.MEDIUM, (24, 24, 24, 16))
        column.addWidget(text_label("title", self.windowTitle()))
        column.addWidget(text_label("muted", words, wrap=True))
        column.addWidget(self.everything)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.problem)
        foot = tight(QHBoxLayout(), metrics.SMALL)
        foot.addWidget(self.where, 1)
        for button in (self.place, self.recover, self.cancel, self.open_button):
            foot.addWidget(button)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.activated.connect(self._on_activated)
        self.everything.toggled.connect(self._on_everything_toggled)
        self.place.clicked.connect(self._on_place_clicked)
        self.recover.clicked.connect(self._on_recover_clicked)
        self.cancel.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._on_open_clicked)

    def _start(self) -> None:
        """Find out which workshop it is about, then list its backups."""
        self._show_empty("")
        self._show_current()
        workshop = self._desk.workshop
        if workshop is not None and self._original is not None and workshop.path == str(self._original):
            self._desk.jobs.run(self, backups.mark_of_open, self._on_mark)
        else:
            self._list()

    def _on_mark(self, mark: str) -> None:
        self._mark = mark
        self._list()

    def _list(self) -> None:
        self._stop()
        path = None if self.everything.isChecked() else self._original
        task = partial(found, path, self._mark)
        self._work = self._desk.jobs.work(self, task, self._on_found, refused=self._on_refused, matters=False)

    def _on_found(self, rows: tuple[Backup, ...]) -> None:
        self.model.replace(rows)
        if not rows:
            self._show_empty(
                self.tr(
                    "There is no backup of this workshop on this computer. “Recover rows” saves what can "
                    "still be read of the file itself."
                )
                if self._original is not None and not self.everything.isChecked()
                else self.tr("There are no backups yet. The first is made when a workshop is opened.")
            )
            return
        self._show_empty("")
        self.table.propose(0)
        self.table.setFocus()
        self._look_on()

    def _look_on(self) -> None:
        """Look at the next few, newest first, until every one says what it holds."""
        waiting = [row for row in self.model.rows if not row.is_sound and not row.problem][:AT_ONCE]
        if waiting:
            task = partial(backups.look_at_all, waiting)
            self._work = self._desk.jobs.work(
                self, task, self._on_looked, refused=self._on_refused, matters=False
            )

    def _on_looked(self, seen: tuple[Backup, ...]) -> None:
        for row in seen:
            place = self.model.row_of(row.path)
            if place >= 0:
                self.model.put(place, row)
        if self.table.is_as_proposed:  # else the person has chosen another row
            trusty = (at for at, row in enumerate(self.model.rows) if is_trusty(row))
            self.table.propose(next(trusty, self.table.currentIndex().row()))
        self._show_current()
        self._look_on()

    def reject(self) -> None:
        """Stop looking, and close."""
        self._stop()
        super().reject()

    def _stop(self) -> None:
        if self._work is not None and not self._work.done:
            self._work.cancel()

    # --- the one that is chosen --------------------------------------------------------------------

    @property
    def current(self) -> Backup | None:
        """The backup that is chosen, or None."""
        return self.model.row_at(self.table.currentIndex())

    @property
    def target(self) -> Path | None:
        """Where the new file will lie: where the original did, unless another place was chosen."""
        if self._target is not None or self.current is None:
            return self._target
        folder = self._original.parent if self._original is not None else paths.documents_dir()
        folder = folder if folder.is_dir() else paths.documents_dir()
        made = self.current.made.astimezone()
        end = f"as of {made:%Y-%m-%d %H.%M}"
        return free_path(folder, self.current.stem, workshops.SUFFIX, end=end)

    def _show_empty(self, words: str) -> None:
        self.empty.setText(words)
        self.empty.setVisible(bool(words))
        self.table.setVisible(not words)

    def _show_current(self) -> None:
        current, target = self.current, self.target
        show_problem(self.problem, current.problem if current is not None else "")
        self.open_button.setEnabled(current is not None and current.is_sound)
        self.place.setEnabled(current is not None)
        shown = self.tr("Opens as %1").replace("%1", shown_path(target)) if target is not None else ""
        self.where.show_path(shown, target)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    @Slot(bool)
    def _on_everything_toggled(self, _on: bool) -> None:
        self._list()

    @Slot()
    def _on_place_clicked(self, _checked: bool = False) -> None:
        dialog = QFileDialog(
            self, self.tr("Where to keep the workshop"), str(self.target), self.tr("Workshops (*.unify)")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(workshops.SUFFIX)
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.open()

    @Slot(str)
    def _on_place_chosen(self, path: str) -> None:
        self._target = Path(path)
        self._show_current()

    @Slot()
    def _on_recover_clicked(self, _checked: bool = False) -> None:
        """Leave the backups and save what is left in the file itself; with none in mind it is asked for."""
        opened = self._desk.workshop
        is_open = opened is not None and self._original == Path(opened.path)
        path = str(self._original) if self._original is not None and not is_open else ""
        self.reject()
        trust.recover(self._desk, path)

    # --- opening -----------------------------------------------------------------------------------

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        if self.open_button.isEnabled():
            self._open()

    @Slot()
    def _on_open_clicked(self, _checked: bool = False) -> None:
        self._open()

    def _open(self) -> None:
        current, target = self.current, self.target
        if current is None or target is None:
            return
        self._stop()
        self.open_button.setEnabled(False)
        opener = partial(open_new, current.path, target)
        self._desk.jobs.run_open(self, opener, self._on_opened, self._on_refused)

    def _on_opened(self, _workshop: object) -> None:
        self.accept()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._show_current()
        show_problem(self.problem, sentence)
