"""What a file that was recovered from a damaged one says of it for ever, from what its log tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from unifydesk.app.differing import TABLES
from unifydesk.domain.clock import day_in_words
from unifydesk.domain.tally import RoundResult
from unifydesk.store import log
from unifydesk.store.workshop_file import WorkshopFile

KIND = "recovered"
"""The kind of the line that a recovery writes into the log."""
_OF_VOTES = ("round", "ballot", "answer", "total")
"""Tables without whose rows counts are too low."""
FROM_DAMAGED = "This file was recovered from a damaged one on {when}."
FEWER = (
    "{What} could be read only in part, so counts may be too low, and people who are called silent may have "
    "answered."
)
LESS = "{What} could be read only in part: what was lost is not here."
ALL_THERE = "Nothing is known to be missing; compare it with earlier minutes."
INCOMPLETE = (
    "Answers may be missing from {rounds}: they were read from a damaged file. People who are called silent "
    "there may have answered."
)


@dataclass(frozen=True, slots=True)
class Damage:
    """What is known of the damage that a file was recovered from; `sentence` is empty when there was none."""

    sentence: str = ""
    tables: tuple[str, ...] = ()  # that could be read only in part
    rounds: frozenset[str] | None = None  # hex ids of those that were read from it; None: all that are there

    def may_lack(self, result: RoundResult) -> bool:
        """Whether answers may be missing from a round: somebody seems not to have answered."""
        if not set(self.tables).intersection(_OF_VOTES):
            return False
        if self.rounds is not None and result.round_id.hex() not in self.rounds:
            return False
        return "total" in self.tables or any(figures.tally.silent for figures in result.figures)


def damage_of(file: WorkshopFile) -> Damage:
    """Return what the log of an open file tells of its recovery, or of several."""
    lines = log.bodies(file.db, KIND)
    if not lines:
        return Damage()
    found = {table for _, details in lines for table in _in_part(details)}
    tables = tuple(table for table in TABLES if table in found)
    rounds = [_rounds(details) for _, details in lines if _in_part(details)]
    known = [ids for ids in rounds if ids is not None]
    return Damage(
        f"{FROM_DAMAGED.format(when=_days([at for at, _ in lines]))} {_lost(tables)}",
        tables,
        frozenset().union(*known) if len(known) == len(rounds) else None,
    )


def incomplete(damage: Damage, results: Mapping[str, Sequence[RoundResult]]) -> dict[str, str]:
    """Return a sentence for every claim from whose rounds answers may be missing, by its id."""
    if not damage.tables:
        return {}
    found = {claim: [r.number for r in rounds if damage.may_lack(r)] for claim, rounds in results.items()}
    return {claim: INCOMPLETE.format(rounds=_named(numbers)) for claim, numbers in found.items() if numbers}


def _in_part(details: Mapping[str, Any]) -> Iterator[str]:
    """Give the tables that a line of the log names as read in part; what else it says is passed over."""
    torn, refused = details.get("torn"), details.get("refused")
    for named in (torn if isinstance(torn, list) else (), refused if isinstance(refused, dict) else ()):
        yield from (table for table in named if isinstance(table, str) and table in TABLES)
    if details.get("dropped"):
        yield "log"
    if details.get("anew"):
        yield "seat"


def _rounds(details: Mapping[str, Any]) -> frozenset[str] | None:
    """Return the ids of the rounds that were read; None where the line does not say."""
    ids = details.get("rounds")
    return frozenset(str(each) for each in ids) if isinstance(ids, list) else None


def _lost(tables: Sequence[str]) -> str:
    if not tables:
        return ALL_THERE
    words = _listed([TABLES[table] for table in tables])
    said = FEWER if set(tables).intersection(_OF_VOTES) else LESS
    return said.format(What=words[:1].upper() + words[1:])


def _days(stamps: Sequence[str]) -> str:
    days = list(dict.fromkeys(day_in_words(datetime.fromisoformat(at).date()) for at in stamps))
    return days[0] if len(days) == 1 else f"{days[0]}, and again on {days[-1]}"


def _named(numbers: Sequence[int]) -> str:
    word = "round" if len(numbers) == 1 else "rounds"
    return f"{word} {_listed([str(number) for number in numbers])}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
