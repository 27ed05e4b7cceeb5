"""The items of a claim: what is ranked, approved or given points."""

from __future__ import annotations

from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.decks import read_deck
from unifydesk.domain.deck import Item
from unifydesk.domain.errors import InputProblemsError

OTHERS = (
    "```claim\nid: EB3\nkind: benefit\ntitle: Parsimony\ntext: t\n```\n"
    "```claim\nid: HB1\nkind: benefit\ntext: Open tools are good.\n```\n"
)
WORDS = st.text("abcdefgh ij.,–é", min_size=1, max_size=40).map(str.strip).filter(bool)
IDS = st.from_regex(r"[A-Za-z1-9][A-Za-z0-9_.-]{0,7}", fullmatch=True)


def ranking(*lines: str, claim_id: str = "OV2") -> str:
    """Return a claim whose first item stands on its fifth line."""
    return f"```claim\nid: {claim_id}\nkind: overall\nask: ranking\n" + "\n".join(lines) + "\ntext: t\n```\n"


def items(read, *lines: str) -> list[tuple[str, str]]:
    found = read("## One\n" + ranking(*lines) + OTHERS).claim("OV2")
    return [(item.id, item.text) for item in found.items]


def wrong(body_problems, *lines: str) -> list[tuple[int, str]]:
    """Return what is wrong; the line of the first item has the number 1."""
    found = body_problems("## One\n" + ranking(*lines) + OTHERS)
    return [(line - 5, what) for line, what in found]


def test_an_item_has_an_id_and_words(read) -> None:
    claim = read("## One\n" + ranking("item: Cost | What it costs", "item: b | Time | and effort")).claim(
        "OV2"
    )
    assert claim.items == (Item("Cost", "What it costs"), Item("b", "Time | and effort"))


def test_items_without_an_id_get_the_next_free_letter(read) -> None:
    found = items(read, "item: One", "item: b | Two", "item: Cost | Three", "item: Four", "item: A | Five")
    assert found == [("C", "One"), ("b", "Two"), ("Cost", "Three"), ("D", "Four"), ("A", "Five")]


def test_items_may_stand_in_a_list(read) -> None:
    assert items(read, "item:", "  - One", "  - X | Two", "    and more") == [
        ("A", "One"),
        ("X", "Two and more"),
    ]


def test_an_item_may_be_another_claim_with_its_title(read) -> None:
    assert items(read, "item: @EB3", "item: @HB1") == [("EB3", "Parsimony"), ("HB1", "Open tools are good")]


def test_it_does_not_matter_where_in_the_deck_the_other_claim_stands(read) -> None:
    block = ranking("item: @EB3", "item: @HB1")
    before, after = (read("## One\n" + text).claim("OV2") for text in (block + OTHERS, OTHERS + block))
    assert before == after


def test_the_claim_on_the_slide_has_the_words_of_its_items_too(read) -> None:
    deck = read("## One\n" + ranking("item: @EB3", "item: @HB1") + OTHERS)
    assert deck.slides[0].claims[0].items[0].text == "Parsimony"


def test_twelve_items_are_accepted(read) -> None:
    assert [i for i, _ in items(read, *(f"item: Number {n}" for n in range(12)))] == list("ABCDEFGHIJKL")


def test_the_thirteenth_item_is_refused_on_its_line(body_problems) -> None:
    found = wrong(body_problems, *(f"item: Number {n}" for n in range(14)))
    assert found == [(13, "the claim has 14 items")]


