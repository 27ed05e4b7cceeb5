"""Two records side by side: every difference named in the words of the workshop, not of the program."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any

from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.report import AgendaItem, NamedBallot, PlannedClaim, Report, ReportClaim
from unifydesk.domain.tally import (
    Figures,
    GroupComparison,
    GroupFigures,
    Movement,
    RankedItem,
    RoundResult,
    SharedItem,
    Tally,
)
from unifydesk.kinds import answer_words

LONGEST = 60
"""Characters of a text that a sentence about it quotes."""

WORDS: dict[str, str] = {
    "info": "the title page",
    "deck_title": "the title of the deck",
    "deck_authors": "the authors of the deck",
    "deck_source": "the source of the deck",
    "rule_label": "the rule",
    "rule_summary": "what the rule says",
    "rule_history": "when the rule was declared",
    "scale_use": "how scales were used",
    "voided": "the voided rounds",
    "log_lines": "the acts in the log",
    "log_head": "the fingerprint of the log",
    "cannot_judge": "people who cannot judge",
    "answered": "people who answered",
    "weight_of": "the weights",
    "weighted": "weights of ballots",
    "people_group": "group",
    "agenda": "the agenda",
    "presence": "who came and left",
    "sentences": "the finding",
    "recorded": "the recorded position",
    "hidden": "rounds that were not revealed",
    "described": "the measures",
    "changes": "the tests of movement",
    "proxies": "who voted through whom",
    "untouched": "claims without a round",
    "planned": "the claims of the agenda",
    "recovered": "what the file was recovered from",
    "incomplete": "answers that may be missing",
}
"""Fields by names that people use; any other field is called by its own."""

_KEYS: dict[type, Callable[[Any], Any]] = {
    Seat: lambda seat: seat.number,
    ReportClaim: lambda claim: claim.claim.id,
    Claim: lambda claim: claim.id,
    PlannedClaim: lambda planned: planned.claim.id,
    RoundResult: lambda result: result.number,
    Figures: lambda figures: figures.tally.question.id,
    Note: lambda note: note.id,
    AgendaItem: lambda item: item.slide,
    NamedBallot: lambda ballot: (ballot.claim, ballot.number, ballot.seat),
    Movement: lambda moved: moved.question.id,
    GroupComparison: lambda compared: compared.question.id,
    GroupFigures: lambda figures: figures.group,
    RankedItem: lambda ranked: ranked.item.id,
    SharedItem: lambda shared: shared.item.id,
}
"""What makes two entries of two lists the same one."""

_NAMES: dict[type, Callable[[Any], str]] = {
    Seat: lambda seat: f"seat {seat.number}",
    ReportClaim: lambda claim: str(claim.claim.id),
    Claim: lambda claim: f"the claim {claim.id}",
    PlannedClaim: lambda planned: f"the claim {planned.claim.id}",
    RoundResult: lambda result: f"round {result.number}",
    Figures: lambda figures: figures.tally.question.label.rstrip("?"),
    Note: lambda note: f"the note {_shown(note.text)}",
    AgendaItem: lambda item: f"the slide {_shown(item.title)}",
    Movement: lambda moved: f"movement of {_shown(moved.question.label)}",
    GroupComparison: lambda compared: f"groups on {_shown(compared.question.label)}",
    GroupFigures: lambda figures: f"the group {_shown(figures.group)}",
    RankedItem: lambda ranked: f"the item {_shown(ranked.item.text)}",
    SharedItem: lambda shared: f"the item {_shown(shared.item.text)}",
    NamedBallot: lambda ballot: (
        f"the ballot of seat {ballot.seat} in round {ballot.number} of {ballot.claim}"
    ),
}

_TOP = ("claims", "seats", "notes", "agenda", "ballots")
_PLACES = ("rounds", "figures", "tally", "claim", "notes", "movements", "groups", "items")
"""Fields of a record and of its parts that are only places for what has names of its own."""

_FOLLOWS = ("described", "changes", "sentences", "quadrant")
"""What is computed from the rounds of a claim: where those differ, it says nothing new."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the two records are called in sentences."""

    one: str = "the minutes say"
    other: str = "the file says"
    only_one: str = "only in the minutes"
    only_other: str = "only in the file"


