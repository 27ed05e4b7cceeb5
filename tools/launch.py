"""Open UnifyDesk from a checkout; where no window can open, play the rehearsal and name its minutes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import steps
import system_libraries

ROOT = Path(__file__).resolve().parent.parent
DECK = "unification"
PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"


def display() -> str:
    """Return the name of the display that this session offers, or nothing."""
    if not sys.platform.startswith("linux"):
        return sys.platform
    return os.environ.get("WAYLAND_DISPLAY", "") or os.environ.get("DISPLAY", "")


def platform() -> str:
    """Return the Qt platform that the display asks for."""
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb"


def window_opens() -> bool:
    """Tell whether Qt can reach the display: asked of a short-lived process, because Qt aborts if not."""
    try:
        asked = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=False, timeout=60)
    except subprocess.TimeoutExpired:
        return False
    return asked.returncode == 0


def open_app() -> int:
    """Open the console with the bundled workshop; return its exit code."""
    steps.say("Opening UnifyDesk with the bundled workshop")
    return subprocess.run([sys.executable, "-m", "unifydesk", "--bundled"], check=False).returncode


def rehearse() -> int:
    """Play the rehearsal into a folder of its own; its last line is the path of the minutes."""
    folder = free_folder()
    steps.say("Playing the rehearsal: a whole workshop with simulated people")
    command = [sys.executable, "-m", "unifydesk", "rehearse", DECK, "-o", str(folder)]
    return subprocess.run(command, check=False).returncode


def free_folder() -> Path:
    """Return a folder name that nothing uses yet: an existing rehearsal is never overwritten."""
    folder, number = ROOT / "rehearsal", 1
    while folder.exists():
        number += 1
        folder = ROOT / f"rehearsal-{number}"
    return folder


def main() -> int:
    """Open the app where a window can open, otherwise play the rehearsal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rehearse", action="store_true", help="play the rehearsal in any case")
    if parser.parse_args().rehearse:
        return rehearse()
    if not display():
        steps.say("There is no display here, so no window can open.")
        return rehearse()
    if window_opens():
        return open_app()
    if system_libraries.provide(platform()) != 0:
        return 1
    if window_opens():
        return open_app()
    steps.say(f"The display “{display()}” cannot be reached, so no window can open.")
    return rehearse()


if __name__ == "__main__":
    sys.exit(main())
