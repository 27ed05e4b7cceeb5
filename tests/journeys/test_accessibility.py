"""Everything can be named by a screen reader, reached with Tab, chosen by keys, and read in large type."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget

from tests.journeys.driving import Room, name_of
from tests.journeys.places import everywhere


def test_every_control_has_a_name_and_is_reached_with_tab(room: Room) -> None:
    wrong: list[str] = []
    places = 0
    for place, window in everywhere(room):
        places += 1
        controls = tabbed(window)
        wrong += [f"{place}: {told(w)} has no name" for w in controls if not name_of(w)]
        stops = reached(room, window)
        groups = {w.group() for w in stops if isinstance(w, QAbstractButton) and w.group()}
        missed = [w for w in controls if w not in stops and not in_group(w, groups)]
        wrong += [f"{place}: {told(w)} is not reached" for w in missed]
    assert places > 40
    assert not wrong, "\n".join(wrong)


def tabbed(window: QWidget) -> list[QWidget]:
    """Return the visible controls of a window that promise to be reached with Tab."""
    return [
        w
        for w in window.findChildren(QWidget)
        if w.isVisible()
        and w.isEnabled()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
        and w.window() is window
    ]


def reached(room: Room, window: QWidget) -> list[QWidget]:
    """Press Tab until it comes round, return where it stopped, and leave the keyboard where it was."""
    before = QApplication.focusWidget()
    stops: list[QWidget] = []
    for _ in range(300):
        room.press("Tab", window=window.windowHandle())
        focus = QApplication.focusWidget()
        if len(stops) > 1 and focus is stops[0]:
            break
        if focus is not None and focus not in stops:
            stops.append(focus)
    if before is not None:
        before.setFocus()
    return stops


def in_group(widget: QWidget, groups: set[QObject]) -> bool:
    """Whether arrow keys lead to it, from the button of its group that Tab reaches."""
    return isinstance(widget, QAbstractButton) and widget.group() in groups


def told(widget: QWidget) -> str:
    """Return a widget in words for the person who has to mend it."""
    kind, place = type(widget).__name__, type(widget.parent()).__name__
    return f"{kind} “{name_of(widget)}” {widget.objectName()} in {place}"


def test_arrow_keys_walk_through_a_row_of_tabs(room: Room) -> None:
    room.program.start(["--bundled"])
    room.until(lambda: room.program.window.page == "lead", "the bundled workshop is open")
    for _ in range(40):
        room.press("Tab")
        if name_of(QApplication.focusWidget()) == "Prepare":
            break
    pages = []
    for key in ("Right", "Right", "Right", "Left", "Left", "Left"):
        room.press(key)
        pages.append(room.program.window.page)
    assert pages == ["lead", "review", "minutes", "review", "lead", "prepare"]


# --- menus ------------------------------------------------------------------------------------------------


class Folders(QObject):
    """Takes note of the folders that would be opened, in the place of the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        QDesktopServices.setUrlHandler("file", self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note it."""
        self.opened.append(url.toLocalFile())


def menus(room: Room) -> list[tuple[str, QMenu]]:
    """Return every menu with the letter that opens it."""
    bar = room.program.window.menuBar()
    found = []
    for action in bar.actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        found.append((action.text().partition("&")[2][:1].upper(), menu))
    return found


def test_every_menu_has_a_letter_of_its_own_and_no_two_actions_share_a_key(room: Room) -> None:
    letters = [letter for letter, _menu in menus(room)]
    assert all(letters)
    assert len(set(letters)) == len(letters)
    keys = Counter(
        key.toString() for action in room.program.window.findChildren(QAction) for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_menu_action_works_with_the_keyboard(room: Room) -> None:
    folders = Folders()
    room.program.start(["--bundled"])
    room.until(lambda: room.program.window.page == "lead", "the bundled workshop is open")
    room.press("Space")
    room.go_to_claim("EB4")
    room.press("F5", "Space", "B")  # so that nearly everything is possible
    done: set[str] = set()
    names = [a.objectName() for _letter, menu in menus(room) for a in menu.actions() if a.isEnabled()]
    names = [name for name in names if name and name not in ("file.close", "file.quit")]
    for name in [*names, "file.close", "file.quit"]:
        choose(room, name, done)
    QDesktopServices.unsetUrlHandler("file")
    assert done >= set(names) | {"file.close", "file.quit"}
    assert len(folders.opened) == 2
    assert not room.program.window.isVisible()


def choose(room: Room, name: str, done: set[str]) -> None:
    """Open the menu of an action with Alt and its letter, walk down to it and press Enter."""
    action = room.program.window.findChild(QAction, name)
    assert action is not None
    if not action.isEnabled():
        done.add(name)  # an action before it made it impossible, as closing the stage does
        return
    if isinstance(QApplication.focusWidget(), QLineEdit):
        room.press("Tab")  # in the note line Alt and a letter choose the kind of note
    letter, menu = next((letter, menu) for letter, menu in menus(room) if action in menu.actions())
    chosen: list[str] = []
    action.triggered.connect(lambda: chosen.append(name))
    room.press(f"Alt+{letter}")
    room.until(menu.isVisible, f"Alt+{letter} opens the menu")
    for _ in menu.actions():
        if menu.activeAction() is action:
            break
        room.press("Down", window=menu.windowHandle())
    assert menu.activeAction() is action, f"the arrow keys do not reach {name}"
    room.press("Return", window=menu.windowHandle())
    assert chosen == [name]
    done.add(name)
    while QApplication.activeModalWidget() is not None:
        room.press("Esc")
    if room.program.stage.booth is not None:
        room.leave_booth()
