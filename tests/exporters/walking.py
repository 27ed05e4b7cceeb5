"""Walks a tree of frozen dataclasses: where its texts stand, and the same tree with one of them changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

Place = tuple[str | int, ...]
"""The way to one text: names of fields, and numbers in tuples."""


def texts(tree: Any, place: Place = ()) -> Iterator[Place]:
    """Give the place of every text below `tree`."""
    if isinstance(tree, str):
        yield place
    elif isinstance(tree, tuple):
        for at, part in enumerate(tree):
            yield from texts(part, (*place, at))
    elif is_dataclass(tree):
        for part in fields(tree):
            yield from texts(getattr(tree, part.name), (*place, part.name))


def name_of(place: Place) -> str:
    """Return the names of the fields on the way: texts of the same name are laid out by the same code."""
    return ".".join(part for part in place if isinstance(part, str))


def by_name(tree: Any) -> dict[str, list[Place]]:
    """Return the places of every name below `tree`."""
    found: dict[str, list[Place]] = {}
    for place in texts(tree):
        found.setdefault(name_of(place), []).append(place)
    return found


def put(tree: Any, place: Place, text: str) -> Any:
    """Return `tree` with `text` at `place`; everything else stays."""
    if not place:
        return text
    first, *rest = place
    if isinstance(first, int):
        return (*tree[:first], put(tree[first], tuple(rest), text), *tree[first + 1 :])
    return replace(tree, **{first: put(getattr(tree, first), tuple(rest), text)})
