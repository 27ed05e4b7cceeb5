"""Tells in plain words what a wide CSV would bring, so that a person can say yes or correct the mapping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from unifydesk.app.vote_map import MISSING
from unifydesk.app.wide_votes import NAMES, NUMBERS, WideVotes
from unifydesk.domain.workshop import Workshop

LISTED = 40
"""Things of one sort that are named one by one; of more the number is told."""


def plan_lines(workshop: Workshop, found: WideVotes) -> Iterator[str]:
    """Give what would be imported: people, groups, answers, values, columns, and what is missing."""
    yield f"{found.table} by {found.mapping.name}:"
    yield ""
    yield from _summary(workshop, found)
    yield ""
    yield "What the values mean:"
    yield from _values(found)
    yield ""
    yield "Columns with answers:"
    yield from _answers(found)
    if found.layout.reasons:
        yield ""
        yield "Columns with reasons:"
        yield from _reasons(found)
    yield ""
    yield "Columns that are not read:"
    yield from _ignored(found)
    yield ""
    yield _without_column(workshop, found)


def _summary(workshop: Workshop, found: WideVotes) -> Iterator[str]:
    votes, column = found.votes, f"“{found.mapping.person}”"
    seats = {
        NUMBERS: f"column {column} gives the numbers of their seats",
        NAMES: f"column {column} gives their names",
    }.get(found.people_by, "the rows are counted, the first person has seat 1")
    known = {seat.number for seat in workshop.seats}
    new = len(votes.seats - known)
    yield f"  People: {found.people}, one a row; {seats}; {_many(new, 'new seat')}"
    yield f"  Groups: {_groups(found)}"
    yield f"  Round: {found.mapping.round} of {_many(len({c.claim for c in found.layout.answers}), 'claim')}"
    yield f"  Answers: {votes.answers}; {found.missing} missing, which are not counted as “cannot judge”"
    if found.silent:
        yield f"  People without any answer: {found.silent}; they count as present and silent"
    alone = len(votes.loose_reasons)
    said = f"; {alone} by people who did not answer there, kept without the seat" if alone else ""
    yield f"  Reasons: {len(votes.reasons) + alone}{said}"


def _groups(found: WideVotes) -> str:
    if found.layout.group is None:
        return "none"
    sizes = Counter(
        group for seat, (group, _) in found.votes.seat_groups.items() if seat in found.votes.seats
    )
    named = _listed([f"“{group}” {people}" for group, people in sorted(sizes.items())])
    return f"{len(sizes)} ({named}); {_people(found.people - sizes.total())} without one"


def _values(found: WideVotes) -> Iterator[str]:
    for (value, answer), cells in sorted(found.values.items(), key=lambda pair: (-pair[1], pair[0])):
        shown = f"“{value[:40]}”" if value else "blank"
        yield f"  {shown} → {answer}: {_many(cells, 'cell')}"
    unused = sorted(set(found.mapping.answers) - {value for value, _ in found.values} - {""})
    if unused:
        yield f"  in no column: {_listed([f'“{value[:40]}”' for value in unused])}"


def _answers(found: WideVotes) -> Iterator[str]:
    for column in found.layout.answers:
        answered = found.answered[column.at]
        none = "" if answered else "; without any answer, so this adds nothing"
        yield (
            f"  {column.name[:60]} → {column.claim}, {column.question.label}: "
            f"{answered} answered, {found.people - answered} {MISSING}{none}"
        )


def _reasons(found: WideVotes) -> Iterator[str]:
    given = Counter(claim for claim, _, _ in (*found.votes.reasons, *found.votes.loose_reasons))
    for column in found.layout.reasons:
        yield f"  {column.name[:60]} → {column.claim}: {given[column.claim]}"


def _ignored(found: WideVotes) -> Iterator[str]:
    for at, name in found.layout.ignored[:LISTED]:
        filled = found.filled[at]
        said = f"{filled} of {found.people} cells say something" if filled else "empty"
        yield f"  {name[:60] or 'a column without a name'} ({said})"
    more = len(found.layout.ignored) - LISTED
    if more > 0:
        yield f"  and {more} more"
    if not found.layout.ignored:
        yield "  none"


def _without_column(workshop: Workshop, found: WideVotes) -> str:
    asked = {column.claim for column in found.layout.answers}
    left = [claim.id for claim in workshop.agenda if claim.id not in asked]
    return f"Claims without a column: {_listed(left) or 'none'}"


def _listed(words: Sequence[str]) -> str:
    more = f" and {len(words) - LISTED} more" if len(words) > LISTED else ""
    return ", ".join(words[:LISTED]) + more


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
