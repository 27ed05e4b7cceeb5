"""Backups of a workshop while it is led, so that “open a backup” is advice that can be followed."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from unifydesk import paths
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.store.backup import backup
from unifydesk.store.reserve import reserve_for
from unifydesk.store.workshop_file import CLOSING, WorkshopFile

BETWEEN = timedelta(minutes=10)
"""How long acts may go on before the next backup."""

NO_BACKUP = QT_TRANSLATE_NOOP(
    "safekeeping", "The last backup could not be made; the workshop itself is on its disk. {why}"
)

log = logging.getLogger(__name__)


class Safekeeping:
    """Decides before every act of one open file whether a backup of what stands is due.

    Due is one before the first act, one after every closed round, one when the last is BETWEEN old, and one
    at the end. It is made between two transactions, on the thread of the file; some thirty milliseconds.
    """

    def __init__(self) -> None:
        self._due = True
        self._last: datetime | None = None

    def __call__(self, file: WorkshopFile, kind: str) -> None:
        """Make a backup if one is due; a disk that refuses never stops the session."""
        moment = file.clock()
        old = self._last is not None and moment - self._last >= BETWEEN
        if self._due or old or kind == CLOSING:
            self._last = moment
            try:
                backup(file.db, paths.backups_dir(), file.file_uuid, file.path.stem, moment)
                file.unsaved = ""
            except KnownStoreError as error:
                file.unsaved = NO_BACKUP.format(why=error)
                log.warning("No backup could be made: %s", error)
            if file.published is not None and kind != CLOSING:
                file.published.publish(file)
            if file.reserve is not None:
                file.reserve.hold()
        self._due = kind == "round_closed"


def watch(file: WorkshopFile) -> None:
    """Have backups of an open file made from now on, and keep some room on its disk for the worst."""
    file.before_act = Safekeeping()
    if not file.read_only:
        file.reserve = reserve_for(file.path, paths.state_dir())
        file.reserve.hold()
