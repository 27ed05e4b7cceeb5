"""One ballot: whose it is or that it is nobody's, every question once, the reason where one is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exporters.every_kind import CLAIMS, asked
from tests.exporters.printed import plan
from unifydesk.app.typed import answer_of, judge_word
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.exporters._ballots_form import (
    SECRET,
    SECRET_WORDS,
    asks_reason,
    blocks,
    continued,
    head,
    judge_key_of,
)
from unifydesk.exporters._ballots_look import looks_of
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.kinds import KINDS

Lay = Callable[..., list[str]]
LOOK = looks_of(sheet("A4"), 1)[0]
BY_ID = {claim.id: claim for claim in CLAIMS}


@pytest.fixture
def said(lay: Lay) -> Callable[[list[object]], str]:
    """Return a function that gives the words of a story on one line."""
    return lambda story: " ".join(" ".join(lay(story)).split())


def whole(planned, look=LOOK):
    return [*head(planned, look), *(flowable for block in blocks(planned, look) for flowable in block)]


def test_a_named_ballot_asks_for_seat_name_and_round(said) -> None:
    text = said(head(plan(BY_ID["B4"]), LOOK))
    assert all(word in text for word in ("Seat", "Name", "Round", "B4", "A scale without a middle"))


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_confidential_ballot_has_no_place_for_seat_or_name_and_asks_for_no_mark(claim, said) -> None:
    secret = plan(claim, channel="paper", level="confidential")
    for part in (whole(secret), continued(secret, LOOK)):
        text = said(part)
        assert SECRET in text
        assert "Seat" not in text
        assert "Name" not in text.replace("Name up to", "")
        assert "recorded for your seat" not in text


def test_who_writes_words_in_confidence_is_told_that_handwriting_is_known(said) -> None:
    words, ticks = (plan(BY_ID[name], level="confidential") for name in ("O8", "B7"))
    assert SECRET_WORDS.strip() in said(head(words, LOOK))
    assert SECRET_WORDS.strip() not in said(head(ticks, LOOK))


def test_a_reason_is_asked_where_the_set_up_or_an_answer_wants_one(said) -> None:
    assert not asks_reason(plan(BY_ID["B4"]))
    assert "Your reason, if you wish to give one" in said(whole(plan(BY_ID["B4"], reason=True)))
    assert "“I object, for this reason” counts only with one." in said(whole(plan(BY_ID["O9"])))


@pytest.mark.parametrize("kind", KINDS.ids())
def test_every_kind_asks_its_question_and_offers_cannot_judge(kind, said) -> None:
    claim = asked("X1", "overall", kind, "Anything", items=BY_ID["O7"].items, ends=("one", "many"))
    text = said(whole(plan(claim)))
    assert KINDS[kind].ask in text
    assert "cannot judge" in text.lower()


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS if not kind.options])
def test_what_is_not_one_key_says_how_it_is_typed(kind, said) -> None:
    claim = asked("X1", "overall", kind, "Anything", items=BY_ID["O7"].items)
    planned = plan(claim)
    assert KINDS[kind].hint(planned.questions[0]) in said(whole(planned))


@pytest.mark.parametrize("kind", KINDS.ids())
def test_cannot_judge_has_the_key_that_typing_takes(kind: str) -> None:
    question = Question("q", kind, "Q", BY_ID["O7"].items)
    assert judge_key_of(question) == judge_word(question)
    assert answer_of(judge_key_of(question), question) == CANNOT_JUDGE


def test_items_that_are_approved_one_by_one_share_one_list() -> None:
    planned = plan(BY_ID["O3"])
    assert len(planned.questions) == 12
    assert len(blocks(planned, LOOK)) == 2  # the list, and how the vote is recorded


def test_a_kind_that_is_not_installed_here_has_lines_to_write_on(said) -> None:
    planned = replace(plan(BY_ID["O1"]), questions=(Question("q", "newer", "What is <i>new</i>?"),))
    assert "What is <i>new</i>?" in said(whole(planned))


def test_a_further_page_says_whose_ballot_it_continues(said) -> None:
    text = said(continued(plan(BY_ID["B4"]), LOOK))
    assert "B4 · A scale without a middle, continued" in text
    assert "Seat" in text
