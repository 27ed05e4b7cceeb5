"""One function for each place where text of a person could be read as something else, and no other way there.

Each rule reads the sources; each is shown a breach that it must find and the right way that it must let pass.
"""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import measure
import pytest

from tests.sinks import RULES, Rule

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "unifydesk"


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Give the modules of the program by their paths; what Designer made is looked at below."""
    for file in measure.sources("src", root=ROOT):
        if "forms" not in file.parts:
            yield file.relative_to(SRC).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


PROGRAM = tuple(modules())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_there_is_one_way(rule: Rule) -> None:
    found = [
        f"{name}:{getattr(node, 'lineno', 0)}: {ast.unparse(node)[:90]}"
        for name, tree in PROGRAM
        if rule.holds_in(name)
        for node in rule.find(tree)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("rule", "breach"),
    [(rule, breach) for rule in RULES for breach in rule.breaches],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_breach_is_found(rule: Rule, breach: str) -> None:
    assert list(rule.find(ast.parse(breach)))


@pytest.mark.parametrize(
    ("rule", "right"),
    [(rule, right) for rule in RULES for right in rule.right],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_right_way_is_let_pass(rule: Rule, right: str) -> None:
    assert list(rule.find(ast.parse(right))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_door_is_there_and_every_rule_is_about_something(rule: Rule) -> None:
    names = {name for name, _ in PROGRAM}
    assert rule.doors <= names
    assert any(rule.holds_in(name) for name in names)


# --- what Designer made --------------------------------------------------------------------------


FORMS = sorted((ROOT / "ui").glob("*.ui"))


def rich_labels(form: ET.Element) -> list[str]:
    """Return the names of the labels of a form that may read their text as markup."""
    found = []
    for widget in form.iter("widget"):
        if widget.get("class") == "QLabel":
            told = widget.find("property[@name='textFormat']/enum")
            if told is None or not (told.text or "").endswith("PlainText"):
                found.append(widget.get("name", ""))
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_label_of_a_form_shows_plain_text(path: Path) -> None:
    assert rich_labels(ET.parse(path).getroot()) == []


def test_a_label_of_a_form_that_reads_markup_is_found() -> None:
    form = ET.fromstring('<ui><widget class="QLabel" name="a"/></ui>')
    assert rich_labels(form) == ["a"]
