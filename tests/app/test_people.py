"""People: typed, pasted or from CSV; nothing is guessed wrongly and no number given twice."""

from __future__ import annotations

import pytest

from tests.app.stories import now, open_round, vote
from unifydesk.app import people
from unifydesk.domain.errors import InputProblemsError, InvalidInputError, NotFoundError
from unifydesk.domain.people import Seat


def test_pasted_lines_become_people_in_order():
    assert people.parse("Ann\n\n  Bo  B. \n") == (Seat(1, "Ann"), Seat(2, "Bo B."))


def test_a_csv_gives_seats_names_groups_and_presence():
    text = "seat,name,group,present\n7,Ann,Table A,yes\n,Bo,Table B,no\n"
    assert people.parse(text) == (Seat(1, "Bo", "Table B", False), Seat(7, "Ann", "Table A"))


def test_a_name_with_a_comma_stays_whole_in_a_list_without_heading():
    assert people.parse("Doe, Jane")[0].name == "Doe, Jane"


def test_numbering_goes_on_after_those_who_are_there():
    assert people.parse("Ann", first=13) == (Seat(13, "Ann"),)


@pytest.mark.parametrize("seat", ["0", "-1", "x", "1.5", "99999", "٣"])
def test_a_seat_that_is_no_number_is_named_by_its_row(seat):
    with pytest.raises(InputProblemsError, match="row 2"):
        people.parse(f"seat,name\n{seat},Ann\n")


def test_the_same_seat_twice_is_named():
    with pytest.raises(InputProblemsError, match="row 3: seat 1 again"):
        people.parse("seat,name\n1,Ann\n1,Bo\n")


def test_five_hundred_people_fit_and_one_more_does_not():
    assert len(people.parse("\n".join(map(str, range(500))))) == 500
    with pytest.raises(InputProblemsError, match="501 people"):
        people.parse("\n".join(map(str, range(501))))


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(InputProblemsError, match="UTF-8"):
        people.parse_bytes(b"Ann\n\xff\xfe", "people.csv")


def test_adding_a_taken_seat_is_refused(file):
    with pytest.raises(InvalidInputError, match="Seat 3 is taken"):
        people.add(file, [Seat(3, "Ann")])


def test_unnamed_seats_follow_the_last_number(file):
    people.add_unnamed(file, 2)
    assert [s.number for s in now(file).seats][-2:] == [13, 14]


def test_someone_who_leaves_is_not_present_and_the_log_says_when(file):
    assert people.set_present(file, 3, False).said == "Seat 3 left: 11 present"
    assert ("left", "Seat 3 left") in [
        (kind, body.split('"did":"')[1].split('"')[0])
        for kind, body in file.db.execute("SELECT kind, body FROM log")
    ]


def test_a_person_who_voted_stays_in_the_record(file):
    vote(file, open_round(file), "4")
    with pytest.raises(InvalidInputError, match="absent"):
        people.remove(file, 1)
    people.remove(file, 12)
    assert len(now(file).seats) == 11


def test_a_changed_name_is_tidied(file):
    people.edit(file, Seat(3, "  Ann   B. ", " Table\tA "))
    assert now(file).seats[2] == Seat(3, "Ann B.", "Table A")


def test_an_unknown_seat_is_refused(file):
    with pytest.raises(NotFoundError, match="no seat 99"):
        people.set_present(file, 99, False)
