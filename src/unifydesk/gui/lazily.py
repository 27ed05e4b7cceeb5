"""Loads what is needed only now and then (PDF writing, rehearsals) when it is needed, to start fast."""

from __future__ import annotations

import importlib
from types import ModuleType


def lazily(module: str) -> ModuleType:
    """Return a module by its full name, importing it the first time."""
    return importlib.import_module(module)
