"""Reading a CSV of votes: any size and any content ends in votes or in a list of numbered problems."""

from __future__ import annotations

import tracemalloc

import pytest

from tests.app import asked
from tests.app.stories import now
from unifydesk.app import csv_table, vote_list
from unifydesk.app.importing import import_votes
from unifydesk.app.vote_rows import read_votes
from unifydesk.domain.errors import InputProblemsError

HEAD = "claim,round,question,answer,seat,group,channel\n"


def read(file, text, head=HEAD):
    return read_votes(now(file), (head + text).encode(), "votes.csv")


def problems(file, text, head=HEAD):
    with pytest.raises(InputProblemsError) as refusal:
        read(file, text, head)
    return [(p.line, p.what) for p in refusal.value.problems]


def test_equal_rows_without_a_seat_are_counted_not_kept(make_file):
    votes = read(make_file(people=0), "A1,1,real,4,,,\n" * 5000)
    assert len(votes.unseated) == 1
    assert votes.answers == 5000


def test_many_rows_take_little_memory(make_file):
    data = (HEAD + "A1,1,real,4,,,\n" * 50_000).encode()
    workshop = now(make_file(people=0))
    tracemalloc.start()
    read_votes(workshop, data, "votes.csv")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * len(data)


def test_quotes_and_line_ends_within_a_cell_count_as_one_row(make_file):
    file = make_file(people=0)
    assert read(file, '"A1","1","real","4\n",1,"Table\nA",\nA1,1,real,5,2,,\n').answers == 2
    assert problems(file, '"A1",1,real,4,1,"Table\nA",\nX,1,real,5,2,,\n') == [(3, "unknown claim “X”")]


def test_rows_that_are_empty_are_passed_over_and_still_counted(make_file):
    assert problems(make_file(people=0), "\n,,,,,,\nX,1,real,4,,,\n") == [(4, "unknown claim “X”")]


def test_a_nul_is_a_bad_answer_and_no_crash(make_file):
    assert problems(make_file(people=0), "A1,1,real,4\x00,,,\n")[0][0] == 2


def test_a_quote_that_is_never_closed_is_named(make_file):
    assert "cannot be read" in problems(make_file(people=0), '"' + "x" * 200_000)[0][1]


def test_a_file_of_another_kind_is_not_read_to_its_end(make_file):
    found = problems(make_file(people=0), "x,,,,,,\n" * (csv_table.PROBLEMS_LIMIT + 500))
    assert len(found) == csv_table.PROBLEMS_LIMIT + 1
    assert found[-1] == (csv_table.PROBLEMS_LIMIT + 1, "too many problems; the rows below were not looked at")


def test_more_seats_than_a_workshop_has_room_for_are_refused(make_file):
    rows = "".join(f"A1,1,real,4,{seat},,\n" for seat in range(1, 503))
    assert problems(make_file(people=0), rows) == [
        (502, "one seat more than 500"),
        (503, "one seat more than 500"),
    ]


def test_more_groups_than_a_workshop_has_room_for_are_refused(make_file):
    rows = "".join(f"A1,1,real,4,,group {n},\n" for n in range(vote_list.GROUPS_LIMIT + 1))
    assert problems(make_file(people=0), rows)[0][1].startswith("one group more")


def test_a_group_that_is_a_whole_page_is_refused(make_file):
    assert problems(make_file(people=0), f"A1,1,real,4,1,{'g' * 121},\n") == [(2, "a group that is too long")]


def test_a_group_cannot_hold_control_characters(make_file):
    votes = read(make_file(people=0), "A1,1,real,4,1,\x1b[31mred,\n")
    assert votes.groups == {"[31mred"}


def test_a_file_above_the_limit_is_refused_before_it_is_read(make_file, monkeypatch):
    monkeypatch.setattr(csv_table, "SIZE_LIMIT", 100)
    assert problems(make_file(people=0), "A1,1,real,4,,,\n" * 10) == [(1, "the file is too large")]


def test_every_row_of_a_round_that_is_there_already_is_named(make_file):
    file = make_file(people=0)
    import_votes(file, (HEAD + "A1,1,real,4,,,\n").encode(), "votes.csv")
    found = problems(file, "A1,1,real,4,,,\nA1,1,real,4,,,\nA1,2,real,4,,,\nA1,1,real,5,,,\n")
    assert found == [(row, "round 1 of A1 is in this workshop already") for row in (2, 3, 5)]


def test_every_row_of_a_round_that_comes_too_early_is_named(make_file):
    found = problems(make_file(people=0), "A1,1,real,4,,,\nA1,3,real,4,,,\nA1,3,real,4,,,\nA1,4,real,5,,,\n")
    assert found == [
        (3, "round 3 of A1 comes too early"),
        (4, "round 3 of A1 comes too early"),
        (5, "round 4 of A1 comes too early"),
    ]


def test_a_bad_row_of_the_first_round_does_not_make_the_second_come_too_early(make_file):
    assert problems(make_file(people=0), "A1,1,real,9,,,\nA1,2,real,4,,,\n") == [
        (2, "“9” is no answer for “Agreement”: give 1 to 5, or cannot_judge")
    ]


def test_rows_of_a_wrong_round_are_listed_up_to_the_limit(make_file):
    found = problems(make_file(people=0), "A1,2,real,4,,,\n" * (csv_table.PROBLEMS_LIMIT + 500))
    assert len(found) == csv_table.PROBLEMS_LIMIT + 1
    assert found[-1][1] == "too many problems; the rows below were not looked at"


def test_more_different_answers_without_a_seat_than_a_group_gives_are_refused(make_file, monkeypatch):
    monkeypatch.setattr(vote_list, "DISTINCT_LIMIT", 3)
    rows = "".join(f"A1,1,real,{answer},,,\n" for answer in "11223344")
    assert problems(make_file(people=0), rows) == [
        (8, "one different answer more than 3"),
        (9, "one different answer more than 3"),
    ]


def test_objections_without_reasons_are_named_by_their_rows_up_to_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(vote_list, "PROBLEMS_LIMIT", 3)
    file = asked.make(tmp_path / "ways.unify")
    rows = "".join(f"CONSENT,1,consent,objection,{seat},,\n" for seat in range(1, 9))
    assert problems(file, rows) == [(row, "an objection without its reason") for row in (2, 3, 4)]
    file.close()


def test_a_wide_table_is_told_where_to_go_instead_of_listing_its_columns(make_file):
    found = problems(make_file(people=0), "1,4,5\n", head="person,q1,q2\n")
    assert [what for _, what in found] == [
        *(f"no column “{c}”" for c in ("claim", "round", "question", "answer")),
        "perhaps one person a row",
    ]
