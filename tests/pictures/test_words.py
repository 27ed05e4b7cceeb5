from __future__ import annotations

from unifydesk.pictures.words import movement_sentence, option_labels, percent, poles, tally_sentence


def test_a_tally_is_one_sentence_with_every_count_and_its_base(figures_of) -> None:
    assert tally_sentence(figures_of(0, 1, 2, 6, 3, cannot_judge=2, silent=1)) == (
        "Real: 12 of 15 people present answered: strongly disagree 0, disagree 1, neither agree nor "
        "disagree 2, agree 6, strongly agree 3; 2 cannot judge; 1 gave no answer."
    )


def test_movement_is_one_sentence_with_every_step(movement_of) -> None:
    assert movement_sentence(movement_of("2244", "2442")) == (
        "Real: of 4 people who answered in both rounds, 1 moved up, 1 moved down and 2 stayed; "
        "moved: 1 from disagree to agree, 1 from agree to disagree; stayed: 1 at disagree, 1 at agree."
    )


def test_movement_without_pairs_says_so(movement_of) -> None:
    assert movement_sentence(movement_of("", "")) == "Real: nobody answered in both rounds."


def test_a_percentage_never_rounds_anybody_away() -> None:
    assert percent(1, 501) == "<1%"
    assert percent(500, 501) == ">99%"
    assert percent(0, 12) == "0%"
    assert percent(12, 12) == "100%"
    assert percent(9, 12) == "75%"


def test_an_unknown_kind_is_shown_by_its_stored_values() -> None:
    assert option_labels("spectrum", ("0", "1")) == (("0", "0"), ("1", "1"))
    assert poles("spectrum") == ("above the middle", "below the middle")
