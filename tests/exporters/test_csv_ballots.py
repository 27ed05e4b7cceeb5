"""The table of ballots: as many as the record shows, with the names it shows."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from tests.exporters.sample import sample
from unifydesk.domain.report import NamedBallot
from unifydesk.exporters._csv_ballots import COLUMNS, ballots_csv

BALLOTS = (
    NamedBallot("EB4", 1, 1, "roll_call", (("real", "5"), ("importance", "cannot_judge")), "=Because"),
    NamedBallot("EB4", 1, 13, "paper", (("real", "1"),), "", "1.5", 2),
    NamedBallot("EB4", 1, 99, "roll_call", (), ""),
)


def read(report):
    """Return the rows as another program reads them."""
    return list(csv.DictReader(io.StringIO(ballots_csv(report).decode(), newline="")))


def test_every_answer_has_its_row():
    rows = read(replace(sample(), ballots=BALLOTS))
    assert [(r["seat"], r["question"], r["answer"], r["answer_label"]) for r in rows] == [
        ("1", "real", "5", "Strongly agree"),
        ("1", "importance", "cannot_judge", "cannot_judge"),
        ("13", "real", "1", "Strongly disagree"),
        ("99", "", "", ""),
    ]
    assert rows[0]["reason"] == "'=Because"
    assert (rows[2]["name"], rows[2]["group"], rows[2]["weight"], rows[2]["proxy"]) == (
        "Noël d’Été",
        "Public",
        "1.5",
        "2",
    )


def test_people_whom_the_record_does_not_name_are_not_named_here():
    report = replace(sample(), ballots=BALLOTS, seats=())
    assert {row["name"] for row in read(report)} == {""}


def test_without_ballots_there_is_the_heading():
    assert ballots_csv(sample()).decode().count("\r\n") == 1
    assert COLUMNS[0] == "claim"
