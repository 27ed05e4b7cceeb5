"""The only door to the open file and the only place with threads.

One store thread owns the file; at most two work threads render frozen values; the GUI thread never waits.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import CancelledError, CopyFirstError, DiskTroubleError, UnifyError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Progress
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.giving_way import GivingWay

if TYPE_CHECKING:
    from unifydesk.app.mending import Mending
    from unifydesk.store.workshop_file import WorkshopFile

T = TypeVar("T")


class HoldsFile(Protocol):
    """What comes of replacing the open file by another."""

    @property
    def file(self) -> WorkshopFile:
        """The file to go on with, open."""


H = TypeVar("H", bound=HoldsFile)
Then = Callable[[Any], object]
Refused = Callable[[str], object]

NO_WORKSHOP = QT_TRANSLATE_NOOP("jobs", "No workshop is open.")
STOPPED = QT_TRANSLATE_NOOP("jobs", "Stopped. Nothing was written.")
PROGRESS_EVERY = 0.05
"""Seconds between two progress reports that reach the GUI thread; the last one always does."""


class SameThread(Executor):
    """Runs each task at once where it was submitted, so that tests need no waiting."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run `fn` now; an exception it raises travels in the future, as with real threads."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - travels in the future
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class Executors:
    """Where store tasks and work tasks run."""

    store: Executor
    work: Executor

    @classmethod
    def threads(cls) -> Executors:
        """One store thread and two work threads, started when first needed."""
        return cls(
            ThreadPoolExecutor(1, thread_name_prefix="store"),
            ThreadPoolExecutor(2, thread_name_prefix="work"),
        )

    @classmethod
    def same_thread(cls) -> Executors:
        """Everything at once in the calling thread, for tests."""
        return cls(SameThread(), SameThread())


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who asked, and what to call with the answer."""

    owner: QObject
    then: Then | None
    refused: Refused | None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of a task: a value or the error it ended with."""

    value: Any = None
    error: Exception | None = None


class Work:
    """A long task that can be stopped; it ends at its next report of progress."""

    def __init__(
        self, owner: QObject, on_progress: Callable[[float], object] | None, *, matters: bool = True
    ) -> None:
        self.owner = owner
        self.matters = matters  # whether leaving before it ends is asked about
        self.on_progress = on_progress
        self.cancelled = False
        self.done = False
        self._reported = 0.0

    def cancel(self) -> None:
        """Ask the task to stop. Nothing is written; `refused` hears about it."""
        self.cancelled = True

    def due(self, fraction: float) -> bool:
        """Say whether this report should travel; raises CancelledError once the task was cancelled."""
        if self.cancelled:
            raise CancelledError(STOPPED)
        moment = time.monotonic()
        if fraction < 1 and moment - self._reported < PROGRESS_EVERY:
            return False
        self._reported = moment
        return True


