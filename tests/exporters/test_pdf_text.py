"""Text: whatever was typed is printed as text, or visibly replaced, and never obeyed."""

from __future__ import annotations

import ast
import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame

import unifydesk.exporters
from tests.exporters.sample import sample
from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.people import Seat
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.report import AgendaItem, Report
from unifydesk.domain.workshop import WorkshopInfo
from unifydesk.exporters._pdf_fonts import SANS, SERIF, coverage, use
from unifydesk.exporters._pdf_tags import Tags
from unifydesk.exporters._pdf_text import (
    LONGEST_PIECE,
    cell_text,
    draw_line,
    paragraph,
    pdf_text,
    pieces,
    runs,
)
from unifydesk.exporters._plain import clean, one_line

HIEROGLYPH = "\U00013000"
SOURCES = sorted(Path(unifydesk.exporters.__file__).parent.glob("*.py"))
Render = Callable[..., bytes]
Read = Callable[[bytes], PdfReader]

HOSTILE = (
    "<b>bold</b>",
    "a & b &amp; c &#65;",
    "<img src='/etc/hostname'/>",
    '<img src="http://localhost/x.png">',
    "<b>never closed",
    "</para></b>",
    "]]>",
    "<![CDATA[x]]>",
    "<!-- gone? -->",
    "x<y and y>z",
    "<ada@example.org>",
    "<a href='javascript:alert(1)'>press</a>",
    "<font name='Courier' size='900'>big</font>",
    "<onDraw name='x'/>",
    '=HYPERLINK("http://x")',
    "+1+1",
    "@SUM(A1)",
    "{{7*7}} ${x} %(x)s {rule}",
    "../../etc/passwd",
    "CON",
    "\\x00",
    "<para backColor='red'>",
    "<unichar code='0x41'/>",
    "<greek>a</greek>",
    "<seq id='a'/>",
    "&bogus;",
    "<",
    ">",
    "&",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "line one\nline two\r\nline three",
)


def squeezed(text: str) -> str:
    """Return text without any white space, as readers of PDF guess it."""
    return "".join(text.split())


