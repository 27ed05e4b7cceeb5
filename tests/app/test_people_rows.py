"""Lists of people, pasted or from a file: nothing is guessed wrongly, and every bad row is named."""

from __future__ import annotations

import pytest

from unifydesk.app import people_rows
from unifydesk.domain.errors import InputProblemsError
from unifydesk.domain.people import Seat


def test_pasted_lines_become_people_in_order():
    assert people_rows.parse("Ann\n\n  Bo  B. \n") == (Seat(1, "Ann"), Seat(2, "Bo B."))


def test_a_csv_gives_seats_names_groups_and_presence():
    text = "seat,name,group,present\n7,Ann,Table A,yes\n,Bo,Table B,no\n"
    assert people_rows.parse(text) == (Seat(1, "Bo", "Table B", False), Seat(7, "Ann", "Table A"))


@pytest.mark.parametrize("said", ["n", "maybe", "away", "nein"])
def test_a_presence_that_is_neither_yes_nor_no_is_a_bad_row_and_never_present(said):
    with pytest.raises(InputProblemsError, match=f"row 2: present “{said}”, where yes or no is expected"):
        people_rows.parse(f"name,present\nAnn,{said}\n")


@pytest.mark.parametrize("said", ["", "1", "yes", "TRUE", "present"])
def test_whoever_is_said_to_be_there_is_present(said):
    assert people_rows.parse(f"name,present\nAnn,{said}\n")[0].present


def test_a_name_with_a_comma_stays_whole_in_a_list_without_heading():
    assert people_rows.parse("Doe, Jane")[0].name == "Doe, Jane"


def test_numbering_goes_on_after_those_who_are_there():
    assert people_rows.parse("Ann", first=13) == (Seat(13, "Ann"),)


@pytest.mark.parametrize("seat", ["0", "-1", "x", "1.5", "99999", "٣"])
def test_a_seat_that_is_no_number_is_named_by_its_row(seat):
    with pytest.raises(InputProblemsError, match="row 2"):
        people_rows.parse(f"seat,name\n{seat},Ann\n")


def test_the_same_seat_twice_is_named():
    with pytest.raises(InputProblemsError, match="row 3: seat 1 again"):
        people_rows.parse("seat,name\n1,Ann\n1,Bo\n")


def test_five_hundred_people_fit_and_one_more_does_not():
    assert len(people_rows.parse("\n".join(map(str, range(500))))) == 500
    with pytest.raises(InputProblemsError, match="501 people"):
        people_rows.parse("\n".join(map(str, range(501))))


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(InputProblemsError, match="UTF-8"):
        people_rows.parse_bytes(b"Ann\n\xff\xfe", "people.csv")


@pytest.mark.parametrize(
    "text", ['seat,name\n1,"Ann\n2,Bob\n', "name,name\nAnn,Bob\n", "seat,Name,name\n1,a,b"]
)
def test_a_list_in_which_a_person_would_be_lost_is_refused(text):
    with pytest.raises(InputProblemsError, match="cannot be read"):
        people_rows.parse(text)
