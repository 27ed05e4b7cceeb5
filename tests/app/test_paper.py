"""Paper ballots typed twice: differences are found, settled, and nothing else is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import ballot_form, question
from unifydesk.app.paper import KEEP, REASON, WHOLE, Difference, Pile, Sheet, checked_sheet
from unifydesk.domain.errors import InvalidBallotError, NotFoundError

FORM = ballot_form("benefit")


def sheet(number: int, real: str = "", importance: str = "", reason: str = "") -> Sheet:
    answers = (("real", real), ("importance", importance))
    return Sheet(number, tuple(pair for pair in answers if pair[1]), reason)


def pile(first: list[Sheet], again: list[Sheet]) -> Pile:
    made = Pile(FORM)
    for one in first:
        made = made.with_first(one)
    for one in again:
        made = made.with_again(one)
    return made


ANSWERS = st.sampled_from(["", "1", "2", "cannot_judge"])
SHEETS = st.lists(
    st.builds(sheet, st.integers(1, 4), ANSWERS, ANSWERS, st.sampled_from(["", "too dear"])),
    max_size=6,
)


def test_two_entries_that_say_the_same_differ_nowhere() -> None:
    same = [sheet(7, "4", "3"), sheet(2, "1", "", "too dear")]
    both = pile(same, list(reversed(same)))
    assert both.differences == ()
    assert both.agreed == tuple(same)


def test_differences_are_named_ballot_by_ballot_in_the_order_of_the_form() -> None:
    both = pile([sheet(7, "4", "3", "a"), sheet(2, "1", "2")], [sheet(2, "1", "5"), sheet(7, "2", "3", "b")])
    assert both.differences == (
        Difference(7, "real", "4", "2"),
        Difference(7, REASON, "a", "b"),
        Difference(2, "importance", "2", "5"),
    )
    assert both.agreed == ()


def test_an_answer_that_was_left_out_once_is_a_difference() -> None:
    assert pile([sheet(7, "4")], [sheet(7, "4", "3")]).differences == (
        Difference(7, "importance", None, "3"),
    )


def test_a_ballot_that_was_typed_once_only_is_one_difference() -> None:
    both = pile([sheet(1, "4"), sheet(2, "4")], [sheet(2, "4"), sheet(3, "5", "5")])
    assert both.differences == (Difference(1, WHOLE, KEEP, None), Difference(3, WHOLE, None, KEEP))
    assert both.waiting == (1,)
    assert both.numbers == (1, 2, 3)


def test_what_is_settled_counts_whether_chosen_or_typed_anew() -> None:
    both = pile([sheet(7, "4", "3", "a")], [sheet(7, "2", "5", "b")])
    real, importance, reason = both.differences
    done = both.settle(real, "2").settle(importance, "1").settle(reason, "a")
    assert done.unsettled == ()
    assert done.agreed == (sheet(7, "2", "1", "a"),)


def test_a_choice_can_be_changed() -> None:
    both = pile([sheet(7, "4")], [sheet(7, "2")])
    (real,) = both.differences
    assert both.settle(real, "4").settle(real, "2").agreed == (sheet(7, "2"),)


def test_a_ballot_typed_once_is_kept_or_left_out() -> None:
    both = pile([sheet(1, "4"), sheet(2, "5")], [])
    first, second = both.differences
    done = both.settle(first, KEEP).settle(second, None)
    assert done.agreed == (sheet(1, "4"),)
    assert done.dropped == (2,)


def test_a_ballot_whose_every_answer_is_settled_away_is_dropped() -> None:
    both = pile([sheet(1, "4")], [sheet(1, "", "3")])
    for difference in both.differences:
        both = both.settle(difference, None)
    assert (both.agreed, both.dropped) == ((), (1,))


def test_typing_a_ballot_once_more_opens_what_was_settled_about_it() -> None:
    both = pile([sheet(7, "4")], [sheet(7, "2")])
    settled = both.settle(both.differences[0], "4")
    assert settled.with_again(sheet(7, "3")).unsettled == (Difference(7, "real", "4", "3"),)


def test_a_recorded_ballot_leaves_nothing_behind() -> None:
    both = pile([sheet(7, "4"), sheet(8, "1")], [sheet(7, "2"), sheet(8, "1")])
    rest = both.settle(both.differences[0], "4").without(7)
    assert rest == pile([sheet(8, "1")], [sheet(8, "1")])


@given(SHEETS)
def test_an_entry_compared_with_itself_is_agreed_as_it_stands(sheets: list[Sheet]) -> None:
    both = pile(sheets, sheets)
    assert both.differences == ()
    assert both.agreed == tuple(s for s in both.first if s.answers)


@given(SHEETS, SHEETS)
def test_every_pile_can_be_settled_and_then_holds_only_what_one_entry_said(
    first: list[Sheet], again: list[Sheet]
) -> None:
    both = pile(first, again)
    for difference in both.differences:
        both = both.settle(difference, difference.first)
    assert both.unsettled == ()
    assert {s.number for s in both.agreed} | set(both.dropped) == set(both.numbers)
    firsts = {s.number: s for s in both.first if s.answers}
    assert {s.number: s for s in both.agreed} == firsts


def test_a_ballot_is_checked_before_it_is_kept() -> None:
    assert checked_sheet(FORM, Sheet(1, (("importance", " 3 "), ("real", "4")), " why ")) == sheet(
        1, "4", "3", "why"
    )
    with pytest.raises(InvalidBallotError, match="empty"):
        checked_sheet(FORM, Sheet(1, ()))
    with pytest.raises(InvalidBallotError, match="no answer"):
        checked_sheet(FORM, sheet(1, "6"))
    with pytest.raises(NotFoundError):
        checked_sheet(FORM, Sheet(1, (("odd", "1"),)))


def test_an_objection_on_paper_needs_its_reason_as_well() -> None:
    objection = Sheet(1, (("consent", "objection"),))
    with pytest.raises(InvalidBallotError, match="reason"):
        checked_sheet([question("consent")], objection)
    assert (
        checked_sheet([question("consent")], Sheet(1, objection.answers, "Too dear.")).reason == "Too dear."
    )
