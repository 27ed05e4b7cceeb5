"""What the Review page says about the results of one claim, for every kind of answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TypeVar

import pytest

from tests.app.stories import close_and_reveal, open_round, play
from tests.asking import question
from tests.gui.results import answered, counted, result
from tests.gui.views.desk import Desk
from unifydesk.app import people, voting
from unifydesk.domain.people import Seat
from unifydesk.domain.tally import RoundResult
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.grids import Grid
from unifydesk.gui.models.result_parts import Drawing, Part, Words, measure_parts, result_parts

P = TypeVar("P")


def shown(workshop: Workshop, *results: RoundResult) -> tuple[Part, ...]:
    """Return the parts of a claim that has these results."""
    return result_parts(replace(workshop, results={"A1": results}), "A1")


def every(kind: type[P], parts: tuple[Part, ...]) -> list[P]:
    """Return the parts of one kind."""
    return [part for part in parts if isinstance(part, kind)]


def said(parts: tuple[Part, ...]) -> str:
    """Return all words."""
    return "\n".join(part.text for part in every(Words, parts))


def names(parts: tuple[Part, ...]) -> list[str]:
    """Return the names of all tables."""
    return [grid.name for grid in every(Grid, parts)]


def test_without_a_closed_round_there_is_nothing(desk: Desk) -> None:
    assert result_parts(desk.workshop, "A1") == ()
    assert measure_parts(desk.workshop, "A1") == ()


def test_a_scale_has_its_picture_base_figures_and_counts(desk: Desk) -> None:
    parts = shown(desk.workshop, result(1, counted("agreement", 0, 1, 2, 3, 0, present=8)))
    assert names(parts) == ["Figures of the latest round", "Counts of Agreement"]
    assert len(every(Drawing, parts)) == 1
    assert "6 of 8 present answered; 2 silent." in said(parts)
    assert "Round 1, named, revealed; by roll call." in said(parts)


def test_the_heading_says_how_firm_the_label_is(desk: Desk) -> None:
    parts = shown(desk.workshop, result(1, counted("agreement", 0, 0, 0, 9, 3)))
    assert "Agreement · 2 votes would change it" in said(parts)


def test_a_ranking_has_items_pairs_sentences_and_its_picture(desk: Desk) -> None:
    first = result(1, answered("ranking", ("B>A>C", 3)))
    parts = shown(desk.workshop, first, result(2, answered("ranking", ("A>B>C", 3))))
    assert names(parts) == ["Items by Borda points", "Pair by pair"]
    assert [part.figures.ranking is not None for part in every(Drawing, parts)] == [True]
    assert "Round 1: First by Borda: Cost; Condorcet winner: Cost; 3 of 3 answered." in said(parts)


@pytest.mark.parametrize("kind", ["points", "quadratic"])
def test_numbers_on_items_have_a_table_and_what_was_not_spent(desk: Desk, kind: str) -> None:
    parts = shown(desk.workshop, result(1, answered(kind, ("A:5 B:4", 3))))
    assert names(parts) == ["Items by what they were given"]
    assert "unspent" in said(parts)


def test_answers_in_words_are_all_listed(desk: Desk) -> None:
    parts = shown(desk.workshop, result(1, answered("open", ("Pay", 2), ("Travel", 1))))
    assert "•  Pay (2 people)\n•  Travel" in said(parts)


def test_many_questions_on_one_scale_share_their_tables(desk: Desk) -> None:
    asked = [replace(question("approval"), id=f"approval-{x}", label=x) for x in "ABCD"]
    rounds = [result(n, *(counted("approval", 1, 1, 4, question=q) for q in asked)) for n in (1, 2)]
    parts = shown(desk.workshop, *rounds)
    assert names(parts)[1:] == ["Answers to each question in round 1", "Answers to each question in round 2"]
    assert [len(grid.rows) for grid in every(Grid, parts)] == [4, 4, 4]
    assert "question by question" in said(parts)


def test_named_rounds_show_who_moved_with_footnotes(desk: Desk) -> None:
    desk.do(partial(play, claim="O1", first="222244", second="444455"))
    parts = result_parts(desk.workshop, "O1")
    assert "Movement of Agreement" in names(parts)
    assert "6 of 6 moved up, 0 down, 0 stayed" in said(parts)
    assert "Wilcoxon" in said(parts)


def test_secret_rounds_show_only_how_the_shares_shifted(desk: Desk) -> None:
    first = result(1, counted("agreement", 0, 4, 0, 2, 0), level="confidential")
    second = result(2, counted("agreement", 0, 2, 0, 4, 0), level="confidential")
    parts = shown(desk.workshop, first, second)
    assert "4 of 6 agree (2 of 6 before)" in said(parts)
    assert "only between two named rounds" in said(parts)
    assert "Wilcoxon" not in said(parts)


def test_rounds_on_two_scales_are_not_compared(desk: Desk) -> None:
    five = counted("agreement", 0, 4, 0, 2, 0, question=replace(question("agreement"), id="real"))
    nine = counted("agreement9", *[1] * 9, question=replace(question("agreement9"), id="real"))
    parts = shown(desk.workshop, result(1, five), result(2, nine))
    assert "before)" not in said(parts)
    assert len([name for name in names(parts) if name.startswith("Counts")]) == 2


def grouped(desk: Desk) -> None:
    """Put everybody into one of two groups."""
    desk.do(people.set_group, [1, 2, 3], "A")
    desk.do(people.set_group, [4, 5, 6], "B")


def test_groups_stand_side_by_side_or_are_held_back_in_words(desk: Desk) -> None:
    grouped(desk)
    desk.do(partial(play, claim="O1", first="222244", second="444455"))
    parts = result_parts(desk.workshop, "O1")
    assert "Groups on Agreement" not in names(parts)
    assert "A: fewer than 5 answered" in said(parts)
    assert "Group-aware consensus: –, because fewer than 20 people answered." in said(parts)


def test_a_secret_round_says_why_groups_are_not_compared(desk: Desk) -> None:
    secret = result(1, counted("agreement", 0, 4, 0, 2, 0), level="confidential")
    assert "knows nobody’s group" not in said(shown(desk.workshop, secret))
    grouped(desk)
    assert "knows nobody’s group" in said(shown(desk.workshop, secret))


def test_proxies_are_named_by_their_seats(desk: Desk) -> None:
    desk.do(people.edit, Seat(2, "Beatriz", present=False, proxy=1))
    desk.do(partial(play, claim="O1", first="222244", second="444455"))
    assert "By proxy: seat 2 through seat 1." in said(result_parts(desk.workshop, "O1"))


def test_reasons_are_listed_last(desk: Desk) -> None:
    parts = shown(desk.workshop, result(1, counted("agreement", 0, 1, 2, 3, 0), reasons=("It is dear.",)))
    assert [part.text for part in every(Words, parts)[-2:]] == ["Reasons given", "•  It is dear."]


def test_a_round_the_room_has_not_seen_says_so(desk: Desk) -> None:
    desk.do(open_round, "O1")
    desk.do(voting.close_round, desk.last_round("O1").id)
    assert "not revealed to the room yet" in said(result_parts(desk.workshop, "O1"))


def test_measures_come_for_every_scale_with_the_word_that_they_only_describe(desk: Desk) -> None:
    desk.do(lambda file: close_and_reveal(file, open_round(file)))
    parts = measure_parts(desk.workshop, "A1")
    assert names(parts) == ["Measures of Real?", "Measures of Importance"]
    assert said(parts).startswith("These numbers describe.")


def test_items_have_no_measures_of_scales(desk: Desk) -> None:
    ranked = replace(desk.workshop, results={"A1": (result(1, answered("ranking", ("A>B", 3))),)})
    assert measure_parts(ranked, "A1") == ()
