"""Notes typed while the group talks."""

from __future__ import annotations

from dataclasses import replace

from unifydesk.app.info_checks import TEXT_LIMIT
from unifydesk.app.texts import line, paragraph
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import InvalidInputError, NotFoundError
from unifydesk.domain.ids import new_id
from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.store import records
from unifydesk.store.workshop_file import WorkshopFile

NOTE_LIMIT = 200_000
"""Characters of one note; far beyond anything typed in a session."""


def add(
    file: WorkshopFile,
    kind: str,
    text: str,
    *,
    claim: str | None = None,
    slide: str | None = None,
    owner: str = "",
    due: str = "",
) -> Changes:
    """Keep a note on a claim, a slide or, without either, the whole workshop."""
    notes = snapshot(file).notes
    position = max((n.position for n in notes), default=0) + 1
    note = _checked(file, Note(new_id(), position, kind, text, claim, slide, owner, due))
    with file.act("note_added", f"Add note “{_short(note.text)}”", claim=claim or "") as act:
        act.details.update(_body(note))
        act.put("note", records.note(note))
    return Changes("Note kept", claim or "", note_id=note.id)


def edit(file: WorkshopFile, note: Note) -> Changes:
    """Replace a note by its edited self; the log keeps what it said before."""
    before = _note(file, note.id)
    changed = _checked(file, replace(note, position=before.position))
    with file.act("note_edited", f"Edit note “{_short(changed.text)}”", claim=changed.claim or "") as act:
        act.details.update(_body(changed), before=_body(before))
        act.put("note", records.note(changed))
    return Changes("Note changed", changed.claim or "", note_id=note.id)


def address(file: WorkshopFile, note_id: bytes, outcome: str) -> Changes:
    """Record why an objection counts as addressed, or open it again with an empty text.

    Raises InvalidInputError when the note is no objection.
    """
    note = _note(file, note_id)
    if note.kind != "objection":
        raise InvalidInputError("Only an objection can be addressed. Change the kind of the note first.")
    said = "The objection is addressed" if outcome.strip() else "The objection is open again"
    changed = _checked(file, replace(note, outcome=outcome))
    with file.act("objection_addressed", f"{said}: “{_short(note.text)}”", claim=note.claim or "") as act:
        act.details.update(_body(changed))
        act.put("note", records.note(changed))
    return Changes(said, note.claim or "", note_id=note_id)


def remove(file: WorkshopFile, note_id: bytes) -> Changes:
    """Take a note out; the log keeps what it said, and the act can be undone."""
    note = _note(file, note_id)
    with file.act("note_removed", f"Remove note “{_short(note.text)}”", claim=note.claim or "") as act:
        act.details.update(_body(note))
        act.delete("note", note_id)
    return Changes("Note removed", note.claim or "", note_id=note_id)


def _note(file: WorkshopFile, note_id: bytes) -> Note:
    found = next((n for n in snapshot(file).notes if n.id == note_id), None)
    if found is None:
        raise NotFoundError("That note is not in this workshop any more.")
    return found


def _checked(file: WorkshopFile, note: Note) -> Note:
    text = paragraph(note.text)
    if not text:
        raise InvalidInputError("The note is empty. Type what was said and press Enter.")
    if len(text) > NOTE_LIMIT:
        raise InvalidInputError(
            f"The note has {len(text)} characters; up to {NOTE_LIMIT} fit. Split it into several."
        )
    if note.kind not in NOTE_KINDS:
        raise InvalidInputError(f"There is no kind of note “{note.kind}”. Choose: {', '.join(NOTE_KINDS)}.")
    deck = snapshot(file).deck
    if note.claim is not None and deck.claim(note.claim) is None:
        raise NotFoundError(f"The deck has no claim “{note.claim}”. Choose one in the outline.")
    if note.slide is not None and deck.slide(note.slide) is None:
        raise NotFoundError(f"The deck has no slide “{note.slide}”. Choose one in the outline.")
    owner, due = line(note.owner), line(note.due)
    outcome = paragraph(note.outcome) if note.kind == "objection" else ""
    if len(outcome) > NOTE_LIMIT:
        raise InvalidInputError(f"The outcome has {len(outcome)} characters; up to {NOTE_LIMIT} fit.")
    for typed in (owner, due):
        if len(typed) > TEXT_LIMIT:
            raise InvalidInputError(f"“{typed[:30]}…” is too long; up to {TEXT_LIMIT} characters fit.")
    return replace(note, text=text, owner=owner, due=due, outcome=outcome)


def _body(note: Note) -> dict[str, str | None]:
    return {
        "kind": note.kind,
        "text": note.text,
        "claim": note.claim,
        "slide": note.slide,
        "owner": note.owner,
        "due": note.due,
    } | ({"outcome": note.outcome} if note.outcome else {})


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29].rstrip() + "…"
