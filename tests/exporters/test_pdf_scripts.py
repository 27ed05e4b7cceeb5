"""Scripts: every one prints in its own font, shaped and in order, and reads back from the page."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader
from reportlab.lib.enums import TA_LEFT, TA_RIGHT

from tests.exporters.conftest import PLAIN, ignore
from unifydesk.domain.people import Seat
from unifydesk.domain.report import ExportOptions, Report
from unifydesk.exporters._clusters import clusters
from unifydesk.exporters._pdf_flow import table
from unifydesk.exporters._pdf_fonts import EMOJI, HAN, HANGUL, RARE_HAN, SERIF, font_of
from unifydesk.exporters._pdf_pages import Pages
from unifydesk.exporters._pdf_runs import runs
from unifydesk.exporters._pdf_scripts import ScriptParagraph
from unifydesk.exporters._pdf_shaping import shape
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_text import balanced, heading, paragraph, pieces
from unifydesk.exporters._plain import REPLACED, clean
from unifydesk.exporters.pdf import EXPORTER

PAGE = sheet("A4")
Render = Callable[..., bytes]
Read = Callable[[bytes], PdfReader]

WORDS = {
    "NotoSansArabic-Regular": "السلام عليكم ورحمة الله",
    "NotoSansHebrew-Regular": "שלום עולם",
    "NotoSansDevanagari-Regular": "हिन्दी में लक्ष्मी क्षत्रिय किताब",
    "NotoSansBengali-Regular": "বাংলা ভাষা ক্ষমতা",
    "NotoSansGurmukhi-Regular": "ਪੰਜਾਬੀ ਭਾਸ਼ਾ",
    "NotoSansGujarati-Regular": "ગુજરાતી ભાષા",
    "NotoSansTamil-Regular": "தமிழ் மொழி கொடு",
    "NotoSansTelugu-Regular": "తెలుగు భాష",
    "NotoSansKannada-Regular": "ಕನ್ನಡ ಭಾಷೆ",
    "NotoSansMalayalam-Regular": "മലയാളം ഭാഷ",
    "NotoSansSinhala-Regular": "සිංහල භාෂාව",
    "NotoSansThai-Regular": "ภาษาไทยไม่มีช่องว่าง",
    "NotoSansLao-Regular": "ພາສາລາວ",
    "NotoSansKhmer-Regular": "ភាសាខ្មែរ",
    "NotoSansMyanmar-Regular": "မြန်မာဘာသာ",
    "NotoSansGeorgian-Regular": "ქართული",
    "NotoSansArmenian-Regular": "Հայերեն",
    "NotoSansEthiopic-Regular": "አማርኛ",
    HAN: "我们决定在下次会议上讨论这个问题",
    HANGUL: "안녕하세요",
    RARE_HAN: "𠮷𠀋",
    EMOJI: "👍🏽👩‍💻❤️‍🔥🇩🇪😀",
}
JAPANESE = "日本語の文章は、単語の間に空白を入れません。「会議」で決めたこと。"
PERSIAN = "می‌خواهم کتاب‌ها"


def printed(text: str, style: str = "cell") -> bytes:
    """Return a document with one paragraph."""
    return Pages(PAGE, PLAIN).render([paragraph(text, PAGE[style])], ignore)


def squeezed(text: str) -> str:
    """Return text composed, without white space, joiners and the directions some readers add."""
    unseen = dict.fromkeys((0x200C, 0x200D, 0x202A, 0x202B, 0x202C, 0x000C))
    return unicodedata.normalize("NFC", "".join(text.split()).translate(unseen)).removesuffix("Page1of1")


def by_pypdf(data: bytes) -> str:
    """Return what pypdf reads on the first page."""
    return squeezed(PdfReader(io.BytesIO(data)).pages[0].extract_text())


def by_pdfium(data: bytes) -> str:
    """Return what pdfium reads on the first page."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    words = page.get_textpage()
    text = words.get_text_range()
    for each in (words, page, document):
        each.close()
    return squeezed(text)


def by_pdftotext(data: bytes) -> str:
    """Return what poppler reads on the first page."""
    command = ["pdftotext", "-l", "1", "-", "-"]
    return squeezed(subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode())


READERS = [
    by_pypdf, by_pdfium,
    pytest.param(by_pdftotext, marks=pytest.mark.skipif(not shutil.which("pdftotext"), reason="no poppler")),
]  # fmt: skip


# --- reading back --------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", [*WORDS.values(), JAPANESE, PERSIAN], ids=[*WORDS, "Japanese", "Persian"])
def test_every_script_reads_back_as_it_was_written(text: str, reader: Callable[[bytes], str]) -> None:
    assert reader(printed(text)) == squeezed(clean(text))


@pytest.mark.parametrize("reader", READERS)
def test_a_word_from_right_to_left_inside_latin_reads_back(reader: Callable[[bytes], str]) -> None:
    assert reader(printed("hello שלום world 3")) == "helloשלוםworld3"


