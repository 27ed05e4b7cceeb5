"""The record as Markdown: complete, parsed as it was meant, safe with any text, the same bytes twice."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html import unescape

import pytest
from markdown_it import MarkdownIt

from tests.exporters.every_kind import every_kind
from tests.exporters.page import Node, parsed
from tests.exporters.sample import empty, sample
from tests.exporters.test_pdf_text import HOSTILE, poisoned
from unifydesk.app.redacting import shown
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.head import head_words
from unifydesk.domain.report import SUMMARY, ExportOptions, NamedBallot, Report
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._plain import fit
from unifydesk.exporters._record import record_of
from unifydesk.exporters.markdown import EXPORTER, text_of
from unifydesk.pictures.qr_code import CODE_OF_HEAD

KNOWN = {
    *(f"h{level}" for level in range(1, 7)), "p", "ul", "li", "strong", "hr", "br", "blockquote", "code",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
"""Elements that the exporter itself makes."""
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def ignore(_part: float) -> None:
    """Stand for a progress that nobody watches."""


def text(report: Report, options: ExportOptions | None = None) -> str:
    """Return the file of a report."""
    chosen = options or ExportOptions()
    return EXPORTER.render(shown(report, chosen), chosen, ignore).data.decode("utf-8")


def read(source: str) -> Node:
    """Return the file as another program reads it."""
    return parsed(READER.render(source).replace("<br />", "<br>").replace("<hr />", "<hr>"))


def squeezed(words: str) -> str:
    """Return text without white space."""
    return "".join(words.split())


@pytest.fixture(scope="module")
def whole(report: Report) -> Node:
    """Return the sample record as another program reads it."""
    return read(text(report))


def test_it_is_found_under_its_name() -> None:
    assert EXPORTERS["markdown"].suffix == ".md"
    assert EXPORTER.options == {"template", "names", "ballots"}


def test_everything_that_was_said_is_in_it(whole: Node, report: Report) -> None:
    said = squeezed(whole.text())
    for claim in report.claims:
        assert squeezed(claim.claim.text) in said
        for note in claim.notes:
            assert all(squeezed(part) in said for part in (note.text, note.owner, note.due, note.outcome))
    assert all(squeezed(note.text) in said for note in report.notes)
    assert all(squeezed(seat.name) in said for seat in report.seats)
    assert squeezed(report.deck_source) in said


def test_every_count_stands_in_a_table(whole: Node, report: Report) -> None:
    tables = [[[c.text() for c in r.all("th", "td")] for r in t.all("tr")] for t in whole.all("table")]
    for claim in report.claims:
        for figures in claim.rounds[-1].figures:
            tally = figures.tally
            wanted = [str(n) for n in (*tally.counts, tally.answered, tally.cannot_judge, tally.silent)]
            assert any([row[3] for row in t[1 : len(wanted) + 1] if len(row) > 3] == wanted for t in tables)


def test_every_row_has_as_many_cells_as_its_head(whole: Node) -> None:
    for table in whole.all("table"):
        assert len({len(list(row.all("th", "td"))) for row in table.all("tr")}) == 1


def test_no_line_of_a_table_ended_up_outside_of_it() -> None:
    for report in (sample(), every_kind()):
        assert not any("|" in p.text() for p in read(text(report)).all("p"))


def test_headings_go_one_level_down_at_a_time(whole: Node) -> None:
    levels = [int(h.name[1]) for h in whole.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_pictures_are_told_in_words(report: Report) -> None:
    assert "people present answered" in text(report)


def test_a_rehearsal_is_marked_at_both_ends(brief: Report) -> None:
    made = text(replace(brief, rehearsal=True))
    assert made.startswith("> **REHEARSAL**")
    assert made.rstrip().split("\n\n")[-1].startswith("> **REHEARSAL**")
    assert "REHEARSAL" not in text(brief)


def test_the_options_are_heeded(brief: Report) -> None:
    ballot = NamedBallot(brief.claims[0].claim.id, 1, 3, "paper", (("real", "4"),), "Because.")
    known = replace(brief, ballots=(ballot,))
    assert "Because." in text(known, ExportOptions(ballots=True))
    assert "Because." not in text(known)
    assert "Łukasz" not in text(known, ExportOptions(names=False, ballots=True))
    assert len(text(known, ExportOptions(template=SUMMARY))) < len(text(known)) / 2


def test_there_is_a_place_for_the_hash_of_the_content(brief: Report) -> None:
    record = replace(record_of(brief, ExportOptions(), ignore), content_hash="ab12")
    assert "Content: ab12" in text_of(record, ignore)


@pytest.mark.parametrize(
    "hostile",
    ["".join(HOSTILE), "", " \n\x00", "\u202eevil \ud800 山 🙂", "# x\n\n| a |\n|---|", "a\n```\nb"],
)
def test_hostile_text_everywhere_is_text(hostile: str, report: Report) -> None:
    made = READER.render(text(poisoned(report, hostile)))
    shown = squeezed(unescape(re.sub(r"<[^>]+>", "", made)))
    assert squeezed(fit(hostile)) in shown
    assert set(re.findall(r"<(\w+)", made)) <= KNOWN


def test_equal_records_give_equal_bytes(report: Report) -> None:
    assert text(sample()) == text(report)


def test_progress_never_falls_and_a_cancel_stops(brief: Report) -> None:
    heard: list[float] = []
    EXPORTER.render(brief, ExportOptions(), heard.append)
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)

    def cancel(part: float) -> None:
        if part > 0.8:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        EXPORTER.render(brief, ExportOptions(), cancel)


def test_a_workshop_without_votes_has_a_file() -> None:
    assert "No claim was voted on." in text(empty())


def test_the_head_of_the_log_is_told_in_words_and_not_as_a_picture(report: Report) -> None:
    told = text(report)
    assert " ".join(head_words(report.log_head)) in told
    assert CODE_OF_HEAD not in told
