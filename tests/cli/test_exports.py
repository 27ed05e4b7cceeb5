"""`export`: minutes of a file that stays as it is."""

from __future__ import annotations

import os

import pytest

from unifydesk.app import exporting
from unifydesk.cli import exports
from unifydesk.domain.registry import Registry
from unifydesk.domain.report import Rendered


def test_the_minutes_are_written_and_their_path_is_printed(cli, played, tmp_path):
    before = played.read_bytes()
    said = cli("export", played, "--to", "pdf", "-o", "minutes.pdf")
    assert (said.code, said.out, said.err) == (0, "minutes.pdf\n", "")
    assert (tmp_path / "minutes.pdf").read_bytes().startswith(b"%PDF")
    assert played.read_bytes() == before


def test_the_same_file_gives_the_same_bytes(cli, played, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        cli("export", played, "-o", name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_an_empty_workshop_has_minutes_too(cli, workshop):
    assert cli("export", workshop, "-o", "a.pdf", "--paper", "Letter").code == 0


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("", "“.” is a folder"),
        (".", "“.” is a folder"),
        ("nowhere/a.pdf", "There is no folder “nowhere”"),
        ("demo.md", "stays as it is"),
        ("/dev/null", "stays as it is"),
        ("x" * 300, "too long"),
        ("other.unify", "is the name of a workshop file"),
    ],
)
def test_a_place_where_no_minutes_can_be_is_refused(cli, workshop, tmp_path, target, part):
    assert part in cli("export", workshop, "-o", target).sentence
    assert sorted(p.name for p in tmp_path.iterdir()) == ["demo.md", "monday.unify"]


def test_minutes_that_are_there_stay(cli, workshop, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"old")
    assert "stays as it is" in cli("export", workshop, "-o", "a.pdf").sentence
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_file_that_is_none_of_ours_has_no_minutes(cli, deck):
    assert "is not a workshop file" in cli("export", deck, "-o", "a.pdf").sentence
    assert not os.path.exists("a.pdf")


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.html", b"<!DOCTYPE html>"),
        ("a.HTM", b"<!DOCTYPE html>"),
        ("a.md", b"> **REHEARSAL**"),
        ("a.json", b'{"content":'),
        ("a.csv", b'"claim",'),
        ("a.xlsx", b"PK"),
        ("a.pdf", b"%PDF"),
        ("minutes", b"%PDF"),
    ],
)
def test_the_ending_of_the_name_says_the_format(cli, played, tmp_path, name, beginning):
    assert cli("export", played, "-o", name).code == 0
    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_an_ending_that_no_format_has_is_refused_and_a_format_can_be_named(cli, played, tmp_path):
    said = cli("export", played, "-o", "minutes.docx").sentence
    assert said == (
        "No format ends in “.docx”. Choose one of .csv, .html, .json, .md, .pdf and .xlsx, or name the "
        "format with --to."
    )
    assert not (tmp_path / "minutes.docx").exists()
    assert cli("export", played, "-o", "minutes.v2", "--to", "markdown").code == 0


def test_a_name_that_would_lie_about_its_format_is_refused(cli, played, tmp_path):
    said = cli("export", played, "--to", "pdf", "-o", "a.xlsx").sentence
    assert said == "“a.xlsx” would be named like another format. End it in .pdf, or choose --to xlsx."
    assert not (tmp_path / "a.xlsx").exists()


def test_the_help_says_what_each_format_is(cli):
    said = " ".join(cli("export", "--help").out.split())
    assert "markdown Markdown (.md)" in said
    assert "agenda Agenda to print (.pdf)" in said


class Rows:
    """A text table that says which options it was given."""

    id, label, suffix = "rows", "Rows", ".txt"
    options, whole = frozenset({"bom", "names"}), False

    def render(self, report, options, progress):
        progress(1.0)
        return Rendered(f"{options.bom} {options.names}".encode(), ("One letter is missing.", "\x1b[2J"))


@pytest.fixture
def rows(monkeypatch):
    """Offer that table beside the real formats."""
    registry = Registry("exporters")
    for exporter in (Rows(), *exporting.EXPORTERS):
        registry.add(exporter)
    monkeypatch.setattr(exporting, "EXPORTERS", registry)
    monkeypatch.setattr(exports, "EXPORTERS", registry)


def test_the_formats_are_those_that_are_there(cli, played, rows):
    assert "rows" in cli("export", "--help").out
    assert "invalid choice" in cli("export", played, "--to", "telex", "-o", "a").err


def test_a_format_gets_the_options_it_heeds(cli, played, rows, tmp_path):
    assert cli("export", played, "--to", "rows", "-o", "a.txt", "--bom", "--no-names").code == 0
    assert (tmp_path / "a.txt").read_text() == "True False"


def test_the_path_is_printed_and_warnings_go_to_stderr_where_they_steer_nothing(cli, played, rows):
    said = cli("export", played, "--to", "rows", "-o", "a.txt")
    assert (said.code, said.out) == (0, "a.txt\n")
    assert said.err == "One letter is missing.\n\N{REPLACEMENT CHARACTER}[2J\n"


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (["--paper", "Letter"], "--paper"),
        (["--per-page", "4", "--accent", "#0B5A5E"], "--accent and --per-page"),
        (["--template", "claims"], "--template"),
    ],
)
def test_options_that_a_format_does_not_heed_are_refused_with_those_it_does(
    cli, played, rows, tmp_path, words, refused
):
    said = cli("export", played, "--to", "rows", "-o", "a.txt", *words).sentence
    assert said == f"The format “rows” takes no {refused}. It takes --no-names, --bom."
    assert not (tmp_path / "a.txt").exists()


def test_a_light_accent_is_refused(cli, played, tmp_path):
    assert "too light" in cli("export", played, "-o", "a.pdf", "--accent", "#FFE066").sentence
    assert not (tmp_path / "a.pdf").exists()


def test_a_logo_that_is_no_picture_is_refused(cli, played, deck):
    assert (
        "cannot be the logo. Choose a whole picture"
        in cli("export", played, "-o", "a.pdf", "--logo", deck).sentence
    )
