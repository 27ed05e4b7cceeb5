"""Run a reliability campaign: `python tools/campaign NAME [--seed N] [--size N] [--resume FILE]`.

A campaign is a folder beside this file; its `campaign.py` has `SEED`, `SIZE` and
`run(seed, size, resume, only)`, which returns 0 when everything held.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CAMPAIGNS = tuple(sorted(path.parent.name for path in HERE.glob("*/campaign.py")))


def main() -> int:
    """Run the campaign that was asked for and return its exit status: 0 when everything held."""
    parser = argparse.ArgumentParser(prog="make campaign ARGS=…", description=__doc__)
    parser.add_argument("name", choices=CAMPAIGNS)
    parser.add_argument("--seed", type=int, help="the same seed does the same")
    parser.add_argument("--size", type=int, help="how much; each campaign has its own usual size")
    parser.add_argument(
        "--resume", type=Path, metavar="FILE", help="keep how far it has come, and go on there"
    )
    parser.add_argument("--only", action="append", default=[], metavar="PART", help="leave out the others")
    arguments = parser.parse_args()
    sys.path[0] = str(HERE.parent)
    campaign = importlib.import_module(f"campaign.{arguments.name}.campaign")
    seed = campaign.SEED if arguments.seed is None else arguments.seed
    size = campaign.SIZE if arguments.size is None else arguments.size
    status: int = campaign.run(seed, size, arguments.resume, arguments.only)
    return status


if __name__ == "__main__":
    sys.exit(main())
