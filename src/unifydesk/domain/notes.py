"""Notes: what was said, typed in one line, on a claim, a slide or the whole workshop."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP

NOTE_KINDS: dict[str, str] = {
    "for": QT_TRANSLATE_NOOP("notes", "For"),
    "against": QT_TRANSLATE_NOOP("notes", "Against"),
    "question": QT_TRANSLATE_NOOP("notes", "Question"),
    "evidence": QT_TRANSLATE_NOOP("notes", "Evidence"),
    "decision": QT_TRANSLATE_NOOP("notes", "Decision"),
    "action": QT_TRANSLATE_NOOP("notes", "Action"),
    "objection": QT_TRANSLATE_NOOP("notes", "Objection"),
    "dissent": QT_TRANSLATE_NOOP("notes", "Dissent"),
    "remark": QT_TRANSLATE_NOOP("notes", "Remark"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One note. Without claim and slide it is about the whole workshop."""

    id: bytes
    position: int  # order of typing within the workshop, from 1
    kind: str  # one of NOTE_KINDS
    text: str
    claim: str | None = None
    slide: str | None = None
    owner: str = ""  # for actions and objections
    due: str = ""  # for actions: a date or any words
    outcome: str = ""  # for objections: why it counts as addressed; empty while it is open
