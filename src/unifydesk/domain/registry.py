"""Typed registries filled by walking a folder: adding a thing is adding a file."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

log = logging.getLogger(__name__)


class HasId(Protocol):
    """Anything that can be registered: it has an id."""

    @property
    def id(self) -> str:
        """The name under which it is stored and looked up."""


T = TypeVar("T", bound=HasId)


class Registry(Generic[T]):
    """The things of one folder by id, in the order of their files; refuses two of the same id."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.broken: dict[str, str] = {}
        self._things: dict[str, T] = {}

    def add(self, thing: T) -> T:
        """Register `thing` and return it; raises ValueError when its id is taken."""
        if thing.id in self._things:
            raise ValueError(f"two {self.name} have the id {thing.id!r}")
        self._things[thing.id] = thing
        return thing

    def get(self, thing_id: str) -> T | None:
        """Return the thing with this id, or None."""
        return self._things.get(thing_id)

    def __getitem__(self, thing_id: str) -> T:
        return self._things[thing_id]

    def __contains__(self, thing_id: object) -> bool:
        return thing_id in self._things

    def __iter__(self) -> Iterator[T]:
        return iter(self._things.values())

    def __len__(self) -> int:
        return len(self._things)

    def ids(self) -> tuple[str, ...]:
        """Return all ids in registration order."""
        return tuple(self._things)

    def discover(self, package: ModuleType, attribute: str) -> None:
        """Import every public module of `package` in name order and register its `attribute`.

        A module that fails to import is logged, noted in `broken` and left out: one bad file must not
        keep the program from starting.
        """
        names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))
        for name in names:
            try:
                module = importlib.import_module(f"{package.__name__}.{name}")
                self.add(getattr(module, attribute))
            except Exception as error:
                log.exception("%s %s could not be loaded", self.name, name)
                self.broken[name] = str(error)
