"""The whole program: started, led through its windows, killed at any moment, and started again.

A process that has imported everything and has no window forks a program for every kill. Run as
`python -m campaign.kills.apps SEED PART KILLS [WEAKNESS]`; prints the figures as JSON.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest

from campaign.kills import writer
from campaign.kills.victim import Chain, Life, Tell, killed
from campaign.leading import PEOPLE, WAYS, Facilitator, close_dialogs
from campaign.promises import STANDING, Content, key_of
from campaign.running import Figures
from campaign.windows import in_the_way_of
from tests.journeys.driving import Room
from unifydesk import bootstrap, paths
from unifydesk.app import checking, workshops
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.rounds import Round
from unifydesk.gui.crash import CrashReporter
from unifydesk.gui.settings import STAGE_THEME, TEXT_SIZE, THEME
from unifydesk.stage import booth

EARLY = "app, acknowledged early"
CHAIN = 10
"""Lives of one workshop before there is a new one."""
DIALOGS = ("Ctrl+,", "Ctrl+N", "Ctrl+K", "F1", "Ctrl+O", "Ctrl+E")
SLOW_START = 15.0
"""Seconds after which something that a killed program left is taken to hold up the next start."""
SHORT, LONG = 0.02, 0.6
"""Seconds after an acknowledgement within which the kill strikes: most acts, and an export."""
BIRTH = 1.2
"""Seconds within which a program that is starting is killed when it is killed before it has opened."""
ENDS = {".pdf": (b"%PDF", b"%%EOF")}


class Hurried(Room):
    """A room whose facilitator does not wait for an export to end."""

    def settle(self) -> None:
        """Wait until everything asked of the file is on disk and shown."""
        jobs = self.program.jobs
        self.until(lambda: jobs._unfinished <= len(jobs._works), "all jobs with the file are done")


def live(path: Path, seed: str, weakness: str, tell: Tell) -> None:
    """Start the program on a workshop, tell what is there, and lead it until the end of this life."""
    born = time.monotonic()
    booth.RECORDED_SHOWS = booth.PASS_ON_SHOWS = 1
    bootstrap.start_log(paths.state_dir())
    app = bootstrap.make_application([])
    reporter = CrashReporter(paths.state_dir(), app)
    reporter.happened.connect(partial(_die_of, tell))
    died_of = reporter.install()
    program = bootstrap.Program(app)
    room = Hurried(program)
    program.start([str(path)])
    program.keep_watch()
    program.window.show()
    program.window.activateWindow()
    room.until(program.window.isActiveWindow, "the console is the active window")
    room.until(lambda: program.jobs.workshop is not None, "the workshop is open")
    said = _looked_at(room)
    if died_of.strip():
        said["faults"].append(f"the last one is said to have crashed: {died_of[:300]}")
    if time.monotonic() - born > SLOW_START:
        said["faults"].append(f"the start took {time.monotonic() - born:.0f} s")
    tell(**said)
    early = _Early(tell) if weakness == EARLY else None
    lead = _Lead(room, random.Random(seed), early or tell, said["opened"])
    while True:
        lead.go_on()


class _Early:
    """The control: acknowledges everything as soon as it is announced."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def __call__(self, **words: Any) -> None:
        if "about" in words:
            self._tell(about=words["about"])
            self._tell(shown=words["about"].get(STANDING, ""))
        elif "shown" not in words:
            self._tell(**words)


def _die_of(tell: Tell, report: str) -> None:
    tell(error=f"the crash dialog: {report}")
    os._exit(1)


def _looked_at(room: Room) -> dict[str, Any]:
    """Return what is in the workshop and what the windows say about it."""
    found: list[dict[str, Any]] = []
    room.program.jobs.run(room.program.jobs, writer.looked_at, found.append)
    room.until(lambda: found, "the file is read")
    room.settle()
    said = found[0]
    said["faults"] += _window_faults(room, said["opened"])
    return said


def _window_faults(room: Room, opened: Content) -> list[str]:
    """Return where the windows say something else than where the session stands."""
    wrong = []
    scene, claim, slide, timer = opened[STANDING]
    words = room.program.window.footer.messages.text
    state = room.program.stage.view.state
    expected = _expected_words(room, claim, slide if scene == "slide" else "")
    if expected and not words.startswith(expected):
        wrong.append(f"it says “{words}” instead of “{expected}”")
    if state is None or state.scene.id != scene or (state.timer_ends or "") != timer:
        wrong.append(f"the stage shows {state and (state.scene.id, state.timer_ends)}, not {scene, timer}")
    started = room.workshop.standing.started
    if room.program.window.page != ("lead" if started else "prepare"):
        wrong.append(f"it shows the page “{room.program.window.page}”")
    size = room.program.settings.get(TEXT_SIZE)
    if size not in (90, 100, 115, 130):
        wrong.append(f"settings are torn: text size {size}")
    return wrong


def _expected_words(room: Room, claim: str, slide: str) -> str:
    """Return how the message must begin that says where the session goes on."""
    if not room.workshop.standing.started:
        return ""
    last = room.workshop.last_round(claim) if claim else None
    if last is not None and last.state in ("open", "closed"):
        return f"Continuing at {claim}, round {last.number}: {last.recorded} of {PEOPLE} recorded"
    if claim:
        return f"Continuing at {claim}"
    return "Continuing at slide" if slide else ""


