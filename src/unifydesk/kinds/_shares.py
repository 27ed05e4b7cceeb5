"""What points and quadratic votes share: an answer is “A:60 B:40” and stays within the budget."""

from __future__ import annotations

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.kinds._items import item_id, whole
from unifydesk.kinds._shown import shown


def read_shares(given: str, question: Question, *, negative: bool) -> dict[str, int]:
    """Return item → number, in the order of the ballot, without zeros.

    Raises InvalidBallotError for unknown and repeated items and for what is no whole number.
    """
    found: dict[str, int] = {}
    for part in given.replace(";", " ").replace(",", " ").split():
        name, colon, number = part.replace("=", ":").partition(":")
        if not colon:
            raise InvalidBallotError(
                f"“{shown(part)}” gives no number: write an item and a number, as in A:40."
            )
        item = item_id(name, question)
        if item in found:
            raise InvalidBallotError(f"“{item}” stands twice in this answer. Name every item once.")
        found[item] = whole(number, negative=negative)
    return {item.id: found[item.id] for item in question.items if found.get(item.id)}


def stored(shares: dict[str, int]) -> str:
    """Return the stored form; somebody who gives nothing to anything writes “0”."""
    return " ".join(f"{item}:{number}" for item, number in shares.items()) or "0"


def shares_of(answer: str) -> dict[str, int]:
    """Return item → number of a stored answer."""
    pairs = (part.split(":") for part in answer.split() if ":" in part)
    return {item: int(number) for item, number in pairs}


def shares_words(answer: str, question: Question) -> str:
    """Return “60 for Speed, 40 for Cost”."""
    names = {item.id: item.text for item in question.items}
    said = ", ".join(f"{number} for {names.get(item, item)}" for item, number in shares_of(answer).items())
    return said or "nothing"


def longest_shares(question: Question) -> int:
    """Return the bytes of an answer that names every item with a number of four characters."""
    return max(len(CANNOT_JUDGE), sum(len(item.id.encode()) + 6 for item in question.items))
