"""How a claim is asked: its question kinds and what they need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.decks import read_deck
from unifydesk.domain.deck import Claim
from unifydesk.domain.errors import InputProblemsError
from unifydesk.kinds import KINDS

TWO = ("item: One", "item: Two")
SINGLE = (
    "id: OV2", "kind: overall", "lens: l", "core: no", "title: T", "text: A sentence.", "prompt: Why?",
    "ask: ranking, points, spectrum", "budget: 60", "top: 2", "ends: One model | Many models",
)  # fmt: skip
REPEATED = ("for: a", "for: b", "against: c", "item: One", "item: B | Two", "item: Three")


def block(*lines: str) -> str:
    """Return a claim; the first of `lines` is on its fifth line, the eighth of the deck."""
    return "## One\n```claim\nid: A\nkind: overall\ntext: t\n" + "\n".join(lines) + "\n```\n"


def wrong(body_problems, *lines: str) -> list[tuple[int, str]]:
    """Return what is wrong; the first of `lines` has the number 1."""
    return [(line - 5, what) for line, what in body_problems(block(*lines))]


def expected_of(*lines: str) -> list[str]:
    with pytest.raises(InputProblemsError) as caught:
        read_deck("---\ntitle: T\n---\n" + block(*lines), "d")
    return [problem.expected for problem in caught.value.problems]


def claim_of(lines: list[str] | tuple[str, ...]) -> Claim:
    source = "---\ntitle: T\n---\n## One\n```claim\n" + "\n".join(lines) + "\n```\n"
    return read_deck(source, "d").claims[0]


def test_a_claim_that_says_nothing_is_asked_as_usual(read) -> None:
    claim = read(block()).claims[0]
    assert (claim.ask, claim.items, claim.budget, claim.top, claim.ends) == ((), (), 0, 0, ("", ""))


def test_every_key_is_read() -> None:
    claim = claim_of(SINGLE + REPEATED)
    assert (claim.ask, claim.budget, claim.top) == (("ranking", "points", "spectrum"), 60, 2)
    assert claim.ends == ("One model", "Many models")
    assert [item.id for item in claim.items] == ["A", "B", "C"]


def test_kinds_are_asked_in_the_order_in_which_they_are_named(read) -> None:
    assert read(block("ask: importance ,agreement9")).claims[0].ask == ("importance", "agreement9")


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS if kind.id != "confidence"])
def test_every_kind_but_confidence_can_be_asked(read, kind: str) -> None:
    more = TWO if KINDS[kind].asks_items else ()
    assert read(block(f"ask: {kind}", *more)).claims[0].ask == (kind,)


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        (("ask:",), 1, "“ask” is empty in a claim"),
        (("ask: ,",), 1, "“ask” is empty in a claim"),
        (("ask: agrement9",), 1, "“agrement9” is not a question kind"),
        (("ask: agreement9 importance",), 1, "“agreement9 importance” is not a question kind"),
        (("ask: agreement9,", "  importence"), 2, "“importence” is not a question kind"),
        (("ask: open, consent, open",), 1, "“ask” names “open” twice"),
        (("ask: xyzzy, consent, xyzzy",), 1, "“xyzzy” is not a question kind"),
        (("ask: agreement, confidence",), 1, "“confidence” is not a question kind of its own"),
        (("ask: agreement, importance, agreement9",), 1, "“agreement” and “agreement9” ask the same thing"),
        (("ask: ranking",), 1, "“ranking” needs at least two items"),
        (("item: One", "ask: open,", "  points"), 3, "“points” needs at least two items"),
        (("item: One", "ask: quadratic"), 2, "“quadratic” needs at least two items"),
        (TWO, 1, "“item” is given, but no question kind that uses it"),
        (("ask: agreement", *TWO), 2, "“item” is given, but no question kind that uses it"),
        (("ask: ranking", "budget: 10", *TWO), 2, "“budget” is given, but no question kind that uses it"),
        (("ask: points", "top: 1", *TWO), 2, "“top” is given, but no question kind that uses it"),
        (("ask: agreement", "ends: a | b"), 2, "“ends” is given, but no question kind that uses it"),
        (("budget: 10",), 1, "“budget” is given, but no question kind that uses it"),
        (("ask: points", *TWO, "budget:"), 4, "“budget” is empty in a claim"),
        (("ask: ranking", *TWO, "top:"), 4, "“top” is empty in a claim"),
        (("ask: spectrum", "ends:"), 2, "“ends” is empty in a claim"),
        (("ask: spectrum", "ends: One model"), 2, "the ends are “One model”"),
        (("ask: spectrum", "ends: One model |"), 2, "the ends are “One model |”"),
        (("ask: spectrum", "ends: One | Two | Many"), 2, "the ends are “One | Two | Many”"),
        (("ask: spectrum", "ends: One | one"), 2, "the ends are “One | one”"),
        (("ask: spectrum", "ends: One | " + "x" * 41), 2, f"the end “{'x' * 41}” has 41 characters"),
    ],
)
def test_a_claim_that_cannot_be_asked_is_refused_on_its_line(
    body_problems, lines, line: int, what: str
) -> None:
    assert wrong(body_problems, *lines) == [(line, what)]


@pytest.mark.parametrize("number", ["0", "-1", "+5", "1.5", "10001", "1,000", "ten", "007", "²", "٣", "1e3"])
def test_a_budget_is_a_whole_number_up_to_ten_thousand(body_problems, number: str) -> None:
    assert wrong(body_problems, "ask: points", *TWO, f"budget: {number}") == [(4, f"“budget” is “{number}”")]


@pytest.mark.parametrize("number", [1, 10_000])
@pytest.mark.parametrize("kind", ["points", "quadratic"])
def test_the_smallest_and_the_largest_budget_are_accepted(read, kind: str, number: int) -> None:
    assert read(block(f"ask: {kind}", *TWO, f"budget: {number}")).claims[0].budget == number


@pytest.mark.parametrize("top", ["0", "3", "two", "13"])
def test_a_ranking_cannot_name_more_items_than_there_are(body_problems, top: str) -> None:
    assert wrong(body_problems, f"top: {top}", "ask: ranking", *TWO) == [(1, f"“top” is “{top}”")]


def test_a_ranking_may_name_as_many_items_as_there_are(read) -> None:
    assert read(block("top: 2", "ask: ranking", *TWO)).claims[0].top == 2


def test_what_can_be_named_in_a_ranking_is_said() -> None:
    assert expected_of("top: 3", "ask: ranking", *TWO) == ["a whole number from 1 to 2, the number of items"]


def test_a_misspelt_kind_is_answered_with_the_nearest_one_and_hides_what_only_follows_from_it() -> None:
    (expected,) = expected_of("ask: rankings", "top: 1", *TWO)
    assert expected.startswith("“ranking” perhaps, or else one of agreement, ")


def test_confidence_is_neither_suggested_nor_listed() -> None:
    (expected,) = expected_of("ask: confidance")
    assert "confidence" not in expected


def test_who_asks_for_confidence_is_told_where_to_ask_for_it() -> None:
    (expected,) = expected_of("ask: agreement, confidence")
    assert "tick" in expected


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("item: One", ("approval", "points", "quadratic", "ranking")),
        ("budget: 9", ("points", "quadratic")),
        ("top: 1", ("ranking",)),
        ("ends: a | b", ("spectrum",)),
    ],
)
def test_who_gives_something_unused_is_told_which_kinds_use_it(line: str, kinds: tuple[str, ...]) -> None:
    (expected,) = expected_of(line)
    assert [kind.id for kind in KINDS if f"“{kind.id}”" in expected] == list(kinds)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_approval_is_asked_about_the_claim_or_about_any_number_of_items(read, count: int) -> None:
    claim = read(block("ask: approval", *TWO[:count])).claims[0]
    assert len(claim.items) == count


def test_ends_of_forty_characters_are_accepted(read) -> None:
    assert read(block("ask: spectrum", f"ends: {'a' * 40} | {'b' * 40}")).claims[0].ends == (
        "a" * 40,
        "b" * 40,
    )


def test_a_spectrum_needs_no_names_of_its_ends(read) -> None:
    assert read(block("ask: spectrum")).claims[0].ends == ("", "")


@given(st.data())
def test_the_order_of_keys_in_a_block_does_not_matter(data: st.DataObject) -> None:
    places = data.draw(st.permutations(range(len(SINGLE) + len(REPEATED))))
    repeated = iter(REPEATED)  # these keep their order among themselves: it is the order of the ballot
    shuffled = [SINGLE[place] if place < len(SINGLE) else next(repeated) for place in places]
    assert claim_of(shuffled) == claim_of(SINGLE + REPEATED)


@given(st.sets(st.sampled_from([kind.id for kind in KINDS]), max_size=4), st.data())
def test_whatever_is_read_can_be_asked(kinds: set[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(sorted(kinds)))
    count = data.draw(st.integers(0, 3))
    more = data.draw(st.sets(st.sampled_from(["budget: 9", "top: 2", "ends: a | b"])))
    lines = [f"ask: {', '.join(order)}"] * bool(order) + ["item: x"] * count + sorted(more)
    try:
        claim = read_deck("---\ntitle: T\n---\n" + block(*lines), "d").claims[0]
    except InputProblemsError:
        return
    shapes = {KINDS[kind].shape for kind in claim.ask}
    assert len(claim.items) > 1 or not any(KINDS[kind].asks_items for kind in claim.ask)
    assert not claim.items or any(KINDS[kind].asks_items or kind == "approval" for kind in claim.ask)
    assert claim.top <= len(claim.items)
    assert not claim.budget or "allocation" in shapes
    assert not claim.top or "ranking" in shapes
    assert not any(claim.ends) or "spectrum" in claim.ask
    assert sum(kind.startswith("agreement") for kind in claim.ask) < 2
    assert "confidence" not in claim.ask
