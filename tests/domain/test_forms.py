"""Which questions each kind of claim asks."""

from __future__ import annotations

import pytest

from unifydesk.domain.deck import CLAIM_KINDS
from unifydesk.domain.forms import FORMS, ballot_form
from unifydesk.kinds import KINDS


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("benefit", ["real", "importance"]), ("risk", ["likelihood", "severity"]), ("overall", ["agreement"])],
)
def test_a_claim_asks_the_questions_of_its_kind(kind: str, asked: list[str]) -> None:
    assert [question.id for question in ballot_form(kind, confidence=False)] == asked


@pytest.mark.parametrize("kind", CLAIM_KINDS)
def test_confidence_comes_last_when_it_is_wanted(kind: str) -> None:
    plain, longer = ballot_form(kind, confidence=False), ballot_form(kind, confidence=True)
    assert longer[:-1] == plain
    assert longer[-1].id == "confidence"


def test_every_question_is_of_a_kind_that_exists() -> None:
    assert {q.kind for form in FORMS.values() for q in (*form, *ballot_form("risk", confidence=True))} <= set(
        KINDS.ids()
    )
