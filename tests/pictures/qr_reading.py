"""Reads a QR code of version 4-M back from its modules, as ISO/IEC 18004 describes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

SIZE = 33
DATA, TOTAL, BLOCKS = 64, 100, 2  # codewords of version 4-M: table 9
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: (y * x) % 2 + (y * x) % 3 == 0,
    lambda y, x: ((y * x) % 2 + (y * x) % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + (y * x) % 3) % 2 == 0,
)
Rows = Sequence[Sequence[bool]]


def is_function(y: int, x: int) -> bool:
    """Whether a module belongs to finders, format, timing or the one alignment pattern."""
    finder = (y < 9 and x < 9) or (y < 9 and x >= SIZE - 8) or (y >= SIZE - 8 and x < 9)
    return finder or 6 in (y, x) or (24 <= y <= 28 and 24 <= x <= 28)


def walk() -> Iterator[tuple[int, int]]:
    """Give the modules of data in their order: pairs of columns from the right, upwards first."""
    upwards = True
    for right in (*range(SIZE - 1, 6, -2), *range(5, 0, -2)):
        for y in range(SIZE - 1, -1, -1) if upwards else range(SIZE):
            yield from ((y, x) for x in (right, right - 1) if not is_function(y, x))
        upwards = not upwards


def format_bits(rows: Rows) -> int:
    """Return the fifteen bits beside the upper left finder, unmasked."""
    places = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
    return int("".join(str(int(rows[y][x])) for y, x in places), 2) ^ 0b101010000010010


def read(rows: Rows) -> str:
    """Return what an undamaged code in the alphanumeric mode says."""
    assert len(rows) == SIZE
    told = format_bits(rows)
    assert told >> 13 == 0b00, "error correction M"
    mask = MASKS[told >> 10 & 0b111]
    bits = "".join(str(int(rows[y][x] ^ mask(y, x))) for y, x in walk())
    words = [bits[at : at + 8] for at in range(0, TOTAL * 8, 8)]
    ordered = "".join("".join(words[block:DATA:BLOCKS]) for block in range(BLOCKS))
    assert ordered[:4] == "0010", "alphanumeric"
    length, at, text = int(ordered[4:13], 2), 13, ""
    while len(text) + 1 < length:
        pair = int(ordered[at : at + 11], 2)
        text += ALPHABET[pair // 45] + ALPHABET[pair % 45]
        at += 11
    return text + (ALPHABET[int(ordered[at : at + 6], 2)] if len(text) < length else "")
