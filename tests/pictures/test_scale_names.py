from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.domain.question import Question
from unifydesk.kinds import KINDS
from unifydesk.pictures._scale_names import column_names, row_names
from unifydesk.pictures.lettering import text_width


def named(kind: str, room: float, ends: tuple[str, str] = ("", "")):
    options = tuple(option.value for option in KINDS[kind].options)
    question = Question("real", kind, "Real?", ends=ends)
    found = column_names(question, options, 10.0, room)
    return found, row_names(question, options, found)


def test_wide_columns_have_names_on_one_line_and_narrower_ones_on_two() -> None:
    assert named("agreement", 100)[0].lines[4] == ("Strongly agree",)
    assert named("agreement", 60)[0].lines[4] == ("Strongly", "agree")
    assert (named("agreement", 100)[0].high, named("agreement", 60)[0].high) == (1, 2)


def test_columns_too_narrow_for_words_have_numerals_and_the_rows_say_both() -> None:
    columns, rows = named("agreement9", 20)
    assert columns.lines[8] == ("9",)
    assert columns.ends == ("1 Entirely disagree", "9 Entirely agree")
    assert rows[8] == "9 Entirely agree"


def test_rows_need_no_numerals_where_columns_have_words() -> None:
    assert named("agreement", 100)[1][4] == "Strongly agree"


def test_a_spectrum_has_its_numbers_and_the_names_of_its_ends() -> None:
    columns, rows = named("spectrum", 20, ("one model", "many models"))
    assert columns.lines[5] == ("5",)
    assert columns.ends == ("0 one model", "10 many models")
    assert rows[0] == "0 one model"
    assert rows[5] == "5"


def test_answers_in_words_are_cut_rather_than_numbered() -> None:
    assert named("consent", 30)[0].lines[0][0].endswith("…")


@pytest.mark.parametrize("kind", ["approval", "consent", "agreement", "agreement7", "agreement9", "spectrum"])
@given(st.floats(15, 120))
def test_no_name_is_wider_than_its_column(kind: str, room: float) -> None:
    lines = [line for lines in named(kind, room)[0].lines for line in lines]
    assert all(text_width(line, 10.0) <= room for line in lines)
