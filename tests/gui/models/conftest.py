"""An open workshop behind jobs that run at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui.views.desk import Desk, make_desk


@pytest.fixture
def desk(qapp, tmp_path: Path) -> Iterator[Desk]:
    """A desk with six people, closed after the test."""
    made = make_desk(tmp_path)
    yield made
    made.jobs.close()
