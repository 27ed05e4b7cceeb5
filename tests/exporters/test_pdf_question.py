"""A question: the finding over the chart, and every count of every round beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import claim_of, figures, rows
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import RoundResult
from unifydesk.exporters._pdf_question import question_blocks
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
Claim = Callable[[str], ReportClaim]
PAGE = sheet("A4")
REAL = Question("real", "agreement", "Real?")


def voted(claim: ReportClaim, *counts: tuple[int, ...], present: int = 12, cannot: int = 0) -> ReportClaim:
    """Return the claim with one round for each of these counts."""
    rounds = tuple(
        RoundResult(b"r", number, "revealed", "named", (figures(REAL, each, present, cannot),), (), ())
        for number, each in enumerate(counts, start=1)
    )
    return replace(claim, rounds=rounds, sentences=("Majority for: 7 of 10 agree",))


def test_every_count_is_printed_with_its_share_and_base(claim: Claim, lay: Lay) -> None:
    [text] = lay(question_blocks(voted(claim("EB1"), (1, 0, 2, 6, 1), cannot=1), "real", PAGE))
    for row in (
        "1 Strongly disagree\n1\n10",
        "2 Disagree\n0\n0",
        "3 Neither agree nor disagree\n2\n20",
        "4 Agree\n6\n60",
        "5 Strongly agree\n1\n10",
        "Answered (base of %)\n10\n100",
        "Cannot judge\n1",
        "Silent\n1",
        "Present, all who are entitled\n12",
        "Median (middle half)\n4 (3.25–4)",
        "For / neutral / against\n7/2/1",
    ):
        assert row in text, row


def test_finding_and_swing_stand_with_the_last_round(claim: Claim, lay: Lay) -> None:
    [text] = lay(question_blocks(voted(claim("EB1"), (1, 0, 2, 6, 1), (0, 1, 2, 6, 1)), "real", PAGE))
    assert text.count("Majority for: 7 of 10 agree") == 1
    assert "different answer" in text
    assert "Round 1 ·" in text
    assert "Round 2 ·" in text


def test_undefined_figures_are_dashes(claim: Claim, lay: Lay) -> None:
    [text] = lay(question_blocks(voted(claim("EB1"), (0, 0, 0, 0, 0)), "real", PAGE))
    for row in ("Answered (base of %)\n0\n–", "Median (middle half)\n–", "Agreement A\n–", "Swing\n–"):
        assert row in text, row
    assert "Nobody answered" in text


def test_seven_rounds_take_three_blocks(claim: Claim) -> None:
    many = claim_of(rows()[0], rounds=7)
    assert len(question_blocks(many, "real", PAGE)) == 3
    assert question_blocks(claim("EB1"), "agreement", PAGE) == []


def test_rounds_on_different_scales_do_not_share_a_table(claim: Claim) -> None:
    asked = voted(claim("EB1"), (1, 0, 2, 6, 1), (1, 2, 9))
    first, second = asked.rounds
    made = second.figures[0]
    three = replace(made, tally=replace(made.tally, options=("1", "2", "3")))
    asked = replace(asked, rounds=(first, replace(second, figures=(three,))))
    assert len(question_blocks(asked, "real", PAGE)) == 2


def test_a_question_of_an_unknown_kind_is_printed_by_its_values(claim: Claim, lay: Lay) -> None:
    made = figures(REAL, (1, 0, 2, 6, 1), 12)
    strange = replace(
        made, tally=replace(made.tally, question=Question("mood", "weather", "Mood?")), position=None
    )
    result = RoundResult(b"r", 1, "revealed", "named", (strange,), (), ())
    [text] = lay(question_blocks(replace(claim("EB1"), rounds=(result,)), "mood", PAGE))
    assert "Mood: Mood?" in text
    assert "Swing" not in text


def text_of(lay: Lay, claim_id: str, question: str, **record: object) -> str:
    """Return the words of one question of the record of every kind."""
    [made] = every_kind(only=(claim_id,), **record).claims
    return "\n".join(lay(question_blocks(made, question, PAGE)))


def test_scales_of_four_seven_and_nine_have_all_their_answers(lay: Lay) -> None:
    assert "4 Strongly agree" in text_of(lay, "B4", "real")
    assert "7 Strongly agree" in text_of(lay, "B7", "real")
    assert "9 Entirely agree" in text_of(lay, "B9", "real")


def test_a_spectrum_is_read_by_the_numbers_people_gave(lay: Lay) -> None:
    text = text_of(lay, "O2", "spectrum", weighted=False)
    table = " ".join(text[text.index("Answer\n") :].split())
    assert "0 one model that serves every task and everybody 0 0" in table
    assert "10 many models, each for its task 3" in table
    assert "Median (middle half)\n6 (5–8)" in text
    assert "For / neutral" not in text


def test_answers_in_words_have_neither_middle_nor_a_second_count_of_sides(lay: Lay) -> None:
    text = text_of(lay, "O9", "consent")
    assert "I object, for this reason" in text
    assert not any(words in text for words in ("Median", "Agreement A", "For / neutral"))


def test_weighted_sides_stand_below_the_people(lay: Lay) -> None:
    text = text_of(lay, "B7", "real")
    assert "The same by weight\n32/7.75/5.25" in text
    assert "a label that follows the weights" in text


def test_weighted_rounds_without_room_beside_the_counts_stand_above_them(lay: Lay) -> None:
    text = text_of(lay, "B7", "real")
    assert text.index("Round 2 ·") < text.index("B7 · Real\nRound 1")
