"""What the title page and the seats of a workshop must satisfy, whoever fills them in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from unifydesk.app.texts import line
from unifydesk.app.weights import checked_weight
from unifydesk.domain.deck import Deck
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import WorkshopInfo

TEXT_LIMIT = 300
"""Characters of a title, place or facilitator."""

NAME_LIMIT = 120
"""Characters of a person's name or group."""

HIGHEST_SEAT = 9999
DAY = 24 * 60


def title_from(deck: Deck) -> str:
    """Return the deck's title as far as a workshop's title may be long."""
    return line(deck.title)[:TEXT_LIMIT].rstrip()


def checked_info(info: WorkshopInfo) -> WorkshopInfo:
    """Return the title page without stray spaces; raises InvalidInputError with what to type instead."""
    cleaned = replace(
        info,
        title=line(info.title),
        date=_checked_date(line(info.date)),
        place=line(info.place),
        facilitator=line(info.facilitator),
    )
    if not cleaned.title:
        raise InvalidInputError("A workshop needs a title. Type one.")
    for text in (cleaned.title, cleaned.place, cleaned.facilitator):
        if len(text) > TEXT_LIMIT:
            raise InvalidInputError(f"“{text[:30]}…” is too long; up to {TEXT_LIMIT} characters fit.")
    if not 0 <= cleaned.minutes_planned <= DAY:
        raise InvalidInputError("The planned time is from 0 to 1440 minutes.")
    return cleaned


def _checked_date(text: str) -> str:
    """Return an ISO date in its one usual form, or an empty text."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InvalidInputError(
            f"“{text[:20]}” is not a date. Type it as year-month-day, such as 2026-11-23."
        ) from error


def checked_seat(seat: Seat) -> Seat:
    """Return a seat with its name and group in one line each; raises InvalidInputError when it cannot be."""
    if not 1 <= seat.number <= HIGHEST_SEAT:
        raise InvalidInputError(f"Seat numbers go from 1 to {HIGHEST_SEAT}; {seat.number} is none.")
    cleaned = replace(seat, name=line(seat.name), group=line(seat.group))
    for text, what in ((cleaned.name, "name"), (cleaned.group, "group")):
        if len(text) > NAME_LIMIT:
            raise InvalidInputError(
                f"The {what} of seat {seat.number} is too long; up to {NAME_LIMIT} characters fit."
            )
    if cleaned.proxy is not None and not (
        1 <= cleaned.proxy <= HIGHEST_SEAT and cleaned.proxy != seat.number
    ):
        raise InvalidInputError(f"The proxy of seat {seat.number} is another seat, from 1 to {HIGHEST_SEAT}.")
    return replace(cleaned, weight=checked_weight(cleaned.weight))


def checked_seats(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """Return seats that can be added together; raises InvalidInputError when a number comes twice."""
    cleaned: dict[int, Seat] = {}
    for seat in map(checked_seat, seats):
        if seat.number in cleaned:
            raise InvalidInputError(f"Seat {seat.number} comes twice. Give each person one number.")
        cleaned[seat.number] = seat
    return tuple(cleaned.values())


def check_proxies(seats: Iterable[Seat], known: Collection[int]) -> None:
    """Raise InvalidInputError when somebody is to vote through a seat that is not among the known ones."""
    for seat in seats:
        if seat.proxy is not None and seat.proxy not in known:
            raise InvalidInputError(
                f"There is no seat {seat.proxy} to vote for seat {seat.number}. Correct the proxy's number."
            )
