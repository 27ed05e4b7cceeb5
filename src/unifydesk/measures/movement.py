"""Movement between two rounds, for people whose answer is known in both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unifydesk.measures.chance import fair_coin

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


def histogram_change(before_counts: Sequence[int], after_counts: Sequence[int]) -> float | None:
    """Return how much the distribution changed, 0 … 1: half the sum of |share after − share before|.

    Under 15 % counts as stable (Scheibe, Skutsch and Schofer 1975). It needs no linked ballots, and does not
    see people who changed places. None when nobody answered in one of the rounds; ValueError for two scales.
    """
    if len(before_counts) != len(after_counts):
        raise ValueError("the two rounds have different scales")
    before, after = sum(before_counts), sum(after_counts)
    if not before or not after:
        return None
    apart = sum(abs(a * after - b * before) for a, b in zip(before_counts, after_counts, strict=True))
    return apart / (2 * before * after)


def individual_change(table: Table) -> float | None:
    """Return the share of people who changed their answer, 0 … 1, or None when there are no pairs.

    The group can be stable while individuals swap: show it beside the histogram change.
    """
    up, down, same = up_down_same(table)
    n = up + down + same
    return (up + down) / n if n else None


def crossings(table: Table) -> tuple[int, int, int, int]:
    """Return how many people were For in both rounds, only before, only after, and in neither.

    For is above the midpoint (k + 1) / 2; the second and third number are “lost” and “gained”.
    """
    top = len(table) - len(table) // 2
    was = [sum(row[top:]) for row in table]
    both, gained = sum(was[top:]), sum(was[:top])
    lost = sum(sum(row[:top]) for row in table[top:])
    return both, lost, gained, sum(sum(row[:top]) for row in table[:top])


def mcnemar(lost: int, gained: int) -> float:
    """Return the exact two-sided p of McNemar's test: could a fair coin have parted those who crossed so?

    1.0 when nobody crossed: then say “no one crossed” and no p. Source: McNemar 1947, exact binomial form.
    """
    return fair_coin(lost, gained)


def sign_test(up: int, down: int) -> float:
    """Return the exact two-sided p of the sign test: could a fair coin have sent those who moved so?

    1.0 when nobody moved: then say “nobody moved” and no p. Source: Dixon and Mood 1946.
    """
    return fair_coin(up, down)
