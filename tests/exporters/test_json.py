"""The record as JSON."""

from __future__ import annotations

import json as standard
from dataclasses import replace

import pytest

from tests.exporters.conftest import ignore
from unifydesk.domain import record
from unifydesk.domain.record import decode
from unifydesk.domain.report import ExportOptions, TableRows
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._warnings import NOTES_AS_TYPED
from unifydesk.exporters.json import EVERY_BALLOT, NOT_WHOLE, STILL_OPEN, TOO_LARGE

EXPORTER = EXPORTERS["json"]


def rounds(state, level):
    """Return a table of one round."""
    return (TableRows("round", ("id", "state", "level"), ((b"\x01", state, level),)),)


def test_the_record_has_every_row(brief):
    report = replace(brief, tables=rounds("revealed", "confidential"))
    rendered = EXPORTER.render(report, ExportOptions(), ignore)
    assert decode(rendered.data) == (report, ExportOptions())
    assert "--no-names" in EVERY_BALLOT
    assert rendered.warnings == ()


def test_without_names_it_has_no_rows_and_says_so(brief):
    report = replace(brief, tables=rounds("revealed", "named"))
    rendered = EXPORTER.render(report, ExportOptions(names=False), ignore)
    assert "tables" not in standard.loads(rendered.data)
    assert rendered.warnings == (NOT_WHOLE, NOTES_AS_TYPED)


@pytest.mark.parametrize(("rows", "warned"), [(((b"\x01", 3),), True), ((), False)])
def test_ballots_in_the_rows_are_told_of(brief, rows, warned):
    report = replace(brief, tables=(TableRows("ballot", ("round", "seat"), rows),))
    rendered = EXPORTER.render(report, ExportOptions(), ignore)
    assert rendered.warnings == ((EVERY_BALLOT,) if warned else ())
    assert EVERY_BALLOT not in EXPORTER.render(report, ExportOptions(names=False), ignore).warnings


@pytest.mark.parametrize(
    ("state", "level", "warned"),
    [("open", "confidential", True), ("open", "named", False), ("void", "confidential", False)],
)
def test_an_open_urn_is_told_of(brief, state, level, warned):
    rendered = EXPORTER.render(replace(brief, tables=rounds(state, level)), ExportOptions(), ignore)
    assert rendered.warnings == ((STILL_OPEN,) if warned else ())


def test_a_record_that_could_not_be_read_again_says_so(brief, monkeypatch):
    monkeypatch.setattr(record, "LARGEST", 1000)
    assert EXPORTER.render(brief, ExportOptions(), ignore).warnings == (TOO_LARGE,)


def test_it_asks_for_the_whole_file():
    assert EXPORTER.whole
    assert EXPORTER.suffix == ".json"
