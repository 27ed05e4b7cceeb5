"""The head of the log on paper: words, digits and a code with its words; as text where it is no head."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from tests.exporters.sample import empty
from unifydesk.domain.head import grouped, head_words
from unifydesk.exporters._pdf_head import before_code, head_block
from unifydesk.exporters._pdf_picture import PictureFlowable
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.pictures.qr_code import CODE_OF_HEAD

HEAD = "9f2c4a7be01d5583" * 4


def words(pages):
    """Return the words of pages on one line."""
    return " ".join(" ".join(pages).split())


def pictures(cell):
    """Return the pictures in a cell, a row, or a table of them."""
    if isinstance(cell, PictureFlowable):
        return [cell]
    parts = getattr(cell, "_cellvalues", cell if isinstance(cell, list | tuple) else ())
    return [found for part in parts for found in pictures(part)]


def test_words_and_digits_stand_below_each_other(lay):
    told = words(lay(head_block(replace(empty(), log_head=HEAD, log_lines=12), sheet("A4"))))
    assert f"{' '.join(head_words(HEAD))} {grouped(HEAD)}" in told
    assert told.startswith("Log 12 entries")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_code_is_a_figure_with_words_as_wide_as_its_column(paper):
    page = sheet(paper)
    [code] = pictures(head_block(replace(empty(), log_head=HEAD), page))
    assert code.text == CODE_OF_HEAD
    assert code.picture.width <= page.label


@pytest.mark.parametrize("told", ["9f2c", "<b>no head</b>", "\x00", "z" * 64])
def test_what_is_no_head_is_printed_as_it_is_without_a_code(told, lay):
    block = head_block(replace(empty(), log_head=told, log_lines=1), sheet("A4"))
    assert pictures(block) == []
    assert words(lay(block)).startswith("Log 1 entry; the fingerprint of the last one is")
    line = paragraph("Words", sheet("A4")["body"])
    assert before_code(told, [line], 400.0) == [line]


def test_the_tags_of_the_minutes_name_the_code(minutes):
    with pikepdf.open(io.BytesIO(minutes)) as document:
        told = [o.get("/Alt") for o in document.objects if isinstance(o, pikepdf.Dictionary)]
    assert [str(alt) for alt in told if alt is not None].count(CODE_OF_HEAD) == 1
