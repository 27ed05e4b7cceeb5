"""The contract every question kind keeps: what it accepts, what it refuses, and in which words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import THREE, question
from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.question import (
    ALLOCATION,
    CANNOT_JUDGE,
    EVERY_CHANNEL,
    RANKING,
    SCALE,
    TEXT,
    AllocationKind,
    Kind,
    Question,
)
from unifydesk.kinds import KINDS, answer_words, judge_key, key_of, options_of

SHAPES = {SCALE, RANKING, ALLOCATION, TEXT}
EVERY = {
    "agreement", "agreement4", "agreement7", "agreement9", "importance", "likelihood", "severity",
    "confidence", "approval", "consent", "ranking", "points", "quadratic", "spectrum", "open",
}  # fmt: skip
STRANGE = (
    "", "  ", "None", "-7", "6.5", "01", "1.0", "1e0", "1000000000", "NaN", "inf", "٣", "１", "²", "Ⅳ", "1,2",
    "1 2", "Cannot_Judge", "cannot judge", "1\x002", "<b>1</b>", "'; DROP TABLE ballot", ">", "=", ":", "A:",
)  # fmt: skip


def asked(kind: Kind) -> Question:
    """Return a question of a kind, with items where it takes any."""
    return question(kind.id, items=THREE if kind.asks_items else ())


def refused(kind: Kind, answer: str) -> str:
    with pytest.raises(InvalidBallotError) as error:
        kind.check(answer, asked(kind))
    return str(error.value)


def test_every_kind_is_there_and_none_is_broken() -> None:
    assert set(KINDS.ids()) == EVERY
    assert KINDS.broken == {}


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("agreement", 5), ("agreement4", 4), ("agreement7", 7), ("agreement9", 9), ("importance", 5),
        ("likelihood", 5), ("severity", 5), ("confidence", 3), ("approval", 3), ("consent", 4),
        ("spectrum", 11),
    ],
)  # fmt: skip
def test_every_scale_has_its_points(name: str, points: int) -> None:
    assert len(KINDS[name].options) == points


def test_positions_are_for_scales_that_take_sides() -> None:
    without = {kind.id for kind in KINDS if not kind.has_position}
    assert without == {"confidence", "spectrum", "ranking", "points", "quadratic", "open"}


def test_only_scales_have_options_and_only_items_are_asked_about_items(kind: Kind) -> None:
    assert kind.shape in SHAPES
    assert bool(kind.options) is (kind.shape == SCALE)
    assert kind.asks_items is (kind.shape in (RANKING, ALLOCATION))
    assert isinstance(kind, AllocationKind) is (kind.shape == ALLOCATION)


def test_options_have_values_and_keys_of_their_own(kind: Kind) -> None:
    assert len({option.value for option in kind.options}) == len(kind.options)
    assert len({option.key for option in kind.options}) == len(kind.options)
    assert all(re.fullmatch(r"[0-9a-z]", option.key) for option in kind.options)
    assert judge_key(asked(kind)) not in {option.key for option in kind.options}


def test_every_option_has_a_label_of_its_own_and_a_short_one(kind: Kind) -> None:
    assert len({option.label for option in kind.options}) == len(kind.options)
    assert len({option.short for option in kind.options}) == len(kind.options)
    assert all(0 < len(option.short) <= 18 for option in kind.options)


def test_a_kind_asks_in_one_sentence_and_has_a_name(kind: Kind) -> None:
    assert kind.label
    assert all(kind.poles)
    assert kind.ask.endswith(("?", "."))


def test_a_kind_can_be_answered_in_the_booth_on_paper_by_roll_call_and_by_import(kind: Kind) -> None:
    assert {"booth", "paper", "roll_call", "import"} <= kind.channels <= EVERY_CHANNEL


def test_the_answers_that_need_a_reason_are_answers(kind: Kind) -> None:
    assert kind.needs_reason <= {option.value for option in kind.options}


def test_every_option_and_cannot_judge_are_accepted_with_or_without_spaces(kind: Kind) -> None:
    for value in [*(option.value for option in kind.options), CANNOT_JUDGE]:
        assert kind.check(value, asked(kind)) == value
        assert kind.check(f" {value}\t\n", asked(kind)) == value


@pytest.mark.parametrize("answer", STRANGE)
def test_anything_else_is_refused_with_advice_in_one_printable_line(kind: Kind, answer: str) -> None:
    if kind.shape == TEXT and answer.strip():
        return  # words may be anything; what is printed of them is the business of the sinks
    if answer in {option.value for option in kind.options}:
        return
    said = refused(kind, answer)
    assert said.isprintable()
    assert len(said) < 240
    assert said.endswith(".")


def test_a_huge_answer_is_shortened_in_the_message(kind: Kind) -> None:
    assert len(refused(kind, "9" * 1_000_000)) < 200


def test_control_characters_never_reach_the_screen(kind: Kind) -> None:
    if kind.shape != TEXT:
        assert refused(kind, "4\x1b[2J\n\u202e5").isprintable()
    else:
        assert kind.check("4\x1b[2J\n5\x00", asked(kind)) == "4 [2J 5"


def test_a_stored_answer_has_words_and_fits_its_envelope(kind: Kind) -> None:
    one = asked(kind)
    given = [o.value for o in kind.options] or [
        {RANKING: "B>A=C", ALLOCATION: "A:1 B:2", TEXT: "as I said"}[kind.shape]
    ]
    for value in given:
        assert kind.check(value, one) == value
        assert answer_words(value, one)
        assert len(value.encode()) <= kind.longest(one)
    assert len(CANNOT_JUDGE) <= kind.longest(one)


@given(st.text(max_size=40))
def test_whatever_is_accepted_is_accepted_again_as_it_was_stored(text: str) -> None:
    for kind in KINDS:
        try:
            stored = kind.check(text, asked(kind))
        except InvalidBallotError:
            continue
        assert kind.check(stored, asked(kind)) == stored


def test_the_ends_of_a_spectrum_are_named_by_the_question() -> None:
    named = question("spectrum", items=(), ends=("One model", "Many models"))
    options = options_of(named)
    assert (options[0].label, options[-1].short) == ("0, One model", "Many models")
    assert [o.value for o in options] == [str(n) for n in range(11)]


def test_ten_on_a_spectrum_has_a_key_of_one_letter_and_zero_is_an_answer() -> None:
    named = question("spectrum", items=())
    assert (key_of("10", named), key_of("0", named), judge_key(named)) == ("x", "0", "j")
    assert key_of(CANNOT_JUDGE, question("agreement")) == "0"


# -- rankings ----------------------------------------------------------------------------------------------


def ranked(answer: str, top: int = 0) -> str:
    return KINDS["ranking"].check(answer, question("ranking", top=top))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("B>A>C", "B>A>C"), (" b > c = a ", "B>A=C"), ("c", "C"), ("A=B=C", "A=B=C"), ("C=B>A", "B=C>A")],
)
def test_an_order_is_stored_in_one_form_only(typed: str, stored: str) -> None:
    assert ranked(typed) == stored


@pytest.mark.parametrize(
    ("typed", "words"),
    [("A>B>A", "stands twice"), ("A>D", "they are A, B, C"), ("A>>B", "none of the items")],
)
def test_an_order_that_is_none_is_refused(typed: str, words: str) -> None:
    with pytest.raises(InvalidBallotError, match=words):
        ranked(typed)


def test_a_ballot_for_the_first_two_takes_two() -> None:
    assert ranked("C>A", top=2) == "C>A"
    with pytest.raises(InvalidBallotError, match="names 3 items; name up to 2"):
        ranked("C>A>B", top=2)


@given(st.permutations(["A", "B", "C"]), st.lists(st.sampled_from(">="), min_size=2, max_size=2))
def test_every_order_with_any_ties_is_accepted(order: list[str], signs: list[str]) -> None:
    stored = ranked(f"{order[0]}{signs[0]}{order[1]}{signs[1]}{order[2]}")
    assert sorted(re.split("[>=]", stored)) == ["A", "B", "C"]
    assert stored.count("=") == signs.count("=")


# -- points and quadratic votes ------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 100), min_size=3, max_size=3))
def test_points_are_accepted_exactly_up_to_the_budget(given: list[int]) -> None:
    typed = " ".join(f"{item.id}:{n}" for item, n in zip(THREE, given, strict=True))
    if sum(given) <= 100:
        kept = " ".join(f"{item.id}:{n}" for item, n in zip(THREE, given, strict=True) if n)
        assert KINDS["points"].check(typed, question("points")) == (kept or "0")
    else:
        with pytest.raises(InvalidBallotError, match="are more than the 100 there are"):
            KINDS["points"].check(typed, question("points"))


@given(st.lists(st.integers(-12, 12), min_size=3, max_size=3))
def test_quadratic_votes_cost_their_squares(given: list[int]) -> None:
    typed = " ".join(f"{item.id}:{n}" for item, n in zip(THREE, given, strict=True))
    if sum(n * n for n in given) <= 100:
        assert KINDS["quadratic"].check(typed, question("quadratic"))
    else:
        with pytest.raises(InvalidBallotError, match="and there are 100"):
            KINDS["quadratic"].check(typed, question("quadratic"))


def test_a_budget_of_its_own_is_kept_to() -> None:
    assert KINDS["points"].check("A:10", question("points", budget=10)) == "A:10"
    with pytest.raises(InvalidBallotError, match="11 points are more than the 10"):
        KINDS["points"].check("A:11", question("points", budget=10))


def test_giving_nothing_is_an_answer() -> None:
    assert KINDS["points"].check("0", question("points")) == "0"
    assert KINDS["points"].words("0", question("points")) == "nothing"


# -- open answers --------------------------------------------------------------------------------------------


def test_words_are_kept_on_one_line_and_composed() -> None:
    asked_open = question("open", items=())
    assert KINDS["open"].check("  Cafe\u0301\nat  noon ", asked_open) == "Café at noon"
    assert KINDS["open"].check("x" * 400, asked_open) == "x" * 400
    with pytest.raises(InvalidBallotError, match="401 characters; up to 400 fit"):
        KINDS["open"].check("x" * 401, asked_open)


@pytest.mark.parametrize("name", ["points", "quadratic"])
def test_an_answer_that_its_kind_cannot_read_is_shown_as_it_is_stored(name: str) -> None:
    for stored in ("A:many", ":", "A:1 A:x"):
        assert answer_words(stored, question(name)) == stored
