"""The lines at the top of a deck."""

from __future__ import annotations

import pytest

from unifydesk.decks import read_deck

CLAIMS = "## One\n```claim\nid: EB1\nkind: risk\ntext: t\n```\n```claim\nid: EB2\nkind: risk\ntext: t\n```\n"


def with_front(front: str) -> str:
    return f"---\n{front}\n---\n{CLAIMS}"


def test_every_key_is_read() -> None:
    deck = read_deck(
        with_front(
            "title: T\nsubtitle: S\nauthors:\n  - A\n  - B\nsource: A (2022),\n  “B”\nlanguage: pt-BR"
        ),
        "d",
    )
    expected = ("T", "S", ("A", "B"), "A (2022), “B”", "pt-BR")
    assert (deck.title, deck.subtitle, deck.authors, deck.source, deck.language) == expected


def test_only_the_title_is_needed() -> None:
    deck = read_deck(with_front("title: T"), "d")
    assert (deck.subtitle, deck.authors, deck.source, deck.language) == ("", (), "", "en")


def test_one_author_needs_no_list() -> None:
    assert read_deck(with_front("title: T\nauthors: A"), "d").authors == ("A",)


def test_running_orders_are_read() -> None:
    deck = read_deck(
        with_front("title: T\nrunning-orders:\n - a | An hour | 60 | EB1, EB2\n - b | B | 240 | core"), "d"
    )
    found = [(o.id, o.title, o.minutes, o.claims) for o in deck.running_orders]
    assert found == [("a", "An hour", 60, ("EB1", "EB2")), ("b", "B", 240, ())]


def test_a_deck_without_front_matter_is_refused(problems_of) -> None:
    assert problems_of("\n## One\n") == [(2, "the deck has no front matter")]


def test_a_front_matter_that_never_ends_is_refused(problems_of) -> None:
    assert problems_of("---\ntitle: T\n\n# S\n## One\n") == [(1, "the front matter is never closed")]


@pytest.mark.parametrize("front", ["subtitle: S", "title:\nsubtitle: S"])
def test_a_deck_needs_a_title(problems_of, front: str) -> None:
    assert "“title” is" in problems_of(with_front(front))[0][1]


def test_two_titles_are_refused(problems_of) -> None:
    assert problems_of(with_front("title: T\ntitle: U")) == [(3, "“title” is given twice (first on line 2)")]


def test_an_unknown_key_is_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(Exception, match="unknown key “tilte” in the front matter; expected “title” perhaps"):
        read_deck(with_front("title: T\ntilte: U"), "d")


def test_a_language_needs_a_code(problems_of) -> None:
    assert problems_of(with_front("title: T\nlanguage: English!")) == [(3, "“English!” is not a language")]


@pytest.mark.parametrize(
    ("order", "what"),
    [
        ("a | b", "“a | b” is not a running order"),
        ("a | b | 60 |", "“a | b | 60 |” is not a running order"),
        ("a | b | soon | EB1", "the minutes of the running order are “soon”"),
        ("a | b | 0 | EB1", "the minutes of the running order are “0”"),
        ("a b | b | 60 | EB1", "“a b” cannot be an id"),
        ("a | b | 60 | EB1, EB9", "the running order “a” names the unknown claim “EB9”"),
        ("a | b | 60 | EB1, EB1", "the running order “a” names “EB1” twice"),
    ],
)
def test_a_bad_running_order_is_refused(problems_of, order: str, what: str) -> None:
    assert problems_of(with_front(f"title: T\nrunning-orders:\n  - {order}")) == [(4, what)]


def test_an_unknown_claim_is_named_on_the_line_where_it_stands(problems_of) -> None:
    front = "title: T\nrunning-orders:\n  - a | b | 60 | EB1,\n      EB2,\n      EB9"
    assert [line for line, _ in problems_of(with_front(front))] == [6]


def test_two_running_orders_need_two_ids(problems_of) -> None:
    front = "title: T\nrunning-orders:\n  - a | b | 60 | EB1\n  - a | c | 90 | core"
    assert problems_of(with_front(front)) == [(5, "two running orders have the id “a”")]
