"""What an import would do, in plain words: nothing is left out, and what is missing is said."""

from __future__ import annotations

import pytest

from tests.app import asked
from tests.app.stories import now
from unifydesk.app.importing import plan_wide
from unifydesk.app.vote_map import read_map
from unifydesk.app.wide_words import LISTED, plan_lines

MAP = b"""
person = "who"
group = "team"
[answers]
1 = "yes"
0 = "no"
7 = "missing"
8 = "missing"
[columns]
a = "YES"
w = "WORDS"
c = "CONSENT"
[reasons]
why = "YES"
"""
TABLE = b"""who,team,a,w,c,why,age,
Ann,A,1,some words,,Because,30,
Bob,A,0,,,,,
Cy,,7,,,I cannot say,41,
"""


@pytest.fixture
def file(tmp_path):
    """An open workshop without people, whose deck asks a claim of every kind."""
    file = asked.make(tmp_path / "ways.unify")
    yield file
    file.close()


def words(file, table=TABLE, mapping=MAP):
    plan = plan_wide(file, table, "t.csv", read_map(mapping, "m.toml"))
    return list(plan_lines(now(file), plan))


def test_everything_that_would_be_done_is_said(file):
    assert words(file) == [
        "t.csv by m.toml:",
        "",
        "  People: 3, one a row; column “who” gives their names; 3 new seats",
        "  Groups: 1 (“A” 2); 1 person without one",
        "  Round: 1 of 3 claims",
        "  Answers: 3; 6 missing, which are not counted as “cannot judge”",
        "  People without any answer: 1; they count as present and silent",
        "  Reasons: 2; 1 by people who did not answer there, kept without the seat",
        "",
        "What the values mean:",
        "  blank → missing: 5 cells",
        "  “0” → no: 1 cell",
        "  “1” → yes: 1 cell",
        "  “7” → missing: 1 cell",
        "  in no column: “8”",
        "",
        "Columns with answers:",
        "  a → YES, Approval: 2 answered, 1 missing",
        "  w → WORDS, In your own words: 1 answered, 2 missing",
        "  c → CONSENT, Consent: 0 answered, 3 missing; without any answer, so this adds nothing",
        "",
        "Columns with reasons:",
        "  why → YES: 2",
        "",
        "Columns that are not read:",
        "  age (2 of 3 cells say something)",
        "  a column without a name (empty)",
        "",
        "Claims without a column: RANK, POINTS, VOTES, LINE, NINE, BOTH, PICK",
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"who,a\n3,1\n5,0\n", "column “who” gives the numbers of their seats; 2 new seats"),
        (b"who,a\nAnn,1\n", "1, one a row; column “who” gives their names; 1 new seat"),
    ],
)
def test_how_people_become_seats_is_said(file, table, said):
    lines = words(file, table, b'person = "who"\n[answers]\n1 = "yes"\n0 = "no"\n[columns]\na = "YES"\n')
    assert lines[2].endswith(said)
    assert lines[3] == "  Groups: none"


def test_rows_that_are_counted_are_said_to_be(file):
    lines = words(file, b"a\nyes\n", b'[columns]\na = "YES"\n')
    assert lines[2] == "  People: 1, one a row; the rows are counted, the first person has seat 1; 1 new seat"
    assert "  none" in lines


def test_of_very_many_columns_the_number_is_told(file):
    head = ",".join(["a", *(f"x{n}" for n in range(LISTED + 7))])
    lines = words(file, f"{head}\nyes\n".encode(), b'[columns]\na = "YES"\n')
    assert "  and 7 more" in lines
    assert len(lines) < LISTED + 25


def test_every_answer_is_either_told_or_missing(file):
    plan = plan_wide(file, TABLE, "t.csv", read_map(MAP, "m.toml"))
    cells = plan.people * len(plan.layout.answers)
    assert plan.votes.answers + plan.missing == cells
    assert sum(plan.answered.values()) == plan.votes.answers
