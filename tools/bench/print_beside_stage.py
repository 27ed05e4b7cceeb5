"""How many frames a second the stage paints while the large record is exported, as the program does it.

The stage repaints its whole scene sixty times a second, as while bars grow; the export runs on the work
thread of `gui/jobs.py`. Prints the frames of the worst second and the longest time between two frames.
"""

from __future__ import annotations

import itertools
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import crowd
from printing import ours
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from unifydesk import bootstrap, decks
from unifydesk.app import exporting, rehearsal, workshops
from unifydesk.app.stage_state import stage_state
from unifydesk.domain.report import Progress, Rendered, Report
from unifydesk.domain.stage import StageState
from unifydesk.domain.workshop import Standing
from unifydesk.gui.jobs import Jobs
from unifydesk.stage.look import load_look
from unifydesk.stage.view import StageView

WIDTH, HEIGHT = 1920, 1080
FRAME_MILLISECONDS = 16
ALONE_SECONDS = 2.0
WORST_SECOND = 1.0


class Room(QObject):
    """The stage, repainting as fast as a projector shows it, and an export beside it."""

    def __init__(self, jobs: Jobs, view: StageView, report: Report) -> None:
        super().__init__()
        self.frames: list[float] = []
        self.began = self.ended = 0.0
        self._jobs, self._view, self._report = jobs, view, report
        self._timer = QTimer(self, interval=FRAME_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_frame)

    def start(self) -> None:
        """Paint, and begin to export once the stage has run alone for a while."""
        self._timer.start()
        QTimer.singleShot(int(ALONE_SECONDS * 1000), self, self._on_begin)

    @Slot()
    def _on_frame(self) -> None:
        self._view.set_look(self._view.look)  # forgets the kept picture: every frame is painted anew
        self._view.repaint()
        self.frames.append(time.perf_counter())

    @Slot()
    def _on_begin(self) -> None:
        self.began = time.perf_counter()
        self._jobs.work(self, self._export, self._on_done)

    def _export(self, progress: Progress) -> Rendered:
        return exporting.render(self._report, "pdf", None, progress)

    def _on_done(self, _made: Rendered) -> None:
        self.ended = time.perf_counter()
        self._timer.stop()
        QApplication.quit()


def picture(folder: Path) -> StageState:
    """Return a result on the stage, from a small rehearsal."""
    name, source = decks.load(crowd.DECK)
    path, _minutes = rehearsal.rehearse(source, name, folder / "stage", people_count=6)
    file = workshops.open_file(path)
    workshop = workshops.snapshot(file)
    file.close()
    place = workshop.deck.slide_of("EB1")
    return stage_state(replace(workshop, standing=Standing("results", place.id if place else "", "EB1")))


def worst_second(frames: list[float]) -> int:
    """Return the fewest frames within any second that lies wholly between the first and the last."""
    fewest, end = len(frames), 0
    for start, moment in enumerate(frames):
        if moment + WORST_SECOND > frames[-1]:
            break
        while frames[end] < moment + WORST_SECOND:
            end += 1
        fewest = min(fewest, end - start)
    return fewest


def main(path: str, folder: str) -> None:
    """Show the stage, export beside it, and tell."""
    app = bootstrap.make_application([])
    view = StageView(load_look("dark"))
    view.resize(WIDTH, HEIGHT)
    view.show_state(picture(Path(folder)))
    view.show()
    jobs = Jobs(workshops.snapshot)
    room = Room(jobs, view, ours.load(Path(path)))
    room.start()
    app.exec()
    jobs.close()
    alone = [frame for frame in room.frames if frame < room.began]
    beside = [frame for frame in room.frames if room.began <= frame <= room.ended]
    said = {
        "alone": (len(alone) - 1) / (alone[-1] - alone[0]),
        "mean": (len(beside) - 1) / (beside[-1] - beside[0]),
        "worst": worst_second(beside),
        "gap": max(b - a for a, b in itertools.pairwise(beside)) * 1000,
        "seconds": room.ended - room.began,
    }
    sys.stdout.write("\n" + json.dumps(said) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
