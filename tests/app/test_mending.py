"""After the disk failed: nothing more is taken, the file is read anew, and a sentence tells what is there."""

from __future__ import annotations

import os

import pytest

from tests.app.failing import full, scratch, write_error
from tests.app.stories import now, open_round, vote
from unifydesk import paths
from unifydesk.app import mending, noting, safekeeping, voting, workshops
from unifydesk.domain.errors import NotFoundError
from unifydesk.store import files
from unifydesk.store.backup import is_equal, newest
from unifydesk.store.errors import DAMAGED, DISK_FAILED, DamagedFileError, DiskError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no limit on the size of files there")
LONG = "What was said. " * 1000


def in_trouble(file):
    """Let one note fail on a full disk, and return what was shown before."""
    shown = now(file)
    with full(file), pytest.raises(DiskError):
        noting.add(file, "remark", LONG)
    return shown


def test_after_a_full_disk_no_act_is_taken_and_nothing_is_read(file):
    in_trouble(file)
    with pytest.raises(DiskError, match="Nothing more is recorded"):
        voting.open_round(file, "A1")
    with pytest.raises(DiskError, match="Nothing more is recorded"):
        file.rows("SELECT * FROM seat")


def test_after_an_error_of_the_disk_no_act_is_taken(file):
    with write_error(), pytest.raises(DiskError, match="did not answer"):
        noting.add(file, "remark", LONG)
    assert file.trouble is not None
    with pytest.raises(DiskError, match="Nothing more is recorded"):
        noting.add(file, "remark", "Short.")


def test_a_refusal_by_a_rule_stops_nothing(file):
    round_ = open_round(file)
    with pytest.raises(NotFoundError):
        voting.cast(file, round_.id, 99, {}, channel="roll_call")
    assert file.trouble is None


def test_a_whole_file_goes_on_with_everything_that_was_recorded(file):
    round_ = open_round(file)
    vote(file, round_, "4455")
    shown = in_trouble(file)
    found = mending.mend(file, shown)
    try:
        assert now(found.file) == shown
        assert found.sentence.startswith("The last step was not recorded; do it again. The disk")
        assert found.sentence.endswith("everything recorded before is there.")
        noting.add(found.file, "remark", "It goes on.")
    finally:
        found.file.close()


def test_what_could_be_taken_back_still_can(file):
    noting.add(file, "remark", "Take me back.")
    found = mending.mend(file, in_trouble(file)).file
    try:
        found.undo()
        assert now(found).notes == ()
    finally:
        found.close()


def test_a_step_that_is_on_the_disk_after_all_is_said_to_be_there(file):
    shown = now(file)
    noting.add(file, "remark", "Committed, but the answer was lost.")
    file.trouble = DiskError("The disk did not answer.")
    found = mending.mend(file, shown)
    found.file.close()
    assert found.done
    assert found.sentence.startswith("The last step is recorded.")


def test_what_was_said_of_where_the_file_is_from_does_not_make_a_lost_step_seem_recorded(file):
    file.arrived = "“workshop.unify” comes from elsewhere."
    found = mending.mend(file, in_trouble(file))
    try:
        assert not found.done
        assert found.sentence.startswith("The last step was not recorded; do it again.")
    finally:
        found.file.close()


def test_a_damaged_file_does_not_go_on(file):
    shown = in_trouble(file)
    file.release()
    scratch(file.path)
    found = mending.mend(file, shown)
    assert found.file is None
    assert "Nothing more is recorded in “workshop.unify”" in found.sentence


def test_a_file_that_has_become_read_only_does_not_go_on(file):
    shown = in_trouble(file)
    file.release()
    file.path.chmod(0o444)
    assert mending.mend(file, shown).file is None


def test_a_disk_that_lost_an_acknowledged_act_is_found_out(file, tmp_path):
    before = tmp_path / "before"
    file.release()
    before.write_bytes(file.path.read_bytes())
    again = files.open_file(file.path, tmp_path / "urns", file.clock)
    noting.add(again, "remark", "Acknowledged.")
    shown = now(again)
    again.trouble = DiskError("The disk did not answer.")
    again.release()
    again.path.write_bytes(before.read_bytes())
    found = mending.mend(again, shown)
    assert found.file is None
    assert "does not hold any more what was recorded last" in found.sentence


def test_a_stopped_file_is_closed_without_a_word_more(file):
    in_trouble(file)
    pages = file.path.stat().st_mtime_ns
    file.close()
    assert file.path.stat().st_mtime_ns == pages


def test_a_changed_ballot_that_is_on_disk_is_said_to_be(file):
    """Nothing that is shown tells one ballot of a round from another; the log does."""
    round_ = open_round(file)
    vote(file, round_, "4")
    shown = now(file)
    voting.cast(file, round_.id, 1, {round_.questions[0].id: "2"}, channel="roll_call")
    file.lines -= 1  # it was never acknowledged: COMMIT failed after it had happened
    file.trouble = DiskError(DISK_FAILED, name="workshop.unify")
    mended = mending.mend(file, shown)
    assert mended.file is not None
    assert mended.done
    assert mended.sentence.startswith(mending.DONE)
    mended.file.close()


def test_a_file_in_order_is_not_called_damaged(file):
    shown = in_trouble(file)
    file.trouble = DamagedFileError(DAMAGED, name="workshop.unify")
    mended = mending.mend(file, shown)
    assert "is damaged" not in mended.sentence
    assert "did not answer properly" in mended.sentence
    assert mended.file is not None
    mended.file.close()


def renamed(path):
    path.rename(path.with_name("elsewhere.unify"))


def replaced(path):
    (path.parent / "other").write_bytes(b"of somebody else")
    (path.parent / "other").replace(path)


@pytest.mark.parametrize("take_away", [os.unlink, renamed, replaced])
def test_a_file_that_was_taken_away_while_open_records_nothing_more_and_is_backed_up(file, take_away):
    safekeeping.watch(file)
    round_ = open_round(file)
    vote(file, round_, "4455")
    shown = now(file)
    take_away(file.path)
    with pytest.raises(DiskError, match="was moved, renamed, deleted or replaced while it was open"):
        voting.cast(file, round_.id, 5, {round_.questions[0].id: "1"}, channel="roll_call")
    assert is_equal(newest(paths.backups_dir(), file.file_uuid), file.db.conn)
    assert mending.mend(file, shown).file is None


@pytest.mark.parametrize("take_away", [os.unlink, renamed, replaced])
def test_closing_a_file_that_was_taken_away_says_where_its_content_is(file, take_away):
    safekeeping.watch(file)
    noting.add(file, "remark", "Recorded.")
    take_away(file.path)
    assert "restore its newest backup" in file.close()
    (line,) = (n.text for n in now_in(newest(paths.backups_dir(), file.file_uuid), file).notes)
    assert line == "Recorded."


def now_in(path, file):
    """Return the workshop as it is in another file."""
    copy = files.open_file(path, path.parent / "urns", file.clock)
    try:
        return now(copy)
    finally:
        copy.release()


def test_a_file_put_in_the_place_of_the_open_one_is_not_taken_for_ours(file):
    noting.add(file, "remark", "Recorded.")
    replaced(file.path)
    file.close()
    assert not workshops.known_files().has_left(file.path)
