"""The one small grammar of keys and values, shared by front matter, slide blocks and claim blocks.

`key: value`; an indented line goes on with the value; `- item` lines below a bare `key:` make a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from unifydesk.decks.problems import Problems, listed, quote

MAX_VALUE = 1_000
"""Characters of one value: more than that can be read on no screen."""

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")
ID_EXPECTED = "1 to 32 letters, digits, “-”, “_” or “.”"

_KEY = re.compile(r"([A-Za-z][A-Za-z0-9 _-]{0,29}?)[ \t]*:(?:[ \t]+(.*)|)$")
_SPACE = re.compile(r"[ \t]+")
_BOUNDARY = re.compile(r"(?:`{3}|~{3}|#{1,6}[ \t]|---)")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys a place knows: `single` ones are given once, `many` ones may repeat or hold a list."""

    where: str  # "the front matter", "a claim", …, for messages
    single: tuple[str, ...]
    many: tuple[str, ...] = ()
    quoted: bool = False  # whether “"value"” loses its quotation marks, as in YAML

    @property
    def all(self) -> tuple[str, ...]:
        """Every known key."""
        return self.single + self.many


@dataclass(slots=True)
class Value:
    """One value; it remembers the line of each of its pieces."""

    pieces: list[tuple[int, str]]

    @property
    def line(self) -> int:
        """The line where the value begins."""
        return self.pieces[0][0]

    @property
    def text(self) -> str:
        """The pieces as one text, with single spaces."""
        return _SPACE.sub(" ", " ".join(piece for _, piece in self.pieces)).strip()

    def line_of(self, word: str) -> int:
        """Return the line on which `word` stands, or where the value begins."""
        return next((line for line, piece in self.pieces if word in piece), self.line)


@dataclass(slots=True)
class Fields:
    """What a block says, key by key."""

    keys: Keys
    line: int  # where the block begins
    values: dict[str, list[Value]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)  # where each key was given first

    def line_of(self, key: str) -> int:
        """Return the line of `key`, or of the block when the key is missing."""
        return self.lines.get(key, self.line)

    def text(self, key: str) -> str:
        """Return the value of a single key, empty when it is missing."""
        values = self.values.get(key)
        return _unquoted(values[0].text, self.keys.quoted) if values else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the values of a key that may be given many times."""
        texts = (_unquoted(value.text, self.keys.quoted) for value in self.values.get(key, ()))
        return tuple(text for text in texts if text)

    def require(self, key: str, expected: str, problems: Problems) -> str:
        """Return the value of `key`; note a problem when it is missing or empty."""
        text = self.text(key)
        if not text:
            missing = "is empty" if key in self.lines else "is missing"
            problems.add(self.line_of(key), f"{quote(key)} {missing} in {self.keys.where}", expected)
        return text

    def check_id(self, key: str, text: str, problems: Problems) -> bool:
        """Return whether `text` can be an id; note a problem otherwise (an empty text is no problem)."""
        if text and not ID.fullmatch(text):
            problems.add(self.line_of(key), f"{quote(text)} cannot be an id", ID_EXPECTED)
        return bool(text) and ID.fullmatch(text) is not None


def read_fields(lines: Sequence[str], first: int, begins: int, keys: Keys, problems: Problems) -> Fields:
    """Read a block whose first inner line has the number `first` and whose opening line `begins`."""
    reader = _Reader(Fields(keys, begins), problems)
    for number, line in enumerate(lines, first):
        if next_begins(line):
            what = f"the block of {keys.where} is not closed before {quote(line.strip())} on line {number}"
            problems.add(begins, what, "a line “```” after its last line")
            break
        reader.take(number, line)
    reader.check_lengths()
    return reader.fields


def next_begins(line: str) -> bool:
    """Whether `line` can only be the next slide or block, so that the one before was never closed."""
    return _BOUNDARY.match(line) is not None


def _unquoted(text: str, quoted: bool) -> str:
    """Return `text` without the pair of plain quotation marks that YAML puts around a value."""
    if quoted and len(text) > 1 and text[0] in "\"'" and text.find(text[0], 1) == len(text) - 1:
        return text[1:-1]
    return text


class _Reader:
    """Takes line after line; a continuation belongs to the value opened last."""

    def __init__(self, fields: Fields, problems: Problems) -> None:
        self.fields = fields
        self._problems = problems
        self._key = ""  # the key that list items and continuations belong to
        self._values: list[Value] | None = None  # its values; None before the first key
        self._open: Value | None = None  # the value that an indented line goes on with
        self._listing = False  # whether the values so far are items of a list

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        text = line.strip()
        if not text:
            return
        if self._values is not None and (text == "-" or text.startswith(("- ", "-\t"))) and self._lists():
            self._listing = True
            self._add(number, text[1:].strip())
        elif line[0] in " \t" and self._open is not None:
            self._open.pieces.append((number, text))
        elif line[0] in " \t" and self._values is not None:
            self._add(number, text)
        else:
            self._take_key(number, line)

    def check_lengths(self) -> None:
        """Note every value that is too long to be shown."""
        for key, values in self.fields.values.items():
            for value in values:
                if len(value.text) > MAX_VALUE:
                    what = f"{quote(key)} has {len(value.text):,} characters"
                    self._problems.add(value.line, what, f"at most {MAX_VALUE:,}")

    def _lists(self) -> bool:
        """Whether a `- item` is an item here, and not words that go on with a value."""
        return self._listing or self._open is None or self._key in self.fields.keys.many

    def _add(self, number: int, text: str) -> None:
        assert self._values is not None
        if self._values and self._key in self.fields.keys.single:
            self._problems.add(number, f"{quote(self._key)} is given more than one value", "one value")
        self._open = Value([(number, text)])
        self._values.append(self._open)

    def _take_key(self, number: int, line: str) -> None:
        found = _KEY.match(line)
        keys = self.fields.keys
        if not found:
            what = f"{quote(line.strip())} is not “key: value”"
            self._problems.add(number, what, "a known key, or spaces before words that go on with a value")
            return
        written, key, text = found[1], found[1].lower(), (found[2] or "").strip()
        self._key, self._values, self._open, self._listing = key, [], None, False
        if key not in keys.all:
            what = f"unknown key {quote(written)} in {keys.where}"
            self._problems.add_unknown(number, what, key, keys.all, f"one of {listed(keys.all)}")
        elif key in keys.single and key in self.fields.lines:
            what = f"{quote(key)} is given twice (first on line {self.fields.lines[key]})"
            self._problems.add(number, what, f"one {key}")
        else:
            self.fields.lines.setdefault(key, number)
            self._values = self.fields.values.setdefault(key, [])
        if text:
            self._open = Value([(number, text)])
            self._values.append(self._open)
