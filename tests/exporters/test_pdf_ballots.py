"""The appendix: every ballot of the named rounds, and in words why others cannot be listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exporters.every_kind import every_kind
from unifydesk.domain.people import Seat
from unifydesk.domain.report import NamedBallot, Report, ReportClaim
from unifydesk.exporters._pdf_ballots import ballots_appendix
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")


def ballots(claim: ReportClaim, people: int, answer: str = "4", **more: object) -> tuple[NamedBallot, ...]:
    """Return the same ballot of so many people in every round of a claim."""
    return tuple(
        NamedBallot(
            claim.claim.id,
            result.number,
            seat,
            "roll_call",
            tuple((f.tally.question.id, answer) for f in result.figures),
            "",
            **more,
        )
        for result in claim.rounds
        for seat in range(1, people + 1)
    )


def told(lay: Lay, report: Report) -> str:
    """Return the words of the appendix on one line."""
    return " ".join("\n".join(lay(ballots_appendix(report, PAGE))).split())


def test_without_ballots_there_is_no_appendix(report: Report) -> None:
    assert ballots_appendix(report, PAGE) == []


def test_seats_stand_down_and_the_questions_of_every_round_across(report: Report, lay: Lay) -> None:
    claim = next(c for c in report.claims if c.claim.id == "EB4")
    one = replace(report, claims=(claim,), ballots=ballots(claim, 2))
    text = told(lay, one)
    assert "Round 1 Round 2 Seat Name Real Importance Real Importance" in text
    assert "1 Ἀριστοτέλης 4 4 4 4 2 Пётр Ильич 4 4 4 4" in text


def test_who_cannot_judge_and_who_gave_nothing_are_told_apart(report: Report, lay: Lay) -> None:
    claim = next(c for c in report.claims if c.claim.id == "EB4")
    given = ballots(claim, 1, "cannot_judge")
    half = replace(given[1], answers=given[1].answers[:1])
    text = told(lay, replace(report, claims=(claim,), seats=(), ballots=(given[0], half)))
    assert "1 cj cj cj –" in text
    assert "“cj” stands for “cannot judge”" in text


def test_hands_and_confidential_rounds_say_why_they_have_no_ballots(report: Report, lay: Lay) -> None:
    text = told(lay, replace(report, ballots=ballots(report.claims[0], 1)))
    assert "Hands are only counted: nobody’s own answer is known." in text
    assert "A confidential round has no ballots by name." in text


def test_channel_weight_and_proxy_have_columns_only_where_they_differ(report: Report, lay: Lay) -> None:
    claim = report.claims[0]
    plain = ballots(claim, 2)
    assert "Through" not in told(lay, replace(report, claims=(claim,), ballots=plain))
    mixed = (replace(plain[0], channel="paper", proxy=2, weight="1.5"), *plain[1:])
    text = told(lay, replace(report, claims=(claim,), seats=(), weighted=True, ballots=mixed))
    assert "How Weight Through" in text
    assert "on paper 1.5 seat 2" in text


def test_reasons_stand_below_in_full_with_their_seat_and_round(report: Report, lay: Lay) -> None:
    claim = report.claims[0]
    first, *others = ballots(claim, 1)
    why = "<b>Because</b> " + "of it " * 5000
    text = told(lay, replace(report, claims=(claim,), ballots=(replace(first, reason=why), *others)))
    assert "<b>Because</b> of it" in text
    assert text.split().count("of") >= 5000
    assert "Reason, round 1" in text


def test_answers_in_words_are_printed_below_and_not_in_the_table(lay: Lay) -> None:
    kinds = every_kind(people=12, only=("O8",))
    claim = kinds.claims[0]
    text = told(lay, replace(kinds, ballots=ballots(claim, 1, "Somebody’s own words.")))
    assert text.count("Somebody’s own words.") == len(claim.rounds)


def test_more_columns_than_fit_stand_in_further_tables_of_whole_rounds(lay: Lay) -> None:
    kinds = every_kind(people=12, only=("O3",))
    claim = kinds.claims[0]
    text = told(lay, replace(kinds, ballots=ballots(claim, 3, "yes")))
    items = sum(len(result.figures) for result in claim.rounds)
    assert text.count("Yes") == 3 * items
    assert text.count("Seat Name") >= 4


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_crowd_runs_over_pages_with_the_heads_on_each(paper: str, report: Report, lay: Lay) -> None:
    claim = next(c for c in report.claims if c.claim.id == "EB4")
    crowd = replace(report, claims=(claim,), seats=(), ballots=ballots(claim, 500))
    pages = lay(ballots_appendix(crowd, sheet(paper)), paper)
    assert len(pages) <= 10
    assert all("Importance" in page for page in pages if "4\n" in page)
    assert "500" in pages[-1]


def test_a_narrow_table_stands_in_blocks_side_by_side(report: Report, lay: Lay) -> None:
    claim = next(c for c in report.claims if c.claim.id == "EB4")
    few, many = (
        told(lay, replace(report, claims=(claim,), seats=(), ballots=ballots(claim, people)))
        for people in (9, 12)
    )
    assert few.count("Seat Real") == 1
    assert many.count("Seat Real") == 2


def test_a_table_in_blocks_keeps_its_heads_whole(report: Report, lay: Lay) -> None:
    claim = next(c for c in report.claims if c.claim.id == "EB4")
    text = "\n".join(
        lay(ballots_appendix(replace(report, claims=(claim,), ballots=ballots(claim, 40)), PAGE))
    )
    assert text.count("Importance") == text.count("Real")


def test_hostile_words_are_printed_and_never_obeyed(report: Report, lay: Lay) -> None:
    bad = "<b>x</b> & \ud800 \x00 \u202e =1+1"
    claim = report.claims[0]
    given = tuple((f.tally.question.id, bad) for f in claim.rounds[0].figures)
    ballot = NamedBallot(claim.claim.id, 1, 1, bad, given, bad, "1", 2)
    other = replace(ballot, seat=2, channel="paper")
    seats = (Seat(1, bad), Seat(2, bad))
    text = told(lay, replace(report, claims=(claim,), seats=seats, ballots=(ballot, other)))
    assert text.count("<b>x</b> & ‹RLO› =1+1") >= 4
