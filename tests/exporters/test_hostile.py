"""Any text, in any field of the record or of the options, is shown as text in every format and does nothing.

The fields are found by walking the dataclasses, so that a new field is tried from its first day. They are
tried many at a time; with HOSTILE=1 in the environment one by one, with every text, for an hour or two.
"""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from tests.exporters.contract import ignore
from tests.exporters.every_kind import every_kind
from tests.exporters.page import Node, faults, parsed
from tests.exporters.pdf_rules import breaches
from tests.exporters.printed import record
from tests.exporters.sample import sample
from tests.exporters.test_markdown import KNOWN, READER
from tests.exporters.walking import by_name, put
from tests.exporters.workbook import opened
from unifydesk.domain import record as records
from unifydesk.domain.deck import Argument
from unifydesk.domain.notes import Note
from unifydesk.domain.report import (
    TEMPLATES,
    ExportOptions,
    Headcount,
    NamedBallot,
    Presence,
    Report,
)
from unifydesk.domain.style import Style
from unifydesk.exporters import EXPORTERS

ONE_BY_ONE = bool(os.environ.get("HOSTILE"))
HANDS = 6
"""So many times the fields are dealt out; each time every sixth of them is hostile."""
MORNING = "2026-11-23T09:31:00+01:00"
KEYS = frozenset(
    {
        "report.seats.weight",
        "report.headcount.weight",
        "report.headcount.weight_here",
        "report.ballots.weight",
        "report.claims.rounds.figures.tally.base",
        "report.claims.rounds.figures.position.label",
    }
)
"""Numbers and keys that only the program writes; `verify` has a sentence where they are none."""

TIES = (
    ".id",
    ".claim",
    ".slide",
    ".kind",
    ".side",
    ".ask",
    ".form",
    ".level",
    ".options",
    ".state",
    ".template",
)
"""What holds a record together: what is tied to something by an ordinary word instead is not shown at all."""

TEXTS = (
    '<b>{}&amp;]]></para><!-- <!ENTITY e "x">&e; <img src="http://x"> \u202e\ud800\x00\ufffe `|*_~$[a](b)',
    "={}+HYPERLINK(1)|cmd\n# h\n\n| a |\n|---|\n```\n<script>alert(1)</script>",
    "\t＝{}\r\n-2+3 \u200b\u2066שלום نص عربي नमस्ते 山🙂👩🏽‍💻 क्ष",
    "@{}</font></i><seq id='a'/><onDraw name='x'/><a href=\"javascript:x\">y</a>{{7}} %(x)s ${{x}}",
    "../{}/CON.: " + "W" * 1_500,
    "\ufeff+{}\u0301\u0301 " + "long words that go on " * 120,
    "\x1b[31m-{}\u2028'\"><svg onload=x>\\x00 &#65; \\u0041 _x0041_",
)
"""What is tried; `{}` stands for the name by which a text is found again."""
BLANK = ("", " \n\t\x00")
"""What shows nothing, and must not be missed either."""


See = Callable[[bytes], str]
"""Returns what is to be seen of a file."""


@dataclass(frozen=True)
class Export:
    """Everything an export is made from."""

    report: Report
    options: ExportOptions


@cache
def small() -> Export:
    """Return a record that has something in every field, and little of it."""
    return _filled(every_kind(people=4, rounds=2, only=("B4", "O4", "O8")))


@cache
def large() -> Export:
    """Return the same with questions of every shape."""
    return _filled(every_kind(people=3, only=("B4", "R1", "O1", "O2", "O4", "O6", "O8", "O9")))


def _filled(report: Report) -> Export:
    full = sample(people=2, rounds=1)
    style = Style(organisation="Us", address="Here", footer="Foot", accent="#0B5A5E")
    first, *others = report.claims
    told = replace(first.claim, arguments=(Argument("for", "It is so."), Argument("against", "Not so.")))
    notes = (
        *first.notes,
        Note(b"n1", 7, "action", "See to it", told.id, owner="Ann", due="soon"),
        Note(b"n2", 8, "objection", "No", told.id, owner="Bob", outcome="taken out"),
        Note(b"n3", 9, "dissent", "Never", told.id),
    )
    first = replace(
        first, claim=replace(told, parent="X1", lens="ethical"), notes=notes, hidden=("Round 3 was open.",)
    )
    return Export(
        replace(
            report,
            claims=(first, *others),
            untouched=(full.claims[0].claim,),
            voided=full.voided,
            notes=full.notes,
            agenda=(replace(full.agenda[0], section="Opening", first=MORNING, missed=("B4",)),),
            planned=record().planned[:2],
            thresholds=(("Share", "75 %"),),
            presence=(Presence(MORNING, 1, True),),
            suppression="Small groups are not shown apart.",
            headcount=Headcount(4, 4, 0, (("Research", 2), ("Practice", 2))),
            ballots=(NamedBallot("B4", 1, 1, "roll_call", (("agreement4", "3"),), "because", "1", None),),
        ),
        ExportOptions(style, ballots=True),
    )  # fmt: skip


