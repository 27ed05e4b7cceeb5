"""Simulated people answer every kind within its rules, and the same seed gives the same answers."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import THREE, question
from unifydesk.app.simulating import simulated_answer
from unifydesk.kinds import KINDS, options_of


@given(st.floats(-9, 9), st.integers(0, 99), st.sampled_from(KINDS.ids()))
def test_every_answer_is_one_that_the_kind_takes(felt, seed, kind):
    asked = question(kind, items=THREE if KINDS[kind].asks_items else ())
    answer = simulated_answer(asked, felt, random.Random(seed))
    assert KINDS[kind].check(answer, asked) == answer
    assert simulated_answer(asked, felt, random.Random(seed)) == answer


@pytest.mark.parametrize("kind", [k.id for k in KINDS if k.options])
def test_who_feels_strongly_answers_at_the_end_of_the_scale(kind):
    asked = question(kind, items=())
    ends = [simulated_answer(asked, felt, random.Random(1)) for felt in (-9, 9)]
    assert ends == [options_of(asked)[0].value, options_of(asked)[-1].value]


def test_a_short_ranking_names_no_more_than_it_may():
    answer = simulated_answer(question("ranking", top=2), 0.0, random.Random(1))
    assert len(answer.split(">")) == 2
