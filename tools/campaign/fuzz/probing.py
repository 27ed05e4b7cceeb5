"""The child of the campaign: libFuzzer leads one parser, and every input is judged as hostile files are.

`python -m campaign.fuzz.probing PARSER FOLDER CORPUS… -option=…` ends with another status than 0 at the first
input that breaks a promise, and leaves it behind as libFuzzer does. What is to be led is imported first.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

import atheris

from campaign.fuzz.parsers import PARSERS, PLANTED, Parser, in_this_process

LED = ["campaign.fuzz.planted", "unifydesk", "markdown_it", "mdurl", "tomllib", "PIL"]
"""Packages whose branches tell libFuzzer whether an input is worth keeping."""
MOST_SECONDS = 5.0
"""Processor time that one input may take."""
MOST_MEGABYTES = 500
"""Resident memory of the child, inputs that are kept included."""


class BrokenPromiseError(Exception):
    """An input broke a promise; says which."""


class Probe:
    """Gives inputs to one parser and raises when it does more than read or refuse them."""

    def __init__(self, parser: Parser, folder: Path) -> None:
        """Make the parser in its folder, which is all it may write to."""
        tempfile.tempdir = str(folder)  # to look for it would ask the guard, which asks where it is
        guarding = import_module("campaign.hostile.guarding")
        self._faults_of_words = guarding.faults_of_words
        self._refusal = import_module("unifydesk.domain.errors").UnifyError
        self._parse = parser.made(folder)
        self._folder, self._guard = str(folder), guarding.guarded()

    def take(self, data: bytes) -> None:
        """Read one input; BrokenPromiseError, or what the parser raised, when that breaks a promise."""
        faults: list[str] = []
        with self._guard.watching(self._folder) as seen:
            began = time.process_time()
            try:
                self._parse(data)
            except self._refusal as refusal:
                faults += self._faults_of_words(str(refusal))
            seconds = time.process_time() - began
            faults += dict.fromkeys(seen)
        if seconds > MOST_SECONDS:
            faults.append(f"takes more than {MOST_SECONDS:g} s")
        if _megabytes() > MOST_MEGABYTES:
            faults.append(f"takes more than {MOST_MEGABYTES} MB")
        if faults:
            raise BrokenPromiseError("; ".join(faults))


def _megabytes() -> float:
    """Return the most resident memory that this program ever had.

    getrusage(2) is quick, but counts what the process had before it became this program; the kernel's own
    figure, which does not, is asked when it matters.
    """
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if used <= MOST_MEGABYTES:
        return used
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """Probe until libFuzzer ends the process."""
    _, name, folder, *options = sys.argv
    parser = (PARSERS | PLANTED)[name]
    with atheris.instrument_imports(include=LED, enable_loader_override=False):
        for module in parser.led:
            import_module(module)
    probe = Probe(parser, Path(folder))
    with in_this_process():
        atheris.Setup([sys.argv[0], *options], probe.take)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
