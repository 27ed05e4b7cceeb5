"""Weights of seats: exact decimals, typed by people and summed without rounding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.people import MOST_SEATS, Seat

HIGHEST = Decimal(1_000_000)
DECIMALS = 4
_DIGITS = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")


def checked_weight(text: str) -> str:
    """Return a weight in its shortest form; raises InvalidInputError unless it is a decimal above 0.

    A comma may stand for the point. Up to four decimals; “1.50” is stored as “1.5”.
    """
    typed = text.strip().replace(",", ".").replace("_", "?")  # Python would read 1_0 as ten
    try:
        weight = Decimal(typed)
    except InvalidOperation:
        weight = Decimal("NaN")
    if not (
        weight.is_finite() and 0 < weight <= HIGHEST and _decimals(weight) <= DECIMALS and len(typed) <= 14
    ):
        raise InvalidInputError(
            f"“{text[:20]}” is no weight. Type a number above 0 with up to {DECIMALS} decimals, such as 1.5."
        )
    return format(weight.normalize(), "f")


def is_sane_sum(text: str) -> bool:
    """Return whether a stored text is a weight or a sum of weights, written out in digits."""
    if not _DIGITS.fullmatch(text):
        return False
    return Decimal(text) <= HIGHEST * MOST_SEATS


def _decimals(weight: Decimal) -> int:
    exponent = weight.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else DECIMALS + 1


def sum_of_weights(seats: Iterable[Seat]) -> str:
    """Return the sum of the weights of some seats, exactly, as a decimal text."""
    total = sum((Decimal(seat.weight) for seat in seats), Decimal())
    return format(total.normalize(), "f")
