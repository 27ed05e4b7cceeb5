from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures.items import points_of, ranking_of
from unifydesk.domain.position import Position
from unifydesk.pictures.overview import OverviewRow, overview, rows_that_fit
from unifydesk.pictures.shapes import Box, Label, Picture, Stroke

SIZES = [(1600, 700, None), (500, 160, None), (1680, 900, 36), (480, 700, 6.4), (360, 300, 11)]
counts = st.lists(st.integers(0, 9), min_size=5, max_size=5)


@pytest.fixture
def row(figures_of):
    return lambda label, *votes, title="Unity of tools", position="", **more: OverviewRow(
        label, title, figures_of(*votes, **more) if votes else None, position
    )


def labels(picture: Picture) -> dict[str, Label]:
    return {shape.text: shape for shape in picture.shapes if isinstance(shape, Label)}


def test_rows_stand_in_the_order_they_are_given_in(row) -> None:
    said = labels(overview([row("EB2", 6, 0, 0, 0, 6), row("EB1", 0, 1, 2, 6, 3)], 1600, 700))
    assert said["EB2"].y < said["EB1"].y


def test_a_row_has_its_bar_its_base_its_position_and_its_swing(row) -> None:
    picture = overview([row("EB1", 0, 1, 2, 6, 3, silent=3)], 1600, 700)
    assert {"EB1", "Unity of tools", "12 of 15", "Consensus for", "1"} <= set(labels(picture))
    bar = [shape for shape in picture.shapes if isinstance(shape, Box)]
    assert len(bar) == 4


def test_all_bars_share_one_scale(row) -> None:
    rows = [row("A", 0, 0, 0, 0, 40), row("B", 0, 0, 0, 0, 5)]
    first, second = [shape for shape in overview(rows, 1600, 700).shapes if isinstance(shape, Box)]
    assert first.width == pytest.approx(second.width)
    assert first.x == pytest.approx(second.x)


def test_a_contested_position_is_strong(row) -> None:
    said = labels(overview([row("A", 6, 0, 0, 0, 6), row("B", 0, 1, 2, 6, 3)], 1600, 700))
    assert said["Polarised"].bold
    assert not said["Consensus for"].bold


def test_what_was_recorded_stands_in_for_the_words_of_the_rule(row) -> None:
    picture = overview([row("A", 0, 1, 2, 6, 3, position="majority for")], 1600, 700)
    assert "Majority for" in labels(picture)
    assert "A Unity of tools: majority for;" in picture.text


def test_swing_is_a_dash_where_there_is_no_label_to_change(figures_of) -> None:
    figures = figures_of(0, 1, 2, 6, 3)

    def swing(position: Position | None) -> str:
        return OverviewRow("A", "", replace(figures, position=position)).swing

    assert swing(None) == "–"
    assert swing(Position("no_position", None)) == "–"
    assert swing(Position("consensus_for", None, weighted=True)) == "–"
    assert swing(Position("consensus_for", None)) == "> 3"
    assert swing(Position("consensus_for", 2)) == "2"


def test_questions_about_items_say_what_they_found() -> None:
    rows = [
        OverviewRow("R", "Order", ranking_of(["A>B>C>D"] * 3)),
        OverviewRow("P", "Effort", points_of([{"B": 60}])),
        OverviewRow("E", "Cost", None),
    ]
    assert {"Borda: A", "B: 60", "Not voted on"} <= set(labels(overview(rows, 1600, 700)))


def test_its_words_have_every_count_and_base(row) -> None:
    rows = [row("EB1", 0, 1, 2, 6, 3, silent=3, base="present"), row("EB3")]
    assert overview(rows, 1600, 700).text == (
        "EB1 Unity of tools: majority for; 9 agree (60%); 1 disagree (7%); 2 in the middle (13%), of 15 "
        "present; 12 of 15 answered; 2 votes would change it. EB3 Unity of tools: not voted on."
    )
    assert "one vote would change it" in overview([row("A", 0, 1, 2, 6, 3)], 1600, 700).text
    assert "more than 3 votes" in overview([row("A", 0, 0, 0, 0, 40)], 1600, 700).text


def test_a_page_holds_as_many_rows_as_it_says(row) -> None:
    rows = [row(f"EB{n}", 0, 1, 2, 6, 3) for n in range(30)]
    fit = rows_that_fit(1600, 700)
    picture = overview(rows, 1600, 700)
    assert [text for text in labels(picture) if text.startswith("EB")] == [f"EB{n}" for n in range(fit)]
    lowest = max(y for shape in picture.shapes if isinstance(shape, Stroke) for _, y in shape.points)
    assert 700 - lowest < lowest / fit
    assert rows_that_fit(1600, 10) == 1
    assert rows_that_fit(480, 700, size=6.4) > rows_that_fit(480, 700, size=12)


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(counts, st.text("abc ", max_size=80), st.sampled_from(["", "uncertain (disagreement)"]))
    ),
    st.sampled_from(SIZES),
)
def test_it_fits_any_claims(stray, overlapping, unreadable, figures_of, claims, size) -> None:
    width, height, text = size
    rows = [
        OverviewRow(f"EB{at}", title, figures_of(*votes, silent=3), position)
        for at, (votes, title, position) in enumerate(claims, start=1)
    ]
    picture = overview(rows, width, height, size=text, hatch=True)
    assert stray(picture) == []
    assert unreadable(picture) == []
    assert overlapping(picture) == []
