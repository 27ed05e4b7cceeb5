"""What the room is told while a round is open: what is asked, and how it can be answered."""

from __future__ import annotations

import pytest

from tests.stage.painting import SIZES, shown, texts_of
from tests.stage.samples import ENDS, MANY, STEPS
from unifydesk.domain.stage import StageState
from unifydesk.stage.look import Look
from unifydesk.stage.scenes import SCENES


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["ranking", "points", "quadratic", "approval of items"])
def test_every_item_stands_there_with_its_letter(
    name: str, size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    texts = texts_of(states[f"voting, {name}"], dark, size)
    assert [item.id for item in STEPS if item.id not in texts] == []
    assert [item.text for item in STEPS if item.text not in " ".join(texts)] == []


def test_items_without_room_are_counted(states: dict[str, StageState], dark: Look) -> None:
    texts = texts_of(states["voting, points over many items"], dark, (1024, 768))
    there = sum(item.id in texts for item in MANY)
    assert 0 < there < len(MANY)
    assert f"+ {len(MANY) - there} more" in texts


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ranking", "Name up to 3 of the 8."),
        ("points", "Up to 60 points each."),
        ("quadratic", "Up to 100 credits each: 3 votes cost 9."),
    ],
)
def test_what_may_be_given_is_said(name: str, said: str, states: dict[str, StageState], dark: Look) -> None:
    state = states[f"voting, {name}"]
    assert said in shown(state, dark, (1024, 768))
    assert said in SCENES["voting"].text(state)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_spectrum_shows_eleven_numerals_between_its_two_ends(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    texts = texts_of(states["voting, spectrum"], dark, size)
    assert [str(n) for n in range(11) if str(n) not in texts] == []
    assert all(end in " ".join(texts) for end in ENDS)


def test_cannot_judge_has_another_key_where_zero_is_an_answer(
    states: dict[str, StageState], dark: Look
) -> None:
    assert "j" in texts_of(states["voting, spectrum"], dark, (1366, 768))
    assert "j" not in texts_of(states["voting, consent"], dark, (1366, 768))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_answer_of_nine_has_a_word_cut_in_two(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    words = set(shown(states["voting, nine points"], dark, size).split())
    whole = {"Entirely", "disagree", "Neither", "agree", "nor", "Low", "Medium", "High"}
    assert whole <= words


def test_answers_in_words_are_known_by_the_keys_that_give_them(
    states: dict[str, StageState], dark: Look
) -> None:
    text = SCENES["voting"].text(states["voting, approval"])
    assert "1: No, 2: Pass, 3: Yes, 0: I cannot judge" in text
    assert {"1", "2", "3", "No", "Pass", "Yes"} <= set(
        texts_of(states["voting, approval"], dark, (1366, 768))
    )


def test_one_scale_for_many_items_is_shown_once(states: dict[str, StageState], dark: Look) -> None:
    texts = texts_of(states["voting, approval of items"], dark, (1366, 768))
    assert texts.count("Do you approve?") == 1
    assert texts.count("Yes") == 1


def test_a_form_that_asks_too_much_for_one_page_says_how_much_more_there_is(
    states: dict[str, StageState], dark: Look
) -> None:
    texts = texts_of(states["voting, everything"], dark, (1024, 768))
    assert "How do you split the points?" in texts
    assert any(text.startswith("+ ") for text in texts)


def test_a_kind_that_is_not_installed_is_named(states: dict[str, StageState], dark: Look) -> None:
    assert "New" in texts_of(states["voting, unknown kind"], dark, (1366, 768))
