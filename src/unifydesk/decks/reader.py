"""Puts a deck together from its front matter, slides and claims, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from unifydesk.decks.claims import ReadClaim, check_claims
from unifydesk.decks.front_matter import FrontMatter, read_front_matter, read_orders
from unifydesk.decks.problems import Problems, quote
from unifydesk.decks.slides import SlideDraft, read_slides
from unifydesk.decks.source import read_lines
from unifydesk.domain.deck import Claim, Deck, Section, Slide


@lru_cache(maxsize=2)  # making a workshop reads its deck three times, and a deck is a value
def read_deck(text: str | bytes, name: str) -> Deck:
    """Return the deck written in `text` (Markdown as docs/deck-format.md describes it).

    Raises InputProblemsError with all problems, in the order of their lines; `name` says whose they are.
    """
    problems = Problems()
    lines = read_lines(text, problems)
    if lines is None:
        raise problems.error(name)
    front = read_front_matter(lines, problems)
    body = [""] * front.ends + lines[front.ends :]
    drafts = read_slides(body, problems)
    if not drafts:
        problems.add(len(lines), "the deck has no slides", "a heading “## Title” below the front matter")
    _number_slides(drafts, problems)
    known = check_claims([claim for draft in drafts for claim in draft.claims], problems)
    orders = read_orders(front, known, problems)
    problems.raise_if_any(name)
    return Deck(
        title=front.title,
        subtitle=front.fields.text("subtitle"),
        authors=front.fields.texts("authors"),
        source=front.fields.text("source"),
        language=front.language,
        sections=_sections(drafts, front, known),
        running_orders=orders,
    )


def _number_slides(drafts: Sequence[SlideDraft], problems: Problems) -> None:
    """Note ids used twice, and give every slide without an id the next free one."""
    first: dict[str, int] = {}
    for draft in drafts:
        if draft.id and draft.id in first:
            what = f"two slides have the id {quote(draft.id)} (first on line {first[draft.id]})"
            problems.add(draft.id_line, what, "an id of its own")
        elif draft.id:
            first[draft.id] = draft.id_line
    number = 0
    for draft in drafts:
        number += 1
        if not draft.id:
            while f"s{number:02d}" in first:
                number += 1
            draft.id = f"s{number:02d}"


def _sections(
    drafts: Sequence[SlideDraft], front: FrontMatter, known: Mapping[str, Claim]
) -> tuple[Section, ...]:
    """Group the slides; slides before the first section heading belong to one named like the deck."""
    runs: list[tuple[str, list[Slide]]] = []
    for draft in drafts:
        if draft.section or not runs:
            runs.append((draft.section or front.title, []))
        runs[-1][1].append(_slide(draft, known))
    return tuple(Section(f"S{n}", title, tuple(slides)) for n, (title, slides) in enumerate(runs, 1))


def _slide(draft: SlideDraft, known: Mapping[str, Claim]) -> Slide:
    claims: Sequence[ReadClaim] = draft.claims
    bare = not draft.title and not draft.bullets
    usual = "item" if claims else "divider" if bare else "content"
    return Slide(
        id=draft.id,
        title=draft.title or draft.section,
        layout=draft.layout or usual,
        bullets=tuple(draft.bullets),
        notes="\n\n".join(draft.notes),
        minutes=draft.minutes,
        claims=tuple(known[read.claim.id] for read in claims),
    )
