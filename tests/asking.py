"""Claims and ballot forms for tests that need a question, not a deck."""

from __future__ import annotations

from typing import Any

from unifydesk.app import forms
from unifydesk.domain.deck import Claim, Item
from unifydesk.domain.question import Question

THREE = (Item("A", "Speed"), Item("B", "Cost"), Item("C", "Quality"))


def claim(kind: str = "benefit", **fields: Any) -> Claim:
    """Return a claim of a kind with nothing else to say."""
    values: dict[str, Any] = {"id": "X1", "lens": "", "title": "X", "text": "X is so.", "prompt": ""}
    return Claim(**{**values, "kind": kind, "parent": None, "core": True, "arguments": (), **fields})


def ballot_form(kind: str, *, confidence: bool = False, form: str = "") -> tuple[Question, ...]:
    """Return the questions asked about a claim of a kind."""
    return forms.ballot_form(claim(kind, items=THREE), form, confidence=confidence)


def question(kind: str, **fields: Any) -> Question:
    """Return a question of a kind, about three items where it needs any."""
    return Question(kind, kind, kind.capitalize(), **{"items": THREE, **fields})
