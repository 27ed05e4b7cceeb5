"""The workbook: complete, typed, marked where it is a rehearsal, safe with any text, the same bytes twice."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import empty, sample
from tests.exporters.test_pdf_text import HOSTILE, poisoned
from tests.exporters.workbook import columns, opened
from unifydesk.app.redacting import shown
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.notes import Note
from unifydesk.domain.report import ExportOptions, NamedBallot, Report
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._plain import fit
from unifydesk.exporters._warnings import NOTES_AS_TYPED
from unifydesk.exporters.xlsx import EXPORTER


def ignore(_part: float) -> None:
    """Stand for a progress that nobody watches."""


def data(report: Report, options: ExportOptions | None = None) -> bytes:
    """Return the workbook of a report."""
    chosen = options or ExportOptions()
    return EXPORTER.render(shown(report, chosen), chosen, ignore).data


def test_it_is_found_under_its_name() -> None:
    assert EXPORTERS["xlsx"].suffix == ".xlsx"
    assert EXPORTER.options == {"names", "ballots"}
    assert not EXPORTER.whole


def test_every_sheet_can_be_read_back(report: Report) -> None:
    sheets = opened(data(report))
    assert columns(sheets["Summary"], "Claim")[0] == report.claims[0].claim.id
    assert columns(sheets["People"], "Name")[0] == "Ἀριστοτέλης"
    people = columns(sheets["Results"], "People")
    assert all(isinstance(n, float) for n in people)
    assert max(float(s) for s in columns(sheets["Results"], "Share") if s is not None) == 1.0


def test_a_rehearsal_says_so_on_every_sheet(report: Report) -> None:
    sheets = opened(data(replace(report, rehearsal=True)))
    assert all(str(rows[0][0]).startswith("REHEARSAL") for rows in sheets.values())
    assert not any("REHEARSAL" in str(rows[0][0]) for rows in opened(data(report)).values())


def test_names_and_ballots_follow_the_options(brief: Report) -> None:
    ballot = NamedBallot(brief.claims[0].claim.id, 1, 3, "paper", (("real", "4"),), "Because.")
    known = replace(brief, ballots=(ballot,))
    assert "Ballots" not in opened(data(known))
    assert columns(opened(data(known, ExportOptions(ballots=True)))["Ballots"], "Name") == ["Łukasz Żółć"]
    nameless = ExportOptions(names=False, ballots=True)
    rendered = EXPORTER.render(shown(known, nameless), nameless, ignore)
    assert not any(columns(opened(rendered.data)["People"], "Name"))
    assert rendered.warnings == (NOTES_AS_TYPED,)


@pytest.mark.parametrize(
    "text", ["".join(HOSTILE), "", " \n\x00", "\u202eevil \ud800 山 🙂\ufffe", "W" * 40_000]
)
def test_hostile_text_everywhere_is_text(text: str, report: Report) -> None:
    ballot = NamedBallot(text[:40], 1, 1, text, ((text, text),), text)
    made = data(replace(poisoned(report, text), ballots=(ballot,)), ExportOptions(ballots=True))
    shown = "".join(str(cell) for rows in opened(made).values() for row in rows for cell in row)
    assert fit(text)[:30_000] in shown


def test_a_note_of_ten_megabytes_is_whole(brief: Report) -> None:
    note = Note(b"n", 1, "for", "=word\n" * 1_700_000, claim="x")
    record = replace(brief, claims=(replace(brief.claims[0], notes=(note,)),), notes=())
    cells = columns(opened(data(record))["Notes"], "Text")
    assert sum(str(cell).count("=wo") for cell in cells) >= 1_699_000
    assert len(cells) > 300


def test_equal_records_give_equal_bytes_wherever_the_clock_stands(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = data(report)
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert data(sample()) == before
    with zipfile.ZipFile(io.BytesIO(before)) as package:
        assert package.testzip() is None
        assert b"2026-11-23T11:08:00Z" in package.read("docProps/core.xml")


def test_progress_never_falls_and_a_cancel_stops(report: Report) -> None:
    heard: list[float] = []
    EXPORTER.render(report, ExportOptions(), heard.append)
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)

    def cancel(part: float) -> None:
        if part > 0.5:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        EXPORTER.render(report, ExportOptions(), cancel)


def test_every_kind_of_question_and_none_have_a_workbook() -> None:
    assert {"Items", "Words", "Groups"} <= set(opened(data(every_kind())))
    assert len(opened(data(empty()))["Summary"]) > 20


def test_three_hundred_claims_are_all_there(report: Report) -> None:
    few = [replace(c, rounds=c.rounds[:1]) for c in report.claims[:20]]
    many = tuple(replace(c, claim=replace(c.claim, id=f"{at}-{c.claim.id}")) for at in range(15) for c in few)
    known = set(columns(opened(data(replace(report, claims=many)))["Results"], "Claim"))
    assert known == {claim.claim.id for claim in many}
