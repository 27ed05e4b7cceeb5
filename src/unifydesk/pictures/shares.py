"""What shares are of: the base that was declared before the vote, in people or in weight, and its words.

All numbers are exact, so that a share is never rounded before it is compared or printed.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT
from unifydesk.domain.tally import Tally
from unifydesk.measures.sides import sides_of

DASH = "–"
"""Stands for a number that is not defined."""
SHORT_BASES: dict[str, str] = {
    ANSWERED: QT_TRANSLATE_NOOP("pictures", "who answered"),
    PRESENT: QT_TRANSLATE_NOOP("pictures", "present"),
    ENTITLED: QT_TRANSLATE_NOOP("pictures", "entitled"),
}
"""What stands behind the number of a base: “15 present”."""
BASE_LINE = QT_TRANSLATE_NOOP("pictures", "base: {number} {words}")
WEIGHT_LINE = QT_TRANSLATE_NOOP("pictures", "of weight {number} {words}")


def amounts(tally: Tally) -> tuple[Fraction, ...]:
    """Return what each option has: people, or weight where ballots have weights."""
    return tuple(Fraction(number) for number in tally.weighted or tally.counts)


def whole(tally: Tally) -> Fraction:
    """Return what shares are of, in the unit of `amounts`; never less than all of them together."""
    if not tally.weighted:
        return Fraction(tally.base_count)
    given = sum(tally.weighted, Decimal())
    return Fraction(max(given, dict(tally.weight_of).get(tally.base, given)))


def percents(tally: Tally) -> tuple[float, ...]:
    """Return the share of each option in percent of the base; zeros when the base is nobody."""
    base = whole(tally)
    return tuple(float(100 * amount / base) if base else 0.0 for amount in amounts(tally))


def for_share(tally: Tally) -> Fraction | None:
    """Return the share above the middle, 0 … 1 of the base; None when nobody answered."""
    if not tally.answered or not whole(tally):
        return None
    return side_share(tally, 1)


def side_share(tally: Tally, side: int) -> Fraction:
    """Return the share of one side (−1, 0 or 1), 0 … 1 of the base; 0 when the base is nobody."""
    base, sides = whole(tally), sides_of(tally.options)
    part = sum((n for at, n in enumerate(amounts(tally)) if sides.side(at) == side), Fraction())
    return part / base if base else Fraction()


def side_people(tally: Tally, side: int) -> int:
    """Return the people of one side (−1, 0 or 1), whatever their weights."""
    return sides_of(tally.options).sums(tally.counts)[side + 1]


def percent(part: Fraction | int, base: Fraction | int) -> str:
    """Return a whole percentage that never rounds somebody away: “<1%”, “>99%”. Half a percent rounds up.

    A dash without a base.
    """
    if not base:
        return DASH
    if 0 < 200 * part < base:
        return "<1%"
    if 0 < 200 * (base - part) < base:
        return ">99%"
    return f"{(200 * Fraction(part) / base + 1) // 2}%"


def weight_words(weight: Fraction) -> str:
    """Return a weight without needless digits: “31.5”; three decimals at the most."""
    return f"{float(weight):.3f}".rstrip("0").rstrip(".")


def base_words(tally: Tally) -> str:
    """Return the base as a number with its name: “12 who answered”, “15 present”, “weight 31.5 present”."""
    words = SHORT_BASES.get(tally.base, SHORT_BASES[ANSWERED])
    if tally.weighted:
        return f"weight {weight_words(whole(tally))} {words}"
    return f"{tally.base_count} {words}"


def base_line(tally: Tally) -> str:
    """Return the base for small print beside a picture; nothing where it is the people who answered."""
    words = SHORT_BASES.get(tally.base, SHORT_BASES[ANSWERED])
    if tally.weighted:
        return WEIGHT_LINE.format(number=weight_words(whole(tally)), words=words)
    if tally.base_count == tally.answered and tally.base not in (PRESENT, ENTITLED):
        return ""
    return BASE_LINE.format(number=tally.base_count, words=words)
