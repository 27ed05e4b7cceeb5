"""Sizes every console widget is laid out with: one type scale, one spacing scale. Units: logical pixels."""

from __future__ import annotations

CAPTION, BODY, HEADING, TITLE, DISPLAY = 12, 14, 16, 20, 28
"""The type scale. Nothing on the console uses another size (the text size setting scales all of them)."""

TIGHT, SMALL, MEDIUM, LARGE, WIDE, HUGE = 4, 8, 12, 16, 24, 32
"""The spacing scale, for gaps and margins alike."""

ROW = 32  # height of a row in a list or table
FIELD = 32  # height of a field or quiet button
HEADER = 56  # height of the console's header
CORNER = 8  # radius of buttons, cards and dialogs
ICON = 20  # icons beside text
TEXT_COLUMN = 720  # widest column of running text
