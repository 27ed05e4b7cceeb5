"""Types a roll call into the real console and times each Enter until the projector shows the new count.

Both windows are real, on Qt's offscreen platform with a laptop and a projector; the file is on disk.
"""

from __future__ import annotations

import random
import sys
import time

import crowd
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest

from unifydesk import bootstrap
from unifydesk.domain.rounds import Round
from unifydesk.domain.stage import VotingScene
from unifydesk.gui.views.ballots.roll_call import RollCallPanel
from unifydesk.stage.view import StageView

PATIENCE_MILLISECONDS = 20_000
BETWEEN_KEYS_MILLISECONDS = 60  # nobody calls out and types more than a dozen ballots in a second


class Stopwatch(QObject):
    """Runs from the key until the stage was painted with one more ballot."""

    def __init__(self, view: StageView) -> None:
        super().__init__()
        self._view = view
        self._loop = QEventLoop(self)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._loop.quit)
        self._wanted = 0
        self._painted = 0.0
        view.installEventFilter(self)

    def recorded(self) -> int:
        """Return the count that the stage holds."""
        scene = self._view.state.scene if self._view.state else None
        return scene.recorded if isinstance(scene, VotingScene) else -1

    def wait_for(self, count: int, started: float) -> float:
        """Return the milliseconds from `started` until the stage was painted with this count."""
        self._wanted, self._painted = count, 0.0
        self._patience.start()
        self._loop.exec()
        self._patience.stop()
        if not self._painted:
            raise SystemExit(f"the stage never showed {count} ballots; it holds {self.recorded()}")
        return (self._painted - started) * 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the event pass; when the wanted count is painted, stop as soon as the painting is over."""
        if event.type() == QEvent.Type.Paint and self.recorded() == self._wanted:
            QTimer.singleShot(0, self, self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        if not self._painted:
            self._painted = time.perf_counter()
            self._loop.quit()


def settle(milliseconds: int) -> None:
    """Let the program come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def roll_call(program: bootstrap.Program) -> tuple[RollCallPanel, Round]:
    """Return the panel and its open round, as soon as the console shows them."""
    for _turn in range(PATIENCE_MILLISECONDS // 100):
        settle(100)
        panel = program.window.findChild(RollCallPanel)
        workshop = program.jobs.workshop
        round_ = workshop.last_round(workshop.standing.claim) if workshop is not None else None
        if panel is not None and panel.isVisible() and round_ is not None and round_.is_open:
            return panel, round_
    raise SystemExit("the console does not show the roll call")


def main(path: str) -> None:
    """Open the workshop, put the stage on the projector, and type."""
    app = bootstrap.make_application([])
    program = bootstrap.Program(app)
    program.start([path])
    program.window.show()
    program.stage.open()
    panel, round_ = roll_call(program)
    workshop = program.jobs.workshop
    if workshop is None:
        raise SystemExit("no workshop is open")
    settle(1_000)
    watch = Stopwatch(program.stage.view)
    chance = random.Random(2)
    for seat in workshop.seats:
        answers = " ".join(crowd.answers_in(round_, chance).values())
        panel.line.setFocus()
        panel.line.setText(f"{seat.number} {answers}")
        settle(BETWEEN_KEYS_MILLISECONDS)
        before = watch.recorded()
        started = time.perf_counter()
        QTest.keyClick(panel.line, Qt.Key.Key_Return)
        print(watch.wait_for(before + 1, started), flush=True)
    program.window.close()
    program.close()


if __name__ == "__main__":
    main(sys.argv[1])
