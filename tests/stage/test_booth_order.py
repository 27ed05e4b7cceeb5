"""An order being put together: whatever a person does, the kind accepts what comes out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.asking import question
from unifydesk.domain.deck import Item
from unifydesk.kinds import KINDS
from unifydesk.stage.booth_order import Order

ITEMS = "ABCDE"


def order(*named: str, most: int = 0) -> Order:
    made = Order(ITEMS, most)
    for item in named:
        assert made.append(item.removeprefix("="), level=item.startswith("="))
    return made


def test_nothing_is_named_at_first() -> None:
    made = order()
    assert made.answer == ""
    assert made.shown == tuple(ITEMS)
    assert [made.place(item) for item in ITEMS] == [0, 0, 0, 0, 0]


def test_items_are_named_one_after_the_other() -> None:
    made = order("B", "A", "=C")
    assert made.answer == "B>A=C"
    assert [made.place(item) for item in ITEMS] == [2, 1, 2, 0, 0]
    assert made.rest == ("D", "E")


def test_an_item_is_never_named_twice() -> None:
    made = order("B")
    assert not made.append("B")
    assert made.answer == "B"


def test_no_more_are_named_than_the_ballot_asks_for() -> None:
    made = order("B", "A", most=2)
    assert made.is_full
    assert not made.append("C")
    assert not made.move("C", 0)
    assert not made.put("C", 1)
    assert made.answer == "B>A"


def test_who_was_level_with_an_item_that_is_taken_out_keeps_the_place() -> None:
    made = order("A", "B", "=C", "D")
    made.take_out("B")
    assert made.answer == "A>C>D"


def test_taking_out_the_lower_of_two_level_ones_leaves_the_next_where_it_was() -> None:
    made = order("A", "=B", "C")
    made.take_out("B")
    assert made.answer == "A>C"


def test_an_item_that_is_dragged_between_two_level_ones_joins_them() -> None:
    made = order("A", "=B", "C")
    made.move("C", 1)
    assert made.answer == "A=C=B"


def test_a_place_that_is_typed_is_a_place_of_its_own() -> None:
    made = order("A", "=B", "C", "D")
    made.put("D", 2)
    assert made.answer == "A=B>D>C"
    made.put("E", 1)
    assert made.answer == "E>A=B>D>C"
    made.put("A", 9)
    assert made.answer == "E>B>D>C>A"


def test_the_first_one_cannot_be_level_with_anything() -> None:
    made = order("A", "B")
    assert not made.toggle_level("A")
    assert not made.toggle_level("E")
    assert made.toggle_level("B")
    made.take_out("A")
    assert made.answer == "B"
    assert not made.is_level("B")


@given(st.permutations(ITEMS), st.lists(st.booleans(), min_size=5, max_size=5), st.integers(1, 5))
def test_an_order_that_is_taken_up_again_is_the_same(items: list[str], level: list[bool], count: int) -> None:
    made = order(*(f"={i}" if tie else i for i, tie in zip(items[:count], level, strict=False)))
    again = Order(ITEMS)
    again.read(made.answer)
    assert again.answer == made.answer


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["append", "out", "move", "put", "level"]),
            st.sampled_from(ITEMS),
            st.integers(0, 6),
        ),
        max_size=25,
    ),
    st.integers(0, 5),
)
def test_whatever_is_done_the_kind_accepts_the_order(steps: list[tuple[str, str, int]], top: int) -> None:
    asked = question("ranking", items=tuple(Item(i, i) for i in ITEMS), top=top)
    made = Order(ITEMS, top)
    for what, item, number in steps:
        match what:
            case "append":
                made.append(item, level=number % 2 == 0)
            case "out":
                made.take_out(item)
            case "move":
                made.move(item, number)
            case "put":
                made.put(item, number)
            case _:
                made.toggle_level(item)
    if made.named:
        stored = KINDS["ranking"].check(made.answer, asked)
        assert [set(level.split("=")) for level in stored.split(">")] == [
            set(level.split("=")) for level in made.answer.split(">")
        ]
    else:
        assert made.answer == ""
    assert sorted(made.shown) == list(ITEMS)
