"""Files in folders of others: edited as a local copy, published whole, and nobody's change is lost."""

from __future__ import annotations

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.stories import DECK, SteppingClock, now, open_round
from tests.app.test_urns import confidential, fill
from unifydesk import paths
from unifydesk.app import elsewhere, mending, noting, safekeeping, voting, working_copies, workshops
from unifydesk.app.checking import check
from unifydesk.app.working_copies import open_in_place, settled
from unifydesk.domain.errors import CopyFirstError, KnownStoreError
from unifydesk.domain.people import Seat
from unifydesk.store.errors import DiskError
from unifydesk.store.places import CLOUD, Place


@pytest.fixture
def synced(tmp_path):
    made = tmp_path / "Dropbox"
    made.mkdir()
    return made


@pytest.fixture
def path(synced):
    """A closed workshop in a folder that is synchronised."""
    target = synced / "monday.unify"
    seats = [Seat(n) for n in range(1, 8)]
    workshops.create(target, DECK, deck_name="demo", seats=seats, clock=SteppingClock()).close()
    return target


@pytest.fixture
def opened():
    """Return a function that opens a file in place; what is still open at the end is let go of."""
    made = []

    def open_it(path):
        made.append(open_in_place(path, clock=SteppingClock()))
        return made[-1]

    yield open_it
    for file in made:
        file.release()


def texts(path):
    file = workshops.open_file(path)
    try:
        return [note.text for note in now(file).notes]
    finally:
        file.release()


def note(file, text):
    noting.add(file, "remark", text)


def left():
    return [p for p in paths.working_dir().rglob("*") if p.is_file()]


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_a_file_of_this_computer_is_opened_where_it_lies(tmp_path, path, opened):
    here = tmp_path / "here.unify"
    path.rename(here)
    file = opened(here)
    assert (file.path, file.published, now(file).notices) == (here, None, ())


def test_a_backup_is_opened_in_a_copy_only_for_it_will_be_cleared_away(tmp_path, opened):
    path = tmp_path / "here.unify"
    workshops.create(path, DECK, deck_name="demo").close()
    backup = paths.backups_dir() / "here.0123abcd.20261126T013308045591Z.unify"
    path.rename(backup)
    before = backup.read_bytes()
    with pytest.raises(CopyFirstError, match="is a backup, and backups are cleared away in time") as refused:
        opened(backup)
    assert refused.value.path == str(backup)
    assert backup.read_bytes() == before


def test_while_it_is_open_the_folder_holds_the_file_and_nothing_else(path, opened, synced):
    file = opened(path)
    before = path.read_bytes()
    note(file, "Not there yet.")
    assert names(synced) == ["monday.unify"]
    assert path.read_bytes() == before
    assert now(file).path == str(path)
    assert "lies in Dropbox" in now(file).notices[0]


def test_closing_puts_everything_there_and_leaves_no_copy(path, opened, synced):
    file = opened(path)
    note(file, "Published.")
    assert file.close() == ""
    assert texts(path) == ["Published."]
    assert names(synced) == ["monday.unify"]
    assert left() == []
    assert "is whole" in check(path)


def test_looking_at_a_file_does_not_write_it(path, opened):
    before = path.stat()
    opened(path).close()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert left() == []


def test_where_the_session_stands_is_published_too_though_it_is_no_act(path, opened):
    file = opened(path)
    with file.quiet() as act:
        act.place(scene="closing")
    file.close()
    again = opened(path)
    assert now(again).standing.scene == "closing"


def test_every_backup_publishes(path, opened, monkeypatch):
    monkeypatch.setattr(safekeeping, "BETWEEN", timedelta())
    file = opened(path)
    safekeeping.watch(file)
    note(file, "First.")
    file.between_tasks(file)
    note(file, "Second.")
    assert texts(path) == ["First."]


def test_each_published_state_is_counted_and_knows_the_one_before(path, opened):
    for text in ("First.", "Second."):
        file = opened(path)
        note(file, text)
        file.close()
    file = opened(path)
    ((revision, parent),) = file.rows("SELECT revision, parent_head FROM meta")
    lines = [row[0] for row in file.rows("SELECT hash FROM log ORDER BY seq")]
    assert revision == 2
    assert parent in lines


