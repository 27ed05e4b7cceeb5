"""Which question of a form is looked at: tabs when they fit side by side, a list when they do not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedLayout, QWidget

from unifydesk.domain.question import Question
from unifydesk.gui.tips import plain_caption
from unifydesk.gui.widgets.labels import push_button, tight

HEIGHT = 32
DONE = "  ✓"


class QuestionTabs(QWidget):
    """Chooses among questions and ticks those that are done; hidden while there is only one."""

    chosen = Signal(int)  # place of the question, when a person chose it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self.buttons: list[QPushButton] = []
        self._row = QWidget()
        self._tabs = tight(QHBoxLayout(self._row), 0)
        self.list = QComboBox()
        self.list.setAccessibleName(self.tr("Question"))
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(8)
        self.list.activated.connect(self._on_activated)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._row)
        self._stack.addWidget(self.list)
        self.setFixedHeight(HEIGHT)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Offer other questions, the first one chosen."""
        self._questions = tuple(questions)
        for button in self.buttons:
            button.deleteLater()
        while self._tabs.count():
            self._tabs.takeAt(0)
        self.buttons = [self._button(place, q) for place, q in enumerate(self._questions)]
        self._tabs.addStretch(1)
        self.list.clear()
        self.list.addItems([question.label for question in self._questions])
        self.setVisible(len(self._questions) > 1)
        self._fit()

    def _button(self, place: int, question: Question) -> QPushButton:
        button = push_button("tab", question.label)
        button.setAccessibleName(question.label)
        button.setCheckable(True)
        button.setFixedHeight(HEIGHT)
        button.setProperty("place", place)
        button.clicked.connect(self._on_clicked)
        self._tabs.addWidget(button)
        return button

    def choose(self, place: int) -> None:
        """Make a question the current one without telling anybody."""
        for number, button in enumerate(self.buttons):
            button.setChecked(number == place)
        self.list.setCurrentIndex(place)

    def tick(self, place: int, *, done: bool) -> None:
        """Show whether a question is done."""
        label = self._questions[place].label + (DONE if done else "")
        if self.buttons[place].text() != plain_caption(label):
            self.buttons[place].setText(plain_caption(label))
            self.list.setItemText(place, label)
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Let the list take over where the tabs do not fit."""
        return QSize(self.list.minimumSizeHint().width(), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """See anew what fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = sum(button.sizeHint().width() for button in self.buttons)
        self._stack.setCurrentWidget(self._row if needed <= self.width() else self.list)

    @Slot()
    def _on_clicked(self, _checked: bool = False) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(int(sender.property("place")))

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.chosen.emit(place)
