"""The example of the manual as a real kind, so that the page and the contract cannot drift apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unifydesk.domain.question import Kind
from unifydesk.kinds import KINDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "adding-a-question-kind.md"


def source_in_the_manual() -> str:
    """Return the source of the kind that the manual shows."""
    [source] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return source


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Put every kind, and the one of the manual, under every test that asks for a `kind`."""
    if "kind" in metafunc.fixturenames:
        module: dict[str, Kind] = {}
        exec(source_in_the_manual(), module)
        every = [*KINDS, module["KIND"]]
        metafunc.parametrize("kind", every, ids=[kind.id for kind in every])


@pytest.fixture(scope="session")
def manual_example() -> str:
    """Return the source of the kind that the manual shows."""
    return source_in_the_manual()
