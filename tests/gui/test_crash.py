"""When we are wrong: a report without names or votes, and the session goes on."""

from __future__ import annotations

import logging
import os
import sys

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication

from unifydesk.gui.crash import NATIVE_FILE, CrashDialog, CrashReporter, describe


class SecretError(Exception):
    """An error whose text quotes a person."""


def fault() -> Exception:
    try:
        raise SecretError("Ann voted 5")
    except SecretError as error:
        return error


@pytest.fixture
def reporter(tmp_path, qapp):
    made = CrashReporter(tmp_path)
    yield made
    made.remove()


def test_a_report_has_versions_and_places_but_no_words_of_a_person():
    report = describe(fault())
    assert "UnifyDesk" in report
    assert "SecretError" in report
    assert "in fault" in report
    assert "Ann" not in report


def test_a_report_names_the_cause():
    with pytest.raises(ValueError, match="x") as caught:
        raise ValueError("x") from fault()
    assert "SecretError" in describe(caught.value)


def test_what_nothing_caught_is_reported_and_the_program_lives_on(reporter, qtbot):
    reporter.install()
    with qtbot.waitSignal(reporter.happened) as told:
        sys.excepthook(SecretError, fault(), None)
    assert "SecretError" in told.args[0]


def test_control_c_still_ends_the_program(reporter, qtbot, capsys):
    reporter.install()
    with qtbot.assertNotEmitted(reporter.happened):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)


def test_a_hard_end_is_offered_at_the_next_start(tmp_path, reporter):
    (tmp_path / NATIVE_FILE).write_text("Fatal Python error: Segmentation fault", "utf-8")
    assert "Segmentation fault" in reporter.install()


@pytest.mark.skipif(os.name == "nt", reason="there are no core files")
def test_no_image_of_the_memory_is_written_when_the_program_dies(reporter):
    resource = pytest.importorskip("resource")
    _, most = before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    try:
        reporter.install()
        assert resource.getrlimit(resource.RLIMIT_CORE) == (0, most)
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)


def test_a_clean_end_leaves_nothing_to_offer(tmp_path, reporter):
    assert reporter.install() == ""
    reporter.remove()
    assert not (tmp_path / NATIVE_FILE).exists()


def test_warnings_of_qt_go_into_the_log(reporter, caplog):
    reporter.install()
    with caplog.at_level(logging.WARNING):
        qWarning("something odd")
    reporter.remove()
    assert "something odd" in caplog.text


def test_the_details_can_be_copied(qtbot):
    dialog = CrashDialog("the report")
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "the report"


def test_one_can_leave_or_go_on(qtbot):
    dialog = CrashDialog("the report")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.leave_asked):
        dialog.leave_button.click()
