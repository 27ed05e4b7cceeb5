"""How much room text takes, without a font: measured once on Noto Sans, so that labels do not collide.

Painters may use another font; every layout therefore leaves a little air.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_ADVANCES = (
    "260 269 408 646 572 831 732 225 300 300 551 572 268 322 268 372 572 572 572 572 572 572 572 572 572 572 "
    "268 268 572 572 572 434 899 639 650 632 730 556 519 728 741 339 273 619 524 907 760 781 605 781 622 549 "
    "556 731 600 930 586 566 572 329 372 329 572 444 281 561 615 480 615 564 344 615 618 258 258 534 258 935 "
    "618 605 615 615 413 479 361 618 508 786 529 510 470 380 551 380 572"
)
_WIDTHS = {chr(32 + at): int(width) / 1000 for at, width in enumerate(_ADVANCES.split())} | {
    "–": 0.5,
    "—": 1.0,
    "“": 0.36,
    "”": 0.36,
    "’": 0.18,
    "…": 0.8,
    "·": 0.27,
}
_OTHER = 0.66
_BOLD = 1.07
CAP_HEIGHT = 0.714
"""Height of capitals and numerals as a share of the size."""


@lru_cache(maxsize=4096)
def _advance(character: str) -> float:
    """Return the width of one character: of its letter without accents, or a safe guess."""
    letter = unicodedata.normalize("NFD", character)[0]
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of `text` in Noto Sans, in the unit of `size`."""
    width = sum(map(_advance, text)) * size
    return width * _BOLD if bold else width


def two_lines(text: str) -> tuple[str, ...]:
    """Return `text` broken at the space that makes the longer line shortest; unbroken when it has none."""
    breaks = [at for at, character in enumerate(text) if character == " "]
    if not breaks:
        return (text,)
    pairs = [(text[:at], text[at + 1 :]) for at in breaks]
    return min(pairs, key=lambda pair: max(text_width(line, 1.0) for line in pair))


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return `text`, cut with an ellipsis when it is wider than `room`; nothing where not a letter fits."""
    if text_width(text, size, bold=bold) <= room:
        return text
    free = room - text_width("…", size, bold=bold)
    kept = 0
    for character in text:
        free -= text_width(character, size, bold=bold)
        if free < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…" if kept else ""


def wrapped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return `text` in up to `most` lines no wider than `room`, broken at spaces; the last one may be cut."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size, bold=bold) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    if words:
        lines[-1] = " ".join((lines[-1], *words))
    return tuple(fitted(line, size, room, bold=bold) for line in lines)


def spread_apart(centres: Sequence[float], widths: Sequence[float], low: float, high: float) -> list[float]:
    """Return centres moved as little as needed so that spans of these widths lie side by side in low … high.

    `centres` ascend. Spans that would overlap become one block, placed where its members pull it on average.
    When all together are wider than the room, they overlap evenly instead of leaving it.
    """
    total = sum(widths)
    squeeze = min(1.0, (high - low) / total) if total > 0 else 1.0
    taken = [width * squeeze for width in widths]
    blocks: list[list[int]] = []
    lefts: list[float] = []
    for index in range(len(centres)):
        blocks.append([index])
        lefts.append(_left(blocks[-1], centres, taken, low, high))
        while len(blocks) > 1 and lefts[-2] + sum(taken[i] for i in blocks[-2]) > lefts[-1] + 1e-9:
            last = blocks.pop()
            lefts.pop()
            blocks[-1] += last
            lefts[-1] = _left(blocks[-1], centres, taken, low, high)
    placed: list[float] = []
    for block, left in zip(blocks, lefts, strict=True):
        for index in block:
            placed.append(left + taken[index] / 2)
            left += taken[index]
    return placed


def _left(
    block: Sequence[int], centres: Sequence[float], widths: Sequence[float], low: float, high: float
) -> float:
    """Return the left edge of a block that suits the wishes of its members best, within low … high."""
    passed, wishes = 0.0, 0.0
    for index in block:
        wishes += centres[index] - passed - widths[index] / 2
        passed += widths[index]
    return max(low, min(wishes / len(block), high - passed))
