"""Ways in which disks, cables and other programs damage a file, each from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

PAGE = 4096

Damage = Callable[[bytearray, random.Random], bytes]


def flipped_page(data: bytearray, chance: random.Random) -> bytes:
    """One page in the middle holds noise."""
    at = PAGE * chance.randrange(1, len(data) // PAGE)
    data[at : at + PAGE] = chance.randbytes(PAGE)
    return bytes(data)


def zeroed_pages(data: bytearray, chance: random.Random) -> bytes:
    """Three pages were never written."""
    for _ in range(3):
        at = PAGE * chance.randrange(1, len(data) // PAGE)
        data[at : at + PAGE] = bytes(PAGE)
    return bytes(data)


def cut_off(data: bytearray, chance: random.Random) -> bytes:
    """The end is missing, not at a page."""
    return bytes(data[: chance.randrange(PAGE, len(data) - PAGE)])


def zeroed_header(data: bytearray, chance: random.Random) -> bytes:
    """The first bytes are gone: it is no database any more."""
    gone = chance.randrange(16, 100)
    data[:gone] = bytes(gone)
    return bytes(data)


def zeroed_first_page(data: bytearray, chance: random.Random) -> bytes:
    """The header and the list of tables are gone."""
    del chance
    data[:PAGE] = bytes(PAGE)
    return bytes(data)


def flipped_bits(data: bytearray, chance: random.Random) -> bytes:
    """Forty bits all over the file are the other way round."""
    for _ in range(40):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def another_file(data: bytearray, chance: random.Random) -> bytes:
    """A synchronisation put other bytes in its place."""
    return chance.randbytes(len(data) // 2)


def nothing(data: bytearray, chance: random.Random) -> bytes:
    """The file is empty."""
    del data, chance
    return b""


def swapped_pages(data: bytearray, chance: random.Random) -> bytes:
    """Two pages changed places."""
    one, two = (PAGE * at for at in chance.sample(range(1, len(data) // PAGE), 2))
    data[one : one + PAGE], data[two : two + PAGE] = data[two : two + PAGE], data[one : one + PAGE]
    return bytes(data)


def rewritten_by_text_mode(data: bytearray, chance: random.Random) -> bytes:
    """A transfer took it for text: every line feed became two bytes."""
    del chance
    return bytes(data).replace(b"\n", b"\r\n")


DAMAGES: tuple[Damage, ...] = (
    flipped_page,
    zeroed_pages,
    cut_off,
    zeroed_header,
    zeroed_first_page,
    flipped_bits,
    another_file,
    nothing,
    swapped_pages,
    rewritten_by_text_mode,
)


def damage(path: Path, how: Damage, seed: int) -> bytes:
    """Damage a file, and return the bytes it has now."""
    after = how(bytearray(path.read_bytes()), random.Random(seed))
    path.write_bytes(after)
    return after