class Jobs(QObject):
    """Runs use cases on the store thread and long work beside it, and brings the results home.

    `snapshot` turns the open file into the value that every view shows (`app.workshops.snapshot`); `opened`
    is called with every file that is opened, on the store thread; `mend` makes the best of one whose disk
    failed (`app.mending.mend`).
    Several finished changes that wait in the queue are shown as one: the newest.
    Garbage is left lying while there is long work: collecting among its many objects would stop the stage for
    up to a third of a second, and on a thread that may not touch widgets. The work also yields more often.
    """

    changed = Signal(object)  # Workshop: the newest value, also after opening another file
    left = Signal()  # the workshop was closed; none is open
    said = Signal(str)  # what a change did, for the status line
    warned = Signal(str)  # what somebody should know before going on, after what was said
    rejected = Signal(str)  # why nothing happened: the text of a UnifyError
    copy_advised = Signal(object)  # CopyFirstError: a file that can only be opened in a copy elsewhere
    troubled = Signal(object)  # DiskTroubleError: the disk failed, and what became of the file
    failed = Signal(object)  # Exception: a fault of ours, for the crash dialog
    working = Signal(bool)  # whether anything is unfinished
    writing = Signal(bool)  # whether anything is unfinished that would be missed if it were lost
    unbacked = Signal(str)  # why no backup can be made; an empty text once one was
    closed = Signal()  # the threads have ended; whoever holds something beside the file lets go of it

    _stored = Signal(object, object)  # _Answer, _Asker
    _worked = Signal(object, object, object)  # _Answer, _Asker, Work
    _progressed = Signal(object, float)  # Work, 0 … 1

    def __init__(
        self,
        snapshot: Callable[[WorkshopFile], Workshop],
        executors: Executors | None = None,
        parent: QObject | None = None,
        opened: Callable[[WorkshopFile], object] | None = None,
        mend: Callable[[WorkshopFile, Workshop | None], Mending] | None = None,
    ) -> None:
        super().__init__(parent)
        self.workshop: Workshop | None = None
        self._snapshot = snapshot
        self._opened = opened
        self._mend = mend
        self._executors = executors or Executors.threads()
        self._file: WorkshopFile | None = None  # touched on the store thread only
        self._newest: Workshop | None = None  # written on the store thread, read here
        self._trouble = ""  # of the backups; touched on the store thread only
        self._unfinished = 0
        self._unwritten = 0
        self._works: list[Work] = []
        self._giving_way = GivingWay()
        self._closed = False
        self._stored.connect(self._on_stored)
        self._worked.connect(self._on_worked)
        self._progressed.connect(self._on_progressed)

    @property
    def is_exporting(self) -> bool:
        """Whether long work is under way, so that leaving should be asked about."""
        return any(work.matters for work in self._works)

    def run(
        self,
        owner: QObject,
        op: Callable[[WorkshopFile], T],
        then: Callable[[T], object] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Run a use case on the store thread, then show the new snapshot and call `then` with its result.

        A UnifyError goes to `refused` when it is given, to the message bar otherwise. Neither is called
        when `owner` is gone by then.
        """
        self._submit(_Asker(owner, then, refused), lambda: self._on_file(op))

    def run_open(
        self,
        owner: QObject,
        opener: Callable[[], WorkshopFile],
        then: Callable[[Workshop], object] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Open or create a file on the store thread; the one before is closed only when that worked."""
        self._submit(_Asker(owner, then, refused), lambda: self._open(opener))

    def run_replace(
        self,
        owner: QObject,
        op: Callable[[WorkshopFile, Workshop | None], H],
        then: Callable[[H], object] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Go on in another file that `op` makes of the open one, which is let go of just as it is."""
        self._submit(_Asker(owner, then, refused), lambda: self._replace(op))

    def leave(self, owner: QObject, then: Callable[[None], object] | None = None) -> None:
        """Close the open file and go back to having none."""
        self._submit(_Asker(owner, then, None), self._leave)

    def work(
        self,
        owner: QObject,
        task: Callable[[Progress], T],
        then: Callable[[T], object] | None = None,
        on_progress: Callable[[float], object] | None = None,
        refused: Refused | None = None,
        *,
        matters: bool = True,
    ) -> Work:
        """Run long work on frozen values beside the store thread; it must not touch the file or widgets.

        Work that does not matter, such as drawing what is looked at, may be lost when the program ends.
        """
        work = Work(owner, on_progress, matters=matters)
        if not self._works:
            self._giving_way.begin()
        self._works.append(work)
        self._begin(matters)
        self._executors.work.submit(self._perform_work, task, work, _Asker(owner, then, refused))
        return work

    @Slot()
    def keep_safe(self) -> None:
        """Let a backup be made if one is due although nobody does anything."""
        if not self._closed:
            self._executors.store.submit(self._keep_safe)

    def close(self) -> None:
        """Stop long work, close the file and wait for the threads to end."""
        if self._closed:
            return
        self._closed = True
        for work in self._works:
            work.cancel()
        self._executors.store.submit(self._leave)
        self._executors.work.shutdown(wait=True)
        self._executors.store.shutdown(wait=True)
        self._giving_way.end()
        self.closed.emit()

    # --- on the store thread ---------------------------------------------------------------

    def _on_file(self, op: Callable[[WorkshopFile], T]) -> T:
        if self._file is None:
            raise UnifyError(NO_WORKSHOP)
        try:
            result = op(self._file)
            newest = self._snapshot(self._file)  # it may be here that the disk fails, with the act done
        finally:
            self._look_after(self._file)
        if newest != self._newest:  # reading changes nothing, so nobody needs to look again
            self._newest = newest
        return result

    def _look_after(self, file: WorkshopFile) -> None:
        """Open the file anew when its disk failed; raises DiskTroubleError with what became of it."""
        if self._mend is None or file.trouble is None:
            return
        mending = self._mend(file, self._newest)
        if mending.file is not None:
            self._file = mending.file
            self._newest = self._snapshot(mending.file)
            if self._opened is not None:
                self._opened(mending.file)
        raise DiskTroubleError(mending.sentence, whole=mending.file is not None, done=mending.done)

    def _replace(self, op: Callable[[WorkshopFile, Workshop | None], H]) -> H:
        if self._file is None:
            raise UnifyError(NO_WORKSHOP)
        found = op(self._file, self._newest)
        newest = self._snapshot(found.file)
        if self._opened is not None:
            self._opened(found.file)
        self._file.release()
        self._file, self._newest = found.file, newest
        return found

    def _open(self, opener: Callable[[], WorkshopFile]) -> Workshop:
        file = opener()
        newest = self._snapshot(file)
        if self._opened is not None:
            self._opened(file)
        before, self._file, self._newest = self._file, file, newest
        _part_from(before, self.warned)
        return newest

    def _leave(self) -> None:
        file, self._file, self._newest = self._file, None, None
        _part_from(file, self.warned)

    def _perform(self, task: Callable[[], Any], asker: _Asker) -> None:
        self._stored.emit(_attempt(task), asker)
        self._keep_safe()  # after the answer has left, so that no vote waits for it

    def _keep_safe(self) -> None:
        """Let the file be backed up if that is due; what goes wrong is told, and never stops the session."""
        file = self._file
        if file is None or file.between_tasks is None:
            return
        answer = _attempt(partial(file.between_tasks, file))
        if answer.error is not None and not isinstance(answer.error, UnifyError):
            self.failed.emit(answer.error)
        trouble = str(answer.error or answer.value)
        if trouble != self._trouble:
            self._trouble = trouble
            self.unbacked.emit(trouble)

    # --- on a work thread ------------------------------------------------------------------

    def _perform_work(self, task: Callable[[Progress], Any], work: Work, asker: _Asker) -> None:
        def progress(fraction: float) -> None:
            if work.due(fraction):
                self._progressed.emit(work, fraction)

        self._worked.emit(_attempt(lambda: task(progress)), asker, work)

    # --- on the GUI thread -----------------------------------------------------------------

    def _submit(self, asker: _Asker, task: Callable[[], Any]) -> None:
        if self._closed:
            return
        self._begin()
        self._executors.store.submit(self._perform, task, asker)

    def _begin(self, matters: bool = True) -> None:
        self._unfinished += 1
        self._unwritten += matters
        if self._unfinished == 1:
            self.working.emit(True)
        if matters and self._unwritten == 1:
            self.writing.emit(True)

    def _end(self, matters: bool = True) -> None:
        self._unfinished -= 1
        self._unwritten -= matters
        if matters and self._unwritten == 0:
            self.writing.emit(False)
        if self._unfinished == 0:
            self.working.emit(False)

    @Slot(object, object)
    def _on_stored(self, answer: _Answer, asker: _Asker) -> None:
        self._end()
        if isinstance(answer.value, Changes) and answer.value.said:
            self.said.emit(answer.value.said)
            if answer.value.warning:
                self.warned.emit(answer.value.warning)
        self._show_newest()
        self._answer(answer, asker)

    @Slot(object, object, object)
    def _on_worked(self, answer: _Answer, asker: _Asker, work: Work) -> None:
        work.done = True
        self._works.remove(work)
        if not self._works:
            self._giving_way.end()
        self._end(work.matters)
        self._answer(answer, asker)

    @Slot(object, float)
    def _on_progressed(self, work: Work, fraction: float) -> None:
        if work.on_progress is not None and not work.cancelled and shiboken6.isValid(work.owner):
            work.on_progress(fraction)

    def _show_newest(self) -> None:
        newest = self._newest
        if newest is self.workshop:
            return
        self.workshop = newest
        if newest is None:
            self.left.emit()
        else:
            self.changed.emit(newest)

    def _answer(self, answer: _Answer, asker: _Asker) -> None:
        alive = shiboken6.isValid(asker.owner)
        error = answer.error
        if error is None:
            if asker.then is not None and alive:
                asker.then(answer.value)
        elif not isinstance(error, UnifyError):
            self.failed.emit(error)
        elif isinstance(error, DiskTroubleError):
            if alive:
                _tell(error, asker)
            self.troubled.emit(error)
        elif asker.refused is not None and alive:
            asker.refused(str(error))
            if isinstance(error, CopyFirstError):
                self.copy_advised.emit(error)
        elif isinstance(error, CopyFirstError):
            self.copy_advised.emit(error)
        elif isinstance(error, CancelledError):
            self.said.emit(str(error))
        else:
            self.rejected.emit(str(error))


def _tell(error: DiskTroubleError, asker: _Asker) -> None:
    """Tell who asked what became of the act; one that is on the disk counts as done, lest it come twice."""
    if error.done and asker.then is not None:
        asker.then(Changes(""))
    elif not error.done and asker.refused is not None:
        asker.refused(str(error))


def _part_from(file: WorkshopFile | None, warned: SignalInstance) -> None:
    """Close a file, and pass on what is to be said about that."""
    words = file.close() if file is not None else ""
    if words:
        warned.emit(words)


def _attempt(task: Callable[[], Any]) -> _Answer:
    """Return what the task gives or raises; nothing a task raises may end its thread."""
    try:
        return _Answer(value=task())
    except Exception as error:  # noqa: BLE001 - travels to the GUI thread
        return _Answer(error=error)
