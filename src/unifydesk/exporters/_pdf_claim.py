"""One claim: what was asked, where the group stands, the counts behind it, and what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from reportlab.platypus import Flowable

from unifydesk.domain.contract import IN_PRINT
from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.tally import RoundResult
from unifydesk.exporters._pdf_approval import approval_blocks
from unifydesk.exporters._pdf_beside import beside
from unifydesk.exporters._pdf_dissent import dissent_story
from unifydesk.exporters._pdf_flow import Rule, Together, labelled, room, running
from unifydesk.exporters._pdf_groups import groups_story
from unifydesk.exporters._pdf_movement import movement_story
from unifydesk.exporters._pdf_position import APPROVAL, LEAST_ITEMS, position_story
from unifydesk.exporters._pdf_question import question_blocks
from unifydesk.exporters._pdf_styles import KIND_COLOURS, MUTED, Sheet
from unifydesk.exporters._pdf_tags import Place
from unifydesk.exporters._pdf_text import balanced, heading, paragraph, pieces
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import channel_mix, kicker, listed, place_of, short_id
from unifydesk.kinds import KINDS

SIDES = ("for", "against")
FROM_DECK = ("For, from the deck", "Against, from the deck")
FROM_ROOM = ("For, from the room", "Against, from the room")
SAID = ("evidence", "question", "remark")
DECIDED = ("decision", "action")
"""Notes before and after the dissent; objections and dissent stand beside the position."""
CONFIDENCE = "confidence"
LONG_CLAIM = 400
LONGEST_NAME = 80
MOST_NAMED = 6
"""More people who voted through others are given by their seats; the attendance names them."""
FIRST = 0.55
"""The first claim begins a page, unless so much of one is left."""
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
    head += [*_form(claim, sheet), *_votes(claim, names or {}, sheet)]
    if new_section:
        title = claim.section or "Claims"
        head.insert(0, heading(title, sheet["h1"], f"section-{place_of(claim.claim)}", title, 0, ""))
    opening = Together([*head, *blocks[:1]], MOST_KEPT)
    lead: list[Flowable] = [room(sheet.height * FIRST)] if before is None else []
    after = [*_after_charts(claim, sheet), *_from_deck(claim, sheet), *_from_room(claim, sheet)]
    return [*lead, opening, *blocks[1:], *after, *dissent_story(claim, sheet), *_outcome(claim, sheet)]


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
    place = Place()
    made: list[Flowable] = [
        Rule(sheet.width, before=above, after=7, ink=kind),
        paragraph(kicker(told), sheet["claim_kicker"], place=place),
        heading(
            told.title or told.id,
            sheet["title"],
            place_of(told),
            f"{short_id(told)}  {told.title}",
            1,
            f"{short_id(told)} {told.title}",
            place,
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


def _form(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return how the claim was asked: the kinds of its questions, confidence and reasons."""
    asked = [(result.number, _asked(claim, result)) for result in claim.rounds]
    said = [
        (listed([str(number) for number, _ in same]), words)
        for words, run in groupby(asked, key=lambda each: each[1])
        if (same := list(run))
    ]
    if len(said) == 1:
        return [paragraph(said[0][1], sheet["hung_small"], "Asked")]
    lines = [f"Round{'s' if ' ' in numbers else ''} {numbers}: {words}" for numbers, words in said]
    return [paragraph(line, sheet["hung_small"], "" if at else "Asked") for at, line in enumerate(lines)]


def _asked(claim: ReportClaim, result: RoundResult) -> str:
    """Return “Agreement and importance, with confidence; reasons were asked for”."""
    asked = [figures.tally.question for figures in result.figures]
    kinds = Counter(question.kind for question in asked if question.kind != CONFIDENCE)
    names = [_kind(kind, count) for kind, count in kinds.items()]
    sure = any(question.kind == CONFIDENCE for question in asked)
    form = listed([name if at == 0 else name[:1].lower() + name[1:] for at, name in enumerate(names)])
    if sure:
        form = f"{form}, with confidence" if form else "Confidence"
    asked_why = claim.setup.reason or result.reasons
    return f"{form or 'Nothing'}; reasons were {'' if asked_why else 'not '}asked for"


def _kind(kind_id: str, count: int) -> str:
    """Return the name of a kind of question, with how many items it was asked about."""
    kind = KINDS.get(kind_id)
    name = kind.label if kind else one_line(kind_id, LONGEST_NAME)
    return f"{name} of {count} items" if count > 1 else name


def _votes(claim: ReportClaim, names: Names, sheet: Sheet) -> list[Flowable]:
    """Return how the votes came in each round, who voted for whom, and what “confidential” means."""
    mix = [channel_mix(result) for result in claim.rounds] + [line.rstrip(".") for line in claim.hidden]
    if not mix:
        return []
    made = [paragraph(claim.incomplete, sheet["hung_small"], "Incomplete")] if claim.incomplete else []
    made.append(paragraph(" · ".join(mix), sheet["hung_small"], "Votes"))
    proxies = proxies_of(claim, names)
    if proxies:
        made += labelled("By proxy", " · ".join(proxies), sheet, "hung_small")
    if any(result.level == CONFIDENTIAL for result in claim.rounds):
        made.append(paragraph(IN_PRINT, sheet["hung_small"], "Confidential"))
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


def _from_deck(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return the arguments that the deck showed before the vote, for and against beside each other."""
    told = claim.claim
    if not told.arguments:
        return []
    sides = [[piece for text in told.arguments_on(side) for piece in pieces(text)] for side in SIDES]
    return beside((FROM_DECK[0], sides[0]), (FROM_DECK[1], sides[1]), sheet)


def _from_room(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return what was said in the room: for and against beside each other, then the rest by kind."""
    made: list[Flowable] = []
    sides = [[piece for note in claim.notes_of(side) for piece in pieces(note.text)] for side in SIDES]
    if any(sides):
        made += beside((FROM_ROOM[0], sides[0]), (FROM_ROOM[1], sides[1]), sheet)
    more = _notes(claim, SAID, sheet)
    return [*made, *([] if made or not more else _part(sheet)), *more]


def _outcome(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return what was decided, and who does what."""
    made = _notes(claim, DECIDED, sheet)
    return [*_part(sheet), *made] if made else []


def _part(sheet: Sheet) -> list[Flowable]:
    """Return the hairline above a part of a claim."""
    return [room(56), Rule(sheet.width, before=5, after=6)]


def _notes(claim: ReportClaim, kinds: Sequence[str], sheet: Sheet) -> list[Flowable]:
    """Return the notes of these kinds, kind by kind."""
    made: list[Flowable] = []
    for kind in kinds:
        for at, note in enumerate(claim.notes_of(kind)):
            made += note_story(note, sheet, label=NOTE_KINDS[kind] if at == 0 else "")
    return made


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
