"""Approval of several items: one table, most yes first, every answer of every round, and its base."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import figures
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures, RoundResult
from unifydesk.exporters._pdf_approval import approval_blocks
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
Find = Callable[[str], ReportClaim]
PAGE = sheet("A4")
SPEED, COST = (Question(f"approval-{i}", "approval", name) for i, name in (("A", "Speed"), ("B", "Cost")))


def approved(claim: ReportClaim, *every: Sequence[Figures]) -> ReportClaim:
    """Return the claim with these figures, one round after the other."""
    rounds = tuple(
        RoundResult(b"r", number, "revealed", "named", tuple(made), (), ())
        for number, made in enumerate(every, start=1)
    )
    return replace(claim, rounds=rounds)


def text_of(lay: Lay, claim: ReportClaim) -> str:
    """Return the words of the table."""
    return "\n".join(lay(approval_blocks(claim, (SPEED, COST), PAGE)))


def test_items_stand_with_every_answer_the_most_yes_first(claim: Find, lay: Lay) -> None:
    made = approved(claim("OV1"), (figures(SPEED, (7, 1, 2), 12, 1), figures(COST, (1, 0, 9), 12, 0)))
    text = text_of(lay, made)
    assert "OV1 · 2 items: Do you approve?" in text
    assert text.index("Cost") < text.index("Speed")
    assert "Consensus for, swing 1 vote\n9\n90\n0\n1\n0\n2" in text
    assert "Majority against, swing 1 vote\n2\n20\n1\n7\n1\n1" in text


def test_the_base_is_named_once_a_round_with_its_numbers(claim: Find, lay: Lay) -> None:
    one = figures(SPEED, (7, 1, 2), 12, 1)
    tally = replace(one.tally, base="present", by_proxy=2, entitled=15)
    made = approved(claim("OV1"), (replace(one, tally=tally), figures(COST, (1, 0, 9), 12)))
    text = text_of(lay, made)
    said = (
        "Round 1: 12 present, 2 of them by proxy, 15 entitled; percentages of those present are those of yes."
    )
    assert said in " ".join(text.split())
    assert "2\n17\n1\n7\n1\n1" in text  # of 12 and not of 10


def test_an_item_that_one_round_did_not_ask_has_dashes(claim: Find, lay: Lay) -> None:
    first, second = figures(SPEED, (7, 1, 2), 12), figures(COST, (1, 0, 9), 12)
    text = text_of(lay, approved(claim("OV1"), (first,), (first, second)))
    assert "–\n–\n–\n–\n–\n–\n9\n90" in text


def test_two_rounds_fit_beside_each_other_and_a_third_follows_below(claim: Find, lay: Lay) -> None:
    made = figures(SPEED, (7, 1, 2), 12), figures(COST, (1, 0, 9), 12)
    assert text_of(lay, approved(claim("OV1"), made, made)).count("Item, most yes first") == 1
    assert text_of(lay, approved(claim("OV1"), made, made, made)).count("Item, most yes first") == 2


def test_weights_of_yes_stand_beside_its_people(claim: Find, lay: Lay) -> None:
    one = figures(SPEED, (7, 1, 2), 12)
    weights = tuple(Decimal(each) for each in ("7", "1", "4.5"))
    tally = replace(one.tally, weighted=weights, weight_of=(("answered", Decimal("12.5")),))
    text = text_of(lay, approved(claim("OV1"), (replace(one, tally=tally), figures(COST, (1, 0, 9), 12))))
    assert "2\n20\n1\n7\n0\n2\n4.5\n36" in text
    assert "9\n90\n0\n1\n0\n2\n–\n–" in text


def test_twelve_long_names_are_printed_whole(lay: Lay) -> None:
    [made] = every_kind(only=("O3",)).claims
    questions = [f.tally.question for f in made.rounds[0].figures]
    text = " ".join("\n".join(lay(approval_blocks(made, questions, PAGE))).split())
    assert all(item.text in text for item in made.claim.items)


def test_a_claim_without_these_questions_has_no_table(claim: Find) -> None:
    assert approval_blocks(claim("OV1"), (SPEED, COST), PAGE) == []
