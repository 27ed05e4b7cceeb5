"""`self-test`: shows that an installed or frozen program has all its parts and that they work together."""

from __future__ import annotations

import argparse
import importlib.util
import pkgutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from unifydesk import __version__
from unifydesk.app import exporting, outside, people, rehearsal, workshops
from unifydesk.app.checking import check
from unifydesk.app.verifying import verify
from unifydesk.cli.workshops import opened
from unifydesk.cli.writing import say
from unifydesk.decks import bundled, load
from unifydesk.domain.errors import UnifyError
from unifydesk.exporters import EXPORTERS
from unifydesk.kinds import KINDS
from unifydesk.rules import RULES

NAME = "Zoë \N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}\N{ARABIC LETTER YEH} \N{DEVANAGARI LETTER KA}"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    test = commands.add_parser("self-test", help="check this installation from deck to minutes")
    test.set_defaults(run=_self_test)


def _self_test(_arguments: argparse.Namespace) -> int:
    say(f"UnifyDesk {__version__}, Python {sys.version.split()[0]}, SQLite {workshops.sqlite_version()}")
    parts = (
        ("question kinds", KINDS.ids()),
        ("position rules", RULES.ids()),
        ("exporters", EXPORTERS.ids()),
        ("scenes", tuple(_modules("unifydesk.stage.scenes"))),
        ("decks", bundled()),
    )
    for name, ids in parts:
        say(f"{name}: {len(ids)} ({', '.join(ids)})")
        if not ids:
            raise UnifyError(
                f"This installation has no {name}. Install UnifyDesk again from its own package."
            )
    broken = {**KINDS.broken, **RULES.broken, **EXPORTERS.broken}
    if broken:
        raise UnifyError(f"These parts could not be loaded: {', '.join(broken)}. Install UnifyDesk again.")
    with tempfile.TemporaryDirectory() as folder:
        name, source = load(bundled()[0])
        file, minutes = rehearsal.rehearse(source, name, Path(folder), people_count=5)
        say(f"rehearsal: {check(file)}")
        say(f"minutes: {minutes.stat().st_size} bytes")
        _try_formats(file)
        outside.deck(source + "\n", "a deck from elsewhere")  # the same, read where the bundled one is not
        say("decks from elsewhere: read in a process of their own")
        verdict = verify(minutes.read_bytes(), minutes.name)
        say(*verdict.agrees, *verdict.differs)
        if verdict.differs:
            raise UnifyError("The minutes do not agree with their own record. Install UnifyDesk again.")
    say("All parts work.")
    return 0


def _try_formats(path: Path) -> None:
    """Write every format once, with a name that needs fonts, shaping and order of another script."""
    with opened(path) as file:
        people.edit(file, replace(workshops.snapshot(file).seats[0], name=NAME))
        for exporter in EXPORTERS:
            rendered = exporting.render(exporting.record_for(file, exporter.id), exporter.id)
            say(f"{exporter.id}: {len(rendered.data)} bytes", *rendered.warnings)


def _modules(package: str) -> Iterator[str]:
    """Give the public modules of a package without importing them: scenes need Qt, this command does not."""
    found = importlib.util.find_spec(package)
    places = found.submodule_search_locations if found else None
    for module in pkgutil.iter_modules(places or []):
        if not module.name.startswith("_"):
            yield module.name
