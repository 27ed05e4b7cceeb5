"""People: typed, pasted or from CSV; nothing is guessed wrongly and no number given twice."""

from __future__ import annotations

import pytest

from tests.app.stories import DECK, now, open_round, vote
from unifydesk.app import history, people, workshops
from unifydesk.domain.errors import InvalidInputError, NotFoundError
from unifydesk.domain.people import Seat


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
        people.remove(file, [12, 1])
    assert len(now(file).seats) == 12
    people.remove(file, [12])
    assert len(now(file).seats) == 11


def test_people_removed_together_come_back_together(file):
    before = now(file).seats
    assert people.remove(file, [2, 3, 4]).said == "3 people removed"
    history.undo(file)
    assert now(file).seats == before


def test_listed_names_take_the_seats_without_a_name_first(file):
    names = "\n".join(f"Person {n}" for n in range(1, 15))
    assert people.add_listed(file, names, "the list").said == "14 people added"
    assert [s.shown for s in now(file).seats] == [f"Person {n}" for n in range(1, 15)]
    history.undo(file)
    assert [s.name for s in now(file).seats] == [""] * 12


def test_seats_that_no_listed_name_takes_are_told(file):
    assert people.add_listed(file, "Ann\nBo", "the list").said == "2 people added; 10 seats have no name"
    assert [s.name for s in now(file).seats][:3] == ["Ann", "Bo", ""]


def test_a_listed_name_takes_no_seat_that_voted_or_has_a_group(file):
    vote(file, open_round(file), "4")
    people.edit(file, Seat(2, "", "Table A"))
    people.add_listed(file, "Ann", "the list")
    assert [s.name for s in now(file).seats][:3] == ["", "", "Ann"]


def test_a_table_with_numbers_names_the_seats_that_are_there(file):
    people.add_listed(file, "seat,name\n2,Bo\n13,Cy\n,Ann\n", "the list")
    assert [(s.number, s.name) for s in now(file).seats if s.name] == [(1, "Ann"), (2, "Bo"), (13, "Cy")]


def test_a_listed_number_that_is_a_person_already_is_refused(file):
    people.edit(file, Seat(2, "Bo"))
    with pytest.raises(InvalidInputError, match="Seat 2 is taken"):
        people.add_listed(file, "seat,name\n2,Cy\n", "the list")


def test_a_changed_name_is_tidied(file):
    people.edit(file, Seat(3, "  Ann   B. ", " Table\tA "))
    assert now(file).seats[2] == Seat(3, "Ann B.", "Table A")


def test_an_unknown_seat_is_refused(file):
    with pytest.raises(NotFoundError, match="no seat 99"):
        people.set_present(file, 99, False)


def test_several_people_get_a_group_as_one_act(file):
    people.set_group(file, [1, 3], "  Table   A ")
    assert [seat.group for seat in now(file).seats[:4]] == ["Table A", "", "Table A", ""]
    assert now(file).undo_text == "Put 2 people into “Table A”"
    history.undo(file)
    assert {seat.group for seat in now(file).seats} == {""}


def test_an_empty_group_takes_people_out_of_theirs(file):
    people.set_group(file, [1, 2], "A")
    assert people.set_group(file, [1, 2], "").said == "2 people put out of their group"
    assert {seat.group for seat in now(file).seats} == {""}


def test_people_who_are_in_the_group_already_are_no_act(file):
    people.set_group(file, [1], "A")
    assert people.set_group(file, [1], "A").said == ""


def test_a_group_that_is_too_long_changes_nobody(file):
    with pytest.raises(InvalidInputError, match="group of seat 1"):
        people.set_group(file, [1, 2], "x" * 121)
    assert {seat.group for seat in now(file).seats} == {""}


def test_a_listed_proxy_that_is_no_seat_is_refused_and_nobody_is_added(file):
    before = now(file).seats
    with pytest.raises(InvalidInputError, match="no seat 99 to vote for seat 50"):
        people.add_listed(file, "seat,name,proxy\n50,Ann,99\n", "people.csv")
    assert now(file).seats == before
    people.add_listed(file, "seat,name,proxy\n50,Ann,51\n51,Bob,\n", "people.csv")
    assert now(file).seats[-2].proxy == 51


def test_a_workshop_is_not_made_with_a_proxy_that_is_no_seat(tmp_path):
    path = tmp_path / "new.unify"
    with pytest.raises(InvalidInputError, match="no seat 7"):
        workshops.create(path, DECK, seats=[Seat(1, proxy=7)])
    assert not path.exists()
