"""Where the group stands: the rule's labels with their swing, findings, and what was recorded instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import figures
from unifydesk.domain.position import Position
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.exporters._pdf_position import approved, by_label, items_words, leading, position_story
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
Find = Callable[[str], ReportClaim]
PAGE = sheet("A4")


def text_of(lay: Lay, claim: ReportClaim) -> str:
    """Return the words on one line."""
    return " ".join(lay(position_story(claim, PAGE))[0].split())


def test_labels_stand_with_their_swing(claim: Find, lay: Lay) -> None:
    text = text_of(lay, claim("EB4"))
    assert "Position Real: Consensus for, swing 2 votes Importance: Consensus for, swing 1 vote" in text


def test_a_label_by_weight_says_so_and_has_no_swing(lay: Lay) -> None:
    [made] = every_kind(only=("B7",)).claims
    assert "Majority for (by weight)" in text_of(lay, made)
    assert "swing" not in text_of(lay, made)


def test_another_label_than_the_rules_is_printed_with_both_and_the_reason(lay: Lay) -> None:
    [made] = every_kind(only=("B4",)).claims
    text = text_of(lay, made)
    assert made.recorded is not None
    assert made.recorded.differs
    assert "Recorded as “divided”, where the rule says “majority for”: Three people changed" in text
    assert "We leave it open until the evidence is in." in text


def test_a_kind_without_a_position_has_its_finding(lay: Lay) -> None:
    [made] = every_kind(only=("O4",)).claims
    assert "Finding First by Borda: " in text_of(lay, made)


def test_a_claim_without_either_says_that_there_is_no_position(claim: Find, lay: Lay) -> None:
    bare = replace(claim("EB4").rounds[0], figures=())
    assert "No position" in text_of(lay, replace(claim("EB4"), rounds=(bare,), sentences=(), recorded=None))


def some(*yes: int) -> list[object]:
    """Return approved items with so many yes of twelve."""
    made = []
    for at, n in enumerate(yes):
        question = Question(f"approval-{at}", "approval", f"Item {at}")
        label = "consensus_for" if n > 8 else "divided"
        made.append(replace(figures(question, (12 - n, 0, n), 12), position=Position(label, 1)))
    return made


def test_items_are_gathered_under_their_labels_most_yes_first() -> None:
    assert by_label(some(9, 6, 11, 5)) == [
        ("Consensus for", ["Item 2", "Item 0"]),
        ("Divided", ["Item 1", "Item 3"]),
    ]


def test_a_single_approval_is_a_question_like_any_other() -> None:
    assert approved(some(9)) == []
    assert len(approved(some(9, 3))) == 2


def test_a_few_items_are_named_and_many_are_counted() -> None:
    assert items_words("Divided", ["A", "B"], 4) == "Divided: A and B"
    assert items_words("Divided", ["A", "B"], 5) == "Divided: 2 of 5 items"


def test_only_the_last_round_leads(claim: Find) -> None:
    assert leading(claim("EB4")) == list(claim("EB4").rounds[-1].figures)
    assert leading(replace(claim("EB4"), rounds=())) == []
