"""Records where the group stands on a claim: the rule's label at its last revealed round, and a sentence."""

from __future__ import annotations

from unifydesk.app.sentences import findings
from unifydesk.app.texts import paragraph
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import InvalidInputError, NotFoundError, RoundError
from unifydesk.domain.position import RecordedPosition
from unifydesk.store import records
from unifydesk.store.workshop_file import WorkshopFile

STATEMENT_LIMIT = 2000


def record(file: WorkshopFile, claim: str, statement: str = "") -> Changes:
    """Record the position of a claim with the sentence the group agreed to print (may be empty).

    Raises RoundError while the last round is not revealed: nobody records what the group has not seen.
    """
    workshop = snapshot(file)
    last, result = workshop.last_round(claim), workshop.result(claim, revealed_only=True)
    if last is None or result is None or result.round_id != last.id:
        raise RoundError(f"Close and reveal the vote on {claim} first; then its position can be recorded.")
    text = paragraph(statement)
    if len(text) > STATEMENT_LIMIT:
        raise InvalidInputError(
            f"The statement has {len(text)} characters; up to {STATEMENT_LIMIT} fit. Shorten it."
        )
    position = result.figures[0].position
    label = position.label if position else "no_position"
    with file.act("position_recorded", f"Record the position on {claim}", claim=claim) as act:
        act.details.update(claim=claim, round=result.number, label=label, statement=text)
        act.put("recorded_position", records.recorded_position(RecordedPosition(claim, last.id, label, text)))
        act.place(scene="position", claim=claim)
    said = findings(result)
    return Changes(f"{claim} recorded. {said[0]}" if said else f"{claim} recorded", claim)


def clear(file: WorkshopFile, claim: str) -> Changes:
    """Take a recorded position away; the rounds stay."""
    if claim not in snapshot(file).positions:
        raise NotFoundError(f"No position is recorded for {claim}.")
    with file.act("position_cleared", f"Clear the position on {claim}", claim=claim) as act:
        act.details["claim"] = claim
        act.delete("recorded_position", claim)
    return Changes(f"The position on {claim} is cleared", claim)
