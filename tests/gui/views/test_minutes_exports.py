"""From the button to the file: what is asked and suggested, what is said, and what stays when it fails."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from tests.gui.test_accessibility import markup, nameless
from tests.gui.views.desk import Desk
from tests.gui.views.minutes_fakes import FakeAgenda, FakeMinutes, FakeTable, fake_registry
from unifydesk.app import exporting, preparing, workshops
from unifydesk.domain.workshop import WorkshopInfo
from unifydesk.gui.formats import Formats
from unifydesk.gui.jobs import Executors, Jobs
from unifydesk.gui.settings import Settings
from unifydesk.gui.views.minutes.format_dialog import FormatDialog
from unifydesk.gui.views.minutes_page import MinutesPage


@pytest.fixture
def fake(monkeypatch) -> FakeMinutes:
    """Quick minutes in the place of the real ones, and two other formats."""
    made = FakeMinutes(pages={"full": 3, "summary": 2, "claims": 1})
    monkeypatch.setattr(exporting, "EXPORTERS", fake_registry(FakeAgenda(), made, FakeTable()))
    return made


@pytest.fixture
def settings(tmp_path: Path, qapp) -> Settings:
    """Settings of one machine."""
    return Settings(tmp_path, tmp_path)


@pytest.fixture
def minutes(qtbot, desk: Desk, fake: FakeMinutes, settings: Settings) -> Iterator[MinutesPage]:
    """The page, shown."""
    page = MinutesPage(desk.jobs, settings, Formats(desk.jobs))
    page.resize(1366, 646)
    qtbot.addWidget(page)
    desk.show(page)
    page.show()
    yield page
    for dialog in page.findChildren(QFileDialog):
        dialog.reject()


def file_dialog(page: MinutesPage) -> QFileDialog:
    (dialog,) = [d for d in page.findChildren(QFileDialog) if d.isVisible()]
    return dialog


def left_in(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where an earlier export lies."""
    folder = tmp_path / "Monday"
    folder.mkdir()
    (folder / "minutes.pdf").write_bytes(b"old")
    return folder / "minutes.pdf"


# Asking


def test_the_button_asks_where_and_suggests_a_name_and_the_documents(qtbot, minutes, tmp_path):
    qtbot.mouseClick(minutes.side.export, Qt.MouseButton.LeftButton)
    dialog = file_dialog(minutes)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Tools and ties – minutes.pdf"]
    assert Path(dialog.directory().path()) == minutes.exports.folder()
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert "(*.pdf)" in dialog.selectedNameFilter()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../x", "x – minutes.pdf"),
        ("CON", "CON workshop – minutes.pdf"),
        ("a\u202efdp.exe", "a fdp.exe – minutes.pdf"),
        ("The end…..", "The end… – minutes.pdf"),
    ],
)
def test_a_hostile_title_makes_a_harmless_name(desk, minutes, title, name):
    desk.do(preparing.set_info, WorkshopInfo(title))
    assert minutes.exports.file_name(minutes._formats.get("pdf")) == name


def test_the_folder_is_that_of_the_last_export_also_the_next_time(minutes, settings, target, qtbot, desk):
    minutes.export_to(str(target))
    other = MinutesPage(desk.jobs, settings, Formats(desk.jobs))
    qtbot.addWidget(other)
    assert other.exports.folder() == target.parent
    target.unlink()
    target.parent.rmdir()
    assert other.exports.folder() != target.parent


def test_the_menu_lists_what_there_is_beside_the_minutes(minutes):
    minutes.side.menu.aboutToShow.emit()
    shown = [action.text() for action in minutes.side.menu.actions()]
    assert shown == ["Votes && <b>rows</b> (.csv)", "", "Agenda (.pdf)"]


def test_a_format_without_questions_asks_for_the_place_at_once(qtbot, minutes):
    minutes.side.menu.actions()[-1].trigger()
    assert [Path(n).name for n in file_dialog(minutes).selectedFiles()] == ["Tools and ties – Agenda.pdf"]


def test_a_format_with_questions_asks_them_first_and_remembers_the_answers(
    qtbot, minutes, settings, tmp_path
):
    minutes.side.menu.actions()[0].trigger()
    (dialog,) = minutes.findChildren(FormatDialog)
    assert dialog.bom.isVisible()
    assert not dialog.per_page.isVisible()
    assert nameless(dialog) == []
    assert markup(dialog) == []
    dialog.bom.click()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    file_dialog(minutes).fileSelected.emit(str(tmp_path / "votes.csv"))
    assert exporting.EXPORTERS["rows"].seen[-1].bom
    assert minutes.side.lost.text() == "One letter could not be written."
    minutes.export_as("rows")
    (again,) = [d for d in minutes.findChildren(FormatDialog) if d.isVisible()]
    assert again.bom.isChecked()
    again.reject()


def test_an_unknown_format_asks_nothing(minutes):
    minutes.export_as("telex")
    assert minutes.findChildren(QFileDialog) == []


# Writing


