"""The walker: seeded events on the whole program, and what must hold after them.

Run as `python -m campaign.events.walker SEED PART EVENTS [PLANT]`; prints a line of JSON at every look.
"""

from __future__ import annotations

import json
import logging
import os
import random
import sys
import threading  # noqa: TID251 - only to hear of what is raised in one
import time
import traceback
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListView, QMenu, QMessageBox

from campaign.events import hands, plants
from campaign.events.campaign import DIARY
from campaign.events.invariants import faults_of_file, faults_of_windows, trapped
from tests.journeys.driving import Room, opened
from tests.journeys.monkey import WAYS, Cage
from unifydesk.app import checking, preparing
from unifydesk.bootstrap import BUNDLED, Program, make_application
from unifydesk.domain.errors import KnownStoreError
from unifydesk.gui.commands import session
from unifydesk.gui.crash import CrashReporter
from unifydesk.gui.dialogs.rehearse import Rehearse
from unifydesk.gui.settings import LANGUAGE, STAGE_THEME, TEXT_SIZE, THEME
from unifydesk.stage import booth

CHECK_EVERY = 500
"""Events between two looks at everything that must hold."""
FILE_EVERY = 8
"""Looks between two at the file."""
BURST = 80
"""Events after which somebody comes by and prepares another claim for another way of voting."""
REMEMBERED = 60
TICK = 10
"""Milliseconds after which the walker looks whether it waits in a menu or a question."""
TRAPPED = 20.0
"""Seconds after which an event that does not come back is a trap."""
LANGUAGES = ("", "de", "fr", "he")
HARMLESS = ("This plugin does not support", "propagateSizeHints", "keyToAscii")
"""What the offscreen platform says that no real one does."""
DEEDS: dict[str, int] = {
    "key": 500,
    "click": 250,
    "action": 60,
    "text": 60,
    "wheel": 40,
    "double": 30,
    "drag": 30,
    "paste": 20,
    "menu": 15,
    "storm": 15,
    "resize": 5,
    "visit": 5,
    "settings": 1,
}
"""What is done, and how often; a change of theme or text size dresses every widget anew and is dear."""
PAINTED = 0.3
"""How many keys wait until everything is done and painted; the others come faster than that."""


class FoundError(Exception):
    """Something is wrong, and the part ends here."""


class Listener(logging.Handler):
    """Hears everything that must never be said: uncaught exceptions and warnings of Qt."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        sys.excepthook = self._caught
        sys.unraisablehook = lambda found: self._caught(
            type(found.exc_value), found.exc_value, found.exc_traceback
        )
        threading.excepthook = lambda found: self._caught(
            found.exc_type, found.exc_value, found.exc_traceback
        )
        logging.getLogger().addHandler(self)

    def _caught(self, kind: Any, error: Any, trace: Any) -> None:
        self.faults.append("".join(traceback.format_exception(kind, error, trace))[-2500:])

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of what Qt warns of, and of what the program calls an error."""
        words = record.getMessage()
        if record.levelno >= logging.WARNING and not any(part in words for part in HARMLESS):
            self.faults.append(f"logged: {words[:600]}")


