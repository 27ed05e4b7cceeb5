"""Puts something broken in the place of a part of the program, for the controls of campaigns."""

from __future__ import annotations

from types import ModuleType


def plant(module: ModuleType, name: str, broken: object) -> None:
    """Replace a part of a module; KeyError when it has another name by now: a control must not go blind."""
    if name not in vars(module):
        raise KeyError(f"{module.__name__} has no {name} to be broken.")
    vars(module)[name] = broken