def test_what_another_computer_changed_meanwhile_is_kept_beside(path, opened, synced):
    file = opened(path)
    note(file, "Ours.")
    other = workshops.open_file(path)
    note(other, "Theirs.")
    other.close()
    os.utime(path, (1_795_615_800, 1_795_615_800))
    said = file.close()
    assert texts(path) == ["Ours."]
    (kept,) = [p for p in synced.iterdir() if p != path]
    assert kept.name.startswith("monday (changed elsewhere 2026-11-")
    assert kept.name in said
    assert texts(kept) == ["Theirs."]


def test_two_changes_from_elsewhere_in_one_minute_are_both_kept(path, opened, synced):
    for text in ("One.", "Two."):
        file = opened(path)
        note(file, f"Ours {text}")
        path.write_bytes(path.read_bytes() + text.encode())
        os.utime(path, (1_795_615_800, 1_795_615_800))
        file.close()
    assert len(names(synced)) == 3


def test_a_file_that_was_removed_elsewhere_comes_back(path, opened):
    file = opened(path)
    note(file, "Here.")
    path.unlink()
    assert file.close() == ""
    assert texts(path) == ["Here."]


def test_after_a_crash_the_copy_is_found_and_gone_on_with(path, opened):
    file = opened(path)
    note(file, "Before the crash.")
    file.release()
    assert texts(path) == []
    again = opened(path)
    assert [n.text for n in now(again).notes] == ["Before the crash."]
    assert any("not closed properly" in sentence for sentence in now(again).notices)
    assert texts(path) == ["Before the crash."]


def test_after_a_crash_a_change_from_elsewhere_is_kept_as_well(path, opened, synced):
    file = opened(path)
    note(file, "Before the crash.")
    file.release()
    other = workshops.open_file(path)
    note(other, "Theirs.")
    other.close()
    again = opened(path)
    assert any("changed by another computer" in sentence for sentence in now(again).notices)
    assert len(names(synced)) == 2


def test_a_crash_right_after_publishing_is_no_change_from_elsewhere(path, opened, synced, monkeypatch):
    file = opened(path)
    note(file, "Published.")
    real, calls = working_copies.WorkingCopy._remember, []

    def remember(self, *hashes):
        calls.append(hashes)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(self, *hashes)

    monkeypatch.setattr(working_copies.WorkingCopy, "_remember", remember)
    with pytest.raises(KeyboardInterrupt):
        file.close()
    monkeypatch.undo()
    again = opened(path)
    note(again, "After.")
    assert again.close() == ""
    assert names(synced) == ["monday.unify"]
    assert texts(path) == ["Published.", "After."]


def test_a_copy_that_is_damaged_is_set_aside_and_the_file_is_read_anew(path, opened):
    file = opened(path)
    copy = file.path
    file.release()
    copy.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    again = opened(path)
    assert now(again).notes == ()
    assert [p.name for p in copy.parent.glob("*.damaged-1")] == ["monday.unify.damaged-1"]
    assert f"is damaged: what had not been put there yet is missing. Recover it from “{copy}.damaged-1”" in (
        " ".join(now(again).notices)
    )


def test_a_copy_that_is_damaged_keeps_the_journal_that_recovery_needs(path, opened):
    file = opened(path)
    copy = file.path
    file.release()
    copy.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    copy.with_name("monday.unify-journal").write_bytes(b"unfinished")
    opened(path)
    assert copy.with_name("monday.unify.damaged-1-journal").read_bytes() == b"unfinished"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("folder", ["Dropbox", "."])
def test_links_that_lead_to_each_other_are_a_sentence(synced, tmp_path, folder):
    one, other = tmp_path / folder / "one.unify", tmp_path / folder / "other.unify"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(KnownStoreError, match="is not there any more"):
        open_in_place(one)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_a_link_leads_to_is_published_and_the_link_stays(path, opened, tmp_path):
    link = tmp_path / "desk.unify"
    link.symlink_to(path)
    file = opened(link)
    note(file, "Through a link.")
    assert file.close() == ""
    assert link.is_symlink()
    assert texts(path) == ["Through a link."]


def test_a_folder_that_is_gone_keeps_the_copy_and_says_so(path, opened, synced, tmp_path):
    file = opened(path)
    note(file, "Kept here.")
    synced.rename(tmp_path / "away")
    said = file.close()
    assert "is kept on this computer" in said
    (tmp_path / "away").rename(synced)
    opened(path)
    assert texts(path) == ["Kept here."]


def test_a_copy_can_be_gone_on_with_while_its_disk_is_not_there(path, opened, synced, tmp_path):
    file = opened(path)
    note(file, "Kept here.")
    synced.rename(tmp_path / "away")
    file.close()
    again = opened(path)
    assert [n.text for n in now(again).notes] == ["Kept here."]
    assert any("could not be put back" in sentence for sentence in now(again).notices)
    (tmp_path / "away").rename(synced)
    again.close()
    assert texts(path) == ["Kept here."]


