"""Records where the group stands on a claim: the rule's label at its last revealed round, and a sentence."""

from __future__ import annotations

from unifydesk.app.sentences import findings
from unifydesk.app.texts import paragraph
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import InvalidInputError, NotFoundError, RoundError
from unifydesk.domain.position import LABELS, RecordedPosition
from unifydesk.store import records
from unifydesk.store.workshop_file import WorkshopFile

STATEMENT_LIMIT = 2000


def record(file: WorkshopFile, claim: str, statement: str = "", *, label: str = "", why: str = "") -> Changes:
    """Record the position of a claim with the sentence the group agreed to print (may be empty).

    The label is the rule's own unless another one is given with the reason, which is printed beside it.
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
    rule_label = position.label if position else "figures_only"
    recorded = _recorded(claim, last.id, text, rule_label, label or rule_label, paragraph(why))
    with file.act("position_recorded", f"Record the position on {claim}", claim=claim) as act:
        act.details.update(claim=claim, round=result.number, label=recorded.label, statement=text)
        if recorded.differs:
            act.details.update(rule_label=recorded.rule_label, why=recorded.why)
        act.put("recorded_position", records.recorded_position(recorded))
        act.place(scene="position", claim=claim)
    said = findings(result)
    if recorded.differs:
        own, rules = LABELS[recorded.label], LABELS[recorded.rule_label]
        return Changes(f"{claim} recorded as “{own}”, where the rule says “{rules}”", claim)
    return Changes(f"{claim} recorded. {said[0]}" if said else f"{claim} recorded", claim)


def _recorded(
    claim: str, round_id: bytes, statement: str, rule_label: str, label: str, why: str
) -> RecordedPosition:
    """Return what is recorded; raises InvalidInputError for an unknown label and for a missing reason."""
    if label not in LABELS:
        raise InvalidInputError(f"There is no position “{label[:30]}”. Choose one from the list.")
    if label == rule_label:
        return RecordedPosition(claim, round_id, label, statement, rule_label)
    if not why:
        raise InvalidInputError(
            f"The rule says “{LABELS[rule_label]}”. Type the reason for recording “{LABELS[label]}” instead."
        )
    if len(why) > STATEMENT_LIMIT:
        raise InvalidInputError(
            f"The reason has {len(why)} characters; up to {STATEMENT_LIMIT} fit. Shorten it."
        )
    return RecordedPosition(claim, round_id, label, statement, rule_label, why)


def clear(file: WorkshopFile, claim: str) -> Changes:
    """Take a recorded position away; the rounds stay."""
    if claim not in snapshot(file).positions:
        raise NotFoundError(f"No position is recorded for {claim}.")
    with file.act("position_cleared", f"Clear the position on {claim}", claim=claim) as act:
        act.details["claim"] = claim
        act.delete("recorded_position", claim)
    return Changes(f"The position on {claim} is cleared", claim)
