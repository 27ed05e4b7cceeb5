"""The record inside the PDF, as other programs find it."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace

import pikepdf
import pytest

from tests.exporters.conftest import ignore
from unifydesk.domain.record import content_hash, decode
from unifydesk.domain.report import ExportOptions, NamedBallot, TableRows
from unifydesk.domain.style import Style
from unifydesk.exporters._csv_ballots import ballots_csv
from unifydesk.exporters._csv_results import results_csv
from unifydesk.exporters._pdf_attachments import enclosed
from unifydesk.exporters.pdf import EXPORTER

PLAIN = ExportOptions()
BALLOT = NamedBallot("EB4", 1, 1, "roll_call", (("real", "5"),), "Because")


def opened(report, options=PLAIN):
    """Return the minutes as opened by a program that is not ours."""
    return pikepdf.open(io.BytesIO(EXPORTER.render(report, options, ignore).data))


def files(report, options=PLAIN):
    """Return the content of the files inside the minutes by their names."""
    with opened(report, options) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


@pytest.fixture(scope="module")
def minutes(brief):
    """The minutes of a record with ballots, as another program reads them."""
    return opened(replace(brief, ballots=(BALLOT,)))


def test_the_record_and_its_tables_lie_inside(brief):
    report = replace(brief, ballots=(BALLOT,))
    found = files(report)
    assert decode(found["record.json"]) == (report, ExportOptions())
    assert found["results.csv"] == results_csv(report)
    assert found["ballots.csv"] == ballots_csv(report)


def test_ballots_are_only_inside_when_the_record_shows_them(brief):
    assert sorted(files(brief)) == ["record.json", "results.csv"]


def test_the_options_of_the_minutes_are_remembered(brief):
    options = ExportOptions(Style("Letter"))
    data = files(brief, options)["record.json"]
    assert decode(data)[1] == options


def test_the_rows_of_the_file_are_never_inside(brief):
    whole = replace(brief, tables=(TableRows("seat", ("name",), (("A secret name",),)),))
    assert all(b"A secret name" not in file.data for file in enclosed(whole, ExportOptions()).attachments)
    assert enclosed(whole, ExportOptions()) == enclosed(brief, ExportOptions())


def test_every_file_says_what_it_is(minutes):
    for name, kind in (("record.json", "/application/json"), ("results.csv", "/text/csv")):
        spec = minutes.attachments[name]
        stream = spec.obj.EF.F
        data = stream.read_bytes()
        assert (spec.obj.AFRelationship, stream.Subtype) == ("/Data", kind)
        assert int(stream.Params.Size) == len(data)
        assert bytes(stream.Params.CheckSum) == hashlib.md5(data).digest()
        assert str(stream.Params.ModDate) == "D:20261123110800"


def test_the_document_names_its_files(minutes):
    assert [str(spec.UF) for spec in minutes.Root.AF] == ["record.json", "results.csv", "ballots.csv"]
    names = [str(entry) for entry in list(minutes.Root.Names.EmbeddedFiles.Names)[::2]]
    assert names == sorted(names)


def test_another_program_finds_nothing_wrong(minutes):
    assert minutes.check_pdf_syntax() == []


def test_the_metadata_say_the_same_as_the_properties(minutes, brief):
    with minutes.open_metadata() as metadata:
        assert metadata["dc:title"] == str(minutes.docinfo.Title) == brief.info.title
        assert metadata["dc:language"] == {"en"}
    packet = minutes.Root.Metadata
    assert "/Filter" not in packet
    assert content_hash(replace(brief, ballots=(BALLOT,))).encode() in packet.read_raw_bytes()


def test_equal_records_give_equal_bytes_and_different_ones_another_id(brief):
    one, again = (EXPORTER.render(brief, ExportOptions(), ignore).data for _ in range(2))
    other = EXPORTER.render(brief, ExportOptions(per_page=4), ignore).data
    assert one == again
    assert one.rsplit(b"/ID", 1)[1] != other.rsplit(b"/ID", 1)[1]


def test_hostile_words_stay_words(brief):
    title = "a\x00]]>\ud800(/x) <b>\u202e"
    report = replace(brief, info=replace(brief.info, title=title))
    data = files(report)["record.json"]
    assert decode(data)[0].info.title == title
    assert json.loads(data)["report"]["info"]["title"] == title
