"""The secrecy campaign: confidential rounds are watched, compared, counted and sought on the raw disk."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.secrecy import image, leaks, orders, twins, watched

SEED = 1
SIZE = 200
"""Rounds that are watched at every commit; the other parts follow from it, see `parts`."""
PARTS = ("watched", "other choices", "orders", "other people", "raw image")
AT_ONCE = {"watched": 8, "other choices": 50, "orders": 10, "other people": 4, "raw image": 2}
"""How many workshops are played in one part that can be resumed."""
Try = Callable[[int, int, Path], Figures]


def one_order(seed: int, number: int, folder: Path) -> Figures:
    """Play one round of many ballots in a folder of its own."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        leaks.home_of(Path(name))
        return orders.one_round(seed, number, Path(name))


TRIES: dict[str, Try] = {
    "watched": watched.played,
    "other choices": twins.other_choices,
    "orders": one_order,
    "other people": twins.other_people,
    "raw image": image.searched,
}


def how_many(size: int) -> dict[str, int]:
    """Return how many workshops each part plays for so many watched rounds."""
    return {
        "watched": -(-size // watched.ROUNDS_EACH),
        "other choices": size,
        "orders": -(-size // 4),
        "other people": -(-5 * size // twins.ROUNDS_EACH),
        "raw image": -(-size // 20),
    }


def several(name: str, seed: int, numbers: range, folder: Path) -> Figures:
    """Play some workshops of one part, one after the other."""
    figures = Figures()
    for number in numbers:
        figures.add(TRIES[name](seed, number, folder))
    return figures


def parts(folder: Path, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return what is played, in pieces of a minute or so."""
    for name in only:
        count, step = how_many(size)[name], AT_ONCE[name]
        for first in range(0, count, step):
            numbers = range(first, min(first + step, count))
            yield f"{name} {first + 1}–{numbers[-1] + 1}", partial(several, name, seed, numbers, folder)


def leaking(leak: leaks.Leak, do: Callable[[], Figures]) -> Figures:
    """Do the same with a program that leaks."""
    with leak():
        return do()


def controls(folder: Path, seed: int, only: Sequence[str]) -> Iterator[Part]:
    """Return what must fail: for each part, the same with a program that leaks or a store without an urn."""
    look = partial(watched.played, seed, 1, folder, rounds=3)
    other = partial(several, "other choices", seed, range(3), folder)
    people = partial(twins.other_people, seed, 0, folder, 4)
    order = partial(one_order, seed, 0, folder)
    found: dict[str, list[Part]] = {
        "watched": [
            ("ballots that are not encrypted", partial(leaking, leaks.no_cipher, look)),
            ("a line in the log for a ballot", partial(leaking, leaks.a_line_in_the_log, look)),
        ],
        "other choices": [("a hash of every ballot", partial(leaking, leaks.a_hash_of_the_ballot, other))],
        "orders": [
            ("a plain table, random keys", partial(orders.plain_table, seed, folder)),
            ("slots filled in a row", partial(leaking, leaks.slots_in_a_row, order)),
            ("tickets lie as they came", partial(leaking, leaks.tickets_as_they_come, order)),
        ],
        "other people": [("a store that notes who cast last", partial(leaking, leaks.who_cast_last, people))],
        "raw image": [
            ("plain rows, deleted and VACUUMed", partial(image.plain_rows, seed, folder)),
            (
                "a key that is only removed",
                partial(leaking, leaks.a_key_that_is_only_removed, partial(image.searched, seed, 0, folder)),
            ),
        ],
    }
    for name in only:
        yield from found[name]


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when nothing leaked and every control did."""
    unknown = set(only) - set(PARTS)
    if unknown:
        print(f"There is no part {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
        return 2
    chosen = list(only or PARTS)
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name:
        folder = Path(name)
        why = image.why_not(folder) if "raw image" in chosen else ""
        if why:
            print(image.NO_IMAGE.format(why=why))
            chosen.remove("raw image")
        title = f"Secrecy: seed {seed}, {size:,} watched rounds"
        state = State(resume, seed, size, only)
        status = carry_out(title, state, controls(folder, seed, chosen), parts(folder, seed, size, chosen))
        if why:
            print(image.NO_IMAGE.format(why=why))
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    return status
