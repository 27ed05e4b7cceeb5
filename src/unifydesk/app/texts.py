"""Typed text as it is kept: without control characters and broken halves of characters, else as typed."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff]")


def paragraph(text: str) -> str:
    """Return text of several lines, without surrounding space, that every file and screen can take.

    Lone surrogates come from file names and command lines that are not UTF-8; no database stores them.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", _BROKEN.sub("\N{REPLACEMENT CHARACTER}", lines)).strip()


def line(text: str) -> str:
    """Return text of one line: every run of space and line ends is one space."""
    return _CONTROL.sub("", " ".join(_BROKEN.sub("\N{REPLACEMENT CHARACTER}", text).split()))
