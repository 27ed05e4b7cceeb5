"""A damaged file, and the way from its sentence to the backup that goes on where it ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView

from tests.journeys.driving import Room, find
from unifydesk.app import checking


def test_a_damaged_workshop_goes_on_from_its_newest_backup(room: Room) -> None:
    room.program.start(["--bundled"])
    room.until(lambda: room.program.window.page == "lead", "the bundled workshop is open")
    original = Path(room.workshop.path)
    room.go_to_claim("EB4")
    room.press("Space")  # opens the round
    room.press("Ctrl+W")
    room.until(lambda: room.program.jobs.workshop is None, "the workshop is closed")
    damaged = bytes(100) + original.read_bytes()[100:]
    original.write_bytes(damaged)

    the_sentence_offers_its_backups(room, original)
    room.press("Return")
    room.until(lambda: room.program.jobs.workshop is not None, "the backup is open")

    assert original.read_bytes() == damaged
    restored = Path(room.workshop.path)
    assert restored != original
    assert [r.claim for r in room.workshop.rounds] == ["EB4"]
    the_fingerprint_is_shown(room)
    room.press("Ctrl+W")
    room.until(lambda: room.program.jobs.workshop is None, "the workshop is closed")
    assert "is whole" in checking.check(restored)


def the_sentence_offers_its_backups(room: Room, path: Path) -> None:
    room.program.start([str(path)])
    room.until(lambda: room.shows("it is damaged, or was never one"), "the refusal is shown")
    room.click_on("Restore…")
    room.until(lambda: room.shows("Restore a backup"), "the dialog is open")
    table = find("Backups", QAbstractItemView)
    room.until(lambda: "Looking …" not in str(room.table("Backups")), "every backup was looked at")
    assert table.hasFocus()
    holds, last, state = room.table("Backups")[0][2:]
    assert (holds, last, state) == (
        "0 rounds closed · 0 ballots · 0 notes",
        "Open round 1 of EB4",
        "Sealed, unchanged",
    )


def the_fingerprint_is_shown(room: Room) -> None:
    room.press("Ctrl+K")
    room.type("seal and fingerprint")
    room.press("Return")
    room.until(lambda: room.shows("Fingerprint of the log"), "the fingerprint is shown")
    room.press("Esc")
