"""Tables of movement from pairs that stand for one person each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unifydesk.measures.movement import Table, movement_table


def table_of(pairs: Iterable[tuple[str, str]], options: Sequence[str]) -> Table:
    """Return the table of (answer before, answer after) of single people."""
    return movement_table([(before, after, 1) for before, after in pairs], options)
