"""Going on in a copy: asked from the menu, the ribbon, the message bar or by a disk that failed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.app.failing import full, scratch
from tests.app.stories import open_round
from unifydesk.app import disk_room, noting, workshops
from unifydesk.app.elsewhere import Continued
from unifydesk.domain.changes import Changes
from unifydesk.domain.rounds import CONFIDENTIAL, OPEN, Round
from unifydesk.gui.commands import files
from unifydesk.gui.dialogs.elsewhere import ContinueElsewhere, going_on_words
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.checklist import checks

LONG = "What was said. " * 1000


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "other disk"
    made.mkdir()
    return made


def asked(program) -> ContinueElsewhere:
    (dialog,) = program.window.findChildren(ContinueElsewhere)
    return dialog


def go_on(program, folder) -> None:
    dialog = asked(program)
    dialog.choose(str(folder))
    dialog.go_on_button.click()


def fail(jobs: Jobs, *, damaged: bool = False) -> None:
    """Let a note fail on a full disk; with `damaged`, the disk spoils the file as well."""

    def act(file):
        if damaged:
            scratch(file.path)
        with full(file):
            noting.add(file, "remark", LONG)

    jobs.run(jobs, act)


def test_the_session_goes_on_in_the_copy_at_the_same_place(program, workshop, folder):
    program.jobs.run(program, partial(open_round, claim="R1"))
    before = program.jobs.workshop
    program.window.actions_.actions["file.elsewhere"].trigger()
    go_on(program, folder)
    after = program.jobs.workshop
    assert Path(after.path) == folder / "workshop.unify"
    assert (after.rounds, after.standing) == (before.rounds, before.standing)
    assert "goes on in “workshop.unify”" in program.window.footer.messages.text
    assert "Everything recorded is in it." in program.window.footer.messages.text


def test_after_a_full_disk_the_message_says_what_is_there_and_offers_a_copy(program, workshop, folder):
    fail(program.jobs)
    bar = program.window.footer.messages
    assert "everything recorded before is there" in bar.text
    assert bar.copy_button.isVisibleTo(bar)
    bar.copy_button.click()
    go_on(program, folder)
    assert Path(program.jobs.workshop.path).parent == folder


def test_after_a_full_disk_the_next_act_is_taken(program, workshop):
    fail(program.jobs)
    program.jobs.run(program, partial(noting.add, kind="remark", text="It goes on."))
    assert [note.text for note in program.jobs.workshop.notes] == ["It goes on."]


def test_a_file_that_is_not_whole_asks_where_to_go_on_and_names_what_is_missing(program, workshop, folder):
    program.jobs.run(program, partial(noting.add, kind="remark", text="After the backup."))
    fail(program.jobs, damaged=True)
    dialog = asked(program)
    assert "Nothing more is recorded in “workshop.unify”" in dialog.trouble.text()
    go_on(program, folder)
    assert program.jobs.workshop.notes == ()
    assert "Missing: Add note “After the backup.”" in program.window.footer.messages.text


def test_until_then_nothing_is_taken_and_the_question_is_asked_once(program, workshop):
    shown = program.jobs.workshop
    fail(program.jobs, damaged=True)
    program.jobs.run(program, partial(noting.add, kind="remark", text="Too early."))
    assert asked(program).isVisible()
    assert program.jobs.workshop == shown


def test_a_read_only_file_offers_the_copy_in_the_ribbon(program, workshop, folder):
    path = Path(workshop.path)
    program.jobs.leave(program)
    path.chmod(0o444)
    program.jobs.run_open(program, partial(workshops.open_file, path))
    assert program.window.ribbon.copy_button.isVisibleTo(program.window.ribbon)
    program.window.ribbon.copy_button.click()
    go_on(program, folder)
    assert not program.jobs.workshop.read_only
    assert program.window.ribbon.isHidden()


def test_a_folder_that_is_gone_is_refused_and_another_can_be_chosen(program, workshop, tmp_path, folder):
    program.window.actions_.actions["file.elsewhere"].trigger()
    dialog = asked(program)
    dialog.choose(str(tmp_path / "gone"))
    assert "Choose another folder" in dialog.problem.text()
    go_on(program, folder)
    assert Path(program.jobs.workshop.path).parent == folder


def test_the_words_name_every_round_that_has_to_be_repeated():
    round_ = Round(bytes(16), "R1", 2, CONFIDENTIAL, "booth", OPEN, (), False, None)
    file = SimpleNamespace(path=Path("/media/stick/a.unify"))
    made = datetime(2026, 11, 25, 14, 10, tzinfo=UTC)
    lines = going_on_words(Continued(file, made, ("Add\na note",), (round_,))).splitlines()
    assert "made from the backup of" in lines[0]
    assert "Steps that are missing: 1." in lines[0]
    assert lines[1] == "Missing: Add a note"
    assert lines[2].startswith("Round 2 of R1 lacks confidential ballots")


def test_a_warning_stays_after_what_was_said(program, workshop):
    program.jobs.run(program, lambda _file: Changes("Round 1 of R1 is closed", warning="Everyone alike."))
    assert program.window.footer.messages.text == "Everyone alike."
    assert program.window.footer.messages.property("level") == "warning"


def test_a_nearly_full_disk_shows_in_the_ribbon_with_a_way_out_and_in_the_check_list(
    program, workshop, monkeypatch, folder
):
    monkeypatch.setattr(disk_room, "low_mb", lambda _path: 42)
    monkeypatch.setattr(workshops, "low_mb", lambda _path: 42)
    program.jobs.run(program, partial(noting.add, kind="remark", text="Anything."))
    assert "has 42 MB left" in program.window.ribbon.text
    assert "Only 42 MB left on the disk" in [check.words for check in checks(program.jobs.workshop)]
    program.window.ribbon.copy_button.click()
    go_on(program, folder)


def test_a_file_in_a_synchronised_folder_says_how_it_is_kept_and_what_became_of_another_change(
    program, workshop, tmp_path
):
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    path = synced / "monday.unify"
    program.jobs.leave(program)
    Path(workshop.path).rename(path)
    files.open_path(program.desk, str(path))
    assert Path(program.jobs.workshop.path) == path
    assert "lies in Dropbox" in program.window.ribbon.text
    program.jobs.run(program, partial(noting.add, kind="remark", text="Ours."))
    path.write_bytes(path.read_bytes() + b"theirs")
    program.jobs.leave(program)
    assert "was changed by another computer meanwhile" in program.window.footer.messages.text
    assert len(list(synced.iterdir())) == 2


def test_a_file_that_can_only_be_opened_in_a_copy_offers_to_make_it(program, workshop, folder, monkeypatch):
    path = Path(workshop.path)
    program.jobs.leave(program)
    path.with_name(path.name + "-journal").write_bytes(bytes(512))
    path.chmod(0o444)
    files.open_path(program.desk, str(path))
    bar = program.window.footer.messages
    assert "was not closed properly" in bar.text
    bar.copy_button.click()
    go_on(program, folder)
    assert Path(program.jobs.workshop.path) == folder / "workshop.unify"
    assert not program.jobs.workshop.read_only
