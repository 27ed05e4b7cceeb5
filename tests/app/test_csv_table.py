"""Reading a table: rows with their numbers, or one sentence about what the bytes are not."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.app import csv_table
from unifydesk.app.csv_table import read_table
from unifydesk.domain.errors import InputProblemsError


def problems(data):
    with pytest.raises(InputProblemsError) as refusal:
        list(read_table(data, "t.csv"))
    return refusal.value.lines()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_between_the_cells_of_the_heading(delimiter):
    data = f"a{delimiter}b\n1{delimiter}2,5\n".encode() if delimiter != "," else b"a,b\n1,2\n"
    assert [len(row) for _, row in read_table(data, "t.csv")] == [2, 2]


def test_marks_within_quotes_do_not_count_as_delimiters():
    data = b'"Yes, no, or, what, do, you, say";b\n1;2\n'
    assert list(read_table(data, "t.csv")) == [(1, ["Yes, no, or, what, do, you, say", "b"]), (2, ["1", "2"])]


def test_rows_are_numbered_as_rows_and_empty_ones_are_left_out():
    data = b'a,b\n"one\ntwo",2\n , \n3,4\n'
    assert [number for number, _ in read_table(data, "t.csv")] == [1, 2, 4]


def test_a_byte_order_mark_belongs_to_no_cell():
    assert next(read_table("\ufeffa,b\n".encode(), "t.csv")) == (1, ["a", "b"])


def test_no_bytes_are_no_rows():
    assert list(read_table(b"", "t.csv")) == []


def test_a_file_above_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(csv_table, "SIZE_LIMIT", 10)
    assert "the file is too large" in problems(b"a,b\n" * 10)[0]


def test_what_is_not_utf_8_is_refused_with_its_row():
    assert problems(b"a\nb\n\xff\n") == [
        "t.csv: row 3: text that is not UTF-8; expected a CSV saved as UTF-8"
    ]


@pytest.mark.parametrize(
    "data",
    [b"a\n" + b"," * 2_000_000, b'a\n"x' + b'\n","' * 1_000_000, b'a\n"' + b"x" * 200_000],
    ids=["a row of commas", "a row over many lines", "a cell"],
)
def test_a_row_without_end_is_refused_and_takes_little_memory(data):
    tracemalloc.start()
    said = problems(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said == ["t.csv: row 2: a row that cannot be read; expected quotes closed, usual cells"]
    assert peak < 40 * csv_table.ROW_LIMIT


@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_one_list_of_problems(data):
    numbers, found = [], ()
    try:
        numbers = [number for number, _ in read_table(data, "t.csv")]
    except InputProblemsError as error:
        found = error.problems
    assert len(found) <= 1
    assert numbers == sorted(set(numbers))


def test_a_quote_that_is_never_closed_does_not_swallow_the_rows_below_it():
    with pytest.raises(InputProblemsError, match="row 2: a row that cannot be read"):
        list(read_table(b'a,b\n1,"x\n2,y\n', "t.csv"))
