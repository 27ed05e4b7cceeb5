"""Reads how a claim is asked: question kinds together, with their items, budget, top and ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unifydesk.decks.fields import MAX_VALUE, Fields
from unifydesk.decks.items import MOST_ITEMS, ReadItem, count_items, read_items
from unifydesk.decks.problems import Problems, listed, quote
from unifydesk.domain.question import ALLOCATION, RANKING, Kind
from unifydesk.kinds import KINDS

LARGEST_BUDGET = 10_000
LONGEST_END = 40
"""Characters of the name of an end: both stand in one line of a ballot."""

_ONE_BY_ONE = "approval"  # asked about the claim, or about each of its items by itself
_BETWEEN_ENDS = "spectrum"
_BESIDE = "confidence"  # asked beside other kinds, as the facilitator wishes; no deck asks it alone
_SAME_THING = "agreement"  # the scales whose ids begin so differ only in their points
_USED_BY: dict[str, Callable[[Kind], bool]] = {
    "item": lambda kind: kind.asks_items or kind.id == _ONE_BY_ONE,
    "budget": lambda kind: kind.shape == ALLOCATION,
    "top": lambda kind: kind.shape == RANKING,
    "ends": lambda kind: kind.id == _BETWEEN_ENDS,
}
_ENDS_EXPECTED = "“lower end | upper end” in two different names"


@dataclass(frozen=True, slots=True)
class Asking:
    """How a claim is asked, as the fields of `Claim` of the same names say it."""

    ask: tuple[str, ...]
    items: tuple[ReadItem, ...]
    budget: int
    top: int
    ends: tuple[str, str]


def read_asking(fields: Fields, problems: Problems) -> Asking:
    """Read the keys of a claim block that say how it is asked, and note what does not fit together."""
    kinds = _kinds(fields, problems)
    if kinds is not None:
        _check_needs(fields, kinds, problems)
        _check_uses(fields, kinds, problems)
    return Asking(
        ask=tuple(kind.id for kind in kinds or ()),
        items=read_items(fields, problems),
        budget=_number(fields, "budget", LARGEST_BUDGET, "", problems),
        top=_top(fields, problems),
        ends=_ends(fields, problems),
    )


def _kinds(fields: Fields, problems: Problems) -> tuple[Kind, ...] | None:
    """Return the kinds asked together, none for the usual ones; None when a name is not understood."""
    if "ask" not in fields.lines:
        return ()
    text = fields.text("ask")
    names = [name for part in text.split(",") if (name := part.strip())]
    if not names:
        expected = "“ask: ” and question kinds with commas between them"
        problems.add(fields.line_of("ask"), "“ask” is empty in a claim", expected)
    if not names or len(text) > MAX_VALUE:  # the latter is noted already
        return None
    for name in dict.fromkeys(names):
        _check_kind(fields, name, names.count(name), problems)
    _check_agreements(fields, tuple(dict.fromkeys(names)), problems)
    return tuple(KINDS[name] for name in names) if all(name in KINDS for name in names) else None


def _check_kind(fields: Fields, name: str, times: int, problems: Problems) -> None:
    """Note a name that is no question kind, not one of its own, or given more than once."""
    line = _line_of(fields, name)
    askable = [kind.id for kind in KINDS if kind.id != _BESIDE]
    if name == _BESIDE:
        what = f"{quote(name)} is not a question kind of its own"
        expected = "the other kinds only; a tick in the app asks how sure people are of their answers"
        problems.add(line, what, expected)
    elif name not in KINDS:
        otherwise = f"one of {listed(askable)}, with commas between several"
        problems.add_unknown(line, f"{quote(name)} is not a question kind", name, askable, otherwise)
    elif times > 1:
        problems.add(line, f"“ask” names {quote(name)} twice", "each question kind once")


def _check_agreements(fields: Fields, names: Sequence[str], problems: Problems) -> None:
    """Note two scales of agreement: nobody can be asked the same thing twice on one ballot."""
    scales = [name for name in names if name in KINDS and name.startswith(_SAME_THING)]
    if len(scales) > 1:
        what = f"{listed([quote(name) for name in scales], 'and')} ask the same thing"
        problems.add(_line_of(fields, scales[1]), what, "one of them")


def _check_needs(fields: Fields, kinds: Sequence[Kind], problems: Problems) -> None:
    """Note kinds that are asked about items where there are fewer than two."""
    if count_items(fields) > 1:
        return
    for kind in kinds:
        if kind.asks_items:
            what = f"{quote(kind.id)} needs at least two items"
            problems.add(_line_of(fields, kind.id), what, "a line “item: words” for each of them")


def _check_uses(fields: Fields, kinds: Sequence[Kind], problems: Problems) -> None:
    """Note keys that nothing on the ballot would use."""
    for key, uses in _USED_BY.items():
        if key in fields.lines and not any(uses(kind) for kind in kinds):
            users = [quote(kind.id) for kind in KINDS if uses(kind)]
            what = f"{quote(key)} is given, but no question kind that uses it"
            problems.add(fields.line_of(key), what, f"{listed(users)} among the kinds of “ask”")


def _top(fields: Fields, problems: Problems) -> int:
    count = min(count_items(fields), MOST_ITEMS)
    if count < 2:  # what lacks is noted already
        return _number(fields, "top", MOST_ITEMS, "", problems)
    return _number(fields, "top", count, ", the number of items", problems)


def _number(fields: Fields, key: str, most: int, why: str, problems: Problems) -> int:
    """Return the whole number from 1 to `most` that a key gives; 0 when it is left out or wrong."""
    if key not in fields.lines:
        return 0
    expected = f"a whole number from 1 to {most}{why}"
    written = fields.require(key, expected, problems)
    number = int(written) if re.fullmatch(r"[1-9][0-9]{0,4}", written) else 0
    if written and not 1 <= number <= most:
        problems.add(fields.line_of(key), f"{quote(key)} is {quote(written)}", expected)
    return number if number <= most else 0


def _ends(fields: Fields, problems: Problems) -> tuple[str, str]:
    """Return the names of the two ends of a spectrum, the lower one first; empty when left out or wrong."""
    if "ends" not in fields.lines:
        return "", ""
    written = fields.require("ends", _ENDS_EXPECTED, problems)
    low, bar, high = (part.strip() for part in written.partition("|"))
    if written and not (low and high and bar and "|" not in high and low.casefold() != high.casefold()):
        problems.add(fields.line_of("ends"), f"the ends are {quote(written)}", _ENDS_EXPECTED)
        return "", ""
    for end in (low, high):
        if len(end) > LONGEST_END:
            what = f"the end {quote(end)} has {len(end):,} characters"
            problems.add(fields.line_of("ends"), what, f"at most {LONGEST_END}")
    return low, high


def _line_of(fields: Fields, name: str) -> int:
    """Return the line on which a question kind is named."""
    return fields.values["ask"][0].line_of(name)
