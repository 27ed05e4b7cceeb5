"""What can be chosen about the minutes: what is in them, and how they look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from unifydesk import paths
from unifydesk.app.look_checks import ORGANISATION_LIMIT, checked_accent
from unifydesk.domain.errors import InvalidInputError
from unifydesk.gui import settings as options
from unifydesk.gui.lazily import lazily
from unifydesk.gui.settings import Option
from unifydesk.gui.views.minutes.memory import LOGOS
from unifydesk.gui.views.minutes.sheet_menu import SheetMenu
from unifydesk.gui.views.minutes.style_choice import LANGUAGES, Choices, with_sheets
from unifydesk.gui.views.minutes.swatches import Swatches
from unifydesk.gui.widgets.labels import push_button, text_label, tight
from unifydesk.gui.widgets.line import Line

LOGO_ROOM = (160, 40)


class OptionPanel(QWidget):
    """Shows the choices and tells of new ones; what the minutes take no notice of is not shown."""

    changed = Signal(object, bool)  # Choices, and whether more typing may follow
    logo_wanted = Signal(object)  # the Path of a picture, or None for no logo

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = Choices()
        self._has_ballots = False
        self._heeded: frozenset[str] = frozenset()
        self.template = self._combo(self.tr("Template"), options.TEMPLATE)
        self.names = self._combo(self.tr("People"), options.NAMES)
        self.ballots = QCheckBox(self.tr("Append their ballots"))
        self.ballots.setToolTip(self.tr("Every ballot of the named rounds, with the name"))
        self.paper = self._combo(self.tr("Paper"), options.PAPER)
        self.language = self._language_combo()
        self.organisation = Line()
        self.organisation.setAccessibleName(self.tr("Organisation"))
        self.organisation.setMaxLength(ORGANISATION_LIMIT)
        self.swatches = Swatches()
        self.problem = text_label("error", wrap=True)
        self.logo = text_label("muted")
        self.logo.setAccessibleName(self.tr("Logo"))
        self.choose_logo = push_button("", self.tr("Choose…"))
        self.choose_logo.setAccessibleName(self.tr("Choose a logo…"))
        self.remove_logo = push_button("quiet", self.tr("Remove"))
        self.remove_logo.setAccessibleName(self.tr("Remove the logo"))
        self.sheets = SheetMenu()
        self._rows: dict[str, list[QWidget]] = {}
        self._lay_out()
        self._connect()
        self.show_problem("")
        self.show_choices(Choices())
        self.heed(frozenset())

    def _combo(self, name: str, option: Option[Any]) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        for value, words in option.choices:
            combo.addItem(QCoreApplication.translate("settings", words), value)
        return combo

    def _language_combo(self) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(self.tr("Language"))
        combo.setToolTip(self.tr("How words are broken and read aloud; nothing is translated"))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.addItem(self.tr("As the deck"), "")
        for code, name in LANGUAGES:
            combo.addItem(name, code)
        return combo

    def _lay_out(self) -> None:
        self._form = tight(QFormLayout(self), 0, (20, 4, 20, 12))
        self._form.setHorizontalSpacing(8)
        self._form.setVerticalSpacing(4)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._add("template", self.tr("Template"), self.template)
        self._add("names", self.tr("People"), self.names)
        self._add("ballots", "", self.ballots)
        self._add("style", self.tr("Paper"), self.paper)
        self._add("style", self.tr("Language"), self.language)
        self._add("style", self.tr("Organisation"), self.organisation)
        self._add("style", self.tr("Accent"), self.swatches)
        self._rows["problem"] = [self.problem]
        self._form.addRow(self.problem)
        self._add("style", self.tr("Logo"), self._logo_field())
        self._add("style", self.tr("Style sheet"), self.sheets)

    def _add(self, field: str, words: str, widget: QWidget) -> None:
        label = text_label("body", words)
        label.setMinimumHeight(34)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._form.addRow(label, widget)
        self._rows.setdefault(field, []).append(widget)

    def _logo_field(self) -> QWidget:
        """Return the buttons with the picture below them, once there is one."""
        box = QWidget()
        column = tight(QVBoxLayout(box), 4)
        line = tight(QHBoxLayout(), 0)
        line.addWidget(self.choose_logo)
        line.addWidget(self.remove_logo)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.logo)
        return box

    def _show_rows(self, field: str, shown: bool) -> None:
        for widget in self._rows[field]:
            self._form.setRowVisible(widget, shown)

    def _connect(self) -> None:
        for combo in (self.template, self.names, self.paper, self.language):
            combo.activated.connect(self._on_chosen)
        self.ballots.clicked.connect(self._on_chosen)
        self.organisation.textEdited.connect(self._on_typed)
        self.swatches.chosen.connect(self._on_accent)
        self.sheets.changed.connect(self._on_sheets)
        self.choose_logo.clicked.connect(self._on_choose_logo)
        self.remove_logo.clicked.connect(self._on_remove_logo)

    # What is shown

    def heed(self, fields: frozenset[str]) -> None:
        """Show the choices that the format takes notice of: these fields of ExportOptions."""
        self._heeded = fields
        for field in ("template", "names", "style"):
            self._show_rows(field, field in fields)
        self._show_ballots()

    @Slot(object)
    def offer_sheets(self, offered: tuple[tuple[str, str], ...]) -> None:
        """Offer these style sheets, (id, label) each, and files of one’s own."""
        self.sheets.offer(offered)

    def offer_ballots(self, there_are: bool) -> None:
        """Offer to append ballots only when there are any with a name."""
        self._has_ballots = there_are
        self._show_ballots()

    def _show_ballots(self) -> None:
        offered = "ballots" in self._heeded and self._has_ballots and self.choices.names
        self._show_rows("ballots", offered)

    def show_choices(self, choices: Choices) -> None:
        """Show what is chosen."""
        self.choices = choices
        for combo, value in (
            (self.template, choices.template),
            (self.names, choices.names),
            (self.language, choices.language),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self._show_paper(choices)
        self.ballots.setChecked(choices.ballots)
        if self.organisation.text().strip() != choices.organisation:
            self.organisation.setText(choices.organisation)
        self.swatches.show_colour(choices.accent)
        self.sheets.show_sheets(choices.sheets)
        self._show_logo(choices.logo)
        self._show_ballots()

    def _show_paper(self, choices: Choices) -> None:
        """Offer the paper of the style sheets only while there are any."""
        place = self.paper.findData("")
        if choices.sheets and place < 0:
            value, words = next(c for c in options.PAPER.choices if not c[0])
            self.paper.addItem(QCoreApplication.translate("settings", words), value)
        elif not choices.sheets and place >= 0:
            self.paper.removeItem(place)
        self.paper.setCurrentIndex(max(0, self.paper.findData(choices.paper)))

    def _show_logo(self, data: bytes) -> None:
        picture = QImage.fromData(data) if data else QImage()
        self.remove_logo.setVisible(not picture.isNull())
        self.logo.setVisible(not picture.isNull())
        if picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        width, height = (round(side * ratio) for side in LOGO_ROOM)
        mode = Qt.TransformationMode.SmoothTransformation
        small = picture.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, mode)
        small.setDevicePixelRatio(ratio)
        self.logo.setPixmap(QPixmap.fromImage(small))

    def show_problem(self, sentence: str) -> None:
        """Say why a choice was not taken."""
        self.problem.setText(sentence)
        self._show_rows("problem", bool(sentence))

    # What was chosen

    def _tell(self, choices: Choices, *, typing: bool = False) -> None:
        self.show_problem("")
        if choices != self.choices:
            self.show_choices(choices)
            self.changed.emit(choices, typing)

    @Slot()
    def _on_chosen(self, _value: int = 0) -> None:
        self._tell(
            replace(
                self.choices,
                template=self.template.currentData(),
                names=self.names.currentData(),
                ballots=self.ballots.isChecked(),
                paper=self.paper.currentData(),
                language=self.language.currentData(),
            )
        )

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._tell(replace(self.choices, organisation=" ".join(text.split())), typing=True)

    @Slot(str)
    def _on_accent(self, colour: str) -> None:
        try:
            accent = checked_accent(colour)
        except InvalidInputError as error:
            self.swatches.show_colour(self.choices.accent)
            self.show_problem(str(error))
        else:
            self._tell(replace(self.choices, accent=accent))

    @Slot(object)
    def _on_sheets(self, sheets: tuple[str, ...]) -> None:
        self._tell(with_sheets(self.choices, sheets))

    @Slot()
    def _on_choose_logo(self, _checked: bool = False) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in lazily(LOGOS).SUFFIXES)
        filters = self.tr("Pictures ({patterns})").format(patterns=patterns)
        title = self.tr("Choose a logo")
        dialog = QFileDialog(self.window(), title, str(paths.documents_dir()), filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_logo)
        dialog.open()

    @Slot(str)
    def take_logo(self, path: str) -> None:
        """Ask for a picture to be taken as the logo."""
        self.show_problem("")
        self.logo_wanted.emit(Path(path))

    @Slot()
    def _on_remove_logo(self, _checked: bool = False) -> None:
        self.choose_logo.setFocus()
        self.logo_wanted.emit(None)

    def show_new_logo(self, data: bytes) -> None:
        """Use a logo that was read, or none."""
        self._tell(replace(self.choices, logo=data))
