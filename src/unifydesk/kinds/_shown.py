"""How a refused answer is quoted in the sentence that refuses it."""

from __future__ import annotations

LONGEST_SHOWN = 24
"""A refused answer is quoted in the message up to this many characters."""


def shown(text: str) -> str:
    """Return `text` fit for a message: on one line, printable, and cut when it is long."""
    cut = text[:LONGEST_SHOWN] + ("…" if len(text) > LONGEST_SHOWN else "")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in cut)
