"""Saves what can be saved of a damaged workshop file into a new one, and says what is missing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from unifydesk import paths
from unifydesk.app.recovering import Recovery, free_beside, recover
from unifydesk.app.workshops import SUFFIX
from unifydesk.domain.report import Progress
from unifydesk.gui.commands import files
from unifydesk.gui.desk import Desk
from unifydesk.gui.dialogs.file_task import FileTask
from unifydesk.gui.filling import filled
from unifydesk.gui.naming import free_path, make_folder
from unifydesk.gui.widgets.file_row import FileRow
from unifydesk.gui.widgets.findings import GOOD, MIXED
from unifydesk.gui.widgets.labels import push_button


def save(damaged: Path, target: Path, progress: Progress) -> Recovery:
    """Recover into a new file; its folder is made when it is not there."""
    make_folder(target.parent)
    return recover(damaged, target, progress=progress)


class Recover(FileTask):
    """The damaged file is only read. The new one was verified, and can be opened from here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, path: str = "") -> None:
        super().__init__(
            desk,
            self.tr("Recover a damaged file"),
            self.tr(
                "What can still be read of the file goes into a new one: the file as it is, else its rows, "
                "else its newest sound backup. The damaged file is only read."
            ),
            self.tr("Recover"),
            self.tr("What was recovered and what is missing will stand here."),
            parent,
        )
        self._made: Path | None = None
        self.damaged = FileRow(self.tr("Damaged file"), self.tr("Workshops (*.unify);;All files (*)"))
        self.target = FileRow(self.tr("New file"), self.tr("Workshops (*.unify)"), to_make=True)
        self.open_button = push_button("primary", self.tr("Open the new file"))
        self.open_button.hide()
        self.foot.addWidget(self.open_button)
        for row in (self.damaged, self.target):
            self.add(row)
        self.damaged.chosen.connect(self._on_damaged_chosen)
        self.target.chosen.connect(self.on_chosen)
        self.open_button.clicked.connect(self._on_open_clicked)
        if path:
            self.damaged.show_file(Path(path))
        self._on_damaged_chosen()

    @Slot()
    def _on_damaged_chosen(self) -> None:
        if self.damaged.path is not None:
            self.target.show_file(_free(self.damaged.path))
        self.target.choose_button.setEnabled(self.damaged.path is not None)
        self.on_chosen()

    @Slot()
    def refresh(self) -> None:
        """Forget what was recovered from another file."""
        super().refresh()
        self._made = None
        self.open_button.hide()
        self.begin_button.show()

    def is_ready(self) -> bool:
        """Return whether there is a file to read and a place for the new one."""
        return self.damaged.path is not None and self.target.path is not None

    def begin(self) -> None:
        """Recover beside the window."""
        damaged, target = self.damaged.path, self.target.path
        if damaged is not None and target is not None:
            target = target if target.suffix else target.with_suffix(SUFFIX)
            self.work(partial(save, damaged, target), self._on_recovered, matters=True)

    def _on_recovered(self, made: Recovery) -> None:
        self._made = made.path
        whole = made.is_complete
        words = self.tr("Everything was recovered into “%1”") if whole else self.tr("Recovered into “%1”")
        sections = (
            (self.tr("Recovered"), made.recovered),
            (self.tr("Missing"), made.missing),
            (self.tr("Found"), made.found),
        )
        self.findings.show_found(GOOD if whole else MIXED, filled(words, made.path.name), sections)
        self.begin_button.hide()
        self.open_button.show()
        self.open_button.setDefault(True)
        self.open_button.setFocus()

    @Slot()
    def _on_open_clicked(self, _checked: bool = False) -> None:
        if self._made is not None:
            files.open_path(self.desk, str(self._made))
            self.accept()


def _free(damaged: Path) -> Path:
    """Return where the new file goes: beside the damaged one, or into the documents if that is no place."""
    beside = free_beside(damaged)
    return beside if damaged.parent.is_dir() else free_path(paths.documents_dir(), beside.stem, SUFFIX)
