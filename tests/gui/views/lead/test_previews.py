"""The two pictures of the stage."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.gui.views.desk import RememberingPreview, make_preview
from unifydesk.domain.stage import StageState, WelcomeScene
from unifydesk.gui.ports import BLANK, FROZEN, LIVE
from unifydesk.gui.views.lead.previews import CAPTION_HEIGHT, Previews


def state(title: str) -> StageState:
    return StageState(WelcomeScene(title, "", "", "", ""), title, rehearsal=False)


@pytest.fixture
def previews(qtbot) -> Previews:
    made = Previews(make_preview, QWidget())
    qtbot.addWidget(made)
    made.resize(700, made.heightForWidth(700))
    made.show()
    return made


def shown(previews: Previews) -> str:
    """Return the title of what the room sees; empty when words stand in its place."""
    picture = previews.stage.picture
    assert isinstance(picture, RememberingPreview)
    return picture.state.workshop_title if picture.state and picture.isVisible() else ""


@pytest.mark.parametrize("width", [400, 700, 1160])
def test_both_pictures_keep_the_shape_of_the_stage(previews: Previews, width: int) -> None:
    previews.resize(width, previews.heightForWidth(width))
    for screen in (previews.stage, previews.next):
        assert screen.width() / screen.height() == pytest.approx(16 / 9, rel=0.01)
    below = previews.height() - CAPTION_HEIGHT - previews.stage.height()
    assert (below > 0) == (width == 400)  # there the clocks stand below both


def test_the_picture_follows_while_live(previews: Previews) -> None:
    previews.show_stage(state("one"), is_open=True, mode=LIVE)
    previews.show_stage(state("two"), is_open=True, mode=LIVE)
    assert shown(previews) == "two"


def test_a_frozen_stage_keeps_the_picture_it_was_frozen_with(previews: Previews) -> None:
    previews.show_stage(state("one"), is_open=True, mode=LIVE)
    previews.show_stage(state("one"), is_open=True, mode=FROZEN)
    previews.show_stage(state("two"), is_open=True, mode=FROZEN)
    assert shown(previews) == "one"
    previews.show_stage(state("two"), is_open=True, mode=LIVE)
    assert shown(previews) == "two"


def test_a_blank_stage_is_said_in_words(previews: Previews) -> None:
    previews.show_stage(state("one"), is_open=True, mode=BLANK)
    assert shown(previews) == ""
    assert "blank" in previews.stage.words.text()


def test_a_closed_stage_shows_what_it_would_show(previews: Previews) -> None:
    previews.show_stage(state("one"), is_open=False, mode=LIVE)
    assert shown(previews) == "one"
    assert previews.stage_caption.text() == "On stage when it opens"


def test_words_can_stand_for_what_comes_next(previews: Previews) -> None:
    previews.show_next(None, "The result")
    assert previews.next.words.isVisible()
    assert not previews.next.picture.isVisible()


@pytest.mark.parametrize("width", [338, 400, 700])
def test_words_in_the_place_of_the_next_picture_are_whole(previews: Previews, width: int) -> None:
    previews.resize(width, previews.heightForWidth(width))
    previews.show_next(None, "Nothing more: the session is complete")
    words = previews.next.words
    assert words.height() >= words.heightForWidth(words.width())
    assert words.width() >= words.minimumSizeHint().width()
    previews.show_next(state("Slide"), "")
    assert previews.next.width() / previews.next.height() == pytest.approx(16 / 9, rel=0.01)
