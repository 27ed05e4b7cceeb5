"""The last block of the minutes."""

from __future__ import annotations

from dataclasses import replace

from tests.exporters.sample import empty
from unifydesk.domain.head import grouped, head_words
from unifydesk.domain.record import content_hash
from unifydesk.exporters._pdf_check import check_these
from unifydesk.exporters._pdf_styles import sheet


def words(page):
    """Return the text of a page on one line."""
    return " ".join(page.split())


def test_the_last_page_ends_with_the_fingerprint(pages, report):
    last = words(pages[-1])
    digits = content_hash(report)
    assert grouped(digits) in last
    assert f"Check these minutes Fingerprint {grouped(digits[:20])}" in last
    assert last.index("Signatures") < last.index("Check these minutes")


def test_it_names_the_command_the_log_and_the_program(pages, report):
    last = words(pages[-1])
    assert "unifydesk verify minutes.pdf" in last
    assert "412 entries; the fingerprint of the last one, in words to read out" in last
    assert f"{' '.join(head_words(report.log_head))} {grouped(report.log_head)}" in last
    assert f"Made with {report.software}" in last


def test_one_vote_more_is_another_fingerprint(lay):
    one = empty()
    first, second = (
        words(" ".join(lay(check_these(r, sheet("A4"))))) for r in (one, replace(one, log_lines=1))
    )
    assert first != second


def test_a_record_without_a_log_says_so(lay):
    assert "had no log" in words(" ".join(lay(check_these(empty(), sheet("A4")))))
