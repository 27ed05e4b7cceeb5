"""Typed text as it is kept: without control characters and broken halves of characters, else as typed."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_LINE_END = re.compile("\r\n|[\x0b-\x0d\x1c-\x1f\x85]")
_BROKEN = re.compile("[\ud800-\udfff]")


def paragraph(text: str) -> str:
    """Return text of several lines, without surrounding space, that every file and screen can take.

    Lone surrogates come from file names and command lines that are not UTF-8; no database stores them.
    """
    return _LINE_END.sub("\n", _printable(text)).strip()


def line(text: str) -> str:
    """Return text of one line: every run of space and line ends is one space."""
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    return _BROKEN.sub("\N{REPLACEMENT CHARACTER}", _CONTROL.sub("", text))
