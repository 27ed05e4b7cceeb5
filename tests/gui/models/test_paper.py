"""What the paper panel says about numbers and piles."""

from __future__ import annotations

from unifydesk.app.paper import Pile, Sheet
from unifydesk.gui.models.paper import pile_words


def sheet(number: int, answer: str) -> Sheet:
    return Sheet(number, (("real", answer),))


def test_an_empty_pile_says_nothing(qapp) -> None:
    assert pile_words(Pile()) == ""


def test_a_pile_says_how_far_it_is(qapp) -> None:
    pile = Pile().with_first(sheet(1, "4"))
    assert pile_words(pile) == "Not recorded yet: 1 ballot typed once"
    pile = pile.with_first(sheet(2, "4"))
    assert pile_words(pile) == "Not recorded yet: 2 ballots typed once"
    assert pile_words(pile.with_again(sheet(1, "4"))) == "Not recorded yet: 1 of 2 ballots typed twice"
