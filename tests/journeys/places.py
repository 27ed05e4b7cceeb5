"""A walk through every page, dialog and booth page of the program, for tests that look at each of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.journeys.driving import Room, name_of
from unifydesk.gui.crash import CrashDialog
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.views.prepare_page import PreparePage

Place = tuple[str, QWidget]


def everywhere(room: Room) -> Iterator[Place]:
    """Give the name and the window of each place, standing there while it is looked at."""
    yield "start page", room.program.window
    yield from dialogs(room, "Ctrl+N", "Ctrl+,", "Ctrl+K", "F1")
    room.click_on("Rehearse")
    yield from _dialog(room, "rehearse")
    room.click_on("Restore a backup")
    yield from _dialog(room, "restore")
    room.program.start(["--bundled"])
    room.until(lambda: room.program.window.page == "lead", "the bundled workshop is open")
    yield from preparing(room)
    yield from leading(room)
    yield from booths(room)
    room.press("Ctrl+3")
    yield "review", room.program.window
    room.press("Ctrl+4")
    room.until(lambda: room.shows("Drawn from the file"), "the minutes are set")
    yield "minutes", room.program.window
    CrashDialog("Report", room.program.window).open()
    yield from _dialog(room, "crash")
    Ask(
        "Discard round 1 of EB4?", "Its ballots no longer count.", "Discard 9 ballots", room.program.window
    ).open()
    yield from _dialog(room, "ask")


def dialogs(room: Room, *keys: str) -> Iterator[Place]:
    """Open dialogs by their keys; each is closed with Escape."""
    for key in keys:
        room.press(key)
        yield from _dialog(room, key)


def _dialog(room: Room, name: str) -> Iterator[Place]:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None, f"{name} opens no dialog"
    dialog.activateWindow()
    room.until(dialog.isActiveWindow, "the dialog has the keyboard")
    yield f"dialog {name}", dialog
    room.press("Esc")
    assert QApplication.activeModalWidget() is None, f"Escape does not close {name}"


def preparing(room: Room) -> Iterator[Place]:
    """Every part of the Prepare page, and the dialog to paste names."""
    room.press("Ctrl+1")
    page = room.program.window.page_widget("prepare")
    assert isinstance(page, PreparePage)
    for part, row in page.rows.items():
        room.click(row)
        yield f"prepare {part}", room.program.window
        if part == "people":
            room.click_on("Paste names…")
            yield from _dialog(room, "paste names")


def leading(room: Room) -> Iterator[Place]:
    """The Lead page from the welcome to a recorded position, with each way of voting."""
    window = room.program.window
    room.press("Ctrl+2", "F5")
    yield "lead welcome", window
    room.press("Space")
    yield "lead slide", window
    room.go_to_claim("EB4")
    for way in ("Hands", "Booth", "Roll call"):
        room.click_on(way)
        yield f"lead before {way}", window
    room.press("Space")
    yield "lead roll call", window
    for way in ("Hands", "Booth"):
        room.click_on(way)
        yield f"lead {way}", window
    room.click_on("Roll call")
    room.press(*"4554334455544332212345432")
    room.press("Space")
    yield "lead closed", window
    room.press("Space")
    yield "lead result", window
    room.press("Space", "N")
    room.press("Alt+C")
    room.type("Somebody looks into the costs of small labs.")
    yield "lead discussion", window
    room.press("Return", "Esc", "Space")
    room.press(*"5555444455544433221234544")
    room.press("Space", "Space")
    yield "lead movement", window
    room.press("Space")
    yield "lead position", window


def booths(room: Room) -> Iterator[Place]:
    """Every page of a named booth with a PIN on the stage, then the first of a confidential one."""
    room.press("Ctrl+1")
    room.click_on(next(n for n in _names(room) if n.startswith("Claims: ")))
    room.click_on("Reason on all")
    room.press("Ctrl+2")
    room.go_to_claim("ER1a")
    room.click_on("Booth")
    room.press("Space")
    room.fill("PIN to leave the booth", "1234")
    room.click_on("Start the booth")
    yield from _ballot(room, ("5", "Return"))
    room.press("Esc", window=room.booth.window().windowHandle())
    yield "booth PIN", room.booth.window()
    room.type("1234")
    room.press("Return", window=room.booth.window().windowHandle())
    room.console()
    room.press("Space", "Space", "Space")
    room.click_on("Booth")
    room.click_on("Confidential")
    room.press("Space")
    room.fill("PIN to leave the booth", "")
    room.click_on("Start the booth")
    yield from _ballot(room, ("Return",))
    room.press("Esc", window=room.booth.window().windowHandle())
    yield "booth leave", room.booth.window()
    room.press("Return", window=room.booth.window().windowHandle())
    room.console()


def _ballot(room: Room, begin: tuple[str, ...]) -> Iterator[Place]:
    """Each page of one person's ballot, until the booth waits for the next person."""
    handle = room.booth.window().windowHandle()
    first = name_of(room.booth.page)
    for keys in (begin, ("4",), ("2",), ("Return",), ("Return",)):
        yield f"booth {name_of(room.booth.page)}", room.booth.window()
        room.press(*keys, window=handle)
    room.in_booth(first)


def _names(room: Room) -> list[str]:
    return [b.accessibleName() for b in room.program.window.findChildren(QAbstractButton) if b.isVisible()]
