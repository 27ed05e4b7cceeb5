"""See to it that Qt or WeasyPrint finds its system libraries: install them when we may, or name the command.

Linux only; on Windows and macOS the wheels bring everything. Asks the dynamic linker instead of keeping a
list of what Qt might want, so that nothing is installed that is already there.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import steps

# shared object -> Debian package; Ubuntu and newer Debian keep these names as aliases of their t64 packages
DEBIAN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg")
PLUGINS = {"offscreen": "libqoffscreen.so", "xcb": "libqxcb.so", "wayland": "libqwayland.so"}

WEASYPRINT = "weasyprint"
LOADED = ("libfontconfig.so.1", "libgobject-2.0.so.0", "libharfbuzz-subset.so.0", "libharfbuzz.so.0",
          "libpango-1.0.so.0", "libpangoft2-1.0.so.0")  # fmt: skip
"""What WeasyPrint, which only the benchmarks use, loads by name."""


def missing(platform: str) -> list[str]:
    """Return the shared objects that Qt's modules and the plug-in of `platform` ask for and do not find."""
    if platform == WEASYPRINT:
        return [name for name in LOADED if not loads(name)]
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise SystemExit("PySide6 is not installed in this environment.")
    folder = Path(spec.origin).parent
    files = [folder / f"{name}.abi3.so" for name in MODULES]
    files.append(folder / "Qt" / "plugins" / "platforms" / PLUGINS[platform])
    return sorted({name for file in files if file.exists() for name in not_found(file)})


def loads(name: str) -> bool:
    """Tell whether a shared object can be loaded."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def not_found(file: Path) -> Iterable[str]:
    """Return the shared objects that the dynamic linker does not find for `file`."""
    told = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False).stdout
    return [line.split()[0] for line in told.splitlines() if line.endswith("=> not found")]


def install_command(names: Iterable[str]) -> list[str]:
    """Return the command that brings `names`, without sudo; empty when the system's installer is unknown."""
    wanted = sorted(set(names))
    if shutil.which("apt-get"):
        packages = sorted({DEBIAN[name] for name in wanted if name in DEBIAN})
        return ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    for installer in ("dnf", "zypper"):  # both find a package by the shared object it brings
        if shutil.which(installer):
            return [installer, "install", "-y", *(f"{name}()(64bit)" for name in wanted)]
    return []


def for_a_person(command: list[str]) -> str:
    """Return the command as a line to copy into a terminal."""
    line = "sudo " + shlex.join(word for word in command if word != "--no-install-recommends")
    return f"sudo apt-get update && {line}" if command[0] == "apt-get" else line


def telling(line: str) -> str | None:
    """Return what a person wants to know of one line of apt's output."""
    return line.strip() if line.startswith("Need to get") else None


def provide(platform: str) -> int:
    """Make sure the libraries are there; return an exit code and say what to do when they are not."""
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return 0
    names = missing(platform)
    if not names:
        return 0
    command = install_command(names)
    who = "WeasyPrint" if platform == WEASYPRINT else "Qt"
    steps.say(f"{who} needs system libraries that are not here: " + ", ".join(names))
    if not command:
        steps.say("Install the packages that bring them, then run the same command again.")
        return 1
    if os.geteuid() != 0 or command[0] != "apt-get":
        steps.say("Install them with this command, then run the same command again:")
        steps.say("  " + for_a_person(command))
        return 1
    steps.say("Installing them with apt-get")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    steps.run(["apt-get", "update"], telling, environment=quiet)
    steps.run(command, telling, environment=quiet)
    left = missing(platform)
    if left:
        steps.say("Still missing: " + ", ".join(left))
    return 1 if left else 0


def main() -> int:
    """Read the name of Qt's platform, or WeasyPrint's, and provide for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("platform", choices=[*sorted(PLUGINS), WEASYPRINT])
    return provide(parser.parse_args().platform)


if __name__ == "__main__":
    sys.exit(main())
