"""The kill campaign: ten kills of the writer alone for one of the whole program with its windows."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from campaign.kills import writer
from campaign.kills.victim import Chain, Life, killed
from campaign.running import Figures, Part, State, carry_out
from campaign.windows import environment, in_the_way_of
from unifydesk import paths
from unifydesk.app import checking, workshops
from unifydesk.domain.errors import KnownStoreError

SEED = 1
SIZE = 10_000
WRITER, APP = "writer", "app"
APP_EARLY = "app, acknowledged early"
"""The control of the whole program; `apps.py` knows it by these words."""
PART, APP_PART = 500, 20
"""Kills in a part."""
APPS = 10
"""One in so many kills is of the whole program."""
CHAIN = 25
"""Kills of one workshop before there is a new one."""
LEAST_CONTROL = 60
LONGEST_DELAY = 0.004
"""Seconds after an acknowledgement within which the kill strikes; an act takes about one thousandth."""
BIRTH = 0.03
"""Seconds within which a process that opens the workshop is killed when it is killed before it has."""


def writer_kills(seed: int, part: int, kills: int, weakness: str = "") -> Figures:
    """Kill the writer so many times, in chains of CHAIN.

    Counted are “kills”, “opened” (lives that had opened and judged the workshop before), “acts” that were
    acknowledged, “journals” that a kill left to be undone, and “keys” of open confidential rounds at a kill.
    """
    figures = Figures()
    done = 0
    while done < kills:
        with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-") as home:
            length = min(CHAIN, kills - done)
            where = f"{WRITER} {part}, kills from {done}"
            with in_the_way_of(Path(home)):
                _writer_chain(Path(home), f"{seed}/{part}/{done}", length, weakness, (figures, where))
        done += length
    return figures


def _writer_chain(home: Path, seed: str, length: int, weakness: str, into: tuple[Figures, str]) -> None:
    figures, where = into
    chance, chain = random.Random(seed), Chain()
    path = writer.make(home)
    for number in range(length):
        acts = -1 if chance.random() < 0.15 else chance.randrange(8)
        delay = chance.uniform(0, BIRTH if acts < 0 else LONGEST_DELAY)
        life = killed(partial(writer.play, path, f"{seed}/{number}", weakness), acts, delay)
        figures.counts["kills"] += 1
        _count(figures, life, path)
        figures.found(f"{where} + {number}", chain.judge(life) + _file_faults(home, life))
    last = Life()
    try:
        file = workshops.open_file(path)
        last.hear(writer.looked_at(file))
        file.close()
        checking.check(path)
    except KnownStoreError as error:
        last.faults.append(f"cannot go on: {error}")
    figures.found(f"{where}, at last", chain.judge(last) + _backup_faults())


def _count(figures: Figures, life: Life, path: Path) -> None:
    journal = path.with_name(f"{path.name}-journal")
    figures.counts["opened"] += life.found is not None
    figures.counts["acts"] += life.acts
    figures.counts["journals"] += journal.exists() and journal.read_bytes()[:8].strip(b"\0") != b""
    figures.counts["keys"] += len(list((paths.state_dir() / "urns").rglob("*.key")))


def _file_faults(home: Path, life: Life) -> list[str]:
    """Return what is wrong with the export beside the workshop: it is the old or the new one, whole."""
    record = home / "record.json"
    if record.exists():
        text = record.read_bytes()
        return [] if text.startswith(b"{") and text.rstrip().endswith(b"}") else ["an export is torn"]
    return ["lost: an export"] if life.extra.get("exported") else []


def _backup_faults() -> list[str]:
    """Return what is wrong with the finished backups."""
    wrong = []
    for copy in paths.backups_dir().rglob("*.unify"):
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as connection:
            try:
                if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                    wrong.append("a backup is damaged")
            except sqlite3.Error as error:
                wrong.append(f"a backup is no workshop: {error}")
    return wrong


def app_kills(seed: int, part: int, kills: int, weakness: str = "") -> Figures:
    """Kill the whole program so many times; a process of its own imports everything, and forks."""
    command = [sys.executable, "-m", "campaign.kills.apps", str(seed), str(part), str(kills), weakness]
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            command, env=environment(Path(home)), capture_output=True, text=True, check=False
        )
    if done.returncode != 0:
        raise RuntimeError(f"A part failed:\n{done.stderr[-3000:]}")
    said = json.loads(done.stdout.splitlines()[-1])
    return Figures(Counter(said["counts"]), Counter(said["faults"]), said["examples"])


def parts(seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return the parts of both sorts of kills."""
    if WRITER in only:
        for part in range(-(-size // PART)):
            kills = min(PART, size - part * PART)
            yield f"{WRITER} {part + 1}", partial(writer_kills, seed, part, kills)
    if APP in only:
        size //= APPS
        for part in range(-(-size // APP_PART)):
            kills = min(APP_PART, size - part * APP_PART)
            yield f"{APP} {part + 1}", partial(app_kills, seed, part, kills)


def controls(seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return what must fail."""
    least = max(LEAST_CONTROL, size // 100)
    if WRITER in only:
        for weakness in writer.CONTROLS:
            yield weakness, partial(writer_kills, seed, 0, least, weakness)
    if APP in only:
        yield APP_EARLY, partial(app_kills, seed, 0, max(8, least // 8), APP_EARLY)


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when everything held and every control failed."""
    chosen = tuple(only) or (WRITER, APP)
    if set(chosen) - {WRITER, APP}:
        print(f"There are: {WRITER}, {APP}.")
        return 2
    title = f"Kills: seed {seed}, {size:,} of the writer, {size // APPS:,} of the whole program"
    return carry_out(
        title,
        State(resume, seed, size, only),
        controls(seed, size, chosen),
        parts(seed, size, chosen),
    )
