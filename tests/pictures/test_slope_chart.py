from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.pictures.shapes import Dot, Label, Picture, Stroke
from unifydesk.pictures.slope_chart import SlopeItem, slope_chart

SIZES = [(1600, 700, None), (500, 160, None), (1600, 700, 36), (480, 250, 6.4), (330, 160, 11)]
counts = st.lists(st.integers(0, 8), min_size=5, max_size=5)


@pytest.fixture
def item(figures_of):
    def make(label: str, before, after, **more) -> SlopeItem:
        return SlopeItem(label, figures_of(*before, **more), figures_of(*after, **more))

    return make


def lines(picture: Picture) -> list[Stroke]:
    return [s for s in picture.shapes if isinstance(s, Stroke) and s.colour in ("ink", "muted")][2:]


def dots(picture: Picture) -> list[Dot]:
    return [shape for shape in picture.shapes if isinstance(shape, Dot)]


def labels(picture: Picture) -> dict[str, Label]:
    return {shape.text: shape for shape in picture.shapes if isinstance(shape, Label)}


def test_a_rising_share_is_a_rising_line_between_its_two_numbers(item) -> None:
    picture = slope_chart([item("EB1", (0, 4, 4, 4, 0), (0, 1, 2, 6, 3))], 1600, 700, before="R1", after="R2")
    (line,) = lines(picture)
    (left, low), (right, high) = line.points
    assert left < right
    assert low > high
    assert {"R1", "R2", "divided · EB1 33%", "75% EB1 · consensus for"} <= set(labels(picture))


def test_the_scale_runs_from_nobody_to_everybody(item) -> None:
    none, every = item("A", (12, 0, 0, 0, 0), (12, 0, 0, 0, 0)), item("B", (0, 0, 0, 0, 12), (0, 0, 0, 0, 12))
    half = item("C", (6, 0, 0, 0, 6), (6, 0, 0, 0, 6))
    heights = sorted({dot.y for dot in dots(slope_chart([none, every, half], 1600, 700))})
    assert len(heights) == 3
    assert heights[1] == pytest.approx((heights[0] + heights[2]) / 2)


def test_a_claim_whose_label_changed_is_stronger_in_line_mark_and_words(item) -> None:
    changed = item("EB1", (0, 4, 4, 4, 0), (0, 1, 2, 6, 3))
    same = item("EB2", (0, 1, 2, 6, 3), (0, 1, 2, 5, 4))
    picture = slope_chart([changed, same], 1600, 700)
    strong, weak = sorted(lines(picture), key=lambda line: -line.width)
    assert strong.width > 2 * weak.width
    assert [dot.fill for dot in dots(picture)] == ["paper", "paper", "ink", "ink"]
    said = labels(picture)
    assert said["75% EB1 · consensus for"].bold
    assert not said["75% EB2"].bold


def test_labels_stand_in_the_order_of_their_shares(item) -> None:
    votes = [(0, 0, 0, 0, 12), (0, 0, 6, 3, 3), (3, 3, 6, 0, 0)]
    items = [item(f"EB{n}", these, these) for n, these in enumerate(votes)]
    found = labels(slope_chart(items[::-1], 1600, 700, before="R1", after="R2"))
    heights = [found[text].y for text in ("100% EB0", "50% EB1", "0% EB2")]
    assert heights == sorted(heights)


def test_claims_that_share_a_mark_share_a_label(item) -> None:
    alike = [item(f"S{n}", (0, 1, 2, 6, 3), (0, 1, 2, 6, 3)) for n in range(5)]
    moved = [item(f"C{n}", (0, 4, 4, 4, 0), (0, 1, 2, 6, 3)) for n in range(2)]
    found = labels(slope_chart([*alike, *moved], 1600, 700, size=16))
    assert {"75% S0, S1, S2, S3", "75% S4", "75% C0, C1 · consensus for", "divided · C0, C1 33%"} <= set(
        found
    )
    assert found["75% C0, C1 · consensus for"].bold
    assert not found["75% S4"].bold


