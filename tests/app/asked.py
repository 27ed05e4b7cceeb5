"""A deck that asks everything, for imports: one claim of every kind, and what may be answered."""

from __future__ import annotations

from collections.abc import Sequence

from tests.app.stories import SteppingClock
from unifydesk.app import workshops
from unifydesk.domain.people import Seat
from unifydesk.domain.rule import RuleChoice
from unifydesk.store.workshop_file import WorkshopFile

ITEMS = "item: Speed\nitem: Cost\nitem: Quality\n"
KINDS_OF = {
    "RANK": ("ranking", ITEMS),
    "POINTS": ("points", ITEMS),
    "VOTES": ("quadratic", ITEMS),
    "LINE": ("spectrum", "ends: One | Many\n"),
    "WORDS": ("open", ""),
    "YES": ("approval", ""),
    "CONSENT": ("consent", ""),
    "NINE": ("agreement9", ""),
    "BOTH": ("agreement, importance", ""),
    "PICK": ("approval", ITEMS),
}
"""Claim → the kinds it asks, and further lines of its block."""

MAP = """\
person = "who"
group = "team"
[answers]
"99" = "missing"
"dk" = "cannot_judge"
[answers.approval]
"1" = "yes"
"0" = "no"
"-1" = "pass"
[columns]
yes = "YES"
line = "LINE"
imp = "BOTH importance"
agr = "BOTH agreement"
[reasons]
why = "YES"
"""
"""A mapping for a table with one person a row, about some of these claims."""


def deck() -> str:
    """Return a deck with a claim for each kind of answer."""
    claims = "\n".join(
        f"```claim\nid: {claim}\nkind: overall\ntext: It is so, says {claim}.\nask: {ask}\n{more}```\n"
        for claim, (ask, more) in KINDS_OF.items()
    )
    return f"---\ntitle: Ways to ask\n---\n\n# All\n\n## Everything\n\n{claims}"


def make(path, seats: Sequence[Seat] = (), rule: RuleChoice | None = None) -> WorkshopFile:
    """Make an open workshop of that deck."""
    return workshops.create(path, deck(), deck_name="ways", seats=seats, rule=rule, clock=SteppingClock())


def everything(file: WorkshopFile) -> dict[str, list[tuple[object, ...]]]:
    """Return every row that an import could change, and the log."""
    tables = ("seat", "round", "ballot", "answer", "total", "reason", "note", "log")
    return {table: file.rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables}
