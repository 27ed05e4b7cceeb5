"""Tables with one person a row: people, answers, reasons and groups, and every bad cell by row and column."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app import asked
from tests.app.asked import MAP
from tests.app.stories import now
from unifydesk.app import results
from unifydesk.app.importing import import_wide, plan_wide
from unifydesk.app.vote_map import read_map
from unifydesk.domain.errors import InputProblemsError, UnifyError
from unifydesk.domain.people import Seat

HEAD = "who,team,yes,line,imp,agr,why,age"


@pytest.fixture
def file(tmp_path):
    """An open workshop without people, whose deck asks a claim of every kind."""
    file = asked.make(tmp_path / "ways.unify")
    yield file
    file.close()


@pytest.fixture
def room(tmp_path):
    """An open workshop with three people."""
    seats = [Seat(1, "Ann", "North"), Seat(2, "Bob", weight="2"), Seat(7, "Cy", present=False)]
    file = asked.make(tmp_path / "room.unify", seats)
    yield file
    file.close()


def table(*rows, head=HEAD):
    return "\n".join([head, *rows]).encode()


def take(file, *rows, head=HEAD, mapping=MAP):
    return import_wide(file, table(*rows, head=head), "t.csv", read_map(mapping.encode(), "m.toml"))


def problems(file, *rows, head=HEAD, mapping=MAP):
    before = asked.everything(file)
    with pytest.raises(InputProblemsError) as refusal:
        take(file, *rows, head=head, mapping=mapping)
    assert asked.everything(file) == before
    return refusal.value.lines()


def only(columns, more=""):
    """A mapping with nothing but these columns."""
    return f"{more}\n[columns]\n{columns}\n"


def figures(file, claim, question=None):
    found = next(c for c in results.results(now(file))["claims"] if c["id"] == claim)
    return next(q for q in found["rounds"][0]["questions"] if question in (None, q["id"]))


# --- what is taken ------------------------------------------------------------------------------------


def test_every_row_is_a_person_and_every_cell_an_answer(file):
    said = take(file, "1,A,1,10,5,4,,", "2,A,0,0,1,2,,", "3,B,-1,5,3,3,,")
    assert said.said == "12 answers of 3 people imported into 3 rounds"
    assert figures(file, "YES")["counts"] == {"no": 1, "pass": 1, "yes": 1}
    assert figures(file, "BOTH", "importance")["median"] == 3
    assert [(s.number, s.name, s.group) for s in now(file).seats] == [
        (1, "", "A"),
        (2, "", "A"),
        (3, "", "B"),
    ]


def test_missing_is_never_counted_as_cannot_judge_or_as_passing(file):
    take(file, "1,,1,1,1,1,,", "2,,,,,,,", "3,,99,99,99,99,,", "4,,dk,dk,dk,dk,,")
    found = figures(file, "YES")
    assert (found["answered"], found["cannot_judge"], found["silent"], found["present"]) == (1, 1, 2, 4)
    assert found["counts"] == {"no": 0, "pass": 0, "yes": 1}


def test_a_value_that_is_not_translated_goes_to_the_check_of_its_kind(file):
    assert problems(file, "1,,2,1,1,1,,") == [
        "t.csv: row 2: column “yes”: “2” is no answer for “Approval”: give no, pass, yes, or cannot_judge"
    ]


def test_a_translation_for_one_question_goes_before_the_general_one(file):
    mapping = MAP.replace("[answers]", '[answers]\n1 = "3"')
    mapping = mapping.replace("[columns]", '[answers.importance]\n1 = "5"\nhigh = "4"\n[columns]')
    take(file, "1,,1,1,1,1,,", "2,,,,high,,,", mapping=mapping)
    assert figures(file, "BOTH", "importance")["counts"] == {"1": 0, "2": 0, "3": 0, "4": 1, "5": 1}
    assert figures(file, "BOTH", "agreement")["counts"]["3"] == 1
    assert figures(file, "YES")["counts"]["yes"] == 1


def test_words_rankings_and_points_are_not_translated_by_the_general_table(file):
    mapping = only('w = "WORDS"\nr = "RANK"\np = "POINTS"', '[answers]\n"1" = "yes"\n"99" = "missing"')
    take(file, "1,B>A,A:60", "99,A=B=C,99", head="w,r,p", mapping=mapping)
    assert figures(file, "WORDS")["answers"] == {"1": 1}
    assert figures(file, "RANK")["answers"] == {"A=B=C": 1, "B>A": 1}
    assert (figures(file, "POINTS")["answers"], figures(file, "POINTS")["silent"]) == ({"A:60": 1}, 1)


def test_the_items_of_an_approval_are_columns_of_their_own(file):
    take(file, "yes,no", "no,", head="item_A,item_B", mapping=only('"item_{x}" = "PICK approval-{x}"'))
    assert figures(file, "PICK", "approval-A")["counts"] == {"no": 1, "pass": 0, "yes": 1}
    assert (figures(file, "PICK", "approval-B")["silent"], figures(file, "PICK", "approval-C")["silent"]) == (
        1,
        2,
    )


def test_a_reason_belongs_to_the_ballot_on_its_claim(file):
    take(file, '1,,1,5,,,"Because, well",', "2,,0,,,,,")
    assert file.rows(
        "SELECT claim, seat, reason FROM ballot JOIN round ON id = round WHERE reason <> ''"
    ) == [("YES", 1, "Because, well")]


def test_a_reason_without_an_answer_is_kept_without_the_seat(file):
    take(file, "1,,1,5,,,,", "2,,,5,,,I cannot tell,")
    assert file.rows("SELECT sorted, text FROM reason") == [(1, "I cannot tell")]
    assert now(file).results["YES"][0].reasons == ("I cannot tell",)
    assert figures(file, "YES")["silent"] == 1


def test_an_objection_takes_its_reason_from_the_column_of_reasons(file):
    mapping = only('c = "CONSENT"') + '[reasons]\nw = "CONSENT"\n'
    assert problems(file, "objection,", "agree,", head="c,w", mapping=mapping) == [
        "t.csv: row 2: column “c”: an objection without its reason; "
        "expected the reason in a column of [reasons]"
    ]
    take(file, "objection,Too dear", "agree,", head="c,w", mapping=mapping)
    assert [note.text for note in now(file).notes] == ["Too dear"]


def test_a_column_that_says_nothing_adds_no_round(file):
    take(file, "1,,1,,,,,")
    assert {r.claim for r in now(file).rounds} == {"YES"}


def test_people_without_any_answer_are_present_and_silent(file):
    take(file, "1,,1,,,,,", "2,,,,,,,")
    assert len(now(file).seats) == 2
    assert (figures(file, "YES")["present"], figures(file, "YES")["silent"]) == (2, 1)


def test_a_short_row_has_blank_cells_at_its_end(file):
    take(file, "1,,1", "2")
    assert figures(file, "YES")["silent"] == 1


def test_a_second_round_shows_how_people_moved(file):
    mapping = 'person = "who"\nround = {}\n[columns]\nagr = "BOTH agreement"\n'
    for number, answers in ((1, "234"), (2, "444")):
        rows = [f"{seat},{answer}" for seat, answer in enumerate(answers, 1)]
        take(file, *rows, head="who,agr", mapping=mapping.format(number))
    movement = now(file).results["BOTH"][1].movements[0]
    assert (movement.up, movement.down, movement.same) == (2, 0, 1)


def test_an_import_is_one_act_that_keeps_the_mapping_and_can_be_undone(file):
    before = asked.everything(file)
    take(file, "1,A,1,10,5,4,x,", "2,,,,,,y,")
    bodies = [json.loads(body) for (body,) in file.rows("SELECT body FROM log WHERE kind = 'votes_imported'")]
    assert [(b["source"], b["rows"], b["mapping"]) for b in bodies] == [("t.csv", 2, MAP)]
    file.undo()
    assert {k: v for k, v in asked.everything(file).items() if k != "log"} == {
        k: v for k, v in before.items() if k != "log"
    }


def test_a_plan_says_what_an_import_does_and_changes_nothing(file):
    data, mapping = table("1,A,1,10,5,4,x,30", "2,,,,,,y,"), read_map(MAP.encode(), "m.toml")
    before = asked.everything(file)
    plan = plan_wide(file, data, "t.csv", mapping)
    assert asked.everything(file) == before
    assert (plan.people, plan.votes.answers, plan.missing, plan.silent) == (2, 4, 4, 1)
    assert plan.values == {("1", "yes"): 1, ("10", "10"): 1, ("5", "5"): 1, ("4", "4"): 1, ("", "missing"): 4}
    assert plan.layout.ignored == ((7, "age"),)
    assert plan.filled == {7: 1}


# --- people and seats ---------------------------------------------------------------------------------


def test_numbers_are_seats(room):
    take(room, "7,,1,,,,,", "2,,0,,,,,")
    assert room.rows("SELECT seat, weight FROM ballot ORDER BY seat") == [(2, "2"), (7, "1")]
    assert figures(room, "YES")["present"] == 3


def test_names_find_the_seats_that_have_them(room):
    take(room, "Cy,,1,,,,,", "Ann,North,0,,,,,")
    assert room.rows("SELECT seat FROM ballot ORDER BY seat") == [(1,), (7,)]


def test_names_make_seats_where_there_are_none(file):
    take(file, "Zoë,A,1,,,,,", "7,,0,,,,,")
    assert [(s.number, s.name) for s in now(file).seats] == [(1, "Zoë"), (2, "7")]


def test_rows_are_counted_where_no_column_tells_people_apart(file):
    take(file, "1", "", "0", head="yes,x", mapping=only('yes = "YES"', '[answers]\n1 = "yes"\n0 = "no"'))
    assert file.rows("SELECT seat FROM ballot ORDER BY seat") == [(1,), (2,)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["9,,1,,,,,"], "row 2: unknown seat 9; expected a seat of this workshop; add the person first"),
        (
            ["1,,1,,,,,", "01,,1,,,,,"],
            "row 3: seat 1 again; expected every person once; the first is in row 2",
        ),
        ([",,1,,,,,", "1,,1,,,,,"], "row 2: nobody in column “who”; expected a number or a name"),
        (["Dan,,1,,,,,"], "row 2: no seat is called “Dan”; expected the name of one seat of this workshop"),
        (
            ["Ann,,1,,,,,", "Ann,,1,,,,,"],
            "row 3: “Ann” again; expected every person once; the first is in row 2",
        ),
        (
            ["1,South,1,,,,,"],
            "row 2: seat 1 in group “South”; expected “North”, the group of this seat in this workshop",
        ),
        ([f"1,{'g' * 121},1,,,,,"], "row 2: a group that is too long; expected up to 120 characters"),
        (["1,,1,,,,,,,,"], "row 2: more cells than the heading has; expected as many as columns"),
        (
            [f"1,,1,,,,{'r' * 601},"],
            "row 2: column “why”: The reason has 601 characters; up to 600 fit. Shorten it",
        ),
        (
            ["1,,1,11,,,,"],
            "row 2: column “line”: “11” is no answer for “Spectrum”: give 0 to 10, or cannot_judge",
        ),
    ],
    ids=range(10),
)
def test_what_is_wrong_with_a_person_is_named_with_the_row(room, rows, said):
    (line,) = problems(room, *rows)
    assert line.startswith(f"t.csv: {said}")


def test_two_seats_of_one_name_cannot_be_told_apart(tmp_path):
    file = asked.make(tmp_path / "w.unify", [Seat(1, "Ann"), Seat(2, "Ann")])
    assert "2 seats are called “Ann”" in problems(file, "Ann,,1,,,,,")[0]
    file.close()


def test_a_name_that_is_too_long_is_refused(file):
    assert "a name that is too long" in problems(file, f"{'n' * 121},,1,,,,,")[0]


def test_every_bad_cell_is_named_at_once(file):
    lines = problems(file, "1,,7,12,6,0,,", ",,1,1,1,1,,", f"3,,1,x,1,1,{'r' * 700},")
    assert [line.split(": ")[1] for line in lines] == ["row 2"] * 4 + ["row 3"] + ["row 4"] * 2


def test_more_people_than_a_workshop_has_room_for_are_refused(file):
    rows = [f"{n},,1,,,,," for n in range(1, 502)]
    assert problems(file, *rows) == ["t.csv: row 502: more than 500 people; expected up to 500 rows"]


def test_a_table_without_any_answer_is_refused(file):
    assert problems(file, "1,A,,99,,,,30", "2,,,,,,,") == [
        "t.csv: row 1: no answer in any column of the mapping; expected at least one"
    ]


def test_a_table_without_people_is_refused(file):
    assert problems(file) == ["t.csv: row 1: no rows; expected at least one person below the heading"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_whatever_do_more_than_be_planned_or_refused(shared, data):
    before = asked.everything(shared)
    said = []
    for content in (data, HEAD.encode() + b"\n" + data):
        try:
            said += [str(plan_wide(shared, content, "t.csv", read_map(MAP.encode(), "m.toml")).people)]
        except UnifyError as refusal:
            said += [str(refusal)]
    assert all(said)
    assert asked.everything(shared) == before


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One file for all examples: a plan leaves it as it was."""
    folder = tmp_path_factory.mktemp("shared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNIFYDESK_HOME", str(folder / "home"))
        file = asked.make(folder / "w.unify")
    yield file
    file.close()