class _Lead:
    """Leads on from wherever the session stands."""

    def __init__(self, room: Room, chance: random.Random, tell: Tell, opened: Content) -> None:
        self._room = room
        self._chance = chance
        self._tell = tell
        self._facilitator = Facilitator(room, chance, tell)
        self._opened = opened
        self._exports = 0
        if not room.workshop.standing.started:
            self._facilitator.act({}, lambda: room.press("Ctrl+2", "F5", "Space"))
        elif chance.random() < 0.5:
            room.press("F5")
        if chance.random() < 0.3:
            self._aside()

    def go_on(self) -> None:
        """Do a few acts."""
        open_ = next((r for r in self._room.workshop.rounds if r.is_open), None)
        if open_ is not None:
            self._finish(open_)
        else:
            self._begin()
        if self._chance.random() < 0.5:
            self._aside()

    def _begin(self) -> None:
        lead, chance = self._facilitator, self._chance
        left = [c for c in lead.claims if len(self._room.workshop.rounds_of(c)) < 2]
        claim = chance.choice(left or lead.claims)
        lead.go_to(claim)
        last = self._room.workshop.last_round(claim)
        if last is not None and last.state == "closed":
            lead.reveal()
            return
        way = chance.choice(WAYS)
        lead.open_round(way)
        lead.take_ballots(way, chance.randint(4, PEOPLE))
        if chance.random() < 0.7:
            self._finish(self._room.last_round)

    def _finish(self, open_: Round) -> None:
        lead = self._facilitator
        if self._room.workshop.standing.claim != open_.claim:
            lead.go_to(open_.claim)
        way = "confidential" if open_.level == "confidential" else open_.channel
        name = key_of(open_.claim, open_.number)
        if open_.level == "confidential" and not lead.secret:
            lead.secret = list(self._opened.get(f"{name}/urn", []))
        if open_.recorded < PEOPLE and (way != "hands" or not open_.recorded):
            lead.take_ballots(way, self._chance.randint(4, PEOPLE))
        lead.close_round()
        if self._chance.random() < 0.3:
            lead.toggle_timer()
        lead.reveal()
        lead.note(f"{self._chance.choice('+-')} Heard by {self._chance.randrange(10**9)}")
        if self._chance.random() < 0.5:
            lead.undo_and_redo()
        lead.record_position()

    def _aside(self) -> None:
        """Open a dialog, change a setting, or begin an export, and let the kill come."""
        room, lead, roll = self._room, self._facilitator, self._chance.random()
        if roll < 0.4 and not room.program.jobs.is_exporting:
            self._exports += 1
            name = f"minutes {os.getpid()} {self._exports}.pdf"
            lead.export(Path(room.workshop.path).with_name(name), wait=roll < 0.2)
            room.press("Ctrl+2")
        elif roll < 0.8:
            key = self._chance.choice(DIALOGS)
            lead.act({}, partial(self._dialog, key))
        else:
            option = self._chance.choice((THEME, STAGE_THEME))
            settings = room.program.settings
            choices = [choice for choice, _ in option.choices]
            lead.act({}, lambda: settings.put(option, self._chance.choice(choices)))
            settings.put(TEXT_SIZE, self._chance.choice((90, 100, 115)))
            settings.sync()

    def _dialog(self, key: str) -> None:
        self._tell(dialog=key)
        self._room.press(key)
        QTest.qWait(30)
        close_dialogs()
        self._room.press("Ctrl+2")


# -- the parent --------------------------------------------------------------------------------------------


def app_kills(seed: int, part: int, kills: int, weakness: str = "") -> Figures:
    """Kill the program so many times, in chains of CHAIN."""
    figures, done = Figures(), 0
    while done < kills:
        length = min(CHAIN, kills - done)
        with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-") as home, in_the_way_of(Path(home)):
            _chain(f"{seed}/{part}/{done}", length, weakness, figures)
        done += length
    return figures


def _chain(seed: str, length: int, weakness: str, figures: Figures) -> None:
    chance, chain = random.Random(seed), Chain()
    made = bootstrap.make_bundled()
    path = made.path
    made.close()
    for number in range(length):
        acts = -1 if chance.random() < 0.1 else chance.randrange(6)
        delay = chance.uniform(0, BIRTH if acts < 0 else chance.choice((SHORT, LONG)))
        life = killed(partial(live, path, f"{seed}/{number}", weakness), acts, delay)
        figures.counts["kills"] += 1
        figures.counts["opened"] += life.found is not None
        figures.counts["acts"] += life.acts
        figures.counts["in an export"] += len(life.extra.get("exporting", [])) > len(_exported(life))
        figures.counts["dialogs"] += len(life.extra.get("dialog", []))
        figures.counts["keys"] += len(list((paths.state_dir() / "urns").rglob("*.key")))
        wrong = chain.judge(life) + _export_faults(life)
        figures.found(f"app {seed} + {number}", wrong)
    try:
        checking.check(path)
        last = Life()
        file = workshops.open_file(path)
        last.hear(writer.looked_at(file))
        file.close()
        figures.found(f"app {seed}, at last", chain.judge(last))
    except KnownStoreError as error:
        figures.found(f"app {seed}, at last", [f"cannot go on: {error}"])


def _exported(life: Life) -> list[str]:
    return [str(path) for path in life.extra.get("exported", [])]


def _export_faults(life: Life) -> list[str]:
    """Return what is wrong with exports: what was shown as written is there, and nothing is torn."""
    wrong = []
    for name in life.extra.get("exporting", []):
        path = Path(name)
        if not path.exists():
            wrong += ["lost: an export"] if name in _exported(life) else []
            continue
        begin, end = ENDS[path.suffix]
        data = path.read_bytes()
        if not (data.startswith(begin) and data.rstrip().endswith(end)):
            wrong.append("an export is torn")
    return wrong


def main() -> None:
    """Run one part and print its figures."""
    seed, part, kills = map(int, sys.argv[1:4])
    figures = app_kills(seed, part, kills, sys.argv[4])
    said = {"counts": figures.counts, "faults": figures.faults, "examples": figures.examples}
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
