"""Collects everything wrong with a deck, so that its author sees all of it at once and in order."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from unifydesk.domain.errors import InputProblemsError, Problem

MOST_LISTED = 100
"""More problems than this are counted, not listed: nobody repairs a deck from a thousand lines."""

_MOST_COMPARED = 500  # a suggestion compares with every known word, and a hostile deck may hold very many
_LONGEST_SHOWN = 60


def quote(text: str) -> str:
    """Return `text` in quotation marks, shortened when it is long."""
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1].rstrip() + "…"
    return f"“{short}”"


def listed(words: Collection[str], last: str = "or") -> str:
    """Return the words as people list them: `a, b or c`."""
    *head, tail = words
    return f"{', '.join(head)} {last} {tail}" if head else tail


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the known word that `word` was most likely meant to be, or None."""
    if len(known) > _MOST_COMPARED:
        return None
    lower = {k.lower(): k for k in known}
    found = difflib.get_close_matches(word[:_LONGEST_SHOWN].lower(), lower, n=1)
    return lower[found[0]] if found else None


class Problems:
    """The problems found so far; lines are 1-based."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, line: int, what: str, expected: str = "") -> None:
        """Note that something is wrong on `line`, and what was expected there."""
        self._found.append(Problem(line, what, expected))

    def add_unknown(self, line: int, what: str, word: str, known: Collection[str], otherwise: str) -> None:
        """Note an unknown word; the nearest known one is suggested, or `otherwise` is said."""
        near = nearest(word, known) if len(self._found) < MOST_LISTED else None
        self.add(line, what, f"{quote(near)} perhaps, or else {otherwise}" if near else otherwise)

    def raise_if_any(self, name: str) -> None:
        """Raise InputProblemsError with every problem, when there is one."""
        if self._found:
            raise self.error(name)

    def error(self, name: str) -> InputProblemsError:
        """Return the error that lists the problems in the order of their lines."""
        ordered = sorted(dict.fromkeys(self._found), key=lambda problem: problem.line)
        shown, rest = ordered[:MOST_LISTED], ordered[MOST_LISTED:]
        if rest:
            shown.append(Problem(rest[0].line, f"and {len(rest)} more problems from here on"))
        return InputProblemsError(name, tuple(shown))
