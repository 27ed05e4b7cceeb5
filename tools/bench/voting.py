"""How many ballots reach the disk in a second, and how long a key takes to the repainted stage."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import crowd
import measuring

# how hard SQLite tries; the bare connection gets whatever the workshop file has
PRAGMAS = (
    "locking_mode", "journal_mode", "synchronous", "fullfsync", "checkpoint_fullfsync", "secure_delete",
    "temp_store", "page_size", "cache_size", "mmap_size", "foreign_keys", "auto_vacuum", "cell_size_check",
)  # fmt: skip


class BareSqlite:
    """One-row transactions in plain sqlite3, with the same settings, on the same disk."""

    def __init__(self, path: Path, settings: dict[str, Any]) -> None:
        self.seconds = 0.0
        self.rows = 0
        self._connection = sqlite3.connect(path, isolation_level=None)
        for name, value in settings.items():
            self._connection.execute(f"PRAGMA {name}={value}").fetchall()
        self._connection.execute(
            "CREATE TABLE ballot(round INTEGER NOT NULL, seat INTEGER NOT NULL, answers TEXT NOT NULL, "
            "PRIMARY KEY(round, seat)) STRICT, WITHOUT ROWID"
        )
        self._round = 0

    def write(self, rows: int) -> None:
        """Write so many rows, each in a transaction of its own."""
        self._round += 1
        started = time.perf_counter()
        for seat in range(rows):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(
                "INSERT INTO ballot VALUES (?, ?, ?)", (self._round, seat, '{"real": "4", "importance": "3"}')
            )
            self._connection.execute("COMMIT")
        self.seconds += time.perf_counter() - started
        self.rows += rows

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def settings_of(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return the settings of a workshop's connection, to be given to the bare one."""
    found = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in PRAGMAS}
    return {name: row[0] for name, row in found.items() if row is not None}


def ballots_per_second(folder: Path, *, quick: bool) -> dict[str, Any]:
    """Hold a whole large workshop through the use cases, and as many bare transactions between its rounds."""
    file = crowd.make(folder)
    settings = settings_of(file.db.conn)
    bare = BareSqlite(folder / "bare.db", settings)
    ballots, seconds = crowd.fill(file, bare.write, claims=3 if quick else 27)
    file.close()
    bare.close()
    return measuring.result(
        "durable roll-call ballots", "per second", ballots / seconds, bare.rows / bare.seconds,
        goal=("≥", 0.5), ballots=ballots, settings=settings,
    )  # fmt: skip


def main() -> None:
    """Measure throughput without Qt, then the way from the key to the stage in the workshop it filled."""
    folder, quick = measuring.arguments()
    results = [ballots_per_second(folder, quick=quick)]
    results.append(key_to_stage(folder))
    measuring.give(results)


def key_to_stage(folder: Path) -> dict[str, Any]:
    """Let both windows open the filled workshop in a process of its own, and type two hundred ballots."""
    screens = Path(__file__).resolve().parents[2] / "tests" / "files" / "two-screens.json"
    environment = dict(os.environ, QT_QPA_PLATFORM=f"offscreen:configfile={screens}")
    command = [sys.executable, str(Path(__file__).parent / "key_to_stage.py"), str(folder / "crowd.unify")]
    said = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=300
    ).stdout
    milliseconds = [float(word) for word in said.split()]
    return measuring.result(
        "key to repainted stage, p99", "ms", measuring.percentile(milliseconds, 0.99),
        goal=("≤", 16), judged="ours", median=measuring.percentile(milliseconds, 0.5), keys=len(milliseconds),
    )  # fmt: skip


if __name__ == "__main__":
    main()
