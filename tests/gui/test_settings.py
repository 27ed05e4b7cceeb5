"""Settings: typed values that survive another process, and defaults instead of nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from unifydesk.gui.settings import OPTIONS, STAGE_THEME, TEXT_SIZE, THEME, Settings


@pytest.fixture
def settings(tmp_path: Path, qapp) -> Settings:
    return Settings(tmp_path, tmp_path)


def test_keys_are_unique():
    assert len({option.key for option in OPTIONS}) == len(OPTIONS)


def test_the_default_is_among_the_choices():
    for option in OPTIONS:
        assert not option.choices or option.default in [value for value, _words in option.choices]


def test_a_number_comes_back_as_a_number_from_the_file(settings, tmp_path):
    settings.put(TEXT_SIZE, 130)
    settings.sync()
    assert Settings(tmp_path, tmp_path).get(TEXT_SIZE) == 130


def test_a_value_that_is_no_choice_is_the_default(settings, tmp_path):
    (tmp_path / "unifydesk.ini").write_text("[window]\ntheme=plaid\ntext_size=7\n", "utf-8")
    fresh = Settings(tmp_path, tmp_path)
    assert (fresh.get(THEME), fresh.get(TEXT_SIZE)) == ("system", 100)


def test_a_change_is_told_once(settings, qtbot):
    with qtbot.waitSignal(settings.changed) as told:
        settings.put(STAGE_THEME, "light")
    assert told.args == ["stage/theme"]
    with qtbot.assertNotEmitted(settings.changed):
        settings.put(STAGE_THEME, "light")


def test_geometry_lies_apart_from_the_settings(settings, tmp_path):
    settings.keep_geometry("console", QByteArray(b"somewhere"))
    settings.sync()
    assert "somewhere" in (tmp_path / "state.ini").read_text("utf-8")
    assert bytes(settings.geometry("console").data()) == b"somewhere"
