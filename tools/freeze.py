"""Freeze UnifyDesk with PyInstaller and let the result test itself: that it starts proves little."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import steps

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "packaging" / "unifydesk.spec"
FROZEN = ROOT / "dist" / "unifydesk" / "unifydesk"
# folders that are walked for files of one kind, each of which must be found in the frozen program too
WALKED = ("kinds", "rules", "exporters", "stage/scenes")


def telling(line: str) -> str | None:
    """Return the lines of PyInstaller that name a step."""
    return line.split("INFO: ")[-1] if "INFO: Building" in line and "complete" not in line else None


def plug_ins() -> list[str]:
    """Return the names of the files that the frozen program has to find by walking."""
    folders = (ROOT / "src" / "unifydesk" / name for name in WALKED)
    return [file.stem for folder in folders for file in sorted(folder.glob("*.py")) if file.stem[0] != "_"]


def main() -> int:
    """Freeze, measure, and compare what the frozen program finds with the source tree."""
    steps.say("Freezing with PyInstaller")
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "freeze")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *places, str(SPEC)]
    if steps.run(command, telling, log=ROOT / "build" / "freeze.log"):
        return 1
    files = [file for file in FROZEN.parent.rglob("*") if file.is_file() and not file.is_symlink()]
    size = sum(file.stat().st_size for file in files)
    steps.say(f"{FROZEN.parent}: {len(files)} files, {size / 1e6:.0f} MB")
    offscreen = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    tested = subprocess.run([FROZEN, "self-test"], capture_output=True, text=True, env=offscreen, check=False)
    steps.say(tested.stdout + tested.stderr)
    lost = [name for name in plug_ins() if name not in tested.stdout]
    if lost:
        steps.say("Missing in the frozen program: " + ", ".join(lost))
    return 1 if lost else tested.returncode


if __name__ == "__main__":
    sys.exit(main())
