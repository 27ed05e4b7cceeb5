"""The agenda: every slide at its time, every claim under its slide, the rule, on a few pages."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.exporters.every_kind import CLAIMS
from tests.exporters.printed import made, plan, record
from tests.exporters.sample import sample
from tests.exporters.test_pdf_every_kind import outside
from tests.exporters.test_pdf_text import HOSTILE, squeezed
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.report import AgendaItem, ExportOptions
from unifydesk.domain.style import Style
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._plain import clean
from unifydesk.exporters.agenda import EXPORTER, times_of

SHORT = CLAIMS[5]
TWO = replace(
    record([SHORT]),
    agenda=(
        AgendaItem("s1", "First slide", 10, None, section="Beginning", reading=10),
        AgendaItem(f"s-{SHORT.id}", "Second slide", 20, None, section="Beginning", reading=20),
    ),
)
"""Two slides of 30 minutes and a claim, in the planned 90 minutes."""


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def whole(data: bytes) -> str:
    return " ".join(" ".join(pages(data)).split())


def test_it_is_found_under_its_name() -> None:
    assert EXPORTERS["agenda"] is EXPORTER
    assert EXPORTER.options == {"style"}


def test_it_says_what_for_when_where_and_who_leads() -> None:
    text = whole(made(EXPORTER, record(), style=Style(organisation="Institute & Co")))
    for part in ("What do we gain", "23 November 2026", "Town hall", "Maria Ødegård", "Institute & Co"):
        assert part in text


def test_every_slide_section_and_claim_is_on_it() -> None:
    told = record()
    text = squeezed(whole(made(EXPORTER, told)))
    words = [words for item in told.agenda for words in (item.title, item.section)]
    words += [words for p in told.planned for words in (p.claim.id, p.claim.title, p.claim.text)]
    assert [each for each in words if squeezed(each) not in text] == []


def test_claims_share_the_time_that_the_slides_leave() -> None:
    times = times_of(TWO)
    assert (times.start, times.reading, times.vote) == (None, 30, 60)
    two = replace(TWO, planned=(*TWO.planned, plan(CLAIMS[0])))
    assert times_of(two).vote == 30


def test_before_the_session_times_run_from_nought() -> None:
    text = whole(made(EXPORTER, TWO))
    for row in ("0:00 10.0 First slide", "0:10 20.0 Second slide", "0:30 60.0 O1", "1:30 90.0 End"):
        assert row in text
    assert "Times run from the beginning of the session." in text


def test_once_it_has_begun_times_are_those_of_the_clock() -> None:
    text = whole(made(EXPORTER, replace(TWO, started="2026-11-23T09:30:00+01:00")))
    for row in ("9:30 10.0 First slide", "9:40 20.0 Second slide", "10:00 60.0 O1", "11:00 90.0 End"):
        assert row in text
    assert "Times run from" not in text


def test_a_session_may_go_on_past_midnight() -> None:
    assert "0:30 90.0 End" in whole(made(EXPORTER, replace(TWO, started="2026-11-23T23:00:00")))


def test_slides_that_take_all_the_time_are_told_and_no_claim_gets_less_than_nothing() -> None:
    full = replace(TWO, info=replace(TWO.info, minutes_planned=20))
    assert times_of(full).vote == 0
    text = whole(made(EXPORTER, full))
    assert "The slides take 30 minutes, and 20 are planned: no time is left for 1 claim." in text
    assert "0:30 – O1" in text


def test_a_slide_without_minutes_shows_a_dash() -> None:
    told = replace(TWO, agenda=(AgendaItem("s", "Untimed", 0, None), *TWO.agenda))
    assert "0:00 – Untimed" in whole(made(EXPORTER, told))


def test_the_rule_is_declared_with_its_thresholds_base_and_history() -> None:
    full = sample(people=1, rounds=1)
    told = record(rule_history=("Declared on 1 November 2026.",), weighted=True)
    text = whole(made(EXPORTER, told))
    assert squeezed(full.rule_summary) in squeezed(text)
    assert "Delphi 75%; percentages of those who answered" in text
    assert "Declared on 1 November 2026." in text
    assert "weights of their seats" in text


def test_each_claim_says_what_is_asked_and_how() -> None:
    text = whole(made(EXPORTER, record()))
    assert "Likelihood, Severity · by roll call" in text
    assert "Real · on paper, confidential" in text
    assert "Approval of 12 items · by roll call" in text


def test_what_must_lie_on_the_table_is_named() -> None:
    cards = record(planned=(plan(SHORT, channel="cards"), plan(CLAIMS[0], channel="paper")))
    text = whole(made(EXPORTER, cards))
    assert "One set of voting cards for each person, a ballot paper for each person and round and" in text
    assert "voting cards" not in whole(made(EXPORTER, record()))


def test_a_claim_whose_slide_is_gone_is_not_forgotten() -> None:
    lost = replace(TWO, agenda=TWO.agenda[:1])
    assert "0:10 80.0 O1" in whole(made(EXPORTER, lost))


def test_a_workshop_without_anything_still_has_an_agenda() -> None:
    text = whole(made(EXPORTER, record([], agenda=())))
    assert "0:00 0.0 End" in text
    assert "90 minutes are planned." in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_usual_workshop_takes_up_to_three_pages_within_the_margins(paper: str) -> None:
    data = made(EXPORTER, record(), style=Style(paper))
    assert len(pages(data)) <= 3
    assert outside(data, sheet(paper).side) == []


def test_long_claims_and_many_of_them_are_printed_whole() -> None:
    long = replace(SHORT, text="A sentence that says much. " * 111)
    many = [long, *(replace(SHORT, id=f"C{at}") for at in range(300))]
    text = whole(made(EXPORTER, record(many)))
    assert text.count("A sentence that says much.") >= 109  # two at most are torn by a page
    assert all(f"C{at} " in text for at in range(300))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_page_of_a_rehearsal_is_marked(paper: str) -> None:
    told = pages(made(EXPORTER, record(rehearsal=True), style=Style(paper)))
    assert all("Rehearsal with simulated people" in text for text in told)
    assert "Agenda of a rehearsal" in told[0]


@pytest.mark.parametrize("text", [*HOSTILE, "\x00\u202eevil\u202c \ud800", "W" * 3000])
def test_texts_are_printed_as_they_are_and_never_obeyed(text: str) -> None:
    claim = replace(SHORT, id=text, title=text, text=text)
    told = record(
        [claim], agenda=(AgendaItem("s", text, 1, None, section=text, reading=1),),
        rule_label=text, rule_summary=text,
        rule_history=(text,), deck_title=text, deck_authors=(text, text), started=text, base=text,
    )  # fmt: skip
    data = made(EXPORTER, told, style=Style(organisation=text))
    assert outside(data, sheet("A4").side) == []
    if len(text) < 1000:
        assert squeezed(clean(text)) in squeezed(whole(data))


def test_the_same_record_gives_the_same_bytes() -> None:
    assert made(EXPORTER, record()) == made(EXPORTER, record())


@pytest.mark.parametrize("after", [0.0, 0.2, 0.9])
def test_it_can_be_stopped(after: float) -> None:
    def stop(part: float) -> None:
        if part >= after:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        EXPORTER.render(record(), ExportOptions(), stop)