def test_words_of_a_hundred_and_twenty_characters_are_accepted(read) -> None:
    assert len(items(read, "item: A | " + "x" * 120, "item: Two")[0][1]) == 120


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("item: A | " + "x" * 121, "the item “A” has 121 characters"),
        ("item: " + "x" * 121, "an item has 121 characters"),
        ("item: A |", "“A |” is not an item"),
        ("item: | Two", "“| Two” is not an item"),
        ("item: |", "“|” is not an item"),
        ("item: @", "“@” is not an item"),
        ("item: @EB3 | Own words", "“@EB3 | Own words” is not an item"),
        ("item: EB3 | @EB3", "“EB3 | @EB3” is not an item"),
        ("item: @E B 3", "“@E B 3” is not an item"),
        ("item: Two words | More", "“Two words” cannot be the id of an item"),
        ("item: A>B | More", "“A>B” cannot be the id of an item"),
        ("item: A=B | More", "“A=B” cannot be the id of an item"),
        ("item: A:B | More", "“A:B” cannot be the id of an item"),
        ("item: ninechars | More", "“ninechars” cannot be the id of an item"),
        ("item: 0 | More", "“0” cannot be the id of an item"),
        ("item: @EB4", "the item “@EB4” is not a claim of this deck"),
        ("item: @OV2", "the item “@OV2” is the claim itself"),
    ],
)
def test_a_bad_item_is_refused_on_its_line(body_problems, line: str, what: str) -> None:
    assert wrong(body_problems, "item: One", line, "item: Z | Three") == [(2, what)]


def test_a_key_without_any_item_is_refused(body_problems) -> None:
    assert wrong(body_problems, "item:") == [
        (0, "“ranking” needs at least two items"),
        (1, "“item” is empty in a claim"),
    ]


def test_an_empty_item_in_a_list_is_refused_on_its_own_line(body_problems) -> None:
    found = wrong(body_problems, "item:", "  - One", "  -", "  - Two")
    assert found == [(3, "“item” is empty in a claim")]


def test_two_items_need_two_ids_whatever_their_capitals(body_problems) -> None:
    found = wrong(body_problems, "item: ab | One", "item: Two", "item: AB | Three")
    assert found == [(3, "two items have the id “AB” (first on line 9)")]


def test_a_claim_is_an_item_once(body_problems) -> None:
    found = wrong(body_problems, "item: @EB3", "item: @HB1", "item: @EB3")
    assert found == [(3, "two items have the id “EB3” (first on line 9)")]


def test_an_unknown_claim_is_answered_with_the_nearest_known_one() -> None:
    body = "---\ntitle: T\n---\n## One\n" + ranking("item: @EB4", "item: Two") + OTHERS
    with pytest.raises(InputProblemsError) as caught:
        read_deck(body, "d")
    assert caught.value.problems[0].expected == "“EB3” perhaps, or else the id of another claim"


def test_a_title_too_long_for_an_item_is_refused_where_it_is_used(body_problems) -> None:
    long = "```claim\nid: L\nkind: risk\ntitle: " + "x" * 121 + "\ntext: t\n```\n"
    body = "## One\n" + ranking("item: @L", "item: Two") + long
    assert body_problems(body) == [(6, "the title of the item “@L” has 121 characters")]


def test_a_claim_whose_id_is_too_long_for_an_item_is_refused_where_it_is_used(body_problems) -> None:
    long = "```claim\nid: ninechars\nkind: risk\ntext: t\n```\n"
    body = "## One\n" + ranking("item: @ninechars", "item: Two") + long
    assert body_problems(body) == [(6, "“ninechars” cannot be the id of an item")]


def test_items_of_both_of_two_claims_with_one_id_are_checked(body_problems) -> None:
    twice = ranking("item: @Z9", "item: Two") + ranking("item: @Z8", "item: Two")
    assert [line for line, what in body_problems("## One\n" + twice) if "not a claim" in what] == [6, 14]


@given(st.lists(st.tuples(st.none() | IDS, WORDS), min_size=2, max_size=12))
def test_items_keep_their_order_their_words_and_ids_of_their_own(
    written: list[tuple[str | None, str]],
) -> None:
    own = [i.lower() for i, _ in written if i]
    lines = [f"item: {i} | {words}" if i else f"item: {words}" for i, words in written]
    source = "---\ntitle: T\n---\n## One\n" + ranking(*lines)
    if len(set(own)) < len(own):
        with pytest.raises(InputProblemsError, match="two items have the id"):
            read_deck(source, "d")
        return
    found = read_deck(source, "d").claims[0].items
    given_ids = [i for i, _ in written]
    assert [item.text for item in found] == [" ".join(words.split()) for _, words in written]
    assert [item.id for item, i in zip(found, given_ids, strict=True) if i] == [i for i in given_ids if i]
    letters = [item.id for item, i in zip(found, given_ids, strict=True) if not i]
    assert letters == [x for x in ascii_uppercase if x.lower() not in own][: len(letters)]