@pytest.mark.parametrize(("font", "text"), WORDS.items())
def test_every_script_has_its_own_font(font: str, text: str) -> None:
    used = {name for name, run in runs(clean(text), SERIF) if not run.isspace()}
    assert used == {font}
    assert f"{font_of(font).face.name.decode()}".encode() in b"".join(fonts_in(printed(text)))


def fonts_in(data: bytes) -> list[bytes]:
    """Return the names of the fonts of the first page, each embedded as a subset."""
    fonts = PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]
    found = [fonts[name] for name in fonts]
    assert all("/FontFile2" in font["/FontDescriptor"] and font["/BaseFont"][7] == "+" for font in found)
    return [font["/BaseFont"].encode() for font in found]


def test_a_syllable_of_several_glyphs_carries_its_text() -> None:
    hindi = shape("कि", "NotoSansDevanagari-Regular")
    assert hindi.actual
    content = PdfReader(io.BytesIO(printed("कि"))).pages[0].get_contents()
    assert content is not None
    assert b"/Span <</ActualText <FEFF0915093F>>> BDC" in content.get_data()


def test_marked_runs_are_closed() -> None:
    content = PdfReader(io.BytesIO(printed(WORDS["NotoSansDevanagari-Regular"] * 9))).pages[0].get_contents()
    assert content is not None
    assert content.get_data().count(b"BDC") == content.get_data().count(b"EMC") > 0


# --- shaping -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["a\u200db", "\u200d", "a\u200c", "🙂\ufe0f", "x\U000e0067y", "\u3164"])
def test_joiners_that_join_nothing_and_invisible_letters_are_dropped(text: str) -> None:
    assert clean(text) == "".join(letter for letter in text if letter in "abxy🙂")


# --- direction -----------------------------------------------------------------------------------


def test_lines_are_broken_before_they_are_reordered() -> None:
    made = paragraph("אחת שתיים שלוש ארבע חמש", PAGE["cell"])
    made.wrap(60, 1000)
    lines = ["".join(frag.text for frag in line.words).split() for line in made.blPara.lines]
    assert len(lines) > 1
    assert lines[0][0] == "אחת"
    assert lines[-1][-1] == "חמש"


def alignment(text: str, style: str) -> int:
    """Return how a paragraph is set once its lines are known."""
    made = paragraph(text, PAGE[style])
    made.wrap(150, 1000)
    return int(made.style.alignment)


def test_a_paragraph_from_right_to_left_is_set_flush_right() -> None:
    assert alignment("שלום עולם hello", "body") == TA_RIGHT
    assert alignment("hello שלום", "body") == TA_LEFT
    assert PAGE["body"].alignment == TA_LEFT


def test_a_name_in_a_cell_stays_beside_its_number() -> None:
    assert alignment("שלום", "cell") == TA_LEFT
    assert alignment("שלום עולם " * 20, "cell") == TA_RIGHT
    assert alignment("שלום", "cell_right") == TA_RIGHT


def test_a_balanced_title_from_right_to_left_ends_at_the_left() -> None:
    title = "קבוצת העבודה החליטה לדחות את הפרויקט לחודש הבא"
    style = balanced(title, PAGE["cover_title"], 420)
    assert style.rightIndent == 0
    assert style.leftIndent > 10


# --- lines ---------------------------------------------------------------------------------------


def broken(text: str, width: float) -> list[str]:
    """Return the lines of a paragraph in a column."""
    made = paragraph(text, PAGE["cell"])
    made.wrap(width, 10_000)
    return ["".join(frag.text for frag in line.words) for line in made.blPara.lines]


def test_han_and_kana_break_without_spaces_and_fill_the_line() -> None:
    lines = broken(JAPANESE, 80)
    assert "".join(lines) == JAPANESE
    assert all(60 < font_of(HAN).stringWidth(line, 8) <= 80 for line in lines[:-1])


@pytest.mark.parametrize("width", range(40, 140, 8))
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket(width: int) -> None:
    lines = broken(JAPANESE, width)
    assert not any(line[0] in "、。」" for line in lines)
    assert not any(line[-1] == "「" for line in lines)


@pytest.mark.parametrize("word", ["ไทย" * 60, "ش" * 200, "किं" * 80, "👩‍💻" * 60])
def test_a_word_longer_than_a_line_is_cut_between_clusters(word: str) -> None:
    lines = broken(word, 90)
    assert len(lines) > 2
    assert "".join(lines) == clean(word)
    assert [part for line in lines for part in clusters(line)] == clusters(clean(word))


def test_a_column_narrower_than_a_letter_still_ends() -> None:
    assert "".join(broken("会議 שלום", 2)).replace(" ", "") == "会議שלום"


