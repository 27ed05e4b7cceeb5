"""Exports: beside the target, then renamed over it; stopped or refused, nothing has happened."""

from __future__ import annotations

import gc
import os

import pytest

from tests.app.stories import play
from unifydesk.app import exporting, reporting
from unifydesk.app.exporting import export, render
from unifydesk.domain.errors import CancelledError, ExportError
from unifydesk.domain.registry import Registry
from unifydesk.domain.report import ExportOptions, Rendered
from unifydesk.domain.style import Style
from unifydesk.exporters import EXPORTERS


class Plain:
    """An exporter that is quick: the title, and a look at the progress before and after."""

    id, label, suffix = "plain", "Plain text", ".txt"
    options, whole = frozenset({"style"}), False

    def render(self, report, options, progress):
        progress(0.0)
        progress(1.0)
        data = f"{report.info.title} on {options.style.paper}".encode()
        return Rendered(data, ("One letter is missing.",))


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    """Offer the quick exporter beside the real ones."""
    registry = Registry("exporters")
    registry.add(Plain())
    for exporter in exporting.EXPORTERS:
        registry.add(exporter)
    monkeypatch.setattr(exporting, "EXPORTERS", registry)


@pytest.fixture
def report(file):
    """The record of a workshop with one claim played."""
    play(file, "A1", "444", "445")
    return reporting.collect(file)


def names(folder):
    return sorted(p.name for p in folder.iterdir() if p.suffix != ".unify" and "journal" not in p.name)


def test_an_export_is_written_with_its_options(report, tmp_path):
    target = tmp_path / "minutes.txt"
    export(report, "plain", target, ExportOptions(Style(paper="Letter")))
    assert target.read_bytes() == b"Tools and ties on Letter"
    assert names(tmp_path) == ["minutes.txt"]


def test_an_export_tells_what_could_not_be_shown(report, tmp_path):
    assert export(report, "plain", tmp_path / "a.txt") == ("One letter is missing.",)


