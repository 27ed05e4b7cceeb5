"""What stands on every page, and the properties of a document."""

from __future__ import annotations

from dataclasses import replace

from unifydesk.domain.report import Report
from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_furniture import furniture


def test_the_properties_say_what_it_is_and_whether_it_is_a_rehearsal(brief: Report) -> None:
    assert furniture(brief, Style(), "Agenda").subject == "Agenda of a workshop, 23 November 2026"
    rehearsal = replace(brief, rehearsal=True)
    assert furniture(rehearsal, Style(), "Agenda").subject.startswith("Agenda of a REHEARSAL")
    assert furniture(rehearsal, Style()).subject.startswith("Minutes of a REHEARSAL")


def test_only_minutes_have_the_title_to_themselves(brief: Report) -> None:
    assert furniture(brief, Style()).title == brief.info.title
    assert furniture(brief, Style(), "Agenda").title == f"Agenda: {brief.info.title}"


def test_the_foot_begins_with_the_words_of_the_style_and_the_language_is_that_of_the_style(
    brief: Report,
) -> None:
    assert furniture(brief, Style(footer="Draft"), "Agenda").footer.startswith("Draft · Agenda · ")
    assert furniture(brief, Style(language="de")).language == "de"
