"""A small deck, a clock that steps, and short stories played with the use cases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from unifydesk.app import agenda, voting, workshops
from unifydesk.domain.changes import Changes
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop
from unifydesk.store.workshop_file import WorkshopFile

DECK = """---
title: Tools and ties
subtitle: A small deck
authors: UnifyDesk
source: Written for the tests.
language: en
running-orders:
  - short | Short | 20 | A1, R1
---

# Benefits

## Shared tools

- Everyone uses the same tools

```claim
id: A1
kind: benefit
lens: epistemic
title: Shared tools
text: Shared tools speed up the exchange of ideas.
prompt: Can you name an example?
for: Ideas travel with the tools.
against: Some are left out.
```

---

# Risks

## Lock-in

```claim
id: R1
kind: risk
lens: ethical
title: Lock-in
text: The field becomes locked in.
prompt: What would switching cost?
for: Switching is dear.
against: Fields have switched before.
```

```claim
id: R2
kind: risk
lens: ethical
core: no
parent: R1
title: Costs
text: Switching costs discourage change.
prompt: Which cost is hardest to lower?
for: Skills are slow to change.
against: Costs fall.
```

---

# End

## Overall

```claim
id: O1
kind: overall
title: On balance
text: On balance this is a good thing.
prompt: What would change your vote?
for: More is shared.
against: Less is tried.
```
"""


class SteppingClock:
    """A clock that moves on by one second at every look, so that order in the log is certain."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def now(file: WorkshopFile) -> Workshop:
    """Return the workshop at this moment."""
    return workshops.snapshot(file)


def open_round(file: WorkshopFile, claim: str = "A1", **options: str) -> Round:
    """Open a round and return it."""
    opened = voting.open_round(file, claim, **options)
    return next(r for r in now(file).rounds if r.id == opened.round_id)


def vote(file: WorkshopFile, round_: Round, answers: str, question: str | None = None) -> None:
    """Record one digit per seat, from seat 1 on, for the first question of a round."""
    asked = question or round_.questions[0].id
    for seat, answer in enumerate(answers, start=1):
        voting.cast(file, round_.id, seat, {asked: answer}, channel="roll_call")


def close_and_reveal(file: WorkshopFile, round_: Round) -> None:
    """Close a round and show it."""
    voting.close_round(file, round_.id)
    voting.reveal(file, round_.id)


def play(file: WorkshopFile, claim: str, first: str, second: str) -> None:
    """Play a claim through two rounds with these answers."""
    for answers in (first, second):
        round_ = open_round(file, claim)
        vote(file, round_, answers)
        close_and_reveal(file, round_)


def forward(file: WorkshopFile) -> Changes:
    """Do the next step, whatever it is."""
    return agenda.take(file, agenda.next_step(now(file)))


def steps(file: WorkshopFile, count: int) -> list[str]:
    """Take the next step so many times and return the ids of the steps."""
    taken = []
    for _ in range(count):
        taken.append(agenda.next_step(now(file)).id)
        forward(file)
    return taken
