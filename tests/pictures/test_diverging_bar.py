from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.pictures.diverging_bar import APART, SPLIT, UNIT_LIMIT, diverging_bar
from unifydesk.pictures.palette import OUTLINE, shades
from unifydesk.pictures.shapes import Box, Label, Picture
from unifydesk.pictures.words import tally_sentence

SIZES = [(1600, 300), (480, 70), (700, 130), (1680, 420)]
KINDS = ["agreement", "importance", "likelihood", "severity", "spectrum"]
SCALES = {
    "approval": 3,
    "confidence": 3,
    "agreement4": 4,
    "consent": 4,
    "agreement": 5,
    "agreement7": 7,
    "agreement9": 9,
    "spectrum": 11,
}
BASES = ["answered", "present", "entitled"]
some_counts = st.lists(st.integers(0, 120) | st.integers(0, 6), min_size=5, max_size=5)


def squares(picture: Picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def zero(picture: Picture) -> float:
    return next(s.x for s in picture.shapes if isinstance(s, Label) and s.text == "0" and s.colour == "muted")


def test_twelve_people_are_twelve_equal_squares_in_their_colours(figures_of) -> None:
    boxes = squares(diverging_bar(figures_of(0, 1, 2, 6, 3), 1600, 300))
    assert len(boxes) == 12
    assert all(box.width == box.height == boxes[0].width for box in boxes)
    colours = [box.fill for box in boxes]
    assert [colours.count(shade) for shade in shades(5)] == [0, 1, 2, 6, 3]


def test_every_mark_has_an_outline(figures_of) -> None:
    for counts in ((0, 1, 2, 6, 3), (9, 9, 9, 9, 9)):
        boxes = squares(diverging_bar(figures_of(*counts), 1600, 300))
        assert all(box.stroke == OUTLINE for box in boxes)


def test_lower_answers_lie_left_of_zero_and_higher_ones_right_of_it(figures_of) -> None:
    picture = diverging_bar(figures_of(2, 1, 0, 3, 4), 1600, 300)
    middle = zero(picture)
    for box in squares(picture):
        if box.fill in shades(5)[:2]:
            assert box.x + box.width <= middle
        else:
            assert box.x >= middle


def test_neutral_answers_are_split_across_zero(figures_of) -> None:
    picture = diverging_bar(figures_of(0, 0, 5, 0, 0), 1600, 300)
    boxes = squares(picture)
    left, right = min(b.x for b in boxes), max(b.x + b.width for b in boxes)
    assert (left + right) / 2 == pytest.approx(zero(picture))


def test_25_people_are_squares_and_26_are_percent_segments(figures_of) -> None:
    assert len(squares(diverging_bar(figures_of(0, 0, 0, 20, 5), 1600, 300))) == UNIT_LIMIT
    large = diverging_bar(figures_of(0, 0, 0, 20, 6), 1600, 300)
    assert len(squares(large)) == 2
    assert {"20 (77%)", "6 (23%)", "20", "6"} <= set(texts(large))


def test_segments_share_one_scale_whatever_the_number_of_people(figures_of) -> None:
    small = squares(diverging_bar(figures_of(0, 0, 0, 30, 0), 1600, 300))
    large = squares(diverging_bar(figures_of(0, 0, 0, 500, 0), 1600, 300))
    assert small[0].width == pytest.approx(large[0].width)


def test_all_bars_of_a_scene_can_have_squares_of_one_size(figures_of) -> None:
    few = squares(diverging_bar(figures_of(0, 0, 1, 2, 0), 1600, 300, scale_to=20))
    many = squares(diverging_bar(figures_of(2, 3, 5, 6, 4), 1600, 300, scale_to=20))
    assert few[0].width == pytest.approx(many[0].width)
    assert len(few) == 3


def test_the_heads_count_both_sides_and_the_side_column_the_rest(figures_of) -> None:
    said = texts(diverging_bar(figures_of(0, 1, 2, 6, 3, cannot_judge=2, silent=1), 1600, 300))
    assert {
        "– 1 of 12 disagree",
        "0",
        "+ 9 of 12 agree",
        "12 of 15",
        "answered",
        "2 cannot judge",
        "1 silent",
    } <= set(said)


def test_only_answers_that_were_given_are_labelled(figures_of) -> None:
    said = texts(diverging_bar(figures_of(0, 0, 0, 6, 0), 1600, 300))
    assert "Agree" in said
    assert "Disagree" not in said


def test_without_answers_it_says_so_and_draws_no_marks(figures_of) -> None:
    picture = diverging_bar(figures_of(0, 0, 0, 0, 0, silent=12), 1600, 300)
    assert squares(picture) == []
    assert "Nobody answered" in texts(picture)
    assert "12 silent" in texts(picture)


def test_it_unfolds_from_zero_and_ends_complete(figures_of) -> None:
    figures = figures_of(2, 1, 0, 3, 4)
    start, end = diverging_bar(figures, 1600, 300, grow=0), diverging_bar(figures, 1600, 300, grow=1)
    middle = zero(start)
    assert all(abs(box.x + box.width / 2 - middle) <= box.width for box in squares(start))
    assert end == diverging_bar(figures, 1600, 300)
    assert diverging_bar(figures, 1600, 300, grow=7) == end


@pytest.mark.parametrize("factor", [1, 10])
def test_it_grows_out_of_the_round_before(figures_of, factor: int) -> None:
    before = figures_of(*(factor * n for n in (1, 3, 4, 3, 1)))
    after = figures_of(*(factor * n for n in (0, 2, 3, 5, 2)))
    start = diverging_bar(after, 1600, 300, previous=before, grow=0)
    there = squares(diverging_bar(before, 1600, 300))
    assert [box.x for box in squares(start)] == pytest.approx([box.x for box in there])
    assert [box.fill for box in squares(start)] == [box.fill for box in there]
    assert diverging_bar(after, 1600, 300, previous=before) == diverging_bar(after, 1600, 300)


def test_hatching_marks_the_answers_below_the_middle_only(figures_of) -> None:
    for counts in ((2, 1, 1, 3, 4), (20, 10, 10, 30, 40)):
        boxes = squares(diverging_bar(figures_of(*counts), 480, 70, hatch=True))
        assert {box.fill for box in boxes if box.hatch} == set(shades(5)[:2])


def test_an_even_scale_has_nothing_across_zero(figures_of) -> None:
    picture = diverging_bar(figures_of(2, 3, 6, 1, kind="spectrum"), 1600, 300)
    assert all(box.x >= zero(picture) or box.x + box.width <= zero(picture) for box in squares(picture))


def test_the_words_are_those_of_the_tally(figures_of) -> None:
    figures = figures_of(0, 1, 2, 6, 3)
    assert diverging_bar(figures, 1600, 300).text == tally_sentence(figures)


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_smaller_than_the_stage_allows(figures_of, size: tuple[int, int]) -> None:
    picture = diverging_bar(figures_of(3, 5, 6, 7, 4), *size)
    smallest = min(shape.size for shape in picture.shapes if isinstance(shape, Label))
    assert smallest >= min(size[1] / 8, size[0] / 44)


@settings(max_examples=60)
@given(some_counts, st.sampled_from(KINDS), st.sampled_from(SIZES), st.integers(0, 300), st.integers(0, 1000))
def test_nothing_leaves_the_canvas(stray, figures_of, counts, kind, size, silent, cannot_judge) -> None:
    figures = figures_of(*counts, kind=kind, silent=silent, cannot_judge=cannot_judge)
    assert stray(diverging_bar(figures, *size)) == []


@settings(max_examples=60)
@given(some_counts, some_counts, st.floats(0, 1), st.sampled_from(SIZES))
def test_nothing_leaves_the_canvas_while_it_grows(stray, figures_of, before, after, grow, size) -> None:
    picture = diverging_bar(figures_of(*after), *size, previous=figures_of(*before), grow=grow)
    assert stray(picture) == []


@settings(max_examples=60)
@given(some_counts, st.sampled_from(KINDS), st.sampled_from(SIZES))
def test_no_text_stands_in_another(overlapping, figures_of, counts, kind, size) -> None:
    assert overlapping(diverging_bar(figures_of(*counts, kind=kind), *size)) == []


@pytest.mark.parametrize(
    "counts", [(0, 0, 0, 0, 500), (500, 0, 0, 0, 0), (0, 0, 500, 0, 0), (1, 499, 0, 0, 0)]
)
def test_five_hundred_people_fit(stray, figures_of, counts: tuple[int, ...]) -> None:
    assert stray(diverging_bar(figures_of(*counts), 1600, 300)) == []


@pytest.mark.parametrize("counts", [(3, 4, 5), (0, 0, 0), (1, 0, 0), (30, 40, 50)])
def test_a_three_point_scale_fits(stray, overlapping, figures_of, counts: tuple[int, ...]) -> None:
    picture = diverging_bar(figures_of(*counts, kind="confidence"), 1600, 300)
    assert stray(picture) == []
    assert overlapping(picture) == []


@settings(max_examples=60)
@given(some_counts, st.sampled_from(KINDS), st.integers(0, 300), st.integers(0, 1000), st.integers(0, 25))
def test_a_line_of_the_minutes_is_enough(
    stray, overlapping, figures_of, counts, kind, silent, cannot_judge, scale_to
) -> None:
    figures = figures_of(*counts, kind=kind, silent=silent, cannot_judge=cannot_judge)
    picture = diverging_bar(figures, 480, 44, size=6.4, scale_to=scale_to)
    assert stray(picture) == []
    assert overlapping(picture) == []


@pytest.mark.parametrize("people", [100, 555, 1000, 30_000])
def test_the_base_of_a_large_group_fits_beside_a_narrow_bar(stray, overlapping, figures_of, people) -> None:
    picture = diverging_bar(figures_of(0, 0, 0, 0, people, silent=3), 330, 84, size=11)
    assert stray(picture) == []
    assert overlapping(picture) == []


@settings(max_examples=30)
@given(some_counts, st.sampled_from(KINDS), st.sampled_from([330, 408, 480]))
def test_a_narrow_card_of_the_console_is_enough(stray, figures_of, counts, kind, width) -> None:
    picture = diverging_bar(figures_of(*counts, kind=kind, silent=3), width, 84, size=11)
    assert stray(picture) == []


def test_squares_stand_in_as_few_rows_as_keep_them_large(figures_of) -> None:
    def rows(width: float, height: float, size: float) -> int:
        boxes = squares(diverging_bar(figures_of(0, 1, 2, 6, 3), width, height, size=size))
        return len({round(box.y, 3) for box in boxes})

    assert rows(480, 44, 6.4) == 1
    assert rows(1680, 342, 36) == 2


def test_neutral_answers_can_stand_apart_at_the_right_end(figures_of) -> None:
    for counts in ((2, 1, 3, 3, 4), (20, 10, 30, 30, 40)):
        picture = diverging_bar(figures_of(*counts), 1600, 300, neutral=APART)
        middle, boxes = zero(picture), squares(picture)
        neutral = [box for box in boxes if box.fill == shades(5)[2]]
        others = [box for box in boxes if box.fill != shades(5)[2]]
        assert min(box.x for box in neutral) > max(box.x + box.width for box in others)
        assert all(box.x >= middle or box.x + box.width <= middle for box in others)


def test_without_a_neutral_answer_nothing_stands_apart(figures_of) -> None:
    figures = figures_of(2, 3, 6, 1, kind="agreement4")
    assert diverging_bar(figures, 1600, 300, neutral=APART) == diverging_bar(figures, 1600, 300)


def test_who_abstains_stands_across_zero_and_counts_for_neither_side(figures_of) -> None:
    picture = diverging_bar(figures_of(1, 2, 3, 6, kind="consent"), 1600, 300)
    assert {"– 3 of 12 disagree or object", "+ 6 of 12 agree"} <= set(texts(picture))


def test_segments_are_in_percent_of_the_base_that_was_declared(figures_of) -> None:
    def length(**base) -> float:
        picture = diverging_bar(figures_of(0, 0, 0, 0, 30, silent=30, **base), 1600, 300)
        return squares(picture)[0].width

    assert length(base="present") == pytest.approx(length() / 2)
    assert length(base="entitled", entitled=120) == pytest.approx(length() / 4)


def test_the_base_stands_beside_every_number(figures_of) -> None:
    said = texts(diverging_bar(figures_of(0, 1, 2, 6, 3, silent=3, base="present"), 1600, 300))
    assert {"+ 9 of 15 agree", "12 of 15", "answered", "base: 15 present"} <= set(said)
    said = texts(diverging_bar(figures_of(0, 0, 0, 30, 10, silent=10, base="present"), 1600, 300))
    assert {"+ 40 of 50 agree (80%)", "30 (60%)", "base: 50 present"} <= set(said)


def test_weighted_ballots_are_segments_of_weight_and_say_so(figures_of) -> None:
    figures = figures_of(
        1, 0, 0, 2, 1, weighted=("1", "0", "0", "2.5", "4"), weight="10", base="present", silent=2
    )
    picture = diverging_bar(figures, 1600, 300)
    widths = [box.width for box in squares(picture)]
    assert widths == pytest.approx([widths[0], 2.5 * widths[0], 4 * widths[0]])
    said = " ".join(texts(picture))
    assert "– 1 disagree (10%)" in said
    assert "2 (25%)" in said
    assert "of weight 10 present" in said


def test_the_earlier_answers_of_another_scale_are_no_start(figures_of) -> None:
    figures, other = figures_of(0, 1, 2, 6, 3), figures_of(1, 2, 3, kind="approval")
    assert diverging_bar(figures, 1600, 300, previous=other, grow=0) == diverging_bar(
        figures, 1600, 300, grow=0
    )


def test_the_ends_of_a_scale_are_named_where_captions_have_no_words(figures_of) -> None:
    figures = figures_of(*(1,) * 11, kind="spectrum", ends=("one model", "many models"))
    said = texts(diverging_bar(figures, 1600, 300))
    assert {"0 one model", "10 many models", "at 7"} <= set(said)


@pytest.mark.parametrize("factor", [1, 10])
@given(st.lists(st.integers(0, 3), min_size=9, max_size=9).filter(any))
def test_two_sides_that_are_swapped_are_drawn_as_in_a_mirror(figures_of, factor, counts) -> None:
    counts = [factor * count for count in counts]
    one, other = (
        diverging_bar(figures_of(*these, kind="agreement9"), 1600, 300) for these in (counts, counts[::-1])
    )
    middle = zero(one)
    grey = shades(9)[4]  # people in the middle fill their columns from one side
    left = sorted(b.x - middle for b in squares(one) if b.fill != grey)
    right = sorted(middle - b.x - b.width for b in squares(other) if b.fill != grey)
    assert left == pytest.approx(right)


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5), st.sampled_from([SPLIT, APART]))
def test_areas_are_in_proportion_to_people(figures_of, counts, neutral) -> None:
    boxes = squares(diverging_bar(figures_of(*counts), 1600, 300, neutral=neutral))
    areas = {shade: sum(b.width * b.height for b in boxes if b.fill == shade) for shade in shades(5)}
    whole = sum(areas.values())
    for shade, count in zip(shades(5), counts, strict=True):
        assert areas[shade] * sum(counts) == pytest.approx(whole * count)


