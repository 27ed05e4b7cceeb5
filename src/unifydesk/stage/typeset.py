"""Sets text as a compositor would: balanced lines, no hyphens, as large as the place allows.

Widths are measured once per word and scaled, so that choosing a size is arithmetic and costs no layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFontMetricsF

from unifydesk.stage.look import Face, font

MAX_WORDS = 12
"""Words on one line of the stage, at most."""
STEP = 0.96
"""Each size tried is this fraction of the one before."""
LONELY = 0.3
"""A last line of running text shorter than this fraction of the measure gets a word from the line before."""
LONGEST_EVEN = 150
"""Texts of more words are only filled and narrowed: nobody compares their lines."""
_MEASURE = 100
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Block:
    """Text broken into lines at one size. Units: pixels of the canvas."""

    lines: tuple[str, ...]
    face: Face
    size: int
    leading: float
    width: float  # of the longest line
    cut: bool = False  # whether something had to be left out

    @property
    def line_height(self) -> float:
        """Distance from one baseline to the next."""
        return self.size * self.leading

    @property
    def height(self) -> float:
        """Height of all lines."""
        return self.line_height * len(self.lines)


def clean(text: str) -> str:
    """Return `text` without control, bidirectional and unpaired characters; line breaks stay."""
    return "".join(c if c.isprintable() or c == "\n" or c in _JOINERS else " " for c in text).strip()


@lru_cache(maxsize=20_000)
def _width_at_100(face: Face, text: str) -> float:
    return QFontMetricsF(font(face, _MEASURE)).horizontalAdvance(text)


def text_width(face: Face, size: float, text: str) -> float:
    """Return the width of a line of text."""
    return _width_at_100(face, text) * size / _MEASURE


def _pieces(word: str, face: Face, limit: float) -> list[str]:
    """Cut a word that is wider than a whole line (measured at 100 px) into pieces that fit."""
    if _width_at_100(face, word) <= limit:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if piece and _width_at_100(face, piece + letter) > limit:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _greedy(words: list[tuple[str, float]], space: float, limit: float, max_words: int) -> list[list[str]]:
    """Fill lines up to `limit`; `words` are (word, width) pairs."""
    lines: list[list[str]] = [[]]
    used = 0.0
    for word, width in words:
        full = used + space + width > limit or len(lines[-1]) >= max_words
        if lines[-1] and full:
            lines.append([])
            used = 0.0
        used += width + (space if lines[-1] else 0.0)
        lines[-1].append(word)
    return lines


def _broken(paragraph: str, face: Face, limit: float, max_words: int, *, flow: bool) -> list[str]:
    """Break a paragraph into the fewest lines, then find the narrowest width that needs no more.

    Running text (`flow`) keeps its full lines; a lonely last word gets company from the line before.
    """
    words = [(p, _width_at_100(face, p)) for w in paragraph.split() for p in _pieces(w, face, limit)]
    if not words:
        return []
    space = _width_at_100(face, " ")
    best = _greedy(words, space, limit, max_words)
    if flow:
        _keep_company(best, face, limit)
        return [" ".join(line) for line in best]
    low, high = max(width for _, width in words), limit
    while high - low > _MEASURE / 20:
        middle = (low + high) / 2
        lines = _greedy(words, space, middle, max_words)
        if len(lines) <= len(best):
            best, high = lines, middle
        else:
            low = middle
    return [" ".join(line) for line in _even(words, space, max(high, low), max_words, len(best)) or best]


def _keep_company(lines: list[list[str]], face: Face, limit: float) -> None:
    """Move words down from the last line but one until the last line is not a lonely word any more."""
    if len(lines) < 2:
        return
    above, last = lines[-2], lines[-1]
    while len(above) > 1 and _width_at_100(face, " ".join(last)) <= limit * LONELY:
        if _width_at_100(face, " ".join((above[-1], *last))) > limit:
            break
        last.insert(0, above.pop())


def _even(
    words: list[tuple[str, float]], space: float, limit: float, max_words: int, count: int
) -> list[list[str]]:
    """Break into exactly `count` lines within `limit` so that the lines differ least; [] when it cannot.

    The narrowest width alone still lets one line end early; the sum of squared gaps does not.
    """
    n = len(words)
    if n > LONGEST_EVEN:
        return []
    # best[k][end] = (cost, start of the last line) of the first `end` words on k lines
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _start) in best[-1].items():
            width = -space
            for end in range(start, min(n, start + max_words)):
                width += space + words[end][1]
                if width > limit + 0.01:
                    break
                total = cost + (limit - width) ** 2
                if end + 1 not in row or total < row[end + 1][0]:
                    row[end + 1] = (total, start)
        best.append(row)
    if n not in best[count]:
        return []
    lines, end = [], n
    for k in range(count, 0, -1):
        start = best[k][end][1]
        lines.append([word for word, _ in words[start:end]])
        end = start
    return lines[::-1]


@lru_cache(maxsize=4_000)
def balance(
    text: str, face: Face, size: int, width: float, max_words: int = MAX_WORDS, *, flow: bool = False
) -> tuple[str, ...]:
    """Return `text` as balanced lines no wider than `width` and of at most `max_words` words.

    With `flow`, lines are filled as in running text and only a lonely last word is avoided.
    """
    limit = max(width, 1.0) * _MEASURE / size
    parts = clean(text).split("\n")
    return tuple(line for part in parts for line in _broken(part, face, limit, max_words, flow=flow))


@lru_cache(maxsize=4_000)
def fit(
    text: str,
    face: Face,
    width: float,
    height: float,
    *,
    largest: float,
    smallest: float,
    leading: float = 1.25,
    max_words: int = MAX_WORDS,
    flow: bool = False,
) -> Block:
    """Set `text` as large as fits into width × height, between two sizes in pixels.

    At the smallest size the lines that still do not fit are left out and the last one ends in “…”.
    """
    size = round(largest)
    least = round(smallest)
    while True:
        lines = balance(text, face, size, width, max_words, flow=flow)
        if size <= least or len(lines) * size * leading <= height:
            break
        size = max(least, min(size - 1, round(size * STEP)))
    room = max(1, int(height / (size * leading) + 0.01))
    cut = len(lines) > room
    if cut:
        lines = (*lines[: room - 1], shorten(lines[room - 1], face, size, width, force=True))
    longest = max((text_width(face, size, line) for line in lines), default=0.0)
    return Block(lines, face, size, leading, longest, cut)


@lru_cache(maxsize=4_000)
def shorten(text: str, face: Face, size: int, width: float, *, force: bool = False) -> str:
    """Return `text` on one line, cut after a word with “…” when it is too wide (or when forced)."""
    line = " ".join(clean(text).split())
    if not force and text_width(face, size, line) <= width:
        return line
    words = line.split()
    while len(words) > 1 and text_width(face, size, " ".join(words) + "…") > width:
        words.pop()
    rest = " ".join(words)
    while rest and text_width(face, size, rest + "…") > width:
        rest = rest[:-1]
    return rest.rstrip(" ,;:.–-") + "…"
