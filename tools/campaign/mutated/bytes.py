"""Ways to damage the bytes of a workshop file: like a bad disk, and like somebody who knows SQLite's format.

Layout: https://www.sqlite.org/fileformat2.html §1.3 (header), §1.6 (pages, cells), §2.1 (records).
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable

PAGE = 4096
HEADER = 100
_HEADS = {2: 12, 5: 12, 10: 8, 13: 8}
"""Kinds of pages of tables and indexes, and how long their heads are."""
EXTREMES = (0, 1, 2, 127, 128, 255, 256, 4095, 4096, 65535, 2**31 - 1, 2**31, 2**32 - 1)
FIELDS = (
    *((at, 1) for at in range(18, 24)),
    *((at, 4) for at in range(24, 72, 4)),
    (16, 2),
    (72, 20),
    (92, 4),
    (96, 4),
)
"""Where the fields of the header begin, and how long they are."""
VARINTS = (
    b"\x00",
    b"\x01",
    b"\x7f",
    b"\x81\x00",
    b"\xff\x7f",
    b"\x80\x80\x80\x80\x80\x80\x80\x80\x00",
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\x8f\xff\xff\xff\x7f",
    b"\x87\xff\xff\xff\xff\xff\xff\xff\x7f",
)
TEXTS = (
    b"\xff\xfe\xfd",
    b"\x00\x00\x00\x00",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"'; DROP TABLE log; --",
    b"<b>&]]>",
    b"\xe2\x80\xae",
    b"\x1b]0;x\x07",
    b"1e999",
    b"-9223372036854775808",
    b"[[[[[[[[",
    b"null",
)

Mutator = Callable[[bytearray, random.Random], object]


def flip_bits(data: bytearray, chance: random.Random) -> None:
    """A few bits anywhere are the other way round."""
    for _ in range(chance.choice((1, 1, 1, 2, 8, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def set_bytes(data: bytearray, chance: random.Random) -> None:
    """A run of bytes holds noise, zeros or ones."""
    at, size = chance.randrange(len(data)), chance.choice((1, 2, 4, 16, 512, 4096))
    size = min(size, len(data) - at)
    data[at : at + size] = chance.choice((chance.randbytes(size), bytes(size), b"\xff" * size))


def swap_pages(data: bytearray, chance: random.Random) -> None:
    """Two pages changed places, or one was written over another."""
    one, two = (PAGE * chance.randrange(len(data) // PAGE) for _ in range(2))
    first, second = bytes(data[one : one + PAGE]), bytes(data[two : two + PAGE])
    data[two : two + PAGE] = first
    if chance.random() < 0.5:
        data[one : one + PAGE] = second


def cut(data: bytearray, chance: random.Random) -> None:
    """The end is missing, at a page or anywhere; or there is more than there was."""
    if chance.random() < 0.2:
        data += chance.randbytes(chance.choice((1, 512, PAGE, 3 * PAGE)))
    elif chance.random() < 0.5:
        del data[PAGE * chance.randrange(len(data) // PAGE) :]
    else:
        del data[chance.randrange(len(data)) :]


def shift(data: bytearray, chance: random.Random) -> None:
    """Bytes were lost or came in between, so that all behind them are elsewhere."""
    at = chance.randrange(len(data))
    if chance.random() < 0.5:
        del data[at : at + chance.choice((1, 2, 512, PAGE))]
    else:
        data[at:at] = chance.randbytes(chance.choice((1, 2, 512)))


def other_words(data: bytearray, chance: random.Random) -> None:
    """Words in the file are others of the same or another length."""
    words = chance.choice(TEXTS)
    at = chance.randrange(HEADER, len(data) - len(words))
    data[at : at + len(words)] = words


# -- by the format -----------------------------------------------------------------------------------------


def header_field(data: bytearray, chance: random.Random) -> None:
    """A field of the header says something else."""
    at, size = chance.choice(FIELDS)
    number = chance.choice((*EXTREMES, chance.getrandbits(32)))
    data[at : at + size] = (number & (256**size - 1)).to_bytes(size, "big")


def page_head(data: bytearray, chance: random.Random) -> None:
    """The head of a page says another kind, number of cells, beginning of cells or free block."""
    start = _head(data, chance)
    at, size = chance.choice(((0, 1), (1, 2), (3, 2), (5, 2), (7, 1), (8, 4)))
    number = chance.choice((*EXTREMES, 2, 5, 10, 13, chance.getrandbits(16)))
    data[start + at : start + at + size] = (number & (256**size - 1)).to_bytes(size, "big")


def cell_pointer(data: bytearray, chance: random.Random) -> None:
    """A pointer to a cell leads elsewhere, into the head, past the page, or to another cell."""
    start, cells = _page_with_cells(data, chance)
    at = start + _HEADS[data[start]] + 2 * chance.randrange(cells)
    struct.pack_into(">H", data, at, chance.choice((*EXTREMES[:10], chance.randrange(PAGE))))


def cell_varint(data: bytearray, chance: random.Random) -> None:
    """The size, the row number, the head or a type of a cell is another number."""
    start, cells = _page_with_cells(data, chance)
    (pointer,) = struct.unpack_from(">H", data, start + _HEADS[data[start]] + 2 * chance.randrange(cells))
    at = start - start % PAGE + pointer + chance.choice((0, 1, 2, 3, 4, 5, 6))
    number = chance.choice((*VARINTS, bytes([chance.randrange(256)])))
    end = min(at + len(number), len(data))
    data[at:end] = number[: end - at]


def child_page(data: bytearray, chance: random.Random) -> None:
    """A page leads to another one below it: to itself, to one above, to one that is not there."""
    inner = [at for at in _heads(data) if data[at] in (2, 5)]
    if not inner:
        page_head(data, chance)
        return
    start = chance.choice(inner)
    pages = len(data) // PAGE
    number = chance.choice(
        (0, 1, start // PAGE + 1, pages, pages + 1, chance.randrange(1, pages + 1), 2**32 - 1)
    )
    struct.pack_into(">I", data, start + 8, number)


def free_list(data: bytearray, chance: random.Random) -> None:
    """The list of unused pages leads to used ones, in a circle, or out of the file."""
    pages = len(data) // PAGE
    trunk = chance.randrange(1, pages + 1)
    struct.pack_into(">II", data, 32, trunk, chance.choice((1, 2, pages, 2**32 - 1)))
    if chance.random() < 0.5:
        at = (trunk - 1) * PAGE + (HEADER if trunk == 1 else 0)
        leaves = chance.choice((0, 1, 5, 1000, 2**32 - 1))
        struct.pack_into(">II", data, at, chance.choice((0, trunk, 1, pages + 7)), leaves)


def schema_text(data: bytearray, chance: random.Random) -> None:
    """The text of a table's schema is another one of the same length."""
    found = data.find(b"CREATE TABLE", chance.randrange(len(data)))
    found = data.find(b"CREATE TABLE") if found < 0 else found
    if found < 0:
        flip_bits(data, chance)
        return
    old, new = chance.choice(
        (
            (b" STRICT", b"       "),
            (b"CHECK(", b"CHECX("),
            (b"NOT NULL", b"        "),
            (b"INTEGER", b"BLOB   "),
            (b"CREATE TABLE", b"CREATE VIEW "),
            (b"PRIMARY KEY", b"           "),
            (b"TEXT", b"REAL"),
            (b"UNIQUE", b"      "),
            (b"WITHOUT ROWID", b"             "),
            (b"REFERENCES", b"references"),
            (b"log", b"loh"),
            (b"BLOB", b"TEXT"),
        )
    )
    at = data.find(old, found)
    if at >= 0:
        data[at : at + len(old)] = new


