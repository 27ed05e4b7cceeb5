"""Checks of files for people: everything found as sentences; what cannot be read is refused."""

from __future__ import annotations

import sqlite3

import pytest

from unifydesk.app import exporting, noting, reporting
from unifydesk.app.file_checks import check_minutes, check_opened, check_workshop
from unifydesk.app.fingerprint import fingerprint
from unifydesk.app.verifying import held
from unifydesk.domain.errors import CancelledError, InvalidInputError, KnownStoreError


@pytest.fixture
def led(make_file):
    """An open file with a note."""
    file = make_file(people=2)
    noting.add(file, "remark", "The end")
    return file


@pytest.fixture
def minutes(led, tmp_path):
    """The minutes of the open file."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(exporting.render(reporting.collect(led), "pdf").data)
    return path


def test_minutes_are_held_against_what_an_open_file_held(led, minutes):
    found = check_minutes(minutes, None, held(led))
    assert found.differs == ()
    assert found.agrees[-1] == "“workshop.unify” says what the minutes say."


def test_minutes_are_held_against_a_file_that_is_looked_into(led, minutes):
    noting.add(led, "remark", "later")
    led.close()
    found = check_minutes(minutes, led.path, None)
    assert "1 later act" in found.differs[0]


def test_progress_never_falls_and_ends(minutes):
    seen = []
    check_minutes(minutes, None, None, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize("after", [0.0, 0.3])
def test_a_check_can_be_stopped(minutes, after):
    def stop(part):
        if part >= after:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        check_minutes(minutes, None, None, stop)


def test_minutes_that_are_not_there_are_a_sentence(tmp_path):
    with pytest.raises(KnownStoreError) as error:
        check_minutes(tmp_path / "none.pdf", None, None)
    assert "none.pdf" in str(error.value)


def test_a_whole_file_is_told_with_its_head(led):
    words = fingerprint(led).words
    led.close()
    found = check_workshop(led.path, words)
    assert found.differs == ()
    assert "sealed and unchanged" in found.agrees[0]
    assert found.agrees[1].endswith("Nothing was done after it.")
    assert len(check_workshop(led.path, " ").agrees) == 1


def test_a_head_of_another_file_differs_although_the_file_is_whole(led):
    found = check_opened("0" * 64, "workshop.unify", led)
    assert len(found.agrees) == len(found.differs) == 1
    assert "holds no entry with this fingerprint" in found.differs[0]


def test_a_file_that_was_changed_and_one_that_is_damaged_differ(led):
    led.close()
    connection = sqlite3.connect(led.path)
    with connection:
        connection.execute("UPDATE note SET text = 'a lie'")
    connection.close()
    assert "is changed since sealed" in check_workshop(led.path, "").differs[0]
    led.path.write_bytes(led.path.read_bytes()[:-5000])
    found = check_workshop(led.path, "")
    assert (found.agrees, "is cut off" in found.differs[0]) == ((), True)


def test_what_is_no_head_is_refused_before_the_file_is_read(tmp_path):
    with pytest.raises(InvalidInputError):
        check_workshop(tmp_path / "none.unify", "12")


def test_what_is_no_workshop_and_what_is_open_is_refused(led, tmp_path):
    other = tmp_path / "other.txt"
    other.write_bytes(b"nothing of use" * 100)
    for path in (other, led.path):
        with pytest.raises(KnownStoreError):
            check_workshop(path, "")


def test_a_workshop_that_lost_its_beginning_is_found_damaged(tmp_path):
    path = tmp_path / "other.unify"
    path.write_bytes(bytes(5000))
    found = check_workshop(path, "")
    assert found.agrees == ()
    assert found.differs[0].startswith("“other.unify” does not begin as a workshop file does")
