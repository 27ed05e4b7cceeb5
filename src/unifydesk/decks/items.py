"""Reads the items of a claim, which are ranked, approved or given points; an item may be another claim."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from unifydesk.decks.fields import ID, Fields, Value
from unifydesk.decks.problems import Problems, quote
from unifydesk.domain.deck import Item

MOST_ITEMS = 12
"""Items of one claim: nobody ranks more with care, and letters are left for those without an id."""

LONGEST_TEXT = 120
"""Characters of an item: it stands in one line of a ballot."""

# no “:”, “>” or “=”, which take answers apart, and not “0”, the key for “I cannot judge”
_ITEM_ID = re.compile(r"(?!0$)[A-Za-z0-9][A-Za-z0-9_.-]{0,7}")
_CLAIM = re.compile(f"@{ID.pattern}")
_ID_EXPECTED = "1 to 8 letters, digits, “-”, “_” or “.”, and not 0 alone"
_EXPECTED = "“item: words”, “item: id | words”, or “item: @” and the id of another claim"


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item and its line; the words of another claim are filled in once every claim is known."""

    line: int
    id: str
    text: str
    is_claim: bool = False


def count_items(fields: Fields) -> int:
    """Return how many items are written, good or bad."""
    return len(fields.values.get("item", ()))


def read_items(fields: Fields, problems: Problems) -> tuple[ReadItem, ...]:
    """Return the items of a claim block in their order, each with an id of its own."""
    values = fields.values.get("item", [])
    if "item" in fields.lines and not values:
        fields.require("item", _EXPECTED, problems)
    if len(values) > MOST_ITEMS:
        what = f"the claim has {len(values):,} items"
        problems.add(values[MOST_ITEMS].line, what, f"at most {MOST_ITEMS}")
    read = (_item(value, problems) for value in values[:MOST_ITEMS])
    items = [item for item in read if item is not None]
    _check_unique(items, problems)
    return _lettered(items)


def named_items(
    items: Sequence[ReadItem], own: str, titles: Mapping[str, str], problems: Problems
) -> tuple[Item, ...]:
    """Return the items of the claim `own` in words; `titles` are those of all claims by id.

    Notes items that are unknown claims, the claim itself, or claims whose titles are too long to be items.
    """
    for item in items:
        if item.is_claim:
            _check_claim(item, own, titles, problems)
    return tuple(Item(i.id, titles.get(i.id, "") if i.is_claim else i.text) for i in items)


def _item(value: Value, problems: Problems) -> ReadItem | None:
    """Return one item, without an id when none is written; note what is wrong with it."""
    text = value.text
    if not text:
        problems.add(value.line, "“item” is empty in a claim", _EXPECTED)
        return None
    if text.startswith("@"):
        item = ReadItem(value.line, text[1:], "", is_claim=True)
        is_good = ID.fullmatch(item.id) is not None
    else:
        before, bar, after = text.partition("|")
        item = ReadItem(value.line, before.strip(), after.strip()) if bar else ReadItem(value.line, "", text)
        is_good = bool(item.text and (item.id or not bar)) and not _CLAIM.fullmatch(item.text)
    if not is_good:
        problems.add(value.line, f"{quote(text)} is not an item", _EXPECTED)
        return None
    _check_item(item, problems)
    return item


def _check_item(item: ReadItem, problems: Problems) -> None:
    """Note an id that cannot stand in an answer, and words that are too long for a ballot."""
    if item.id and not item.is_claim and not _ITEM_ID.fullmatch(item.id):
        problems.add(item.line, f"{quote(item.id)} cannot be the id of an item", _ID_EXPECTED)
    if len(item.text) > LONGEST_TEXT:
        whose = f"the item {quote(item.id)}" if item.id else "an item"
        problems.add(item.line, f"{whose} has {len(item.text):,} characters", f"at most {LONGEST_TEXT}")


def _check_claim(item: ReadItem, own: str, titles: Mapping[str, str], problems: Problems) -> None:
    """Note an item that is no other claim of the deck, or one whose title is too long for a ballot."""
    shown = quote(f"@{item.id}")
    length = len(titles.get(item.id, ""))
    if item.id == own:
        problems.add(item.line, f"the item {shown} is the claim itself", "another claim")
    elif item.id not in titles:
        what = f"the item {shown} is not a claim of this deck"
        problems.add_unknown(item.line, what, item.id, titles, "the id of another claim")
    elif not _ITEM_ID.fullmatch(item.id):
        expected = f"“item: id | words” and an id of {_ID_EXPECTED}"
        problems.add(item.line, f"{quote(item.id)} cannot be the id of an item", expected)
    elif length > LONGEST_TEXT:
        what = f"the title of the item {shown} has {length:,} characters"
        problems.add(item.line, what, f"at most {LONGEST_TEXT}, or “item: {item.id} | ” and fewer words")


def _check_unique(items: Sequence[ReadItem], problems: Problems) -> None:
    """Note ids that are used twice, whatever their capitals: answers are typed in either."""
    first: dict[str, int] = {}
    for item in items:
        earlier = first.setdefault(item.id.lower(), item.line) if item.id else item.line
        if earlier != item.line:
            what = f"two items have the id {quote(item.id)} (first on line {earlier})"
            problems.add(item.line, what, "an id of its own")


def _lettered(items: Sequence[ReadItem]) -> tuple[ReadItem, ...]:
    """Give every item without an id the first letter that no other item has."""
    taken = {item.id.upper() for item in items}
    letters = (letter for letter in ascii_uppercase if letter not in taken)
    return tuple(item if item.id else replace(item, id=next(letters)) for item in items)
