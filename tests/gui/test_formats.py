"""The formats that there are: loaded once, beside everything else, and offered in menu and palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from tests.gui.views.minutes_fakes import FakeAgenda, FakeMinutes, FakeTable, fake_registry
from unifydesk.app import exporting
from unifydesk.gui.desk import MINUTES
from unifydesk.gui.dialogs.palette import Palette, entries
from unifydesk.gui.export_menu import ExportMenu
from unifydesk.gui.formats import Formats
from unifydesk.gui.views.minutes.format_dialog import FormatDialog


@pytest.fixture(autouse=True)
def registry(monkeypatch):
    """Minutes, an agenda and a table; what somebody else adds would be there, too."""
    monkeypatch.setattr(exporting, "EXPORTERS", fake_registry(FakeAgenda(), FakeMinutes(), FakeTable()))


def test_nothing_is_loaded_until_somebody_wants_to_choose(desk):
    assert Formats(desk.jobs).known == ()


def test_the_minutes_come_first_then_files_then_what_is_for_paper(desk, qtbot):
    formats = Formats(desk.jobs)
    with qtbot.waitSignal(formats.loaded):
        formats.load()
    assert [f.id for f in formats.known] == ["pdf", "rows", "agenda"]
    assert formats.get("rows").options == {"bom", "names"}
    assert formats.get("telex") is None
    with qtbot.assertNotEmitted(formats.loaded):
        formats.load()


def test_a_menu_that_was_opened_early_fills_itself(desk, qtbot):
    formats = Formats(desk.jobs)
    menu = ExportMenu(formats)
    qtbot.addWidget(menu)
    menu.fill()
    assert [(a.text(), a.isEnabled()) for a in menu.actions()] == [("Looking…", False)]
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()] == ["Votes && <b>rows</b> (.csv)", "", "Agenda (.pdf)"]
    assert menu.actions()[1].isSeparator()
    with qtbot.waitSignal(menu.chosen) as told:
        menu.actions()[0].trigger()
    assert told.args == ["rows"]


def test_a_menu_with_the_minutes_alone_says_so(desk, qtbot, monkeypatch):
    monkeypatch.setattr(exporting, "EXPORTERS", fake_registry(FakeMinutes()))
    formats = Formats(desk.jobs)
    formats.load()
    menu = ExportMenu(formats)
    qtbot.addWidget(menu)
    menu.fill()
    assert [(a.text(), a.isEnabled()) for a in menu.actions()] == [("There are no other formats", False)]


def export_menu(program) -> ExportMenu:
    (menu,) = program.window.menuBar().findChildren(ExportMenu)
    menu.aboutToShow.emit()
    return menu


def test_the_export_menu_has_the_minutes_and_every_other_format(program, workshop):
    menu = export_menu(program)
    shown = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert shown == ["Export the minutes…", "Votes && <b>rows</b> (.csv)", "Agenda (.pdf)"]
    next(action for action in menu.actions() if "rows" in action.text()).trigger()
    page = program.window.page_widget(MINUTES)
    assert program.window.page == MINUTES
    (dialog,) = page.findChildren(FormatDialog)
    dialog.reject()


def test_the_keys_for_the_minutes_lead_to_the_page_and_ask_where(program, workshop):
    program.window.actions_.actions["export.minutes"].trigger()
    page = program.window.page_widget(MINUTES)
    (dialog,) = [d for d in page.children() if d.metaObject().className() == "QFileDialog"]
    assert dialog.isVisible()
    dialog.reject()


def test_without_a_workshop_nothing_can_be_exported(program):
    assert not program.window.actions_.actions["export.minutes"].isEnabled()
    offered = [action for action in export_menu(program).actions() if not action.isSeparator()]
    assert len(offered) == 3
    assert not any(action.isEnabled() for action in offered)


def test_the_palette_finds_a_format(program, workshop, qtbot):
    palette = Palette(program.desk, program.window)
    qtbot.keyClicks(palette.typed, "export agenda")
    assert [entry.title for entry in palette.model.rows] == ["Export: Agenda"]
    palette.reject()
    (entry,) = [e for e in entries(program.desk) if e.key == "export agenda"]
    assert entry.aside == ".pdf"


def test_the_palette_offers_the_minutes_once(program, workshop):
    program.desk.formats.load()
    keys = [entry.key for entry in entries(program.desk)]
    assert "export.minutes" in keys
    assert "export pdf" not in keys
    assert {"export agenda", "export rows"} <= set(keys)


def test_who_comes_to_the_minutes_can_turn_their_pages_at_once(program, workshop, qtbot):
    program.window.show_page(MINUTES)
    page = program.window.page_widget(MINUTES)
    qtbot.waitUntil(lambda: page.sheets.page_count > 0)
    assert page.sheets.hasFocus()
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_PageDown)
    assert page.sheets.verticalScrollBar().value() > 0


def test_the_cross_that_clears_the_search_stands_in_the_middle_of_its_line(program, workshop, qtbot):
    program.window.show_page(MINUTES)
    line = program.window.page_widget(MINUTES).bar.finder.line
    line.setText("words")
    (cross,) = line.findChildren(QToolButton)
    assert abs(cross.geometry().center().y() - line.rect().center().y()) <= 1
    assert line.rect().contains(cross.geometry())
