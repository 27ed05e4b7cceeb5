"""The words of the minutes, page by page, against a text that was read and found good.

After a change that is meant: `UNIFYDESK_GOLDEN=1 pytest tests/exporters/test_pdf_golden.py`; read the diff.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import empty, sample
from unifydesk.domain.report import Report

GOLDEN = Path(__file__).parent / "golden"
SHOWN = ("EB1", "EB2b", "EB4", "ER1", "ER2a", "HR2", "HR3", "OV1")
Render = Callable[..., bytes]
Read = Callable[[bytes], PdfReader]


def few() -> Report:
    """Return the record with one claim of every sort: named, hands, confidential, torn, too few votes."""
    whole = sample()
    return replace(
        whole, claims=tuple(c for c in whole.claims if c.claim.id in SHOWN), agenda=whole.agenda[:6]
    )


def kinds() -> Report:
    """Return a record with items, words, weights, proxies and groups, of a dozen people."""
    return every_kind(people=12, only=("B4", "B7", "O2", "O3", "O5", "O6", "O7", "O8", "O9"))


RECORDS = {
    "few": few,
    "kinds": kinds,
    "empty": empty,
    "rehearsal": lambda: replace(empty(), rehearsal=True),
}


def words(reader: PdfReader) -> str:
    """Return the lines of all pages with their numbers, spaces evened out."""
    pages = []
    for number, page in enumerate(reader.pages, start=1):
        lines = (" ".join(line.split()) for line in page.extract_text().splitlines())
        pages.append(f"=== page {number}\n" + "\n".join(line for line in lines if line))
    return "\n".join(pages) + "\n"


def compare(said: str, name: str) -> None:
    """Compare words with those under a name, or write them there when that is asked for."""
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UNIFYDESK_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RECORDS)
def test_the_minutes_say_what_they_said(name: str, render: Render, read: Read) -> None:
    compare(words(read(render(RECORDS[name]()))), name)


@pytest.mark.parametrize("name", ["few", "kinds", "empty"])
def test_the_summary_says_what_it_said(name: str, render: Render, read: Read) -> None:
    compare(words(read(render(RECORDS[name](), template="summary"))), f"{name}_summary")


def test_the_pages_of_claims_say_what_they_said(render: Render, read: Read) -> None:
    whole = few()
    two = replace(whole, claims=whole.claims[:2], untouched=(whole.claims[2].claim,))
    compare(words(read(render(two, template="claims"))), "two_claims")


def test_every_sort_of_claim_is_explained_in_the_golden_words() -> None:
    said = (GOLDEN / "few.txt").read_text(encoding="utf-8")
    for sentence in (
        "Only the two distributions can be compared: a confidential round cannot be linked to people.",
        "Only the two distributions can be compared: a count of hands cannot be linked to people.",
        "Only totals and the words of reasons are stored, without names, times or order.",
        "No position (too few votes)",
        "one different answer would change it",
        "Polarised (contested)",
        "answered in both rounds",
    ):
        assert sentence in said, sentence


def test_every_sort_of_question_is_told_in_the_golden_words() -> None:
    said = " ".join((GOLDEN / "kinds.txt").read_text(encoding="utf-8").split())
    for sentence in (
        "Recorded as “divided”, where the rule says",
        "base of %, by weight",
        "Rounds 1 and 2: seat 7 (Håkon Horváth) through seat 3",
        "of the distribution moved.",
        "Condorcet EB4 Unity of tools",
        "Points unspent",
        "A number of votes costs its square in credits.",
        "Answers are printed as they were given, sorted by content and never by time.",
        "No group is shown apart",
        "Open: not addressed yet",
    ):
        assert sentence in said, sentence
