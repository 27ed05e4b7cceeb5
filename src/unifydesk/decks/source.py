"""Turns the bytes of a deck into clean lines, refusing early what would be slow or unsafe to parse."""

from __future__ import annotations

import re
import unicodedata

from unifydesk.decks.problems import Problems

MAX_SIZE = 1_000_000
"""Bytes (or characters) of a deck; the bundled one has about 36,000."""
MAX_LINES = 20_000
MAX_LINE = 5_000
"""Characters on one line."""
MAX_NESTING = 6
"""Lists within lists."""

_MAX_INDENT = 60  # columns; six levels of a generously indented list need half of that
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DEEP = re.compile(rf"[ \t]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+|>[ \t]?){{{MAX_NESTING + 1}}}")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


def read_lines(text: str | bytes, problems: Problems) -> list[str] | None:
    """Return the lines of a deck without line ends, or None when it must not be parsed at all.

    What is wrong with single lines is noted and taken out, so that the rest can still be checked.
    """
    if len(text) > MAX_SIZE:
        problems.add(1, *too_large(len(text), "characters" if isinstance(text, str) else "bytes"))
        return None
    decoded = text if isinstance(text, str) else _decode(text, problems)
    if decoded is None:
        return None
    decoded = decoded.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = decoded.split("\n")
    if len(lines) > MAX_LINES:
        problems.add(MAX_LINES + 1, f"the deck has {len(lines):,} lines", f"at most {MAX_LINES:,}")
        return None
    if not decoded.strip():
        problems.add(1, "the deck is empty", "front matter with a title, then slides")
        return None
    if _CONTROL.search(decoded):
        _remove_control_characters(lines, problems)
    _remove_deep_lines(lines, problems)
    _cut_long_lines(lines, problems)
    return lines


def too_large(size: int, unit: str) -> tuple[str, str]:
    """Return what is said of a deck of that size, and what was expected."""
    return f"the deck has {size:,} {unit}", f"at most {MAX_SIZE:,}"


def _decode(data: bytes, problems: Problems) -> str | None:
    """Return the text; a first byte that is not UTF-8 is noted with its line."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add(1, "the file is UTF-16", "UTF-8 (save it again with that encoding)")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        bad = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        problems.add(before.count(b"\n") + 1, bad, "UTF-8 text (save the file again with that encoding)")
        return data.decode("utf-8", errors="replace")


def _cut_long_lines(lines: list[str], problems: Problems) -> None:
    for index, line in enumerate(lines):
        if len(line) > MAX_LINE:
            problems.add(index + 1, f"the line has {len(line):,} characters", f"at most {MAX_LINE:,}")
            lines[index] = line[:MAX_LINE]


def _remove_control_characters(lines: list[str], problems: Problems) -> None:
    for index, line in enumerate(lines):
        found = _CONTROL.search(line)
        if found:
            code = ord(found.group())
            if unicodedata.category(found.group()) == "Cs":
                what = f"half a character (U+{code:04X}), which is not valid Unicode"
            else:
                what = f"an invisible control character (U+{code:04X})"
            problems.add(index + 1, what, "plain text")
            lines[index] = _CONTROL.sub("", line)


def _remove_deep_lines(lines: list[str], problems: Problems) -> None:
    """Take out lines nested so deeply that a parser would work for long; blocks in fences are left alone."""
    fence, last = "", -2
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
            continue
        if mark:
            fence = mark[1]
            continue
        indent = len(line) - len(line.lstrip(" \t"))
        if indent > _MAX_INDENT or (_DEEP.match(line) and not _RULE.match(line)):
            if index > last + 1:  # once for each run of such lines
                note_too_deep(index + 1, problems)
            lines[index], last = "", index


def note_too_deep(line: int, problems: Problems) -> None:
    """Note that a list on `line` is nested too deeply."""
    problems.add(line, "the list is nested too deeply", f"at most {MAX_NESTING} levels")
