"""Reads decks written in Markdown and finds the bundled ones."""

from __future__ import annotations

from unifydesk.decks.library import bundled, load
from unifydesk.decks.reader import read_deck

__all__ = ["bundled", "load", "read_deck"]
