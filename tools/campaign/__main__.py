"""Run a reliability campaign: `python tools/campaign NAME [--seed N] [--size N] [--resume FILE]`.

`all` runs one after the other at their usual sizes; then what is resumed are files in a folder.

A campaign is a folder beside this file; its `campaign.py` has `SEED`, `SIZE` and
`run(seed, size, resume, only)`, which returns 0 when everything held.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ALL = "all"
CAMPAIGNS = tuple(sorted(path.parent.name for path in HERE.glob("*/campaign.py")))


def main() -> int:
    """Run the campaign that was asked for and return its exit status: 0 when everything held."""
    parser = argparse.ArgumentParser(prog="make campaign ARGS=…", description=__doc__)
    parser.add_argument("name", choices=(ALL, *CAMPAIGNS))
    parser.add_argument("--seed", type=int, help="the same seed does the same")
    parser.add_argument("--size", type=int, help="how much; each campaign has its own usual size")
    parser.add_argument(
        "--resume", type=Path, metavar="FILE", help="keep how far it has come, and go on there"
    )
    parser.add_argument("--only", action="append", default=[], metavar="PART", help="leave out the others")
    arguments = parser.parse_args()
    sys.path[0] = str(HERE.parent)
    if arguments.name != ALL:
        return _run(arguments.name, arguments.seed, arguments.size, arguments.resume, arguments.only)
    if arguments.size is not None or arguments.only:
        parser.error("every campaign has a size and parts of its own: name one")
    folder: Path | None = arguments.resume
    if folder is not None:
        folder.mkdir(exist_ok=True)
    failed = []
    for name in CAMPAIGNS:
        kept = None if folder is None else folder / f"{name}.json"
        if _run(name, arguments.seed, None, kept, []) != 0:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "Every promise held, and every control failed.")
    return 1 if failed else 0


def _run(name: str, seed: int | None, size: int | None, resume: Path | None, only: Sequence[str]) -> int:
    campaign = importlib.import_module(f"campaign.{name}.campaign")
    seed = campaign.SEED if seed is None else seed
    size = campaign.SIZE if size is None else size
    status: int = campaign.run(seed, size, resume, only)
    return status


if __name__ == "__main__":
    sys.exit(main())
