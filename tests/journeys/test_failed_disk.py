"""The disk fails in the middle of a confidential vote; the room votes on, in a copy, and loses no ballot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from tests.app.failing import full
from tests.journeys.driving import Room, find
from unifydesk.app import noting
from unifydesk.bootstrap import BUNDLED
from unifydesk.store.workshop_file import WorkshopFile


def the_disk_turns_read_only(file: WorkshopFile) -> None:
    """What Linux does with a disk that reports errors: the write fails, and from then on all of them."""
    file.path.chmod(0o444)
    with full(file):
        noting.add(file, "remark", "What was said. " * 2000)


def test_a_confidential_vote_goes_on_in_a_copy_when_its_disk_fails(room: Room) -> None:
    room.program.start([BUNDLED])
    room.until(lambda: room.program.window.page == "lead", "the workshop is open")
    first = Path(room.workshop.path)
    room.press("Space")  # begin
    room.go_to_claim("EB4")
    room.click_on("Booth")
    room.click(find("Confidential", QAbstractButton))
    room.press("Space")
    assert room.last_round.level == "confidential"
    room.click_on("Start the booth")
    for answers in (("4", "4"), ("4", "5"), ("2", "3")):
        room.vote_in_confidence(*answers)
    room.leave_booth()
    standing = room.workshop.standing

    room.program.jobs.run(room.program.jobs, the_disk_turns_read_only)
    room.until(lambda: room.shows("Nothing more is recorded in"), "the failed disk is spoken of")
    room.until(lambda: find("Copy and go on there", QAbstractButton).isEnabled(), "a folder is offered")
    assert room.last_round.recorded == 3
    room.click_on("Copy and go on there")
    room.until(lambda: Path(room.workshop.path) != first, "the session goes on in the copy")

    assert room.shows("Everything recorded is in it.")
    assert room.workshop.standing == standing
    assert (room.last_round.recorded, room.workshop.stranded) == (3, ())
    room.click_on("Start the booth")
    for answers in (("5", "5"), ("4", "4")):
        room.vote_in_confidence(*answers)
    room.leave_booth()
    room.press("Space")
    room.click_on("Close the vote")
    room.until(lambda: room.last_round.state == "closed", "the round is closed")
    (result,) = room.workshop.results["EB4"]
    assert result.figures[0].tally.counts == (0, 1, 0, 3, 1)
    assert "is whole" in room.close_and_check()