def test_claims_of_one_share_whose_positions_differ_have_labels_of_their_own(item) -> None:
    torn = item("A", (0, 1, 2, 6, 3), (0, 4, 4, 4, 0))
    undecided = item("B", (0, 1, 2, 6, 3), (0, 0, 8, 4, 0))
    found = [text for text in labels(slope_chart([torn, undecided], 1600, 700)) if text.startswith("33%")]
    assert len(found) == 2
    assert found[0].split(" · ")[1] != found[1].split(" · ")[1]


def test_in_a_narrower_chart_each_claim_has_its_label_rather_than_none_its_position(item) -> None:
    moved = [item(f"C{n}", (0, 4, 4, 4, 0), (0, 1, 2, 6, 3)) for n in range(4)]
    found = set(labels(slope_chart(moved, 270, 120, size=6.4)))
    assert {f"75% C{n} · consensus for" for n in range(4)} <= found


def test_where_names_do_not_fit_the_changed_ones_are_kept_and_the_rest_counted(item) -> None:
    same = [item(f"S{n}", (0, 1, 2, 6, 3), (0, 1, 2, 6, 3)) for n in range(30)]
    changed = [item(f"C{n}", (0, 4, 4, 4, 0), (0, 1, 2, 6, 3)) for n in range(3)]
    picture = slope_chart([*same, *changed], 800, 200, size=12)
    said = " ".join(labels(picture))
    assert all(f"C{n}" in said for n in range(3))
    assert "more without a name here" in said
    assert len(dots(picture)) == 66


def test_narrow_charts_leave_out_the_words_of_positions(item) -> None:
    picture = slope_chart([item("EB1", (0, 4, 4, 4, 0), (0, 1, 2, 6, 3))], 200, 160, size=11)
    assert "75% EB1" in labels(picture)


def test_lines_run_from_left_to_right(item) -> None:
    items = [item("EB1", (0, 4, 4, 4, 0), (0, 1, 2, 6, 3))]
    start, half, end = (lines(slope_chart(items, 1600, 700, grow=grow))[0].points for grow in (0, 0.5, 1))
    assert start[0] == start[1] == end[0]
    assert half[1][0] == pytest.approx((end[0][0] + end[1][0]) / 2)
    assert half[1][1] == pytest.approx((end[0][1] + end[1][1]) / 2)


def test_its_words_give_both_counts_their_bases_and_the_change(item) -> None:
    items = [
        item("EB2", (0, 1, 2, 6, 3), (0, 1, 2, 5, 4), silent=3, base="present"),
        item("EB1", (0, 4, 4, 4, 0), (0, 1, 2, 6, 3)),
        item("EB3", (0,) * 5, (0, 1, 2, 6, 3)),
    ]
    assert slope_chart(items, 1600, 700, before="round 1", after="round 2").text == (
        "Shares for each claim, round 1 and round 2. EB1: 4 for (33% of 12 who answered), then 9 (75% of 12 "
        "who answered), from divided to consensus for. EB2: 9 for (60% of 15 present), then 9 (60% of 15 "
        "present), still majority for. Not answered in both: EB3."
    )


def test_without_claims_it_says_so() -> None:
    picture = slope_chart([], 300, 100)
    assert "No claim was answered in both rounds" in labels(picture)
    assert picture.text.endswith("No claims were voted on twice.")


@settings(max_examples=50)
@given(st.lists(st.tuples(counts, counts), max_size=25), st.sampled_from(SIZES), st.floats(0, 1))
def test_it_fits_any_answers(stray, overlapping, figures_of, votes, size, grow) -> None:
    width, height, text = size
    items = [
        SlopeItem(f"EB{at}", figures_of(*before), figures_of(*after))
        for at, (before, after) in enumerate(votes, start=1)
    ]
    picture = slope_chart(items, width, height, size=text, grow=grow, before="Round 1", after="Round 2")
    assert stray(picture) == []
    assert overlapping(picture) == []
