"""Dissent stands word for word beside the majority, and is counted where nobody wrote it down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exporters.sample import figures
from unifydesk.domain.notes import Note
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._pdf_dissent import dissent_story
from unifydesk.exporters._pdf_styles import sheet

Claim = Callable[[str], ReportClaim]
Lay = Callable[..., list[str]]
PAGE = sheet("A4")


def voted(claim: ReportClaim, counts: tuple[int, ...], *, notes: tuple[Note, ...] = ()) -> ReportClaim:
    """Return the claim with one round on one question with these counts."""
    made: Figures = figures(Question("real", "agreement", "Real?"), counts, sum(counts))
    result = replace(claim.rounds[-1], figures=(made,), movements=(), groups=(), reasons=())
    return replace(claim, rounds=(result,), sentences=(), recorded=None, differs="", notes=notes)


def told(claim: ReportClaim, lay: Lay) -> str:
    """Return the words of the block."""
    return " ".join("\n".join(lay(dissent_story(claim, PAGE))).split())


def test_nothing_is_said_where_nobody_was_on_the_other_side(claim: Claim) -> None:
    assert dissent_story(voted(claim("EB4"), (0, 0, 1, 4, 7)), PAGE) == []


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1, 1, 0, 4, 6), "2 of 12 answered against; no dissent was written down."),
        ((6, 4, 0, 1, 0), "1 of 11 answered for; no dissent was written down."),
        ((5, 0, 1, 0, 5), "5 for and 5 against, of 11 who answered; no dissent was written down."),
        ((0, 1, 8, 2, 0), "2 for and 1 against, of 11 who answered; no dissent was written down."),
    ],
)
def test_dissent_that_was_not_written_down_is_counted(
    counts: tuple[int, ...], said: str, claim: Claim, lay: Lay
) -> None:
    assert said in told(voted(claim("EB4"), counts), lay)


def test_too_few_votes_have_no_other_side(claim: Claim) -> None:
    assert dissent_story(voted(claim("EB4"), (1, 0, 0, 0, 2)), PAGE) == []


def test_dissent_stands_in_full_beside_the_position(claim: Claim, lay: Lay) -> None:
    notes = (
        Note(b"1", 1, "dissent", "We do <i>not</i> hold this."),
        Note(b"2", 2, "objection", "It names no time.", owner="Ann"),
        Note(b"3", 3, "objection", "It names no place.", owner="Bob", outcome="A place was added."),
    )
    text = told(voted(claim("EB4"), (1, 1, 0, 4, 6), notes=notes), lay)
    assert "The group’s position" in text
    assert "Majority for (10 of 12 agree)" in text
    assert "We do <i>not</i> hold this." in text
    assert "Objection · Owner: Ann · Open: not addressed yet" in text
    assert "Objection · Owner: Bob" in text
    assert "Addressed: A place was added." in text
    assert "no dissent was written down" not in text


def test_dissent_of_twenty_thousand_words_is_printed_to_its_end(claim: Claim, lay: Lay) -> None:
    notes = (Note(b"1", 1, "dissent", "no " * 20_000 + "end"),)
    pages = lay(dissent_story(voted(claim("EB4"), (1, 1, 0, 4, 6), notes=notes), PAGE))
    assert sum(page.split().count("no") for page in pages) == 20_000
    assert "end" in pages[-1]


def test_several_questions_are_named(claim: Claim, lay: Lay) -> None:
    both = claim("HR3")
    text = told(replace(both, notes=()), lay)
    assert "Likelihood: 6 for and 6 against, of 12 who answered" in text
