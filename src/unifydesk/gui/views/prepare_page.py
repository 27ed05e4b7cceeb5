"""The Prepare page: a check-list at the left that says what is missing, the part it leads to at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.icons import Icons
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.checklist import (
    CLAIMS,
    DONE,
    INFO,
    MISSING,
    NOTICE,
    PEOPLE,
    RULE,
    TIME,
    Check,
    checks,
)
from unifydesk.gui.views.prepare.claims import ClaimsSection
from unifydesk.gui.views.prepare.info import InfoSection
from unifydesk.gui.views.prepare.people import PeopleSection
from unifydesk.gui.views.prepare.rule import RuleSection
from unifydesk.gui.views.prepare.section import Section
from unifydesk.gui.views.prepare.time import TimeSection
from unifydesk.gui.widgets.icon_label import IconLabel
from unifydesk.gui.widgets.labels import ElidedLabel, text_label, tight
from unifydesk.gui.widgets.upright_area import UprightArea

SIDE = 264
ROW_HEIGHT = 56
SIGNS = {DONE: ("done", "good"), MISSING: ("todo", "muted"), NOTICE: ("warning", "warning")}


class CheckRow(QPushButton):
    """A button to one part with its state as a sign and in words."""

    def __init__(self, icons: Icons, part: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self._title = title
        self.setProperty("role", "row")
        self.setCheckable(True)
        self.setFixedHeight(ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sign = IconLabel(icons)
        self._words = ElidedLabel("caption")
        column = tight(QVBoxLayout(), 0)
        column.addWidget(text_label("label", title))
        column.addWidget(self._words)
        row = tight(QHBoxLayout(self), metrics.MEDIUM, (12, 4, 12, 4))
        row.addWidget(self._sign)
        row.addLayout(column, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_check(self, check: Check) -> None:
        """Show how the part stands."""
        self._sign.show_icon(*SIGNS[check.state])
        self._words.show_text(check.words)
        self.setAccessibleName(f"{self._title}: {check.words}")


class PreparePage(QWidget):
    """Check-list and parts. Nothing here is saved by a button: each field is on disk when it is left."""

    def __init__(self, jobs: Jobs, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[str, Callable[[], Section]] = {
            INFO: partial(InfoSection, jobs),
            PEOPLE: partial(PeopleSection, jobs),
            TIME: partial(TimeSection, jobs),
            CLAIMS: partial(ClaimsSection, jobs, icons),
            RULE: partial(RuleSection, jobs, icons),
        }
        self._sections: dict[str, Section] = {}
        self._holders: dict[str, UprightArea] = {}
        self._workshop: Workshop | None = None
        self.titles = {
            INFO: self.tr("Workshop"),
            PEOPLE: self.tr("People"),
            TIME: self.tr("Running order"),
            CLAIMS: self.tr("Claims"),
            RULE: self.tr("Position rule"),
        }
        self.rows = {part: CheckRow(icons, part, title) for part, title in self.titles.items()}
        self.stack = QStackedWidget()
        self._side = QFrame()
        self._group = QButtonGroup(self)
        for part_row in self.rows.values():
            self._group.addButton(part_row)
            part_row.clicked.connect(self._on_row_clicked)
        row = tight(QHBoxLayout(self))
        row.addWidget(self._make_side())
        row.addWidget(_upright())
        row.addWidget(self.stack, 1)
        self.show_part(INFO)

    def _make_side(self) -> QFrame:
        side = self._side
        self._fit()
        column = tight(QVBoxLayout(side), metrics.TIGHT, (12, 20, 12, 16))
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        self.summary = text_label("caption", wrap=True)
        self.summary.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self.summary)
        return side

    def _fit(self) -> None:
        """Give the check-list more room for larger type."""
        self._side.setFixedWidth(max(SIDE, round(SIDE * self.font().pixelSize() / metrics.BODY)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def section(self, part: str) -> Section:
        """Return one part, making it when it was never shown."""
        if part not in self._sections:
            section = self._makers[part]()
            section.setProperty("role", "canvas")
            scroll = UprightArea(section)
            self.stack.addWidget(scroll)
            self._sections[part], self._holders[part] = section, scroll
            if self._workshop is not None:
                section.show_workshop(self._workshop)
        return self._sections[part]

    def show_part(self, part: str) -> None:
        """Show one part."""
        self.section(part)
        self.rows[part].setChecked(True)
        self.stack.setCurrentWidget(self._holders[part])

    def show_workshop(self, workshop: Workshop) -> None:
        """Show another moment."""
        found = checks(workshop)
        for check in found:
            self.rows[check.part].show_check(check)
        self._workshop = workshop
        for section in self._sections.values():
            section.show_workshop(workshop)
        missing = [self.titles[check.part] for check in found if check.state == MISSING]
        words = self.tr("Still to complete: %1").replace("%1", ", ".join(missing))
        self.summary.setText(words if missing else self.tr("Ready to lead"))

    @Slot()
    def _on_row_clicked(self, _checked: bool = False) -> None:
        row = self.sender()
        if isinstance(row, CheckRow):
            self.show_part(row.part)


def _upright() -> QFrame:
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setProperty("upright", "true")
    return line
