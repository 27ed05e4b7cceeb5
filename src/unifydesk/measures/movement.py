"""Movement between two rounds, for people whose answer is known in both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Table = tuple[tuple[int, ...], ...]


def movement_table(pairs: Iterable[tuple[str | None, str | None]], options: Sequence[str]) -> Table:
    """Return how many people went from option i (row) to option j (column), lowest option first.

    `pairs` are (answer before, answer after) per person. A pair with a missing answer or with one that is
    no point of the scale, such as “cannot judge”, is left out: it has no direction.
    """
    at = {option: index for index, option in enumerate(options)}
    table = [[0] * len(options) for _ in options]
    for before, after in pairs:
        if before in at and after in at:
            table[at[before]][at[after]] += 1
    return tuple(tuple(row) for row in table)


def up_down_same(table: Table) -> tuple[int, int, int]:
    """Return how many people of a movement table moved up, moved down and stayed."""
    up = sum(sum(row[i + 1 :]) for i, row in enumerate(table))
    down = sum(sum(row[:i]) for i, row in enumerate(table))
    return up, down, sum(row[i] for i, row in enumerate(table))
