"""One claim: what was asked, where the group stands, the counts behind it, and what was said."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.exporters._pdf_flow import Rule, Together, labelled, room, running
from unifydesk.exporters._pdf_movement import movement_story
from unifydesk.exporters._pdf_question import question_blocks
from unifydesk.exporters._pdf_styles import KIND_COLOURS, MUTED, Sheet
from unifydesk.exporters._pdf_text import balanced, heading, one_line, paragraph
from unifydesk.exporters._pdf_words import (
    SEALED,
    capital,
    channel_mix,
    is_contested,
    kicker,
    place_of,
    position_words,
    question_label,
    short_id,
)

NOTE_ORDER = ("for", "against", "evidence", "question", "remark", "dissent", "decision", "action")
LONG_CLAIM = 400
MOST_KEPT = 430.0
"""A claim’s head and first chart stay together up to this height in points."""


def claim_story(claim: ReportClaim, before: ReportClaim | None, sheet: Sheet) -> list[Flowable]:
    """Return one claim, under its section’s head when the claim `before` belongs to another section.

    The claim starts where its head and first chart fit.
    """
    questions = list(dict.fromkeys(f.tally.question.id for r in claim.rounds for f in r.figures))
    blocks = [b for q in questions for b in question_blocks(claim, q, sheet)]
    new_section = before is None or claim.section != before.section
    head = [*_head(claim, sheet, 4 if new_section else 24), *_position(claim, sheet), *_votes(claim, sheet)]
    if new_section:
        title = claim.section or "Claims"
        head.insert(0, heading(title, sheet["h1"], f"section-{place_of(claim.claim)}", title, 0, ""))
    opening = Together([*head, *blocks[:1]], MOST_KEPT)
    lead: list[Flowable] = [PageBreak()] if before is None else []
    return [*lead, opening, *blocks[1:], *_after_charts(claim, sheet), *_notes(claim, sheet)]


def _head(claim: ReportClaim, sheet: Sheet, above: float) -> list[Flowable]:
    """Return kind, title, the sentence put to the vote and its prompt, under a rule with room `above`."""
    told = claim.claim
    kind = KIND_COLOURS.get(told.kind, MUTED)
    made: list[Flowable] = [
        Rule(sheet.width, before=above, after=7, ink=kind),
        paragraph(kicker(told), sheet["kicker"]),
        heading(
            told.title or told.id,
            sheet["title"],
            place_of(told),
            f"{short_id(told)}  {told.title}",
            1,
            f"{short_id(told)} {told.title}",
        ),
        *_sentence(f"“{told.text}”", sheet),
    ]
    if told.prompt.strip():
        made += running(told.prompt, sheet["prompt"])
    return made


def _sentence(text: str, sheet: Sheet) -> list[Flowable]:
    """Return the sentence put to the vote, its lines balanced unless it is very long."""
    if len(text) > LONG_CLAIM:
        return running(text, sheet["body"])
    return [paragraph(text, balanced(text, sheet["claim"], sheet.width))]


def _position(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return where the group stands: the labels, the quadrant of a risk, the recorded statement."""
    if not claim.rounds:
        why = "No result was revealed" if claim.hidden else "Not voted on"
        return [paragraph(why, sheet["position"], "Position")]
    voted = [f for f in claim.rounds[-1].figures if f.position is not None]
    said = []
    for figures in voted:
        mark = " (contested)" if is_contested(figures) else ""
        name = f"{question_label(figures.tally.question)}: " if len(voted) > 1 else ""
        said.append(f"{name}{position_words(figures)}{mark}")
    made: list[Flowable] = [paragraph(" · ".join(said) or "No position", sheet["position"], "Position")]
    if claim.quadrant:
        made.append(paragraph(capital(one_line(claim.quadrant, LONG_CLAIM)), sheet["hung"], "Risk"))
    if claim.recorded and claim.recorded.statement.strip():
        made += labelled("Recorded", claim.recorded.statement, sheet, "statement")
    return made


def _votes(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return how the votes came in each round, and what “confidential” means where one was."""
    mix = [channel_mix(result) for result in claim.rounds] + [line.rstrip(".") for line in claim.hidden]
    if not mix:
        return []
    made = [paragraph(" · ".join(mix), sheet["hung_small"], "Votes")]
    if any(result.level == CONFIDENTIAL for result in claim.rounds):
        made.append(paragraph(SEALED, sheet["hung_small"], "Confidential"))
    return made


def _after_charts(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return how people moved between the rounds, and the reasons given with the ballots."""
    made: list[Flowable] = []
    for before, after in zip(claim.rounds, claim.rounds[1:], strict=False):
        made += movement_story(claim.claim, before, after, sheet)
    for result in claim.rounds:
        label = f"Reasons, round {result.number}"
        for at, reason in enumerate(result.reasons):
            made += labelled(label if at == 0 else "", reason, sheet)
    return made


def _notes(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return the notes by kind, in the order in which they were typed."""
    made: list[Flowable] = []
    for kind in NOTE_ORDER:
        for at, note in enumerate(claim.notes_of(kind)):
            made += note_story(note, sheet, label=NOTE_KINDS[kind] if at == 0 else "")
    return [room(56), Rule(sheet.width, before=5, after=6), *made] if made else []


def note_story(note: Note, sheet: Sheet, label: str) -> list[Flowable]:
    """Return one note of any length; an action says who does it and until when."""
    style = "hung_italic" if note.kind == "dissent" else "hung"
    said = [f"Owner: {note.owner}" if note.owner else "", f"Due: {note.due}" if note.due else ""]
    tail = " · ".join(one_line(part, LONG_CLAIM) for part in said if part) if note.kind == "action" else ""
    return labelled(label, note.text, sheet, style, tail)
