from __future__ import annotations

from dataclasses import fields, replace
from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QRectF

from tests.stage.painting import SIZES, painted
from unifydesk.domain.deck import Argument
from unifydesk.domain.stage import BoothScene, ClaimScene, Scene, StageState, VotingScene
from unifydesk.pictures.palette import contrast
from unifydesk.stage.look import Look
from unifydesk.stage.scenes import SCENES


def test_every_scene_can_be_painted() -> None:
    assert set(SCENES.ids()) == {scene.id for scene in get_args(Scene)}
    assert not SCENES.broken


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_texts_stay_on_the_page_and_off_each_other(
    any_state: StageState, dark: Look, size: tuple[int, int]
) -> None:
    texts = painted(any_state, dark, size)
    page = QRectF(0, 0, *size).adjusted(-1, -1, 1, 1)
    assert [t.text for t in texts if not page.contains(t.rect)] == []
    inner = [(t.text, t.rect.adjusted(1, 2, -1, -2)) for t in texts]
    assert [(a, b) for (a, one), (b, other) in combinations(inner, 2) if one.intersects(other)] == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_smaller_than_a_thirtieth_of_the_height(
    any_state: StageState, dark: Look, size: tuple[int, int]
) -> None:
    assert [t.text for t in painted(any_state, dark, size) if t.size < size[1] / 30 - 0.01] == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_margins_are_a_sixteenth_of_the_page(
    any_state: StageState, dark: Look, size: tuple[int, int]
) -> None:
    width, height = size
    free = QRectF(width / 16, height / 16, width * 7 / 8, height * 7 / 8).adjusted(-3, -3, 3, 3)
    hanging = [t for t in painted(any_state, dark, size) if not t.furniture and not free.contains(t.rect)]
    assert [t.text for t in hanging if not t.text.startswith("“")] == []


def test_every_text_stands_out_seven_to_one(any_state: StageState, look: Look) -> None:
    paper = look.colours["paper"]
    texts = [t for t in painted(any_state, look, (1366, 768)) if not t.furniture]
    assert [t.text for t in texts if contrast(t.colour.name(), paper) < 7] == []


def test_no_line_has_more_than_twelve_words(states: dict[str, StageState], dark: Look) -> None:
    for name in ("claim", "claim, endless", "slide, endless", "discussion, 500 notes", "welcome, endless"):
        lines = [t.text for t in painted(states[name], dark, (1920, 1080)) if "·" not in t.text]
        assert [line for line in lines if len(line.split()) > 12] == []


def test_preview_and_projector_break_the_same_lines(any_state: StageState, dark: Look) -> None:
    small = [t.text for t in painted(any_state, dark, (320, 180))]
    assert small == [t.text for t in painted(any_state, dark, (1920, 1080))]


def test_claims_stand_between_a_tenth_and_a_fourteenth(states: dict[str, StageState], dark: Look) -> None:
    sizes = [t.size for t in painted(states["claim"], dark, (1920, 1080)) if "architectures" in t.text]
    assert all(1080 / 14 - 1 <= size <= 1080 / 10 + 1 for size in sizes)


