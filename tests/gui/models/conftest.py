"""Open workshops behind jobs that run at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gui.views.desk import Desk, make_desk


@pytest.fixture
def new_desk(qapp, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Return a function that makes a desk with so many people; all are closed after the test."""
    made: list[Desk] = []

    def make(people: int = 6, absent: tuple[int, ...] = ()) -> Desk:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(make_desk(folder, people, absent))
        return made[-1]

    yield make
    for desk in made:
        desk.jobs.close()


@pytest.fixture
def desk(new_desk: Callable[..., Desk]) -> Desk:
    """A desk with six people."""
    return new_desk()
