"""Blocks as HTML: each in the element that says what it is, with nothing told by colour alone."""

from __future__ import annotations

import pytest

from tests.exporters.page import Node, faults, parsed
from unifydesk.exporters._html_blocks import block_markup, part_markup
from unifydesk.exporters._html_elements import element
from unifydesk.exporters._record_blocks import (
    Beside,
    Block,
    Chart,
    Code,
    Column,
    Facts,
    Para,
    Part,
    Said,
    Signatures,
    Table,
    Value,
    Voices,
    row,
)
from unifydesk.pictures.qr_code import qr_code
from unifydesk.pictures.shapes import Box, Picture


def made(block: Block) -> Node:
    """Return a block as it stands in a page."""
    html = element("body", element("h1", "x"), block_markup(block, "k", "Context")).html
    found = parsed(html)
    assert faults(found) == []
    return found


TABLE = Table(
    "Counts",
    (Column("Answer"), Column("People", "Round 1", number=True), Column("%", "Round 1", number=True)),
    (row("Agree", "3", "75", strong=True), row("Median", Value("4", span=2), foot=True)),
    ("A note.",),
)


def test_heads_that_span_others_say_so() -> None:
    heads = [(h.text(), h.attributes["scope"], h.attributes.get("colspan"), h.attributes.get("rowspan"))
             for h in made(TABLE).all("th") if h.attributes["scope"] != "row"]  # fmt: skip
    assert heads == [
        ("Answer", "col", None, "2"), ("Round 1", "colgroup", "2", None), ("People", "col", None, None),
        ("%", "col", None, None),
    ]  # fmt: skip


def test_rows_at_the_foot_stand_in_a_body_of_their_own() -> None:
    bodies = list(made(TABLE).all("tbody"))
    assert [b.text() for b in bodies] == ["Agree375", "Median4"]
    assert "data-sortable" not in next(made(TABLE).all("table")).attributes


def test_a_table_of_one_row_is_not_sorted() -> None:
    one = Table("x", (Column("A"),), (row("1"),), sortable=True)
    two = Table("x", (Column("A"),), (row("1"), row("2")), sortable=True)
    assert "data-sortable" not in next(made(one).all("table")).attributes
    assert "data-sortable" in next(made(two).all("table")).attributes


def test_a_shade_is_also_a_word() -> None:
    grid = Table("x", (Column("A"), Column("1", number=True)), (row("a", Value("3", mark="up")),), grid=True)
    [cell] = made(grid).all("td")
    assert cell.text() == "3, moved up"
    assert "up" in cell.attributes["class"]


def test_a_picture_is_named_after_where_it_stands() -> None:
    picture = Picture(9, 9, (Box(0, 0, 1, 1, "ink"),), "3 of 4 agree")
    found = made(Chart("Round 1", picture, "Read it so."))
    assert next(found.all("title")).text() == "Context Round 1"
    assert "3 of 4 agree" in next(found.all("details")).text()
    assert "Read it so." in found.text()


def test_facts_are_a_list_of_definitions() -> None:
    found = made(Facts((("Rule", "A"), ("", "B"), ("Base", "C"))))
    assert [n.name for n in next(found.all("dl")).all()] == ["dt", "dd", "dd", "dt", "dd"]


def test_what_was_said_is_a_list_and_dissent_a_quotation() -> None:
    found = made(Voices("For", (Said("a", "Owner: b"), Said("c", quote=True))))
    assert [li.text() for li in found.all("li")] == ["aOwner: b", "c"]
    assert [q.text() for q in found.all("blockquote")] == ["c"]


def test_position_and_dissent_are_of_equal_rank() -> None:
    found = made(Beside("Position", (Para("9 of 12"),), "Dissent", (Said("No.", quote=True),)))
    [beside] = [d for d in found.all("div") if d.attributes.get("class") == "beside"]
    assert [c.text() for c in beside.children if isinstance(c, Node)] == ["Position9 of 12", "DissentNo."]


def test_there_are_lines_to_sign_on() -> None:
    found = made(Signatures((("Facilitator", "Ann"), ("For the group", ""))))
    assert found.text().count("Signature") == 2
    assert "Ann" in found.text()


def test_a_link_leads_to_its_part() -> None:
    table = Table("x", (Column("Claim"),), (row(Value("EB1", link="claim-1")),))
    page = element("body", element("h1", "x"), block_markup(table, "k"), part_markup(Part("EB1", "claim-1")))
    assert faults(parsed(page.html)) == []


@pytest.mark.parametrize("deep", [2, 7])
def test_headings_go_one_level_down_with_every_part(deep: int) -> None:
    part = Part("last", "p0")
    for at in range(1, deep):
        part = Part("more", f"p{at}", (), (part,))
    page = parsed(element("body", element("h1", "x"), part_markup(part)).html)
    assert faults(page) == []
    assert [h.name for h in page.all("h2", "h3", "h4", "h5", "h6")] == [
        f"h{min(6, 2 + n)}" for n in range(deep)
    ]


def test_only_known_kinds_of_claims_have_a_tone() -> None:
    assert 'class="l2 tone-risk"' in part_markup(Part("x", "p", tone="risk")).html
    assert 'class="l2"' in part_markup(Part("x", "p", tone='"><b>')).html


def test_a_code_to_scan_keeps_its_size_and_has_its_words() -> None:
    code = block_markup(Code(qr_code("TEXT", 123.0, "What it is")), "k").html
    assert 'class="code"' in code
    assert 'width="123"' in code
    assert "What it is</title>" in code
