"""Sentences of the dots, said with `words.say`."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP

TITLE = QT_TRANSLATE_NOOP("stage", "Dots in the open, round %1")
PUBLIC = QT_TRANSLATE_NOOP("stage", "Everybody sees whose dot lies where.")
HOW = QT_TRANSLATE_NOOP("stage", "Touch your dot, then its place.")
IN_HAND = QT_TRANSLATE_NOOP("stage", "%1: touch a place.")
TYPED = QT_TRANSLATE_NOOP("stage", "Typed: %1")
KEYS = QT_TRANSLATE_NOOP(
    "stage", "By keyboard: type a seat number, a space, the key of the answer, then Enter. Tab goes on."
)
OF_PLACE = QT_TRANSLATE_NOOP("stage", "%1: %2")
NOT_PLACED = QT_TRANSLATE_NOOP("stage", "Not placed: %1")
ON_THE_WAY = QT_TRANSLATE_NOOP("stage", "%1, not recorded yet")
ANOTHER_WAY = QT_TRANSLATE_NOOP("stage", "%1 recorded in another way")
PAGE = QT_TRANSLATE_NOOP("stage", "%1–%2")
NO_SEAT = QT_TRANSLATE_NOOP("stage", "There is no seat “%1” in the room.")
NO_ANSWER = QT_TRANSLATE_NOOP("stage", "“%1” is no answer to “%2”.")
ONE_KEY = QT_TRANSLATE_NOOP("stage", "Type a seat number and one key.")
KEYS_WANTED = QT_TRANSLATE_NOOP("stage", "Type a seat number and %1 keys.")
