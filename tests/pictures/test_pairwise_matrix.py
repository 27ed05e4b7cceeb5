from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures.items import ranking_of
from unifydesk.pictures.item_words import pairs_sentence
from unifydesk.pictures.pairwise_matrix import pairwise_matrix
from unifydesk.pictures.palette import OUTLINE
from unifydesk.pictures.shapes import Box, Label, Picture

BALLOTS = ["A>B>C"] * 4 + ["B>A>C"] * 2 + ["C>A>B"]
SIZES = [(1600, 700, None), (500, 160, None), (1600, 800, 30), (480, 170, 6.4), (350, 200, 11)]
TWELVE = "ABCDEFGHIJKL"


def boxes(picture: Picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def test_every_pair_has_two_fields_and_the_diagonal_none() -> None:
    assert len(boxes(pairwise_matrix(ranking_of(BALLOTS, "ABC"), 1600, 700))) == 6


def test_the_winner_of_a_pair_is_filled_framed_and_strong() -> None:
    picture = pairwise_matrix(ranking_of(BALLOTS, "ABC"), 1600, 700)
    won = [box for box in boxes(picture) if box.fill]
    lost = [box for box in boxes(picture) if not box.fill]
    assert (len(won), len(lost)) == (3, 3)
    assert {box.stroke for box in won} == {OUTLINE}
    assert min(box.stroke_width for box in won) > 2 * max(box.stroke_width for box in lost)
    counts = [
        s for s in picture.shapes if isinstance(s, Label) and s.anchor == "middle" and s.text.isdecimal()
    ]
    assert sorted(label.text for label in counts if label.bold) == ["5", "6", "6"]
    assert sorted(label.text for label in counts if not label.bold) == ["1", "1", "2"]


def test_a_tie_is_strong_on_neither_side() -> None:
    picture = pairwise_matrix(ranking_of(["A>B", "B>A"], "AB"), 1600, 700)
    assert not any(box.fill for box in boxes(picture))


def test_most_wins_come_first_and_stand_at_the_right_as_well() -> None:
    said = texts(pairwise_matrix(ranking_of(["C>B>A"] * 3, "ABC"), 1600, 700))
    assert [text for text in said if text in "ABC"][:3] == ["C", "B", "A"]
    assert [text for text in said if text in ("+2", "0", "–2")][:1] == ["+2"]


def test_its_words_name_every_pair_and_both_rules() -> None:
    figures = ranking_of(BALLOTS, "ABC")
    picture = pairwise_matrix(figures, 1600, 700)
    assert picture.text == pairs_sentence(figures)
    said = " ".join(texts(picture))
    assert "Copeland: A" in said
    assert "Condorcet winner: A" in said


def test_without_pairs_it_says_so() -> None:
    for figures in (ranking_of([], "AB"), ranking_of(["A"], "A")):
        picture = pairwise_matrix(figures, 500, 160)
        assert boxes(picture) == []
        assert "There are no pairs to compare" in texts(picture)


@settings(max_examples=40)
@given(st.lists(st.permutations(TWELVE), max_size=20), st.integers(2, 12), st.sampled_from(SIZES))
def test_it_fits_up_to_twelve_items(stray, overlapping, unreadable, orders, many, size) -> None:
    width, height, text = size
    ids = TWELVE[:many]
    ballots = [">".join(item for item in order if item in ids) for order in orders]
    picture = pairwise_matrix(ranking_of(ballots, ids), width, height, size=text)
    assert stray(picture) == []
    assert unreadable(picture) == []
    assert overlapping(picture) == []
