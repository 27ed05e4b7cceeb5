"""Short ways to read a deck in a test, and to get at what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unifydesk.decks import read_deck
from unifydesk.domain.deck import Deck
from unifydesk.domain.errors import InputProblemsError

FRONT = "---\ntitle: T\n---\n"
"""Three lines, so the body of a deck begins on line 4."""


@pytest.fixture
def read() -> Callable[[str], Deck]:
    """Read the body of a deck below a front matter of three lines."""
    return lambda body: read_deck(FRONT + body, "deck.md")


@pytest.fixture
def problems_of() -> Callable[..., list[tuple[int, str]]]:
    """Return (line, what) of everything wrong with a whole deck."""

    def problems(text: str | bytes) -> list[tuple[int, str]]:
        with pytest.raises(InputProblemsError) as caught:
            read_deck(text, "deck.md")
        return [(p.line, p.what) for p in caught.value.problems]

    return problems


@pytest.fixture
def body_problems(
    problems_of: Callable[..., list[tuple[int, str]]],
) -> Callable[[str], list[tuple[int, str]]]:
    """Return (line, what) of everything wrong with a body; its first line has the number 1."""
    return lambda body: [(line - 3, what) for line, what in problems_of(FRONT + body)]
