"""Reads the lines between the first two `---`: what a deck is called, who wrote it, how long it runs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from unifydesk.decks.fields import ID, ID_EXPECTED, MAX_VALUE, Fields, Keys, Value, read_fields
from unifydesk.decks.problems import Problems, quote
from unifydesk.domain.deck import RunningOrder

KEYS = Keys(
    "the front matter",
    single=("title", "subtitle", "source", "language"),
    many=("authors", "running-orders"),
    quoted=True,
)
EVERY_CORE_CLAIM = "core"
"""Stands in a running order for all core claims."""

_EDGE = re.compile(r"-{3,}[ \t]*$")
_HEADING = re.compile(r"#{1,6}[ \t]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ORDER_EXPECTED = "“id | title | minutes | claim, claim, …” or “id | title | minutes | core”"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the first slide; `ends` counts the lines it takes."""

    ends: int
    fields: Fields

    @property
    def title(self) -> str:
        """The title of the deck."""
        return self.fields.text("title")

    @property
    def language(self) -> str:
        """The language of the deck; English when nothing is said."""
        return self.fields.text("language") or "en"


def read_front_matter(lines: Sequence[str], problems: Problems) -> FrontMatter:
    """Read the front matter at the top of `lines` and note what is wrong with it."""
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not _EDGE.match(lines[start]):
        expected = "“---”, “title: …” and “---” at the top"
        problems.add(start + 1, "the deck has no front matter", expected)
        return FrontMatter(start, Fields(KEYS, start + 1))
    inner = lines[start + 1 :]
    ends = (i for i, line in enumerate(inner) if _EDGE.match(line) or _HEADING.match(line))
    length = next(ends, len(inner))
    closed = length < len(inner) and _EDGE.match(inner[length]) is not None
    if not closed:
        problems.add(start + 1, "the front matter is never closed", "a line “---” after its last key")
    fields = read_fields(inner[:length], start + 2, start + 1, KEYS, problems)
    fields.require("title", "“title: ” and the name of the deck", problems)
    language = fields.text("language")
    if language and not _LANGUAGE.fullmatch(language):
        what = f"{quote(language)} is not a language"
        problems.add(fields.line_of("language"), what, "a code such as “en”, “de” or “pt-BR”")
    return FrontMatter(start + 1 + length + (1 if closed else 0), fields)


def read_orders(front: FrontMatter, known: Collection[str], problems: Problems) -> tuple[RunningOrder, ...]:
    """Return the running orders; `known` are the ids of the deck's claims."""
    orders: dict[str, RunningOrder] = {}
    for value in front.fields.values.get("running-orders", []):
        order = _read_order(value, known, problems)
        if order is None:
            continue
        if order.id in orders:
            problems.add(value.line, f"two running orders have the id {quote(order.id)}", "an id of its own")
        orders[order.id] = order
    return tuple(orders.values())


def _read_order(value: Value, known: Collection[str], problems: Problems) -> RunningOrder | None:
    if len(value.text) > MAX_VALUE:
        return None  # noted already
    parts = [part.strip() for part in value.text.split("|")]
    if len(parts) != 4 or not all(parts):
        problems.add(value.line, f"{quote(value.text)} is not a running order", _ORDER_EXPECTED)
        return None
    order_id, title, minutes, chosen = parts
    if not ID.fullmatch(order_id):
        problems.add(value.line, f"{quote(order_id)} cannot be an id", ID_EXPECTED)
    if not re.fullmatch(r"[1-9][0-9]{0,3}", minutes):
        what = f"the minutes of the running order are {quote(minutes)}"
        problems.add(value.line, what, "a whole number from 1 to 9999")
        return None
    claims = () if chosen == EVERY_CORE_CLAIM else tuple(re.split(r"[,\s]+", chosen.strip(", ")))
    _check_chosen(value, order_id, claims, known, problems)
    return RunningOrder(order_id, title, int(minutes), claims)


def _check_chosen(
    value: Value, order_id: str, claims: tuple[str, ...], known: Collection[str], problems: Problems
) -> None:
    seen: set[str] = set()
    for claim in claims:
        if claim in seen:
            what = f"the running order {quote(order_id)} names {quote(claim)} twice"
            problems.add(value.line_of(claim), what, "each claim once")
        elif claim not in known:
            what = f"the running order {quote(order_id)} names the unknown claim {quote(claim)}"
            problems.add_unknown(value.line_of(claim), what, claim, known, "the id of a claim of this deck")
        seen.add(claim)
