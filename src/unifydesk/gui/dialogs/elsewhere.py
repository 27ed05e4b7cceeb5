"""Asks for a folder with room, and lets the session go on there in a verified copy of the workshop."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.app import elsewhere
from unifydesk.app.elsewhere import Continued, Room
from unifydesk.domain.report import Progress
from unifydesk.gui import metrics
from unifydesk.gui.desk import INFO, WARNING, Desk
from unifydesk.gui.dialogs.dress import show_problem
from unifydesk.gui.naming import shown_path
from unifydesk.gui.widgets.labels import ElidedLabel, push_button, text_label, tight

WIDTH = 560


class ContinueElsewhere(QDialog):
    """`trouble` is the sentence that led here; empty when the copy was asked for from the menu.

    `unopened` is the path of a workshop that can only be opened in a copy; empty: the one that is open.
    """

    def __init__(
        self, desk: Desk, trouble: str = "", parent: QWidget | None = None, *, unopened: str = ""
    ) -> None:
        super().__init__(parent)
        self._unopened = unopened
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._path = Path(unopened or (desk.workshop.path if desk.workshop else ""))
        self._room: Room | None = None
        self.setWindowTitle(self.tr("Go on in a copy elsewhere"))
        self.setFixedWidth(WIDTH)
        self.trouble = text_label("body", trouble, wrap=True)
        self.trouble.setVisible(bool(trouble))
        self.trouble.setMinimumHeight(self.trouble.heightForWidth(WIDTH - 2 * metrics.WIDE) if trouble else 0)
        self.folder = ElidedLabel("body")
        self.choose_button = push_button("", self.tr("Choose…"))
        self.choose_button.setAccessibleName(self.tr("Choose another folder"))
        self.room = text_label("caption", wrap=True)
        self.problem = text_label("error", wrap=True)
        self.later_button = push_button("", self.tr("Not now"))
        self.go_on_button = push_button("primary", self.tr("Copy and go on there"))
        self.go_on_button.setDefault(True)
        self._lay_out()
        show_problem(self.problem, "")
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.later_button.clicked.connect(self.reject)
        self.go_on_button.clicked.connect(self._on_go_on_clicked)
        self._look(partial(_suggest, self._path))

    def _lay_out(self) -> None:
        place = tight(QHBoxLayout(), metrics.SMALL)
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose_button)
        buttons = tight(QHBoxLayout(), metrics.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.later_button)
        buttons.addWidget(self.go_on_button)
        margins = (metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.LARGE)
        column = tight(QVBoxLayout(self), metrics.MEDIUM, margins)
        column.addWidget(text_label("title", self.windowTitle(), wrap=True))
        column.addWidget(self.trouble)
        column.addWidget(text_label("body", self._promise(), wrap=True))
        column.addWidget(text_label("label", self.tr("Folder for the copy")))
        column.addLayout(place)
        column.addWidget(self.room)
        column.addWidget(self.problem)
        column.addSpacing(metrics.SMALL)
        column.addLayout(buttons)

    def _promise(self) -> str:
        if self._unopened:
            return self.tr(
                "The workshop is copied, and the copy is opened. The file where it is stays as it is."
            )
        return self.tr(
            "The workshop is copied and compared, and the session goes on in the copy at the same claim, "
            "round and timer. The file where it is now stays as it is."
        )

    # --- the folder ------------------------------------------------------------------------------

    def _look(self, task: partial[Room]) -> None:
        """Ask beside the window how much room there is: a folder on a network may take its time."""
        self.go_on_button.setEnabled(False)
        self._desk.jobs.work(self, task, self._on_room, refused=self._on_refused, matters=False)

    def _on_room(self, room: Room) -> None:
        self._room = room
        self.folder.show_text(shown_path(room.folder))
        words = self.tr("%1 MB free").replace("%1", QLocale().toString(room.free_mb))
        if room.same_disk:
            words += self.tr(" · on the same disk as the workshop now")
        self.room.setText(words)
        show_problem(self.problem, "")
        self.go_on_button.setEnabled(True)

    @Slot()
    def _on_choose_clicked(self, _checked: bool = False) -> None:
        start = str(self._room.folder) if self._room else ""
        dialog = QFileDialog(self, self.tr("Folder for the copy"), start)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    @Slot(str)
    def choose(self, folder: str) -> None:
        """Take another folder for the copy."""
        self._look(partial(_look_at, Path(folder), self._path))

    # --- going on --------------------------------------------------------------------------------

    @Slot()
    def _on_go_on_clicked(self, _checked: bool = False) -> None:
        if self._room is None:
            return
        self.go_on_button.setEnabled(False)
        if self._unopened:
            opener = partial(elsewhere.open_copy_in, self._room.folder, self._path)
            self._desk.jobs.run_open(self, opener, self._on_opened, self._on_refused)
            return
        go_on = partial(elsewhere.continue_in, self._room.folder)
        self._desk.jobs.run_replace(self, go_on, self._on_going_on, self._on_refused)

    def _on_going_on(self, continued: Continued) -> None:
        level = WARNING if continued.missing or continued.repeat else INFO
        self._desk.noticed.emit(level, going_on_words(continued))
        self.accept()

    def _on_opened(self, _workshop: object) -> None:
        self.accept()

    def _on_refused(self, sentence: str) -> None:
        self.go_on_button.setEnabled(self._room is not None)
        show_problem(self.problem, sentence)


def going_on_words(continued: Continued) -> str:
    """Return where the session goes on, and line by line what the copy lacks."""
    path = continued.file.path
    if continued.backup_of is None:
        words = QCoreApplication.translate("elsewhere", "The session goes on in “%1” in %2.")
    else:
        words = QCoreApplication.translate(
            "elsewhere", "The session goes on in “%1” in %2, made from the backup of %3."
        ).replace("%3", _moment(continued))
    first = words.replace("%1", path.name).replace("%2", shown_path(path.parent))
    if not continued.missing and not continued.repeat:
        return f"{first} {QCoreApplication.translate('elsewhere', 'Everything recorded is in it.')}"
    count = QCoreApplication.translate("elsewhere", "Steps that are missing: %1.")
    lines = [f"{first} {count.replace('%1', str(len(continued.missing)))}"]
    lacks = QCoreApplication.translate("elsewhere", "Missing: %1")
    lines += [lacks.replace("%1", " ".join(act.split())) for act in continued.missing]
    again = QCoreApplication.translate(
        "elsewhere",
        "Round %1 of %2 lacks confidential ballots that were recorded, and its key is destroyed: "
        "void the round and vote again.",
    )
    lines += [again.replace("%1", str(r.number)).replace("%2", r.claim) for r in continued.repeat]
    return "\n".join(lines)


def _moment(continued: Continued) -> str:
    made = QDateTime.fromSecsSinceEpoch(int(continued.backup_of.timestamp() if continued.backup_of else 0))
    return QLocale().toString(made, QLocale.FormatType.ShortFormat)


def _suggest(path: Path, _progress: Progress) -> Room:
    return elsewhere.suggested(path)


def _look_at(folder: Path, path: Path, _progress: Progress) -> Room:
    return elsewhere.room_in(folder, path)
