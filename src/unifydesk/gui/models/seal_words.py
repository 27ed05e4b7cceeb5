"""The seal of the open file and a compared fingerprint, in words: what they say, and how good that is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from unifydesk.app.heads import Place
from unifydesk.app.sealing import Seal
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.gui.filling import filled
from unifydesk.gui.widgets.findings import BAD, GOOD, MIXED
from unifydesk.store.gates import CHANGED, SEALED

TITLES = {
    GOOD: QT_TRANSLATE_NOOP("seal", "Sealed and unchanged"),
    MIXED: QT_TRANSLATE_NOOP("seal", "In work, not sealed yet"),
    BAD: QT_TRANSLATE_NOOP("seal", "Changed since it was sealed"),
}
SEALED_AT = QT_TRANSLATE_NOOP(
    "seal", "Sealed on %1, when it was last closed after an act. Nothing was done since."
)
ONE_SINCE = QT_TRANSLATE_NOOP(
    "seal", "Last sealed on %1; 1 act since then. Closing the workshop seals it again."
)
MANY_SINCE = QT_TRANSLATE_NOOP(
    "seal", "Last sealed on %1; %2 acts since then. Closing the workshop seals it again."
)
NEVER = QT_TRANSLATE_NOOP("seal", "It was never sealed. Closing the workshop after an act seals it.")
CHANGED_SINCE = QT_TRANSLATE_NOOP(
    "seal", "Sealed on %1 and changed since, outside UnifyDesk: %2. Compare it with the minutes or a backup."
)
ONE_ENTRY = QT_TRANSLATE_NOOP("seal", "1 entry in the log: %2 (%3)")
ENTRIES = QT_TRANSLATE_NOOP("seal", "%1 entries in the log; the last one is: %2 (%3)")

HELD = QT_TRANSLATE_NOOP("seal", "The log of this file holds it: line %1 of %2, “%3” (%4).")
HELD_SEAL = QT_TRANSLATE_NOOP(
    "seal", "The log of this file holds it: line %1 of %2, where the file was sealed."
)
NONE_LATER = QT_TRANSLATE_NOOP("seal", "Nothing was done after it.")
ONE_LATER = QT_TRANSLATE_NOOP("seal", "1 act came after it.")
MANY_LATER = QT_TRANSLATE_NOOP("seal", "%1 acts came after it.")
NOT_HELD = QT_TRANSLATE_NOOP(
    "seal",
    "The log of this file holds no such entry: the minutes were made from another file, or the log was "
    "written anew. Take the eight words beside “Log”, not the fingerprint of the minutes themselves.",
)


def when(at: str) -> str:
    """Return a moment of the log in the time of this computer; as it stands when it is none."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return at


def sign_of(seal: Seal) -> str:
    """Return the sign for a seal: good, in between, or bad."""
    return {SEALED: GOOD, CHANGED: BAD}.get(seal.word, MIXED)


def title_words(seal: Seal) -> str:
    """Return the state of a seal in a few words."""
    return _say(TITLES[sign_of(seal)])


def state_words(seal: Seal) -> str:
    """Return when the file was sealed and what was done since; for a changed one, what no longer fits."""
    sign, at = sign_of(seal), when(seal.sealed_at)
    if sign == BAD:
        return _say(CHANGED_SINCE, at or "–", seal.what)
    if not seal.sealed_at:
        return _say(NEVER)
    if sign == GOOD:
        return _say(SEALED_AT, at)
    return _say(ONE_SINCE if seal.later == 1 else MANY_SINCE, at, f"{seal.later:,}")


def entry_words(seal: Seal) -> str:
    """Return how long the log is, and its last act."""
    head = seal.head
    return _say(
        ONE_ENTRY if head.entries == 1 else ENTRIES, f"{head.entries:,}", head.last_act, when(head.last_at)
    )


def place_words(place: Place | None) -> tuple[str, str]:
    """Return sign and sentence for a fingerprint that was looked for in the log."""
    if place is None:
        return BAD, _say(NOT_HELD)
    lines = f"{place.line:,}", f"{place.lines:,}"
    held = _say(HELD, *lines, place.act, when(place.at)) if place.act else _say(HELD_SEAL, *lines)
    later = {0: NONE_LATER, 1: ONE_LATER}.get(place.later, MANY_LATER)
    return MIXED if place.later else GOOD, f"{held} {_say(later, f'{place.later:,}')}"


def _say(template: str, *values: str) -> str:
    return filled(QCoreApplication.translate("seal", template), *values)
