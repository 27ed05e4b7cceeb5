"""The people of a workshop: seats typed, pasted or read from a list, and who is in the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unifydesk.app import outside
from unifydesk.app.info_checks import check_proxies, checked_seat, checked_seats
from unifydesk.app.open_rounds import no_open_round
from unifydesk.app.people_rows import parse
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import InvalidInputError, NotFoundError
from unifydesk.domain.people import MOST_SEATS, Seat
from unifydesk.store import contents, records
from unifydesk.store.workshop_file import WorkshopFile


def next_number(seats: Sequence[Seat]) -> int:
    """Return the first seat number after all given ones; numbers are never given twice."""
    return max((seat.number for seat in seats), default=0) + 1


def add(file: WorkshopFile, seats: Sequence[Seat]) -> Changes:
    """Add people; raises InvalidInputError when a seat number is taken or the room is full."""
    return _put(file, checked_seats(seats), contents.seats(file), ())


def add_listed(file: WorkshopFile, text: str, name: str) -> Changes:
    """Add the people in a pasted text, as `parse` reads it. The seats without a name yet are theirs first.

    Raises InputProblemsError with every bad row, and InvalidInputError as `add` does.
    """
    known, unnamed = _known(file)
    return _put(file, parse(text, name, next_number(known), unnamed), known, unnamed)


def add_read(file: WorkshopFile, data: bytes, name: str) -> Changes:
    """Add the people in a file from elsewhere; the same as `add_listed`, and as `outside.people` beside."""
    known, unnamed = _known(file)
    return _put(file, outside.people(data, name, next_number(known), unnamed), known, unnamed)


def _known(file: WorkshopFile) -> tuple[tuple[Seat, ...], list[int]]:
    """Return the seats, and the numbers of those that nobody has a name or a ballot on."""
    known = contents.seats(file)
    blank = [seat.number for seat in known if not seat.name and not seat.group]
    return known, [number for number in blank if not contents.has_ballots(file, number)]


def _put(file: WorkshopFile, seats: Sequence[Seat], known: Sequence[Seat], unnamed: Sequence[int]) -> Changes:
    """Put people on new seats and on the unnamed ones."""
    numbers = {seat.number for seat in known}
    taken = sorted(seat.number for seat in seats if seat.number in numbers.difference(unnamed))
    if taken:
        raise InvalidInputError(f"Seat {taken[0]} is taken. Choose another number, or leave the number out.")
    check_proxies(seats, numbers.union(seat.number for seat in seats))
    if len(numbers.union(seat.number for seat in seats)) > MOST_SEATS:
        raise InvalidInputError(f"A workshop has up to {MOST_SEATS} seats. Split the room into two files.")
    if not seats:
        raise InvalidInputError("No names were found. Type or paste names, one per line.")
    many = f"{len(seats)} people" if len(seats) > 1 else seats[0].shown
    with file.act("people_added", f"Add {many}") as act:
        act.details["seats"] = [[s.number, s.name, s.group] for s in seats]
        act.details["came"] = [s.number for s in seats if s.present and s.number not in numbers]
        for seat in seats:
            act.put("seat", records.seat(seat))
    left = len(set(unnamed).difference(seat.number for seat in seats))
    if left and len(unnamed) > left:
        return Changes(f"{many} added; {left} {'seats have' if left > 1 else 'seat has'} no name")
    return Changes(f"{many} added")


def add_unnamed(file: WorkshopFile, count: int) -> Changes:
    """Add seats without names."""
    if not 1 <= count <= MOST_SEATS:
        raise InvalidInputError(f"Type a number of seats from 1 to {MOST_SEATS}.")
    first = next_number(contents.seats(file))
    return add(file, [Seat(first + i) for i in range(count)])


def edit(file: WorkshopFile, seat: Seat) -> Changes:
    """Change a person's name, group, presence, weight or proxy.

    Raises NotFoundError for a proxy that is no seat, and RoundError for a weight changed while a round is
    open: a ballot keeps the weight it was given with.
    """
    before = _seat(file, seat.number)
    changed = checked_seat(seat)
    if changed == before:
        return Changes("")
    if changed.weight != before.weight:
        no_open_round(file, "a weight")
    if changed.proxy is not None and contents.seat(file, changed.proxy) is None:
        raise NotFoundError(f"There is no seat {changed.proxy} to vote for seat {seat.number}.")
    with file.act("person_changed", f"Change seat {seat.number}") as act:
        act.details.update(seat=seat.number, name=changed.name, group=changed.group, present=changed.present)
        if changed.weight != before.weight:
            act.details["weight"] = changed.weight
        if changed.proxy != before.proxy:
            act.details["proxy"] = changed.proxy
        if changed.present != before.present:
            act.details["came"] = changed.present
        act.put("seat", records.seat(changed))
    return Changes(f"Seat {seat.number} changed")


def set_group(file: WorkshopFile, numbers: Sequence[int], group: str) -> Changes:
    """Put several people into one group, or out of any with an empty text, as one act."""
    before = [_seat(file, number) for number in numbers]
    seats = [checked_seat(replace(seat, group=group)) for seat in before]
    changed = [seat for seat, old in zip(seats, before, strict=True) if seat != old]
    if not changed:
        return Changes("")
    many = f"{len(changed)} people" if len(changed) > 1 else changed[0].shown
    where = f"into “{changed[0].group}”" if changed[0].group else "out of their group"
    with file.act("group_set", f"Put {many} {where}") as act:
        act.details.update(seats=[seat.number for seat in changed], group=changed[0].group)
        for seat in changed:
            act.put("seat", records.seat(seat))
    return Changes(f"{many} put {where}")


def set_present(file: WorkshopFile, number: int, present: bool) -> Changes:
    """Mark a person as arrived or left; the log keeps when. Ballots already recorded stay."""
    seat = _seat(file, number)
    if seat.present == present:
        return Changes("")
    word = "arrived" if present else "left"
    with file.act(word, f"{seat.shown} {word}") as act:
        act.details["seat"] = number
        act.put("seat", records.seat(replace(seat, present=present)))
    return Changes(f"{seat.shown} {word}: {snapshot(file).present} present")


def remove(file: WorkshopFile, numbers: Sequence[int]) -> Changes:
    """Remove seats that never voted; raises InvalidInputError when one of them has ballots."""
    seats = [_seat(file, number) for number in numbers]
    voted = next((seat for seat in seats if contents.has_ballots(file, seat.number)), None)
    if voted is not None:
        raise InvalidInputError(
            f"{voted.shown} has voted, so the seat stays in the record. Mark the person as absent instead."
        )
    if not seats:
        return Changes("")
    many = f"{len(seats)} people" if len(seats) > 1 else seats[0].shown
    with file.act("people_removed", f"Remove {many}") as act:
        act.details["seats"] = [[seat.number, seat.name] for seat in seats]
        for seat in seats:
            act.delete("seat", seat.number)
    return Changes(f"{many} removed")


def _seat(file: WorkshopFile, number: int) -> Seat:
    found = contents.seat(file, number)
    if found is None:
        raise NotFoundError(f"There is no seat {number}.")
    return found
