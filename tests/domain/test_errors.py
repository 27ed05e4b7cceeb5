"""Errors are sentences for the person at the screen."""

from __future__ import annotations

from unifydesk.domain.errors import InputProblemsError, Problem, UnifyError


def test_every_problem_of_a_deck_gets_a_line_with_file_and_line_number() -> None:
    error = InputProblemsError(
        "a.md", (Problem(3, "unknown key “tiitle”", "title, authors"), Problem(9, "no text"))
    )
    assert str(error) == "a.md:3: unknown key “tiitle”; expected title, authors\na.md:9: no text"


def test_a_problem_of_a_table_names_its_row() -> None:
    error = InputProblemsError("votes.csv", (Problem(2, "seat 14 is not in this workshop"),), unit="row")
    assert error.lines() == ["votes.csv: row 2: seat 14 is not in this workshop"]


def test_problems_can_be_shown_like_every_other_refusal() -> None:
    assert isinstance(InputProblemsError("a.md", ()), UnifyError)


def test_what_a_problem_quotes_can_neither_steer_nor_turn_round_what_is_said():
    problem = Problem(3, "“a\u202eb\x1b[2J\ufeff\ud800c” is no weight", "a number above 0")
    [said] = InputProblemsError("people.csv", (problem,), unit="row").lines()
    assert said == "people.csv: row 3: “a�b�[2J��c” is no weight; expected a number above 0"


def test_joiners_and_fixed_spaces_stay_in_what_is_quoted():
    [said] = InputProblemsError("x.csv", (Problem(1, "“👩\u200d🔬\u00a0«»”"),)).lines()
    assert said == "x.csv:1: “👩\u200d🔬\u00a0«»”"
