"""Make a virtual environment with exactly what its purpose needs, at the versions of constraints.txt.

Runs on the system's own Python with nothing installed, and with any pip that venv brings along: the
requirements are read from pyproject.toml here, because older pips cannot read its dependency groups.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - the very question this script has to answer politely
    sys.exit(
        "UnifyDesk needs Python 3.11 or newer; this is "
        + ".".join(str(part) for part in sys.version_info[:3])
        + ". Name a newer one with: make PYTHON=python3.11 …"
    )

import tomllib

import steps

ROOT = Path(__file__).resolve().parent.parent
# the core must run where these are absent; the rest of the list only serves the checks
WITHOUT_QT = {"pyside6-essentials", "pytest-qt", "import-linter", "mypy", "ruff"}
GROUPS = {
    "development": ["dev", "campaign"],
    "core-tests": ["dev"],
    "freezing": ["freeze"],
    "benchmarks": [],
    "pins": ["dev", "campaign", "freeze", "bench"],
}
MAY_FAIL = {"benchmarks": ["bench"]}
"""Groups of which each package is tried on its own: what cannot be had here is done without."""
PIN_HEADER = """\
# The versions UnifyDesk is developed, tested and frozen with. Renew with: make pins
# Only names and versions: where packages come from is the business of each machine.
"""


def requirements(purpose: str) -> list[str]:
    """Return what pyproject.toml asks for: the program, its build backend and the tools of `purpose`."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    # an editable install without build isolation needs the backend, and `editables` with it
    wanted: list[str] = [*project["build-system"]["requires"], "editables>=0.5"]
    wanted += runtime_requirements()
    wanted += [line for group in GROUPS[purpose] for line in project["dependency-groups"][group]]
    if purpose == "core-tests":
        wanted = [line for line in wanted if name_of(line) not in WITHOUT_QT]
    return wanted


def optional_requirements(purpose: str) -> list[str]:
    """Return what `purpose` would like to have, and can do without."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        groups = tomllib.load(file)["dependency-groups"]
    return [line for group in MAY_FAIL.get(purpose, []) for line in groups[group]]


def runtime_requirements() -> list[str]:
    """Return what the program itself needs to run."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return list(tomllib.load(file)["project"]["dependencies"])


def name_of(requirement: str) -> str:
    """Return the normal form of the package named by a requirement line."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", found.group() if found else requirement).lower()


def telling(line: str) -> str | None:
    """Return what a person wants to know of one line of pip's output."""
    found = re.match(r"\s*Downloading (\S+?)-\d\S* \((.+)\)", line)
    if found and "MB" in found[2]:
        return f"downloading {found[1]} ({found[2]})"
    if line.startswith("Installing collected packages: "):
        return f"installing {line.count(',') + 1} packages"
    return None


def make(folder: Path, purpose: str) -> int:
    """Make or refresh the environment in `folder`; return an exit code."""
    try:
        __import__("ensurepip")
    except ImportError:
        steps.say(
            "Python's venv module is not complete. On Debian and Ubuntu: sudo apt-get install python3-venv"
        )
        return 1
    steps.say(f"Setting up {folder.name} with Python {sys.version.split()[0]} (once, about a minute)")
    log = folder / "setup.log"
    python = folder / "bin" / "python"
    if not works(python) and steps.run(
        [sys.executable, "-m", "venv", "--clear", str(folder)], lambda _line: None
    ):
        return 1
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    pins = [] if purpose == "pins" else ["-c", str(ROOT / "constraints.txt")]
    if steps.run([*pip, *pins, *requirements(purpose)], telling, log=log):
        steps.say(f"The installation failed; everything pip said is in {log}")
        return 1
    for wanted in optional_requirements(purpose):
        name = name_of(wanted)
        if steps.run([*pip, *pins, wanted], telling, log=folder / f"setup-{name}.log"):
            steps.say(f"{name} could not be installed; it is done without")
    if purpose == "pins":
        return write_pins(python)
    itself = [*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    return steps.run(itself, lambda _line: None, log=folder / "setup-itself.log")


def works(python: Path) -> bool:
    """Tell whether an earlier environment still runs (its Python may have been upgraded away)."""
    if not python.exists():
        return False
    asked = subprocess.run([python, "-c", "import pip"], capture_output=True, check=False)
    return asked.returncode == 0


def write_pins(python: Path) -> int:
    """Write the versions found in the environment of `python` to constraints.txt."""
    frozen = subprocess.run(
        [python, "-m", "pip", "freeze"], capture_output=True, text=True, check=True
    ).stdout
    lines = sorted((line for line in frozen.splitlines() if re.match(r"[\w.-]+==", line)), key=str.lower)
    (ROOT / "constraints.txt").write_text(PIN_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    steps.say(f"constraints.txt holds {len(lines)} versions now")
    return 0


def main() -> int:
    """Read the arguments and make the environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--for", dest="purpose", choices=sorted(GROUPS), required=True)
    arguments = parser.parse_args()
    return make(ROOT / arguments.folder, arguments.purpose)


if __name__ == "__main__":
    sys.exit(main())
