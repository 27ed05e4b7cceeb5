"""One claim: what was put to the vote, where the group stands, every question, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from unifydesk.domain.contract import IN_PRINT
from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.exporters._pdf_claim import Names, proxies_of
from unifydesk.exporters._pdf_position import APPROVAL, LEAST_ITEMS, leading, not_voted, standing
from unifydesk.exporters._record_between import groups_parts, movement_parts
from unifydesk.exporters._record_blocks import Beside, Block, Facts, Para, Part, Said, Voices
from unifydesk.exporters._record_items import approval_part
from unifydesk.exporters._record_question import question_parts
from unifydesk.exporters._summary_words import OPEN
from unifydesk.exporters._words import (
    capital,
    channel_mix,
    kicker,
    place_of,
    question_label,
    short_id,
    support,
)

NOTE_ORDER = (
    "for", "against", "evidence", "question", "remark", "objection", "dissent", "decision", "action",
)  # fmt: skip
FROM_DECK = (("for", "For, from the deck"), ("against", "Against, from the deck"))
"""Arguments that were shown before the vote."""


def claim_part(claim: ReportClaim, names: Names) -> Part:
    """Return everything about one claim; `names` are of the seats whose people may be named."""
    told = claim.claim
    key = place_of(told)
    prompt = (Para(told.prompt, "prompt"),) if told.prompt.strip() else ()
    dissent = claim.notes_of("dissent")
    blocks: list[Block] = [Para(f"“{told.text}”", "claim"), *prompt, Facts(_facts(claim, names))]
    blocks += [_beside(claim, dissent)] if dissent and claim.rounds else []
    parts = [*_questions(claim, key), *movement_parts(claim, key), *groups_parts(claim, key)]
    said = voices(claim.notes, () if claim.rounds else ("dissent",))
    reasons = [
        Voices(f"Reasons, round {result.number}", tuple(Said(text) for text in result.reasons))
        for result in claim.rounds
        if result.reasons
    ]
    deck = [
        Voices(label, tuple(Said(text) for text in told.arguments_on(side)))
        for side, label in FROM_DECK
        if told.arguments_on(side)
    ]
    if said or reasons or deck:
        parts.append(Part("What was said", f"{key}-said", (*deck, *reasons, *said), listed=False))
    return Part(
        f"{short_id(told)}  {told.title}" if told.title else short_id(told),
        key,
        tuple(blocks),
        tuple(parts),
        kicker(replace(told, id="")),
        told.kind,
    )


def _facts(claim: ReportClaim, names: Names) -> tuple[tuple[str, str], ...]:
    """Return where the group stands, what was recorded, and how the votes came."""
    recorded = claim.recorded.statement if claim.recorded else ""
    mix = [channel_mix(result) for result in claim.rounds] + [line.rstrip(".") for line in claim.hidden]
    secret = any(result.level == CONFIDENTIAL for result in claim.rounds)
    lines = (
        standing(claim) if claim.rounds else ("Position", not_voted(claim)),
        ("Incomplete", claim.incomplete),
        ("Risk", capital(claim.quadrant)),
        ("Recorded", claim.differs),
        ("Statement", recorded),
        ("Votes", " · ".join(mix)),
        ("By proxy", " · ".join(proxies_of(claim, names))),
        ("Confidential", IN_PRINT if secret else ""),
    )
    return tuple((label, text) for label, text in lines if text.strip())


def _beside(claim: ReportClaim, dissent: Sequence[Note]) -> Beside:
    """Return the position with the counts behind it, beside the dissent as it was said."""
    recorded = claim.recorded.statement.strip() if claim.recorded else ""
    lines = [Para(recorded, "statement")] if recorded else []
    for figures in leading(claim):
        lines.append(Para(f"{question_label(figures.tally.question)}: {support(figures)}"))
    if not lines:
        lines.append(Para(standing(claim)[1]))
    return Beside("Position of the group", tuple(lines), "Dissent, verbatim", said_in(dissent))


def _questions(claim: ReportClaim, key: str) -> list[Part]:
    """Return every question in its order; the approval of several items is one table."""
    questions = {f.tally.question.id: f.tally.question for r in claim.rounds for f in r.figures}
    made: list[Part] = []
    for approves, run in groupby(questions.values(), key=lambda question: question.kind == APPROVAL):
        found = list(run)
        at = len(made) + 1
        if approves and len(found) >= LEAST_ITEMS:
            made += approval_part(claim, found, f"{key}-q{at}")
        else:
            for number, question in enumerate(found, start=at):
                made += question_parts(claim, question.id, f"{key}-q{number}")
    return made


def voices(notes: Sequence[Note], also: Sequence[str] = ()) -> list[Voices]:
    """Return notes by kind; dissent only when `also` asks for it, because it stands beside the position."""
    kinds = [kind for kind in NOTE_ORDER if kind != "dissent" or kind in also]
    kinds += sorted({note.kind for note in notes} - set(NOTE_ORDER))
    found = ((kind, [note for note in notes if note.kind == kind]) for kind in kinds)
    return [Voices(NOTE_KINDS.get(kind, kind), said_in(every)) for kind, every in found if every]


def said_in(notes: Sequence[Note]) -> tuple[Said, ...]:
    """Return notes verbatim: an action says who does it, an objection what became of it."""
    return tuple(Said(note.text, _tail(note), note.kind == "dissent") for note in notes)


def _tail(note: Note) -> str:
    """Return owner and due date of an action, owner and outcome of an objection."""
    owner = f"Owner: {note.owner}" if note.owner else ""
    if note.kind == "action":
        parts = [owner, f"Due: {note.due}" if note.due else ""]
    elif note.kind == "objection":
        parts = [owner, f"Addressed: {note.outcome}" if note.outcome.strip() else OPEN]
    else:
        parts = []
    return " · ".join(part for part in parts if part)
