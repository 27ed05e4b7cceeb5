"""Registries filled by walking a folder."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from unifydesk.domain.registry import Registry


@dataclass(frozen=True)
class Thing:
    id: str


GOOD = "class Thing:\n    id = {id!r}\nTHING = Thing()\n"
Package = Callable[..., ModuleType]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """Return a maker of packages: file name → source."""

    def make(**files: str) -> ModuleType:
        folder = tmp_path / f"things_of_{tmp_path.name}"
        folder.mkdir()
        (folder / "__init__.py").write_text("", encoding="utf-8")
        for name, source in files.items():
            (folder / f"{name}.py").write_text(source, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        for name in [name for name in sys.modules if name.startswith(folder.name)]:
            monkeypatch.delitem(sys.modules, name)
        return importlib.import_module(folder.name)

    return make


def discovered(package: ModuleType) -> Registry[Thing]:
    registry: Registry[Thing] = Registry("things")
    registry.discover(package, "THING")
    return registry


def test_a_thing_is_found_by_its_id() -> None:
    registry: Registry[Thing] = Registry("things")
    thing = registry.add(Thing("a"))
    assert registry["a"] is thing
    assert "a" in registry
    assert registry.get("b") is None


def test_two_things_of_the_same_id_are_refused() -> None:
    registry: Registry[Thing] = Registry("things")
    registry.add(Thing("a"))
    with pytest.raises(ValueError, match="two things have the id 'a'"):
        registry.add(Thing("a"))


def test_every_public_file_of_a_folder_is_found_in_the_order_of_its_name(package: Package) -> None:
    found = discovered(package(b=GOOD.format(id="b"), a=GOOD.format(id="a"), _helper="1 / 0"))
    assert found.ids() == ("a", "b")
    assert len(found) == len(list(found)) == 2


def test_a_file_that_fails_is_left_out_and_noted_and_the_others_stay(
    package: Package, caplog: pytest.LogCaptureFixture
) -> None:
    found = discovered(package(bad="1 / 0", empty="", good=GOOD.format(id="good")))
    assert found.ids() == ("good",)
    assert set(found.broken) == {"bad", "empty"}
    assert "things bad could not be loaded" in caplog.text
