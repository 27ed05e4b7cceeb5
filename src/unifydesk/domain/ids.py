"""Identifiers that say nothing: no order, no time, no machine."""

from __future__ import annotations

import uuid


def new_id() -> bytes:
    """Return 16 random bytes."""
    return uuid.uuid4().bytes
