"""Picture every page of the console and every scene of the stage, at the two sizes people meet.

Everything goes to build/screenshots; the few that the README shows go to docs/screenshots as well.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import showcase
import steps
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from unifydesk.app.stage_state import booth_state, stage_state
from unifydesk.domain.stage import StageState
from unifydesk.stage.look import THEMES, load_look
from unifydesk.stage.view import render

ROOT = Path(__file__).resolve().parent.parent
ALL = ROOT / "build" / "screenshots"
SHOWN = ROOT / "docs" / "screenshots"
SIZES = ((1366, 768), (1920, 1080))
PUBLISHED = {"stage-dark-movement-1920x1080": "stage"}


def states(folder: Path) -> dict[str, StageState]:
    """Play the showcase and return the first state of every scene worth a picture."""
    file = showcase.create(folder / "showcase.unify")
    found: dict[str, StageState] = {}
    try:
        for moment in showcase.play(lambda act: act(file)):
            state = stage_state(moment.workshop)
            found.setdefault(f"{state.scene.id}", state)
            if moment.step == "voting":
                found.setdefault("booth", booth_state(moment.workshop))
            if moment.workshop.claim and moment.workshop.claim.kind == "risk":
                found.setdefault(f"{state.scene.id}-risk", state)
    finally:
        file.close()
    return found


def picture_stage(found: dict[str, StageState]) -> Iterator[str]:
    """Write every state in every theme and size; give the names."""
    for theme in THEMES:
        look = load_look(theme)
        for name, state in found.items():
            for width, height in SIZES:
                image = QImage(width, height, QImage.Format.Format_RGB32)
                image.fill(look.colour("paper"))
                render(state, look, image)
                yield save(image, f"stage-{theme}-{name}-{width}x{height}")


def save(image: QImage, name: str) -> str:
    """Write one picture, and once more where the README looks for it."""
    image.save(str(ALL / f"{name}.png"))
    if name in PUBLISHED:
        SHOWN.mkdir(parents=True, exist_ok=True)
        image.save(str(SHOWN / f"{PUBLISHED[name]}.png"))
    return name


def main() -> int:
    """Play, paint, and say how many pictures there are."""
    parser = argparse.ArgumentParser(prog="make screenshots", description=__doc__)
    parser.parse_args()
    shutil.rmtree(ALL, ignore_errors=True)
    ALL.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["UNIFYDESK_HOME"] = home
        application = QApplication(["unifydesk"])
        names = list(picture_stage(states(Path(home))))
        steps.say(f"{len(names)} pictures in {ALL}")
        application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
