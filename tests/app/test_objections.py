"""Consent: an objection stays open until somebody records why it was addressed, whatever the numbers say."""

from __future__ import annotations

import pytest

from tests.app.stories import close_and_reveal, now, open_round
from unifydesk.app import history, noting, preparing, reporting, voting
from unifydesk.app.results import results
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.workshop import ClaimSetup


@pytest.fixture
def asked(make_file):
    """Six people are asked for their consent to the last claim; the rule is consent."""
    file = make_file(people=6)
    preparing.set_setup(file, ClaimSetup("O1", True, form="consent"))
    preparing.set_rule(file, "consent")
    return file


def vote(file, *answers, reasons=()):
    round_ = open_round(file, "O1")
    for seat, answer in enumerate(answers, start=1):
        reason = reasons[seat - 1] if seat <= len(reasons) else None
        voting.cast(file, round_.id, seat, {"consent": answer}, channel="roll_call", reason=reason)
    close_and_reveal(file, round_)


def label(file):
    return now(file).results["O1"][-1].figures[0].position.label


def test_consent_is_consent_when_nobody_objects_or_disagrees(asked):
    vote(asked, *["agree"] * 5, "abstain")
    assert label(asked) == "consent"


def test_one_objection_among_many_keeps_the_question_open_until_it_is_addressed(asked):
    vote(asked, "objection", *["agree"] * 5, reasons=["It comes too soon."])
    assert label(asked) == "objection_open"
    (objection,) = now(asked).notes_on("O1", "objection")
    assert (objection.text, objection.outcome) == ("It comes too soon.", "")
    noting.address(asked, objection.id, "We start in March instead.")
    assert label(asked) == "consent_reservations"
    told = next(c for c in results(now(asked))["claims"] if c["id"] == "O1")["objections"]
    assert told == [{"text": "It comes too soon.", "owner": "", "outcome": "We start in March instead."}]


def test_addressing_can_be_taken_back(asked):
    vote(asked, "objection", *["agree"] * 5, reasons=["Too soon."])
    (objection,) = now(asked).notes_on("O1", "objection")
    noting.address(asked, objection.id, "Later, then.")
    history.undo(asked)
    assert label(asked) == "objection_open"
    noting.address(asked, objection.id, "Later, then.")
    noting.address(asked, objection.id, " ")
    assert label(asked) == "objection_open"


def test_the_same_objection_in_a_second_round_is_not_noted_twice(asked):
    vote(asked, "objection", *["agree"] * 5, reasons=["Too soon."])
    vote(asked, "objection", "objection", *["agree"] * 4, reasons=["Too soon.", "Too dear."])
    assert [n.text for n in now(asked).notes_on("O1", "objection")] == ["Too soon.", "Too dear."]


def test_two_people_who_object_for_the_same_reason_are_two_objections_to_address(asked):
    vote(asked, "objection", "objection", *["agree"] * 4, reasons=["Too soon.", "Too soon."])
    first, second = now(asked).notes_on("O1", "objection")
    assert (first.text, second.text) == ("Too soon.", "Too soon.")
    noting.address(asked, first.id, "We start in March.")
    assert label(asked) == "objection_open"
    noting.address(asked, second.id, "We start in March.")
    assert label(asked) == "consent_reservations"


def test_an_objection_that_was_addressed_does_not_close_another_one(asked):
    vote(asked, "objection", *["agree"] * 5, reasons=["Too soon."])
    noting.address(asked, now(asked).notes_on("O1", "objection")[0].id, "Later, then.")
    vote(asked, "agree", "objection", *["agree"] * 4, reasons=["", "Too dear."])
    assert label(asked) == "objection_open"
    noting.address(asked, now(asked).notes_on("O1", "objection")[1].id, "A grant pays for it.")
    assert label(asked) == "consent_reservations"


def test_an_objection_raised_again_in_the_same_words_is_open_again(asked):
    vote(asked, "objection", *["agree"] * 5, reasons=["Too soon."])
    noting.address(asked, now(asked).notes_on("O1", "objection")[0].id, "Later, then.")
    vote(asked, "objection", *["agree"] * 5, reasons=["Too soon."])
    assert [n.outcome for n in now(asked).notes_on("O1", "objection")] == ["Later, then.", ""]
    assert label(asked) == "objection_open"


def test_two_objections_in_the_same_words_can_both_be_addressed(asked):
    vote(asked, "objection", "objection", *["agree"] * 4, reasons=["Too soon.", "Too soon."])
    first, second = now(asked).notes_on("O1", "objection")
    noting.address(asked, first.id, "Later, then.")
    assert label(asked) == "objection_open"
    noting.address(asked, second.id, "Later, then.")
    assert label(asked) == "consent_reservations"


@pytest.mark.parametrize("way", ["hands", "confidential"])
def test_an_objection_that_made_no_note_is_not_closed_by_an_older_one(asked, way):
    vote(asked, "objection", *["agree"] * 5, reasons=["Too soon."])
    (first,) = now(asked).notes_on("O1", "objection")
    noting.address(asked, first.id, "In March.")
    if way == "hands":
        round_ = open_round(asked, "O1", channel="hands")
        voting.count_hands(asked, round_.id, "consent", {"objection": 1, "agree": 5})
    else:
        round_ = open_round(asked, "O1", channel="booth", level="confidential")
        for answer in ["objection", *["agree"] * 5]:
            voting.cast_confidential(asked, round_.id, {"consent": answer}, reason="Too dear.")
    close_and_reveal(asked, round_)
    assert label(asked) == "objection_open"
    change = noting.add(asked, "objection", "Too dear.", claim="O1")
    second = next(n for n in now(asked).notes_on("O1", "objection") if n.text == "Too dear.")
    assert change.said
    noting.address(asked, second.id, "A donor pays.")
    assert label(asked) == "consent_reservations"


def test_a_disagreement_is_a_reservation(asked):
    vote(asked, "disagree", *["agree"] * 5)
    assert label(asked) == "consent_reservations"


def test_a_confidential_objection_keeps_its_reason_but_no_link_to_it(asked):
    preparing.set_setup(asked, ClaimSetup("O1", True, channel="booth", level="confidential", form="consent"))
    round_ = open_round(asked, "O1")
    voting.cast_confidential(asked, round_.id, {"consent": "objection"}, reason="Too soon.")
    for _ in range(4):
        voting.cast_confidential(asked, round_.id, {"consent": "agree"}, reason="Fine with me.")
    close_and_reveal(asked, round_)
    assert now(asked).results["O1"][0].reasons == ("Fine with me.",) * 4 + ("Too soon.",)
    assert now(asked).notes_on("O1", "objection") == ()
    assert label(asked) == "objection_open"


def test_only_an_objection_can_be_addressed(asked):
    added = noting.add(asked, "for", "Good.", claim="O1")
    with pytest.raises(InvalidInputError, match="Only an objection"):
        noting.address(asked, added.note_id, "Because.")


def test_consent_is_judged_by_its_own_rule_whatever_rule_was_declared(asked):
    preparing.set_rule(asked, "delphi75")
    vote(asked, "objection", *["agree"] * 5, reasons=["Too soon."])
    assert label(asked) == "objection_open"
    summary = reporting.collect(asked).rule_summary
    assert "Consent has a rule of its own, “Consent”. An objection stands in the way" in summary
