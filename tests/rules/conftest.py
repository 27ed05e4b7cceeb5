"""The example of the manual as a real rule, so that the page and the contract cannot drift apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unifydesk.domain.rule import Rule
from unifydesk.rules import RULES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "adding-a-position-rule.md"


def source_in_the_manual() -> str:
    """Return the source of the rule that the manual shows."""
    [source] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return source


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Put every rule, and the one of the manual, under every test that asks for a `rule`."""
    if "rule" in metafunc.fixturenames:
        module: dict[str, Rule] = {}
        exec(source_in_the_manual(), module)
        every = [*RULES, module["RULE"]]
        metafunc.parametrize("rule", every, ids=[rule.id for rule in every])


@pytest.fixture(scope="session")
def manual_example() -> str:
    """Return the source of the rule that the manual shows."""
    return source_in_the_manual()
