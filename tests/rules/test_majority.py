"""More than half of those not abstaining, or of a declared base."""

from __future__ import annotations

import pytest

from tests.rules.casting import label
from unifydesk.domain.rule import ENTITLED, PRESENT, Votes
from unifydesk.rules import default_choice, make_choice, summary
from unifydesk.rules.majority import RULE


def said(no: int, abstaining: int, yes: int, base: str = "answered", **room: int) -> str:
    return label("majority", no, abstaining, yes, base=base, **room)


def test_of_20_members_5_abstain_and_8_carry_but_7_do_not() -> None:
    assert said(no=7, abstaining=5, yes=8) == "carried"
    assert said(no=8, abstaining=5, yes=7) == "not_carried"


def test_equal_sides_are_tied() -> None:
    assert said(no=6, abstaining=8, yes=6) == "tied"
    assert said(no=6, abstaining=8, yes=7) == "carried"
    assert said(no=7, abstaining=8, yes=6) == "not_carried"


def test_where_everyone_abstains_nothing_is_carried() -> None:
    assert said(no=0, abstaining=9, yes=0) == "not_carried"


def test_one_vote_carries_when_all_others_abstain() -> None:
    assert said(no=0, abstaining=9, yes=1) == "carried"


@pytest.mark.parametrize("base", [PRESENT, ENTITLED])
def test_of_another_base_it_needs_more_than_half_of_all(base: str) -> None:
    room = {"present": 20, "entitled": 20}
    assert said(no=2, abstaining=5, yes=8, base=base, **room) == "not_carried"
    assert said(no=2, abstaining=5, yes=10, base=base, **room) == "not_carried"
    assert said(no=2, abstaining=5, yes=11, base=base, **room) == "carried"


def test_of_another_base_only_exact_halves_are_tied() -> None:
    assert said(no=10, abstaining=0, yes=10, base=PRESENT, present=20) == "tied"
    assert said(no=9, abstaining=1, yes=9, base=PRESENT, present=19) == "not_carried"
    assert said(no=9, abstaining=1, yes=10, base=PRESENT, present=20) == "not_carried"


def test_the_absent_count_only_among_the_entitled() -> None:
    assert said(no=1, abstaining=0, yes=11, base=PRESENT, present=20, entitled=22) == "carried"
    assert said(no=1, abstaining=0, yes=11, base=ENTITLED, present=20, entitled=22) == "not_carried"


def test_on_an_agreement_scale_everyone_on_a_side_counts_alike() -> None:
    assert label("majority", 4, 0, 3, 5, 0) == "carried"
    assert label("majority", 0, 5, 3, 0, 4) == "not_carried"
    assert label("majority", 2, 2, 3, 1, 3) == "tied"


def test_a_scale_without_a_middle_has_no_abstentions() -> None:
    assert label("majority", 2, 3, 6, 1) == "carried"
    assert label("majority", 3, 3, 5, 1) == "tied"


def test_one_answer_is_enough_where_no_quorum_is_asked_for() -> None:
    assert said(no=0, abstaining=0, yes=1, present=20) == "no_position"
    assert label("majority", 0, 0, 1, present=20, quorum=0) == "carried"


def test_weights_decide_and_not_heads() -> None:
    votes = Votes((30, 0, 25), 55, 12, 12, 12, "approval")
    assert RULE.label_of(votes, default_choice(RULE)) == "not_carried"


def test_the_summary_says_what_the_half_is_of() -> None:
    said = {
        base: summary(RULE, make_choice("majority", base=base)) for base in ("answered", PRESENT, ENTITLED)
    }
    assert "more than half of the people who answered and did not abstain." in said["answered"]
    assert "more than half of the people present, so abstentions, “I cannot judge” and" in said[PRESENT]
    assert "more than half of all people entitled to vote, so abstentions, silence and" in said[ENTITLED]
