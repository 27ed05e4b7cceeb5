"""The Prepare page of the running program, and how tests reach its parts."""

from __future__ import annotations

import pytest

from unifydesk.gui.desk import PREPARE


@pytest.fixture
def page(program, workshop):
    """The page with a workshop of the small deck and six people."""
    program.window.show_page(PREPARE)
    return program.window.page_widget(PREPARE)
