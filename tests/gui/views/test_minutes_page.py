"""The real pages of the minutes, and the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.app.stories import play
from tests.gui.views.desk import Desk, unnamed
from unifydesk.app import workshops
from unifydesk.gui.jobs import Executors, Jobs
from unifydesk.gui.views.minutes_page import MinutesPage


@pytest.fixture
def minutes(qtbot, desk: Desk) -> MinutesPage:
    """The page, not shown yet."""
    page = MinutesPage(desk.jobs)
    page.resize(1366, 646)
    qtbot.addWidget(page)
    desk.show(page)
    return page


def drawn(qtbot, page: MinutesPage) -> None:
    """Show the page and wait until the first sheet is drawn."""
    page.show()
    qtbot.waitUntil(lambda: 0 in page.sheets.drawn_pages())


def test_nothing_is_rendered_before_the_page_is_looked_at(minutes: MinutesPage) -> None:
    assert minutes.sheets.page_count == 0
    assert minutes.stack.currentWidget() is minutes.words


def test_the_pages_in_view_are_drawn_and_no_others(qtbot, desk: Desk, minutes: MinutesPage) -> None:
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    drawn(qtbot, minutes)
    assert minutes.sheets.page_count > 2
    assert len(minutes.sheets.drawn_pages()) < minutes.sheets.page_count


def test_scrolling_draws_what_comes_into_view(qtbot, desk: Desk, minutes: MinutesPage) -> None:
    drawn(qtbot, minutes)
    last = minutes.sheets.page_count - 1
    qtbot.keyClick(minutes.sheets, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: last in minutes.sheets.drawn_pages())


def test_the_words_of_the_page_in_view_can_be_read_by_a_screen_reader(qtbot, minutes: MinutesPage) -> None:
    drawn(qtbot, minutes)
    assert "Tools and ties" in minutes.sheets.accessibleDescription()


def test_a_change_sets_the_pages_anew(qtbot, desk: Desk, minutes: MinutesPage) -> None:
    drawn(qtbot, minutes)
    before = minutes.sheets.page_count
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    qtbot.waitUntil(lambda: minutes.sheets.page_count > before, timeout=5000)


def test_letter_paper_is_wider_than_a4(qtbot, minutes: MinutesPage) -> None:
    drawn(qtbot, minutes)
    minutes.side.paper.setFocus()
    qtbot.keyClick(minutes.side.paper, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: round(minutes.sheets._sizes[0][0]) == 612)


def test_zoom_is_said_and_kept_to_the_width_when_asked(qtbot, minutes: MinutesPage) -> None:
    drawn(qtbot, minutes)
    qtbot.mouseClick(minutes.side.larger, Qt.MouseButton.LeftButton)
    assert minutes.side.zoom.text() == "110 %"
    qtbot.keyClick(minutes.sheets, Qt.Key.Key_Minus)
    qtbot.keyClick(minutes.sheets, Qt.Key.Key_Minus)
    assert minutes.side.zoom.text() == "90 %"
    qtbot.mouseClick(minutes.side.fit, Qt.MouseButton.LeftButton)
    assert minutes.sheets.zoom == 1.0


def test_the_page_in_view_is_said(qtbot, minutes: MinutesPage) -> None:
    drawn(qtbot, minutes)
    assert minutes.side.page.text() == f"1 of {minutes.sheets.page_count}"


def test_the_export_writes_the_file_and_offers_to_open_it(
    qtbot, minutes: MinutesPage, tmp_path: Path
) -> None:
    drawn(qtbot, minutes)
    minutes.export_to(str(tmp_path / "minutes.pdf"))
    assert (tmp_path / "minutes.pdf").read_bytes().startswith(b"%PDF")
    assert minutes.side.open.isVisible()
    assert minutes.side.result.text().startswith("“minutes.pdf” is in")


def test_the_keyboard_stays_beside_the_export(qtbot, minutes: MinutesPage, tmp_path: Path) -> None:
    drawn(qtbot, minutes)
    minutes.side.export.setFocus()
    minutes.export_to(str(tmp_path / "minutes.pdf"))
    assert minutes.window().focusWidget() is minutes.side.open


def test_an_export_that_is_refused_says_why(qtbot, minutes: MinutesPage, tmp_path: Path) -> None:
    drawn(qtbot, minutes)
    minutes.export_to(str(tmp_path / "nowhere" / "minutes.pdf"))
    assert "nowhere" in minutes.side.result.text()
    assert not minutes.side.open.isVisible()


def test_every_control_has_a_name_for_screen_readers(qtbot, minutes: MinutesPage) -> None:
    drawn(qtbot, minutes)
    assert unnamed(minutes) == []


def test_an_export_on_a_real_thread_can_be_stopped_and_leaves_nothing(
    qtbot, new_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    closed = new_desk()
    path = Path(closed.workshop.path)
    closed.jobs.close()
    jobs = Jobs(workshops.snapshot, Executors.threads())
    page = MinutesPage(jobs)
    qtbot.addWidget(page)
    jobs.changed.connect(page.show_workshop)
    with qtbot.waitSignal(jobs.changed):
        jobs.run_open(jobs, partial(workshops.open_file, path))
    page.export_to(str(tmp_path / "minutes.pdf"))
    with qtbot.waitSignal(page.press.export_refused, timeout=10_000):
        qtbot.waitUntil(lambda: page.press._export is not None)
        page.press.stop()
    jobs.close()
    assert not (tmp_path / "minutes.pdf").exists()
    assert "Stopped" in page.side.result.text()
