"""Every refusal of a disk is one sentence with a way out, and says that the earlier file is whole."""

from __future__ import annotations

import errno

import pytest

from unifydesk.app.export_errors import file_refused, folder_refused, opening_refused


def error(number, windows=None):
    made = OSError(number, "Some Reason")
    if windows is not None:
        made.winerror = windows
    return made


@pytest.fixture
def path(tmp_path):
    """A file that is not there, in a folder with a name of its own."""
    folder = tmp_path / "Monday"
    folder.mkdir()
    return folder / "minutes.pdf"


@pytest.mark.parametrize(
    ("number", "part"),
    [
        (errno.ENOSPC, "The disk with the folder “Monday” is full."),
        (errno.EDQUOT, "all the space that you may use in the folder “Monday”"),
        (errno.EFBIG, "“minutes.pdf” is too large for the disk"),
        (errno.EROFS, "The disk with the folder “Monday” is read-only."),
        (errno.EACCES, "The folder “Monday” is read-only for you."),
        (errno.EPERM, "The folder “Monday” is read-only for you."),
        (errno.ENAMETOOLONG, "The name “minutes.pdf” is too long."),
        (errno.EINVAL, "does not take the name “minutes.pdf”"),
        (errno.ENOENT, "The folder “Monday” is not there any more."),
        (errno.ENOTDIR, "The folder “Monday” is not there any more."),
        (errno.EIO, "did not answer properly"),
        (errno.EBUSY, "“minutes.pdf” is open in another program."),
        (errno.ELOOP, "“minutes.pdf” could not be written (some reason)."),
    ],
)
def test_what_the_folder_says_names_what_to_do(path, number, part):
    said = str(folder_refused(error(number), path))
    assert part in said
    assert said.endswith(".")
    assert "as it was" not in said


@pytest.mark.parametrize(("windows", "part"), [(32, "open in another program"), (112, "is full")])
def test_windows_says_more_than_permission_denied(path, windows, part):
    assert part in str(folder_refused(error(errno.EACCES, windows), path))


def test_a_finished_file_that_may_not_take_its_place_is_open_elsewhere(path):
    path.write_bytes(b"old")
    said = str(file_refused(error(errno.EACCES), path))
    assert said.startswith("“minutes.pdf” is open in another program.")
    assert said.endswith("The earlier “minutes.pdf” is as it was.")


def test_an_earlier_file_that_may_not_be_written_is_read_only(path):
    path.write_bytes(b"old")
    assert str(opening_refused(error(errno.EACCES), path)).startswith("“minutes.pdf” is read-only.")


def test_an_error_without_a_reason_is_a_sentence_all_the_same(path):
    assert "(the disk refused)" in str(folder_refused(OSError(), path))
