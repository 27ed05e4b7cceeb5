"""Points and quadratic votes: totals, means, givers, what was spent, and why some figures are dashes."""

from __future__ import annotations

from collections.abc import Callable

from tests.exporters.every_kind import CLAIMS, Room, claim_of, every_kind, seats
from tests.exporters.sample import CHOICE
from unifydesk.app.figures import figures
from unifydesk.domain.deck import Item
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import RoundResult, Tally
from unifydesk.exporters._pdf_question import question_blocks
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")
ITEMS = (Item("A", "Speed"), Item("B", "Cost"), Item("C", "Quality"))


def shared(kind: str, *every: tuple[tuple[str, int], ...]) -> ReportClaim:
    """Return a claim with these answers, one round after the other."""
    question = Question(kind, kind, kind.capitalize(), ITEMS)
    made = []
    for number, answers in enumerate(every, start=1):
        people = sum(n for _, n in answers)
        tally = Tally(question, (), (), 0, 10, (("paper", people),), answers, 12)
        result = RoundResult(b"r", number, "revealed", "named", (figures(tally, CHOICE),), (), ())
        made.append(result)
    base = claim_of(CLAIMS[10], Room(seats(1), CHOICE, ""), rounds=1)
    return ReportClaim(base.claim, base.setup, "", tuple(made), (), None, "", ())


def text_of(lay: Lay, claim: ReportClaim) -> str:
    """Return the words of the only question."""
    question = claim.rounds[0].figures[0].tally.question.id
    return "\n".join(lay(question_blocks(claim, question, PAGE)))


def test_points_are_added_up_with_mean_and_givers_the_most_first(lay: Lay) -> None:
    text = text_of(lay, shared("points", (("A:60 B:40", 3), ("B:100", 1), ("0", 1))))
    table = text[text.index("Item, most first") :]
    assert "B Cost\n220\n55\n44\n4\n" in table
    assert "A Speed\n180\n45\n36\n3\n" in table
    assert "C Quality\n0\n0\n0\n0" in table
    assert table.index("B Cost") < table.index("A Speed") < table.index("C Quality")


def test_budget_spending_and_concentration_stand_beside_the_people(lay: Lay) -> None:
    text = text_of(lay, shared("points", (("A:60 B:40", 3), ("B:100", 1), ("0", 1))))
    assert "Answered (base of %)\n5\n100" in text
    assert "Points for each person\n100\nPoints spent\n400\nPoints unspent\n100\n" in text
    assert "Gini\n0.37\nHHI\n0.51" in text  # (2·(3−2)·220 … ) by hand: 440/1200, .55² + .45²


def test_quadratic_votes_count_people_for_and_against_and_have_no_gini(lay: Lay) -> None:
    text = text_of(lay, shared("quadratic", (("A:8 B:-6", 2), ("C:5", 1))))
    table = text[text.index("Item, most first") :]
    assert "A Speed\n16\n5.33\n2\n0\n" in table
    assert "B Cost\n−12\n−4\n0\n2" in table
    assert "Credits spent\n225\nCredits unspent\n75\nGini\n–\nHHI\n–" in text
    assert "not defined where votes may be negative" in " ".join(text.split())


def test_where_nothing_was_given_there_is_nothing_to_concentrate(lay: Lay) -> None:
    text = text_of(lay, shared("points", (("0", 4),)))
    assert "Gini\n–" in text
    assert "Gini and HHI are not defined where nothing was given." in " ".join(text.split())


def test_rounds_stand_side_by_side(lay: Lay) -> None:
    text = text_of(lay, shared("points", (("A:100", 2),), (("B:100", 2),)))
    table = text[text.index("Item, most first") :]
    assert "B Cost\n0\n0\n0\n0\n200\n100\n100\n2" in table


def test_nobody_gave_anything_in_a_round(lay: Lay) -> None:
    text = text_of(lay, shared("points", ()))
    assert "Answered (base of %)\n0\n–" in text
    assert "Item, most first" not in text


def test_twelve_long_names_in_three_rounds_stay_whole(lay: Lay) -> None:
    [claim] = every_kind(only=("O6",), rounds=3).claims
    text = " ".join(text_of(lay, claim).split())
    assert all(item.text in text for item in claim.claim.items)
