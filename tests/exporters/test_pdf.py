"""The minutes as a document: pages, properties, outline, fonts, papers, marks, the same bytes twice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.exporters.sample import empty, sample
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.report import ExportOptions, Report
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters.pdf import EXPORTER

GOLDEN = Path(__file__).parent / "golden"
Render = Callable[..., bytes]
Read = Callable[[bytes], PdfReader]


def squeezed(text: str) -> str:
    """Return text without any white space, as readers of PDF guess it."""
    return "".join(text.split())


def whole(reader: PdfReader) -> str:
    """Return the text of all pages."""
    return "\n".join(page.extract_text() for page in reader.pages)


def test_the_folder_offers_pdf_and_no_helper() -> None:
    assert "pdf" in EXPORTERS
    assert EXPORTERS.broken == {}
    assert all(not name.startswith("_") for name in EXPORTERS.ids())
    assert (EXPORTER.id, EXPORTER.suffix) == ("pdf", ".pdf")


# --- the document --------------------------------------------------------------------------------


def test_the_same_record_gives_the_same_bytes(report: Report, minutes: bytes, render: Render) -> None:
    assert render(report) == minutes


def test_the_bytes_do_not_depend_on_the_environment(
    brief: Report, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = render(brief)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    assert render(brief) == before


def test_properties_name_title_author_and_language(minutes: bytes, read: Read) -> None:
    reader = read(minutes)
    told = reader.metadata
    assert told is not None
    assert told.title == "What do we gain, and what do we risk?"
    assert told.author == "Maria Ødegård"
    assert told.subject == "Minutes of a workshop, 23 November 2026"
    assert told.creator == told.producer == "UnifyDesk 0.1.0"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_properties_of_a_rehearsal_say_so(brief: Report, render: Render, read: Read) -> None:
    told = read(render(replace(brief, rehearsal=True))).metadata
    assert told is not None
    assert told.subject == "Minutes of a REHEARSAL, 23 November 2026"


def test_the_dates_are_those_of_the_record(minutes: bytes, read: Read, render: Render) -> None:
    assert read(minutes).trailer["/Info"]["/CreationDate"] == "D:20261123110800"
    assert read(render(empty())).trailer["/Info"]["/CreationDate"] == "D:20000101000000"


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792)), ("A7", (595, 842))])
def test_every_page_has_the_paper_that_was_chosen(
    paper: str, size: tuple[int, int], brief: Report, render: Render, read: Read
) -> None:
    boxes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in read(render(brief, paper)).pages}
    assert boxes == {size}


def test_every_page_says_which_it_is_of_how_many(pages: list[str]) -> None:
    found = [re.findall(r"Page (\d+) of (\d+)", text) for text in pages]
    assert found == [[(str(at), str(len(pages)))] for at in range(1, len(pages) + 1)]


def test_the_number_of_pages_stays_within_reason(pages: list[str]) -> None:
    assert 34 <= len(pages) <= 46


def outline(reader: PdfReader, entries: Any = None) -> Iterator[tuple[str, int]]:
    """Yield title and page number of every line of the outline."""
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(reader, entry)
        else:
            page = reader.get_destination_page_number(entry)
            assert page is not None
            yield str(entry.title), page


def test_the_outline_leads_to_every_claim(
    report: Report, minutes: bytes, read: Read, pages: list[str]
) -> None:
    places = dict(outline(read(minutes)))
    for claim in report.claims:
        title = f"{claim.claim.id} {claim.claim.title}"
        assert squeezed(claim.claim.text) in squeezed(pages[places[title]]), title


def test_the_outline_has_the_chapters(minutes: bytes, read: Read) -> None:
    titles = [title for title, _ in outline(read(minutes))]
    for chapter in (
        "Where the group stands", "Decisions, actions, objections and open questions",
        "How positions were found", "Measures", "Agenda", "Source", "Signatures",
    ):  # fmt: skip
        assert chapter in titles


def test_the_summary_names_the_page_of_every_claim(minutes: bytes, read: Read, pages: list[str]) -> None:
    places = dict(outline(read(minutes)))
    summary = "\n".join(pages[1:4])
    first = places["EB1 A shared basis of mind and machine"] + 1
    assert re.search(rf"^{first}$", summary, re.MULTILINE)


def fonts(reader: PdfReader) -> Iterator[Any]:
    """Yield every font that a page may use."""
    for page in reader.pages:
        yield from (font.get_object() for font in page["/Resources"]["/Font"].values())


def test_every_font_is_an_embedded_subset_that_can_be_read_back(minutes: bytes, read: Read) -> None:
    names = set()
    for font in fonts(read(minutes)):
        names.add(font["/BaseFont"])
        assert font["/Subtype"] == "/TrueType"
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font
    assert names
    assert all(re.fullmatch(r"/[A-Z]{6}\+Noto\w+-\w+", name) for name in names)


def test_nothing_of_our_own_lacks_a_letter(pages: list[str]) -> None:
    assert [at for at, text in enumerate(pages, start=1) if "\ufffd" in text] == []


# --- rehearsals ----------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_page_of_a_rehearsal_is_marked(paper: str, brief: Report, render: Render, read: Read) -> None:
    reader = read(render(replace(brief, rehearsal=True), paper))
    assert len(reader.pages) > 8
    for page in reader.pages:
        text = page.extract_text()
        assert "REHEARSAL" in text
        assert "simulated people" in text


def test_the_minutes_of_a_real_workshop_carry_no_mark(pages: list[str]) -> None:
    assert not any("REHEARSAL" in text for text in pages)


# --- sizes ---------------------------------------------------------------------------------------


def test_a_workshop_without_votes_still_has_minutes(render: Render, read: Read) -> None:
    text = whole(read(render(empty())))
    assert "No claim was voted on." in text
    assert "On the agenda, not voted on" in text
    assert "No attendance was recorded" in text
    assert "No round was voided." in text


def test_three_hundred_people_are_all_named(render: Render, read: Read) -> None:
    crowd = replace(sample(people=300, rounds=1), claims=sample(people=300, rounds=1).claims[:3])
    text = whole(read(render(crowd)))
    assert "300 people present" in text
    assert all(f"Person {number}" in text for number in range(13, 301))


def test_more_rounds_than_fit_beside_each_other_are_all_printed(render: Render, read: Read) -> None:
    many = sample(rounds=7)
    text = whole(read(render(replace(many, claims=many.claims[:2]))))
    assert all(f"Round {number}" in text for number in range(1, 8))


# --- progress ------------------------------------------------------------------------------------


def test_progress_never_falls_and_ends_at_one(report: Report) -> None:
    heard: list[float] = []
    EXPORTER.render(report, ExportOptions(), heard.append)
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)
    assert len(heard) > 300
    assert max(b - a for a, b in itertools.pairwise(heard)) < 0.05


@pytest.mark.parametrize("after", [0.0, 0.1, 0.3, 0.6, 0.85, 0.95])
def test_a_cancel_stops_wherever_it_comes(after: float, brief: Report) -> None:
    calls_after = 0

    def cancel(part: float) -> None:
        nonlocal calls_after
        if part >= after:
            calls_after += 1
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        EXPORTER.render(brief, ExportOptions(), cancel)
    assert calls_after == 1


def test_a_cancelled_export_leaves_the_next_one_as_it_was(brief: Report, render: Render) -> None:
    before = render(brief)

    def cancel(part: float) -> None:
        if part > 0.5:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        EXPORTER.render(brief, ExportOptions(), cancel)
    assert render(brief) == before


def test_two_renderings_at_once_do_not_disturb_each_other(brief: Report, render: Render) -> None:
    other = replace(brief, claims=brief.claims[:2])
    alone = [render(brief), render(other)]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(render, [brief, other] * 2)) == alone * 2


def test_who_waits_for_another_rendering_can_still_cancel(brief: Report) -> None:
    inside = False

    def cancel(_part: float) -> None:
        raise CancelledError("Stopped.")

    def nested(part: float) -> None:
        nonlocal inside
        if part > 0.3 and not inside:
            inside = True
            with pytest.raises(CancelledError):
                EXPORTER.render(brief, ExportOptions(), cancel)

    EXPORTER.render(brief, ExportOptions(), nested)
    assert inside
