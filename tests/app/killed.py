"""What the kill tests kill: a process that does acts and prints each one once it is acknowledged.

Run as `python -m tests.app.killed MODE FILE SEED`. The same seed does the same acts, so that a test can
tell how the file must look after any number of them. Imports no Qt.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.app.stories import forward
from unifydesk.app import exporting, noting, people, reporting, voting, workshops
from unifydesk.store.workshop_file import WorkshopFile

MOST_ACTS = 500


def acts(file: WorkshopFile, seed: int) -> Iterator[str]:
    """Lead a session by chance: steps, ballots by seat, notes, people who leave; give each act's name."""
    chance = random.Random(seed)
    for number in range(MOST_ACTS):
        workshop = workshops.snapshot(file)
        round_ = next((r for r in workshop.rounds if r.is_open), None)
        roll = chance.random()
        if round_ is not None and roll < 0.75:
            seat = chance.choice([s.number for s in workshop.seats if s.present])
            answers = {q.id: str(chance.randint(1, 3)) for q in round_.questions if chance.random() < 0.7}
            answers = answers or {round_.questions[0].id: "cannot_judge"}
            voting.cast(file, round_.id, seat, answers, channel="roll_call")
            yield f"ballot {round_.claim} {round_.number} {seat} {sorted(answers.items())}"
        elif roll < 0.85:
            noting.add(file, "for", f"note {number}")
            yield "note"
        elif roll < 0.9:
            person = chance.choice(workshop.seats)
            people.set_present(file, person.number, not person.present or workshop.present < 3)
            yield "person"
        else:
            forward(file)
            yield "step"


def secret_acts(file: WorkshopFile, seed: int) -> Iterator[str]:
    """Open, fill and close confidential rounds; give what was acknowledged."""
    chance = random.Random(seed)
    for number in range(1, 9):
        opened = voting.open_round(file, "O1", level="confidential")
        yield f"open {number}"
        for _ in range(chance.randint(3, 8)):
            answer = str(chance.randint(1, 5))
            voting.cast_confidential(file, opened.round_id, {"agreement": answer})
            yield f"cast {number} {answer}"
        voting.close_round(file, opened.round_id)
        yield f"close {number}"
        voting.reveal(file, opened.round_id)


def exports(file: WorkshopFile, _seed: int) -> Iterator[str]:
    """Write the same minutes again and again; give every look at the progress, and every finished file."""
    told: list[str] = []
    target = file.path.with_suffix(".pdf")
    for number in range(1, 6):
        exporting.export(reporting.collect(file), "pdf", target, progress=lambda done: say(f"at {done:.2f}"))
        told.append(f"exported {number}")
        yield told[-1]


MODES = {"acts": acts, "secret": secret_acts, "exports": exports}


def say(line: str) -> None:
    """Acknowledge: whoever reads this may rely on it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def cast_by_round(lines: list[str]) -> dict[int, Counter[str]]:
    """Return the answers that were acknowledged, by number of round."""
    found: dict[int, Counter[str]] = {}
    for line in lines:
        if line.startswith("cast "):
            _, number, answer = line.split()
            found.setdefault(int(number), Counter())[answer] += 1
    return found


def main() -> None:
    """Do the acts of a mode on a file until the end, or until somebody pulls the plug."""
    mode, path, seed = sys.argv[1:]
    file = workshops.open_file(Path(path))
    for line in MODES[mode](file, int(seed)):
        say(line)
    file.close()


if __name__ == "__main__":
    main()