def printed(text: str) -> str:
    """Return what another program reads of a page on which `text` is one paragraph."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 4000), initialFontName=use(SANS))
    canvas.tags = Tags()
    style = ParagraphStyle("s", fontName=use(SERIF), fontSize=9, leading=12, bulletFontName=use(SANS))
    story = [paragraph(piece, style) for piece in pieces(text)]
    Frame(0, 0, 600, 4000).addFromList(story, canvas)
    canvas.save()
    return PdfReader(out).pages[0].extract_text()


# --- cleaning ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x07b", "a\x1bb", "a\x7fb", "a\x85b", "a\ud800b", "a\u200bb", "a\ufeffb"]
)
def test_what_cannot_be_printed_is_dropped(text: str) -> None:
    assert clean(text) == "ab"


@pytest.mark.parametrize(("control", "mark"), [("\u202e", "‹RLO›"), ("\u2066", "‹LRI›"), ("\u2069", "‹PDI›")])
def test_controls_that_reorder_text_are_named(control: str, mark: str) -> None:
    assert clean(f"a{control}b") == f"a{mark}b"


def test_text_is_composed() -> None:
    assert clean("Ż" + "o\u0301") == "Żó"


def test_a_pile_of_marks_is_cut_to_what_scripts_need() -> None:
    """Composing takes the square of its length: half a million marks would take hours."""
    pile, cut = ("a" + "\u0316\u0301" * many for many in (250_000, 15))
    assert clean(f"{pile}b{pile}") == unicodedata.normalize("NFC", f"{cut}\ufffdb{cut}\ufffd")
    assert clean("a" + "\u0323" * 30) == unicodedata.normalize("NFC", "a" + "\u0323" * 30)


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb", "a\u2028b"])
def test_every_line_end_is_a_new_line(text: str) -> None:
    assert clean(text) == "a\nb"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(), st.integers(2, 40))
def test_a_line_that_was_cut_has_its_length(text: str, most: int) -> None:
    assert len(one_line(text, most)) <= most
    assert "\n" not in one_line(text, most)


# --- fonts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Ἀριστοτέλης", "Пётр Ильич", "Łukasz Żółć", "Đặng Thị Ánh", "Þórður", "Ŵyn"]
)
def test_latin_greek_and_cyrillic_need_no_help(name: str) -> None:
    assert runs(name, SERIF) == [(SERIF, name)]
    assert runs(name, SANS) == [(SANS, name)]


def test_signs_come_from_another_font() -> None:
    assert runs("a → b ✓", SERIF) == [
        (SERIF, "a "), ("NotoSansMath-Regular", "→"), (SERIF, " b "), ("NotoSansSymbols2-Regular", "✓"),
    ]  # fmt: skip


def test_a_letter_that_no_font_has_is_a_visible_mark() -> None:
    assert runs(HIEROGLYPH, SERIF) == [(SERIF, "\ufffd")]
    assert cell_text(f"a{HIEROGLYPH}", SANS) == "a\ufffd"
    assert "\ufffd" in coverage(SERIF)
    assert "\ufffd" in coverage(SANS)


@given(st.text())
def test_every_run_is_drawn_by_a_font_that_has_its_letters(text: str) -> None:
    for font, run in runs(clean(text), SERIF):
        assert coverage(font).issuperset(run.replace("\n", ""))


# --- pieces --------------------------------------------------------------------------------------


@given(st.text(alphabet="ab .\n", max_size=400), st.integers(4, 60))
def test_pieces_are_short_and_lose_no_letter(text: str, most: int) -> None:
    parts = pieces(text, most)
    assert all(len(part) <= most for part in parts)
    assert squeezed("".join(parts)) == squeezed(text)


def test_a_long_note_is_cut_after_a_sentence() -> None:
    first, second = pieces("One sentence here. Another one there.", 25)
    assert (first, second) == ("One sentence here. ", "Another one there.")


# --- printing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_was_typed(text: str) -> None:
    assert squeezed(printed(text)) == squeezed(text)


SCRIPTS = (
    "aé<&\n שלוםסלאमिन्दीക്ഷ会議ァー。「」한글ไทยभाषा👩🏽💻🇩🇪✓→𝔸𠮷\u200d\u0301\u05b8\u064e\u202e()12%\x00\ufe0f"
)
ANY_LETTER = st.characters(codec="utf-8", exclude_categories=("Cs", "Co"))


def read_back(text: str) -> str:
    """Return text as it was read, composed, without white space and joiners, which readers guess."""
    return unicodedata.normalize("NFC", squeezed(text).translate(dict.fromkeys((0x200C, 0x200D))))


def from_right(letter: str) -> bool:
    """Return whether a reader takes a letter for one written from right to left."""
    return unicodedata.bidirectional(letter) in ("R", "AL", "AN") or "\u0590" <= letter <= "\u08ff"


@settings(max_examples=150, deadline=None)
@given(st.text(ANY_LETTER, max_size=120) | st.text(st.sampled_from(SCRIPTS), max_size=120))
def test_any_text_comes_back_from_the_page(text: str) -> None:
    expected = read_back("".join(run for _, run in runs(clean(text), SERIF)))
    told = read_back(printed(text))
    if any(from_right(letter) for letter in expected):
        told, expected = (unicodedata.normalize("NFD", each) for each in (told, expected))
        assert sorted(told) == sorted(expected)  # readers guess where right-to-left runs begin and end
    else:
        assert told == expected


@given(st.text(alphabet=st.sampled_from("<>&;\"'/=!-[]abp "), max_size=120))
def test_markup_is_never_obeyed(text: str) -> None:
    assert squeezed(printed(text)) == squeezed(text)


def test_escaping_leaves_no_bracket_and_no_bare_ampersand() -> None:
    assert pdf_text("<b>&", SANS) == "&lt;b&gt;&amp;"
    assert pdf_text("a\nb", SANS) == "a<br/>b"


def test_a_line_drawn_by_hand_prints_any_letter() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, initialFontName=use(SANS))
    canvas.tags = Tags()
    width = draw_line(canvas, 100, 100, f"Łódź → 山 שלום{HIEROGLYPH}\x00", SANS, 9)
    canvas.save()
    assert squeezed(PdfReader(out).pages[0].extract_text()) == "Łódź→山שלום\ufffd"
    assert width > 20


# --- one door ------------------------------------------------------------------------------------


def calls(path: Path, *names: str) -> list[str]:
    """Return where a module calls one of these names, as functions or as methods."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in names:
                found.append(f"{path.name}:{node.lineno} {called}")
    return found


