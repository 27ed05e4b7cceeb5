"""Results of every kind: sentences, pictures, lists and tables, and where bars grow from."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from tests.asking import question
from tests.stage.conftest import figures
from tests.stage.painting import SIZES, shown, texts_of
from tests.stage.samples import AGREEMENT, MANY, MUCH, SAID, STEPS, of
from unifydesk.domain.question import Question
from unifydesk.domain.stage import MovementScene, ResultsScene, StageState
from unifydesk.domain.tally import Movement
from unifydesk.stage.look import Look
from unifydesk.stage.scenes import SCENES
from unifydesk.stage.scenes._findings import earlier_of, is_about, paired
from unifydesk.stage.scenes._pictures import lines_of
from unifydesk.stage.view import render


def left_out(texts: list[str]) -> int:
    """Return how many a page says are only in the minutes."""
    return sum(int(found[1]) for t in texts if (found := re.fullmatch(r"\+ (\d+) more in the minutes", t)))


def picture(state: StageState, look: Look, t: float) -> QImage:
    image = QImage(1366, 768, QImage.Format.Format_RGB32)
    render(state, look, image, t)
    return image


def test_bars_start_at_the_earlier_round_and_end_where_they_would_anyway(
    states: dict[str, StageState], dark: Look
) -> None:
    grown = states["results, of those present"]
    assert isinstance(grown.scene, ResultsScene)
    alone = replace(grown, scene=replace(grown.scene, previous=()))
    assert picture(grown, dark, 0.0) != picture(alone, dark, 0.0)
    assert picture(grown, dark, 1.0) == picture(alone, dark, 1.0)


def test_results_grow_in_less_than_four_tenths_of_a_second() -> None:
    assert 0 < SCENES["results"].duration < 400


@pytest.mark.parametrize(
    "other",
    [
        Question("agreement", "agreement9", "Agreement"),
        Question("real", "agreement", "Real?"),
    ],
)
def test_bars_grow_from_the_same_question_on_the_same_scale_only(other: Question) -> None:
    now = of(AGREEMENT, {"4": 5})
    assert earlier_of(now, (of(other, {"4": 3}),)) is None
    same = of(AGREEMENT, {"2": 5})
    assert earlier_of(now, (same,)) is same


def test_a_ranking_of_other_items_is_another_question() -> None:
    now, before = of(question("ranking"), {"A>B": 2}), of(question("ranking", items=STEPS), {"A>B": 2})
    assert earlier_of(now, (before,)) is None


def test_a_sentence_belongs_to_the_question_whose_whole_name_it_begins_with() -> None:
    cost, living = (Question(n, "approval", label) for n, label in (("a", "Cost"), ("b", "Cost of living")))
    figures = tuple(of(q, {"yes": 3, "no": 3}) for q in (cost, living))
    sentences = ("Cost of living – Divided: 3 of 6 approve", "Cost – Divided: 3 of 6 approve")
    assert [s for _, s in paired(figures, sentences)] == [sentences[1], sentences[0]]
    assert not is_about(sentences[0], figures[0])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_answers_in_words_are_listed_where_they_fit(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    text = shown(states["results, words"], dark, size)
    assert all(answer in text for answer in SAID)
    assert "(3 people)" in text


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_answers_in_words_that_do_not_fit_are_counted(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    texts = texts_of(states["results, many words"], dark, size)
    there = sum(1 for text in texts if re.match(r"Answer \d+:", text))
    assert there > 5
    assert there + left_out(texts) == len(MUCH)


def test_answers_in_words_stand_in_the_order_of_their_wording_not_of_time() -> None:
    assert lines_of(of(Question("open", "open", "O"), {"b": 1, "a": 2})) == ("a (2 people)", "b")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("name", "count"), [("approval of items", len(STEPS)), ("approval of many items", len(MANY))]
)
def test_every_approved_item_is_on_the_page_or_counted(
    name: str, count: int, size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    texts = texts_of(states[f"results, {name}"], dark, size)
    found = sum("for:" in text or text.startswith("No position") for text in texts)
    assert found >= 8
    assert found + left_out(texts) == count


def test_items_without_room_for_their_picture_are_listed_and_counted(
    states: dict[str, StageState], dark: Look
) -> None:
    texts = texts_of(states["results, points over many items"], dark, (1366, 768))
    there = sum(1 for text in texts if re.match(r"Risk \d+:", text))
    assert there + left_out(texts) == len(MANY)


def test_how_sure_people_are_is_one_line_at_the_foot(states: dict[str, StageState], dark: Look) -> None:
    texts = texts_of(states["results, three"], dark, (1366, 768))
    assert "Confidence: 6 low, 12 medium, 6 high" in texts


def test_the_declared_base_is_said_with_its_number(states: dict[str, StageState], dark: Look) -> None:
    assert "10 of 14 present agree" in shown(states["results, of those present"], dark, (1366, 768))


@pytest.mark.parametrize("name", ["ranking", "points", "quadratic", "words", "spectrum", "consent"])
def test_those_who_hear_the_stage_are_told_what_was_answered(
    name: str, states: dict[str, StageState]
) -> None:
    text = SCENES["results"].text(states[f"results, {name}"])
    told = {
        "ranking": "Publish what did not work",
        "points": "Keep datasets and evaluations open to small labs: 260",
        "quadratic": "Fund methods that fit no common tool: -28",
        "words": "Ask again in a year. (3 people)",
        "spectrum": "Many models",
        "consent": "I agree: 8",
    }
    assert told[name] in text
    assert "14 present" in text


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_how_confidence_moved_is_not_drawn_under_the_sentence_about_a_ranking(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    with_it = texts_of(states["movement, ranking with confidence"], dark, size)
    assert "Medium" not in with_it
    assert with_it == texts_of(states["movement, ranking"], dark, size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_movement_is_left_out_where_many_questions_moved(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    texts = texts_of(states["movement, approval of items"], dark, size)
    assert texts.count("2 of 12 moved up, 1 down, 9 stayed") == len(STEPS)


def test_the_finding_of_a_ranking_never_stands_above_how_sure_people_moved(
    states: dict[str, StageState], dark: Look
) -> None:
    ranked = states["movement, ranking"]
    assert isinstance(ranked.scene, MovementScene)
    sure = Question("confidence", "confidence", "Confidence")
    moved = Movement(sure, ("1", "2", "3"), ((1, 0, 2), (0, 1, 0), (0, 1, 1)), 2, 1, 6)
    after = (*ranked.scene.after, figures(sure, (1, 2, 3)))
    both = replace(ranked, scene=replace(ranked.scene, after=after, movements=(moved,)))
    texts = texts_of(both, dark, SIZES[1])
    assert any(text.startswith("Ranking: First by Borda") for text in texts)
    assert "High" not in texts
