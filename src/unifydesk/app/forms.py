"""Ballot forms: which questions are asked together about a claim, as the deck or the facilitator says."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.deck import Claim
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import TEXT, Question
from unifydesk.kinds import KINDS

AND = "+"
USUAL: dict[str, tuple[str, ...]] = {
    "benefit": ("agreement", "importance"),
    "risk": ("likelihood", "severity"),
    "overall": ("agreement",),
}
"""The kinds asked about a claim unless its deck or its set-up says otherwise."""
REAL = QT_TRANSLATE_NOOP("forms", "Real?")
AGREEMENT = QT_TRANSLATE_NOOP("forms", "Agreement")
CONFIDENCE = Question("confidence", "confidence", QT_TRANSLATE_NOOP("forms", "Confidence"))
MOST_QUESTIONS = 24


def ballot_form(claim: Claim, form: str = "", *, confidence: bool = False) -> tuple[Question, ...]:
    """Return the questions asked about a claim, with confidence last when it is wanted.

    `form` names kinds, such as “agreement9+importance”; empty takes the deck's, or else the usual ones of
    the claim's kind. Raises InvalidInputError for an unknown kind and for items where the claim has none.
    """
    kinds = tuple(form.split(AND)) if form else claim.ask or USUAL[claim.kind]
    questions = [question for kind in kinds for question in _questions(claim, kind)]
    twice = next((q for i, q in enumerate(questions) if q.id in {x.id for x in questions[:i]}), None)
    if twice is not None:
        raise InvalidInputError(f"{claim.id} would be asked for “{twice.label}” twice. Choose another form.")
    if confidence and all(q.id != CONFIDENCE.id for q in questions):
        questions.append(CONFIDENCE)
    return tuple(questions)


def _questions(claim: Claim, kind_id: str) -> tuple[Question, ...]:
    """Return the question of one kind about a claim; approving items asks about each of them."""
    kind = KINDS.get(kind_id)
    if kind is None:
        raise InvalidInputError(
            f"There is no question kind “{kind_id[:30]}”. The kinds are: {', '.join(KINDS.ids())}."
        )
    if kind.asks_items and len(claim.items) < 2:
        raise InvalidInputError(
            f"{claim.id} has no items for “{kind.label}”. Add “item:” lines to its claim in the deck, "
            "or choose another form."
        )
    if kind_id == "approval" and claim.items:
        return tuple(Question(f"approval-{i.id}", kind_id, i.text) for i in claim.items)
    if kind.asks_items:
        return (Question(kind_id, kind_id, kind.label, claim.items, claim.budget, claim.top),)
    if kind_id.startswith("agreement"):  # finer and coarser scales ask the same thing
        question, label = ("real", REAL) if claim.kind == "benefit" else ("agreement", AGREEMENT)
        return (Question(question, kind_id, label),)
    return (Question(kind_id, kind_id, kind.label, ends=claim.ends if kind_id == "spectrum" else ("", "")),)


def forms_for(claim: Claim) -> tuple[str, ...]:
    """Return the forms that are offered for a claim, the usual one first; only forms that can be asked."""
    usual = AND.join(claim.ask or USUAL[claim.kind])
    agreements = [kind.id for kind in KINDS if kind.id.startswith("agreement")]
    if claim.kind == "benefit":
        offered = [f"{kind}+importance" for kind in agreements]
    elif claim.kind == "risk":
        offered = ["likelihood+severity", *agreements]
    else:
        offered = agreements
    others = [k.id for k in KINDS if not k.id.startswith("agreement") and k.id != CONFIDENCE.id]
    fitting = [k for k in others if not KINDS[k].asks_items or len(claim.items) > 1]
    return tuple(dict.fromkeys([usual, *offered, *fitting]))


def checked_form(claim: Claim, form: str) -> str:
    """Return a form that can be asked about a claim; empty when it is the deck's own.

    Raises InvalidInputError with what is wrong otherwise.
    """
    cleaned = AND.join(part.strip() for part in form.split(AND)) if form.strip() else ""
    if len(ballot_form(claim, cleaned)) > MOST_QUESTIONS:
        raise InvalidInputError(
            f"{claim.id} would ask more than {MOST_QUESTIONS} questions. Choose another form."
        )
    return "" if cleaned == AND.join(claim.ask or USUAL[claim.kind]) else cleaned


def channels_for(questions: Sequence[Question]) -> frozenset[str]:
    """Return the ways of voting in which every question of a form can be answered."""
    known = [KINDS[q.kind].channels for q in questions if q.kind in KINDS]
    return frozenset.intersection(*known) if known else frozenset()


def why_not(channel_label: str, questions: Sequence[Question], channel: str) -> str:
    """Return why a form cannot be answered in a way of voting, or an empty text when it can."""
    for question in questions:
        kind = KINDS.get(question.kind)
        if kind is not None and channel not in kind.channels:
            given = "words" if kind.shape == TEXT else "several numbers or an order"
            return (
                f"“{question.label}” takes {given}, which “{channel_label}” cannot show. "
                "Choose roll call, booth or paper."
            )
    return ""


def asks_reason(questions: Sequence[Question]) -> bool:
    """Return whether a form has an answer that counts only with a reason."""
    return any(KINDS[q.kind].needs_reason for q in questions if q.kind in KINDS)