DOORS = (
    "Paragraph",
    "ScriptParagraph",
    "ScriptText",
    "XPreformatted",
    "Preformatted",
    "drawString",
    "drawRightString",
    "drawCentredString",
    "beginText",
    "textOut",
    "textLine",
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_only_the_text_module_makes_paragraphs_and_draws_strings(path: Path) -> None:
    door = path.stem in ("_pdf_text", "_pdf_scripts")
    assert bool(calls(path, *DOORS)) == door


def test_nothing_is_fetched_from_anywhere() -> None:
    from reportlab import rl_config  # noqa: PLC0415 - after the exporter has set it

    assert rl_config.trustedHosts == []
    assert rl_config.trustedSchemes == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_exporter_reads_the_clock_or_pictures_from_disk(path: Path) -> None:
    clocks_and_files = calls(path, "now", "today", "time", "utcnow", "Image", "drawInlineImage", "open")
    assert clocks_and_files == []
    assert bool(calls(path, "drawImage")) == (path.stem == "_pdf_masthead")  # the logo, from bytes


# --- in the minutes ------------------------------------------------------------------------------


def poisoned(report: Report, text: str) -> Report:
    """Return the record with `text` wherever a person or a deck can put one."""
    claim = report.claims[6]
    notes = tuple(
        Note(kind.encode(), at, kind, text, claim="EB4", owner=text, due=text)
        for at, kind in enumerate(NOTE_KINDS, start=1)
    )
    told = replace(claim.claim, id=text[:40], title=text, text=text, prompt=text, lens=text)
    last = replace(claim.rounds[-1], reasons=(text, text))
    recorded = RecordedPosition("EB4", last.round_id, "consensus_for", text)
    bad = replace(
        claim, claim=told, section=text, notes=notes, recorded=recorded, rounds=(*claim.rounds[:-1], last),
        quadrant=text, sentences=(text,),
    )  # fmt: skip
    return replace(
        report,
        info=WorkshopInfo(text, text, text, text),
        language="en",
        deck_title=text,
        deck_authors=(text, text),
        deck_source=text,
        seats=(Seat(1, text, text), *report.seats[1:]),
        claims=(bad, report.claims[0]),
        untouched=(told,),
        notes=notes,
        agenda=(AgendaItem("s", text, 1, None),),
        rule_label=text,
        rule_summary=text,
        rule_history=(text,),
        voided=(text,),
        log_head=text,
        software=text,
        started=text,
        ended=text,
    )


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("".join(HOSTILE), "A4"),
        ("<b>" * 50, "Letter"),
        ("", "A4"),
        (" \n\t\x00", "Letter"),
        ("\u202eevil\u202c \ud800 \x00 山 🙂 ﷽", "A4"),
        ("W" * 3_000, "Letter"),
        ("word " * 700, "A4"),
        ("\n".join(["line"] * 150), "Letter"),
    ],
    ids=["markup", "tags", "empty", "blank", "letters", "one-word", "long", "lines"],
)
def test_minutes_survive_hostile_text_everywhere(
    text: str, paper: str, report: Report, render: Render, read: Read
) -> None:
    reader = read(render(poisoned(report, text), paper))
    seen = squeezed("".join(page.extract_text() for page in reader.pages[:2]))
    assert squeezed("".join(run for _, run in runs(clean(text[:30]), SERIF))) in seen


def test_a_word_of_ten_thousand_letters_is_printed_whole(report: Report, render: Render, read: Read) -> None:
    claim = replace(report.claims[0], notes=(Note(b"n", 1, "for", "W" * 10_000, claim="EB1"),))
    reader = read(render(replace(report, claims=(claim,), agenda=())))
    assert sum(page.extract_text().count("W") for page in reader.pages) >= 10_000


def test_names_come_back_composed(report: Report, render: Render, read: Read) -> None:
    names = ("Ἀριστοτέλης", "Пётр Ильич", "Łukasz Żółć", "Đặng Thị Ánh")
    apart = tuple(replace(s, name=unicodedata.normalize("NFD", s.name)) for s in report.seats)
    text = read(render(replace(report, seats=apart, claims=()))).pages[0].extract_text()
    assert all(name in text for name in names)


def test_a_note_of_twenty_thousand_characters_is_printed_whole(
    report: Report, render: Render, read: Read
) -> None:
    words = " ".join(f"w{number}" for number in range(3_500))
    assert len(words) > 19_000
    claim = replace(report.claims[0], notes=(Note(b"n", 1, "dissent", words, claim="EB1"),))
    pages = [page.extract_text() for page in read(render(replace(report, claims=(claim,), agenda=()))).pages]
    body = squeezed("".join("\n".join(text.split("\n")) for text in pages))
    missing = [n for n in range(3_500) if f"w{n}" not in body]
    assert missing == []


def test_a_long_note_begins_on_the_page_of_its_claim(report: Report, render: Render, read: Read) -> None:
    note = Note(b"n", 1, "for", "Because. " * 2_000, claim="OV3")
    last = replace(report.claims[-1], notes=(note,))
    pages = [page.extract_text() for page in read(render(replace(report, claims=(last,)))).pages]
    [first] = [text for text in pages if "Effort against risks" in text and "Answered (base of %)" in text]
    assert "Because." in first


def test_pieces_are_short_enough_for_a_quick_cancel() -> None:
    assert LONGEST_PIECE <= 4_000


def test_the_sample_has_what_the_other_tests_look_for() -> None:
    kinds = {note.kind for claim in sample().claims for note in claim.notes}
    assert kinds == set(NOTE_KINDS)
