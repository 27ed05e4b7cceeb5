"""Groups side by side: what may be shown, what is held back and why, and consensus over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.exporters.every_kind import every_kind
from unifydesk.app.grouping import compare_groups
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import GroupComparison
from unifydesk.exporters._pdf_groups import groups_story
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
Find = Callable[[str], ReportClaim]
PAGE = sheet("A4")
AGREE = Question("agreement", "agreement", "Agreement")
LARGE = {"North": "4" * 7 + "3" * 3, "South": "2" * 8 + "4" * 4, "West": "5" * 10}


def compared(given: Mapping[str, str], question: Question = AGREE) -> GroupComparison:
    """Return the groups of a question from one string of answers for each."""
    [made] = compare_groups([question], {question.id: {g: Counter(a) for g, a in given.items()}})
    return made


def grouped(claim: ReportClaim, *every: Mapping[str, str]) -> ReportClaim:
    """Return the claim with these groups, round by round."""
    rounds = tuple(
        replace(result, groups=(compared(given),) if given else ())
        for result, given in zip(claim.rounds, every, strict=False)
    )
    return replace(claim, rounds=rounds)


def text_of(lay: Lay, claim: ReportClaim) -> str:
    """Return the words about the groups on one line."""
    return " ".join("\n".join(lay(groups_story(claim, PAGE))).split())


def test_every_group_has_its_answers_on_both_sides_and_between(claim: Find, lay: Lay) -> None:
    text = text_of(lay, grouped(claim("OV1"), LARGE, {}))
    assert "OV1 · Groups side by side" in text
    assert "North 10 7/3/0 South 12 4/0/8 West 10 10/0/0" in text


def test_rounds_stand_beside_each_other(claim: Find, lay: Lay) -> None:
    text = text_of(lay, grouped(claim("OV1"), LARGE, {**LARGE, "West": "1" * 10}))
    assert "Agreement, round 1 Agreement, round 2" in text
    assert "West 10 10/0/0 10 0/0/10" in text


def test_a_group_held_back_in_one_round_has_a_mark_with_its_sentence(claim: Find, lay: Lay) -> None:
    small = {**LARGE, "West": "555", "South": "2" * 8 + "44"}
    text = text_of(lay, grouped(claim("OV1"), LARGE, small))
    assert "West 10 10/0/0 –²" in text or "West 10 10/0/0 –¹" in text
    assert "Fewer than 5 answered, so this group is not shown apart." in text
    assert "Fewer than 3 people stand on one side, so this group is not shown apart." in text


def test_groups_that_are_never_shown_are_named_with_their_reasons_below(claim: Find, lay: Lay) -> None:
    text = text_of(lay, grouped(claim("OV1"), {**LARGE, "East": "4444", "Sea": "222"}, {}))
    assert "Not shown at all: East¹ and Sea¹." in text
    assert "¹ Fewer than 5 answered" in text


def test_a_third_group_is_held_back_where_two_small_ones_could_be_told_from_the_total(
    claim: Find, lay: Lay
) -> None:
    text = text_of(lay, grouped(claim("OV1"), {**LARGE, "East": "44", "Sea": "4"}, {}))
    assert "Not shown at all: East¹, North² and Sea¹." in text
    assert "North 10" not in text


def test_nothing_of_a_group_held_back_is_printed(claim: Find, lay: Lay) -> None:
    text = text_of(lay, grouped(claim("OV1"), {**LARGE, "East": "4444", "Sea": "222"}, {}))
    assert "East 4" not in text
    assert "4/0/0" not in text
    assert "0/0/3" not in text


def test_where_no_group_may_be_shown_one_sentence_says_why(claim: Find, lay: Lay) -> None:
    text = text_of(lay, grouped(claim("OV1"), {"North": "4443", "South": "2221"}, {}))
    assert "No group is shown apart: fewer than 5 answered in each of them." in text
    assert "For / neutral" not in text


def test_where_the_reasons_differ_the_groups_are_named(claim: Find, lay: Lay) -> None:
    text = text_of(lay, grouped(claim("OV1"), {"<North>": "4443", "South": "444441"}, {}))
    assert (
        "No group is shown apart. <North>: fewer than 5 answered, so this group is not shown apart." in text
    )
    assert "South: fewer than 3 people stand on one side, so this group is not shown apart." in text


def test_consensus_over_all_groups_is_a_number(claim: Find, lay: Lay) -> None:
    # (7+1)/(10+2) · (4+1)/(12+2) · (10+1)/(10+2)
    assert "Group-aware consensus: Agreement, round 1 0.22." in text_of(lay, grouped(claim("OV1"), LARGE, {}))


def test_without_enough_people_consensus_is_a_dash_with_the_reason(claim: Find, lay: Lay) -> None:
    few = {"North": "44444", "South": "44444"}
    text = text_of(lay, grouped(claim("OV1"), few, {}))
    assert "Group-aware consensus –: fewer than 20 people answered." in text


def test_approved_items_stand_below_each_other_and_groups_side_by_side(claim: Find, lay: Lay) -> None:
    speed, cost = (Question(f"approval-{i}", "approval", name) for i, name in (("A", "Speed"), ("B", "Cost")))
    yes = {"North": Counter({"yes": 9, "no": 3}), "South": Counter({"pass": 8, "yes": 5})}
    made = compare_groups([speed, cost], {speed.id: yes, cost.id: yes})
    first = claim("OV1").rounds[0]
    figures = tuple(
        replace(first.figures[0], tally=replace(first.figures[0].tally, question=q)) for q in (speed, cost)
    )
    given = replace(claim("OV1"), rounds=(replace(first, figures=figures, groups=made),))
    text = text_of(lay, given)
    assert "Item North South Group-aware consensus Speed 9/0/3 5/8/0 0.29 Cost 9/0/3 5/8/0 0.29" in text


def test_eight_groups_of_a_large_workshop_fit_the_page(lay: Lay) -> None:
    report = every_kind(people=160, only=("B4", "O3"))
    for made in report.claims:
        assert "Public administration and oversight" in text_of(lay, made)


def test_a_claim_without_groups_says_nothing_about_them(claim: Find) -> None:
    assert groups_story(grouped(claim("OV1"), {}, {}), PAGE) == []
