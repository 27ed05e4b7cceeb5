"""Starting: the bundled workshop ready to lead, a log, and an end without threads or windows."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from unifydesk import bootstrap, paths
from unifydesk.gui.jobs import Executors

HEAVY = ("reportlab", "pypdfium2", "PIL", "unifydesk.exporters", "unifydesk.app.rehearsal")


def test_the_bundled_workshop_is_ready_to_lead(qapp, qtbot):
    program = bootstrap.Program(qapp)  # with the real threads
    program.start([bootstrap.BUNDLED])
    program.window.show()
    qtbot.waitUntil(lambda: program.jobs.workshop is not None)
    workshop = program.jobs.workshop
    assert workshop is not None
    assert program.window.page == "lead"
    assert (workshop.present, workshop.info.running_order) == (bootstrap.BUNDLED_PEOPLE, "90min")
    assert Path(workshop.path).parent == paths.documents_dir()
    program.window.close()
    program.window.deleteLater()
    qapp.setStyleSheet(" ")


def test_the_bundled_workshop_never_overwrites_an_older_one(qapp):
    first, second = bootstrap.make_bundled(), bootstrap.make_bundled()
    assert first.path != second.path
    first.close()
    second.close()


def test_a_fault_in_a_job_reaches_the_hook(qapp, monkeypatch):
    program = bootstrap.Program(qapp, bootstrap.Parts(executors=Executors.same_thread()))
    seen: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: seen.append(kind))
    program.jobs.run_open(program, bootstrap.make_bundled)
    program.jobs.run(program, lambda file: file.nothing)
    assert seen == [AttributeError]
    program.close()
    program.window.deleteLater()
    qapp.setStyleSheet(" ")


def test_a_claim_chosen_in_review_is_led(qapp):
    program = bootstrap.Program(qapp, bootstrap.Parts(executors=Executors.same_thread()))
    program.jobs.run_open(program, bootstrap.make_bundled)
    program.window.show_page("review")
    program.window.page_widget("review").lead_wanted.emit("EB4")
    assert program.window.page == "lead"
    assert program.jobs.workshop.standing.claim == "EB4"
    program.close()
    program.window.deleteLater()
    qapp.setStyleSheet(" ")


def test_a_big_log_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(logging, "basicConfig", lambda **_options: None)
    monkeypatch.setattr(bootstrap, "BIGGEST_LOG", 3)
    (tmp_path / bootstrap.LOG_FILE).write_text("older lines", "utf-8")
    bootstrap.start_log(tmp_path)
    assert (tmp_path / "unifydesk.old.log").read_text("utf-8") == "older lines"


@pytest.mark.parametrize("heavy", HEAVY)
def test_starting_does_not_load(heavy):
    code = f"import sys; import unifydesk.bootstrap; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_main_runs_until_the_window_is_closed(monkeypatch, qapp):
    monkeypatch.setattr(bootstrap, "make_application", lambda _argv: qapp)
    monkeypatch.setattr(bootstrap, "start_log", lambda _folder: None)

    def close_the_window() -> None:
        (window,) = [w for w in QApplication.topLevelWidgets() if w.objectName() == "console"]
        window.close()
        window.deleteLater()

    monkeypatch.setattr(qapp, "exec", lambda: (close_the_window(), 0)[1], raising=False)
    QTimer.singleShot(0, qapp, lambda: None)
    assert bootstrap.main([]) == 0
    qapp.setStyleSheet(" ")
