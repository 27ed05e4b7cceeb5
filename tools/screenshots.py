"""Picture every page of the console, every scene of the stage, and every page of the minutes on paper.

Everything goes to build/screenshots; the few that the README shows go to docs/screenshots as well.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import kinds_showcase
import minutes_showcase
import showcase
import steps
import trust_showcase
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from unifydesk import bootstrap
from unifydesk.app import agenda, preparing, workshops
from unifydesk.app.stage_state import booth_state, stage_state
from unifydesk.domain.rounds import CONFIDENTIAL, SECRET_CHANNELS
from unifydesk.domain.rule import PRESENT
from unifydesk.domain.stage import StageState
from unifydesk.domain.workshop import ACROSS_SCENES
from unifydesk.gui.desk import LEAD, MINUTES, PREPARE, REVIEW
from unifydesk.gui.jobs import Executors
from unifydesk.gui.settings import TEXT_SIZE, THEME
from unifydesk.gui.views.minutes_page import MinutesPage
from unifydesk.gui.views.prepare_page import PreparePage
from unifydesk.rules import RULES
from unifydesk.stage.look import THEMES, load_look
from unifydesk.stage.view import render

ROOT = Path(__file__).resolve().parent.parent
SCREENS = ROOT / "tests" / "files" / "two-screens.json"
ALL = ROOT / "build" / "screenshots"
SHOWN = ROOT / "docs" / "screenshots"
SIZES = ((1366, 768), (1920, 1080))
PUBLISHED = {
    "stage-dark-movement-1366x768": "stage",
    "console-light-lead-voting-1366x768": "console",
    "console-light-minutes-dressed-1366x768": "minutes",
    "console-light-asked-points-ballot-1366x768": "ballot",
    "stage-dark-results-ranking-1366x768": "ranking",
}
PREPARED = ("people", "claims", "rule")
# the steps of the play after which the Lead page looks different, and how the picture is called
LED = {
    "next_slide": "slide", "show_claim": "claim", "voting": "voting", "reveal": "results",
    "discuss": "discussion", "record": "position", "closing": "closing",
}  # fmt: skip


# --- the stage -----------------------------------------------------------------------------------


def states(folder: Path) -> dict[str, StageState]:
    """Play the showcase and return the first state of every scene worth a picture."""
    clock = showcase.PlayedClock()
    file = showcase.create(folder / "stage.unify", clock)
    found: dict[str, StageState] = {"welcome": stage_state(showcase.before(file))}
    try:
        for moment in showcase.play(lambda act: act(file), clock):
            state = stage_state(moment.workshop)
            risk = moment.workshop.claim is not None and moment.workshop.claim.kind == "risk"
            found.setdefault(state.scene.id + ("-risk" if risk else ""), state)
            if moment.step == "voting":
                found.setdefault("voting-half", state)
                found.setdefault("booth", booth_state(moment.workshop))
    finally:
        file.close()
    return found


def asked_states(folder: Path) -> dict[str, StageState]:
    """Vote on every kind of question and return how it is asked, and every scene of its result."""
    clock = showcase.PlayedClock()
    file = kinds_showcase.create(folder / "kinds.unify", clock)
    found: dict[str, StageState] = {}
    try:
        for kind in kinds_showcase.ASKED:
            for way in ("roll_call", "dots"):
                if kinds_showcase.open_vote(file, kind, way):
                    found[f"{way}-{kind}"] = stage_state(workshops.snapshot(file))
                    kinds_showcase.end_vote(file, kind)
        for kind, _workshop in kinds_showcase.vote_on_everything(file):
            for scene in ("results", "movement", "position", *(("pairs",) if kind == "ranking" else ())):
                agenda.go_to(file, claim=kinds_showcase.claim_of(kind), scene=scene)
                found[f"{scene}-{kind}"] = stage_state(workshops.snapshot(file))
        for scene in ACROSS_SCENES:
            agenda.go_to(file, scene=scene)
            found[scene] = stage_state(workshops.snapshot(file))
    finally:
        file.close()
    return found


def picture_stage(folder: Path) -> Iterator[str]:
    """Write every state in every theme and size; give the names."""
    found = states(folder) | asked_states(folder)
    for theme in THEMES:
        look = load_look(theme)
        for name, state in found.items():
            for width, height in SIZES:
                image = QImage(width, height, QImage.Format.Format_RGB32)
                image.fill(look.colour("paper"))
                render(state, look, image)
                yield save(image, f"stage-{theme}-{name}-{width}x{height}")


# --- the console ---------------------------------------------------------------------------------


class Console:
    """The real program, on one thread, so that every picture is of a finished moment."""

    def __init__(self, app: QApplication, theme: str, size: tuple[int, int]) -> None:
        self.clock = showcase.PlayedClock()
        parts = bootstrap.Parts(executors=Executors.same_thread(), clock=self.clock)
        self.program = bootstrap.Program(app, parts)
        self.program.settings.put(THEME, theme)
        self._window = self.program.window
        self._window.resize(*size)
        self.program.start([])
        self._window.show()
        self.program.stage.open()
        self._name = f"console-{theme}-{{what}}-{size[0]}x{size[1]}"

    def picture(self, what: str, wait: int = 250) -> str:
        """Write what the window shows now."""
        settle(wait)
        return save(self._window.grab(), self._name.format(what=what))

    def ballot(self, what: str) -> str:
        """Write what the first question of the open round looks like in the booth."""
        stage = self.program.stage
        stage.enter_booth(booth_state(self.run(workshops.snapshot)), on_laptop=False)
        settle(150)
        assert stage.booth is not None
        booth = stage.booth.window()
        QTest.keyClick(QApplication.focusWidget() or booth, Qt.Key.Key_Return)
        settle(150)
        name = save(booth.grab(), self._name.format(what=what))
        stage.leave_booth()
        return name

    def open(self, opener: Callable[[], Any]) -> None:
        """Let the program open a workshop."""
        self.program.jobs.run_open(self.program, opener)

    def run(self, act: Callable[[Any], Any]) -> Any:
        """Do one use case the way a view does, and return its result."""
        results: list[Any] = []
        self.program.jobs.run(self.program, act, results.append)
        return results[0]

    def show(self, page: str) -> None:
        """Show one of the pages."""
        self._window.show_page(page)

    def part(self, part: str) -> None:
        """Show one part of the Prepare page."""
        page = self._window.findChild(PreparePage)
        assert isinstance(page, PreparePage)
        page.show_part(part)

    @property
    def minutes(self) -> MinutesPage:
        """The Minutes page."""
        page = self._window.findChild(MinutesPage)
        assert isinstance(page, MinutesPage)
        return page

    def close(self) -> None:
        """End the program."""
        self._window.close()
        self.program.close()
        settle(10)


def picture_console(app: QApplication, folder: Path) -> Iterator[str]:
    """Lead the showcase in the console, in both themes and sizes; give the names of the pictures."""
    for theme in ("light", "dark"):
        for size in SIZES:
            console = Console(app, theme, size)
            try:
                yield from picture_session(console, folder / f"{theme}-{size[0]}.unify")
            finally:
                console.close()


def picture_session(console: Console, path: Path) -> Iterator[str]:
    """Picture the start page, every page of one session, and the stations of the Lead page."""
    yield console.picture("start")
    console.open(partial(showcase.create, path, console.clock))
    console.show(PREPARE)
    yield console.picture("prepare")
    console.show(LEAD)
    yield console.picture("lead-begin")
    wanted = dict(LED)
    for moment in showcase.play(console.run, console.clock):
        what = wanted.pop(moment.step, "")
        if what:
            yield console.picture(f"lead-{what}")
    console.show(REVIEW)
    yield console.picture("review")
    console.show(MINUTES)
    yield console.picture("minutes", wait=2_500)


def picture_minutes(app: QApplication, folder: Path) -> Iterator[str]:
    """Picture what can be chosen on the Minutes page, and every page that comes of it on paper."""
    console = Console(app, "light", SIZES[0])
    try:
        console.open(partial(showcase.create, folder / "minutes.unify", console.clock))
        for _moment in showcase.play(console.run, console.clock):
            pass
        console.show(MINUTES)
        settle(2_500)
        for name in minutes_showcase.states(console.minutes, folder):
            yield console.picture(name, wait=2_000)
    finally:
        console.close()
    for name, image in minutes_showcase.pages(folder):
        yield save(image, f"page-{name}")


def picture_asked(app: QApplication, folder: Path) -> Iterator[str]:
    """Picture the vote on every kind of question in every way it can be answered, and what follows."""
    console = Console(app, "light", SIZES[0])
    try:
        console.open(kinds_showcase.opener(folder / "asked.unify", console.clock))
        console.show(PREPARE)
        for part in PREPARED:
            console.part(part)
            yield console.picture(f"prepare-asked-{part}", wait=150)
        declared = console.run(workshops.snapshot).rule.id
        for rule in RULES.ids():
            console.run(partial(preparing.set_rule, rule_id=rule, base=PRESENT))
            yield console.picture(f"prepare-rule-{rule}", wait=150)
        console.run(partial(preparing.set_rule, rule_id=declared))
        console.show(LEAD)
        for kind in kinds_showcase.ASKED:
            console.run(partial(agenda.go_to, claim=kinds_showcase.claim_of(kind)))
            for way in kinds_showcase.WAYS:
                if console.run(partial(kinds_showcase.open_vote, kind=kind, way=way)):
                    yield console.picture(f"asked-{kind}-{way}", wait=150)
                    console.run(partial(kinds_showcase.end_vote, kind=kind))
            for way in SECRET_CHANNELS:
                console.run(partial(kinds_showcase.open_vote, kind=kind, way=way, level=CONFIDENTIAL))
                yield console.picture(f"asked-{kind}-secret-{way}", wait=150)
                if way == "booth":
                    yield console.ballot(f"asked-{kind}-ballot")
                console.run(partial(kinds_showcase.end_vote, kind=kind))
        console.run(lambda file: list(kinds_showcase.vote_on_everything(file)))
        for kind in kinds_showcase.ASKED:
            console.run(partial(agenda.go_to, claim=kinds_showcase.claim_of(kind), scene="results"))
            yield console.picture(f"asked-{kind}-result", wait=150)
        console.show(REVIEW)
        yield console.picture("review-asked")
    finally:
        console.close()


def picture_trust(app: QApplication, folder: Path) -> Iterator[str]:
    """Picture the seal, what is checked and what is recovered, in both themes and in very large type."""
    for theme, type_size in (("light", 100), ("dark", 100), ("light", 130)):
        console = Console(app, theme, SIZES[0])
        path = folder / f"trust-{theme}-{type_size}.unify"
        try:
            console.program.settings.put(TEXT_SIZE, type_size)
            console.open(partial(showcase.create, path, console.clock))
            for _moment in showcase.play(console.run, console.clock):
                pass
            for name, dialog in trust_showcase.dialogs(console.program, path):
                dialog.open()
                settle(250)
                yield save(dialog.grab(), f"dialog-{theme}-{type_size}-{name}")
                dialog.close()
        finally:
            console.program.settings.put(TEXT_SIZE, 100)
            console.close()


def settle(milliseconds: int) -> None:
    """Let the windows come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def save(image: QImage | QPixmap, name: str) -> str:
    """Write one picture, and once more where the README looks for it."""
    image.save(str(ALL / f"{name}.png"))
    if name in PUBLISHED:
        SHOWN.mkdir(parents=True, exist_ok=True)
        image.save(str(SHOWN / f"{PUBLISHED[name]}.png"))
    return name


def main() -> int:
    """Play, paint, and say how many pictures there are."""
    argparse.ArgumentParser(prog="make screenshots", description=__doc__).parse_args()
    shutil.rmtree(ALL, ignore_errors=True)
    ALL.mkdir(parents=True)
    if sys.platform.startswith("linux"):  # elsewhere the windows simply open
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # the offscreen platform's remarks
    with tempfile.TemporaryDirectory() as home:
        os.environ["UNIFYDESK_HOME"] = home
        app = bootstrap.make_application([])
        steps.say("The stage …")
        names = list(picture_stage(Path(home)))
        steps.say("The console …")
        names += picture_console(app, Path(home))
        steps.say("The minutes …")
        names += picture_minutes(app, Path(home))
        steps.say("Every way to answer …")
        names += picture_asked(app, Path(home))
        steps.say("Seals and checks …")
        names += picture_trust(app, Path(home))
        steps.say(f"{len(names)} pictures in {ALL}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