def differences(
    one: Report, other: Report, names: Names, leave: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Give a sentence for every difference; `leave` names fields of the report that are not looked at."""
    for part in fields(Report):
        if part.name not in {*leave, "tables", "software"}:
            where = "" if part.name in _TOP else _word(part.name)
            yield from _between(where, getattr(one, part.name), getattr(other, part.name), names)


def _between(where: str, one: Any, other: Any, names: Names) -> Iterator[str]:
    """Give what differs between two values of the same place."""
    if one == other:
        return
    if isinstance(one, Tally) and isinstance(other, Tally):
        yield from _tallies(where, one, other, names)
    elif type(one) is type(other) and is_dataclass(one):
        yield from _parts(where, one, other, names)
    elif isinstance(one, tuple) and isinstance(other, tuple) and _keyed(one, other) is not None:
        yield from _lists(where, one, other, names)
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        first, second = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
        yield from _between(where, first, second, names)
    else:
        yield _sentence(f"{where}: {names.one} {_shown(one)}, {names.other} {_shown(other)}")


def _parts(where: str, one: Any, other: Any, names: Names) -> Iterator[str]:
    """Give what differs between two values of the same kind, field by field, without what only follows."""
    differing = [p.name for p in fields(one) if getattr(one, p.name) != getattr(other, p.name)]
    if isinstance(one, Figures) and "tally" in differing:
        differing = ["tally"]
    if isinstance(one, ReportClaim) and "rounds" in differing:
        differing = [name for name in differing if name not in _FOLLOWS]
    for name in differing:
        inside = where if name in _PLACES else _join(where, _word(name))
        yield from _between(inside, getattr(one, name), getattr(other, name), names)


def _tallies(where: str, one: Tally, other: Tally, names: Names) -> Iterator[str]:
    """Give the answers that were given by another number of people, then whatever else differs."""
    if one.question == other.question:
        counts, others = (dict([*zip(t.options, t.counts, strict=False), *t.answers]) for t in (one, other))
        changed = [a for a in dict.fromkeys((*counts, *others)) if counts.get(a, 0) != others.get(a, 0)]
        for answer in changed:
            first, second = counts.get(answer, 0), others.get(answer, 0)
            words = _answer(answer, one)
            yield _sentence(f"{where}: {names.one} {first} × {words}, {names.other} {second}")
        if changed:
            one = dataclasses.replace(one, counts=other.counts, answers=other.answers, options=other.options)
    yield from _parts(where, one, other, names)


def _answer(answer: str, tally: Tally) -> str:
    """Return “4 Agree”: the stored answer and its words, where they are not the same."""
    words = answer_words(answer, tally.question)
    return _shown(words if words.startswith(answer) or not tally.options else f"{answer} {words}")


def _lists(where: str, one: tuple[Any, ...], other: tuple[Any, ...], names: Names) -> Iterator[str]:
    """Give what differs between two lists whose entries have names: those of both, then those of one."""
    kind = type((one or other)[0])
    key = _KEYS[kind]
    first, second = {key(each): each for each in one}, {key(each): each for each in other}
    for at, each in first.items():
        if at in second:
            yield from _between(_join(where, _NAMES[kind](each)), each, second[at], names)
    for mine, yours, said in ((first, second, names.only_one), (second, first, names.only_other)):
        missing = [_NAMES[kind](each) for at, each in mine.items() if at not in yours]
        if missing:
            more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
            yield _sentence(f"{_join(where, missing[0])}{more}: {said}")
    if list(first) != list(second) and first.keys() == second.keys():
        yield _sentence(f"{where}: {names.one} the same in another order")


def _keyed(one: tuple[Any, ...], other: tuple[Any, ...]) -> type | None:
    """Return what both lists are made of, when its entries have names and none comes twice."""
    kinds = {type(each) for each in (*one, *other)}
    if len(kinds) != 1 or (kind := kinds.pop()) not in _KEYS:
        return None
    key = _KEYS[kind]
    return kind if all(len({key(each) for each in part}) == len(part) for part in (one, other)) else None


def _word(name: str) -> str:
    return WORDS.get(name, name.replace("_", " "))


def _join(where: str, inside: str) -> str:
    return f"{where}, {inside}" if where else inside


def _sentence(text: str) -> str:
    text = text.removeprefix(": ")
    return f"{text[:1].upper()}{text[1:]}."


def _shown(value: Any) -> str:
    """Return a value for a sentence: texts in quotes on one line, not a novel."""
    if value is None or value in ("", ()):
        return "nothing"
    for kind, words in _SHOWN:
        if isinstance(value, kind):
            return words(value)
    return "something else"


def _text(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"


def _several(values: tuple[Any, ...]) -> str:
    more = f" and {len(values) - 1} more" if len(values) > 1 else ""
    return f"{_shown(values[0])}{more}"


_SHOWN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "yes" if value else "no"),
    (str, _text),
    (bytes, lambda value: str(value.hex()[:16])),
    (int, str),
    (float, str),
    (Decimal, str),
    (tuple, _several),
)
