"""Two sides stand beside each other, and below each other where they are long."""

from __future__ import annotations

from collections.abc import Callable

from unifydesk.exporters._pdf_beside import MOST_ABREAST, beside
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_text import Span

Lay = Callable[..., list[str]]
PAGE = sheet("A4")


def test_short_sides_are_one_block(lay: Lay) -> None:
    [text] = lay(beside(("For", ["It helps."]), ("Against", [Span("It harms.")]), PAGE))
    assert "For It helps. Against It harms." in " ".join(text.split())
    assert len(beside(("For", ["It helps."]), ("Against", []), PAGE)) == 1


def test_a_side_without_words_has_no_head(lay: Lay) -> None:
    [text] = lay(beside(("For", ["It helps."]), ("Against", []), PAGE))
    assert "Against" not in text


def test_long_sides_stand_below_each_other_and_run_over_pages(lay: Lay) -> None:
    long = ["word " * MOST_ABREAST for _ in range(4)]
    pages = lay(beside(("For", long), ("Against", ["It harms."]), PAGE))
    assert sum(page.split().count("word") for page in pages) == 4 * MOST_ABREAST
    assert "It harms." in pages[-1]
