"""A button with the style sheets: those of the program, and files of one’s own, in their order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from unifydesk import paths
from unifydesk.gui.tips import plain_caption, plain_tip

ADD = "add"


class SheetMenu(QPushButton):
    """Each sheet is over the ones before it; unchecking one takes it away."""

    changed = Signal(object)  # names and paths of the sheets, in their order

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._sheets: tuple[str, ...] = ()
        self.setProperty("align", "left")
        self.setProperty("opens", "list")
        self._list = QMenu(self)
        self._list.setToolTipsVisible(True)
        self._list.triggered.connect(self._on_triggered)
        self.clicked.connect(self._on_clicked)  # with `setMenu` Qt paints the words over the left border
        self.show_sheets(())

    def offer(self, offered: tuple[tuple[str, str], ...]) -> None:
        """List these sheets, (name, label) each."""
        self._offered = offered
        self.show_sheets(self._sheets)

    def show_sheets(self, sheets: tuple[str, ...]) -> None:
        """Show which sheets are used."""
        self._sheets = sheets
        labels = dict(self._offered)
        names = [labels.get(sheet) or _name(sheet) for sheet in sheets]
        words = self.tr("None") if not names else names[0]
        if len(names) > 1:
            words = self.tr("{n} sheets").format(n=len(names))
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, 130)
        self.setText(plain_caption(shown))
        self.setAccessibleName(self.tr("Style sheet: {words}").format(words=words))
        self.setToolTip(plain_tip("\n".join(sheets)))
        self._fill(names)

    def _fill(self, names: list[str]) -> None:
        self._list.clear()
        for name, label in self._offered:
            self._add(label, name)
        own = [
            (sheet, name)
            for sheet, name in zip(self._sheets, names, strict=True)
            if sheet not in dict(self._offered)
        ]
        if self._offered:
            self._list.addSeparator()
        for sheet, name in own:
            self._add(name, sheet)
        add = self._list.addAction(self.tr("Add a file…"))
        add.setObjectName(ADD)

    def _add(self, words: str, sheet: str) -> None:
        action = self._list.addAction(plain_caption(words))
        action.setData(sheet)
        action.setCheckable(True)
        action.setChecked(sheet in self._sheets)
        action.setToolTip(plain_tip(sheet))

    @Slot()
    def _on_clicked(self, _checked: bool = False) -> None:
        self._list.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.objectName() == ADD:
            self._ask()
            return
        sheet = str(action.data())
        others = tuple(s for s in self._sheets if s != sheet)
        self.changed.emit((*others, sheet) if action.isChecked() else others)

    def _ask(self) -> None:
        title, filters = self.tr("Add a style sheet"), self.tr("Style sheets (*.toml)")
        dialog = QFileDialog(self.window(), title, str(paths.documents_dir()), filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    @Slot(str)
    def take(self, path: str) -> None:
        """Use one more file, over all the others."""
        self.changed.emit((*(s for s in self._sheets if s != path), path))


def _name(sheet: str) -> str:
    return sheet.replace("\\", "/").rsplit("/", 1)[-1] or sheet
