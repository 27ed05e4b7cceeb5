"""Sentences of the scenes that ask in other ways than one scale, and of the maps; said with `words.say`."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP

NAME_UP_TO = QT_TRANSLATE_NOOP("stage", "Name up to %1 of the %2.")
POINTS = QT_TRANSLATE_NOOP("stage", "Up to %1 points each.")
CREDITS = QT_TRANSLATE_NOOP("stage", "Up to %1 credits each: 3 votes cost 9.")
OPTION = QT_TRANSLATE_NOOP("stage", "%1: %2")
TIMES = QT_TRANSLATE_NOOP("stage", "%1 (%2 people)")
AT = QT_TRANSLATE_NOOP("stage", "%1 at %2")
OVERVIEW = QT_TRANSLATE_NOOP("stage", "The claims so far")
NO_OVERVIEW = QT_TRANSLATE_NOOP("stage", "No result is revealed yet.")
BENEFIT_MAP = QT_TRANSLATE_NOOP("stage", "Map of the benefits")
RISK_MAP = QT_TRANSLATE_NOOP("stage", "Map of the risks")
NO_MAP = QT_TRANSLATE_NOOP("stage", "Nothing on this map is revealed yet.")
MAP_MARKS = QT_TRANSLATE_NOOP("stage", "Filled: a position stands. Hollow: contested, or too few votes.")
