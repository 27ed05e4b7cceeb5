from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unifydesk.domain.forms import CONFIDENCE, FORMS

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.question import CANNOT_JUDGE, Kind
from unifydesk.kinds import KINDS

STRANGE_NUMBERS = (
    "0",
    "-1",
    "6",
    "01",
    "1.0",
    "1e0",
    "1000000000",
    "NaN",
    "inf",
    "٣",
    "１",
    "²",
    "Ⅳ",
    "1,2",
    "1 2",
)
STRANGE_WORDS = (
    "",
    "  ",
    "None",
    "agree",
    "Cannot_Judge",
    "cannot judge",
    "1\x002",
    "<b>1</b>",
    "'; DROP TABLE ballot",
)


def test_the_five_kinds_are_there_and_none_is_broken() -> None:
    assert set(KINDS.ids()) >= {"agreement", "importance", "likelihood", "severity", "confidence"}
    assert KINDS.broken == {}


@pytest.mark.parametrize(("name", "points"), [("agreement", 5), ("importance", 5), ("likelihood", 5)])
def test_the_main_scales_have_five_points(name: str, points: int) -> None:
    assert len(KINDS[name].options) == points


def test_only_confidence_has_no_position() -> None:
    assert [kind.id for kind in KINDS if not kind.has_position] == ["confidence"]
    assert [option.label for option in KINDS["confidence"].options] == ["Low", "Medium", "High"]


def test_every_question_of_every_ballot_form_has_its_kind() -> None:
    asked = {question.kind for form in FORMS.values() for question in form} | {CONFIDENCE.kind}
    assert asked <= set(KINDS.ids())


def test_options_are_numbered_from_the_lowest(kind: Kind) -> None:
    assert [option.value for option in kind.options] == [str(i + 1) for i in range(len(kind.options))]


def test_every_option_has_a_label_of_its_own_and_a_short_one(kind: Kind) -> None:
    assert len({option.label for option in kind.options}) == len(kind.options)
    assert len({option.short for option in kind.options}) == len(kind.options)
    assert all(0 < len(option.short) <= 18 for option in kind.options)


def test_a_kind_asks_in_one_sentence_and_has_a_name(kind: Kind) -> None:
    assert kind.label
    assert all(kind.poles)
    assert kind.ask.endswith("?")


def test_every_option_and_cannot_judge_are_accepted_with_or_without_spaces(kind: Kind) -> None:
    for value in [*(option.value for option in kind.options), CANNOT_JUDGE]:
        assert kind.check(value) == value
        assert kind.check(f" {value}\t\n") == value


@pytest.mark.parametrize("answer", [*STRANGE_NUMBERS, *STRANGE_WORDS])
def test_anything_else_is_refused_with_advice(kind: Kind, answer: str) -> None:
    with pytest.raises(InvalidBallotError) as refused:
        kind.check(answer)
    assert f"give 1 to {len(kind.options)}, or cannot_judge." in str(refused.value)
    assert kind.label in str(refused.value)


def test_a_huge_answer_is_shortened_in_the_message(kind: Kind) -> None:
    with pytest.raises(InvalidBallotError) as refused:
        kind.check("9" * 1_000_000)
    assert len(str(refused.value)) < 120


def test_control_characters_never_reach_the_screen(kind: Kind) -> None:
    with pytest.raises(InvalidBallotError) as refused:
        kind.check("4\x1b[2J\n\u202e5")
    assert str(refused.value).isprintable()


@given(st.text(max_size=40).filter(lambda text: text.strip() not in {*"12345", CANNOT_JUDGE}))
def test_any_other_text_is_refused_in_one_printable_line(text: str) -> None:
    for kind in KINDS:
        with pytest.raises(InvalidBallotError) as refused:
            kind.check(text)
        assert str(refused.value).isprintable()
