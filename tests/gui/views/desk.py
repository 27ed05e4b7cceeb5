"""A console page on a real workshop file, with a stage and previews that only remember things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.app.stories import DECK, SteppingClock
from unifydesk.app import workshops
from unifydesk.domain.people import Seat
from unifydesk.domain.rounds import Round
from unifydesk.domain.stage import StageState
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Executors, Jobs

NAMES = ("Amara", "Beatriz", "Chen", "Daniel", "Eleni", "Farid")


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a booth hands over."""

    round_id: bytes
    seat: int | None
    answers: dict[str, str]
    reason: str = ""
    turn: bytes = b""


class RememberingDots(QObject):
    """Dots that nobody touches and that remember what became of them."""

    submitted = Signal(object)
    toggled = Signal(bool)
    dressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.is_on = False
        self.kept: list[object] = []
        self.sent_back: list[tuple[object, str]] = []

    def start(self) -> None:
        """Remember that the room may touch the stage."""
        self.is_on = True
        self.toggled.emit(True)

    def stop(self) -> None:
        """Remember that it may not."""
        self.is_on = False
        self.toggled.emit(False)

    def recorded(self, ballot: object) -> None:
        """Remember a ballot that is on disk."""
        self.kept.append(ballot)

    def refused(self, ballot: object, sentence: str) -> None:
        """Remember a ballot that was not taken."""
        self.sent_back.append((ballot, sentence))


class RememberingStage(QObject):
    """A stage that shows nothing and remembers everything."""

    mode_changed = Signal(str)
    projector_lost = Signal(str)
    booth_submitted = Signal(object)
    booth_left = Signal()
    key_pressed = Signal(int)
    opened_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.dots = RememberingDots()
        self.is_open = True
        self.mode = "live"
        self.names = ("laptop", "projector")
        self.booth: tuple[StageState, bool, str] | None = None
        self.recorded: list[str] = []
        self.refused: list[str] = []

    def open(self) -> None:
        """Nothing to open."""

    def close(self) -> object:
        """Nothing to close."""
        return True

    def screen_name(self) -> str:
        """Always the projector."""
        return self.names[-1]

    def screens(self) -> tuple[str, ...]:
        """A laptop and a projector."""
        return self.names

    def choose_screen(self, name: str) -> None:
        """Nothing to choose."""

    def set_theme(self, name: str) -> None:
        """Nothing to dress."""

    def show_state(self, state: StageState) -> None:
        """Nothing to paint."""

    def set_mode(self, mode: str) -> None:
        """Remember the mode."""
        self.mode = mode
        self.mode_changed.emit(mode)

    def enter_booth(self, state: StageState, *, on_laptop: bool, pin: str) -> None:
        """Remember that the booth was entered."""
        self.booth = (state, on_laptop, pin)

    def leave_booth(self) -> None:
        """Forget the booth."""
        self.booth = None

    def booth_recorded(self, shown: str) -> None:
        """Remember what was said after a ballot."""
        self.recorded.append(shown)

    def booth_refused(self, sentence: str) -> None:
        """Remember why a ballot was refused."""
        self.refused.append(sentence)


class RememberingPreview(QWidget):
    """A preview that keeps the state it was given."""

    state: StageState | None = None

    def show_state(self, state: StageState) -> None:
        """Remember the state."""
        self.state = state


@dataclass
class Desk:
    """An open workshop behind Jobs that run at once, and everything that was said."""

    jobs: Jobs
    stage: RememberingStage
    said: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)

    @property
    def workshop(self) -> Workshop:
        """The newest value."""
        assert self.jobs.workshop is not None
        return self.jobs.workshop

    def do(self, act: Callable[..., Any], *args: Any, **options: Any) -> None:
        """Run a use case whose first argument is the file."""
        self.jobs.run(self.jobs, lambda file: act(file, *args, **options))
        assert not self.failed, self.failed

    def last_round(self, claim: str = "A1") -> Round:
        """Return the latest round of a claim."""
        found = self.workshop.last_round(claim)
        assert found is not None
        return found

    def show(self, page: Any) -> Any:
        """Keep a page in step with the workshop."""
        self.jobs.changed.connect(page.show_workshop)
        page.show_workshop(self.workshop)
        return page


def make_desk(folder: Path, people: int = 6, absent: tuple[int, ...] = ()) -> Desk:
    """Return a desk with the small deck and so many people."""
    names = dict(enumerate(NAMES, start=1))
    seats = [Seat(n, names.get(n, ""), present=n not in absent) for n in range(1, people + 1)]
    jobs = Jobs(workshops.snapshot, Executors.same_thread())
    desk = Desk(jobs, RememberingStage())
    jobs.said.connect(desk.said.append)
    jobs.rejected.connect(desk.rejected.append)
    jobs.failed.connect(desk.failed.append)
    path = folder / "workshop.unify"
    create = partial(workshops.create, path, DECK, deck_name="demo", seats=seats, clock=SteppingClock())
    jobs.run_open(jobs, create)
    return desk


def make_preview(parent: QWidget | None = None) -> QWidget:
    """Return a preview for pages under test."""
    return RememberingPreview(parent)


def unnamed(page: QWidget) -> list[str]:
    """Return the controls of a page that a screen reader could not name."""
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    return [
        f"{type(w).__name__} in {type(w.parent()).__name__}"
        for kind in kinds
        for w in page.findChildren(kind)
        if not w.objectName().startswith("qt_") and not _is_internal(w) and not _name(w)
    ]


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _is_internal(widget: QWidget) -> bool:
    """Parts that Qt makes for its own widgets: headers, corner buttons, the list of a combo box."""
    internal = ("QHeaderView", "QTableCornerButton", "QComboBoxListView", "QScrollBar")
    return widget.metaObject().className() in internal
