"""Backups of a workshop while it is led, so that “open a backup” is advice that can be followed."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from unifydesk import paths
from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import backup as copies
from unifydesk.store.reserve import reserve_for
from unifydesk.store.workshop_file import CLOSING, WorkshopFile

BETWEEN = timedelta(minutes=10)
"""How long changes may go on before the next backup."""
AGAIN = timedelta(minutes=1)
"""How long to wait after a backup that failed: a full disk must not be asked at every ballot."""
DUE_AFTER = frozenset({"round_closed"})

log = logging.getLogger(__name__)


class Safekeeping:
    """Decides for one open file when a backup is due, and makes it between two tasks of its thread.

    Due is one after opening, when the newest is not equal in content; one after every closed round; one when
    something changed and the last is BETWEEN old; and one at the end. A vote is acknowledged before, and the
    next one waits for some thirty milliseconds. `trouble` says why there is none, as long as that is so.
    """

    def __init__(self) -> None:
        self.trouble = ""
        self._due = True
        self._last: datetime | None = None  # of the last backup that was made
        self._tried: datetime | None = None
        self._content = -1  # changes in the file when it was made

    def __call__(self, file: WorkshopFile, kind: str) -> None:
        """Hear of an act before it is done; when the file is about to be closed, make a backup now."""
        if kind == CLOSING or self._tried is None:
            self._make(file)
            self._make_room(file, publish=kind != CLOSING)
        if kind in DUE_AFTER:
            self._due = True

    def between_tasks(self, file: WorkshopFile) -> str:
        """Make a backup if one is due, and return the trouble there is, or an empty text."""
        moment = file.clock()
        if self._is_due(file, moment):
            self._make(file)
            self._make_room(file, publish=True)
        return self.trouble

    def _is_due(self, file: WorkshopFile, moment: datetime) -> bool:
        """Whether to make one now; a clock that was set back by an hour must not put it off by an hour."""
        if file.trouble is not None or file.read_only or file.db.conn.in_transaction:
            return False
        if self.trouble:
            return self._tried is None or abs(moment - self._tried) >= AGAIN
        if self._last is None:
            return self._due
        changed = file.db.conn.total_changes != self._content
        return changed and (self._due or abs(moment - self._last) >= BETWEEN)

    def _make(self, file: WorkshopFile) -> None:
        """Make a backup unless an equal one is there; a disk that refuses never stops the session."""
        moment = self._tried = file.clock()
        try:
            folder = paths.backups_dir()
            newest = copies.newest(folder, file.file_uuid) if self._last is None else None
            if newest is None or not copies.is_equal(newest, file.db.conn):
                copies.backup(file.db, folder, file.file_uuid, file.path.stem, moment)
        except KnownStoreError as error:
            if not self.trouble:
                log.warning("No backup could be made: %s", error)
            self.trouble = str(error)
            return
        self.trouble, self._due, self._last = "", False, moment
        self._content = file.db.conn.total_changes

    def _make_room(self, file: WorkshopFile, *, publish: bool) -> None:
        """Publish a local copy where its file lies, and hold the reserve again."""
        if file.published is not None and publish:
            file.published.publish(file)
        if file.reserve is not None:
            file.reserve.hold()


def watch(file: WorkshopFile) -> None:
    """Have backups of an open file made from now on, and keep some room on its disk for the worst."""
    keeping = Safekeeping()
    file.before_act = keeping
    file.between_tasks = keeping.between_tasks
    if not file.read_only:
        file.reserve = reserve_for(file.path, paths.state_dir())
        file.reserve.hold()
