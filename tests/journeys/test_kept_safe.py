"""What is said in time: a disk that is nearly full, totals that tell, and a file in a folder of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.journeys.driving import Room, find
from unifydesk.app import disk_room, voting, workshops
from unifydesk.bootstrap import BUNDLED


def begun(room: Room) -> None:
    room.program.start([BUNDLED])
    room.until(lambda: room.program.window.page == "lead", "the workshop is open")
    room.press("Space")
    room.go_to_claim("EB4")


def test_a_nearly_full_disk_is_spoken_of_before_a_round_and_nothing_is_refused(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (disk_room, workshops):
        monkeypatch.setattr(module, "low_mb", lambda _path: 42)
    begun(room)
    assert "has 42 MB left" in room.program.window.ribbon.text
    room.press("Space")
    assert room.last_round.state == "open"
    assert room.shows("The disk that holds this workshop has 42 MB left; a session needs about 100.")


def test_a_unanimous_confidential_round_says_so_before_it_is_on_the_stage(room: Room) -> None:
    begun(room)
    room.click_on("Booth")
    room.click(find("Confidential", QAbstractButton))
    room.press("Space")
    ballot = {question.id: "4" for question in room.last_round.questions}
    for _ in range(room.workshop.present):
        room.program.jobs.run(
            room.program.jobs, lambda file: voting.cast_confidential(file, room.last_round.id, ballot)
        )
        room.settle()
    assert room.last_round.recorded == room.workshop.present
    room.click_on("Close the vote")
    room.until(lambda: room.last_round.state == "closed", "the round is closed")
    assert room.shows("Everyone answered alike: the result tells what each person said.")
    assert room.scene == "voting"


def test_a_workshop_in_a_synchronised_folder_is_led_from_a_copy_and_published_at_the_end(
    room: Room, tmp_path: Path
) -> None:
    begun(room)
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    made = Path(room.workshop.path)
    room.press("Ctrl+W")
    room.until(lambda: room.program.jobs.workshop is None, "the workshop is closed")
    path = made.rename(synced / made.name)
    room.program.start([str(path)])
    room.until(lambda: room.program.window.page == "lead", "the workshop is open again")
    assert "lies in Dropbox" in room.program.window.ribbon.text
    before = path.read_bytes()
    room.press("Space")
    assert room.last_round.state == "open"
    assert [p.name for p in synced.iterdir()] == [path.name]
    assert path.read_bytes() == before
    assert "is whole" in room.close_and_check()
    assert path.read_bytes() != before
