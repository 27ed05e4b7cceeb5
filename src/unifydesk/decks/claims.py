"""Reads claim blocks, and checks how the claims of a deck hang together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from unifydesk.decks.asking import read_asking
from unifydesk.decks.fields import Fields, Keys, read_fields
from unifydesk.decks.front_matter import EVERY_CORE_CLAIM
from unifydesk.decks.items import ReadItem, named_items
from unifydesk.decks.problems import Problems, listed, quote
from unifydesk.domain.deck import CLAIM_KINDS, Argument, Claim

KEYS = Keys(
    "a claim",
    single=(
        "id",
        "kind",
        "lens",
        "parent",
        "core",
        "title",
        "text",
        "prompt",
        "ask",
        "budget",
        "top",
        "ends",
    ),
    many=("for", "against", "item"),
)
_SIDES = ("for", "against")
_YES_NO = {"": True, "yes": True, "no": False, "true": True, "false": False}
_LONGEST_MADE_TITLE = 40


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim, whose items still lack the words of other claims, and the lines that later checks point at."""

    claim: Claim
    items: tuple[ReadItem, ...]
    id_line: int
    parent_line: int


def read_claim(lines: Sequence[str], begins: int, problems: Problems) -> ReadClaim:
    """Read the inner lines of a claim block that opens on line `begins`."""
    fields = read_fields(lines, begins + 1, begins, KEYS, problems)
    claim_id = fields.require("id", "“id: ” and a short name that is used once in the deck", problems)
    fields.check_id("id", claim_id, problems)
    if claim_id == EVERY_CORE_CLAIM:
        what = f"a claim cannot have the id {quote(claim_id)}, which running orders use for all core claims"
        problems.add(fields.line_of("id"), what, "another id")
    text = fields.require("text", "“text: ” and the sentence that is put to the vote", problems)
    asking = read_asking(fields, problems)
    claim = Claim(
        id=claim_id,
        kind=_kind(fields, problems),
        lens=fields.text("lens"),
        title=fields.text("title") or _shortened(text),
        text=text,
        prompt=fields.text("prompt"),
        parent=fields.text("parent") or None,
        core=_core(fields, problems),
        arguments=_arguments(fields),
        ask=asking.ask,
        budget=asking.budget,
        top=asking.top,
        ends=asking.ends,
    )
    return ReadClaim(claim, asking.items, fields.line_of("id"), fields.line_of("parent"))


def check_claims(claims: Sequence[ReadClaim], problems: Problems) -> dict[str, Claim]:
    """Return the whole claims by id: their items have words now.

    Notes ids used twice, parents and items that do not exist, and circles of parents.
    """
    first: dict[str, ReadClaim] = {}
    for read in claims:
        if not read.claim.id:
            continue
        earlier = first.setdefault(read.claim.id, read)
        if earlier is not read:
            what = f"two claims have the id {quote(read.claim.id)} (first on line {earlier.id_line})"
            problems.add(read.id_line, what, "an id of its own")
    for read in claims:
        parent = read.claim.parent
        if parent is not None and parent not in first:
            what = f"the parent {quote(parent)} is not a claim of this deck"
            problems.add_unknown(read.parent_line, what, parent, first, "the id of another claim")
    _check_circles(first, problems)
    return _with_items(claims, {claim_id: read.claim.title for claim_id, read in first.items()}, problems)


def _with_items(
    claims: Sequence[ReadClaim], titles: Mapping[str, str], problems: Problems
) -> dict[str, Claim]:
    """Return the claims by id with the words of their items, which may be the titles of other claims."""
    whole: dict[str, Claim] = {}
    for read in claims:
        items = named_items(read.items, read.claim.id, titles, problems)
        whole[read.claim.id] = replace(read.claim, items=items)
    return whole


def _kind(fields: Fields, problems: Problems) -> str:
    kind = fields.require("kind", "“kind: ” and benefit, risk or overall", problems)
    if kind and kind not in CLAIM_KINDS:
        what = f"{quote(kind)} is not a kind of claim"
        problems.add_unknown(fields.line_of("kind"), what, kind, CLAIM_KINDS, listed(CLAIM_KINDS))
    return kind


def _core(fields: Fields, problems: Problems) -> bool:
    written = fields.text("core")
    if written.lower() not in _YES_NO:
        problems.add(fields.line_of("core"), f"“core” is {quote(written)}", "yes or no")
    return _YES_NO.get(written.lower(), True)


def _arguments(fields: Fields) -> tuple[Argument, ...]:
    """Return the arguments in the order in which they stand in the file."""
    found = [(v.line, side, v.text) for side in _SIDES for v in fields.values.get(side, ())]
    return tuple(Argument(side, text) for _, side, text in sorted(found) if text)


def _shortened(text: str) -> str:
    """Return the first words of a claim, for outlines and tables, when it was given no title."""
    if len(text) <= _LONGEST_MADE_TITLE:
        return text.rstrip(".")
    head = text[:_LONGEST_MADE_TITLE]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:–") + "…"


def _check_circles(claims: dict[str, ReadClaim], problems: Problems) -> None:
    """Note each circle of parents once, at its first claim; chains may be of any length."""
    settled: set[str] = set()
    for start in claims:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in claims and at not in settled and at not in path:
            path[at] = None
            at = claims[at].claim.parent
        if at is not None and at in path:
            ids = list(path)
            circle = [*ids[ids.index(at) :], at]
            what = f"the parents go round in a circle: {quote(' → '.join(circle))}"
            problems.add(claims[at].parent_line, what, "a parent that does not lead back to the claim")
        settled.update(path)
