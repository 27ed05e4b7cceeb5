"""What a file says for ever of having been recovered, and which of its rounds may have lost answers."""

from __future__ import annotations

import io
import sqlite3
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from tests.app.damages import PAGE
from tests.app.stories import close_and_reveal, open_round, play, vote
from tests.exporters.workbook import opened
from unifydesk.app import agenda, recovered, recovering, reporting, results, workshops
from unifydesk.app.redacting import shown
from unifydesk.cli.showing import table
from unifydesk.domain.record import decode, encode
from unifydesk.domain.report import CLAIMS, FULL, SUMMARY, ExportOptions
from unifydesk.domain.style import Style
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._pdf_pages import RECOVERED_NOTE
from unifydesk.store import log
from unifydesk.store.connection import write

ON = "This file was recovered from a damaged one on 24 November 2026."
LESS = "could be read only in part: what was lost is not here."
FEWER = (
    f"{ON} Answers could be read only in part, so counts may be too low, and people who are called silent "
    "may have answered."
)


def at_noon():
    return datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def ruin(path, name):
    """Overwrite the page at which a table begins, or the index of its keys, which is what is read by."""
    connection = sqlite3.connect(path)
    ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [name])
    connection.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)


@pytest.fixture
def damaged(make_file):
    """A closed workshop file of two claims, and what it held before it lost its answers."""
    file = make_file()
    play(file, "A1", "444455", "445555")
    play(file, "R1", "121212", "222222")
    file.close()
    return file.path


@pytest.fixture
def lost(damaged):
    """A file, opened, that was recovered without its answers."""
    ruin(damaged, "answer")
    file = workshops.open_file(recovering.recover(damaged, clock=at_noon).path)
    yield file
    file.close()


def marked(file, **details):
    """Write a line into the log as a recovery does."""
    with write(file.db):
        log.append(file.db, "2026-11-24T12:00:00+00:00", "recovered", {"did": "Recover", **details})
    return recovered.damage_of(file)


def test_a_file_that_was_never_damaged_says_nothing(make_file):
    found = workshops.snapshot(make_file())
    assert (found.recovered, dict(found.incomplete), found.notices) == ("", {}, ())


def test_a_recovered_file_says_when_and_what_is_read_only_in_part(lost):
    found = workshops.snapshot(lost)
    assert found.recovered == FEWER
    assert found.recovered in found.notices


def test_every_claim_whose_answers_may_be_lost_says_so(lost):
    found = workshops.snapshot(lost)
    assert found.incomplete["A1"] == (
        "Answers may be missing from rounds 1 and 2: they were read from a damaged file. People who "
        "are called silent there may have answered."
    )
    assert found.incomplete.keys() == {"A1", "R1"}


def test_a_round_that_was_opened_later_lost_nothing(lost):
    round_ = open_round(lost, "A1")
    vote(lost, round_, "4444")
    close_and_reveal(lost, round_)
    assert "from rounds 1 and 2:" in workshops.snapshot(lost).incomplete["A1"]


def test_a_round_in_which_nobody_is_silent_lost_nothing(make_file):
    file = make_file()
    present = len(workshops.snapshot(file).seats)
    round_ = open_round(file, "R1")
    for question in round_.questions:
        vote(file, round_, "3" * present, question.id)
    close_and_reveal(file, round_)
    assert workshops.snapshot(file).incomplete == {}
    marked(file, torn=["answer"], refused={})
    assert recovered.incomplete(recovered.damage_of(file), workshops.snapshot(file).results) == {}


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"torn": [], "refused": {}}, "Nothing is known to be missing; compare it with earlier minutes."),
        ({"torn": ["note", "log"]}, f"Notes and the log {LESS}"),
        ({"torn": ["note"], "dropped": 3}, f"Notes and the log {LESS}"),
        ({"refused": {"answer": 4}}, FEWER.removeprefix(ON).strip()),
        ({"anew": [1, 2]}, f"People {LESS}"),
    ],
)
def test_the_sentence_follows_from_the_line_of_the_log(make_file, details, said):
    assert marked(make_file(), **details).sentence == f"{ON} {said}"


@pytest.mark.parametrize(
    "details",
    [
        {"torn": "answer"},
        {"torn": [["x"], 7, "<b>"], "refused": ["answer"]},
        {"refused": {"<b>": 1}, "anew": 3},
    ],
)
def test_a_line_that_somebody_made_up_is_read_without_harm(make_file, details):
    assert marked(make_file(), **details).sentence.startswith(ON)


def test_a_file_that_was_recovered_twice_names_both_days(make_file):
    file = make_file()
    with write(file.db):
        log.append(file.db, "2026-11-22T12:00:00+00:00", "recovered", {"did": "Recover", "torn": ["note"]})
    said = marked(file, torn=["log"]).sentence
    assert said.startswith("This file was recovered from a damaged one on 22 November 2026, and again on 24 ")
    assert "Notes and the log" in said


def test_the_figures_on_the_command_line_say_it(lost):
    found = workshops.snapshot(lost)
    lines = list(table(found))
    assert lines[1] == FEWER
    assert any("Answers may be missing from rounds 1 and 2" in line for line in lines)
    told = results.results(found)
    assert told["workshop"]["recovered"] == FEWER
    assert told["claims"][0]["incomplete"] == found.incomplete["A1"]


def test_a_recovery_writes_down_all_that_it_left_out(damaged):
    ruin(damaged, "round")
    file = workshops.open_file(recovering.recover(damaged, clock=at_noon).path)
    ((_, details),) = log.bodies(file.db, "recovered")
    assert details["refused"]["ballot"] == 24
    assert "Rounds, ballots and answers" in workshops.snapshot(file).recovered
    file.close()


@pytest.mark.parametrize("name", ["html", "json", "markdown"])
def test_every_record_in_words_says_it(lost, name):
    options = ExportOptions()
    report = shown(reporting.collect(lost), options)
    text = EXPORTERS[name].render(report, options, lambda _part: None).data.decode()
    for said in (FEWER, report.claims[0].incomplete):
        assert said in text


@pytest.mark.parametrize(("template", "opens", "claims"), [(FULL, 1, 1), (SUMMARY, 1, 0), (CLAIMS, 0, 1)])
def test_every_page_of_the_minutes_says_it_and_the_first_one_why(lost, template, opens, claims):
    options = ExportOptions(Style(hyphenate=False), template)
    report = shown(reporting.collect(lost), options)
    made = EXPORTERS["pdf"].render(report, options, lambda _part: None)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.data)).pages]
    assert all(RECOVERED_NOTE in page for page in pages)
    assert (FEWER in pages[0]) is bool(opens)
    assert any(report.claims[0].incomplete in page for page in pages) is bool(claims)
    assert made.warnings[0] == FEWER


def test_every_sheet_of_a_workbook_says_it(lost):
    report = reporting.collect(lost)
    sheets = opened(EXPORTERS["xlsx"].render(report, ExportOptions(), lambda _part: None).data)
    assert all(rows[0][0] == FEWER for rows in sheets.values())


def test_a_record_without_damage_is_what_it_was_before_it_could_be_said(make_file):
    assert b'"recovered"' not in encode(reporting.collect(make_file()), ExportOptions())


def test_the_session_did_not_end_when_its_file_was_recovered(make_file):
    file = make_file()
    agenda.begin(file)
    last = log.acts(file.db)[-1].at
    marked(file, torn=["note"])
    assert reporting.collect(file).ended == last


def test_minutes_say_the_same_after_a_journey_through_the_record(lost):
    report = reporting.collect(lost)
    assert report.recovered == FEWER
    assert decode(encode(report, ExportOptions()))[0] == report
