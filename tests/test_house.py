"""The promises made in words: pins, papers, links and commands agree with what is in the tree."""

from __future__ import annotations

import re
from pathlib import Path

import check_tree
import make_venv
import pytest

ROOT = Path(__file__).resolve().parent.parent
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "packaging").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
README_LINES = 120


def make_targets() -> list[str]:
    """Return the commands that `make help` lists."""
    return re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def paper(name: str) -> str:
    """Return the text of a paper in the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


# --- dependencies --------------------------------------------------------------------------------


def pins() -> dict[str, str]:
    """Return package name to version, as constraints.txt pins them."""
    lines = (line for line in paper("constraints.txt").splitlines() if line and not line.startswith("#"))
    return {make_venv.name_of(name): version for name, version in (line.split("==") for line in lines)}


@pytest.mark.parametrize("requirement", make_venv.requirements("development"))
def test_every_requirement_is_pinned(requirement: str) -> None:
    assert make_venv.name_of(requirement) in pins()


@pytest.mark.parametrize("requirement", make_venv.runtime_requirements())
def test_every_dependency_of_the_program_has_its_reason_on_paper(requirement: str) -> None:
    [reasons] = [file for file in DECISIONS if file.name.startswith("0006")]
    assert make_venv.name_of(requirement) in reasons.read_text(encoding="utf-8").lower()


def test_pyside_stays_below_the_version_that_loses_references() -> None:
    version = pins()["pyside6-essentials"]
    assert version.startswith("6.11.")


def test_no_pin_and_no_command_names_a_registry() -> None:
    for name in ("constraints.txt", "Makefile", ".ci/run", "pyproject.toml"):
        assert "://" not in paper(name), name
        assert "index-url" not in paper(name), name


# --- the tree ------------------------------------------------------------------------------------


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_nothing_under_version_control_is_junk_or_belongs_to_one_machine() -> None:
    assert list(check_tree.faults(check_tree.tracked())) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("src/__pycache__/a.pyc", b"", "junk"),
        ("notes.md", b"see /wo" + b"rk/notes", "a path of one machine"),
        ("pip.cfg", b"https://files.python" + b"hosted.org/x", "a package registry"),
        ("a.py", b"<<<<<<< HEAD\n", "a merge marker"),
        ("a.py", b"x = 1\r\n", "Windows line ends"),
    ],
)
def test_junk_is_found(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    assert any(said in fault for fault in check_tree.faults([Path(name)], tmp_path))


# --- papers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", make_targets())
def test_every_command_is_explained_to_contributors(target: str) -> None:
    assert f"make {target}" in paper("CONTRIBUTING.md")


@pytest.mark.parametrize("file", PAPERS, ids=lambda file: file.name)
def test_every_command_named_on_paper_exists(file: Path) -> None:
    named = re.findall(r"`make ([a-z-]+)", file.read_text(encoding="utf-8"))
    assert set(named) <= set(make_targets())


@pytest.mark.parametrize("file", PAPERS, ids=lambda file: file.name)
def test_every_link_inside_the_repository_leads_somewhere(file: Path) -> None:
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_the_readme_stays_short() -> None:
    assert len(paper("README.md").splitlines()) <= README_LINES


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## [Unreleased]" in paper("CHANGELOG.md")


def test_decisions_are_numbered_once_each() -> None:
    numbers = [file.name[:4] for file in DECISIONS]
    assert all(number.isdigit() for number in numbers)
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_says_what_was_decided_and_why(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "## Decision" in text
    assert "## Context" in text or "## Why" in text
    assert "## Consequences" in text


# --- tests ---------------------------------------------------------------------------------------


def test_no_test_depends_on_how_busy_the_machine_is() -> None:
    """Time on the wall belongs into `make bench`; a test that watches over a runaway uses process_time."""
    watching = re.compile(r"\b(perf_counter|monotonic|time)\(\) *-")
    files = [file for file in (ROOT / "tests").rglob("test_*.py") if file != Path(__file__)]
    assert [file.name for file in files if watching.search(file.read_text(encoding="utf-8"))] == []
