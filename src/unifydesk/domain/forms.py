"""Ballot forms: which questions are asked together for each kind of claim."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Question

CONFIDENCE = Question("confidence", "confidence", QT_TRANSLATE_NOOP("forms", "Confidence"))

FORMS: dict[str, tuple[Question, ...]] = {
    "benefit": (
        Question("real", "agreement", QT_TRANSLATE_NOOP("forms", "Real?")),
        Question("importance", "importance", QT_TRANSLATE_NOOP("forms", "Importance")),
    ),
    "risk": (
        Question("likelihood", "likelihood", QT_TRANSLATE_NOOP("forms", "Likelihood")),
        Question("severity", "severity", QT_TRANSLATE_NOOP("forms", "Severity")),
    ),
    "overall": (Question("agreement", "agreement", QT_TRANSLATE_NOOP("forms", "Agreement")),),
}


def ballot_form(claim_kind: str, *, confidence: bool) -> tuple[Question, ...]:
    """Return the questions asked for a claim of this kind, with confidence last when it is wanted."""
    return FORMS[claim_kind] + ((CONFIDENCE,) if confidence else ())
