"""How problems are collected and shown."""

from __future__ import annotations

from unifydesk.decks.problems import MOST_LISTED, Problems, listed, nearest, quote


def test_problems_come_in_the_order_of_their_lines() -> None:
    problems = Problems()
    problems.add(9, "later")
    problems.add(2, "earlier", "something")
    assert problems.error("d.md").lines() == ["d.md:2: earlier; expected something", "d.md:9: later"]


def test_no_problem_raises_nothing() -> None:
    Problems().raise_if_any("d.md")


def test_the_same_problem_is_said_once() -> None:
    problems = Problems()
    problems.add(1, "a")
    problems.add(1, "a")
    assert len(problems.error("d.md").problems) == 1


def test_more_than_a_hundred_problems_are_counted() -> None:
    problems = Problems()
    for line in range(1, MOST_LISTED + 51):
        problems.add(line, "wrong")
    found = problems.error("d.md").problems
    assert (len(found), found[-1].what) == (MOST_LISTED + 1, "and 50 more problems from here on")


def test_the_nearest_word_is_found_whatever_its_capitals() -> None:
    assert nearest("eb1", ("EB1", "HR6")) == "EB1"


def test_a_word_that_is_like_no_other_gets_no_suggestion() -> None:
    assert nearest("xyzzy", ("title", "text")) is None


def test_long_words_are_shortened_in_messages() -> None:
    assert len(quote("x" * 500)) == 62


def test_words_are_listed_as_people_list_them() -> None:
    assert (listed(("a",)), listed(("a", "b", "c"))) == ("a", "a, b or c")