@pytest.mark.parametrize("kind", SCALES)
@settings(max_examples=40)
@given(
    data=st.data(),
    size=st.sampled_from(
        [(1600, 700, None), (500, 160, None), (1680, 342, 36), (1680, 450, 48), (480, 53, 6.4), (380, 84, 11)]
    ),
    silent=st.integers(0, 40),
    base=st.sampled_from(BASES),
    neutral=st.sampled_from([SPLIT, APART]),
    ends=st.sampled_from([("", ""), ("one model for everything there is", "many models, one for each")]),
)
def test_every_scale_fits_with_any_answers(
    stray, overlapping, figures_of, kind, data, size, silent, base, neutral, ends
) -> None:
    options = SCALES[kind]
    counts = data.draw(st.lists(st.integers(0, 4) | st.integers(0, 99), min_size=options, max_size=options))
    width, height, text = size
    figures = figures_of(*counts, kind=kind, silent=silent, base=base, entitled=1200, ends=ends)
    picture = diverging_bar(figures, width, height, size=text, neutral=neutral)
    assert stray(picture) == []
    assert overlapping(picture) == []
    assert picture == diverging_bar(figures, width, height, size=text, neutral=neutral)


@pytest.mark.parametrize("kind", ["agreement", "importance", "likelihood", "severity"])
@pytest.mark.parametrize("people", [12, 20])
@pytest.mark.parametrize("width", [225, 235, 245, 260])
def test_the_names_of_the_ends_are_whole_beside_the_narrow_bars_of_the_minutes(
    figures_of, kind: str, people: int, width: int
) -> None:
    picture = diverging_bar(figures_of(1, 0, 1, people - 3, 1, kind=kind), width, 56, size=6.4)
    assert [text for text in texts(picture) if text.endswith("…")] == []


def test_an_end_is_shortened_before_the_heads_lose_their_base(figures_of) -> None:
    said = texts(diverging_bar(figures_of(1, 0, 1, 9, 1, kind="importance"), 235, 56, size=6.4))
    assert "5 Extremely" in said
    assert "+ 10 of 12" in said
