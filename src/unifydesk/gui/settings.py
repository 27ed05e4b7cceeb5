"""What a person can choose, as one table of typed options, kept in an INI file; window geometry apart.

Workshop data never lies here, and no Python object does: only text, numbers and yes or no.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from unifydesk.domain.marks import QT_TRANSLATE_NOOP

T = TypeVar("T", str, int, bool)


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One choice: where it is kept, what it is before anyone chose, and its choices in words."""

    key: str
    default: T
    label: str
    choices: tuple[tuple[T, str], ...] = ()


THEME = Option(
    "window/theme",
    "system",
    QT_TRANSLATE_NOOP("settings", "Console"),
    (
        ("system", QT_TRANSLATE_NOOP("settings", "As the system")),
        ("light", QT_TRANSLATE_NOOP("settings", "Light")),
        ("dark", QT_TRANSLATE_NOOP("settings", "Dark")),
    ),
)
TEXT_SIZE = Option(
    "window/text_size",
    100,
    QT_TRANSLATE_NOOP("settings", "Text size"),
    (
        (90, QT_TRANSLATE_NOOP("settings", "Small")),
        (100, QT_TRANSLATE_NOOP("settings", "Normal")),
        (115, QT_TRANSLATE_NOOP("settings", "Large")),
        (130, QT_TRANSLATE_NOOP("settings", "Very large")),
    ),
)
STAGE_THEME = Option(
    "stage/theme",
    "dark",
    QT_TRANSLATE_NOOP("settings", "Stage"),
    (
        ("dark", QT_TRANSLATE_NOOP("settings", "Dark")),
        ("light", QT_TRANSLATE_NOOP("settings", "Light")),
    ),
)
FACILITATOR = Option("workshop/facilitator", "", QT_TRANSLATE_NOOP("settings", "Facilitator"))
TEMPLATE = Option(
    "minutes/template",
    "full",
    QT_TRANSLATE_NOOP("settings", "Template"),
    (
        ("full", QT_TRANSLATE_NOOP("settings", "Full record")),
        ("summary", QT_TRANSLATE_NOOP("settings", "Two-page summary")),
        ("claims", QT_TRANSLATE_NOOP("settings", "One page per claim")),
    ),
)
NAMES = Option(
    "minutes/names",
    True,
    QT_TRANSLATE_NOOP("settings", "People"),
    (
        (True, QT_TRANSLATE_NOOP("settings", "Named")),
        (False, QT_TRANSLATE_NOOP("settings", "Only counted")),
    ),
)
PAPER = Option(
    "minutes/paper",
    "A4",
    QT_TRANSLATE_NOOP("settings", "Paper"),
    (("A4", "A4"), ("Letter", "Letter"), ("", QT_TRANSLATE_NOOP("settings", "As the style sheet"))),
)
LANGUAGE = Option("minutes/language", "", QT_TRANSLATE_NOOP("settings", "Language"))
ACCENT = Option("minutes/accent", "", QT_TRANSLATE_NOOP("settings", "Accent"))
ORGANISATION = Option("minutes/organisation", "", QT_TRANSLATE_NOOP("settings", "Organisation"))
SHEETS = Option("minutes/style_sheets", "", QT_TRANSLATE_NOOP("settings", "Style sheets"))  # a JSON list
BOM = Option("minutes/bom", False, QT_TRANSLATE_NOOP("settings", "Begin with a byte order mark"))
PER_PAGE = Option(
    "minutes/per_page", 2, QT_TRANSLATE_NOOP("settings", "On a sheet"), ((1, "1"), (2, "2"), (4, "4"))
)
MINUTES = (TEMPLATE, NAMES, PAPER, LANGUAGE, ACCENT, ORGANISATION, SHEETS, BOM, PER_PAGE)

OPTIONS = (THEME, TEXT_SIZE, STAGE_THEME, FACILITATOR, *MINUTES)


class Settings(QObject):
    """Reads and writes options; every value comes back with the type of its default."""

    changed = Signal(str)  # the key of the option

    def __init__(self, config: Path, state: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._options = QSettings(str(config / "unifydesk.ini"), QSettings.Format.IniFormat)
        self._state = QSettings(str(state / "state.ini"), QSettings.Format.IniFormat)

    def get(self, option: Option[T]) -> T:
        """Return what was chosen; the default when nothing was, or when it is not among the choices."""
        value = cast("T", self._options.value(option.key, option.default, type=type(option.default)))
        if option.choices and value not in [choice for choice, _label in option.choices]:
            return option.default
        return value

    def put(self, option: Option[T], value: T) -> None:
        """Remember a choice and tell whoever shows it."""
        if self.get(option) != value:
            self._options.setValue(option.key, value)
            self.changed.emit(option.key)

    def geometry(self, window: str) -> QByteArray:
        """Return where a window was when it was last closed; empty when never."""
        return cast("QByteArray", self._state.value(f"{window}/geometry", QByteArray(), type=QByteArray))

    def keep_geometry(self, window: str, geometry: QByteArray) -> None:
        """Remember where a window is."""
        self._state.setValue(f"{window}/geometry", geometry)

    def state_text(self, key: str) -> str:
        """Return a text of the program's own memory, such as the recent files."""
        return str(self._state.value(key, "", type=str))

    def keep_state_text(self, key: str, text: str) -> None:
        """Remember a text of the program's own."""
        self._state.setValue(key, text)

    def sync(self) -> None:
        """Write everything to disk now."""
        self._options.sync()
        self._state.sync()