def test_the_minutes_are_a_pdf_and_the_same_every_time(report, tmp_path):
    export(report, "pdf", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == render(report, "pdf").data
    assert render(report, "pdf").data.startswith(b"%PDF")


def test_what_a_cut_left_of_an_earlier_export_is_cleared_away(report, tmp_path):
    left = tmp_path / ".minutes.pdf.0a1b2c3d.part"
    left.write_bytes(b"%PDF")
    os.utime(left, (0, 0))
    export(report, "json", tmp_path / "record.json")
    assert names(tmp_path) == ["record.json"]


def test_progress_goes_from_nothing_to_all(report, tmp_path):
    seen = []
    export(report, "plain", tmp_path / "a.txt", progress=seen.append)
    assert seen[0] == 0.0
    assert seen[-1] == 1.0
    assert seen == sorted(seen)


def test_an_earlier_export_is_replaced(report, tmp_path):
    (tmp_path / "a.txt").write_text("old")
    export(report, "plain", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text() != "old"


@pytest.mark.parametrize("at", [0.0, 0.95, 1.0])
def test_stopped_at_any_point_the_earlier_export_stays_and_nothing_is_left(report, tmp_path, at):
    def stop(done):
        if done >= at:
            raise CancelledError("stopped")

    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(CancelledError):
        export(report, "plain", tmp_path / "a.txt", progress=stop)
    assert (tmp_path / "a.txt").read_text() == "old"
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("name", EXPORTERS.ids())
def test_every_format_can_be_stopped_at_any_of_its_steps(file, report, tmp_path, name):
    report = exporting.record_for(file, name)
    target = tmp_path / "a.out"
    heard = []
    export(report, name, target, progress=heard.append)
    target.write_text("old")
    for last in sorted({0, 1, len(heard) // 3, len(heard) // 2, len(heard) - 2, len(heard) - 1}):
        left = iter(range(last))

        def stop(_done, left=left):
            if next(left, None) is None:
                raise CancelledError("stopped")

        with pytest.raises(CancelledError):
            export(report, name, target, progress=stop)
        assert (target.read_text(), names(tmp_path)) == ("old", ["a.out"])


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_disk_that_refuses_leaves_the_earlier_export_and_nothing_else(report, tmp_path, monkeypatch, step):
    def refuse(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_text("old")
    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(ExportError, match=r"is full\. Free some space.*The earlier “a.txt” is as it was"):
        export(report, "plain", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text() == "old"
    assert names(tmp_path) == ["a.txt"]


def test_a_file_in_use_is_told_apart_from_a_full_disk(report, tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(ExportError, match="open in another program"):
        export(report, "plain", tmp_path / "a.txt")


def test_what_the_disk_will_not_take_is_refused_before_anything_is_rendered(report, tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise OSError(30, "Read-only file system")

    seen = []
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ExportError, match="is read-only"):
        export(report, "plain", tmp_path / "a.txt", progress=seen.append)
    assert seen == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is allowed to this user")
def test_a_protected_file_and_a_protected_folder_are_told_apart(report, tmp_path):
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "a.txt").chmod(0o444)
    with pytest.raises(ExportError, match=r"“a.txt” is read-only"):
        export(report, "plain", tmp_path / "a.txt")
    folder = tmp_path / "kept"
    folder.mkdir(mode=0o555)
    with pytest.raises(ExportError, match=r"folder “kept” is read-only for you"):
        export(report, "plain", folder / "a.txt")


def test_an_earlier_file_that_may_not_be_opened_stays(report, tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    target.write_text("old")

    def refuse(path, mode="r", **_options):
        if mode == "r+b":
            raise PermissionError(13, "Permission denied")
        raise AssertionError(path)

    monkeypatch.setattr(exporting, "open", refuse, raising=False)
    with pytest.raises(ExportError, match=r"“a.txt” is read-only"):
        export(report, "plain", target)
    assert target.read_text() == "old"


@pytest.mark.skipif(os.name == "nt", reason="the permissions of POSIX")
def test_who_may_read_the_earlier_export_may_read_the_new_one(report, tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    target.chmod(0o640)
    export(report, "plain", target)
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="the permissions of POSIX")
def test_a_new_export_is_as_private_as_the_person_makes_files(report, tmp_path):
    before = os.umask(0o077)
    try:
        export(report, "plain", tmp_path / "a.txt")
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o600


def test_the_record_for_a_format_is_that_of_the_file(file):
    play(file, "A1", "444", "445")
    assert exporting.record_for(file, "plain").claims == reporting.collect(file).claims


def test_a_disk_that_cannot_sync_folders_is_good_enough(report, tmp_path, monkeypatch):
    def refuse(_folder):
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(exporting, "sync_folder", refuse)
    export(report, "plain", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").exists()


def test_an_unknown_format_is_refused_with_those_there_are(report):
    with pytest.raises(ExportError, match=r"no format “doc”.*plain"):
        render(report, "doc")


def test_a_folder_a_device_and_a_workshop_file_are_no_targets(report, file, tmp_path):
    for target, part in (
        (tmp_path, "is a folder"),
        (tmp_path / "nowhere" / "a.txt", "no folder “nowhere”"),
        ("/dev/null", "not an ordinary file"),
        (tmp_path / "other.UNIFY", "name of a workshop file"),
        (file.path, "name of a workshop file"),
        (tmp_path / ("x" * 300), "too long"),
        (tmp_path / "a\0b.txt", "No file can have the name “a�b.txt”"),
        (tmp_path / "a\ud800b.txt", "No file can have the name “a�b.txt”"),
    ):
        with pytest.raises(ExportError, match=part):
            export(report, "plain", type(tmp_path)(target))
    assert names(tmp_path) == []


def test_a_workshop_under_another_name_is_not_written_over_while_it_is_open(report, file, tmp_path):
    link = tmp_path / "minutes.txt"
    link.hardlink_to(file.path)
    with pytest.raises(ExportError, match="name of a workshop file"):
        export(report, "plain", link)


def test_garbage_lies_while_a_document_is_made_and_is_collected_again(report):
    seen = []
    render(report, "plain", progress=lambda _part: seen.append(gc.isenabled()))
    assert seen == [False, False]
    assert gc.isenabled()


def test_garbage_is_collected_again_when_an_export_is_stopped(report):
    def stop(_part):
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        render(report, "plain", progress=stop)
    assert gc.isenabled()


def test_garbage_that_somebody_else_lets_lie_stays_lying(report):
    gc.disable()
    try:
        render(report, "plain")
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_what_sqlite_keeps_beside_a_workshop_is_never_replaced(file, ending):
    beside = file.path.with_name(file.path.name + ending)
    with pytest.raises(ExportError, match="is the name of a workshop file"):
        exporting.export(exporting.record_for(file, "csv"), "csv", beside)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_a_link_leads_to_is_replaced_and_the_link_stays(file, tmp_path):
    (tmp_path / "target.csv").write_text("earlier")
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "target.csv")
    exporting.export(exporting.record_for(file, "csv"), "csv", link)
    assert link.is_symlink()
    assert (tmp_path / "target.csv").read_text("utf-8").startswith('"claim"')
