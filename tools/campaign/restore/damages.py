"""Ways in which disks, programs and people damage a workshop file, or lose it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from campaign.mutated import bytes as raw

Damage = Callable[[Path, random.Random], object]


def _by(mutator: raw.Mutator, times: int = 1) -> Damage:
    def damage(path: Path, chance: random.Random) -> None:
        data = bytearray(path.read_bytes())
        for _ in range(times):
            mutator(data, chance)
        path.write_bytes(data)

    damage.__name__ = mutator.__name__
    return damage


def first_page(path: Path, chance: random.Random) -> None:
    """The header and the list of tables are gone."""
    data = path.read_bytes()
    path.write_bytes(chance.choice((bytes, chance.randbytes))(raw.PAGE) + data[raw.PAGE :])


def empty(path: Path, chance: random.Random) -> None:
    """Nothing is left of it but its name."""
    del chance
    path.write_bytes(b"")


def another(path: Path, chance: random.Random) -> None:
    """A synchronisation put something else in its place."""
    path.write_bytes(chance.randbytes(30_000))


def half_zeros(path: Path, chance: random.Random) -> None:
    """The second half never reached the disk."""
    del chance
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2].ljust(len(data), b"\x00"))


def taken_for_text(path: Path, chance: random.Random) -> None:
    """A transfer took it for text: every line feed became two bytes."""
    del chance
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def foreign_journal(path: Path, chance: random.Random) -> None:
    """A journal of another file lies beside it, and a page is noise."""
    path.with_name(path.name + "-journal").write_bytes(chance.randbytes(9_000))
    _by(raw.set_bytes, 20)(path, chance)


def noise(path: Path, chance: random.Random) -> None:
    """A third of all pages are noise."""
    data = bytearray(path.read_bytes())
    for at in range(0, len(data), raw.PAGE):
        if chance.random() < 1 / 3:
            data[at : at + raw.PAGE] = chance.randbytes(raw.PAGE)
    path.write_bytes(data)


DAMAGES: tuple[Damage, ...] = (
    _by(raw.flip_bits, 40),
    _by(raw.set_bytes, 10),
    _by(raw.swap_pages, 3),
    _by(raw.cut),
    _by(raw.shift),
    _by(raw.page_head, 5),
    _by(raw.cell_pointer, 20),
    _by(raw.header_field, 6),
    _by(raw.schema_text, 3),
    _by(raw.child_page, 3),
    first_page,
    empty,
    another,
    half_zeros,
    taken_for_text,
    foreign_journal,
    noise,
)
