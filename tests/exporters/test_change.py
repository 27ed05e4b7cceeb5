"""What changed in numbers: the worked example of twelve people, undefined figures, shifts of the whole."""

from __future__ import annotations

from collections.abc import Callable

from tests.exporters.sample import figures
from tests.measures.people import table_of
from unifydesk.app.describing import describe_change
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Movement, RoundResult
from unifydesk.exporters._change import change_line, shift_lines
from unifydesk.measures.movement import up_down_same

Find = Callable[[str], ReportClaim]
AGREE = Question("agreement", "agreement", "Agreement")
OPTIONS = ("1", "2", "3", "4", "5")


def line(before: str, after: str) -> str:
    """Return the footnotes to the movement between two rounds given as strings of answers."""
    table = table_of(zip(before, after, strict=True), OPTIONS)
    made = Movement(AGREE, OPTIONS, table, *up_down_same(table))
    return change_line(made, describe_change(made))


def test_the_worked_example_has_all_its_figures() -> None:
    assert line("233424532431", "334425544432") == (
        "50% changed their answer, 25% of the distribution moved; Wilcoxon W+ 21, W− 0, exact p 0.031; sign "
        "test p 0.031; for in both 4, gained 3, lost 0, in neither 5, McNemar p 0.250; kappa 0.34, linear "
        "0.52, quadratic 0.69."
    )


def test_where_nobody_moved_the_tests_are_dashes_with_the_reason() -> None:
    said = line("1234", "1234")
    assert "Wilcoxon and sign test – (nobody moved)" in said
    assert "McNemar p – (no one crossed)" in said
    assert "kappa 1, linear 1, quadratic 1" in said


def test_few_who_moved_have_counts_and_no_p() -> None:
    assert "W+ 1, W− 0, exact p – (fewer than 6 people moved, so no p-value can reach 0.05)" in line(
        "12", "22"
    )


def test_one_and_the_same_answer_twice_has_no_kappa() -> None:
    assert "kappa – (both rounds are one and the same answer), linear –, quadratic –" in line("444", "444")


def test_a_p_beyond_twenty_who_moved_is_not_called_exact() -> None:
    said = line("1" * 21, "2" * 21)
    assert "exact" not in said
    assert "p < 0.001" in said


def result(*counts: int, base: str = "answered", question: Question = AGREE) -> RoundResult:
    """Return a round with these counts."""
    made = figures(question, counts, sum(counts) + 2)
    return RoundResult(b"r", 1, "revealed", "confidential", (made,), (), ())


def test_a_shift_has_both_bases_and_the_part_that_moved() -> None:
    said = "Agreement: 7 of 10 agree, 4 of 10 before; 30% of the distribution moved."
    assert shift_lines(result(2, 0, 4, 4, 0), result(0, 0, 3, 6, 1)) == [said]


def test_a_question_on_another_scale_has_no_shift() -> None:
    spectrum = Question("agreement", "spectrum", "Agreement")
    assert shift_lines(result(1, 1, 1, 1, 1), result(*[1] * 11, question=spectrum)) == []


def test_without_answers_the_part_that_moved_is_a_dash() -> None:
    [said] = shift_lines(result(0, 0, 0, 0, 0), result(0, 0, 0, 4, 0))
    assert said == "Agreement: 4 of 4 agree, 0 of 0 before; – of the distribution moved."
