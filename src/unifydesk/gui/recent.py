"""The workshops opened lately and the state they were left in, so that the start page needs to open none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from unifydesk.domain.clock import Clock, now, stamp
from unifydesk.domain.workshop import Workshop

MOST = 8


@dataclass(frozen=True, slots=True)
class Recent:
    """One line of the start page. Counts are claims; `at` is an ISO time."""

    path: str
    title: str
    at: str
    voted: int = 0
    recorded: int = 0
    agenda: int = 0
    begun: bool = False
    rehearsal: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether the file has been moved or deleted since."""
        return not Path(self.path).is_file()


def recent_of(workshop: Workshop, at: str) -> Recent:
    """Return the line that describes a workshop as it stands."""
    agenda = workshop.agenda
    return Recent(
        path=workshop.path,
        title=workshop.info.title,
        at=at,
        voted=sum(1 for claim in agenda if workshop.results.get(claim.id)),
        recorded=sum(1 for claim in agenda if claim.id in workshop.positions),
        agenda=len(agenda),
        begun=bool(workshop.standing.started),
        rehearsal=workshop.rehearsal,
    )


class RecentList:
    """Remembers the latest workshops, newest first, in the program's own state."""

    KEY = "recent/workshops"

    def __init__(
        self, load: Callable[[str], str], keep: Callable[[str, str], None], clock: Clock = now
    ) -> None:
        self._load = load
        self._keep = keep
        self._clock = clock
        self._last: Recent | None = None

    def all(self) -> tuple[Recent, ...]:
        """Return the remembered workshops; none when the memory cannot be read."""
        try:
            rows = json.loads(self._load(self.KEY) or "[]")
            known = {field.name for field in fields(Recent)}
            return tuple(Recent(**{k: v for k, v in row.items() if k in known}) for row in rows)
        except (ValueError, TypeError, AttributeError):
            return ()

    def remember(self, workshop: Workshop) -> None:
        """Put a workshop on top with the state it is in."""
        line = recent_of(workshop, stamp(self._clock()))
        if self._last is not None and replace(line, at=self._last.at) == self._last:
            return  # a ballot more changes nothing that is listed, and must not cost a write
        self._last = line
        rest = [row for row in self.all() if row.path != line.path]
        self._write([line, *rest][:MOST])

    def forget(self, path: str) -> None:
        """Take a workshop off the list; its file stays where it is."""
        self._last = None
        self._write([row for row in self.all() if row.path != path])

    def _write(self, rows: list[Recent]) -> None:
        self._keep(self.KEY, json.dumps([asdict(row) for row in rows]))
