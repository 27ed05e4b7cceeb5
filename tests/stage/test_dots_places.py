"""Where dots can lie, and what may be typed for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stage.samples import BENEFIT_FORM, ONE_SCALE, RISK_FORM, SPECTRUM_FORM, dots_scene
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.domain.stage import DotsMoment
from unifydesk.stage.dots_layout import home_part
from unifydesk.stage.dots_places import TypedError, given_by, parts_of, place_words, read_typed


def test_likelihood_and_severity_share_a_map_and_every_other_question_has_its_own_page():
    assert [[q.id for q in part.questions] for part in parts_of(RISK_FORM)] == [
        ["likelihood", "severity"],
        ["confidence"],
    ]
    assert [len(part.questions) for part in parts_of(BENEFIT_FORM)] == [1, 1]
    assert [len(part.questions) for part in parts_of(RISK_FORM[1:])] == [1, 1]


def test_a_map_keeps_its_place_in_the_form_whatever_the_order():
    mixed = (RISK_FORM[2], RISK_FORM[1], RISK_FORM[0])
    assert [[q.id for q in part.questions] for part in parts_of(mixed)] == [
        ["confidence"],
        ["likelihood", "severity"],
    ]


def test_a_scale_has_a_place_for_every_answer_and_one_for_not_judging():
    places = parts_of(ONE_SCALE)[0].places
    assert [answers[0][1] for answers in places] == ["1", "2", "3", "4", "5", CANNOT_JUDGE]


def test_a_map_has_twenty_five_fields_and_one_place_for_not_judging():
    places = parts_of(RISK_FORM)[0].places
    assert len(places) == 26
    assert places[0] == (("likelihood", "1"), ("severity", "1"))
    assert places[1] == (("likelihood", "2"), ("severity", "1"))
    assert places[-1] == (("likelihood", CANNOT_JUDGE), ("severity", CANNOT_JUDGE))


def test_a_dot_lies_nowhere_while_one_of_two_questions_has_no_answer():
    part = parts_of(RISK_FORM)[0]
    assert part.lies({"likelihood": "4"}) is None
    assert part.lies({"likelihood": "4", "severity": "2"}) == (("likelihood", "4"), ("severity", "2"))


def test_a_dot_that_cannot_judge_one_of_two_questions_lies_beside_the_map():
    part = parts_of(RISK_FORM)[0]
    assert part.lies({"likelihood": "4", "severity": CANNOT_JUDGE}) == part.places[-1]


def test_a_place_says_what_lying_there_means():
    part = parts_of(RISK_FORM)[0]
    assert place_words(part, part.places[1]) == "Unlikely, Negligible"
    assert place_words(part, part.places[-1]) == "I cannot judge"


def test_a_dot_on_its_way_lies_at_its_new_place_already():
    scene = dots_scene(ONE_SCALE, 3, 0)
    scene = replace(scene, dots=((1, (("agreement", "2"),)),))
    moving = replace(scene, moment=DotsMoment(on_the_way=((1, (("agreement", "5"),)),)))
    assert given_by(moving) == {1: {"agreement": "5"}}


def test_the_page_is_the_first_that_somebody_has_not_answered():
    assert home_part(dots_scene(BENEFIT_FORM, 3, 2)) == 0
    halves = tuple((n, (("real", "4"),)) for n in (1, 2, 3))
    assert home_part(replace(dots_scene(BENEFIT_FORM, 3, 0), dots=halves)) == 1
    assert home_part(dots_scene(BENEFIT_FORM, 3, 3)) == 0


@pytest.mark.parametrize(
    ("text", "part", "in_hand", "expected"),
    [
        ("7", 0, None, (7, {})),
        ("7 4", 0, None, (7, {"real": "4"})),
        ("7 4 2", 0, None, (7, {"real": "4", "importance": "2"})),
        ("7 4", 1, None, (7, {"importance": "4"})),
        ("7 0", 0, None, (7, {"real": CANNOT_JUDGE})),
        ("4", 0, 7, (7, {"real": "4"})),
        ("12", 0, 7, (12, {})),
        ("12 1", 0, 7, (12, {"real": "1"})),
    ],
)
def test_typed_lines_are_read_as_a_roll_call_is(text, part, in_hand, expected):
    scene = dots_scene(BENEFIT_FORM)
    assert read_typed(text, scene, parts_of(BENEFIT_FORM)[part], in_hand) == expected


def test_a_map_takes_two_keys_and_a_spectrum_has_one_for_ten():
    risk = dots_scene(RISK_FORM)
    assert read_typed("7 4 2", risk, parts_of(RISK_FORM)[0], None) == (
        7,
        {"likelihood": "4", "severity": "2"},
    )
    spectrum = dots_scene(SPECTRUM_FORM)
    part = parts_of(SPECTRUM_FORM)[0]
    assert read_typed("7 x", spectrum, part, None) == (7, {"spectrum": "10"})
    assert read_typed("7 0", spectrum, part, None) == (7, {"spectrum": "0"})
    assert read_typed("7 j", spectrum, part, None) == (7, {"spectrum": CANNOT_JUDGE})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("77", "There is no seat “77” in the room."),
        ("7 9", "“9” is no answer to “Real”."),
        ("7 1 2 3", "Type a seat number and one key."),
    ],
)
def test_a_line_that_cannot_be_read_says_why(text, said):
    with pytest.raises(TypedError, match=said):
        read_typed(text, dots_scene(BENEFIT_FORM), parts_of(BENEFIT_FORM)[0], None)


@given(
    st.text(alphabet="0123456789 xj", max_size=24), st.sampled_from([BENEFIT_FORM, RISK_FORM, SPECTRUM_FORM])
)
def test_whatever_is_typed_is_a_dot_of_somebody_in_the_room_or_an_error(text, form):
    scene = dots_scene(form)
    try:
        seat, answers = read_typed(text, scene, parts_of(form)[0], None)
    except TypedError:
        return
    assert seat in {s.number for s in scene.seats}
    assert answers.keys() <= {q.id for q in form}
