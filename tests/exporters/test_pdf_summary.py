"""The summary: every position in one table by kind, contested ones by name, tasks in another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exporters.every_kind import every_kind
from unifydesk.domain.notes import Note
from unifydesk.domain.position import UNNAMED
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_summary import by_lens, summary, tasks

Lay = Callable[..., list[str]]
Claim = Callable[[str], ReportClaim]
PAGE = sheet("A4")


@pytest.fixture(scope="module")
def told(report: Report, lay: Lay) -> str:
    """Return the words of the summary."""
    return "\n".join(lay(summary(report, PAGE)))


def test_benefits_risks_and_overall_are_apart_and_in_this_order(told: str) -> None:
    names = ("Benefits: epistemic", "Benefits: ethical", "Risks: epistemic", "Risks: ethical", "Overall")
    places = [told.index(f"\n{name}\n") for name in names]
    assert places == sorted(places)


def test_every_claim_has_its_line(told: str, report: Report) -> None:
    assert all(f"{c.claim.id} {c.claim.title}"[:18] in told for c in report.claims)


def test_contested_claims_are_marked_by_a_word(told: str) -> None:
    assert "Contested: polarised" in told


def test_recorded_statements_stand_beside_the_position(told: str) -> None:
    assert "Experts should be asked" in told


def test_likelihood_and_severity_have_lines_of_their_own(told: str) -> None:
    assert told.count("Likelihood") >= 16
    assert told.count("Severity") >= 16


def test_positions_come_with_swing_round_and_count(report: Report, claim: Claim, lay: Lay) -> None:
    text = "\n".join(lay(summary(replace(report, claims=(claim("EB4"),)), PAGE)))
    assert "Consensus for\n10 of 10 agree\n2 votes\n2" in text
    assert "1 of 2 positions would change with one different answer." in " ".join(text.split())


def test_claims_without_a_vote_are_listed(report: Report, claim: Claim, lay: Lay) -> None:
    silent = replace(claim("EB1"), rounds=(), recorded=None)
    some = replace(report, claims=(silent, claim("EB4")), untouched=(claim("OV3").claim,))
    text = "\n".join(lay(summary(some, PAGE)))
    assert "On the agenda, not voted on" in text
    assert "EB1 A shared basis of mind and machine; OV3 Effort against risks" in text


def test_claims_whose_result_was_not_revealed_are_not_called_not_voted_on(
    report: Report, claim: Claim, lay: Lay
) -> None:
    unseen = replace(claim("EB1"), rounds=(), recorded=None, hidden=("Round 1 was still open.",))
    text = "\n".join(lay(summary(replace(report, claims=(unseen,), untouched=()), PAGE)))
    assert "No result was revealed." in text
    assert "Voted on, result not revealed\nEB1 A shared basis of mind and machine" in text
    assert "not voted on" not in text


def test_nothing_voted_on_is_said_in_one_sentence(report: Report, lay: Lay) -> None:
    assert "No claim was voted on." in "\n".join(lay(summary(replace(report, claims=()), PAGE)))


def test_decisions_and_actions_are_collected_from_everywhere(report: Report, lay: Lay) -> None:
    text = "\n".join(lay(tasks(report, PAGE)))
    assert "The benefit is kept for the final list." in text
    assert "Send the minutes round for comments." in text
    assert "before the next\nmeeting" in text
    assert "Ada Lovelace" in text


def test_without_tasks_there_is_no_such_chapter(report: Report) -> None:
    assert tasks(replace(report, claims=(), notes=()), PAGE) == []


def squeezed(lay: Lay, report: Report) -> str:
    """Return the words of the summary on one line."""
    return " ".join("\n".join(lay(summary(report, PAGE))).split())


def test_close_positions_are_counted_of_all_that_can_change(report: Report, lay: Lay) -> None:
    swings = [
        f.position.swing
        for c in report.claims
        if c.rounds
        for f in c.rounds[-1].figures
        if f.position is not None and f.position.label not in UNNAMED
    ]
    said = f"{swings.count(1)} of {len(swings)} positions would change with one different answer."
    assert said in squeezed(lay, report)


def test_pictures_follow_after_all_tables(told: str) -> None:
    places = [told.index(f"\n{head}\n") for head in ("Overall", "The benefits side by side")]
    assert places == sorted(places)


def test_with_weights_nothing_hangs_on_one_answer(lay: Lay) -> None:
    text = squeezed(lay, every_kind(only=("B4", "B7")))
    assert "different answer" not in text
    assert "by weight" in text


def test_benefits_and_risks_have_their_maps_and_rounds_their_slopes(report: Report, lay: Lay) -> None:
    text = squeezed(lay, report)
    places = [
        text.index(words)
        for words in ("The benefits side by side", "The risks side by side", "From one round to the next")
    ]
    assert places == sorted(places)


def test_without_two_rounds_there_are_no_slopes(lay: Lay) -> None:
    assert "From one round" not in squeezed(lay, every_kind(only=("B4", "B7"), rounds=1))


def test_a_label_that_was_recorded_in_place_of_the_rules_stands_below_it(lay: Lay) -> None:
    assert "Recorded as divided" in squeezed(lay, every_kind(only=("B4",)))


def test_approved_items_are_one_line_of_labels(lay: Lay) -> None:
    text = squeezed(lay, every_kind(only=("O3",)))
    assert "12 items Majority for: 10 of 12 items Leaning for: 2 of 12 items" in text


def test_kinds_without_a_position_have_their_finding(lay: Lay) -> None:
    text = squeezed(lay, every_kind(only=("O2", "O4", "O6", "O8")))
    assert "Spectrum Median 6: 42 of 44 answered" in text
    assert "Ranking First by Borda: Compute for universities" in text
    assert "Points Most for Nothing beyond what is done already: 707" in text
    assert "40 of 44 answered in their own words" in text


def test_objections_are_collected_with_what_became_of_them(lay: Lay) -> None:
    text = " ".join("\n".join(lay(tasks(every_kind(only=("O9",)), PAGE))).split())
    assert "Objections Claim Objection Owner Addressed" in text
    assert "Ann Ågren The name was taken out of the third chapter" in text
    assert "The costs are missing. Bob Brown Open: not addressed yet" in text


def test_every_lens_has_its_own_map(report: Report, lay: Lay) -> None:
    text = "\n".join(lay(summary(report, PAGE)))
    _, maps = text.split("The risks side by side")
    assert maps.index("Epistemic\n") < maps.index("Ethical\n")


def test_claims_of_one_lens_or_none_are_not_parted(claim: Claim) -> None:
    same = [claim("EB1"), claim("EB2")]
    assert by_lens(same) == [("", same)]
    bare = [replace(c, claim=replace(c.claim, lens="")) for c in same]
    assert by_lens(bare) == [("", bare)]


def test_claims_without_a_lens_come_after_those_with_one(claim: Claim) -> None:
    bare = replace(claim("EB1"), claim=replace(claim("EB1").claim, lens=""))
    other = replace(claim("EB3"), claim=replace(claim("EB3").claim, lens="Epistemic"))
    assert by_lens([bare, claim("EB2"), other]) == [
        ("epistemic", [claim("EB2"), other]),
        ("other", [bare]),
    ]


def test_actions_with_a_date_come_first_by_date(report: Report, lay: Lay) -> None:
    def action(at: int, text: str, due: str) -> Note:
        return Note(bytes([at]), at, "action", text, due=due)

    notes = (
        action(1, "soonish", "next meeting"),
        action(2, "later", "3 March 2027"),
        action(3, "sooner", "2027-01-31"),
        action(4, "whenever", ""),
    )
    text = "\n".join(lay(tasks(replace(report, claims=(), notes=notes), PAGE)))
    places = [text.index(word) for word in ("sooner", "later", "soonish", "whenever")]
    assert places == sorted(places)


def test_open_questions_are_collected(report: Report, lay: Lay) -> None:
    note = Note(b"q", 1, "question", "Who pays for it?")
    text = "\n".join(lay(tasks(replace(report, claims=(), notes=(note,)), PAGE)))
    assert "Open questions" in text
    assert "Who pays for it?" in text
