from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.kinds import KINDS
from unifydesk.pictures._captions import Captions, captions

FIVE = (1, 1, 2, 6, 3)


def words(found: Captions) -> list[str]:
    return [" ".join(line.text for line in caption.lines) for caption in found.given]


def made(tally, room: float, *, shares: bool = False, together: bool = False) -> Captions:
    """Captions of size 10; runs lie evenly over the room, or all of them in its middle."""
    k = len(tally.options)
    middles = [room / 2 if together else (at + 0.5) * room / k for at in range(k)]
    return captions(tally, 10.0, room, middles, shares=shares)


def test_with_room_the_whole_label_stands_beside_its_count(figures_of) -> None:
    assert words(made(figures_of(*FIVE).tally, 900))[2] == "2 Neither agree nor disagree"


def test_with_less_room_labels_are_short(figures_of) -> None:
    assert words(made(figures_of(*FIVE).tally, 300))[2] == "2 Neither"


def test_with_little_room_a_numeral_stands_for_its_answer(figures_of) -> None:
    assert words(made(figures_of(*FIVE).tally, 150)) == ["1 at 1", "1 at 2", "2 at 3", "6 at 4", "3 at 5"]
    assert words(made(figures_of(*FIVE).tally, 60))[3] == "6 4"


def test_words_far_from_their_runs_give_way_to_numerals(figures_of) -> None:
    tally = figures_of(1, 1, 1, 1, 1, 1, 1, 1, 1, kind="agreement9").tally
    assert made(tally, 900).in_words
    assert not made(tally, 900, together=True).in_words


def test_answers_in_words_never_become_numerals(figures_of) -> None:
    tally = figures_of(1, 2, 3, 6, kind="consent").tally
    assert words(made(tally, 100))[0] == "1 O…"
    assert words(made(tally, 230))[0] == "1 Objection"
    assert words(made(tally, 900))[1] == "2 I disagree, but will not stand in the way"


def test_percentages_stand_with_their_counts(figures_of) -> None:
    tally = figures_of(10, 10, 20, 40, 20).tally
    assert words(made(tally, 900, shares=True))[3] == "40 (40%) Agree"
    assert words(made(tally, 160, shares=True))[3] == "40 40% at 4"


def test_a_scale_of_bare_numbers_says_at_which(figures_of) -> None:
    tally = figures_of(*(1,) * 11, kind="spectrum").tally
    assert words(made(tally, 2000))[7] == "1 at 7"


def test_answers_that_nobody_gave_have_no_caption(figures_of) -> None:
    assert [caption.option for caption in made(figures_of(0, 0, 1, 6, 0).tally, 400).given] == [2, 3]
    assert made(figures_of(0, 0, 0, 0, 0).tally, 400).given == ()


@pytest.mark.parametrize(
    "kind",
    ["approval", "confidence", "consent", "agreement4", "agreement", "agreement7", "agreement9", "spectrum"],
)
@given(st.data(), st.booleans(), st.booleans())
def test_at_thirty_text_sizes_the_captions_of_every_kind_lie_apart(
    figures_of, kind, data, shares, together
) -> None:
    k = len(KINDS[kind].options)
    counts = data.draw(st.lists(st.integers(0, 99), min_size=k, max_size=k))
    found = made(figures_of(*counts, kind=kind).tally, 300, shares=shares, together=together)
    centres = [150.0] * len(found.given)
    placed = found.places(centres, 0, 300)
    edges = [(x - c.width / 2, x + c.width / 2) for x, c in zip(placed, found.given, strict=True)]
    assert all(one[1] <= other[0] for one, other in pairwise(edges))


def test_places_follow_the_runs_where_one_stands_apart(figures_of) -> None:
    found = made(figures_of(*FIVE).tally, 150)
    placed = found.places([20, 40, 140, 60, 80], 0, 150)
    assert sorted(range(5), key=lambda at: placed[at]) == [0, 1, 3, 4, 2]
