"""Jobs: one store thread, the newest snapshot home, refusals and faults apart, long work that can stop."""

from __future__ import annotations

import gc
import sys
import threading  # noqa: TID251 - to see on which thread a task ran
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QObject

from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import CancelledError, RoundError
from unifydesk.gui.giving_way import YIELD_EVERY
from unifydesk.gui.jobs import Executors, Jobs


@dataclass
class File:
    """Stands in for a workshop file: a number that grows."""

    number: int = 0
    closed: bool = False
    trouble: str | None = None
    threads: set[int] = field(default_factory=set)
    between_tasks: Any = None

    def close(self) -> None:
        self.closed = True


def snapshot(file: Any) -> Any:
    return f"moment {file.number}"


def grow(file: Any) -> Changes:
    file.number += 1
    return Changes(f"grown to {file.number}")


class Heard(QObject):
    """Notes everything a Jobs says."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.changed: list[Any] = []
        self.said: list[str] = []
        self.rejected: list[str] = []
        self.failed: list[Exception] = []
        self.working: list[bool] = []
        self.unbacked: list[str] = []
        jobs.unbacked.connect(self.unbacked.append)
        jobs.changed.connect(self.changed.append)
        jobs.said.connect(self.said.append)
        jobs.rejected.connect(self.rejected.append)
        jobs.failed.connect(self.failed.append)
        jobs.working.connect(self.working.append)


@pytest.fixture
def jobs(qapp):
    made = Jobs(snapshot, Executors.same_thread())
    yield made
    made.close()


@pytest.fixture
def heard(jobs):
    return Heard(jobs)


def test_opening_shows_the_first_moment(jobs, heard):
    jobs.run_open(heard, File)
    assert heard.changed == ["moment 0"]
    assert jobs.workshop == "moment 0"


def test_a_change_is_said_and_shown_before_its_then_is_called(jobs, heard):
    jobs.run_open(heard, File)
    seen = []
    jobs.run(heard, grow, lambda changes: seen.append((changes.said, jobs.workshop, list(heard.said))))
    assert seen == [("grown to 1", "moment 1", ["grown to 1"])]


def test_reading_shows_nothing_new(jobs, heard):
    jobs.run_open(heard, File)
    answers = []
    jobs.run(heard, lambda file: file.number, answers.append)
    assert answers == [0]
    assert heard.changed == ["moment 0"]


def test_a_rule_that_says_no_reaches_the_message_bar(jobs, heard):
    jobs.run_open(heard, File)

    def refuse(_file: Any) -> None:
        raise RoundError("The round is closed.")

    jobs.run(heard, refuse)
    assert heard.rejected == ["The round is closed."]
    assert heard.failed == []


def test_a_refusal_asked_for_in_place_is_not_said_twice(jobs, heard):
    jobs.run_open(heard, File)
    in_place: list[str] = []

    def refuse(_file: Any) -> None:
        raise RoundError("No.")

    jobs.run(heard, refuse, refused=in_place.append)
    assert in_place == ["No."]
    assert heard.rejected == []


def test_a_fault_of_ours_is_no_refusal(jobs, heard):
    jobs.run_open(heard, File)
    jobs.run(heard, lambda file: file.nothing)
    assert [type(error) for error in heard.failed] == [AttributeError]
    assert heard.rejected == []


def test_without_a_workshop_nothing_is_run(jobs, heard):
    jobs.run(heard, grow)
    assert heard.rejected == ["No workshop is open."]


def test_an_owner_that_is_gone_is_not_called(jobs, heard, qapp):
    jobs.run_open(heard, File)
    owner, called = QObject(), []

    def delete_owner(_file: Any) -> int:
        import shiboken6  # noqa: PLC0415 - kept beside its only use

        shiboken6.delete(owner)
        return 1

    jobs.run(owner, delete_owner, called.append)
    assert called == []


def test_a_file_that_does_not_open_leaves_the_one_before_open(jobs, heard):
    first = File()
    jobs.run_open(heard, lambda: first)

    def refuse() -> Any:
        raise RoundError("Damaged.")

    jobs.run_open(heard, refuse)
    assert not first.closed
    assert jobs.workshop == "moment 0"


def test_opening_another_file_closes_the_one_before(jobs, heard):
    first = File()
    jobs.run_open(heard, lambda: first)
    jobs.run_open(heard, lambda: File(5))
    assert first.closed
    assert jobs.workshop == "moment 5"


def test_leaving_closes_the_file_and_says_so(jobs, heard, qtbot):
    file = File()
    jobs.run_open(heard, lambda: file)
    with qtbot.waitSignal(jobs.left):
        jobs.leave(heard)
    assert file.closed
    assert jobs.workshop is None


def test_working_is_said_at_the_beginning_and_at_the_end(jobs, heard):
    jobs.run_open(heard, File)
    assert heard.working == [True, False]


def test_drawing_what_is_looked_at_is_not_called_writing(jobs, heard, qtbot):
    written: list[bool] = []
    jobs.writing.connect(written.append)
    with qtbot.waitSignal(jobs.working, check_params_cb=lambda is_working: not is_working):
        jobs.work(heard, lambda _progress: None, matters=False)
    assert (heard.working, written) == ([True, False], [])
    with qtbot.waitSignal(jobs.writing, check_params_cb=lambda is_writing: not is_writing):
        jobs.work(heard, lambda _progress: None)
    assert written == [True, False]


def test_work_reports_progress_and_its_result(jobs, heard):
    fractions: list[float] = []
    results: list[str] = []

    def task(progress: Any) -> str:
        progress(0.5)
        progress(1.0)
        return "done"

    jobs.work(heard, task, results.append, fractions.append)
    assert results == ["done"]
    assert fractions[-1] == 1.0


def test_cancelled_work_is_said_and_no_fault(jobs, heard):
    def task(_progress: Any) -> None:
        raise CancelledError("Stopped. Nothing was written.")

    jobs.work(heard, task)
    assert heard.said == ["Stopped. Nothing was written."]
    assert heard.failed == []


def test_many_changes_on_the_real_store_thread_end_with_the_newest(qtbot):
    jobs = Jobs(snapshot, Executors.threads())
    heard = Heard(jobs)
    done: list[str] = []
    names: set[str] = set()

    def note(file: Any) -> Changes:
        names.add(threading.current_thread().name)
        return grow(file)

    jobs.run_open(heard, File)
    for _ in range(200):
        jobs.run(heard, note, lambda changes: done.append(changes.said))
    qtbot.waitUntil(lambda: len(done) == 200)
    assert done == [f"grown to {n}" for n in range(1, 201)]
    assert jobs.workshop == "moment 200"
    assert heard.changed[-1] == "moment 200"
    assert len(heard.changed) <= 201
    assert len(names) == 1
    jobs.close()


def test_real_work_stops_at_its_next_report(qtbot):
    jobs = Jobs(snapshot, Executors.threads())
    heard = Heard(jobs)
    refused: list[str] = []
    entered = threading.Event()

    def task(progress: Any) -> None:
        entered.set()
        while True:
            progress(0.1)

    work = jobs.work(heard, task, refused=refused.append)
    assert entered.wait(5)
    assert jobs.is_exporting
    work.cancel()
    qtbot.waitUntil(lambda: bool(refused))
    assert not jobs.is_exporting
    jobs.close()


def test_closing_stops_long_work_and_closes_the_file(qtbot):
    jobs = Jobs(snapshot, Executors.threads())
    heard, file = Heard(jobs), File()
    with qtbot.waitSignal(jobs.changed):
        jobs.run_open(heard, lambda: file)

    def task(progress: Any) -> None:
        while True:
            progress(0.1)

    jobs.work(heard, task)
    jobs.close()
    assert file.closed


def test_garbage_lies_while_there_is_long_work_and_is_collected_after_it(qtbot):
    jobs = Jobs(snapshot, Executors.threads())
    heard, go_on = Heard(jobs), threading.Event()
    assert gc.isenabled()
    for _ in range(2):
        jobs.work(heard, lambda _progress: go_on.wait(5))
    assert not gc.isenabled()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.is_exporting)
    assert gc.isenabled()
    jobs.close()


def test_closing_in_the_middle_of_work_lets_garbage_be_collected_again(qtbot):
    jobs = Jobs(snapshot, Executors.threads())
    go_on = threading.Event()
    jobs.work(Heard(jobs), lambda _progress: go_on.wait(5))
    go_on.set()
    jobs.close()
    assert gc.isenabled()


def test_long_work_yields_more_often_than_python_does_and_only_while_it_lasts(qtbot):
    jobs = Jobs(snapshot, Executors.threads())
    heard, go_on, before = Heard(jobs), threading.Event(), sys.getswitchinterval()
    for _ in range(2):
        jobs.work(heard, lambda _progress: go_on.wait(5))
    assert sys.getswitchinterval() == pytest.approx(YIELD_EVERY)
    assert before > YIELD_EVERY
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.is_exporting)
    assert sys.getswitchinterval() == before
    jobs.close()


def test_work_that_does_not_matter_is_nothing_to_stay_for(qtbot):
    jobs = Jobs(snapshot, Executors.threads())
    go_on, done = threading.Event(), []
    work = jobs.work(Heard(jobs), lambda _progress: go_on.wait(5), done.append, matters=False)
    assert not jobs.is_exporting
    go_on.set()
    qtbot.waitUntil(lambda: work.done)
    jobs.close()


# --- a disk that fails


@dataclass
class Mended:
    """Stands in for what became of a file."""

    file: Any
    sentence: str
    done: bool


def failing(jobs: Jobs, heard: Heard, mended: Mended) -> list[str]:
    """Let an act of the open file fail, and return what was answered and told."""
    told: list[str] = []
    jobs._mend = lambda _file, _shown: mended  # type: ignore[assignment,return-value]
    jobs.troubled.connect(lambda error: told.append(f"told whole={error.whole}"))

    def act(file: Any) -> Changes:
        file.trouble = "The disk failed."
        raise RoundError("The disk failed.")

    jobs.run(heard, act, lambda _changes: told.append("done"), lambda sentence: told.append(sentence))
    return told


def test_after_trouble_the_next_act_works_on_the_file_that_was_opened_anew(jobs, heard):
    jobs.run_open(heard, File)
    assert failing(jobs, heard, Mended(File(7), "Do it again.", False)) == ["Do it again.", "told whole=True"]
    assert heard.changed[-1] == "moment 7"


def test_an_act_that_is_on_the_disk_after_all_counts_as_done_so_that_nobody_votes_twice(jobs, heard):
    jobs.run_open(heard, File)
    assert failing(jobs, heard, Mended(File(8), "It is recorded.", True)) == ["done", "told whole=True"]


def test_a_file_that_is_not_whole_shows_what_it_showed(jobs, heard):
    jobs.run_open(heard, File)
    assert failing(jobs, heard, Mended(None, "Nothing more.", False)) == ["Nothing more.", "told whole=False"]
    assert jobs.workshop == "moment 0"


# --- between two tasks


def test_a_backup_is_made_after_the_answer_has_left(jobs, heard):
    seen = []

    def back_up(_file):
        seen.append(list(heard.said))
        return ""

    jobs.run_open(heard, lambda: File(between_tasks=back_up))
    jobs.run(heard, grow)
    assert seen == [[], ["grown to 1"]]
    assert heard.unbacked == []


def test_why_no_backup_can_be_made_is_told_once_and_then_that_it_can(jobs, heard):
    told = iter(["", "The disk is full.", "The disk is full.", ""])
    jobs.run_open(heard, lambda: File(between_tasks=lambda _file: next(told)))
    for _ in range(3):
        jobs.run(heard, grow)
    assert heard.unbacked == ["The disk is full.", ""]
    assert heard.changed[-1] == "moment 3"


def test_a_fault_of_ours_in_a_backup_is_reported_and_the_session_goes_on(jobs, heard):
    def fault(_file):
        raise RuntimeError("ours")

    jobs.run_open(heard, lambda: File(between_tasks=fault))
    jobs.run(heard, grow)
    assert [str(error) for error in heard.failed] == ["ours", "ours"]
    assert heard.changed[-1] == "moment 1"
