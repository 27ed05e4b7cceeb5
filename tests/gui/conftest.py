"""The program and desks on real files, with everything done at once in the test's own thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from tests.app.stories import DECK
from tests.gui.views.desk import Desk, make_desk
from unifydesk import bootstrap
from unifydesk.app import workshops
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import Workshop, WorkshopInfo
from unifydesk.gui.jobs import Executors


@pytest.fixture
def program(qapp: QApplication, qtbot) -> Iterator[bootstrap.Program]:
    """The running program with nothing open; faults of ours fail the test."""
    made = bootstrap.Program(qapp, bootstrap.Parts(executors=Executors.same_thread()))
    faults: list[Exception] = []
    made.jobs.failed.connect(faults.append)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.reject()
    made.window.close()
    made.close()
    made.window.deleteLater()
    qapp.setStyleSheet(" ")
    assert not faults, faults


@pytest.fixture
def open_workshop(program: bootstrap.Program, tmp_path: Path) -> Callable[..., Workshop]:
    """Return a function that makes a workshop of the small deck, opens it and returns its value."""

    def make(people: int = 6, name: str = "workshop.unify", **options: object) -> Workshop:
        seats = [Seat(number) for number in range(1, people + 1)]
        info = WorkshopInfo("Tools and ties", "2026-11-23", "Room 1", "Ann")
        opener = partial(
            workshops.create, tmp_path / name, DECK, deck_name="demo", info=info, seats=seats, **options
        )
        program.jobs.run_open(program, opener)
        assert program.jobs.workshop is not None
        return program.jobs.workshop

    return make


@pytest.fixture
def workshop(open_workshop: Callable[..., Workshop]) -> Workshop:
    """A workshop with six seats, open in the program."""
    return open_workshop()


@pytest.fixture
def new_desk(qtbot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Return a function that makes a desk with so many people; all are closed at the end."""
    made: list[Desk] = []

    def make(people: int = 6, absent: tuple[int, ...] = ()) -> Desk:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(make_desk(folder, people, absent))
        return made[-1]

    yield make
    for desk in made:
        desk.jobs.close()
        assert not desk.failed, desk.failed


@pytest.fixture
def desk(new_desk: Callable[..., Desk]) -> Desk:
    """A desk with six people."""
    return new_desk()
