from __future__ import annotations

from unifydesk.domain.question import Question
from unifydesk.pictures.words import (
    each_counted,
    end_names,
    listed,
    movement_sentence,
    number,
    option_labels,
    poles,
    running_names,
    tally_sentence,
    tenths,
    value_at,
)


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


def test_an_unknown_kind_is_shown_by_its_stored_values() -> None:
    strange = Question("x", "no such kind", "X")
    assert option_labels(strange, ("0", "1")) == (("0", "0"), ("1", "1"))
    assert poles(strange) == ("above the middle", "below the middle")


def test_the_ends_of_a_spectrum_are_named_by_the_deck() -> None:
    question = Question("s10", "spectrum", "Unity", ends=("one model", "many models"))
    options = tuple(str(value) for value in range(11))
    assert option_labels(question, options)[0] == ("0, one model", "one model")
    assert poles(question) == ("lean to many models", "lean to one model")
    assert end_names(question, options) == ("0 one model", "10 many models")
    assert running_names(question, options)[::5] == ("0 (one model)", "5", "10 (many models)")


def test_the_ends_of_a_worded_scale_carry_their_numerals() -> None:
    question = Question("real", "agreement9", "Real?")
    assert end_names(question, tuple("123456789")) == ("1 Entirely disagree", "9 Entirely agree")


def test_a_label_with_a_comma_is_shortened_within_a_list() -> None:
    question = Question("adopt", "consent", "Adopt?")
    options = ("objection", "disagree", "abstain", "agree")
    assert running_names(question, options) == ("objection", "disagree", "I abstain", "I agree")


def test_numbers_without_names_are_counted_the_other_way_round() -> None:
    question = Question("s10", "spectrum", "Unity", ends=("one", "many"))
    said = each_counted(question, ("0", "1", "2"), (4, 0, 1))
    assert said == "4 at 0 (one), 0 at 1, 1 at 2 (many)"


def test_a_place_on_a_scale_from_zero_is_one_less() -> None:
    assert value_at(tuple(str(v) for v in range(11)), 8) == 7
    assert value_at(("1", "2", "3"), 2.5) == 2.5
    assert value_at(("no", "pass", "yes"), 2.5) == 2.5
    assert value_at(("1",), None) is None


def test_numbers_end_where_their_meaning_does() -> None:
    assert [number(value) for value in (2.0, 2.5, 1 / 3, -6, -0.001, 0, None)] == [
        "2",
        "2.5",
        "0.33",
        "–6",
        "0",
        "0",
        "–",
    ]


def test_a_column_of_numbers_lines_up() -> None:
    assert [tenths(value) for value in (3, 2.25, -1.5, -0.01, None)] == ["3.0", "2.2", "–1.5", "0.0", "–"]


def test_a_list_ends_in_and() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_another_base_than_those_who_answered_is_said(figures_of) -> None:
    said = tally_sentence(figures_of(0, 1, 2, 6, 3, silent=3, base="present"))
    assert said.endswith("3 gave no answer. Shares are of 15 present.")
    said = tally_sentence(figures_of(0, 1, 2, 6, 3, silent=3, base="entitled", entitled=20))
    assert said.endswith("Shares are of 20 entitled.")


def test_weights_are_said_beside_the_people(figures_of) -> None:
    figures = figures_of(1, 0, 2, kind="approval", weighted=("1.5", "0", "6"), weight="10", base="present")
    assert tally_sentence(figures) == (
        "Real: 3 of 3 people present answered: no 1, pass 0, yes 2; 0 cannot judge; 0 gave no answer. "
        "By weight, of 10 present: no 1.5 (15%), pass 0 (0%), yes 6 (60%)."
    )


def test_proxies_are_said_and_may_outnumber_those_present(figures_of) -> None:
    assert "12 of 15 people present answered, 2 of them by proxy:" in tally_sentence(
        figures_of(0, 1, 2, 6, 3, silent=3, by_proxy=2)
    )
    assert "12 people answered, 2 of them by proxy, and 11 are present:" in tally_sentence(
        figures_of(0, 1, 2, 6, 3, present=11, by_proxy=2)
    )
