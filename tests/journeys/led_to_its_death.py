"""Run by `test_killed_app.py` in a process of its own: leads the bundled workshop into a vote without end.

Prints a line for everything that the program itself acknowledged as recorded, and waits to be killed.
"""

from __future__ import annotations

import itertools
import json
import sys
from typing import Any

from PySide6.QtWidgets import QLineEdit

from tests.journeys.driving import Room, find, opened
from unifydesk.bootstrap import BUNDLED, Program, make_application

CLAIM = "EB4"


def tell(**words: Any) -> None:
    """Write one line that is out of this process before anything else happens."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def vote_for_ever(room: Room) -> None:
    """Answer for seat after seat, again and again; every seat changes its answers in every turn."""
    room.click(find("Seat and answers", QLineEdit))
    for turn in itertools.count():
        for seat in range(1, 13):
            answers = [1 + (seat + turn) % 5, 1 + (seat * 2 + turn) % 5]
            tell(about=[seat, *answers])
            room.type(" ".join(str(number) for number in (seat, *answers)))
            room.press("Return")
            assert room.said[-1] == f"Seat {seat} recorded", room.said
            tell(recorded=[seat, *answers])


def main() -> None:
    """Lead the workshop to the middle of its first vote."""
    with opened(Program(make_application([]))) as room:
        room.program.start([BUNDLED])
        room.until(lambda: room.program.window.page == "lead", "the bundled workshop is open")
        room.press("F5", "Space")
        room.go_to_claim(CLAIM)
        room.press("Space", "T")
        tell(path=room.workshop.path, timer=room.workshop.standing.timer_ends)
        vote_for_ever(room)


if __name__ == "__main__":
    main()
