"""The Lead page on a desk."""

from __future__ import annotations

import pytest

from tests.gui.views.desk import Desk, make_preview
from unifydesk.gui.views.lead_page import LeadPage


@pytest.fixture
def lead(qtbot, desk: Desk) -> LeadPage:
    """The Lead page on that desk, shown."""
    page = LeadPage(desk.jobs, make_preview, desk.stage)
    page.resize(1366, 646)
    qtbot.addWidget(page)
    desk.show(page)
    page.show()
    return page
