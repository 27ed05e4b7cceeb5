"""Icons: one family (24 px, one colour, one stroke), recoloured by theme."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtWidgets import QPushButton

from unifydesk import paths
from unifydesk.gui.actions import ACTIONS
from unifydesk.gui.icons import Icons, render
from unifydesk.gui.settings import THEME

FOLDER = paths.resources() / "icons"
DRAWINGS = sorted(path for path in FOLDER.glob("*.svg") if path.stem != "unifydesk")


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_belongs_to_the_family(path):
    root = ElementTree.fromstring(path.read_text("utf-8"))
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert "#" not in path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")


def test_every_action_has_its_drawing():
    known = {path.stem for path in DRAWINGS}
    assert [action.id for action in ACTIONS if action.icon and action.icon not in known] == []


def test_a_drawing_is_painted_in_the_colour_asked_for(qapp):
    image = render((FOLDER / "blank.svg").read_text("utf-8"), "#FF0000", 24).toImage()
    assert image.pixelColor(24, 20).name() == "#ff0000"


def test_a_dressed_button_is_recoloured_with_the_theme(program, qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    program.settings.put(THEME, "light")
    program.icons.dress(button, "undo", "ink")
    light = button.icon().pixmap(20).toImage()
    program.settings.put(THEME, "dark")
    assert button.icon().pixmap(20).toImage() != light


def test_the_same_icon_is_drawn_once(program):
    assert isinstance(program.icons, Icons)
    assert program.icons.icon("undo") is program.icons.icon("undo")
