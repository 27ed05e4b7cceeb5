"""`votes import`: all rows of a CSV, or none."""

from __future__ import annotations

import json

import pytest

from unifydesk.app.csv_table import SIZE_LIMIT
from unifydesk.cli import reading

HEAD = "claim,round,question,answer"


@pytest.fixture
def give(cli, workshop, tmp_path):
    """Return a function that imports rows into the workshop."""

    def command(rows, head=HEAD, name="votes.csv"):
        data = rows if isinstance(rows, bytes) else f"{head}\n{rows}".encode()
        (tmp_path / name).write_bytes(data)
        return cli("votes", "import", workshop, name)

    return command


def figures(cli, workshop, claim, question):
    found = next(c for c in json.loads(cli("results", workshop, "--json").out)["claims"] if c["id"] == claim)
    return next(q for q in found["rounds"][0]["questions"] if q["id"] == question)


def test_what_was_imported_is_said(give):
    said = give("A1,1,real,4\nA1,1,importance,5\n")
    assert (said.code, said.out, said.err) == (0, "2 answers imported into 1 round\n", "")


def test_rows_without_a_seat_count_per_question_as_people_of_their_own(cli, give, workshop):
    give("A1,1,real,4\n" * 3 + "A1,1,real,cannot_judge\n" + "A1,1,importance,5\n")
    real, importance = (figures(cli, workshop, "A1", name) for name in ("real", "importance"))
    assert (real["present"], real["answered"], real["cannot_judge"], real["silent"]) == (4, 3, 1, 0)
    assert (importance["present"], importance["answered"], importance["silent"]) == (1, 1, 0)


def test_every_bad_row_is_reported_with_its_number_and_nothing_is_imported(give, workshop):
    before = workshop.read_bytes()
    rows = "\n".join(["A1,1,real,4"] + ["A1,1,real,9", "Z9,1,real,4", "A1,none,real,4"] * 100)
    said = give(rows)
    assert (said.code, said.out) == (1, "")
    assert [line.split(":")[1] for line in said.err.splitlines()] == [f" row {n}" for n in range(3, 303)]
    assert workshop.read_bytes() == before


def test_a_second_import_of_the_same_file_is_refused(give, workshop):
    assert give("A1,1,real,4\n").code == 0
    before = workshop.read_bytes()
    assert "round 1 of A1 is in this workshop already" in give("A1,1,real,4\n").sentence
    assert workshop.read_bytes() == before


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "no column “claim”"),
        (HEAD.encode(), "no rows"),
        (f"{HEAD}\nA1,1,real,4\n".encode("utf-16"), "not UTF-8"),
        (f"{HEAD}\nA1,1,real,\x00\n".encode(), "is no answer"),
        (f'{HEAD}\nA1,1,real,"4\n'.encode() + b"x" * 200_000, "cannot be read"),
        (f"{HEAD.replace(',', '|')}\nA1|1|real|4\n".encode(), "no column “claim”"),
        (b"\x00" * 1000, "no column “claim”"),
        (b"SQLite format 3\x00", "no column “claim”"),
    ],
    ids=range(8),
)
def test_what_is_no_list_of_votes_is_refused(give, workshop, data, part):
    before = workshop.read_bytes()
    said = give(data)
    assert (said.code, said.out) == (1, "")
    assert part in said.err
    assert workshop.read_bytes() == before


def test_quotes_line_ends_and_other_delimiters_are_read(give):
    assert give('"A1","1","real","4"\r\n', head=f"\ufeff{HEAD}").code == 0
    assert give("R1;1;likelihood;4\n", head=HEAD.replace(",", ";")).code == 0
    assert give("O1\t1\tagreement\tcannot judge\n", head=HEAD.replace(",", "\t")).code == 0


def test_a_group_cannot_steer_the_terminal(give, cli, workshop):
    assert give("A1,1,real,4,1,\x1b[2J", head=f"{HEAD},seat,group").code == 0
    assert "\x1b" not in cli("results", workshop, "--json").out


def test_a_file_above_the_limit_is_refused_without_being_read_to_its_end(give, monkeypatch):
    assert reading.SIZE_LIMIT == SIZE_LIMIT
    monkeypatch.setattr(reading, "SIZE_LIMIT", 100)
    assert "is larger than" in give("A1,1,real,4\n" * 20).sentence


@pytest.mark.parametrize(
    ("name", "part"), [("nowhere.csv", "There is no file"), (".", "is a folder"), ("x" * 300, "too long")]
)
def test_a_csv_that_cannot_be_read_is_refused(cli, workshop, name, part):
    assert part in cli("votes", "import", workshop, name).sentence


def test_a_workshop_that_cannot_be_opened_is_refused(cli, tmp_path):
    (tmp_path / "votes.csv").write_text(f"{HEAD}\nA1,1,real,4\n")
    assert "There is no file" in cli("votes", "import", "nowhere.unify", "votes.csv").sentence
    assert "is not a workshop file" in cli("votes", "import", "votes.csv", "votes.csv").sentence


def test_a_workshop_without_write_permission_is_refused(give, workshop):
    workshop.chmod(0o444)
    assert "read-only" in give("A1,1,real,4\n").sentence
