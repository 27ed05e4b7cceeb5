"""Importing ballots: all rows or none, every bad row by its number, and figures as worked by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.stories import DECK, now, open_round
from unifydesk.app import results, workshops
from unifydesk.app.importing import import_votes
from unifydesk.domain.errors import InputProblemsError

CASES = json.loads((Path(__file__).parents[1] / "files" / "worked_cases.json").read_text(encoding="utf-8"))
FIVE_POINTS = [case for case in CASES if len(case["counts"]) == 5 and sum(case["counts"])]
HEAD = "claim,round,question,answer"


def csv(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows]).encode()


def question(file, claim, round_number=1, name=None):
    """The figures of one question as `results --json` prints them."""
    found = next(c for c in results.results(now(file))["claims"] if c["id"] == claim)
    questions = found["rounds"][round_number - 1]["questions"]
    return next(q for q in questions if name in (None, q["id"]))


def problems(file, data):
    with pytest.raises(InputProblemsError) as refusal:
        import_votes(file, data, "votes.csv")
    return refusal.value.lines()


@pytest.mark.parametrize("case", FIVE_POINTS, ids=lambda case: case["case"])
def test_the_worked_cases_come_out_as_worked(make_file, case):
    file = make_file(people=0)
    rows = [f"O1,1,agreement,{value}" for value, n in enumerate(case["counts"], 1) for _ in range(n)]
    import_votes(file, csv(*rows), "votes.csv")
    found = question(file, "O1")
    assert found["position"] == case["position"]
    assert found["swing"] == case["swing"]
    assert found["agreement_a"] == pytest.approx(case["agreement_a"], abs=1e-6)
    assert [found["median"], found["q1"], found["q3"]] == [case["median"], case["q1"], case["q3"]]
    assert (found["present"], found["answered"], found["silent"]) == (sum(case["counts"]),) * 2 + (0,)


def test_rows_with_a_seat_are_named_ballots(make_file):
    file = make_file(people=3)
    data = csv("A1,1,real,4,1", "A1,1,importance,5,1", "A1,1,real,2,3", head=f"{HEAD},seat")
    assert import_votes(file, data, "votes.csv").said == "3 answers imported into 1 round"
    found = question(file, "A1", name="real")
    assert (found["answered"], found["silent"], found["present"]) == (2, 1, 3)
    assert found["channels"] == {"import": 2}


def test_a_workshop_without_people_takes_its_seats_from_the_rows(make_file):
    file = make_file(people=0)
    import_votes(file, csv("A1,1,real,4,7,Table A", head=f"{HEAD},seat,group"), "votes.csv")
    (seat,) = now(file).seats
    assert (seat.number, seat.group) == (7, "Table A")


def test_a_row_without_a_seat_is_a_person_of_its_own(make_file):
    file = make_file(people=2)
    rows = ["A1,1,real,4,1", "A1,1,real,4,", "A1,1,real,cannot_judge,", "A1,1,importance,4,"]
    import_votes(file, csv(*rows, head=f"{HEAD},seat"), "votes.csv")
    real, importance = (question(file, "A1", name=name) for name in ("real", "importance"))
    assert (real["present"], real["answered"], real["cannot_judge"], real["silent"]) == (4, 2, 1, 1)
    assert (importance["present"], importance["answered"]) == (3, 1)


def test_two_rounds_show_how_people_moved(make_file):
    file = make_file(people=0)
    rows = [
        f"A1,{r},real,{a},{seat}"
        for r, answers in ((1, "234"), (2, "444"))
        for seat, a in enumerate(answers, 1)
    ]
    import_votes(file, csv(*rows, head=f"{HEAD},seat"), "votes.csv")
    movement = now(file).results["A1"][1].movements[0]
    assert (movement.up, movement.down, movement.same) == (2, 0, 1)


def test_the_channel_is_kept(make_file):
    file = make_file(people=0)
    import_votes(file, csv("A1,1,real,4,1,roll call", head=f"{HEAD},seat,channel"), "votes.csv")
    assert question(file, "A1", name="real")["channels"] == {"roll_call": 1}


def test_every_bad_row_is_named_and_nothing_is_imported(make_file):
    file = make_file(people=3)
    before = file.db.execute("SELECT count(*) FROM log").fetchone()
    lines = problems(
        file,
        csv(
            "A1,1,real,4,1",
            "X9,1,real,4,1",
            "A1,0,real,4,1",
            "A1,1,likelihood,4,1",
            "A1,1,real,6,2",
            "A1,1,real,3,1",
            "A1,1,real,3,99",
            "A1,1,real,3,2,pigeon",
            "A1,1,real,3,2,hands,extra",
            head=f"{HEAD},seat,channel",
        ),
    )
    assert [line.split(":")[1].strip() for line in lines] == [f"row {n}" for n in (3, 4, 5, 6, 7, 8, 9, 10)]
    assert file.db.execute("SELECT count(*) FROM log").fetchone() == before
    assert now(file).rounds == ()


def test_a_round_that_is_there_already_is_refused(make_file):
    file = make_file(people=0)
    import_votes(file, csv("A1,1,real,4"), "votes.csv")
    assert "in this workshop already" in problems(file, csv("A1,1,real,4"))[0]


def test_a_round_that_leaves_a_gap_is_refused(make_file):
    assert "comes too early" in problems(make_file(people=0), csv("A1,2,real,4"))[0]


def test_an_import_into_a_claim_that_is_being_voted_on_is_refused(file):
    open_round(file, "A1")
    assert any("is open" in line for line in problems(file, csv("A1,2,real,4")))


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "no column"),
        (b"claim,round,question\nA1,1,real", "no column “answer”"),
        (b"claim,round,question,answer,shoe\n", "unknown column"),
        (b"claim,round,question,answer,answer\n", "more than once"),
        (b"claim,round,question,answer\n", "no rows"),
        (b"claim,round,question,answer\nA1,1,real,\xff", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_list_of_votes_is_refused_with_what_was_expected(file, data, part):
    assert part in "\n".join(problems(file, data))


def test_semicolons_a_byte_order_mark_and_windows_lines_are_read(make_file):
    file = make_file(people=0)
    data = "\ufeffclaim;round;question;answer\r\nA1;1;real;4\r\n".encode()
    assert import_votes(file, data, "votes.csv").said == "1 answer imported into 1 round"


def test_an_import_can_be_undone_as_one_act(make_file):
    file = make_file(people=0)
    import_votes(file, csv("A1,1,real,4,1", head=f"{HEAD},seat"), "votes.csv")
    file.undo()
    assert now(file).rounds == ()
    assert now(file).seats == ()


@settings(max_examples=60)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_whatever_raise_anything_but_a_list_of_problems(shared_file, data):
    with pytest.raises(InputProblemsError):
        import_votes(shared_file, HEAD.encode() + b"\n" + data + b"\nA1,x,real,1", "votes.csv")


@pytest.fixture(scope="module")
def shared_file(tmp_path_factory):
    """One file for all examples: a refused import leaves it as it was."""
    folder = tmp_path_factory.mktemp("shared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNIFYDESK_HOME", str(folder / "home"))
        file = workshops.create(folder / "w.unify", DECK)
    yield file
    file.close()