@cache
def fields() -> tuple[str, ...]:
    """Return the name of every text that may be anything."""
    return tuple(name for name in by_name(small()) if name not in KEYS)


def hostile(base: Export, chosen: dict[str, str]) -> Export:
    """Return the export with some texts replaced wherever they stand; of ids only the first."""
    places = by_name(base)
    made: Any = base
    for name, text in chosen.items():
        for place in places[name][:1] if name.endswith(TIES) else places[name]:
            made = put(made, place, text)
    return made  # type: ignore[no-any-return]


def token(name: str) -> str:
    """Return the word by which the text of a field is found again."""
    return f"zq{fields().index(name):03d}x"


def dealt(hand: int, turn: int) -> dict[str, str]:
    """Return the hostile texts of one hand; another `turn` gives the same fields other texts."""
    names = fields()[hand::HANDS]
    every = (*TEXTS, *BLANK)
    return {name: every[(at + turn) % len(every)].format(token(name)) for at, name in enumerate(names)}


def cases(turn: int) -> Iterator[tuple[Export, dict[str, str]]]:
    """Give the records to try, each with its hostile texts."""
    if not ONE_BY_ONE:
        for hand in range(HANDS):
            chosen = dealt(hand, turn)
            yield hostile(small(), chosen), chosen
        return
    for name in fields():
        for text in (*TEXTS, *BLANK):
            chosen = {name: text.format(token(name))}
            yield hostile(large(), chosen), chosen


def rendered(export: Export, format_: str, template: str = "") -> bytes:
    """Return the file; whatever the template is where none is named."""
    options = replace(export.options, template=template) if template else export.options
    return EXPORTERS[format_].render(export.report, options, ignore).data


def squeezed(text: str) -> str:
    """Return text without white space and without capitals."""
    return "".join(text.split()).casefold()


@cache
def ordinary(format_: str, template: str, see: See, name: str = "") -> str:
    """Return what is to be seen with harmless words in the place of one text, or of all."""
    base = large() if ONE_BY_ONE else small()
    names = (name,) if name else tuple(each for each in fields() if not each.endswith(TIES))
    return squeezed(see(rendered(hostile(base, {each: token(each) for each in names}), format_, template)))


def check_seen(data: bytes, format_: str, template: str, see: See, chosen: dict[str, str]) -> None:
    """Check that every text is to be seen that would be seen if it were an ordinary word."""
    seen = squeezed(see(data))
    for name, text in chosen.items():
        word = token(name)
        if word not in text or word in seen or word not in ordinary(format_, template, see):
            continue
        if word in ordinary(format_, template, see, name):  # on its own, as others may have hidden it
            base = large() if ONE_BY_ONE else small()
            alone = rendered(hostile(base, {name: text}), format_, template)
            assert word in squeezed(see(alone)), f"{name} is gone"


def html_text(data: bytes) -> str:
    """Return what a page of the web shows."""
    return parsed(data.decode()).text()


def shape(page: Node) -> set[tuple[str, ...]]:
    """Return the elements of a page with the names of their attributes."""
    return {(node.name, *sorted(node.attributes)) for node in page.all()}


def known_shape(node: tuple[str, ...], known: set[tuple[str, ...]]) -> bool:
    """Return whether the builder makes such an element, with these attributes or without some of them."""
    return any(node[0] == other[0] and set(node[1:]) <= set(other[1:]) for other in known)


@cache
def html_shapes() -> set[tuple[str, ...]]:
    """Return every element that the builder makes of records without harm."""
    made = (
        rendered(each, "html") for each in (small(), large(), Export(sample(), ExportOptions(ballots=True)))
    )
    return set().union(*(shape(parsed(data.decode())) for data in made))


