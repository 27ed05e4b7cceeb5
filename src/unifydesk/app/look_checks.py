"""What a person may choose about the look of one document, checked while it is chosen."""

from __future__ import annotations

import re

from unifydesk.app.texts import line
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.style import PAPERS

LEAST_CONTRAST = 4.5
"""Of words on white paper: WCAG 2.2, success criterion 1.4.3."""
ORGANISATION_LIMIT = 120
"""Characters of the organisation’s name; it stands in one line."""

NO_COLOUR = QT_TRANSLATE_NOOP("look", "“{typed}” is not a colour. Type one as #RRGGBB, such as #0B5A5E.")
TOO_LIGHT = QT_TRANSLATE_NOOP(
    "look",
    "{colour} is too light to be read on white paper: its contrast is {contrast} to 1, and words need "
    "4.5 to 1. Choose a darker one.",
)
NO_LANGUAGE = QT_TRANSLATE_NOOP("look", "“{typed}” is not a language code. Type one such as en, de or pt-BR.")
TOO_LONG = QT_TRANSLATE_NOOP("look", "The organisation’s name is too long; up to {most} characters fit.")
NO_PAPER = QT_TRANSLATE_NOOP("look", "There is no paper “{typed}”. Choose one of: {papers}.")

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def contrast_on_white(colour: str) -> float:
    """Return the contrast ratio, 1 … 21, of “#RRGGBB” on white (WCAG 2.2, relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def checked_accent(typed: str) -> str:
    """Return “#RRGGBB” in capitals, or empty text; raises InvalidInputError when it is none or too light."""
    text = line(typed)
    if not text:
        return ""
    if not _COLOUR.fullmatch(text):
        raise InvalidInputError(NO_COLOUR.format(typed=text[:20]))
    contrast = contrast_on_white(text)
    if contrast < LEAST_CONTRAST:
        shown = f"{int(contrast * 10) / 10:.1f}"  # cut, not rounded: 4.46 is not 4.5
        raise InvalidInputError(TOO_LIGHT.format(colour=text.upper(), contrast=shown))
    return text.upper()


def checked_language(typed: str) -> str:
    """Return a BCP 47 code, or empty text; raises InvalidInputError when it cannot be one."""
    text = line(typed)
    if text and not _LANGUAGE.fullmatch(text):
        raise InvalidInputError(NO_LANGUAGE.format(typed=text[:20]))
    return text


def checked_organisation(typed: str) -> str:
    """Return the name in one line; raises InvalidInputError when it is too long."""
    text = line(typed)
    if len(text) > ORGANISATION_LIMIT:
        raise InvalidInputError(TOO_LONG.format(most=ORGANISATION_LIMIT))
    return text


def checked_paper(typed: str) -> str:
    """Return one of the papers, or empty text; raises InvalidInputError otherwise."""
    if typed and typed not in PAPERS:
        raise InvalidInputError(NO_PAPER.format(typed=line(typed)[:20], papers=", ".join(PAPERS)))
    return typed
