"""From the table of actions to a verdict: minutes are checked beside the window, on real threads."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog

from tests.journeys.driving import Room
from unifydesk.app import exporting, reporting
from unifydesk.gui.dialogs.check_minutes import CheckMinutes
from unifydesk.gui.dialogs.seal import SealDialog

D = TypeVar("D", bound=QDialog)


def dialog(room: Room, kind: type[D]) -> D:
    """Return the dialog of a kind that is open."""
    [found] = room.program.window.findChildren(kind)
    return found


def test_minutes_of_the_open_workshop_are_checked_and_their_words_found(room: Room, tmp_path: Path) -> None:
    room.program.start(["--bundled"])
    room.until(lambda: room.program.window.page == "lead", "the bundled workshop is open")
    told: list[object] = []
    room.program.jobs.run(room.program, reporting.collect, told.append)
    room.until(lambda: bool(told), "the report is there")
    minutes = tmp_path / "minutes.pdf"
    minutes.write_bytes(exporting.render(told[0], "pdf").data)

    room.press("Ctrl+K")
    room.type("check minutes")
    room.press("Return")
    room.until(lambda: room.shows("Check minutes"), "the dialog is open")
    check = dialog(room, CheckMinutes)
    check.minutes.choose(str(minutes))
    check.begin_button.click()
    assert check.close_button.text() == "Stop"
    room.until(lambda: room.shows("“minutes.pdf” agrees"), "the verdict is shown")
    assert "says what the minutes say" in check.findings.text.toPlainText()
    room.press("Esc")

    room.press("Ctrl+K")
    room.type("seal and fingerprint")
    room.press("Return")
    room.until(lambda: room.shows("Fingerprint of the log"), "the fingerprint is shown")
    seal = dialog(room, SealDialog)
    room.until(lambda: bool(seal.words.text()), "the words are shown")
    room.type(seal.words.text())
    room.press("Return")
    room.until(lambda: room.shows("Nothing was done after it."), "the words are found")
    room.press("Esc")
