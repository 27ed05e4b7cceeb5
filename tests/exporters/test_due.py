"""Due dates are read only where they have one meaning."""

from __future__ import annotations

from datetime import date

import pytest

from unifydesk.exporters._due import due_date


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-31",
        "31 January 2027",
        "31 jan. 2027",
        "January 31, 2027",
        "Jan 31st, 2027",
        " 31  January 2027 ",
    ],
)
def test_a_date_in_usual_words_is_read(text: str) -> None:
    assert due_date(text) == date(2027, 1, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "next meeting",
        "3/4/2027",
        "31 February 2027",
        "0 May 2027",
        "12 Foo 2027",
        "31 January",
        "١ May 2027",
    ],
)
def test_other_words_are_no_date(text: str) -> None:
    assert due_date(text) is None
