"""Cells that no spreadsheet can misread."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.exporters._csv_cells import cell, safe, table


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@A1",
        "\t=1",
        "\rx",
        "\n=1",
        " =1",
        "\u200b=1",
        "\ufeff=1",
        "＝1",
        "＋1",
        "－1",
        "＠A1",
    ],
)
def test_a_text_that_could_be_a_formula_becomes_a_text(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "9 of 12", "“-”", "–", "'x", "1-2"])
def test_any_other_text_stays(text):
    assert safe(text) == text


def test_a_number_below_nothing_is_no_formula():
    assert cell(-2) == "-2"
    assert cell(-2.5) == "-2.5"


def test_controls_and_lone_surrogates_are_visibly_replaced():
    assert safe("a\x00b\x1b\ud800c\nd") == "a�b��c\nd"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (0, "0"), (3.0, "3"), (0.25, "0.25"), (Decimal("12.50"), "12.5"), (Decimal("0"), "0")],
)
def test_numbers_are_plain(value, shown):
    assert cell(value) == shown


def test_lines_end_as_the_standard_says_and_every_cell_is_quoted():
    data = table(("a", "b"), [("x", 1), ('say "no"', None)])
    assert data == b'"a","b"\r\n"x","1"\r\n"say ""no""",""\r\n'


def test_the_mark_that_some_spreadsheets_need_is_there_when_asked_for():
    assert table(("a",), (), bom=True) == b'\xef\xbb\xbf"a"\r\n'


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_whatever_is_written_comes_back_as_that_many_cells_and_never_as_a_formula(rows):
    read = list(csv.reader(io.StringIO(table(("a", "b"), rows).decode(), newline=""), strict=True))
    assert read == [["a", "b"], *([safe(one), safe(two)] for one, two in rows)]
    assert all(not text.lstrip().startswith(("=", "+", "-", "@")) for row in read[1:] for text in row)
