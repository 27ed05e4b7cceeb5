"""`votes import` and `votes map`: everything in a CSV, or nothing."""

from __future__ import annotations

import json
import sys

import pytest

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


@pytest.mark.skipif(sys.platform == "win32", reason="a hole in a file takes room there")
def test_more_than_a_thousand_million_characters_are_refused_at_once(give, cli, workshop, tmp_path):
    before = workshop.read_bytes()
    with (tmp_path / "votes.csv").open("wb") as file:
        file.write(f"{HEAD}\nA1,1,real,".encode())
        file.truncate(10**9)  # a hole: it takes no room on the disk
    assert "is larger than 50 MB" in cli("votes", "import", workshop, "votes.csv").sentence
    assert workshop.read_bytes() == before


# --- one person a row -----------------------------------------------------------------------------------

MAP = """\
person = "who"
[answers]
"yes" = "5"
"no" = "1"
[columns]
q1 = "A1 real"
q2 = "A1 importance"
[reasons]
why = "A1"
"""
WIDE = "who,q1,q2,why,age\nAnn,yes,4,Because,30\nBob,no,,,\n"


@pytest.fixture
def wide(cli, workshop, tmp_path):
    """Return a function that imports a table with one person a row into the workshop."""

    def command(*options, table=WIDE, mapping=MAP):
        (tmp_path / "wide.csv").write_text(table, encoding="utf-8")
        (tmp_path / "map.toml").write_text(mapping, encoding="utf-8")
        return cli("votes", "import", workshop, "wide.csv", "--map", "map.toml", *options)

    return command


def test_a_mapping_is_told_before_it_is_applied_and_nothing_changes(wide, workshop):
    before = workshop.read_bytes()
    said = wide()
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(
        "wide.csv by map.toml:\n\n  People: 2, one a row; column “who” gives their names"
    )
    assert "  q2 → A1, Importance: 1 answered, 1 missing\n" in said.out
    assert "  age (1 of 2 cells say something)\n" in said.out
    assert said.out.endswith("Nothing was changed. To take all this in, give the same command with --yes.\n")
    assert workshop.read_bytes() == before


def test_with_yes_a_mapping_is_applied(wide, cli, workshop):
    said = wide("--yes")
    assert (said.code, said.out, said.err) == (0, "3 answers of 2 people imported into 1 round\n", "")
    assert figures(cli, workshop, "A1", "real")["counts"] == {"1": 1, "2": 0, "3": 0, "4": 0, "5": 1}
    assert figures(cli, workshop, "A1", "importance")["silent"] == 1
    assert cli("check", workshop).code == 0


@pytest.mark.parametrize("options", [[], ["--yes"]])
def test_every_problem_is_named_by_row_and_column_and_nothing_changes(wide, workshop, options):
    before = workshop.read_bytes()
    said = wide(*options, table=WIDE.replace("yes", "oui").replace("no,", "non,9"))
    assert (said.code, said.out) == (1, "")
    assert [line[:31] for line in said.err.splitlines()] == [
        "wide.csv: row 2: column “q1”: “",
        "wide.csv: row 3: column “q1”: “",
        "wide.csv: row 3: column “q2”: “",
    ]
    assert workshop.read_bytes() == before


def test_problems_of_a_mapping_are_named_by_its_lines(wide):
    said = wide(mapping=MAP.replace("q1 =", "q9 =").replace('"A1"', '"Z1"'))
    assert [line.split(":")[1] for line in said.err.splitlines()] == ["6", "9"]


def test_yes_without_a_mapping_is_refused(cli, workshop, tmp_path):
    (tmp_path / "votes.csv").write_text(f"{HEAD}\nA1,1,real,4\n")
    assert "--yes goes with --map" in cli("votes", "import", workshop, "votes.csv", "--yes").sentence


@pytest.mark.parametrize(("name", "part"), [("nowhere.toml", "There is no file"), (".", "is a folder")])
def test_a_mapping_that_cannot_be_read_is_refused(cli, workshop, tmp_path, name, part):
    (tmp_path / "wide.csv").write_text(WIDE)
    assert part in cli("votes", "import", workshop, "wide.csv", "--map", name).sentence


def test_a_table_cannot_steer_the_terminal(wide):
    table = WIDE.replace("age", "\x1b[2Jage\u202e").replace("Ann", "\x1b]0;x\x07Ann")
    said = wide(table=table)
    assert said.code == 0
    assert not {"\x1b", "\u202e", "\x07"} & set(said.out)


def test_a_mapping_to_begin_with_is_printed_or_written(cli, tmp_path):
    (tmp_path / "wide.csv").write_text("id,q1,q2\n1,1,0\n2,0,\n")
    printed = cli("votes", "map", "wide.csv")
    assert (printed.code, printed.err) == (0, "")
    assert '"q{n}" = "Q{n}"\n' in printed.out
    assert cli("votes", "map", "wide.csv", "-o", "map.toml").out == "map.toml\n"
    assert (tmp_path / "map.toml").read_text(encoding="utf-8") == printed.out


def test_a_mapping_never_overwrites_a_file(cli, tmp_path):
    (tmp_path / "wide.csv").write_text("id,q1,q2\n1,1,0\n")
    (tmp_path / "map.toml").write_text("mine")
    assert "is already there and stays as it is" in cli("votes", "map", "wide.csv", "-o", "map.toml").sentence
    assert (tmp_path / "map.toml").read_text() == "mine"