def test_a_journal_beside_the_file_is_used_for_the_copy_and_never_spoils_the_new_file(path, opened, synced):
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(bytes(512))
    file = opened(path)
    note(file, "After.")
    file.close()
    assert names(synced) == ["monday.unify"]
    assert texts(path) == ["After."]


def test_a_file_that_may_not_be_written_is_only_looked_at(path, opened):
    path.chmod(0o444)
    before = path.read_bytes()
    file = opened(path)
    assert now(file).read_only
    file.close()
    assert path.read_bytes() == before
    assert left() == []


def test_whoever_could_read_the_file_can_read_what_is_published(path, opened):
    path.chmod(0o664)
    file = opened(path)
    note(file, "Shared.")
    file.close()
    assert path.stat().st_mode & 0o777 == 0o664


def test_it_can_be_opened_only_once(path, opened):
    opened(path)
    with pytest.raises(KnownStoreError, match="already open"):
        opened(path)


def test_a_new_workshop_there_goes_on_in_a_copy(synced):
    target = synced / "new.unify"
    file = settled(workshops.create(target, DECK, deck_name="demo", clock=SteppingClock()))
    try:
        assert file.path.parent.parent == paths.working_dir()
        assert now(file).path == str(target)
    finally:
        file.close()


def test_an_open_urn_is_opened_again_with_its_key(path, opened):
    file = opened(path)
    round_ = confidential(file)
    fill(file, round_, "445")
    file.close()
    again = opened(path)
    assert now(again).stranded == ()
    fill(again, round_, "12")
    voting.close_round(again, round_.id)


def test_after_trouble_the_copy_is_mended_and_still_published(path, opened):
    file = opened(path)
    note(file, "Before.")
    file.trouble = DiskError("The disk did not answer.")
    again = mending.mend(file, None).file
    note(again, "After.")
    again.close()
    assert texts(path) == ["Before.", "After."]


def test_going_on_elsewhere_in_a_synchronised_folder_makes_a_copy_as_well(path, opened, tmp_path):
    here = tmp_path / "here.unify"
    path.rename(here)
    file = opened(here)
    open_round(file)
    found = elsewhere.continue_in(path.parent, file).file
    file.release()
    try:
        assert now(found).path == str(path.with_name("here.unify"))
        assert found.published is not None
        assert now(found).rounds[0].is_open
    finally:
        found.close()


def test_what_a_killed_publishing_left_is_removed_and_nothing_else(path, opened, synced):
    stale, fresh = synced / ".monday.abcdefgh.part", synced / ".monday.12345678.part"
    other = synced / ".letter.abcdefgh.part"
    for part in (stale, fresh, other):
        part.write_bytes(b"half")
    for part in (stale, other):
        os.utime(part, (1_700_000_000, 1_700_000_000))
    file = opened(path)
    note(file, "Published.")
    file.close()
    assert names(synced) == [".letter.abcdefgh.part", ".monday.12345678.part", "monday.unify"]


def test_a_backup_before_anything_was_done_publishes_nothing(path, opened):
    before = path.read_bytes()
    file = opened(path)
    safekeeping.watch(file)
    note(file, "First.")
    assert path.read_bytes() == before


def test_what_is_known_of_a_file_is_not_forgotten_when_the_disk_fails(tmp_path, monkeypatch):
    """Else the file of the last session would be taken for that of another computer, and kept beside."""
    path = tmp_path / "Dropbox" / "workshop.unify"
    working = working_copies.WorkingCopy(path, Place(CLOUD, "Dropbox"))
    assert working._known() == frozenset()

    def refuse(*_arguments):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(OSError, match="Input/output"):
        working._known()


def test_a_disk_that_does_not_say_what_is_a_link_lets_a_local_copy_be_opened(path, opened, monkeypatch):
    asked = {"lstat": os.lstat, "stat": os.stat}

    def refused(name, of, how):
        if Path(of).name == path.name and (name == "lstat" or not how.get("follow_symlinks", True)):
            raise OSError(errno.EIO, "Input/output error", str(of))
        return asked[name](of, **how)

    monkeypatch.setattr(os, "lstat", lambda of, **how: refused("lstat", of, how))
    monkeypatch.setattr(os, "stat", lambda of, **how: refused("stat", of, how))
    file = opened(path)
    assert file.published is not None
