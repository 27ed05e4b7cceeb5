"""What can be chosen about the minutes, what is remembered of it, and the options that come of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from unifydesk.app.look_checks import checked_accent, checked_language, checked_organisation
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import FULL, ExportOptions
from unifydesk.gui import settings as options
from unifydesk.gui.lazily import lazily
from unifydesk.gui.settings import Settings

STYLES = "unifydesk.app.styles"
ACCENTS: tuple[tuple[str, str], ...] = (
    ("", QT_TRANSLATE_NOOP("accents", "Ink")),
    ("#0B5A5E", QT_TRANSLATE_NOOP("accents", "Petrol")),
    ("#1F4E8C", QT_TRANSLATE_NOOP("accents", "Blue")),
    ("#6A3D7C", QT_TRANSLATE_NOOP("accents", "Plum")),
    ("#8A2F2F", QT_TRANSLATE_NOOP("accents", "Brick")),
    ("#47612B", QT_TRANSLATE_NOOP("accents", "Moss")),
)
LANGUAGES: tuple[tuple[str, str], ...] = (
    ("cs", "Čeština"), ("da", "Dansk"), ("de", "Deutsch"), ("el", "Ελληνικά"), ("en", "English"),
    ("es", "Español"), ("fr", "Français"), ("hr", "Hrvatski"), ("it", "Italiano"), ("hu", "Magyar"),
    ("nl", "Nederlands"), ("nb", "Norsk"), ("pl", "Polski"), ("pt", "Português"), ("ro", "Română"),
    ("fi", "Suomi"), ("sv", "Svenska"), ("uk", "Українська"),
)  # fmt: skip
"""Languages by their own names. They say how words are broken and read aloud; nothing is translated."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that can be chosen; empty text means: as the style sheets, or the deck, have it."""

    template: str = FULL
    names: bool = True
    ballots: bool = False
    paper: str = "A4"
    language: str = ""
    accent: str = ""
    organisation: str = ""
    logo: bytes = b""
    sheets: tuple[str, ...] = ()
    bom: bool = False
    per_page: int = 2


def options_of(choices: Choices) -> ExportOptions:
    """Return what an exporter is told; reads style sheets, so not for the GUI thread.

    Raises InvalidInputError when a style sheet cannot be used.
    """
    chosen = {
        "paper": choices.paper,
        "language": choices.language,
        "accent": choices.accent,
        "organisation": choices.organisation,
        "logo": choices.logo,
    }
    return ExportOptions(
        style=lazily(STYLES).look(choices.sheets, chosen),
        template=choices.template,
        names=choices.names,
        ballots=choices.ballots and choices.names,
        bom=choices.bom,
        per_page=choices.per_page,
    )


def remembered(settings: Settings) -> Choices:
    """Return what was chosen last; what cannot be used any more is left out."""
    return Choices(
        template=settings.get(options.TEMPLATE),
        names=settings.get(options.NAMES),
        paper=settings.get(options.PAPER),
        language=_usable(checked_language, settings.get(options.LANGUAGE)),
        accent=_usable(checked_accent, settings.get(options.ACCENT)),
        organisation=_usable(checked_organisation, settings.get(options.ORGANISATION)),
        sheets=_read_list(settings.get(options.SHEETS)),
        bom=settings.get(options.BOM),
        per_page=settings.get(options.PER_PAGE),
    )


def remember(settings: Settings, choices: Choices) -> None:
    """Keep what was chosen for the next time.

    Not the ballots: whether those of named people are printed is asked anew for every workshop. The logo has
    a file of its own.
    """
    settings.put(options.TEMPLATE, choices.template)
    settings.put(options.NAMES, choices.names)
    settings.put(options.PAPER, choices.paper)
    settings.put(options.LANGUAGE, choices.language)
    settings.put(options.ACCENT, choices.accent)
    settings.put(options.ORGANISATION, choices.organisation)
    settings.put(options.SHEETS, json.dumps(list(choices.sheets), ensure_ascii=False))
    settings.put(options.BOM, choices.bom)
    settings.put(options.PER_PAGE, choices.per_page)


def with_sheets(choices: Choices, sheets: tuple[str, ...]) -> Choices:
    """Return the choices with other style sheets; their paper counts until another one is chosen here."""
    paper = choices.paper
    if sheets and not choices.sheets:
        paper = ""
    elif not sheets:
        paper = paper or Choices().paper
    return replace(choices, sheets=sheets, paper=paper)


def _usable(check: Callable[[str], str], value: str) -> str:
    try:
        return check(value)
    except InvalidInputError:
        return ""


def _read_list(text: str) -> tuple[str, ...]:
    try:
        found = json.loads(text) if text else []
    except ValueError:
        return ()
    return tuple(item for item in found if isinstance(item, str)) if isinstance(found, list) else ()
