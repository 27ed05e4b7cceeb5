"""The manual's way of adding a rule, walked from the file to the words."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.casting import label
from unifydesk import rules
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.registry import Registry
from unifydesk.domain.rule import PRESENT, Rule, RuleChoice
from unifydesk.rules import RULES, default_choice, make_choice, summary

SRC = Path(rules.__file__).resolve().parent.parent


def walk() -> Registry[Rule]:
    """Walk the folder of rules as the program does when it starts."""
    registry: Registry[Rule] = Registry("position rules")
    registry.discover(rules, "RULE")
    return registry


@pytest.fixture
def dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, manual_example: str) -> Iterator[Path]:
    """Drop the rule of the manual beside the others for one test."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "two_thirds.py").write_text(manual_example, encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(folder)])
    monkeypatch.setattr(rules, "two_thirds", None, raising=False)
    yield folder
    sys.modules.pop("unifydesk.rules.two_thirds", None)


@pytest.fixture
def started(dropped: Path, monkeypatch: pytest.MonkeyPatch) -> Registry[Rule]:
    """Put the dropped rule where a start of the program would have put it."""
    registry = walk()
    monkeypatch.setattr(RULES, "_things", {rule.id: rule for rule in registry})
    return registry


def test_a_file_in_the_folder_is_found_beside_the_others(dropped: Path) -> None:
    found = walk()
    assert set(found.ids()) == {*RULES.ids(), "two_thirds"}
    assert found.broken == {}


@pytest.mark.usefixtures("started")
def test_it_is_named_like_its_file() -> None:
    assert type(RULES["two_thirds"]).__module__ == "unifydesk.rules.two_thirds"


@pytest.mark.usefixtures("started")
def test_it_is_declared_with_its_thresholds() -> None:
    choice = make_choice("two_thirds", {"dissent": 20})
    assert choice == RuleChoice("two_thirds", (("dissent", 20), ("nmin", 3), ("quorum", 50)))
    with pytest.raises(
        InvalidInputError, match=r"“Dissent stays below” is a whole number from 1 to 33 \(%\)"
    ):
        make_choice("two_thirds", {"dissent": 34})


@pytest.mark.usefixtures("started")
def test_a_vote_with_it_has_a_label() -> None:
    assert label("two_thirds", 0, 1, 3, 4, 4) == "carried"
    assert label("two_thirds", 0, 1, 4, 4, 3) == "not_carried"
    assert label("two_thirds", 0, 3, 1, 4, 4) == "not_carried"
    assert label("two_thirds", 0, 3, 1, 4, 4, dissent=26) == "carried"
    assert label("two_thirds", 0, 1, 3, 4, 4, present=13, base=PRESENT) == "not_carried"
    assert label("two_thirds", 0, 0, 0, 2, 0) == "no_position"


@pytest.mark.usefixtures("started")
def test_the_minutes_have_its_words() -> None:
    words = summary(RULES["two_thirds"], default_choice(RULES["two_thirds"]))
    assert "fewer than 25% below it" in words
    assert "both shares are of the people who answered" in words
    assert words.endswith("when the number of answers is below 3, or below 50% of the people present.")


def test_a_file_that_cannot_be_loaded_is_left_out_and_named(dropped: Path) -> None:
    (dropped / "broken.py").write_text("raise RuntimeError('no such majority')\n", encoding="utf-8")
    found = walk()
    assert found.broken == {"broken": "no such majority"}
    assert "two_thirds" in found
    assert "delphi75" in found


def test_a_rule_that_takes_the_id_of_another_is_left_out(dropped: Path) -> None:
    (dropped / "twin.py").write_text("from unifydesk.rules.delphi75 import RULE\n", encoding="utf-8")
    found = walk()
    sys.modules.pop("unifydesk.rules.twin", None)
    assert "twin" in found.broken
    assert len(found) == len(RULES) + 1


def test_nothing_outside_the_folder_knows_a_single_rule() -> None:
    named = [
        f"{module.relative_to(SRC)}: {node.module}"
        for module in sorted(SRC.rglob("*.py"))
        if module.parent.name != "rules"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("unifydesk.rules.")
    ]
    assert named == []
