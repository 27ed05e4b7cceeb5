"""Objections given with ballots become notes when a round is revealed, each to be addressed by itself."""

from __future__ import annotations

from collections import Counter

from unifydesk.domain.ids import new_id
from unifydesk.domain.notes import Note
from unifydesk.domain.rounds import NAMED, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.kinds import KINDS
from unifydesk.store import counting
from unifydesk.store.workshop_file import WorkshopFile


def new_objections(file: WorkshopFile, workshop: Workshop, round_: Round) -> tuple[Note, ...]:
    """Return a note for each objection of a named round that is not open on the claim yet, by content.

    One that was addressed and is raised again in the same words is open again; two people with the same
    reason make two notes, for the rule counts objections and not reasons.
    A confidential round keeps no link between an answer and its reason, so there the facilitator types
    what was objected; its reasons are printed all the same.
    """
    if round_.level != NAMED:
        return ()
    grave = {q.id: KINDS[q.kind].needs_reason for q in round_.questions if q.kind in KINDS}
    if not any(grave.values()):
        return ()
    reasons = Counter(
        ballot.reason
        for ballot in counting.ballots(file, round_)
        if ballot.reason and any(answer in grave.get(question, ()) for question, answer in ballot.answers)
    )
    known = Counter(note.text for note in workshop.notes_on(round_.claim, "objection") if not note.outcome)
    last = max((note.position for note in workshop.notes), default=0)
    return tuple(
        Note(new_id(), last + place, "objection", reason, round_.claim)
        for place, reason in enumerate(sorted((reasons - known).elements()), start=1)
    )
