"""The appendix of measures: worked examples, dashes with reasons, answers in words, nine points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import CHOICE, described, empty, figures
from unifydesk.domain.question import Question
from unifydesk.domain.report import Report
from unifydesk.domain.tally import Figures, RoundResult
from unifydesk.exporters._pdf_measures import measures
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")
AGREE = Question("agreement", "agreement", "Agreement")


def with_votes(report: Report, *every: Figures) -> Report:
    """Return the record with one claim that was voted on like this, round by round."""
    rounds = tuple(
        RoundResult(b"r", number, "revealed", "named", (each,), (), ())
        for number, each in enumerate(every, start=1)
    )
    claim = replace(report.claims[0], rounds=rounds, described=described(rounds, CHOICE))
    return replace(report, claims=(claim,))


def text_of(lay: Lay, report: Report) -> str:
    """Return the words of the chapter, one line per page."""
    return " ".join("\n".join(lay(measures(report, PAGE))).split())


def test_a_worked_example_has_all_its_measures_in_one_line(report: Report, lay: Lay) -> None:
    # the typical vote for, 0 1 2 6 3: medians, interpolated, IQR, net, dominant, polarisation, Cns, D, IOV,
    # l², Esteban–Ray, bits, Wilson, stability
    text = text_of(lay, with_votes(report, figures(AGREE, (0, 1, 2, 6, 3), 12)))
    line = "EB1 Agreement 1 4 4 0.5 0.67 0.56 0.21 0.73 0.29 0.45 0.55 0.26 1.73 47–91 0.56"
    assert line in text


def test_the_two_middle_answers_are_both_given(report: Report, lay: Lay) -> None:
    assert "Agreement 1 2, 4 3 2 0" in text_of(lay, with_votes(report, figures(AGREE, (0, 3, 0, 3, 0), 6)))


def test_an_undefined_measure_is_a_dash_with_its_reason_below(report: Report, lay: Lay) -> None:
    text = text_of(lay, with_votes(report, figures(AGREE, (0, 0, 0, 1, 0), 5)))
    assert "0 –¹ 1 0 0 21–100" in text
    assert "¹ Needs at least two answers." in text


def test_nobody_answered_and_every_measure_is_a_dash(report: Report, lay: Lay) -> None:
    text = text_of(lay, with_votes(report, figures(AGREE, (0, 0, 0, 0, 0), 5)))
    assert "Agreement 1 " + " ".join(["–¹"] * 14) in text
    assert "¹ Nobody answered." in text


def test_each_claim_and_question_is_named_once(report: Report, lay: Lay) -> None:
    made = figures(AGREE, (0, 1, 2, 6, 3), 12)
    text = text_of(lay, with_votes(report, made, made))
    assert text.count("EB1") == 1
    assert text.count("Agreement") == 1


def test_answers_in_words_have_no_middle_and_a_table_of_their_own(lay: Lay) -> None:
    text = text_of(lay, every_kind(only=("O3",), weighted=False))
    assert "Answers in words Claim Question Round Net Bits Wilson % Stability" in text
    assert "Medians" not in text


def test_nine_points_have_the_figures_of_the_rand_ucla_method(report: Report, lay: Lay) -> None:
    nine = Question("agreement", "agreement9", "Agreement")
    # 1 1 2 5 5 8 9 9 9 is the published example of disagreement
    text = text_of(lay, with_votes(report, figures(nine, (2, 1, 0, 0, 2, 0, 0, 1, 3), 9)))
    assert "P30 P70 IPR IPRAS DI EB1 Agreement 1 3.2 8.6 5.4 3.7 1.46" in text


def test_without_a_vote_there_is_no_chapter() -> None:
    assert measures(empty(), PAGE) == []
    assert measures(every_kind(only=("O4", "O8")), PAGE) == []
