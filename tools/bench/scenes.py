"""How long each scene takes to be painted anew on a projector of 1920 × 1080."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import crowd
from measuring import arguments, give, percentile, result
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from unifydesk import bootstrap, decks
from unifydesk.app import rehearsal, voting, workshops
from unifydesk.app.stage_state import booth_state, stage_state
from unifydesk.domain.stage import StageState
from unifydesk.domain.workshop import Standing, Workshop
from unifydesk.stage.look import load_look
from unifydesk.stage.scenes import SCENES

WIDTH, HEIGHT = 1920, 1080
TIMES = 100
GOAL = ("≤", 8.0)


def states(folder: Path) -> dict[str, StageState]:
    """Return one picture of every scene, from a rehearsed workshop; claims of every shape among them."""
    name, source = decks.load(crowd.DECK)
    path, _minutes = rehearsal.rehearse(source, name, folder / "rehearsal", people_count=12)
    file = workshops.open_file(path)
    workshop = workshops.snapshot(file)
    slide = workshop.deck.slides[2].id
    found = {"welcome": _at(workshop, "welcome"), "slide": _at(workshop, "slide", slide=slide)}
    for scene in ("claim", "results", "movement", "discussion", "position"):
        found[scene] = _at(workshop, scene, claim="EB1")
    found |= {scene: _at(workshop, scene) for scene in ("maps", "overview", "closing")}
    for kind in ("ranking", "points", "spectrum"):
        found[f"results, {kind}"] = _voted(file, kind)
    found |= _open_rounds(file)
    file.close()
    return {key: state for key, state in found.items() if state.scene.id in SCENES}


def _at(workshop: Workshop, scene: str, *, claim: str = "", slide: str = "") -> StageState:
    place = workshop.deck.slide_of(claim) if claim else None
    standing = Standing(scene, place.id if place else slide or workshop.standing.slide, claim)
    return stage_state(replace(workshop, standing=standing))


def _voted(file: Any, kind: str) -> StageState:
    """Vote on a claim of the bundled deck that is asked in this kind, and return its result."""
    claim = {"ranking": "OV2", "points": "OV3", "spectrum": "OV4"}[kind]
    rehearsal.play_claim(file, claim, people_count=12)
    return _at(workshops.snapshot(file), "results", claim=claim)


def _open_rounds(file: Any) -> dict[str, StageState]:
    """Return the scenes of a round that is open: counted, in the booth, and with dots."""
    found = {}
    voting.open_round(file, "EB2c", channel="roll_call", level="named")
    workshop = workshops.snapshot(file)
    found["voting"], found["booth"] = stage_state(workshop), booth_state(workshop)
    last = workshop.last_round("EB2c")
    if last is not None:
        voting.void_round(file, last.id)
    opened = voting.open_round(file, "ER3b", channel="dots", level="named")
    for seat in range(1, 13):
        given = {"likelihood": str(seat % 5 + 1), "severity": str(seat % 3 + 2)}
        voting.cast(file, opened.round_id, seat, given, channel="dots")
    found["dots"] = stage_state(workshops.snapshot(file))
    return found


def painted(state: StageState, times: int) -> list[float]:
    """Return the milliseconds of every repaint; the first, which loads fonts, is left out."""
    look, image = load_look("dark"), QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    scene, taken = SCENES[state.scene.id], []
    for _ in range(times + 1):
        started = time.perf_counter()
        painter = QPainter(image)
        scene.paint(painter, QRectF(0, 0, WIDTH, HEIGHT), state, look, 1.0)
        painter.end()
        taken.append((time.perf_counter() - started) * 1000)
    return taken[1:]


def main() -> None:
    """Paint every scene again and again."""
    folder, quick = arguments()
    app = bootstrap.make_application([])
    found = states(folder)
    times = TIMES // 4 if quick else TIMES
    slowest = {name: percentile(painted(state, times), 0.99) for name, state in found.items()}
    give(
        [
            result(f"repaint of the scene {name} (p99)", "ms", taken, goal=GOAL, judged="ours")
            for name, taken in slowest.items()
        ]
    )
    del app


if __name__ == "__main__":
    main()
