"""A claim: what was asked, where the group stands, how it voted, what was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exporters.every_kind import THREE, Room, asked, claim_of, seats
from tests.exporters.sample import CHOICE
from unifydesk.domain.contract import IN_PRINT
from unifydesk.domain.deck import Argument
from unifydesk.domain.notes import Note
from unifydesk.domain.report import ReportClaim
from unifydesk.exporters._pdf_claim import claim_story, note_story
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
Claim = Callable[[str], ReportClaim]
PAGE = sheet("A4")


@pytest.fixture(scope="module")
def told(claim: Claim, lay: Lay) -> Callable[[str], str]:
    """Return a function that gives the words of one claim."""

    def words(claim_id: str) -> str:
        return "\n".join(lay(claim_story(claim(claim_id), None, PAGE)))

    return words


def test_the_sentence_the_prompt_and_the_kind_are_printed(told: Callable[[str], str]) -> None:
    text = told("EB4")
    assert "EB4 · Benefit · epistemic" in text
    assert "“Shared tools speed up the exchange of ideas\nbetween the fields of machine learning.”" in text
    assert "Which idea crossed over because of a shared tool?" in text


def test_the_position_comes_before_the_counts(told: Callable[[str], str]) -> None:
    text = told("HR3")
    said = "Likelihood: Polarised (contested), swing 1 vote Severity: Consensus for, swing 1 vote"
    assert said in " ".join(text.split())
    assert text.index("Polarised (contested)") < text.index("Answered (base of %)")
    assert "We do not agree whether architecture" in text


def test_a_risk_has_its_quadrant_in_words(told: Callable[[str], str]) -> None:
    assert "Likely and severe" in told("ER1")
    assert "Contested" in told("HR3")


def test_a_confidential_vote_says_what_that_means(told: Callable[[str], str]) -> None:
    assert IN_PRINT in " ".join(told("HR2").split())
    assert "has to be trusted" not in told("EB4")


@pytest.mark.parametrize(("claim_id", "why"), [("HR2", "a confidential round"), ("ER2a", "a count of hands")])
def test_rounds_that_cannot_be_linked_are_not(claim_id: str, why: str, told: Callable[[str], str]) -> None:
    text = told(claim_id)
    assert f"Only the two distributions can be compared: {why} cannot be linked to people." in text
    assert "stayed" not in text


def test_notes_stand_by_kind_and_dissent_verbatim(told: Callable[[str], str]) -> None:
    text = " ".join(told("EB1").split())
    assert text.index("The same few building blocks") < text.index("The blocks were chosen because")
    assert "as if the group had understood the same thing by it." in text


def test_an_action_has_owner_and_due_date(told: Callable[[str], str]) -> None:
    assert "Owner: Ada Lovelace · Due: 15 December 2026" in told("EB4")


def test_reasons_are_printed_by_round(told: Callable[[str], str]) -> None:
    text = told("OV1")
    assert "Reasons, round 1" in text
    assert text.count("Because of the cases I have seen.") == 2


def test_a_claim_without_a_vote_says_so(claim: Claim, lay: Lay) -> None:
    silent = replace(claim("EB1"), rounds=(), sentences=(), recorded=None)
    text = "\n".join(lay(claim_story(silent, None, PAGE)))
    assert "Not voted on" in text
    assert "The same few building blocks" in text


def test_a_round_that_was_not_revealed_is_named_without_its_result(claim: Claim, lay: Lay) -> None:
    said = "Round 3 was closed with 9 of 12 recorded; its result was not revealed."
    seen = "\n".join(lay(claim_story(replace(claim("EB1"), hidden=(said,)), None, PAGE)))
    assert "its result was not revealed" in " ".join(seen.split())
    alone = replace(claim("EB1"), rounds=(), sentences=(), recorded=None, hidden=(said,))
    text = " ".join("\n".join(lay(claim_story(alone, None, PAGE))).split())
    assert "No result was revealed" in text
    assert "9 of 12 recorded" in text
    assert "Not voted on" not in text


def test_a_section_is_named_where_it_begins(claim: Claim, lay: Lay) -> None:
    same = lay(claim_story(claim("EB2"), claim("EB1"), PAGE))
    other = lay(claim_story(claim("ER1"), claim("EB4"), PAGE))
    assert not any("Possible epistemic benefits" in text for text in same)
    assert any("Epistemic risks" in text for text in other)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_chart_is_parted_from_its_table(paper: str, claim: Claim, lay: Lay) -> None:
    story = [part for at in range(4) for part in claim_story(claim("ER1"), claim("ER1"), sheet(paper))]
    for text in lay(story, paper):
        assert text.count("Round 1 ·") == text.count("Answered (base of %)")


def test_a_sentence_of_many_lines_is_set_as_running_text(claim: Claim, lay: Lay) -> None:
    wordy = replace(claim("EB1"), claim=replace(claim("EB1").claim, text="word " * 1500))
    pages = lay(claim_story(wordy, None, PAGE))
    assert sum(text.count("word") for text in pages) >= 1500


def test_only_actions_name_an_owner() -> None:
    remark = Note(b"n", 1, "remark", "Said.", owner="Ada")
    assert "Ada" not in str(note_story(remark, PAGE, "Remark"))


def test_an_objection_is_open_until_it_says_how_it_was_addressed(told: Callable[[str], str]) -> None:
    text = told("HR3")
    first, second = text.index("names no time by which"), text.index("Open models are not mentioned.")
    assert "Owner: Пётр Ильич" in text[first:second]
    assert "“Within ten years” was added" in " ".join(text[first:second].split())
    assert "not addressed" not in text[first:second]
    assert "Open: not addressed yet" in text[second:]


def test_objections_stand_before_dissent(told: Callable[[str], str]) -> None:
    text = told("HR3")
    assert text.index("Open models are not mentioned.") < text.index("Concentration is a matter of")


def test_who_voted_for_whom_is_printed_by_round_with_names(claim: Claim, lay: Lay) -> None:
    first, second = claim("EB4").rounds
    voted = replace(claim("EB4"), rounds=(replace(first, proxies=((7, 3),)), second))
    text = " ".join(" ".join(lay(claim_story(voted, None, PAGE, {7: "Ann", 3: "Bob"}))).split())
    assert "By proxy Round 1: seat 7 (Ann) through seat 3 (Bob)" in text


def test_the_same_proxies_in_both_rounds_are_named_once(claim: Claim, lay: Lay) -> None:
    both = tuple(replace(result, proxies=((7, 3), (9, 3))) for result in claim("EB4").rounds)
    text = "\n".join(lay(claim_story(replace(claim("EB4"), rounds=both), None, PAGE)))
    assert "Rounds 1 and 2: seat 7 through seat 3; seat 9 through seat 3" in text


def test_many_proxies_are_told_by_their_seats(claim: Claim, lay: Lay) -> None:
    pairs = tuple((seat, seat - 1) for seat in range(2, 30, 2))
    both = tuple(replace(result, proxies=pairs) for result in claim("EB4").rounds)
    text = "\n".join(lay(claim_story(replace(claim("EB4"), rounds=both), None, PAGE, {2: "Ann"})))
    assert "Rounds 1 and 2: seats 2 through 1, 4 through 3" in text
    assert "Ann" not in text


def test_a_claim_may_ask_for_approval_of_items_and_for_something_else(lay: Lay) -> None:
    room = Room(seats(20), CHOICE, "mixed")
    mixed = asked("X1", "overall", "agreement+approval+open", "Everything", items=THREE)
    text = "\n".join(lay(claim_story(claim_of(mixed, room, rounds=1), None, PAGE)))
    places = [text.index(words) for words in ("X1 · Agreement:", "X1 · 3 items:", "X1 · In your own words:")]
    assert places == sorted(places)


def test_the_form_of_a_claim_is_told(told: Callable[[str], str], claim: Claim, lay: Lay) -> None:
    assert "Agreement, with confidence; reasons were asked for" in told("OV1")
    assert "Likelihood and severity; reasons were not asked for" in told("HR2")
    asking = replace(claim("ER1"), setup=replace(claim("ER1").setup, reason=True))
    text = "\n".join(lay(claim_story(asking, None, PAGE)))
    assert "Likelihood and severity; reasons were asked for" in text


def test_rounds_that_asked_different_things_are_told_apart(claim: Claim, lay: Lay) -> None:
    both = claim("ER1")
    first = replace(both.rounds[0], figures=both.rounds[0].figures[:1])
    text = "\n".join(lay(claim_story(replace(both, rounds=(first, both.rounds[1])), None, PAGE)))
    assert "Round 1: Likelihood; reasons were not asked for" in text
    assert "Round 2: Likelihood and severity; reasons were not asked for" in text


def test_arguments_of_the_deck_stand_apart_from_what_was_said_in_the_room(claim: Claim, lay: Lay) -> None:
    arguments = (Argument("for", "The deck says <b>so</b>."), Argument("against", "The deck doubts it."))
    made = replace(claim("EB1"), claim=replace(claim("EB1").claim, arguments=arguments))
    text = " ".join("\n".join(lay(claim_story(made, None, PAGE))).split())
    deck, room = text.index("For, from the deck"), text.index("For, from the room")
    assert deck < text.index("The deck says <b>so</b>.") < text.index("The deck doubts it.") < room
    assert room < text.index("The same few building blocks")


def test_dissent_stands_beside_the_position_and_before_decisions(told: Callable[[str], str]) -> None:
    text = told("HR3")
    assert "The group’s position" in text
    assert text.index("Concentration is a matter of") < text.index("The group asks for a separate session")
