"""What is said while an answer is typed, and what may be typed at all."""

from __future__ import annotations

import pytest

from tests.asking import question
from unifydesk.domain.deck import Item
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.gui.models.feedback import CLIPPED, clipped, feedback, hint, pattern, short_hint, words
from unifydesk.kinds import KINDS


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("agreement", "4", "Agree"),
        ("agreement", "0", "I cannot judge"),
        ("spectrum", "x", "10"),
        ("consent", "1", "I object, for this reason"),
        ("ranking", "B>", "1 of 3 named, last: A, C"),
        ("ranking", "B>A=C", "3 of 3 named"),
        ("ranking", "0", "I cannot judge"),
        ("points", "A:60", "40 of 100 left"),
        ("points", "j", "I cannot judge"),
        ("quadratic", "A:-6", "64 of 100 left"),
        ("open", "So be it", "392 characters left"),
    ],
)
def test_an_answer_is_commented_while_it_is_typed(qapp, kind: str, typed: str, said: str) -> None:
    told = feedback(typed, question(kind))
    assert (told.words, told.ok) == (said, True)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("agreement", "6"), ("ranking", "Q>"), ("points", "A:101"), ("quadratic", "A:11"), ("open", "x" * 401)],
)
def test_what_will_not_do_is_said_before_enter(qapp, kind: str, typed: str) -> None:
    told = feedback(typed, question(kind))
    assert not told.ok
    assert told.words.endswith(".")


@pytest.mark.parametrize("kind", KINDS.ids())
@pytest.mark.parametrize("junk", ["9" * 100_000, "a:b;c>d=e " * 10_000, "\x00\ud800\n" * 30_000])
def test_a_whole_page_gets_a_short_comment(qapp, kind: str, junk: str) -> None:
    assert len(feedback(junk, question(kind)).words) < 300


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("agreement", "1 strongly disagree – 5 strongly agree, 0 cannot judge"),
        ("consent", "1 objection, 2 disagree, 3 abstain, 4 agree, 0 cannot judge"),
        ("approval", "1 no, 2 pass, 3 yes, 0 cannot judge"),
        ("spectrum", "0 – x for 10, j cannot judge"),
        ("ranking", "0 cannot judge; A Speed, B Cost, C Quality"),
        ("open", "j cannot judge"),
    ],
)
def test_the_hint_names_the_keys_or_the_items(qapp, kind: str, said: str) -> None:
    assert hint(question(kind)) == said


def test_the_ends_of_a_spectrum_are_named_as_the_deck_names_them(qapp) -> None:
    asked = question("spectrum", ends=("one AI", "many AIs"))
    assert hint(asked) == "0 one AI – x for 10 (many AIs), j cannot judge"
    assert words("10", asked) == "10, many AIs"


def test_patterns_are_the_kinds_own(qapp) -> None:
    assert pattern(question("agreement")) == "1 to 5"
    assert short_hint(question("spectrum")) == "0 to 9, x for 10, j cannot judge"
    assert pattern(question("ranking")) == "an order such as C>B>A"
    assert pattern(question("ranking", top=2)) == "an order such as B>A"  # three would be refused


def test_a_kind_that_is_missing_here_has_nothing_to_hint(qapp) -> None:
    odd = Question("odd", "odd", "Odd")
    assert (pattern(odd), feedback("", odd).words, feedback("4", odd).ok) == ("", "", True)


def test_answers_in_words_name_items_and_cannot_judge(qapp) -> None:
    assert words("A:60 B:40", question("points")) == "60 for Speed, 40 for Cost"
    assert words(CANNOT_JUDGE, question("points")) == "I cannot judge"


def test_a_ranking_of_the_first_few_does_not_speak_of_the_others(qapp) -> None:
    assert feedback("B", question("ranking", top=2)).words == "1 of 2 named"


def test_long_words_are_cut_at_a_space(qapp) -> None:
    long = hint(question("points", items=tuple(Item(x, f"{x} thing of some length") for x in "ABCDEF")))
    assert clipped(long).endswith(" …")
    assert len(clipped(long)) <= CLIPPED + 2
    assert clipped("short") == "short"