@pytest.mark.parametrize("words", [6, 25, 60, 200])
def test_arguments_for_and_against_are_set_at_one_size(
    states: dict[str, StageState], dark: Look, words: int
) -> None:
    scene = states["claim"].scene
    assert isinstance(scene, ClaimScene)
    long, short = " ".join(["pro"] * words), "contra contra contra"
    arguments = (Argument("for", long), Argument("for", long), Argument("against", short))
    state = replace(states["claim"], scene=replace(scene, claim=replace(scene.claim, arguments=arguments)))
    texts = painted(state, dark, (1920, 1080))
    sizes = {word: {t.size for t in texts if word in t.text} for word in ("pro", "contra")}
    assert len(sizes["pro"]) == 1
    assert sizes["pro"] == sizes["contra"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_finding_gives_way_to_the_dissent(
    states: dict[str, StageState], dark: Look, size: tuple[int, int]
) -> None:
    texts = " ".join(t.text for t in painted(states["position, two findings"], dark, size))
    assert "9 of 11 agree" in texts
    assert "7 of 11 call it important" in texts


def test_a_scene_in_motion_paints_at_every_moment(any_state: StageState, dark: Look) -> None:
    for t in (0.0, 0.3, 0.99):
        assert painted(any_state, dark, (640, 360), t)


def test_every_scene_has_words(any_state: StageState) -> None:
    assert SCENES[any_state.scene.id].text(any_state).strip()


def test_motion_is_short() -> None:
    assert all(scene.duration < 1000 for scene in SCENES)


def test_results_say_the_sentence_before_the_numbers(states: dict[str, StageState]) -> None:
    text = SCENES["results"].text(states["results"])
    assert text.index("Majority for") < text.index("present")


def test_rehearsals_are_marked_in_picture_and_words(states: dict[str, StageState], dark: Look) -> None:
    state = states["closing, few"]
    assert any(t.text.startswith("Rehearsal") for t in painted(state, dark, (1366, 768)))
    assert SCENES["closing"].text(state).startswith("Rehearsal")


def test_notes_that_do_not_fit_are_counted(states: dict[str, StageState], dark: Look) -> None:
    texts = [t.text for t in painted(states["discussion, 500 notes"], dark, (1920, 1080))]
    assert sum(text.startswith("+ ") and text.endswith(" earlier") for text in texts) == 3


def test_the_newest_note_always_shows(states: dict[str, StageState], dark: Look) -> None:
    texts = [t.text for t in painted(states["discussion, 500 notes"], dark, (1920, 1080))]
    assert any(text.startswith("Reason 249") for text in texts)


def test_all_27_claims_show_on_the_closing_page(states: dict[str, StageState], dark: Look) -> None:
    for size in SIZES:
        texts = [t.text for t in painted(states["closing"], dark, size)]
        assert not any("in the minutes" in text for text in texts), size


def test_claims_beyond_the_closing_page_are_counted(states: dict[str, StageState], dark: Look) -> None:
    texts = [t.text for t in painted(states["closing, 200 claims"], dark, (1920, 1080))]
    assert sum("in the minutes" in text for text in texts) == 1


def test_every_row_of_the_overview_has_votes_position_and_swing(
    states: dict[str, StageState], dark: Look
) -> None:
    for size in SIZES:
        texts = [t.text for t in painted(states["overview"], dark, size)]
        assert texts.count("11 of 12") == 8, size
        assert "swing" in texts
        assert not any("in the minutes" in text for text in texts)


def test_claims_beyond_the_overview_are_counted(states: dict[str, StageState], dark: Look) -> None:
    for size in SIZES:
        texts = [t.text for t in painted(states["overview, 200 claims"], dark, size)]
        shown = texts.count("11 of 12")
        assert f"+ {200 - shown} more in the minutes" in texts


def test_an_overview_without_results_says_so(states: dict[str, StageState], dark: Look) -> None:
    assert "No result is revealed yet." in [t.text for t in painted(states["overview, none"], dark, SIZES[0])]


@pytest.mark.parametrize("scene", [VotingScene, BoothScene])
def test_scenes_of_an_open_round_can_carry_no_tally(scene: type) -> None:
    allowed = {
        "claim",
        "round_id",
        "round_number",
        "level",
        "channel",
        "questions",
        "asks_reason",
        "seats",
        "recorded_seats",
        "recorded",
        "present",
        "is_open",
    }
    assert {field.name for field in fields(scene)} <= allowed
    assert not [
        f.name for f in fields(scene) if any(w in str(f.type) for w in ("Figures", "Tally", "Ballot"))
    ]


@pytest.mark.parametrize("name", ["voting", "voting, three questions", "booth"])
def test_an_open_round_shows_the_count_and_the_claim(
    name: str, states: dict[str, StageState], dark: Look
) -> None:
    state = states[name]
    assert isinstance(state.scene, VotingScene | BoothScene)
    texts = [t.text for t in painted(state, dark, (1366, 768))]
    assert str(state.scene.recorded) in texts
    assert f"of {state.scene.present} recorded" in texts


def test_the_booth_on_the_projector_names_nobody(dark: Look, named_booth: BoothScene) -> None:
    state = StageState(named_booth, "Workshop", False)
    shown = " ".join(t.text for t in painted(state, dark, (1366, 768))) + SCENES["booth"].text(state)
    assert "Person" not in shown
