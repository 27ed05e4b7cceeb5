"""Every kind has its page by its shape, and leaves nothing behind, whoever stops and wherever."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.stage.in_booth import (
    SIZES,
    at_question,
    booth_for,
    click,
    faults,
    heading,
    open_booth,
    press,
    shown_texts,
    touch,
    type_in,
)
from unifydesk.domain.deck import Item
from unifydesk.domain.question import ALLOCATION, EVERY_CHANNEL, RANKING, SCALE, TEXT, Option, Question
from unifydesk.kinds import KINDS
from unifydesk.kinds._scale import Scale, scale_options
from unifydesk.stage.ballot import Step
from unifydesk.stage.booth import Booth
from unifydesk.stage.booth_confirm import ConfirmPage
from unifydesk.stage.booth_kinds import PAGES, question_page
from unifydesk.stage.booth_pages import MessagePage, SeatPage, TurnPage
from unifydesk.stage.booth_question import QuestionPage, TooOldPage
from unifydesk.stage.booth_scale import ScalePage
from unifydesk.stage.look import Look

ITEMS = (Item("A", "Aardvarks"), Item("B", "Badgers"), Item("C", "Cats"))
TYPED = {  # what gives an answer of each kind with keys alone, up to the page that confirms it
    SCALE: "1",
    RANKING: "ba\r",
    ALLOCATION: "a7\r\r\r\r",
    TEXT: "zebra\r",
}


def asked(kind: str) -> Question:
    found = KINDS[kind]
    return Question(kind, kind, kind.capitalize(), ITEMS if found.asks_items else ())


def answer_by_keys(booth: Booth, question: Question) -> None:
    """Answer a question with keys alone."""
    for character in TYPED[KINDS[question.kind].shape]:
        if character == "\r":
            press(booth, Qt.Key.Key_Return)
        else:
            type_in(booth, character)


@dataclass(frozen=True, slots=True)
class Hologram:
    """A kind of the future."""

    id: str = "hologram"
    label: str = "Hologram"
    ask: str = "Which hologram?"
    poles: tuple[str, str] = ("", "")
    shape: str = "hologram"
    options: tuple[Option, ...] = ()
    channels: frozenset[str] = EVERY_CHANNEL
    has_position: bool = False
    asks_items: bool = False
    needs_reason: frozenset[str] = field(default_factory=frozenset)

    def check(self, answer: str, question: Question) -> str:
        return answer

    def hint(self, question: Question) -> str:
        return ""

    def words(self, answer: str, question: Question) -> str:
        return answer

    def longest(self, question: Question) -> int:
        return 1


def test_every_kind_that_can_be_voted_on_in_the_booth_has_a_page(qapp: object, dark: Look) -> None:
    for kind in KINDS:
        if "booth" in kind.channels:
            page = question_page(dark, Step(booth_for().claim, asked(kind.id), 1, 1))
            assert type(page) is PAGES[kind.shape]
            page.deleteLater()


def test_a_new_kind_of_a_known_shape_needs_nothing_in_the_booth(
    qtbot: QtBot, dark: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = [(f"Ready to degree {n}", f"{n}") for n in range(6)]
    kind = Scale("readiness", "Readiness", "How ready are you?", ("", ""), scale_options(*labels))
    monkeypatch.setitem(KINDS._things, "readiness", kind)
    booth, ballots = at_question(qtbot, dark, Question("r", "readiness", "Readiness"))
    assert isinstance(booth.page, ScalePage)
    assert faults(booth) == []
    press(booth, Qt.Key.Key_6, Qt.Key.Key_Return)
    assert ballots[0].answers == {"r": "6"}


@pytest.mark.parametrize("known", [True, False])
def test_what_this_program_cannot_show_is_said_and_left_out(
    qtbot: QtBot, dark: Look, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    if known:
        monkeypatch.setitem(KINDS._things, "hologram", Hologram())
    questions = Question("h", "hologram", "A hologram"), Question("real", "agreement", "Real?")
    booth, ballots = at_question(qtbot, dark, *questions)
    assert isinstance(booth.page, TooOldPage)
    assert heading(booth) == "A hologram"
    assert "This program is too old to show this question." in shown_texts(booth)
    click(booth.page.go_on)
    press(booth, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert ballots[0].answers == {"real": "4"}


@pytest.mark.parametrize("size", SIZES)
def test_the_page_of_an_unknown_kind_can_be_read(qtbot: QtBot, dark: Look, size: tuple[int, int]) -> None:
    booth, _ = at_question(qtbot, dark, Question("h", "hologram", "A hologram"), size=size)
    assert faults(booth) == []


@pytest.mark.parametrize("kind", KINDS.ids())
def test_every_page_is_drawn_in_both_themes(qtbot: QtBot, look: Look, kind: str) -> None:
    booth, _ = at_question(qtbot, look, asked(kind))
    picture = booth.grab().toImage()
    ground, ink = look.colour("paper").rgb(), look.colour("ink").rgb()
    assert picture.pixelColor(2, 2).rgb() == ground
    assert any(picture.pixelColor(x, y).rgb() == ink for x in range(80, 700) for y in range(40, 120, 3))


@pytest.mark.parametrize("kind", KINDS.ids())
def test_every_control_has_a_name(qtbot: QtBot, dark: Look, kind: str) -> None:
    booth, _ = at_question(qtbot, dark, asked(kind))
    assert booth.page is not None
    for control in booth.page.findChildren(QWidget):
        if isinstance(control, QAbstractButton) or control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert control.accessibleName(), control
    assert heading(booth)


@pytest.mark.parametrize("kind", KINDS.ids())
def test_tab_goes_to_the_answer_first_and_to_the_way_back_last(qtbot: QtBot, dark: Look, kind: str) -> None:
    booth, _ = at_question(qtbot, dark, asked(kind))
    page = booth.page
    assert isinstance(page, QuestionPage)
    page.setFocus()
    reached = []
    while page.back_button not in reached:
        press(booth, Qt.Key.Key_Tab)
        reached.append(booth.focusWidget())
        assert len(reached) < 40
    assert page.right.isAncestorOf(reached[0])
    assert reached.index(page.back_button) > 2


@pytest.mark.parametrize("kind", KINDS.ids())
def test_nothing_is_left_of_a_ballot_once_it_is_recorded(qtbot: QtBot, dark: Look, kind: str) -> None:
    booth, ballots = at_question(qtbot, dark, asked(kind))
    answer_by_keys(booth, asked(kind))
    if heading(booth) == "Your reason":
        type_in(booth, "zebra")
        press(booth, Qt.Key.Key_Return)
    assert isinstance(booth.page, ConfirmPage)
    press(booth, Qt.Key.Key_Return)
    assert heading(booth) == "Saving…"
    booth.show_recorded("Person 7")
    assert len(ballots) == 1
    assert_nothing_is_left(booth)
    booth.on_pause_over()
    assert_nothing_is_left(booth)
    booth.on_pause_over()
    assert isinstance(booth.page, SeatPage)
    assert_nothing_is_left(booth)


@pytest.mark.parametrize("stop", ["idle", "back", "projector"])
@pytest.mark.parametrize("kind", KINDS.ids())
def test_nothing_is_left_of_a_ballot_that_was_given_up(
    qtbot: QtBot, dark: Look, kind: str, stop: str
) -> None:
    booth, ballots = at_question(qtbot, dark, asked(kind))
    for character in TYPED[KINDS[kind].shape].rstrip("\r"):
        type_in(booth, character)
    if stop == "idle":
        booth._idle.timer.timeout.emit()
    elif stop == "back":
        while not isinstance(booth.page, SeatPage):
            booth.page.back.emit()
    else:
        booth.restart()
    assert ballots == []
    assert isinstance(booth.page, SeatPage)
    assert_nothing_is_left(booth)


def assert_nothing_is_left(booth: Booth) -> None:
    """Check that no widget below the booth still knows anything of an answer."""
    texts = shown_texts(booth)
    assert booth.holds_nothing
    for trace in ("zebra", "Aardvarks", "Badgers", "7 for", "costs", "disagree", "cannot judge"):
        assert trace not in texts
    assert not [b for b in booth.findChildren(QAbstractButton) if b.isChecked() or b.isDown()]
    pages = [page for page in booth.findChildren(QuestionPage) if page.parent() is not None]
    assert pages == []


@pytest.mark.parametrize("kind", KINDS.ids())
def test_a_confidential_turn_hands_over_every_kind(qtbot: QtBot, dark: Look, kind: str) -> None:
    booth, ballots = open_booth(qtbot, dark, booth_for(asked(kind), level="confidential"))
    assert isinstance(booth.page, TurnPage)
    touch(booth.page.start)
    answer_by_keys(booth, asked(kind))
    if heading(booth) == "Your reason":
        type_in(booth, "So.")
        press(booth, Qt.Key.Key_Return)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].seat is None
    assert set(ballots[0].answers) == {kind}


@pytest.mark.parametrize("kind", KINDS.ids())
def test_esc_on_a_question_asks_for_the_pin(qtbot: QtBot, dark: Look, kind: str) -> None:
    booth, _ = open_booth(qtbot, dark, booth_for(asked(kind)), pin="2468")
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert heading(booth) == "Leave the booth"
    press(booth, Qt.Key.Key_Escape)
    assert isinstance(booth.page, QuestionPage)


def test_a_refused_ballot_keeps_all_its_parts(qtbot: QtBot, dark: Look) -> None:
    questions = [asked(kind) for kind in ("ranking", "points", "open")]
    booth, ballots = at_question(qtbot, dark, *questions)
    for question in questions:
        answer_by_keys(booth, question)
    press(booth, Qt.Key.Key_Return)
    booth.show_refused("The disk is full.")
    assert isinstance(booth.page, MessagePage)
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0] == ballots[1]
    assert ballots[0].answers == {"ranking": "B>A", "points": "A:7", "open": "zebra"}
