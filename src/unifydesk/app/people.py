"""The people of a workshop: seats typed, pasted or read from CSV, and who is in the room."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from unifydesk.app.info_checks import HIGHEST_SEAT, check_proxies, checked_seat, checked_seats
from unifydesk.app.open_rounds import no_open_round
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import InputProblemsError, InvalidInputError, NotFoundError, Problem
from unifydesk.domain.people import MOST_SEATS, Seat
from unifydesk.store import contents, records
from unifydesk.store.workshop_file import WorkshopFile

LIST_LIMIT = 1_000_000
"""Characters of a list of people: far beyond what the names of a full room need."""
ABSENT = ("0", "no", "false", "absent")
PRESENT = ("", "1", "yes", "true", "present")
COLUMNS = ("seat", "name", "group", "present", "weight", "proxy")


def parse(text: str, name: str = "the list", first: int = 1, unnamed: Sequence[int] = ()) -> tuple[Seat, ...]:
    """Return the seats in pasted text: one name per line, or CSV with a heading of seat, name, group,
    present, weight and proxy.

    Lines without a seat number get the numbers in `unnamed`, then those from `first` on. Raises
    InputProblemsError with every bad row.
    """
    if len(text) > LIST_LIMIT:
        problem = Problem(1, "a list that is too long", f"up to {MOST_SEATS} people")
        raise InputProblemsError(name, (problem,), unit="row")
    lines = text.lstrip("\ufeff").replace("\x00", "").splitlines()
    try:
        rows = _rows(lines)
    except csv.Error as error:
        expected = "every column once, quotes closed and cells of usual length"
        problem = Problem(1, "a list that cannot be read", expected)
        raise InputProblemsError(name, (problem,), unit="row") from error
    return _seats([(i, row) for i, row in rows if any(row.values())], name, first, unnamed)


def _rows(lines: list[str]) -> list[tuple[int, dict[str, str]]]:
    """Return (row number, cells by column): below a heading, or one name per line without one."""
    heading = [h.strip().lower() for h in _split(next((x for x in lines if x.strip()), ""))]
    if set(heading) & set(COLUMNS):
        return _table(lines, heading)
    return [(number, {"name": name}) for number, name in enumerate(lines, 1)]


def parse_bytes(data: bytes, name: str) -> tuple[Seat, ...]:
    """Return the seats of a file; raises InputProblemsError when it is not UTF-8 text or has bad rows."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        problem = Problem(row, "text that is not UTF-8", "a list saved as UTF-8")
        raise InputProblemsError(name, (problem,), unit="row") from error
    return parse(text, name)


def _split(line: str) -> list[str]:
    delimiter = max(",;\t", key=line.count)
    return next(csv.reader([line], delimiter=delimiter), [])


def _table(lines: list[str], heading: list[str]) -> list[tuple[int, dict[str, str]]]:
    """Return (row number, cells) below a heading; cells of unknown columns are left out."""
    start = next(i for i, line in enumerate(lines) if line.strip())
    delimiter = max(",;\t", key=lines[start].count)
    twice = next((column for column in COLUMNS if heading.count(column) > 1), None)
    if twice is not None:
        raise csv.Error(f"column {twice} more than once")
    reader = csv.reader(io.StringIO("\n".join(lines[start + 1 :])), delimiter=delimiter, strict=True)
    return [(start + 2 + i, dict(zip(heading, row, strict=False))) for i, row in enumerate(reader)]


def _seats(
    rows: list[tuple[int, dict[str, str]]], name: str, first: int, unnamed: Sequence[int]
) -> tuple[Seat, ...]:
    problems: list[Problem] = []
    seats: dict[int, Seat] = {}
    taken = {_seat_number(row.get("seat", "")) for _, row in rows}
    free = (n for n in chain(unnamed, range(first, 100_000)) if n not in taken)
    for line, row in rows:
        typed = row.get("seat", "").strip()
        number = _seat_number(typed) if typed else next(free)
        if number is None:
            problems.append(Problem(line, f"seat “{typed[:20]}”", f"a number from 1 to {HIGHEST_SEAT}"))
            continue
        if number in seats:
            problems.append(Problem(line, f"seat {number} again", "every seat once"))
            continue
        try:
            seats[number] = checked_seat(_seat_in(row, number))
        except InvalidInputError as error:
            problems.append(Problem(line, str(error).rstrip(".")))
    if len(seats) > MOST_SEATS:
        problems.append(Problem(rows[-1][0], f"{len(seats)} people", f"up to {MOST_SEATS}"))
    if problems:
        raise InputProblemsError(name, tuple(problems), unit="row")
    return tuple(seats[number] for number in sorted(seats))


def _seat_in(row: dict[str, str], number: int) -> Seat:
    """Return the seat of a row; raises InvalidInputError for a proxy or a presence that says nothing."""
    said = row.get("present", "").strip()
    absent = said.lower() in ABSENT
    if not absent and said.lower() not in PRESENT:
        raise InvalidInputError(f"present “{said[:20]}”, where yes or no is expected")
    typed = row.get("proxy", "").strip()
    proxy = _seat_number(typed) if typed else None
    if typed and proxy is None:
        raise InvalidInputError(f"proxy “{typed[:20]}”, where the number of a seat is expected")
    weight = row.get("weight", "").strip() or "1"
    return Seat(number, row.get("name", ""), row.get("group", ""), not absent, weight, proxy)


def _seat_number(text: str) -> int | None:
    """Return the seat number that was typed, or None when it is none."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 6):
        return None
    return int(typed) if 1 <= int(typed) <= HIGHEST_SEAT else None


def next_number(seats: Sequence[Seat]) -> int:
    """Return the first seat number after all given ones; numbers are never given twice."""
    return max((seat.number for seat in seats), default=0) + 1


def add(file: WorkshopFile, seats: Sequence[Seat]) -> Changes:
    """Add people; raises InvalidInputError when a seat number is taken or the room is full."""
    return _put(file, checked_seats(seats), contents.seats(file), ())


def add_listed(file: WorkshopFile, text: str, name: str) -> Changes:
    """Add the people in a text, as `parse` reads it. The seats that have no name yet are theirs first.

    Raises InputProblemsError with every bad row, and InvalidInputError as `add` does.
    """
    known = contents.seats(file)
    blank = [seat.number for seat in known if not seat.name and not seat.group]
    unnamed = [number for number in blank if not contents.has_ballots(file, number)]
    return _put(file, parse(text, name, next_number(known), unnamed), known, unnamed)


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
