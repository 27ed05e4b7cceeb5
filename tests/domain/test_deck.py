"""Finding things in a deck."""

from __future__ import annotations

import pytest

from unifydesk.domain.deck import Argument, Claim, Deck, Section, Slide


def claim(claim_id: str, *arguments: Argument) -> Claim:
    return Claim(
        claim_id, "benefit", "ethical", claim_id, f"{claim_id} is so.", "Why?", None, True, arguments
    )


def slide(slide_id: str, *claims: Claim) -> Slide:
    return Slide(slide_id, slide_id.title(), "content", (), "", 2.0, claims)


A1, A2, B1 = claim("A1"), claim("A2"), claim("B1", Argument("for", "yes"), Argument("against", "no"))
DECK = Deck(
    "Deck", "", (), "", "en",
    (Section("a", "A", (slide("one"), slide("two", A1, A2))), Section("b", "B", (slide("three", B1),))),
    (),
)  # fmt: skip


def test_slides_and_claims_come_in_the_order_of_the_deck() -> None:
    assert [s.id for s in DECK.slides] == ["one", "two", "three"]
    assert DECK.claims == (A1, A2, B1)


def test_a_claim_a_slide_and_a_section_are_found_by_what_they_hold() -> None:
    assert DECK.claim("A2") is A2
    assert DECK.slide("three") == DECK.slide_of("B1")
    section = DECK.section_of("two")
    assert section is not None
    assert section.id == "a"


@pytest.mark.parametrize("unknown", ["", "A9", "one"])
def test_an_unknown_claim_is_none(unknown: str) -> None:
    assert DECK.claim(unknown) is None
    assert DECK.slide_of(unknown) is None


def test_an_unknown_slide_is_none() -> None:
    assert DECK.slide("four") is None
    assert DECK.section_of("four") is None


def test_arguments_are_told_apart_by_their_side() -> None:
    assert B1.arguments_on("for") == ("yes",)
    assert B1.arguments_on("against") == ("no",)
    assert A1.arguments_on("for") == ()