# --- each format -----------------------------------------------------------------------------------


@pytest.mark.parametrize("template", TEMPLATES)
def test_pages_show_it_and_keep_every_rule_of_tagged_pdf(template: str) -> None:
    for export, chosen in cases(TEMPLATES.index(template)):
        data = rendered(export, "pdf", template)
        assert breaches(data) == [], list(chosen)
        check_metadata(data)
        check_seen(data, "pdf", template, pdf_text, chosen)


def pdf_text(data: bytes) -> str:
    """Return the words of all pages."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def check_metadata(data: bytes) -> None:
    """Check that what a PDF says of itself is XML, and that nothing in it runs or leads away."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
        for page in pdf.pages:
            for link in page.obj.get("/Annots", []):
                assert "/Dest" in link or link.A.S == "/GoTo"


@pytest.mark.parametrize("format_", ["agenda", "attendance", "ballots", "cards"])
def test_printed_material_shows_it_and_keeps_every_rule_of_tagged_pdf(format_: str) -> None:
    for export, chosen in cases(3):
        data = rendered(export, format_)
        assert breaches(data) == [], list(chosen)
        check_seen(data, format_, "", pdf_text, chosen)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_web_page_shows_it_and_has_no_element_that_its_builder_did_not_make(template: str) -> None:
    for export, chosen in cases(4 + TEMPLATES.index(template)):
        data = rendered(export, "html", template)
        page = parsed(data.decode())
        assert faults(page) == [], list(chosen)
        assert [each for each in shape(page) if not known_shape(each, html_shapes())] == [], list(chosen)
        check_seen(data, "html", template, html_text, chosen)


def test_markdown_shows_it_and_has_no_element_that_its_builder_did_not_make() -> None:
    for export, chosen in cases(5):
        data = rendered(export, "markdown")
        assert set(re.findall(r"<(\w+)", READER.render(data.decode()))) <= KNOWN, list(chosen)
        check_seen(data, "markdown", "", markdown_text, chosen)


def markdown_text(data: bytes) -> str:
    """Return what another program shows of Markdown."""
    return unescape(re.sub(r"<[^>]+>", "", READER.render(data.decode())))


def test_a_workbook_shows_it_and_computes_nothing() -> None:
    for export, chosen in cases(6):
        data = rendered(export, "xlsx")
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            parts = [ElementTree.fromstring(package.read(name)) for name in names]
        assert not [name for name in names if re.search("extern|hyper|calcChain|connection|macro", name)]
        tags = {element.tag.rpartition("}")[2] for part in parts for element in part.iter()}
        assert not tags & {"f", "hyperlink", "dataValidation", "oleObject"}, list(chosen)
        check_seen(data, "xlsx", "", xlsx_text, chosen)


def xlsx_text(data: bytes) -> str:
    """Return the texts of all cells."""
    return " ".join(
        cell for rows in opened(data).values() for row in rows for cell in row if isinstance(cell, str)
    )


STARTS_A_FORMULA = re.compile("[\\s\u200b\ufeff\u2060-\u2069]*[=+@＝＋－＠-]")


def test_a_table_shows_it_and_computes_nothing() -> None:
    for export, chosen in cases(7):
        data = rendered(export, "csv")
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        cells = [cell for row in rows for cell in row]
        assert [c for c in cells if STARTS_A_FORMULA.match(c) and not re.fullmatch(r"-?[\d.]+", c)] == []
        check_seen(data, "csv", "", csv_text, chosen)


def csv_text(data: bytes) -> str:
    """Return the cells of a table."""
    return " ".join(cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row)


def test_the_record_is_read_back_as_it_was() -> None:
    for export, chosen in cases(8):
        report, options = records.decode(rendered(export, "json"))
        assert (report, options) == (export.report, export.options), list(chosen)


def test_every_field_is_tried_in_every_format() -> None:
    tried = [name for hand in range(HANDS) for name in dealt(hand, 0)]
    assert sorted(tried) == sorted(fields())
    assert set(EXPORTERS.ids()) == {
        "pdf", "agenda", "attendance", "ballots", "cards", "html", "markdown", "xlsx", "csv", "json",
    }  # fmt: skip
    assert set(by_name(small())) >= KEYS
