"""Sheets as they are written: texts are strings whatever they begin with, and none is cut in silence."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exporters.test_pdf_text import HOSTILE
from tests.exporters.workbook import opened
from unifydesk.domain.errors import CancelledError
from unifydesk.exporters import _xlsx_book
from unifydesk.exporters._plain import fit
from unifydesk.exporters._xlsx_book import (
    CONTINUED,
    GOES_ON,
    MOST_UNITS,
    NUMBER,
    SHARE,
    WHOLE,
    Cell,
    Column,
    Properties,
    Sheet,
    book,
    lines_of,
    pieces,
)

TOLD = Properties("<Title> & more", "Ann", "Subject", "x" * 400, datetime(2026, 11, 23, 11, 8))
COLUMNS = (Column("Name", 20), Column("People", 8, WHOLE), Column("Share", 8, SHARE), Column("W", 8, NUMBER))


def ignore(_part: float) -> None:
    """Stand for a progress that nobody watches."""


def made(*rows: tuple[Cell, ...], note: str = "") -> bytes:
    """Return a workbook of one sheet."""
    return book((Sheet("One", COLUMNS, rows),), TOLD, note, ignore)[0]


def part(data: bytes, name: str) -> str:
    """Return one file of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


def test_numbers_are_numbers_and_what_is_undefined_is_empty() -> None:
    rows = opened(made(("a", 3, 0.25, Decimal("1.5")), ("b", None, float("nan"), None)))["One"]
    assert rows == [["Name", "People", "Share", "W"], ["a", 3.0, 0.25, 1.5], ["b"]]


@pytest.mark.parametrize(
    "text", [*HOSTILE, "-1", "0123", "1e5", "http://x.y", "TRUE", "_x0041_", "=1", "{=1}"]
)
def test_hostile_text_is_a_string(text: str) -> None:
    data = made((text, 1, 0.5, 1))
    shown = opened(data)["One"][1][0]
    assert shown == fit(text).replace("_x0041_", "_x005F_x0041_")  # how the format spells it
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


@given(st.text(max_size=300))
def test_any_text_makes_a_package_that_can_be_read(text: str) -> None:
    assert len(opened(made((text, 1, 0.5, 1)))["One"]) == 2


@given(st.text(alphabet=st.sampled_from("ab 山🙂\n"), max_size=60), st.integers(3, 20))
def test_pieces_make_up_the_whole_text(text: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_xlsx_book, "PIECE", 2 * most)
        found = [str(piece) for piece in pieces(text)]
    assert "".join(p.removeprefix(CONTINUED).removesuffix(GOES_ON) for p in found) == fit(text)


@pytest.mark.parametrize("letter", ["W", "山", "🙂"])
def test_no_cell_holds_more_than_a_cell_can(letter: str) -> None:
    found = [str(piece) for piece in pieces(letter * 100_000)]
    assert max(len(piece.encode("utf-16-le")) // 2 for piece in found) <= MOST_UNITS
    assert sum(piece.count(letter) for piece in found) == 100_000


def test_a_long_text_goes_on_below_and_its_numbers_count_once() -> None:
    rows = opened(made(("W" * 70_000, 3, 0.5, 1), ("next", 1, 0.1, 1)))["One"]
    assert [len(row) for row in rows] == [4, 4, 1, 1, 4]
    assert str(rows[1][0]).endswith(GOES_ON)
    assert str(rows[2][0]).startswith(CONTINUED)
    assert sum(str(row[0]).count("W") for row in rows[1:4]) == 70_000


def test_the_first_cell_is_said_again_where_another_goes_on() -> None:
    assert [line[:2] for line in lines_of(("EB1", 2, "W" * 40_000))] == [("EB1", 2), ("EB1", None)]


def test_heads_are_frozen_and_filtered_also_below_a_note() -> None:
    plain = part(made(("a", 1, 0.5, 1)), "xl/worksheets/sheet1.xml")
    assert 'ySplit="1"' in plain
    assert '<autoFilter ref="A1:D2"' in plain
    noted = made(("a", 1, 0.5, 1), note="REHEARSAL")
    assert opened(noted)["One"][0] == ["REHEARSAL"]
    assert '<autoFilter ref="A2:D3"' in part(noted, "xl/worksheets/sheet1.xml")


def test_shares_are_shown_in_percent() -> None:
    assert 'formatCode="0.0%"' in part(made(("a", 1, 0.5, 1)), "xl/styles.xml")


def test_properties_are_those_of_the_record() -> None:
    core = part(made(), "docProps/core.xml")
    assert "&lt;Title&gt; &amp; more" in core
    assert core.count("2026-11-23T11:08:00Z") == 2
    assert "x" * 256 not in core


def test_the_package_has_no_date_of_its_own_and_equal_sheets_give_equal_bytes() -> None:
    data = made(("a", 1, 0.5, 1))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made(("a", 1, 0.5, 1)) == data


def test_what_no_spreadsheet_can_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_xlsx_book, "MOST_ROWS", 3)
    _, warnings = book((Sheet("One", COLUMNS, (("a", 1, 1, 1),) * 4),), TOLD, "", ignore)
    assert warnings == [
        "The sheet “One” has more rows than a spreadsheet can hold; the last ones were left out."
    ]


def test_a_cancel_stops_between_sheets() -> None:
    def cancel(_part: float) -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        book((Sheet("One", COLUMNS, ()),), TOLD, "", cancel)
