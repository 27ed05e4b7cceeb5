"""Hands and eyes for tests of the booth: it is opened, pressed, clicked and touched as a person would."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from unifydesk.domain.deck import Claim
from unifydesk.domain.people import Seat
from unifydesk.domain.question import Question
from unifydesk.domain.stage import BoothScene
from unifydesk.stage.ballot import BoothBallot
from unifydesk.stage.booth import Booth
from unifydesk.stage.booth_fields import Scroller
from unifydesk.stage.booth_widgets import StageButton, Words, touch_pixels
from unifydesk.stage.look import Look

SIZES = [(1920, 1080), (1366, 768), (1024, 768)]
TEXT = "Shared tools speed up the exchange of ideas."
CLAIM = Claim("X1", "overall", "", "Tools", TEXT, "", None, True, ())
LONG = "Some of these things deserve more effort than others, and so they are put to the vote here. " * 4


def booth_for(*questions: Question, level: str = "named", reason: bool = False, text: str = "") -> BoothScene:
    """Return a booth that asks these questions; without a reason unless an answer needs one."""
    claim = Claim("X1", "overall", "", "X", text, "", None, True, ()) if text else CLAIM
    named = level == "named"
    seats = tuple(Seat(n, f"Person {n}") for n in range(1, 13)) if named else ()
    return BoothScene(claim, b"r" * 16, 1, level, questions, reason, seats, frozenset(), 0, 12)


def open_booth(
    qtbot: QtBot,
    look: Look,
    scene: BoothScene,
    *,
    pin: str = "",
    mirrored: bool = False,
    size: tuple[int, int] = (1366, 768),
) -> tuple[Booth, list[BoothBallot]]:
    """Return a booth that shows its first page, and the list of what it hands over."""
    booth = Booth(scene, look, pin=pin, mirrored=mirrored)
    qtbot.addWidget(booth, before_close_func=Booth.end)
    booth.resize(*size)
    ballots: list[BoothBallot] = []
    booth.submitted.connect(ballots.append)
    booth.show()
    booth.activateWindow()
    qtbot.waitUntil(booth.isActiveWindow)
    booth.restart()
    return booth, ballots


def at_question(
    qtbot: QtBot, look: Look, *questions: Question, size: tuple[int, int] = (1366, 768), text: str = ""
) -> tuple[Booth, list[BoothBallot]]:
    """Return a named booth in which seat 7 stands before its first question."""
    booth, ballots = open_booth(qtbot, look, booth_for(*questions, text=text), size=size)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return)
    QApplication.processEvents()
    return booth, ballots


def press(booth: Booth, *keys: Qt.Key) -> None:
    """Press keys on whatever has the keyboard."""
    for key in keys:
        QTest.keyClick(hand(booth), key)


def type_in(booth: Booth, text: str) -> None:
    """Type a text, each character on whatever has the keyboard then."""
    for character in text:
        QTest.keyClicks(hand(booth), character)


def hand(booth: Booth) -> QWidget:
    """Return what has the keyboard."""
    assert booth.page is not None
    return booth.focusWidget() or booth.page


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the mouse, in the middle unless said otherwise."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


@cache
def _screen() -> QPointingDevice:
    device = QTest.createTouchDevice()
    assert isinstance(device, QPointingDevice)
    return device


def touch(widget: QWidget) -> None:
    """Put a finger on the middle of a widget and lift it."""
    drag(widget, 0)


def drag(widget: QWidget, *down: int) -> None:
    """Put a finger on a widget, move it by so many pixels downwards, one after the other, and lift it."""
    window, device, start = widget.window(), _screen(), widget.mapToGlobal(widget.rect().center())
    spot = window.mapFromGlobal(start)
    QTest.touchEvent(window, device).press(0, spot, window).commit()
    for pixels in down:
        spot = window.mapFromGlobal(start + QPoint(0, pixels))
        if pixels:
            QTest.touchEvent(window, device).move(0, spot, window).commit()
    QTest.touchEvent(window, device).release(0, spot, window).commit()


def heading(booth: Booth) -> str:
    """Return what the page says to a screen reader first."""
    return booth.page.accessibleName() if booth.page else ""


def shown_texts(widget: QWidget) -> str:
    """Return every text that any widget below `widget` still holds."""
    parts = []
    for child in (widget, *widget.findChildren(QWidget)):
        parts += [child.accessibleName(), child.accessibleDescription()]
        parts += [child.text] if isinstance(child, Words) else []
        parts += [child.text()] if isinstance(child, QLineEdit) else []
        parts += [child.toPlainText()] if isinstance(child, QPlainTextEdit) else []
        parts += [child.label] if isinstance(child, StageButton) else []
    return "\n".join(parts)


def faults(booth: Booth) -> list[str]:
    """Return what is cut, too small to be touched, or outside the window and not to be scrolled to."""
    page, found = booth.page, []
    assert page is not None
    buttons = [button for button in page.findChildren(StageButton) if button.isVisible()]
    found += [f"cut: {button.label}" for button in buttons if button.is_cut]
    found += [f"small: {b.label}" for b in buttons if min(b.width(), b.height()) < touch_pixels(b)]
    texts = [words for words in page.findChildren(Words) if words.isVisible()]
    found += [f"cut: {words.text}" for words in texts if words.is_cut]
    areas = page.findChildren(Scroller)
    for widget in (*buttons, *page.findChildren(QLineEdit)):
        if not any(area.isAncestorOf(widget) for area in areas):
            place = QRect(widget.mapTo(booth, QPoint()), widget.size())
            found += [] if booth.rect().contains(place) else [f"outside: {widget.accessibleName()}"]
    return found
