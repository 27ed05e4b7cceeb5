"""Importing ballots: all rows or none, every bad row by its number, and figures as worked by hand."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app import asked
from tests.app.stories import DECK, now, open_round
from unifydesk.app import noting, results, workshops
from unifydesk.app.importing import import_votes
from unifydesk.domain.errors import InputProblemsError
from unifydesk.domain.people import Seat
from unifydesk.rules import make_choice

CASES = json.loads((Path(__file__).parents[1] / "files" / "worked_cases.json").read_text(encoding="utf-8"))
FIVE_POINTS = [case for case in CASES if len(case["counts"]) == 5 and sum(case["counts"])]
HEAD = "claim,round,question,answer"
WITH_REASON = f"{HEAD},seat,group,reason"
GIVEN = {
    ("RANK", "ranking"): ("b > a=c", "B>A=C"),
    ("POINTS", "points"): ("A:60 B:40", "A:60 B:40"),
    ("VOTES", "quadratic"): ("A=8 B=-6", "A:8 B:-6"),
    ("LINE", "spectrum"): ("10", "10"),
    ("WORDS", "open"): ("Let us  wait.", "Let us wait."),
    ("YES", "approval"): ("Pass", "pass"),
    ("CONSENT", "consent"): ("Agree", "agree"),
    ("NINE", "agreement"): ("9", "9"),
    ("BOTH", "importance"): ("Cannot judge", "cannot_judge"),
    ("PICK", "approval-B"): ("no", "no"),
    ("NINE", "confidence"): ("3", "3"),
}
"""(claim, question) → what a CSV says, and how it is stored."""
BAD = [
    ("RANK", "ranking", "A>A", "“A” stands twice in this ranking. Name every item once"),
    ("RANK", "ranking", "A>D", "“D” is none of the items: they are A, B, C"),
    ("RANK", "ranking", "A>" * 50_000, "This answer for “Ranking” is too long"),
    ("POINTS", "points", "A:60 B:41", "101 points are more than the 100 there are. Give fewer"),
    ("POINTS", "points", "A:NaN", "“NaN” is not a whole number from 0"),
    ("POINTS", "points", "A:1.5", "“1.5” is not a whole number from 0"),
    ("VOTES", "quadratic", "A:10 B:1", "These votes cost 101 credits and there are 100"),
    ("LINE", "spectrum", "11", "“11” is no answer for “Spectrum”: give 0 to 10, or cannot_judge"),
    ("WORDS", "open", "w" * 401, "This answer has 401 characters; up to 400 fit"),
    ("WORDS", "open", "w" * 100_000, "This answer is too long: up to 400 characters fit"),
    ("WORDS", "open", "", "No answer was given"),
    ("YES", "approval", "maybe", "“maybe” is no answer for “Approval”: give no, pass, yes, or cannot_judge"),
    ("CONSENT", "consent", "objection", "an objection without its reason"),
    ("NINE", "agreement", "NaN", "“nan” is no answer"),
    ("NINE", "agreement", "10", "“10” is no answer"),
    ("PICK", "approval", "yes", "unknown question “approval”"),
]


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


@pytest.fixture
def ways(tmp_path):
    """An open workshop without people, whose deck asks a claim of every kind."""
    file = asked.make(tmp_path / "ways.unify")
    yield file
    file.close()


@pytest.mark.parametrize("seat", ["3", ""])
@pytest.mark.parametrize(("claim", "name"), GIVEN)
def test_an_answer_of_every_kind_is_taken_in_its_stored_form(ways, claim, name, seat):
    given, stored = GIVEN[claim, name]
    import_votes(ways, csv(f'{claim},1,{name},"{given}",{seat}', head=f"{HEAD},seat"), "votes.csv")
    table = "answer" if seat else "total"
    assert ways.rows(f"SELECT question, answer FROM {table}") == [(name, stored)]
    tally = now(ways).results[claim][0].of(name).tally
    assert tally.answered + tally.cannot_judge == 1


@pytest.mark.parametrize("seat", ["3", ""])
@pytest.mark.parametrize(("claim", "name", "answer", "said"), BAD, ids=range(len(BAD)))
def test_a_bad_answer_is_refused_with_the_sentence_of_its_kind_and_nothing_changes(
    ways, claim, name, answer, said, seat
):
    before = asked.everything(ways)
    good = f"YES,1,approval,yes,{seat}"
    (line,) = problems(ways, csv(good, f'{claim},1,{name},"{answer}",{seat}', head=f"{HEAD},seat"))
    assert line.startswith("votes.csv: row 3: ")
    assert said in line
    assert len(line) < 300
    assert asked.everything(ways) == before


def test_the_reason_of_a_seat_is_kept_with_its_ballot(ways):
    rows = ["BOTH,1,agreement,4,1,,It is dear", "BOTH,1,importance,5,1,,", "BOTH,1,agreement,2,2,,"]
    import_votes(ways, csv(*rows, head=WITH_REASON), "votes.csv")
    assert ways.rows("SELECT seat, reason FROM ballot ORDER BY seat") == [(1, "It is dear"), (2, "")]
    assert now(ways).results["BOTH"][0].reasons == ("It is dear",)
    assert now(ways).rounds[0].asks_reason


def test_reasons_without_a_seat_are_kept_sorted_and_can_be_undone(ways):
    rows = [f"YES,1,approval,yes,,,{text}" for text in ("zebra", "apple", "apple", "")]
    import_votes(ways, csv(*rows, head=WITH_REASON), "votes.csv")
    assert ways.rows("SELECT sorted, text FROM reason") == [(1, "apple"), (2, "apple"), (3, "zebra")]
    assert now(ways).results["YES"][0].reasons == ("apple", "apple", "zebra")
    ways.undo()
    assert ways.rows("SELECT * FROM reason") == []
    ways.redo()
    assert now(ways).results["YES"][0].reasons == ("apple", "apple", "zebra")


def test_two_reasons_for_one_ballot_are_a_bad_row(ways):
    rows = ["BOTH,1,agreement,4,1,,Dear", "BOTH,1,importance,5,1,,Dear", "BOTH,1,confidence,3,1,,Cheap"]
    assert problems(ways, csv(*rows, head=WITH_REASON)) == [
        "votes.csv: row 4: a second reason of seat 1; expected one; the first is in row 2"
    ]


def test_a_reason_that_is_too_long_is_refused_and_never_cut(ways):
    (line,) = problems(ways, csv(f"YES,1,approval,yes,1,,{'r' * 601}", head=WITH_REASON))
    assert line == (
        "votes.csv: row 2: The reason has 601 characters; up to 600 fit. Shorten it and try again"
    )


def test_an_objection_may_have_its_reason_in_another_row_of_its_ballot(ways):
    rows = ["CONSENT,1,consent,objection,1,,", "CONSENT,1,confidence,3,1,,Too dear"]
    import_votes(ways, csv(*rows, head=WITH_REASON), "votes.csv")
    assert [n.text for n in now(ways).notes_on("CONSENT", "objection")] == ["Too dear"]


def test_an_objection_becomes_a_note_that_can_be_addressed_once_for_its_claim(ways):
    rows = [f"CONSENT,{n},consent,objection,{seat},,Too dear" for n in (1, 2) for seat in ("1", "")]
    import_votes(ways, csv(*rows, head=WITH_REASON), "votes.csv")
    (note,) = now(ways).notes
    noting.address(ways, note.id, "The price was halved.")
    assert now(ways).notes[0].outcome == "The price was halved."


def test_notes_of_objections_stand_after_those_that_were_typed(ways):
    noting.add(ways, "remark", "First.")
    import_votes(ways, csv("CONSENT,1,consent,objection,1,,Too dear", head=WITH_REASON), "votes.csv")
    assert [(n.position, n.kind) for n in now(ways).notes] == [(1, "remark"), (2, "objection")]


def test_two_groups_for_one_seat_are_a_bad_row(ways):
    rows = ["YES,1,approval,yes,1,North,", "LINE,1,spectrum,3,1,,", "PICK,1,approval-A,yes,1,South,"]
    assert problems(ways, csv(*rows, head=WITH_REASON)) == [
        "votes.csv: row 4: seat 1 in group “South”; expected “North”, the group of this seat in row 2"
    ]


def test_a_group_other_than_the_one_in_the_workshop_is_a_bad_row(tmp_path):
    file = asked.make(tmp_path / "ways.unify", [Seat(1, "Ann", "North"), Seat(2, "Bob")])
    assert (
        "the group of this seat in this workshop"
        in problems(file, csv("YES,1,approval,yes,1,South,", head=WITH_REASON))[0]
    )
    import_votes(file, csv("YES,1,approval,yes,1,,", "YES,1,approval,no,2,South,", head=WITH_REASON), "v")
    assert [(seat.name, seat.group) for seat in now(file).seats] == [("Ann", "North"), ("Bob", "South")]
    file.close()


def test_ballots_carry_the_weights_of_their_seats(tmp_path):
    seats = [Seat(1, weight="1.5"), Seat(2), Seat(3, weight="2", present=False)]
    rule = make_choice("delphi75", base="entitled", weighted=True)
    file = asked.make(tmp_path / "ways.unify", seats, rule)
    import_votes(file, csv("YES,1,approval,yes,1", "YES,1,approval,no,2", head=f"{HEAD},seat"), "votes.csv")
    assert file.rows("SELECT seat, weight FROM ballot") == [(1, "1.5"), (2, "1")]
    assert file.rows("SELECT present, entitled, present_weight, entitled_weight FROM round") == [
        (2, 3, "2.5", "4.5")
    ]
    assert question(file, "YES")["weights"] == {"no": "1", "pass": "0", "yes": "1.5"}
    file.close()


def test_whoever_is_absent_but_has_a_ballot_counts_as_present(tmp_path):
    file = asked.make(tmp_path / "ways.unify", [Seat(1), Seat(2), Seat(3, present=False)])
    import_votes(file, csv("YES,1,approval,yes,3", head=f"{HEAD},seat"), "votes.csv")
    found = question(file, "YES")
    assert (found["present"], found["answered"], found["silent"], found["entitled"]) == (3, 1, 2, 3)
    file.close()


def test_the_log_says_where_the_votes_came_from(ways):
    data = csv("YES,1,approval,yes")
    import_votes(ways, data, "votes.csv")
    (body,) = ways.rows("SELECT body FROM log WHERE kind = 'votes_imported'")[0]
    told = json.loads(body)
    assert (told["source"], told["rows"], told["did"]) == ("votes.csv", 1, "Import 1 answer")
    assert told["sha256"] == sha256(data).hexdigest()


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
