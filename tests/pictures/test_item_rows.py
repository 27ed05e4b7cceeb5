from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.pictures.items import NAMES, items_of
from unifydesk.domain.deck import Item
from unifydesk.pictures._item_rows import Column, base_words, hairlines, names, numbers, rows_of, small_print
from unifydesk.pictures.shapes import Picture

SAID = "12 of 15 people present answered; 3 gave no answer. And some more words for the small print."


def column(items) -> Column:
    return Column("total", tuple(str(10 * at) for at in range(len(items))))


def test_rows_are_no_higher_than_is_pleasant_and_fill_the_height_where_many() -> None:
    few, many = items_of("AB"), items_of("ABCDEFGHIJKL")
    assert rows_of(few, (), SAID, 1600, 700, 30).pitch == 3.2 * 30
    rows = rows_of(many, (), SAID, 1600, 700, 30)
    assert rows.pitch < 3.2 * 30
    assert rows.bottom <= 700


def test_text_in_close_rows_is_smaller() -> None:
    many = items_of("ABCDEFGHIJKL")
    assert rows_of(many, (), SAID, 480, 120, 8).small < 8
    assert rows_of(many, (), SAID, 1600, 700, 20).small == 20


def test_a_name_has_its_letter_in_front_and_may_take_two_lines() -> None:
    items = items_of("BD")
    rows = rows_of(items, (), SAID, 1200, 700, 30)
    said = [label.text for label in names(items, rows)]
    assert said[0] == "B"
    assert said.index("D") == 3
    assert said[-1].endswith("…")
    assert " ".join(said[1 : said.index("D")]) == NAMES["B"]


def test_short_names_are_never_cut_beside_a_wider_letter() -> None:
    items = (
        Item("A", "Books"),
        Item("B", "Music"),
        Item("C", "Games"),
        Item("M", "Noise days"),
        Item("I", "W"),
    )
    for size in (5, 7.5, 8, 13, 30):
        rows = rows_of(items, (), SAID, 40 * size, 20 * size, size)
        said = [label.text for label in names(items, rows)]
        assert said == [word for item in items for word in (item.id, item.text)]


def test_an_item_that_is_its_own_name_is_not_said_twice() -> None:
    items = (Item("Cost", "Cost"),)
    assert [label.text for label in names(items, rows_of(items, (), SAID, 400, 100, 10))] == ["Cost"]


def test_columns_of_numbers_end_flush_at_the_right() -> None:
    items = items_of("AB")
    columns = (column(items), Column("mean", ("0.0", "5.0")))
    rows = rows_of(items, columns, SAID, 400, 100, 10)
    labels = numbers(columns, rows)
    assert [label.text for label in labels] == ["total", "0", "10", "mean", "0.0", "5.0"]
    assert {label.anchor for label in labels} == {"end"}
    assert rows.edges[1] == 400
    assert labels[1].bold
    assert not labels[4].bold
    assert len(hairlines(rows)) == 2


def test_the_small_print_says_who_did_not_answer(figures_of) -> None:
    assert base_words(figures_of(0, 1, 2, 6, 3).tally) == "12 of 12 people present answered"
    assert base_words(figures_of(0, 1, 2, 6, 3, cannot_judge=1, silent=2).tally) == (
        "12 of 15 people present answered; 1 cannot judge; 2 gave no answer"
    )


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=80), max_size=14),
    st.sampled_from([(1600, 700, 30), (500, 160, 11), (480, 110, 6.4), (330, 150, 11)]),
)
def test_any_names_fit(stray, overlapping, texts, size) -> None:
    items = tuple(Item(chr(65 + at), text) for at, text in enumerate(texts))
    columns = (column(items),)
    width, height, text = size
    rows = rows_of(items, columns, SAID, width, height, text)
    shapes = (*names(items, rows), *numbers(columns, rows), *small_print(rows, height))
    picture = Picture(width, height, shapes, "")
    assert stray(picture) == []
    assert overlapping(picture) == []