class Walker:
    """Does seeded events to whatever can be reached; remembers the last ones."""

    def __init__(self, room: Room, listener: Listener, seed: str, *, hurried: bool) -> None:
        self.room = room
        self.done = 0
        self.kinds: Counter[str] = Counter()
        self.deeds: deque[str] = deque(maxlen=REMEMBERED)
        self._listener = listener
        self._chance = random.Random(seed)
        self._hurried = hurried
        self._home = Path(os.environ["UNIFYDESK_HOME"])
        self._diary = (self._home / DIARY).open("wb", buffering=0)  # what is left when the program dies
        self._since = time.monotonic()
        self._seen = -1
        self._looks = 0
        self._visits = 0
        self._path = ""
        self._timer = QTimer(interval=TICK)
        self._timer.timeout.connect(self._get_out)

    def walk(self, events: int) -> None:
        """Do so many events; raises FoundError when something that must hold does not."""
        cage = Cage(self.room)
        self._open()
        self._timer.start()
        try:
            looks = 0
            while self.done < events:
                self._step()
                if self.done // CHECK_EVERY > looks:
                    looks = self.done // CHECK_EVERY
                    self.look()
        finally:
            cage.open()
            self._timer.stop()
            self._diary.close()

    def _step(self) -> None:
        """Do one event."""
        self.done += 1
        self._since = time.monotonic()
        if self.done // BURST > self._visits:
            self._visits = self.done // BURST
            self._visit()
        self._forbidden()
        kind = self._chance.choices(list(DEEDS), list(DEEDS.values()))[0]
        do: Callable[[], str] = getattr(self, f"_{kind}")
        is_mouse = kind in ("click", "double", "drag", "wheel", "menu")
        if is_mouse and not self._hurried:
            self._settle()
        before = self.done
        self._diary.write(f"{before} {kind}\n".encode())
        with hands.gone():
            self.deeds.append(f"{before} {do()}")
            self._diary.write(f"{self.deeds[-1]}\n".encode("utf-8", "replace"))
        self.kinds[kind] += 1 + self.done - before
        if not is_mouse and self._chance.random() < PAINTED:
            QApplication.processEvents() if self._hurried else self._settle()
        if self._listener.faults:
            raise FoundError("; ".join(self._listener.faults))

    def _settle(self) -> None:
        """Wait until everything asked for is done and shown, so that the same seed meets the same windows."""
        QApplication.processEvents()
        deadline = time.monotonic() + TRAPPED
        jobs = self.room.program.jobs
        while jobs._unfinished > len(jobs._works):  # long work, such as setting pages, may go on
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)  # at least a tick
            if time.monotonic() > deadline:
                raise FoundError("jobs never end")

    # Looking

    def look(self) -> None:
        """Look at everything that must hold; leads out of every dialog on the way."""
        self.room.witness.look()
        wrong = faults_of_windows()
        if wrong:
            raise FoundError("; ".join(wrong))
        trap = trapped()
        if trap:
            raise FoundError(trap)
        self._looks += 1
        if self._looks % FILE_EVERY == 0 and self.room.program.jobs.workshop is not None:
            self._settle()
            wrong = faults_of_file(self.room)
            if wrong:
                raise FoundError("; ".join(wrong))
        sys.stdout.write(json.dumps({"events": self.done}) + "\n")
        sys.stdout.flush()

    # Events

    def _key(self) -> str:
        return hands.press(self._chance.choices(list(hands.KEYS), list(hands.KEYS.values()))[0])

    def _click(self) -> str:
        found = hands.some_widget(self._chance)
        return hands.click(*found, self._chance) if found else self._key()

    def _double(self) -> str:
        found = hands.some_widget(self._chance)
        return hands.click(*found, self._chance, double=True) if found else self._key()

    def _drag(self) -> str:
        found = hands.some_widget(self._chance)
        return hands.drag(*found, self._chance) if found else self._key()

    def _wheel(self) -> str:
        found = hands.some_widget(self._chance)
        return hands.wheel(*found, self._chance) if found else self._key()

    def _menu(self) -> str:
        found = hands.some_widget(self._chance)
        return hands.ask_for_menu(*found) if found else self._key()

    def _text(self) -> str:
        text = "".join(
            sign for sign in self._chance.choice(hands.TEXTS)[:40] if sign.isascii() and sign.isprintable()
        )
        for sign in text:
            self._since = time.monotonic()
            hands.write(sign)
            self.done += 1
        return f"text {text!r}"

    def _paste(self) -> str:
        QGuiApplication.clipboard().setText(self._chance.choice(hands.TEXTS))
        return hands.press("Ctrl+V")

    def _action(self) -> str:
        if QApplication.activeModalWidget() is not None:
            return hands.press("Esc")
        actions = self.room.program.window.actions_.actions
        name = self._chance.choice(sorted(actions))
        if actions[name].isEnabled():
            actions[name].trigger()
        return f"action {name}"

    def _resize(self) -> str:
        window = self._chance.choice([self.room.program.window, self.room.program.stage.window])
        window.resize(self._chance.randrange(300, 2200), self._chance.randrange(200, 1400))
        return f"resize to {window.size().toTuple()}"

    def _settings(self) -> str:
        option = self._chance.choice((THEME, STAGE_THEME, TEXT_SIZE))
        settings = self.room.program.settings
        choice: Any = self._chance.choice([choice for choice, _ in option.choices])
        settings.put(option, choice)
        settings.put(LANGUAGE, self._chance.choice(LANGUAGES))
        return f"{option.key} {choice}"

    def _storm(self) -> str:
        many = self._chance.randrange(3, 20)
        for _ in range(many):
            hands.press(self._chance.choice(("Ctrl+Z", "Ctrl+Z", "Ctrl+Y")))
            self.done += 1
        return f"{many} times undo and redo"

    def _visit(self) -> str:
        """Somebody comes by, closes the dialogs, and prepares some claim for another way of voting."""
        jobs = self.room.program.jobs
        if jobs.workshop is None or not jobs.workshop.deck.claims:
            self._path = self._path if jobs.workshop is None else ""
            self._open()
            return "open"
        for _ in range(10):
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                break
            dialog.reject()
        workshop, desk = jobs.workshop, self.room.program.desk
        is_open = next((r.claim for r in workshop.rounds if r.is_open), "")
        claim = is_open or self._chance.choice(workshop.deck.claims).id
        channel, level = self._chance.choice(
            (*WAYS, ("dots", "named"), ("paper", "named"), ("cards", "named"))
        )
        reason = self._chance.random() < 0.3
        setup = replace(workshop.setups[claim], channel=channel, level=level, reason=reason)
        desk.jobs.run(desk, partial(preparing.set_setup, setup=setup), refused=_take_no_notice)
        session.go_to_claim(desk, claim)
        self._settle()
        actions = self.room.program.window.actions_.actions
        self.room.program.window.show_page("lead")
        if self._chance.random() < 0.5 and not is_open:
            actions["vote.next"].trigger()
        elif self._chance.random() < 0.5:
            actions["vote.booth"].trigger()
        return f"lead on at {claim} by {channel}, {level}"

    def _open(self) -> None:
        program = self.room.program
        program.start([self._path or BUNDLED])
        self._settle()
        if program.jobs.workshop is None:
            program.start([BUNDLED])
            self._settle()
        if program.jobs.workshop is not None:
            self._path = program.jobs.workshop.path

    def _forbidden(self) -> None:
        """Answer what asks for files, and let nobody rehearse for long."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            self.deeds.append(hands.answer_file_dialog(dialog, self._home, self._chance))
        elif isinstance(dialog, Rehearse) and self._chance.random() < 0.5:
            dialog.reject()

    # Waiting in a loop of its own

    def _get_out(self) -> None:
        """A menu or a question waits in an event loop of its own: choose something there, or leave it."""
        if self._seen != self.done:
            self._seen = self.done
            return
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(front, QMenu | QMessageBox):
            key = self._chance.choice(("Down", "Down", "Tab", "Return", "Esc"))
            self.deeds.append(f"{self.done} waiting: {hands.press(key)}")
        elif isinstance(front, QListView):  # what could complete a name in a file dialog, over its question
            self.deeds.append(f"{self.done} waiting: {hands.press('Esc')}")
        if time.monotonic() - self._since > TRAPPED:
            say(self, f"an event does not come back, at {hands.described(front)}")
            os._exit(1)


def _take_no_notice(_sentence: str) -> None:
    """A set-up that a claim does not allow is no fault."""


def say(walker: Walker, fault: str) -> None:
    """Print how it ended: what is wrong, and the last deeds before that."""
    said = {"events": walker.done, "fault": fault, "deeds": list(walker.deeds), "kinds": walker.kinds}
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Walk one part, then check every file that was made on the way."""
    seed, part, events = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    home = Path(os.environ["UNIFYDESK_HOME"])
    prepare(home)
    booth.RECORDED_SHOWS = booth.PASS_ON_SHOWS = 1
    logging.getLogger().setLevel(logging.WARNING)
    app = make_application([])
    reporter = CrashReporter(home, app)
    reporter.install()
    listener = Listener()
    reporter.happened.connect(listener.faults.append)
    with opened(Program(app)) as room:
        walker = Walker(room, listener, f"{seed}/{part}", hurried=part % 5 == 4)
        if sys.argv[4:]:
            plants.plant(sys.argv[4], room)
        try:
            walker.walk(events)
            fault = ""
        except FoundError as error:
            fault = str(error)
        except Exception:  # noqa: BLE001 - whatever it is, it is a find
            fault = traceback.format_exc()
        if fault:
            say(walker, fault)
            os._exit(0)
    fault = "; ".join([*listener.faults, *_checked(home)])
    reporter.remove()
    say(walker, fault)


def _checked(home: Path) -> list[str]:
    """Return what is wrong with the workshop files that were made on the way."""
    wrong = []
    for path in sorted(home.glob("*.unify")):
        if path.stat().st_size > 200:  # not one of those that were put there to be no workshop
            try:
                checking.check(path)
            except KnownStoreError as error:
                wrong.append(str(error))
    return wrong


def prepare(home: Path) -> None:
    """Put files into the folder that file dialogs are answered from; two are no workshop and no deck."""
    (home / "folder").mkdir()
    (home / "x.unify").write_bytes(b"not a workshop" * 9)
    (home / "deck.md").write_text("---\ntitle: <b>Half a deck\n---\n# One\n- two\n", encoding="utf-8")
    (home / "votes.csv").write_text("claim,round,question,answer,seat\nEB4,1,real,5,1\n", encoding="utf-8")


if __name__ == "__main__":
    main()
