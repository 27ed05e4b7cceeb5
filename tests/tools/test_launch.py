"""Where a window can open, and what happens where none can."""

from __future__ import annotations

from pathlib import Path

import launch
import pytest
import steps
import system_libraries


@pytest.fixture
def happened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what is said and done, on a Linux whose display opens."""
    lines: list[str] = []

    def does(what: str, code: int = 0) -> object:
        return lambda *_arguments: lines.append(what) or code

    monkeypatch.setattr(launch.sys, "platform", "linux")
    monkeypatch.setattr(launch.sys, "argv", ["launch.py"])
    monkeypatch.setattr(steps, "say", lines.append)
    monkeypatch.setattr(launch, "open_app", does("app"))
    monkeypatch.setattr(launch, "rehearse", does("rehearsal"))
    monkeypatch.setattr(launch, "window_opens", lambda: True)
    monkeypatch.setattr(system_libraries, "provide", does("libraries"))
    monkeypatch.setenv("DISPLAY", ":0")
    return lines


def test_the_app_opens_where_there_is_a_display(happened: list[str]) -> None:
    assert launch.main() == 0
    assert happened == ["app"]


def test_without_a_display_it_says_so_and_plays_the_rehearsal(
    happened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    assert launch.main() == 0
    assert happened == ["There is no display here, so no window can open.", "rehearsal"]


def test_missing_libraries_are_provided_and_then_the_app_opens(
    happened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "window_opens", lambda: "libraries" in happened)
    assert launch.main() == 0
    assert happened == ["libraries", "app"]


def test_libraries_that_the_person_must_install_stop_it(
    happened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "window_opens", lambda: False)
    monkeypatch.setattr(system_libraries, "provide", lambda _platform: 1)
    assert launch.main() == 1
    assert happened == []


def test_a_display_that_cannot_be_reached_is_named(
    happened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch, "window_opens", lambda: False)
    launch.main()
    assert happened == [
        "libraries",
        "The display “:0” cannot be reached, so no window can open.",
        "rehearsal",
    ]


def test_an_earlier_rehearsal_is_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "ROOT", tmp_path)
    (tmp_path / "rehearsal").mkdir()
    (tmp_path / "rehearsal-2").mkdir()
    assert launch.free_folder() == tmp_path / "rehearsal-3"
