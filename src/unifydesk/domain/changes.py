"""What a use case changed, travelling as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The sentence for the status bar, and what the change concerned."""

    said: str  # “Seat 7 recorded”
    claim: str = ""
    round_id: bytes = b""
    note_id: bytes = b""
    warning: str = ""  # what somebody should know before going on, for the message bar; mostly empty
