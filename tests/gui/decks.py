"""Decks whose claims are asked in other ways than usual, for workshops that are made after this."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.asking import THREE
from unifydesk.app import workshops
from unifydesk.domain.deck import Deck

Fields = dict[str, Any]


def ask(monkeypatch: pytest.MonkeyPatch, **claims: Fields) -> None:
    """Let every deck that is read from now on ask these claims (id=fields of Claim) in this way."""
    read = workshops.read_deck

    def reading(source: str, name: str) -> Deck:
        deck = read(source, name)
        sections = tuple(
            replace(
                section,
                slides=tuple(
                    replace(slide, claims=tuple(replace(c, **claims.get(c.id, {})) for c in slide.claims))
                    for slide in section.slides
                ),
            )
            for section in deck.sections
        )
        return replace(deck, sections=sections)

    monkeypatch.setattr(workshops, "read_deck", reading)


RANKED: Fields = {"ask": ("ranking",), "items": THREE}
POINTS: Fields = {"ask": ("points",), "items": THREE}
QUADRATIC: Fields = {"ask": ("quadratic",), "items": THREE}
