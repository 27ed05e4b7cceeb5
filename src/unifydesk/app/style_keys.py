"""The keys of a style sheet: which field of the style each one gives, and what it may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from unifydesk.domain.style import (
    ALIGNMENTS,
    BODIES,
    CONTRASTS,
    LIMITS,
    PAPERS,
)
from unifydesk.pictures.palette import contrast

PAPER_COLOUR = "#FFFFFF"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

Check = Callable[[object], str]
"""Returns what was expected in place of a value; "" for a good one."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: “table.name” as it is written, the field of `Style`, what is expected, and what it is for."""

    key: str
    field: str
    check: Check
    about: str


def _one_of(words: tuple[str, ...]) -> Check:
    expected = " or ".join(f"“{word}”" for word in words)
    return lambda value: "" if value in words and isinstance(value, str) else expected


def _number(field: str, unit: str) -> Check:
    low, high = LIMITS[field]
    expected = f"a number from {low:g} to {high:g}{f' ({unit})' if unit else ''}"

    def check(value: object) -> str:
        good = isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
        return "" if good else expected

    return check


def _text(most: int) -> Check:
    expected = f"a text of up to {most} characters on one line"
    return lambda value: (
        "" if isinstance(value, str) and len(value) <= most and len(value.splitlines()) <= 1 else expected
    )


def _flag(value: object) -> str:
    return "" if isinstance(value, bool) else "true or false"


def _language(value: object) -> str:
    good = isinstance(value, str) and (not value or _LANGUAGE.fullmatch(value) is not None)
    return "" if good else "a language as in BCP 47, such as “en” or “de-AT”"


def _colour(field: str, *, may_be_empty: bool = False) -> Check:
    least = CONTRASTS[field]
    expected = f"a colour such as “#1F4E79” with a contrast of at least {least:g}:1 to white paper"

    def check(value: object) -> str:
        if value == "" and may_be_empty:
            return ""
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            return expected
        found = contrast(value, PAPER_COLOUR)
        return "" if found >= least else f"{expected}; this one has {int(10 * found) / 10:g}:1"

    return check


LOGO = "organisation.logo"
KEYS: tuple[Key, ...] = (
    Key("language", "language", _language, "Language of the document; empty: the deck’s"),
    Key("page.paper", "paper", _one_of(PAPERS), "Paper"),
    Key("page.side", "side", _number("side", "millimetres"), "Left and right margin"),
    Key("page.top", "top", _number("top", "millimetres"), "Upper margin"),
    Key("page.bottom", "bottom", _number("bottom", "millimetres"), "Lower margin"),
    Key("type.scale", "scale", _number("scale", ""), "How many times as large as usual everything is"),
    Key("type.body", "body", _one_of(BODIES), "Type of running text"),
    Key("type.align", "align", _one_of(ALIGNMENTS), "Right edge of running text"),
    Key("type.table", "table", _number("table", "points"), "Size of the type in tables, before the scale"),
    Key("type.hyphenate", "hyphenate", _flag, "Whether words of running text are divided"),
    Key("colours.accent", "accent", _colour("accent", may_be_empty=True), "Rules over chapters, kickers"),
    Key("colours.muted", "muted", _colour("muted"), "Labels and small print"),
    Key("colours.benefit", "benefit", _colour("benefit"), "Lines over benefits, and their map"),
    Key("colours.risk", "risk", _colour("risk"), "Lines over risks, and their map"),
    Key("organisation.name", "organisation", _text(120), "Who stands behind the document"),
    Key("organisation.address", "address", _text(200), "One line under the name"),
    Key("organisation.footer", "footer", _text(60), "First words in the foot of every page"),
    Key(LOGO, "logo", _text(1000), "A picture: PNG, JPEG, GIF or WebP"),
    Key("organisation.logo-width", "logo_width", _number("logo_width", "millimetres"), "Width of the logo"),
)
BY_KEY: Mapping[str, Key] = {key.key: key for key in KEYS}
BY_FIELD: Mapping[str, Key] = {key.field: key for key in KEYS}
NAME = "name"
"""The one key that is no field: the name of the sheet for people."""