RAW: tuple[Mutator, ...] = (flip_bits, flip_bits, set_bytes, swap_pages, cut, shift, other_words)
BY_FORMAT: tuple[Mutator, ...] = (
    header_field,
    page_head,
    cell_pointer,
    cell_varint,
    cell_varint,
    child_page,
    free_list,
    schema_text,
)


def mutate(data: bytes, mutators: tuple[Mutator, ...], chance: random.Random) -> bytes:
    """Return other bytes, by one to three of the mutators; never the same ones."""
    made = bytearray(data)
    while True:
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            if len(made) >= 2 * PAGE:
                chance.choice(mutators)(made, chance)
        if bytes(made) != data:
            return bytes(made)


def _heads(data: bytearray) -> list[int]:
    """Return where the heads of pages with cells begin."""
    starts = [HEADER, *range(PAGE, len(data) - PAGE + 1, PAGE)]
    return [at for at in starts if data[at] in _HEADS]


def _head(data: bytearray, chance: random.Random) -> int:
    return chance.choice(_heads(data) or [HEADER])


def _page_with_cells(data: bytearray, chance: random.Random) -> tuple[int, int]:
    """Return where the head of some page with cells begins, and how many cells it may have."""
    found = []
    for at in _heads(data):
        (cells,) = struct.unpack_from(">H", data, at + 3)
        if 0 < cells <= (PAGE - 12) // 2 and ((at == HEADER and cells < 1900) or at > HEADER):
            found.append((at, cells))
    if not found:
        data[HEADER] = 13
        return HEADER, 1
    at, cells = chance.choice(found)
    return at, min(cells, (PAGE - HEADER - 12) // 2)
