"""Open workshops made from the small deck, closed after each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.stories import DECK, SteppingClock
from unifydesk.app import workshops
from unifydesk.domain.people import Seat
from unifydesk.store.workshop_file import WorkshopFile


@pytest.fixture
def make_file(tmp_path: Path) -> Iterator[Callable[..., WorkshopFile]]:
    """Return a function that makes an open workshop with so many seats; all are closed at the end."""
    made: list[WorkshopFile] = []

    def make(people: int = 12, name: str = "workshop.unify", **options: object) -> WorkshopFile:
        seats = [Seat(n) for n in range(1, people + 1)]
        file = workshops.create(
            tmp_path / name, DECK, deck_name="demo", seats=seats, clock=SteppingClock(), **options
        )
        made.append(file)
        return file

    yield make
    for file in made:
        file.close()


@pytest.fixture
def file(make_file: Callable[..., WorkshopFile]) -> WorkshopFile:
    """An open workshop with twelve people."""
    return make_file()
