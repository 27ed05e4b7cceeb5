"""The whole record: the chapters of each template in order, and only what was chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unifydesk.domain.report import CLAIMS, SUMMARY, ExportOptions, Report
from unifydesk.domain.style import Style
from unifydesk.exporters._record import language_of, record_of


def ignore(_part: float) -> None:
    """Stand for a progress that nobody watches."""


def titles(report: Report, **options: object) -> list[str]:
    """Return the titles of the chapters."""
    return [p.title for p in record_of(report, ExportOptions(**options), ignore).parts]  # type: ignore[arg-type]


def test_the_full_record_has_every_chapter_in_the_order_of_the_minutes(report: Report) -> None:
    assert titles(report) == [
        "Where the group stands", "Decisions, actions, objections and open questions",
        "Possible epistemic benefits",
        "Epistemic risks", "Ethical risks and benefits", "Taking stock", "Notes on the workshop",
        "Attendance", "How positions were found", "Measures", "Agenda", "Source", "Signatures",
    ]  # fmt: skip


def test_other_templates_have_less(report: Report) -> None:
    assert titles(report, template=SUMMARY) == [
        "Where the group stands", "Decisions, actions, objections and open questions",
        "How positions were found",
    ]  # fmt: skip
    assert titles(report, template=CLAIMS)[0] == "Possible epistemic benefits"
    assert len(titles(report, template=CLAIMS)) == 4


def test_claims_of_one_section_stand_together(report: Report) -> None:
    parts = record_of(report, ExportOptions(), ignore).parts
    found = [
        inner.title.split()[0] for part in parts if part.key.startswith("section") for inner in part.parts
    ]
    assert found == [claim.claim.id for claim in report.claims]


def test_a_claim_without_a_section_stands_among_claims(report: Report) -> None:
    alone = replace(report, claims=(replace(report.claims[0], section=" "),))
    assert "Claims" in titles(alone)


def test_without_names_there_is_no_attendance(report: Report) -> None:
    assert "Attendance" in titles(report)
    assert "Attendance" not in titles(report, names=False)


@pytest.mark.parametrize(
    ("chosen", "deck", "language"),
    [("", "de", "de"), ("en-GB", "de", "en-GB"), ("", "", "en"), ("x y", "de", "en"), ("", "de\n", "en")],
)
def test_the_language_is_a_tag_or_english(chosen: str, deck: str, language: str, report: Report) -> None:
    assert language_of(replace(report, language=deck), ExportOptions(Style(language=chosen))) == language


def test_title_and_furniture_are_those_of_the_workshop(report: Report) -> None:
    record = record_of(replace(report, rehearsal=True), ExportOptions(), ignore)
    assert record.title == report.info.title
    assert record.kicker == "Minutes of a rehearsal"
    assert record.subtitle == "Unification in machine learning"
    assert record.furniture == "Minutes · 23 November 2026 · Town hall, room 3"
    assert record_of(
        replace(report, info=replace(report.info, title=" ")), ExportOptions(), ignore
    ).title == ("Workshop")


def test_progress_is_heard_after_every_chapter_and_claim(report: Report) -> None:
    heard: list[float] = []
    record_of(report, ExportOptions(), heard.append)
    assert heard == sorted(heard)
    assert len(heard) > len(report.claims)
    assert 0 <= heard[0] <= heard[-1] <= 1
