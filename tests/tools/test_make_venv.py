"""What the set-up asks pip for."""

from __future__ import annotations

from pathlib import Path

import make_venv
import pytest


def names(purpose: str) -> set[str]:
    return {make_venv.name_of(line) for line in make_venv.requirements(purpose)}


def test_the_core_is_tested_without_anything_that_brings_qt() -> None:
    left_out = names("development") - names("core-tests")
    assert {"pyside6-essentials", "pytest-qt"} <= left_out
    assert {"sqlite-utils", "reportlab", "pytest", "hypothesis"} <= names("core-tests")


@pytest.mark.parametrize("purpose", sorted(make_venv.GROUPS))
def test_every_environment_can_install_the_program_itself(purpose: str) -> None:
    assert {"hatchling", "editables"} <= names(purpose)


@pytest.mark.parametrize(
    ("line", "name"),
    [("PySide6-Essentials>=6.11,<6.12", "pyside6-essentials"), ("sqlite_utils>=4", "sqlite-utils")],
)
def test_a_package_has_one_name_however_it_is_written(line: str, name: str) -> None:
    assert make_venv.name_of(line) == name


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  Downloading ruff-0.17.6-py3-none-manylinux.whl (10.6 MB)", "downloading ruff (10.6 MB)"),
        ("  Downloading mdurl-0.1.2-py3-none-any.whl (10.0 kB)", None),
        ("Installing collected packages: a, b, c", "installing 3 packages"),
        ("Requirement already satisfied: a", None),
    ],
)
def test_only_what_takes_time_is_told(line: str, told: str | None) -> None:
    assert make_venv.telling(line) == told


def test_what_is_only_measured_against_is_needed_by_nothing_else() -> None:
    rivals = {make_venv.name_of(line) for line in make_venv.optional_requirements("benchmarks")}
    assert rivals == {"typst", "weasyprint"}
    assert all(rivals.isdisjoint(names(purpose)) for purpose in make_venv.GROUPS if purpose != "pins")


def test_a_rival_that_cannot_be_installed_is_done_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: list[str] = []

    def run(command: list[str], *_arguments: object, **_options: object) -> int:
        return int(any("typst" in word for word in command))

    monkeypatch.setattr(make_venv.steps, "run", run)
    monkeypatch.setattr(make_venv.steps, "say", said.append)
    assert make_venv.make(tmp_path / "bench", "benchmarks") == 0
    assert said[1:] == ["typst could not be installed; it is done without"]
