"""Dots on the stage: public, named in words, hollow until they are on disk."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from tests.stage.painting import SIZES, texts_of
from tests.stage.samples import ONE_SCALE, RISK_FORM, dots_scene, state
from unifydesk.domain.stage import DotsMoment, DotsScene, StageState
from unifydesk.stage.canvas import HEIGHT
from unifydesk.stage.dots_layout import layout_of, lying_of
from unifydesk.stage.look import Look
from unifydesk.stage.scenes import SCENES
from unifydesk.stage.view import StageView, render


def at_edge(scene: DotsScene, look: Look, seat: int) -> QColor:
    """Return the colour inside the left edge of a dot, where no number is."""
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    render(state(scene), look, image)
    layout = layout_of(scene, 1920 * HEIGHT / 1080, look)
    lying = lying_of(scene, layout, look)
    spot = lying.spots[seat]
    return image.pixelColor(round(spot.x() - lying.size.width * 0.38), round(spot.y()))


def test_a_dot_on_disk_is_filled(look: Look) -> None:
    assert at_edge(dots_scene(ONE_SCALE, 9, 3), look, 2) == look.colour("ink")


def test_a_dot_on_its_way_is_hollow(look: Look) -> None:
    moment = DotsMoment(on_the_way=((2, (("agreement", "5"),)),))
    assert at_edge(dots_scene(ONE_SCALE, 9, 3, moment=moment), look, 2) == look.colour("paper")


def test_a_dot_waits_in_the_tray_until_it_is_placed(dark: Look) -> None:
    scene = dots_scene(ONE_SCALE, 2, 1, names=False)
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    render(state(scene), dark, image)
    tray = layout_of(scene, 1920, dark).tray
    colours = [
        image.pixelColor(round(s.centre.x() - tray.size.width * 0.38), round(s.centre.y()))
        for s in tray.slots
    ]
    assert colours == [dark.colour("paper"), dark.colour("ink")]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_page_says_that_dots_are_in_the_open(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    texts = texts_of(states["dots"], dark, size)
    assert "Dots in the open, round 1" in texts
    watched = replace(states["dots"], scene=replace(states["dots"].scene, moment=None))
    assert "Everybody sees whose dot lies where." in texts_of(watched, dark, size)
    assert "Everybody sees whose dot lies where." in SCENES["dots"].text(states["dots"])


def test_those_who_hear_the_stage_hear_whose_dot_lies_where(states: dict[str, StageState]) -> None:
    text = SCENES["dots"].text(states["dots"])
    assert "Agree: Beatriz; Kaveh, not recorded yet" in text
    assert "Not placed: Ines; Jonas" in text


def test_ballots_that_came_in_another_way_are_counted_and_nothing_else(states: dict[str, StageState]) -> None:
    scene = replace(dots_scene(ONE_SCALE, 9, 3), recorded=5)
    text = SCENES["dots"].text(state(scene))
    assert "2 recorded in another way" in text
    assert "5 of 9 recorded" in text


def test_dots_painted_over_their_ground_are_the_picture_painted_whole(qtbot, dark: Look) -> None:
    view = StageView(dark)
    view.resize(640, 360)
    qtbot.addWidget(view)
    view.show()
    for scene in (
        dots_scene(ONE_SCALE, 12, 4),
        dots_scene(ONE_SCALE, 12, 5, moment=DotsMoment(in_hand=7)),
        dots_scene(RISK_FORM, 12, 5, moment=DotsMoment(part=1, said="No.")),
    ):
        view.show_state(state(scene))
        whole = QImage(view.size(), QImage.Format.Format_RGB32)
        render(state(scene), dark, whole)
        assert (
            view.grab(QRectF(view.rect()).toRect()).toImage().convertToFormat(QImage.Format.Format_RGB32)
            == whole
        )


def test_a_picture_with_dots_carries_no_tally() -> None:
    kinds = [f.name for f in fields(DotsScene) if any(w in str(f.type) for w in ("Figures", "Tally"))]
    assert kinds == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_refusal_can_be_read_whole(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    text = " ".join(texts_of(states["dots, forty on a map"], dark, size))
    assert "This seat is recorded already, and not with a dot." in text
    assert "The facilitator can take that ballot back." in text
