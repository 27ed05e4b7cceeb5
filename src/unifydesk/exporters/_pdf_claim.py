"""One claim: what was asked, where the group stands, the counts behind it, and what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from reportlab.platypus import Flowable, PageBreak

from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.tally import RoundResult
from unifydesk.exporters._pdf_approval import approval_blocks
from unifydesk.exporters._pdf_flow import Rule, Together, labelled, room, running
from unifydesk.exporters._pdf_groups import groups_story
from unifydesk.exporters._pdf_movement import movement_story
from unifydesk.exporters._pdf_position import APPROVAL, LEAST_ITEMS, position_story
from unifydesk.exporters._pdf_question import question_blocks
from unifydesk.exporters._pdf_styles import KIND_COLOURS, MUTED, Sheet
from unifydesk.exporters._pdf_text import balanced, heading, one_line, paragraph
from unifydesk.exporters._pdf_words import SEALED, channel_mix, kicker, listed, place_of, short_id

NOTE_ORDER = (
    "for", "against", "evidence", "question", "remark", "objection", "dissent", "decision", "action",
)  # fmt: skip
LONG_CLAIM = 400
LONGEST_NAME = 80
MOST_NAMED = 6
"""More people who voted through others are given by their seats; the attendance names them."""
MOST_KEPT = 640.0
"""A claim’s head and first chart stay together up to this height in points."""
Pairs = tuple[tuple[int, int], ...]
"""(seat, the seat that answered for it)."""
Names = Mapping[int, str]
"""Seat number → name, for people who are named in the minutes."""


def claim_story(
    claim: ReportClaim, before: ReportClaim | None, sheet: Sheet, names: Names | None = None
) -> list[Flowable]:
    """Return one claim, under its section’s head when the claim `before` belongs to another section.

    The claim starts where its head and first chart fit.
    """
    blocks = _blocks(claim, sheet)
    new_section = before is None or claim.section != before.section
    head = [*_head(claim, sheet, 4 if new_section else 24), *position_story(claim, sheet)]
    head += _votes(claim, names or {}, sheet)
    if new_section:
        title = claim.section or "Claims"
        head.insert(0, heading(title, sheet["h1"], f"section-{place_of(claim.claim)}", title, 0, ""))
    opening = Together([*head, *blocks[:1]], MOST_KEPT)
    lead: list[Flowable] = [PageBreak()] if before is None else []
    return [*lead, opening, *blocks[1:], *_after_charts(claim, sheet), *_notes(claim, sheet)]


def _blocks(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return every question in its order; the approval of several items is one table."""
    questions = list(
        {f.tally.question.id: f.tally.question for r in claim.rounds for f in r.figures}.values()
    )
    made: list[Flowable] = []
    for approves, run in groupby(questions, key=lambda question: question.kind == APPROVAL):
        found: Sequence[Question] = list(run)
        if approves and len(found) >= LEAST_ITEMS:
            made += approval_blocks(claim, found, sheet)
        else:
            made += [block for q in found for block in question_blocks(claim, q.id, sheet)]
    return made


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


def _votes(claim: ReportClaim, names: Names, sheet: Sheet) -> list[Flowable]:
    """Return how the votes came in each round, who voted for whom, and what “confidential” means."""
    mix = [channel_mix(result) for result in claim.rounds] + [line.rstrip(".") for line in claim.hidden]
    if not mix:
        return []
    made = [paragraph(" · ".join(mix), sheet["hung_small"], "Votes")]
    proxies = proxies_of(claim, names)
    if proxies:
        made += labelled("By proxy", " · ".join(proxies), sheet, "hung_small")
    if any(result.level == CONFIDENTIAL for result in claim.rounds):
        made.append(paragraph(SEALED, sheet["hung_small"], "Confidential"))
    return made


def proxies_of(claim: ReportClaim, names: Names) -> list[str]:
    """Return who voted through whom, a line for each run of rounds in which that was the same."""
    return [_proxies(pairs, list(same), names) for pairs, same in groupby(claim.rounds, _pairs) if pairs]


def _pairs(result: RoundResult) -> Pairs:
    """Return who voted for whom."""
    return result.proxies


def _proxies(pairs: Pairs, rounds: Sequence[RoundResult], names: Names) -> str:
    """Return “Rounds 1 and 2: seat 7 (Ann) through seat 3 (Bob)”."""
    numbers = listed([str(result.number) for result in rounds])
    lead = f"Round{'s' if len(rounds) > 1 else ''} {numbers}: "
    if len(pairs) > MOST_NAMED:
        return f"{lead}seats {', '.join(f'{seat} through {by}' for seat, by in pairs)}"
    said = [f"{_seat(seat, names)} through {_seat(by, names)}" for seat, by in pairs]
    return lead + "; ".join(said)


def _seat(seat: int, names: Names) -> str:
    """Return a seat with the name of its person, where that is known."""
    name = one_line(names.get(seat, ""), LONGEST_NAME)
    return f"seat {seat} ({name})" if name else f"seat {seat}"


def _after_charts(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return how people moved between the rounds, the groups side by side, and the reasons given."""
    made: list[Flowable] = []
    for before, after in zip(claim.rounds, claim.rounds[1:], strict=False):
        made += movement_story(claim, before, after, sheet)
    made += groups_story(claim, sheet)
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
    """Return one note of any length; an action says who does it, an objection what became of it."""
    style = "hung_italic" if note.kind == "dissent" else "hung"
    if note.kind == "objection":
        return _objection(note, sheet, label)
    said = [f"Owner: {note.owner}" if note.owner else "", f"Due: {note.due}" if note.due else ""]
    tail = " · ".join(one_line(part, LONG_CLAIM) for part in said if part) if note.kind == "action" else ""
    return labelled(label, note.text, sheet, style, tail)


def _objection(note: Note, sheet: Sheet, label: str) -> list[Flowable]:
    """Return an objection with its owner, and whether it is open or how it was addressed."""
    owner = f"Owner: {one_line(note.owner, LONG_CLAIM)}" if note.owner else ""
    if note.outcome.strip():
        made = labelled(label, note.text, sheet, "hung", owner)
        return [*made, *labelled("Addressed", note.outcome, sheet, "hung")]
    tail = " · ".join(part for part in (owner, "Open: not addressed yet") if part)
    return labelled(label, note.text, sheet, "hung", tail)
