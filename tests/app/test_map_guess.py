"""A mapping to begin with: what a heading suggests, always readable, and never more than a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app import asked
from unifydesk.app import map_guess, workshops
from unifydesk.app.importing import plan_wide
from unifydesk.app.map_guess import guess_map
from unifydesk.app.vote_map import ColumnRule, read_map
from unifydesk.domain.errors import InputProblemsError


def guessed(text):
    made = guess_map(text.encode(), "t.csv")
    return read_map(made.encode(), "m.toml")


def table(*rows):
    return "\n".join(rows) + "\n"


def test_columns_that_differ_in_a_number_are_one_pattern():
    found = guessed(table("id,s01_vote,s01_why,s02_vote,s02_why", f"1,1,{'w' * 30},0,", "2,0,,1,"))
    assert found.columns == (ColumnRule("s{n}_vote", "S{n}", ""),)
    assert found.reasons == (ColumnRule("s{n}_why", "S{n}", ""),)


def test_columns_that_are_numbers_are_one_pattern():
    assert guessed(table("who,1,4,38", "a,1,0,-1")).columns == (ColumnRule("{n}", "{n}", ""),)


@pytest.mark.parametrize("name", ["participant", "record_id", "Seat", "ID", "expert"])
def test_a_column_that_tells_people_apart_is_the_one_of_people(name):
    assert guessed(table(f"{name},q1,q2", "7,1,0", "9,0,1")).person == name


def test_a_column_in_which_people_repeat_or_are_missing_is_not_the_one_of_people():
    assert guessed(table("id,participant,q1,q2", "7,a,1,0", "7,,0,1")).person == ""


def test_a_column_of_few_groups_is_the_one_of_groups():
    assert guessed(table("id,group-id,q1,q2", "1,0,1,0", "2,,0,1")).group == "group-id"


@pytest.mark.parametrize(
    ("values", "meanings"),
    [
        ("10", {"1": "yes", "0": "no"}),
        (["1", "0", "-1"], {"1": "yes", "0": "pass", "-1": "no"}),
        ("12345", {}),
        (["agree", "disagree", "N/A"], {"agree": "yes", "disagree": "no", "N/A": "missing"}),
        (["Ja", "vielleicht"], {"Ja": "yes"}),
    ],
    ids=str,
)
def test_what_values_mean_is_guessed_only_where_there_is_a_usual_meaning(values, meanings):
    rows = [f"{n},{value},{value}" for n, value in enumerate(values, 1)]
    assert guessed(table("id,q1,q2", *rows)).answers == meanings


def test_what_cannot_be_guessed_stands_in_a_comment():
    made = guess_map(table("id,q1,q2,opinion", "1,maybe,maybe,x", "2,,,y").encode(), "t.csv")
    assert '# "maybe" = "…"' in made.splitlines()
    assert '# "opinion" = "CLAIM"' in made.splitlines()


def test_a_guess_reads_the_table_it_was_made_from(tmp_path):
    deck = asked.deck().replace("id: YES", "id: S1").replace("id: LINE", "id: S2")
    file = workshops.create(
        tmp_path / "w.unify", deck.replace("ask: spectrum\nends: One | Many", "ask: approval")
    )
    data = table("seat,s1,s2", "1,1,0", "2,0,").encode()
    plan = plan_wide(file, data, "t.csv", read_map(guess_map(data, "t.csv").encode(), "m.toml"))
    assert (plan.people, plan.votes.answers, plan.missing) == (2, 3, 1)
    assert plan.values[("1", "yes")] == 1
    file.close()


def test_of_very_many_columns_not_all_are_listed():
    head = ",".join(f"x{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(500))
    made = guess_map(f"{head}\n{'1,' * 499}1\n".encode(), "t.csv")
    assert made.count('= "CLAIM"') == map_guess._LISTED


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "no heading"), (b" , \n1,2\n", "no heading"), (b"\xff", "not UTF-8")]
)
def test_what_is_no_table_is_refused(data, said):
    with pytest.raises(InputProblemsError, match=said):
        guess_map(data, "t.csv")


cells = st.text(max_size=12) | st.sampled_from(
    ["1", "0", "-1", "yes", "q1", "q2", "s{n}", 'a"b', "\\", "#", "\x7f", "[x]"]
)


@given(st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=5))
def test_every_guess_can_be_read_as_a_mapping_or_has_no_column_to_offer(rows):
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    try:
        made = guess_map(text.encode("utf-8", "replace"), "t.csv")
    except InputProblemsError as error:
        assert len(error.problems) == 1  # noqa: PT017 - a table without a heading
        return
    try:
        read_map(made.encode(), "m.toml")
    except InputProblemsError as error:
        assert [p.what for p in error.problems] == ["no column of answers"]  # noqa: PT017