def test_the_export_writes_the_file_and_offers_to_open_and_to_show_it(qtbot, minutes, target, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    minutes.export_to(str(target))
    assert target.read_bytes().startswith(b"%PDF")
    assert minutes.side.result.text() == "“minutes.pdf” is in Monday."
    qtbot.mouseClick(minutes.side.open, Qt.MouseButton.LeftButton)
    assert [url.toLocalFile() for url in opened] == [str(target)]
    assert minutes.side.folder.isVisible()


def test_the_export_is_what_the_pages_show(minutes, fake, target):
    minutes.side.panel._on_accent("#0B5A5E")
    seen = fake.seen[-1]
    minutes.export_to(str(target))
    assert fake.seen[-1] == seen


def test_the_keyboard_stays_beside_the_export(minutes, target):
    minutes.side.export.setFocus()
    minutes.export_to(str(target))
    assert minutes.window().focusWidget() is minutes.side.open


def test_what_was_exported_of_another_workshop_is_not_offered(minutes, new_desk, target):
    minutes.export_to(str(target))
    minutes.show_workshop(new_desk().workshop)
    assert not minutes.side.open.isVisible()
    assert minutes.side.result.text() == ""


@pytest.mark.parametrize(
    ("step", "number", "part"),
    [
        ("fsync", errno.ENOSPC, "is full"),
        ("open", errno.EROFS, "The disk with the folder “Monday” is read-only"),
        ("open", errno.EACCES, "The folder “Monday” is read-only for you"),
        ("replace", errno.EACCES, "open in another program"),
    ],
)
def test_a_refusal_is_said_in_a_sentence_and_the_earlier_file_stays(
    minutes, target, monkeypatch, step, number, part
):
    def refuse(*_arguments, **_options):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse)
        minutes.export_to(str(target))
    said = minutes.side.result.text()
    assert part in said
    assert said.endswith("The earlier “minutes.pdf” is as it was.")
    assert target.read_bytes() == b"old"
    assert left_in(target.parent) == ["minutes.pdf"]
    assert not minutes.side.open.isVisible()
    assert minutes.side.export.isEnabled()


def test_a_folder_that_is_gone_is_named(minutes, tmp_path):
    minutes.export_to(str(tmp_path / "nowhere" / "minutes.pdf"))
    assert "nowhere" in minutes.side.result.text()


# On real threads


@pytest.fixture
def threaded(qtbot, new_desk: Callable[..., Desk], settings: Settings) -> Iterator[MinutesPage]:
    """A page, not shown, whose work is done by the threads of the program."""
    closed = new_desk()
    path = Path(closed.workshop.path)
    closed.jobs.close()
    jobs = Jobs(workshops.snapshot, Executors.threads())
    page = MinutesPage(jobs, settings, Formats(jobs))
    qtbot.addWidget(page)
    jobs.changed.connect(page.show_workshop)
    with qtbot.waitSignal(jobs.changed):
        jobs.run_open(jobs, partial(workshops.open_file, path))
    yield page
    jobs.close()


def test_an_export_asked_for_before_the_formats_are_known_asks_once_they_are(qtbot, threaded):
    threaded.show()
    threaded.ask_where()
    assert threaded.findChildren(QFileDialog) == []
    qtbot.waitUntil(lambda: bool(threaded.findChildren(QFileDialog)), timeout=20_000)
    file_dialog(threaded).reject()


def test_an_export_asked_for_early_is_forgotten_when_somebody_goes_elsewhere_meanwhile(qtbot, threaded):
    threaded.show()
    threaded.ask_where()
    threaded.hide()
    qtbot.waitUntil(lambda: bool(threaded._formats.known), timeout=20_000)
    assert threaded.findChildren(QFileDialog) == []


def test_an_export_can_be_stopped_and_leaves_nothing(qtbot, threaded, target):
    with qtbot.waitSignal(threaded.press.export_refused, timeout=20_000):
        threaded.export_to(str(target))
        qtbot.waitUntil(lambda: threaded.press._export is not None, timeout=20_000)
        qtbot.waitUntil(threaded.side.stop.isEnabled)
        threaded.side.stop.click()
        assert not threaded.side.stop.isEnabled()
    assert threaded.side.result.text() == "Stopped. Nothing was written."
    assert target.read_bytes() == b"old"
    assert left_in(target.parent) == ["minutes.pdf"]


def test_an_export_stopped_before_its_turn_is_not_begun(qtbot, threaded, target):
    with qtbot.waitSignal(threaded.press.export_refused, timeout=20_000):
        threaded.export_to(str(target))
        threaded.press.stop()
    assert target.read_bytes() == b"old"


def test_an_export_goes_before_the_pages_that_are_looked_at(qtbot, threaded, target):
    order = []
    threaded.press.rendered.connect(lambda _rendered: order.append("pages"))
    threaded.press.written.connect(lambda _written: order.append("file"))
    threaded.show()
    qtbot.waitUntil(lambda: threaded.press._render is not None, timeout=20_000)
    threaded.export_to(str(target))
    qtbot.waitUntil(lambda: order == ["file", "pages"], timeout=20_000)


def test_drawing_pages_is_nothing_to_stay_for(qtbot, threaded):
    threaded.show()
    qtbot.waitUntil(lambda: threaded.press._render is not None, timeout=20_000)
    assert not threaded.press._jobs.is_exporting
