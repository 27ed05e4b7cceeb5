"""What can be taken back in this session: acts done and acts undone, each with the rows it changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from unifydesk.store.rows import Image

LIMIT = 500
"""Acts remembered; older ones stay in the log but can no longer be taken back."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the facilitator: its name (“Close round 1 of EB4”), its claim, and what it changed."""

    name: str
    claim: str
    images: tuple[Image, ...]


@dataclass(slots=True)
class History:
    """The two stacks behind Undo and Redo."""

    done: list[Act] = field(default_factory=list)
    undone: list[Act] = field(default_factory=list)
    final: str = ""  # the act on a claim that cannot be taken back, nor anything before it; empty for none

    def push(self, act: Act) -> None:
        """Remember a new act; what had been undone can no longer be redone."""
        self.done.append(act)
        del self.done[:-LIMIT]
        self.undone.clear()

    def barrier(self, final: str = "") -> None:
        """Forget everything before an act that cannot be taken back, such as closing a sealed urn."""
        self.final = final
        self.done.clear()
        self.undone.clear()
