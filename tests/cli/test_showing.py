"""`results` for reading: what was found for every kind of question, and the numbers behind it."""

from __future__ import annotations

import pytest

from tests.app import asked
from tests.app.stories import close_and_reveal, now, open_round
from unifydesk.app import positions, voting
from unifydesk.app.importing import import_votes
from unifydesk.cli.showing import table
from unifydesk.domain.people import Seat
from unifydesk.rules import make_choice


@pytest.fixture
def file(tmp_path):
    """An open workshop with three people, whose deck asks a claim of every kind."""
    file = asked.make(tmp_path / "ways.unify", [Seat(n) for n in (1, 2, 3)])
    yield file
    file.close()


def shown(file, *rows):
    head = "claim,round,question,answer,seat,reason"
    if rows:
        import_votes(file, "\n".join([head, *rows]).encode(), "votes.csv")
    return list(table(now(file)))


def test_a_workshop_without_figures_has_its_title_and_no_more(file):
    open_round(file, "YES")
    assert shown(file) == ["Ways to ask"]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            ["YES,1,approval,yes,1,Good", "YES,1,approval,no,2,", "YES,1,approval,cannot_judge,3,Hm"],
            [
                "    Approval – No position: only 2 of 3 answered, and the rule asks for 5",
                "      No 1 · Pass 0 · Yes 1",
                "      1 cannot judge, of 3 present",
                "    Reasons given:",
                "      “Good”",
                "      “Hm”",
            ],
        ),
        (
            ["LINE,1,spectrum,0,1,", "LINE,1,spectrum,10,2,"],
            [
                "    Spectrum – Median 5: 2 of 3 answered",
                "      One 1 · 1 0 · 2 0 · 3 0 · 4 0 · 5 0 · 6 0 · 7 0 · 8 0 · 9 0 · Many 1",
                "      1 silent, of 3 present",
            ],
        ),
        (
            ["RANK,1,ranking,B>A=C,1,", "RANK,1,ranking,A>B,2,", "RANK,1,ranking,B,3,"],
            [
                "    Ranking – First by Borda: Cost; Condorcet winner: Cost; 3 of 3 answered",
                "      Cost: Borda 5, mean rank 1.33, first for 2",
                "      Speed: Borda 3, mean rank 1.75, first for 1",
                "      Quality: Borda 1, mean rank 2.50, first for 0",
            ],
        ),
        (
            ["POINTS,1,points,A:60 B:40,1,", "POINTS,1,points,B:10,2,", "POINTS,1,points,0,3,"],
            [
                "    Points – Most for Speed: 60; 3 of 3 answered",
                "      Speed: 60 by 1 person, mean 20.00",
                "      Cost: 50 by 2 people, mean 16.67",
                "      Quality: 0 by 0 people, mean 0.00",
                "      Left over: 190",
            ],
        ),
        (
            ["WORDS,1,open,Wait.,1,", "WORDS,1,open,Wait.,2,", "WORDS,1,open,Go.,3,"],
            [
                "    In your own words – 3 of 3 answered in their own words",
                "      “Go.”",
                "      “Wait.” (2 people)",
            ],
        ),
    ],
    ids=["approval", "spectrum", "ranking", "points", "open"],
)
def test_the_numbers_stand_below_what_was_found(file, rows, lines):
    claim = rows[0].split(",")[0]
    assert shown(file, *rows) == [
        "Ways to ask",
        "",
        f"{claim}  It is so, says {claim}",
        "  Round 1, named",
        *lines,
    ]


def test_a_position_says_how_firm_it_is(tmp_path):
    file = asked.make(tmp_path / "w.unify", [Seat(n) for n in range(1, 6)])
    lines = shown(file, *(f"YES,1,approval,{a},{n}," for n, a in enumerate(["yes"] * 4 + ["pass"], 1)))
    file.close()
    assert "    Approval – Consensus for: 4 of 5 approve (one vote would change it)" in lines


def test_a_weighted_workshop_says_that_there_is_no_swing(tmp_path):
    rule = make_choice("delphi75", weighted=True)
    file = asked.make(tmp_path / "w.unify", [Seat(n) for n in range(1, 6)], rule)
    lines = shown(file, *(f"YES,1,approval,yes,{n}," for n in range(1, 6)))
    file.close()
    assert any(line.endswith("(no swing, because ballots have weights)") for line in lines)


def test_a_round_that_is_closed_and_not_revealed_says_so(file):
    round_ = open_round(file, "YES")
    voting.close_round(file, round_.id)
    assert "  Round 1, named, closed" in shown(file)


def test_what_was_recorded_stands_at_the_end_of_its_claim(file):
    round_ = open_round(file, "YES")
    voting.cast(file, round_.id, 1, {"approval": "yes"}, channel="roll_call")
    close_and_reveal(file, round_)
    positions.record(file, "YES", "So be it.\nAnd soon.", label="divided", why="Two left")
    assert shown(file)[-1] == (
        "  Recorded as “divided”, where the rule says “no position (too few votes)”: Two left: "
        "So be it. And soon."
    )


def test_importance_is_not_named_where_the_benefit_was_rejected(cli, workshop, tmp_path):
    rows = [f"A1,1,real,1,{n}\nA1,1,importance,5,{n}" for n in range(1, 7)]
    (tmp_path / "v.csv").write_text("\n".join(["claim,round,question,answer,seat", *rows]), encoding="utf-8")
    assert cli("votes", "import", workshop, "v.csv").code == 0
    lines = cli("results", workshop).out.splitlines()
    assert "    Importance" in lines
    assert "      Not 0 · Slightly 0 · Moderately 0 · Very 0 · Extremely 6" in lines


def test_a_rehearsal_says_so_and_every_round_has_its_lines(cli, played):
    lines = cli("results", played).out.splitlines()
    assert lines[0] == "Tools and ties (REHEARSAL)"
    assert [line.split()[0] for line in lines if line and not line.startswith(" ")] == [
        "Tools",
        "A1",
        "R1",
        "O1",
    ]
    assert sum(line.startswith("  Round ") for line in lines) == 6
