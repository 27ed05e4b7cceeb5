"""Words on screen are what people typed, never markup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from unifydesk.gui.widgets.labels import ElidedLabel, PathLabel, push_button, set_role, text_label


def test_a_label_shows_angle_brackets_as_they_are(qtbot) -> None:
    label = text_label("body", "<b>x</b> < y")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>x</b> < y"


def test_a_label_that_is_cut_tells_all_of_it(qtbot) -> None:
    label = ElidedLabel("body")
    qtbot.addWidget(label)
    label.show_text("a long sentence")
    assert label.toolTip() == label.accessibleName() == "a long sentence"
    assert label.minimumSizeHint().width() == 0
    label.resize(20, 20)
    label.grab()


def test_a_role_can_change(qtbot) -> None:
    label = text_label("caption")
    qtbot.addWidget(label)
    set_role(label, "error")
    assert label.property("role") == "error"


def test_a_button_is_named_by_its_words(qtbot) -> None:
    button = push_button("quiet", "Keep")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Keep"


def test_a_path_that_is_cut_keeps_its_name(qtbot) -> None:
    label = PathLabel("body")
    qtbot.addWidget(label)
    path = Path("/home/amara/Documents/workshops of this year/a folder inside/monday.unify")
    label.show_path(f"Opens as {path}", path)
    label.resize(2000, 20)
    assert label.shown_text() == f"Opens as {path}"
    label.resize(220, 20)
    assert label.shown_text().startswith("Opens")
    assert label.shown_text().endswith("…/monday.unify")
    assert label.toolTip() == f"Opens as {path}"
    label.resize(60, 20)
    assert "…" in label.shown_text()
    label.grab()


def test_no_path_is_words_like_others(qtbot) -> None:
    label = PathLabel("body")
    qtbot.addWidget(label)
    label.show_path("None chosen yet", None)
    label.resize(900, 20)
    assert label.shown_text() == "None chosen yet"
