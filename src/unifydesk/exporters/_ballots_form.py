"""One ballot in blocks that are not torn apart: head, questions as they are answered on paper, reason."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import Flowable

from unifydesk.domain.contract import IN_PRINT
from unifydesk.domain.question import ALLOCATION, RANKING, SCALE, TEXT, AllocationKind, Question
from unifydesk.domain.report import PlannedClaim
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.exporters._ballots_items import allocation, ranking, written
from unifydesk.exporters._ballots_look import Look, laid, longest_word
from unifydesk.exporters._ballots_scales import item_list, judge_line, scale
from unifydesk.exporters._pdf_boxes import WriteLine
from unifydesk.exporters._pdf_flow import Cell, Rule, running
from unifydesk.exporters._pdf_fonts import SANS
from unifydesk.exporters._pdf_styles import MUTED
from unifydesk.exporters._pdf_text import Span, heading, paragraph
from unifydesk.exporters._plain import clean, one_line
from unifydesk.exporters._words import kicker, question_label, short_id
from unifydesk.kinds import KINDS, judge_key, options_of

Block = list[Flowable]
SECRET = (
    "This vote is confidential: make no mark that could tell who you are, neither a name nor a seat number."
)
SECRET_WORDS = " Handwriting may be known: write in capitals."
NAMED = "This vote is named: your answers are recorded for your seat."
ROUND_LINE, SEAT_LINE = 34.0, 40.0
REASON_LETTERS = 180


def head(planned: PlannedClaim, look: Look, *, key: str = "", rehearsal: bool = False) -> Block:
    """Return what is voted on, room for the number of the round, and for the seat where the vote is named.

    With a `key`, the ballot is a place of the document with a line in its outline.
    """
    claim = planned.claim
    name = f"{short_id(claim)} {one_line(claim.title)}"
    return [
        _first_line(f"{'REHEARSAL · ' if rehearsal else ''}{kicker(claim)}", look),
        heading(one_line(claim.title) or short_id(claim), look["title"], key, name if key else "", 0, ""),
        *running(claim.text, look["claim"]),
        *_whose(planned, look),
        Rule(look.width, before=6, after=2),
    ]


def continued(planned: PlannedClaim, look: Look) -> Block:
    """Return the head of a further page of the same ballot."""
    claim = planned.claim
    name = one_line(f"{short_id(claim)} · {claim.title}", 90)
    return [
        _first_line(f"{name}, continued", look),
        *_whose(planned, look),
        Rule(look.width, before=6, after=2),
    ]


def _first_line(said: str, look: Look) -> Flowable:
    """Return the small line at the top, with room for the number of the round."""
    right = look["kicker"].clone("ballot_round", alignment=TA_RIGHT)
    name = longest_word("Round", right) + 6
    widths = (look.width - name - ROUND_LINE, name, ROUND_LINE)
    row: list[Cell] = [
        paragraph(said, look["kicker"]), paragraph("Round", right), WriteLine(ROUND_LINE, "round", 16)
    ]  # fmt: skip
    low = ("VALIGN", (0, 0), (-1, -1), "BOTTOM")
    air = (("RIGHTPADDING", (1, 0), (1, 0), 4), ("RIGHTPADDING", (0, 0), (0, 0), 6))
    return laid([row], widths, low, *air, air=0)


def _whose(planned: PlannedClaim, look: Look) -> Block:
    """Return lines for seat and name, or the sentence that keeps a confidential ballot from having any."""
    if planned.setup.level == CONFIDENTIAL:
        words = SECRET_WORDS if _takes_words(planned) else ""
        return [paragraph(f"{SECRET}{words} {IN_PRINT}", look["note"])]
    style = look["option"]
    seat, name = (longest_word(word, style) + 8 for word in ("Seat", "Name"))
    rest = look.width - seat - SEAT_LINE - name - 10
    row: list[Cell] = [
        paragraph("Seat", style), WriteLine(SEAT_LINE, "number of the seat", 20), "",
        paragraph("Name", style), WriteLine(rest, "name", 20),
    ]  # fmt: skip
    air, low = ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")
    return [laid([row], (seat, SEAT_LINE, 10, name, rest), air, low, air=0)]


def _takes_words(planned: PlannedClaim) -> bool:
    """Return whether anything is written by hand but numbers."""
    return asks_reason(planned) or any(_shape(q) in (TEXT, "") for q in planned.questions)


def asks_reason(planned: PlannedClaim) -> bool:
    """Return whether a reason is asked for: by the set-up, or by an answer that counts only with one."""
    return planned.setup.reason or any(_needing(q) for q in planned.questions)


def _needing(question: Question) -> list[str]:
    """Return the answers of a question that count only with a reason, as they are printed."""
    kind = KINDS.get(question.kind)
    return [o.label for o in options_of(question) if kind is not None and o.value in kind.needs_reason]


def _shape(question: Question) -> str:
    """Return what an answer looks like; empty for a kind that is not installed here."""
    kind = KINDS.get(question.kind)
    return kind.shape if kind is not None else ""


def judge_key_of(question: Question) -> str:
    """Return what is typed for “I cannot judge”: “j” where a nought or a word could be an answer."""
    if _shape(question) in (ALLOCATION, TEXT, ""):
        return "j"
    return judge_key(question)


# --- questions -----------------------------------------------------------------------------------


def blocks(planned: PlannedClaim, look: Look) -> list[Block]:
    """Return a block for each question, then the reason, then how the vote is recorded."""
    made: list[Block] = []
    for _kind, same in groupby(planned.questions, lambda q: q.kind):
        made += _alike(list(same), look)
    if asks_reason(planned):
        made.append(_reason(planned, look))
    if planned.setup.level != CONFIDENTIAL:
        made.append([paragraph(NAMED, look["key"])])
    return made


def _alike(questions: Sequence[Question], look: Look) -> list[Block]:
    """Return neighbours of one kind: as a list when there are several that differ only in their item."""
    if len(questions) > 1 and _shape(questions[0]) == SCALE:
        made = item_list(questions, judge_key_of(questions[0]), look)
        if made is not None:
            return [[paragraph(_ask(questions[0]), look["ask"]), *made]]
    return [_block(question, look) for question in questions]


def _ask(question: Question) -> str:
    """Return the sentence that asks, or the name of the question for a kind that is not installed here."""
    kind = KINDS.get(question.kind)
    return kind.ask if kind is not None else clean(question.label)


def _block(question: Question, look: Look) -> Block:
    """Return one question with its answers."""
    label = Span(f"   {question_label(question, 140)}", SANS, MUTED, look["key"].fontSize)
    asked = paragraph([_ask(question), label], look["ask"])
    if _shape(question) == SCALE:
        return [asked, *scale(question, judge_key_of(question), look)]
    kind = KINDS.get(question.kind)
    if kind is None:
        return [asked, *written(question.label, look)]
    if _shape(question) == RANKING:
        answers = ranking(question, look)
    elif isinstance(kind, AllocationKind):
        answers = allocation(question, kind, look)
    else:
        answers = written(kind.ask, look)
    typed = paragraph(f"For typing in: {kind.hint(question)}", look["key"])
    return [asked, *answers, judge_line(judge_key_of(question), look), typed]


def _reason(planned: PlannedClaim, look: Look) -> Block:
    """Return lines for the reason; where an answer needs one, this is said."""
    needing = [label for question in planned.questions for label in _needing(question)]
    said = "Your reason, if you wish to give one"
    if needing:
        said = f"Your reason. “{needing[0]}” counts only with one."
    return [paragraph(said, look["ask"]), *written("reason", look, REASON_LETTERS)]
