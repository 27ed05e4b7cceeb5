"""The seal of the open file: sealed, in work or changed; the head of its log in words, digits and code."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from unifydesk.app.heads import Place, place_of, typed_digits
from unifydesk.app.sealing import Seal, seal_of
from unifydesk.domain.errors import InvalidInputError
from unifydesk.gui import metrics
from unifydesk.gui.desk import Desk
from unifydesk.gui.dialogs.dress import stay_on_screen
from unifydesk.gui.models.seal_words import entry_words, place_words, sign_of, state_words, title_words
from unifydesk.gui.naming import shown_path
from unifydesk.gui.widgets.code_view import CodeView
from unifydesk.gui.widgets.findings import BAD, GOOD, ROLES
from unifydesk.gui.widgets.icon_label import IconLabel
from unifydesk.gui.widgets.labels import ElidedLabel, hairline, push_button, text_label, tight

WIDTH = 760
MARGINS = (metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.LARGE)


class SealDialog(QDialog):
    """Shows what minutes made now would print, and finds the fingerprint of printed minutes in the log."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Seal and fingerprint"))
        self.setFixedWidth(WIDTH)
        self._desk = desk
        self._seal: Seal | None = None
        self.sign = IconLabel(desk.icons)
        self.state = text_label("heading")
        self.told = text_label("body", wrap=True)
        self.entries = text_label("muted", wrap=True)
        self.code = CodeView()
        self.words = _selectable(text_label("title", wrap=True), self.tr("Fingerprint in words"))
        self.digits = _selectable(text_label("caption", wrap=True), self.tr("Fingerprint in digits"))
        self.copy = push_button("", self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the fingerprint"))
        self.typed = QLineEdit()
        self.compare = push_button("", self.tr("Compare"))
        self.answer_sign = IconLabel(desk.icons)
        self.answer = text_label("body", wrap=True)
        self.done_button = push_button("primary", self.tr("Done"))
        self._lay_out()
        self._connect()
        self.typed.setFocus()
        desk.jobs.run(self, seal_of, self._on_read, self._on_unreadable)

    def _lay_out(self) -> None:
        workshop = self._desk.workshop
        name, path = ElidedLabel("title"), ElidedLabel("muted")
        name.show_text(workshop.info.title if workshop is not None else "")
        path.show_text(shown_path(Path(workshop.path)) if workshop is not None else "")
        column = tight(QVBoxLayout(self), metrics.MEDIUM, MARGINS)
        column.addWidget(name)
        column.addWidget(path)
        column.addLayout(_beside(self.sign, self.state))
        column.addWidget(self.told)
        column.addWidget(hairline())
        column.addWidget(text_label("label", self.tr("Fingerprint of the log")))
        column.addLayout(self._fingerprint())
        column.addWidget(hairline())
        self._add_comparison(column)
        foot = tight(QHBoxLayout(), metrics.SMALL)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        column.addLayout(foot)

    def _fingerprint(self) -> QHBoxLayout:
        words = self.tr(
            "Minutes made now print this. It changes with every act, so that the file can be held against "
            "them later."
        )
        side = tight(QVBoxLayout(), metrics.SMALL)
        side.addWidget(self.words)
        side.addWidget(self.digits)
        side.addWidget(self.entries)
        side.addWidget(text_label("muted", words, wrap=True))
        buttons = tight(QHBoxLayout())
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        side.addLayout(buttons)
        side.addStretch(1)
        line = tight(QHBoxLayout(), metrics.LARGE)
        line.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(side, 1)
        return line

    def _add_comparison(self, column: QVBoxLayout) -> None:
        label = text_label("label", self.tr("Compare with printed minutes"))
        label.setBuddy(self.typed)
        self.typed.setPlaceholderText(
            self.tr("The eight words, or the digits, that stand there beside “Log”")
        )
        line = tight(QHBoxLayout(), metrics.SMALL)
        line.addWidget(self.typed, 1)
        line.addWidget(self.compare)
        column.addWidget(label)
        column.addLayout(line)
        column.addLayout(_beside(self.answer_sign, self.answer))
        self._show_answer(GOOD, "")

    def _connect(self) -> None:
        self.copy.setEnabled(False)
        self.compare.setEnabled(False)
        self.compare.setAutoDefault(False)
        self.copy.setAutoDefault(False)
        self.done_button.setAutoDefault(False)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.compare.clicked.connect(self._on_compare)
        self.typed.returnPressed.connect(self._on_compare)
        self.typed.textChanged.connect(self._on_typed)
        self.done_button.clicked.connect(self.accept)

    # --- what is shown -----------------------------------------------------------------------------

    def _on_read(self, seal: Seal) -> None:
        self._seal = seal
        sign = sign_of(seal)
        self.sign.show_icon(sign, ROLES[sign])
        self.state.setText(title_words(seal))
        self.told.setText(state_words(seal))
        self.entries.setText(entry_words(seal))
        self.words.setText(seal.head.words)
        self.digits.setText(seal.head.grouped)
        self.code.show_head(seal.head.digits)
        self.copy.setEnabled(True)
        self._fit()

    def _on_unreadable(self, sentence: str) -> None:
        self.sign.show_icon(BAD, ROLES[BAD])
        self.state.setText(self.tr("Damaged"))
        self.told.setText(sentence)
        self._fit()

    @Slot()
    def _on_copy_clicked(self, _checked: bool = False) -> None:
        if self._seal is not None:
            head = self._seal.head
            QGuiApplication.clipboard().setText(f"{head.words}\n{head.grouped}\n")
            self.copy.setText(self.tr("Copied"))

    # --- comparing ---------------------------------------------------------------------------------

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.compare.setEnabled(bool(text.strip()))
        self._show_answer(GOOD, "")

    @Slot()
    def _on_compare(self, _checked: bool = False) -> None:
        if not self.typed.text().strip():
            return
        try:
            digits = typed_digits(self.typed.text())
        except InvalidInputError as error:
            self._show_answer(BAD, str(error))
            return
        self._desk.jobs.run(self, partial(place_of, digits=digits), self._on_placed, self._on_unreadable)

    def _on_placed(self, place: Place | None) -> None:
        self._show_answer(*place_words(place))

    def _show_answer(self, sign: str, sentence: str) -> None:
        self.answer_sign.show_icon(sign, ROLES[sign])
        self.answer.setText(sentence)
        self.answer.setAccessibleName(sentence)
        for widget in (self.answer_sign, self.answer):
            widget.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self.answer, QAccessible.Event.Alert))
        self._fit()

    def _fit(self) -> None:
        """Grow or shrink with the words, and stay where the buttons can be reached."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(max(layout.totalHeightForWidth(WIDTH), layout.totalMinimumSize().height()))
        stay_on_screen(self)


def _beside(sign: QWidget, words: QWidget) -> QHBoxLayout:
    line = tight(QHBoxLayout(), metrics.SMALL)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return line


def _selectable(label: QLabel, name: str) -> QLabel:
    """Let the words of a label be selected with mouse and keyboard, and be announced by a name."""
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    label.setAccessibleName(name)
    return label
