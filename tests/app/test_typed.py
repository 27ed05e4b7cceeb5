"""Typed answers: keys of scales, orders, shares and words, and the line that names a seat first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import ballot_form, question
from unifydesk.app.typed import (
    answer_of,
    example_of,
    is_one_key,
    judge_word,
    keys_words,
    left_over,
    line_example,
    named_so_far,
    parse_line,
    quoted,
    seat_number,
)
from unifydesk.domain.deck import Item
from unifydesk.domain.errors import InvalidBallotError, InvalidInputError, UnifyError
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.kinds import KINDS

BENEFIT = ballot_form("benefit")
OVERALL = ballot_form("overall")
MIXED = (question("agreement"), question("ranking"), question("open"))
EVERY = [question(kind) for kind in KINDS.ids()]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("7 4", (7, {"real": "4"})),
        ("7 4 3", (7, {"real": "4", "importance": "3"})),
        ("7 4; 3", (7, {"real": "4", "importance": "3"})),
        ("7 ; 3", (7, {"importance": "3"})),
        ("7 4;", (7, {"real": "4"})),
        (" 12, 0 j ", (12, {"real": CANNOT_JUDGE, "importance": CANNOT_JUDGE})),
        ("7", (7, {})),
    ],
)
def test_a_typed_line_is_a_seat_and_its_answers(line: str, expected: tuple[int, dict[str, str]]) -> None:
    assert parse_line(line, BENEFIT) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("7 4; B>A=C; too dear; by far", {"agreement": "4", "ranking": "B>A=C", "open": "too dear; by far"}),
        ("7 ; b > a", {"ranking": "B>A"}),
        ("7 4 B>A", {"agreement": "4", "ranking": "B>A"}),
        ("7 ;; too dear", {"open": "too dear"}),
    ],
)
def test_semicolons_stand_between_answers_of_several_parts(line: str, expected: dict[str, str]) -> None:
    assert parse_line(line, MIXED) == (7, expected)


def test_one_written_question_takes_the_whole_line_as_it_is() -> None:
    assert parse_line("7 A:60; B:40", [question("points")]) == (7, {"points": "A:60 B:40"})
    assert parse_line("12 Too dear; by far, I think", [question("open")]) == (
        12,
        {"open": "Too dear; by far, I think"},
    )


@pytest.mark.parametrize("line", ["", "x 4", "7 6", "7 4 3 2", "7 4; 3; 2", "7 -1", "٧ 4", "7 four", ";"])
def test_a_line_that_is_no_ballot_is_refused_with_a_sentence(line: str) -> None:
    with pytest.raises(InvalidInputError, match=r"^[“A-Z].*[.]$"):
        parse_line(line, BENEFIT)


def test_one_answer_too_many_says_how_many_questions_there_are() -> None:
    with pytest.raises(InvalidInputError, match="one question, not 2"):
        parse_line("7 4 3", OVERALL)


@pytest.mark.parametrize("junk", ["9" * 100_000, "x" * 100_000, "7 " + "4" * 100_000, "7 4 " * 25_000])
@pytest.mark.parametrize("kind", ["agreement", "spectrum", "ranking", "points", "quadratic", "open"])
def test_a_whole_page_pasted_into_the_line_is_refused_in_a_short_sentence(junk: str, kind: str) -> None:
    with pytest.raises(UnifyError) as refused:
        parse_line(junk, [question(kind)])
    assert len(str(refused.value)) < 300


@given(st.text(max_size=60), st.sampled_from(EVERY))
def test_whatever_is_typed_is_an_answer_or_refused_in_a_sentence(text: str, asked: Question) -> None:
    try:
        answer = answer_of(text, asked)
    except UnifyError:
        return
    assert KINDS[asked.kind].check(answer, asked) == answer


@given(st.text(max_size=80), st.sampled_from([BENEFIT, MIXED, OVERALL]))
def test_whatever_line_is_typed_is_a_ballot_or_refused(text: str, form: tuple[Question, ...]) -> None:
    try:
        seat, answers = parse_line(text, form)
    except UnifyError:
        return
    assert 0 <= seat < 1_000_000
    assert list(answers) == [q.id for q in form if q.id in answers]


@pytest.mark.parametrize("asked", EVERY, ids=lambda q: q.kind)
def test_every_key_of_a_scale_gives_its_answer_whatever_its_case(asked: Question) -> None:
    for option in KINDS[asked.kind].options:
        assert answer_of(option.key, asked) == option.value
        assert answer_of(option.key.upper(), asked) == option.value
        assert answer_of(f" {option.value} ", asked) == option.value


def test_ten_on_a_spectrum_is_x_or_10_and_nought_is_an_answer_there() -> None:
    spectrum = question("spectrum")
    assert [answer_of(word, spectrum) for word in ("x", "10", "0", "j")] == ["10", "10", "0", CANNOT_JUDGE]
    assert keys_words(spectrum) == "0 to 9, x for 10"
    with pytest.raises(InvalidInputError, match="type 0 to 9, x for 10, or j for cannot judge"):
        answer_of("k", spectrum)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("agreement", "0"), ("ranking", "0"), ("points", "j"), ("quadratic", "j"), ("open", "j")],
)
def test_cannot_judge_is_a_nought_where_a_nought_says_nothing_else(kind: str, word: str) -> None:
    asked = question(kind)
    assert judge_word(asked) == word
    assert answer_of(word, asked) == CANNOT_JUDGE


def test_a_nought_gives_nobody_points_and_words_may_be_a_nought() -> None:
    assert answer_of("0", question("points")) == "0"
    assert answer_of("0", question("open")) == "0"


def test_an_item_called_j_can_be_ranked() -> None:
    lettered = question("ranking", items=(Item("J", "Judo"), Item("K", "Karate")))
    assert answer_of("j", lettered) == "J"
    assert answer_of("0", lettered) == CANNOT_JUDGE


def test_a_kind_that_is_missing_here_is_named() -> None:
    with pytest.raises(InvalidInputError, match="does not know the question kind of “Odd”"):
        answer_of("4", Question("odd", "odd", "Odd"))


@pytest.mark.parametrize("asked", EVERY, ids=lambda q: q.kind)
def test_every_example_can_be_typed_as_it_stands(asked: Question) -> None:
    assert answer_of(example_of(asked), asked)
    assert parse_line(line_example([asked]), [asked])[0] == 7


def test_examples_fit_small_budgets_and_short_rankings() -> None:
    for kind in ("points", "quadratic"):
        asked = question(kind, budget=3)
        assert answer_of(example_of(asked), asked)
    assert example_of(question("ranking", top=1)) == "A"


def test_the_example_of_a_form_shows_its_separators() -> None:
    assert line_example(BENEFIT) == "7 4 4"
    assert line_example(MIXED) == "7 4; C>B>A; words"


@pytest.mark.parametrize(
    ("typed", "left"),
    [("", 100), ("A", 100), ("A:", 100), ("A:6", 94), ("A:60 B", 40), ("A:60 B:", 40), ("A:60 B:40", 0)],
)
def test_what_is_left_of_the_points_follows_every_key(typed: str, left: int) -> None:
    assert left_over(typed, question("points")) == (left, 100)


def test_quadratic_votes_cost_their_square_while_they_are_typed() -> None:
    assert left_over("A:8 B:-", question("quadratic")) == (36, 100)
    assert left_over("A:8 B:-6", question("quadratic")) == (0, 100)
    with pytest.raises(InvalidBallotError, match="cost 113 credits"):
        left_over("A:8 B:-7", question("quadratic"))


def test_more_than_the_budget_is_said_before_enter() -> None:
    with pytest.raises(InvalidBallotError, match="101 points are more than the 100"):
        left_over("A:60 B:41", question("points"))


def test_only_a_budget_has_something_left() -> None:
    assert left_over("4", question("agreement")) is None


@pytest.mark.parametrize(
    ("typed", "named"),
    [("", ()), ("b", ("B",)), ("B>", ("B",)), ("B>A=", ("B", "A")), ("b>a=c", ("B", "A", "C"))],
)
def test_the_items_named_follow_every_key(typed: str, named: tuple[str, ...]) -> None:
    assert named_so_far(typed, question("ranking")) == named


def test_a_long_item_may_be_half_typed() -> None:
    items = (Item("EB0", "Speed"), Item("EB1", "Cost"), Item("EB2", "Quality"))
    assert named_so_far("EB1>e", question("ranking", items=items)) == ("EB1",)
    with pytest.raises(InvalidBallotError, match="none of the items"):
        named_so_far("EB1>x", question("ranking", items=items))


def test_scales_are_one_key_and_the_others_are_not() -> None:
    assert {q.kind for q in EVERY if not is_one_key(q)} == {"ranking", "points", "quadratic", "open"}


@pytest.mark.parametrize("word", ["", " ", "1234567", "-1", "٧", "1.0"])
def test_what_is_no_seat_number_is_refused(word: str) -> None:
    with pytest.raises(InvalidInputError):
        seat_number(word)


def test_what_is_quoted_is_short_and_printable() -> None:
    assert quoted("a\x00b" * 100) == "a\N{REPLACEMENT CHARACTER}b" * 8 + "…"