@pytest.mark.parametrize("text", [JAPANESE * 100, "שלום עולם " * 400, "one 会\n\ntwo שלום\n" * 60])
def test_a_paragraph_split_over_pages_loses_nothing(text: str, read: Read) -> None:
    made = [paragraph(text, PAGE["claim"])]
    pages = read(Pages(PAGE, PLAIN).render(made, ignore)).pages
    assert len(pages) > 1
    told = "".join(page.extract_text() for page in pages)
    assert sum(letter > "\u0500" for letter in told) == sum(letter > "\u0500" for letter in text)


def test_the_rest_of_a_split_paragraph_keeps_its_direction_and_its_line_feeds() -> None:
    made = paragraph("קבוצת העבודה החליטה\n" + "שתיים 会\n" * 5, PAGE["body"])
    made.wrap(200, 1000)
    first, second = made.split(200, 3.5 * PAGE["body"].leading)
    second.wrap(200, 1000)
    assert first.style.alignment == second.style.alignment == TA_RIGHT
    assert len(second.blPara.lines) == len(made.blPara.lines) - 3


def test_the_last_line_of_a_split_cell_stays_flush_right_like_the_rest() -> None:
    style = PAGE["cell"].clone("cell", allowWidows=1)
    made = paragraph("קבוצת העבודה החליטה לדחות את הפרויקט", style)
    made.wrap(60, 1000)
    count = len(made.blPara.lines)
    first, second = made.split(60, (count - 1) * PAGE["cell"].leading + 1)
    second.wrap(60, 1000)
    assert len(second.blPara.lines) == 1
    assert first.style.alignment == second.style.alignment == TA_RIGHT


def test_plain_text_is_left_to_reportlab() -> None:
    assert not paragraph("Łódź → 𝔸 Αθήνα", PAGE["cell"]).scripted
    assert paragraph("会", PAGE["cell"]).scripted
    assert isinstance(heading("会", PAGE["h1"], "k", "", 0, ""), ScriptParagraph)


@pytest.mark.parametrize("text", ["会" * 50, "한글" * 40, "👩‍💻" * 30, "x\u0301" * 60])
def test_pieces_part_no_cluster(text: str) -> None:
    parts = pieces(text, 11)
    assert [cluster for part in parts for cluster in clusters(part)] == clusters(clean(text))
    assert all(len(part) <= 11 for part in parts)


# --- everywhere on the page ----------------------------------------------------------------------


def test_names_of_any_script_stand_in_cells_headings_labels_and_running_heads(
    report: Report, render: Render, read: Read
) -> None:
    names = ("אבגד", "会議", "हिन्दी", "안녕")
    seats = tuple(Seat(n, name, name) for n, name in enumerate(names, start=1))
    claim = replace(report.claims[0], claim=replace(report.claims[0].claim, title="会議 हिन्दी"))
    info = replace(report.info, title="안녕 אבגד")
    told = replace(report, seats=seats, claims=(claim,), info=info)
    pages = [page.extract_text() for page in read(render(told)).pages]
    assert all(name in "".join(pages) for name in names)
    assert all("안녕" in text and "אבגד" in text for text in pages)


def test_a_plain_cell_chooses_its_fonts_too(read: Read) -> None:
    data = Pages(PAGE, PLAIN).render([table([["Head"], ["Yes 会議 שלום"]], (200,))], ignore)
    assert "Yes 会議 שלום" in read(data).pages[0].extract_text()


@pytest.mark.parametrize("plain_first", range(3))
def test_shaped_and_plain_letters_share_the_codes_of_a_font(plain_first: int) -> None:
    marked = [
        f"{letter}{mark}" for letter in "qwxbkQWX" for mark in "\u0303\u030c\u0329\u032d\u0325\u0331\u0302"
    ]
    letters = [chr(code) for code in (*range(0x3B1, 0x3CA), *range(0x410, 0x450), *range(0x100, 0x17F))]
    text = " ".join(
        letters[:plain_first] + [both for pair in zip(letters, marked * 3, strict=False) for both in pair]
    )
    assert by_pypdf(printed(text, "body")) == squeezed(clean(text))


def test_equal_texts_give_equal_bytes() -> None:
    text = " ".join(WORDS.values())
    assert printed(text) == printed(text)


# --- what cannot be printed ----------------------------------------------------------------------


def test_letters_that_no_font_has_are_told_once(report: Report) -> None:
    info = replace(report.info, title="\U00013000 x \U00013000 \U00013001")
    told = replace(report, info=info, claims=())
    rendered = EXPORTER.render(told, ExportOptions(), ignore)
    assert rendered.warnings == (
        "2 letters could not be printed because no bundled font has them, and show as �: "
        "U+13000, U+13001; first in “\U00013000 x \U00013000 \U00013001”.",
    )
    assert REPLACED in PdfReader(io.BytesIO(rendered.data)).pages[0].extract_text()


def test_a_document_that_prints_whole_warns_of_nothing(report: Report) -> None:
    assert EXPORTER.render(replace(report, claims=()), ExportOptions(), ignore).warnings == ()
