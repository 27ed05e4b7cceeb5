"""The settings, applied as soon as they are chosen; there is nothing to confirm."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from unifydesk.gui.desk import Desk
from unifydesk.gui.dialogs.dress import dress
from unifydesk.gui.forms.ui_settings import Ui_SettingsForm
from unifydesk.gui.settings import STAGE_THEME, TEXT_SIZE, THEME, Option

T = TypeVar("T", str, int, bool)


class SettingsDialog(QDialog):
    """Theme and text size of the console; theme and screen of the stage."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.ui = Ui_SettingsForm()
        self.ui.setupUi(self)
        dress(self, "closeButton")
        self.setFixedWidth(480)
        self._fill(self.ui.themeCombo, THEME)
        self._fill(self.ui.sizeCombo, TEXT_SIZE)
        self._fill(self.ui.stageThemeCombo, STAGE_THEME)
        self.ui.screenCombo.addItems(list(desk.stage.screens()))
        self.ui.screenCombo.setCurrentText(desk.stage.screen_name())
        self.ui.screenCombo.setEnabled(self.ui.screenCombo.count() > 1)
        self.ui.themeCombo.activated.connect(self._on_theme_chosen)
        self.ui.sizeCombo.activated.connect(self._on_size_chosen)
        self.ui.stageThemeCombo.activated.connect(self._on_stage_theme_chosen)
        self.ui.screenCombo.activated.connect(self._on_screen_chosen)
        self.ui.closeButton.clicked.connect(self.accept)

    def _fill(self, combo: QComboBox, option: Option[T]) -> None:
        for value, label in option.choices:
            combo.addItem(QCoreApplication.translate("settings", label), value)
        combo.setCurrentIndex(combo.findData(self._desk.settings.get(option)))

    @Slot()
    def _on_theme_chosen(self) -> None:
        self._desk.settings.put(THEME, str(self.ui.themeCombo.currentData()))

    @Slot()
    def _on_size_chosen(self) -> None:
        self._desk.settings.put(TEXT_SIZE, int(self.ui.sizeCombo.currentData()))

    @Slot()
    def _on_stage_theme_chosen(self) -> None:
        self._desk.settings.put(STAGE_THEME, str(self.ui.stageThemeCombo.currentData()))

    @Slot()
    def _on_screen_chosen(self) -> None:
        self._desk.stage.choose_screen(self.ui.screenCombo.currentText())
