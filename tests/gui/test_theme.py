"""Theme: the same roles in both, enough contrast wherever two colours meet, and one style sheet for all."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from unifydesk import paths
from unifydesk.gui.theme import (
    DARK,
    LIGHT,
    SYSTEM,
    Theming,
    load_theme,
    make_palette,
    make_style_sheet,
)
from unifydesk.pictures.palette import contrast

FOLDER = paths.resources() / "themes"
GROUNDS = ("window", "surface")
KINDS = ("benefit", "risk", "overall")
TEXT_PAIRS = [
    *[(ink, ground) for ink in ("ink", "muted", "danger", "warning", "good") for ground in GROUNDS],
    *[(ink, "sunken") for ink in ("ink", "muted")],
    *[(ink, "hover") for ink in ("ink", "muted")],
    *[(ink, "accent_soft") for ink in ("ink", "muted")],
    *[("ink", ground) for ground in ("danger_soft", "warning_soft")],
    *[(f"{kind}_text", ground) for kind in KINDS for ground in (*GROUNDS, "accent_soft", "hover")],
    *[("accent_ink", ground) for ground in ("accent", "accent_hover", "accent_down")],
    ("danger_ink", "danger"),
    ("ribbon_ink", "ribbon"),
    ("surface", "ink"),  # tooltips
]
MARK_PAIRS = [
    *[(mark, ground) for mark in ("edge", "accent") for ground in GROUNDS],
    ("accent", "accent_soft"),
    ("edge", "sunken"),
    *[(kind, ground) for kind in KINDS for ground in (*GROUNDS, "accent_soft")],
    ("danger", "danger_soft"),
    ("warning", "warning_soft"),
    ("accent_ink", "accent"),  # ticks
]


def ratio(name: str, one: str, other: str) -> float:
    """Return the contrast of two roles of a theme, 1 … 21."""
    colours = load_theme(FOLDER, name).colours
    return contrast(colours[one], colours[other])


@pytest.mark.parametrize("name", [LIGHT, DARK])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_stands_out(name, ink, ground):
    assert ratio(name, ink, ground) >= 4.5


@pytest.mark.parametrize("name", [LIGHT, DARK])
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_stand_out(name, mark, ground):
    assert ratio(name, mark, ground) >= 3


def test_both_themes_have_the_same_roles():
    assert load_theme(FOLDER, LIGHT).colours.keys() == load_theme(FOLDER, DARK).colours.keys()


def test_every_colour_is_written_in_full():
    for name in (LIGHT, DARK):
        for colour in load_theme(FOLDER, name).colours.values():
            assert re.fullmatch(r"#[0-9A-F]{6}", colour)


@pytest.mark.parametrize("name", [LIGHT, DARK])
def test_the_style_sheet_leaves_nothing_unfilled(name):
    template = (FOLDER / "console.qss").read_text("utf-8")
    assert "$" not in make_style_sheet(template, load_theme(FOLDER, name), 1.0)


def test_the_text_size_scales_every_type_size():
    template = (FOLDER / "console.qss").read_text("utf-8")
    theme = load_theme(FOLDER, LIGHT)
    usual, large = (make_style_sheet(template, theme, scale) for scale in (1.0, 1.3))
    assert "font-size: 14px" in usual
    assert "font-size: 18px" in large


def test_pictures_named_in_the_style_sheet_exist():
    for name in (LIGHT, DARK):
        for picture in ("tick", "chevron", "chevron-up", "chevron-left", "chevron-right"):
            assert (FOLDER / name / f"{picture}.svg").is_file()


def test_the_palette_speaks_the_theme(qapp):
    palette = make_palette(load_theme(FOLDER, DARK))
    assert palette.color(QPalette.ColorRole.Window).name().upper() == "#17191B"


def test_a_chosen_theme_does_not_follow_the_system(qapp, monkeypatch):
    theming = Theming(qapp, FOLDER)
    theming.choose(LIGHT, 1.0)
    monkeypatch.setattr(type(qapp.styleHints()), "colorScheme", lambda _hints: Qt.ColorScheme.Dark)
    theming._on_scheme_changed()
    assert not theming.current.dark
    theming.choose(SYSTEM, 1.0)
    assert theming.current.dark
    qapp.setStyleSheet(" ")
