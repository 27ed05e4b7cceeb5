"""The doors for files from elsewhere: limits before anything is parsed, ours read here, theirs beside."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from tests.app.stories import DECK
from unifydesk import decks
from unifydesk.app import bounded, csv_table, outside
from unifydesk.app.logo_pixels import encoded
from unifydesk.app.pdf_reading import read_pdf
from unifydesk.app.people_rows import LIST_LIMIT, parse_bytes
from unifydesk.decks.source import MAX_LINES, MAX_SIZE
from unifydesk.domain.errors import InputProblemsError, InvalidInputError
from unifydesk.domain.people import Seat


def picture(form="PNG", **options):
    made = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 30)).save(made, form, **options)
    return made.getvalue()


@pytest.fixture
def nobody(monkeypatch):
    """Fail the test when anything is given to a process."""

    def refuse(_request, _name):
        raise AssertionError("given to a process")

    monkeypatch.setattr(bounded, "ask", refuse)


@pytest.fixture(autouse=True)
def _afresh():
    outside.deck.cache_clear()
    outside.logo.cache_clear()


# --- through a process of its own --------------------------------------------------------------------


@pytest.mark.own_process
def test_a_deck_is_the_same_from_a_process_of_its_own():
    assert outside.deck(DECK, "mine.md") == decks.read_deck(DECK, "mine.md")


@pytest.mark.own_process
@pytest.mark.parametrize("name", decks.bundled())
def test_a_large_deck_needs_nothing_that_the_sample_did_not_load(name):
    source = decks.load(name)[1] + "\n"
    assert outside.deck(source, name) == decks.read_deck(source, name)


@pytest.mark.own_process
def test_problems_come_home_under_the_name_of_the_file():
    with pytest.raises(InputProblemsError) as here:
        decks.read_deck("no deck\ud800", "mine.md")
    with pytest.raises(InputProblemsError) as there:
        outside.deck("no deck\ud800", "mine.md")
    assert there.value.lines() == here.value.lines()


@pytest.mark.own_process
def test_a_table_is_the_same_from_a_process_of_its_own():
    data = "claim;note\nA;“ä”\x00\n \nB;\U0001f600\n".encode()
    assert list(outside.table(data, "t.csv")) == list(csv_table.read_table(data, "t.csv"))


@pytest.mark.own_process
def test_people_are_the_same_from_a_process_of_their_own():
    assert outside.people(b"Ann\nBo\n", "p.csv", first=7, unnamed=(3,)) == (Seat(3, "Ann"), Seat(7, "Bo"))


@pytest.mark.own_process
@pytest.mark.parametrize(
    "data",
    [
        b"seat;name;group;present;weight;proxy\n1;Ann;A;no;1,5;2\n2;Bo;;yes;2;\n",
        b"seat,name,weight\nx,Ann,1\n1,Bo,1e9\n",
        b'seat,name\n1,"Ann\n',
        b"Ann\n\xff\xfe",
    ],
)
def test_every_sort_of_list_needs_nothing_that_the_sample_did_not_load(data):
    assert people_or_problems(outside.people, data) == people_or_problems(parse_bytes, data)


def people_or_problems(read, data):
    try:
        return read(data, "p.csv")
    except InputProblemsError as error:
        return error.lines()


@pytest.mark.own_process
@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_the_same_from_a_process_of_its_own(form):
    turned = Image.Exif()
    turned[0x0112] = 6
    data = picture(form) if form == "GIF" else picture(form, exif=turned)
    assert outside.logo(data, "l") == encoded(data)


@pytest.mark.own_process
def test_a_damaged_picture_is_refused_with_what_was_expected():
    with pytest.raises(InvalidInputError, match="a whole picture"):
        outside.logo(picture()[:60], "l")


# --- limits, before anything is given to a process ----------------------------------------------------


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a" * (MAX_SIZE + 1), "1,000,001 characters"),
        ("a" * MAX_SIZE + "é", "1,000,001 characters"),
        (b"a" * (MAX_SIZE + 1), "1,000,001 bytes"),
        ("\n" * MAX_LINES, "20,001 lines"),
        ("\r" * MAX_LINES, "20,001 lines"),
        (b"\r\n" * MAX_LINES, "20,001 lines"),
    ],
    ids=["characters", "letters", "bytes", "lines", "old lines", "windows lines"],
)
def test_a_deck_beyond_a_limit_is_told_which(text, said):
    with pytest.raises(InputProblemsError, match=said):
        outside.deck(text, "big.md")


@pytest.mark.usefixtures("nobody")
def test_a_table_beyond_a_limit_is_told_which(monkeypatch):
    monkeypatch.setattr(csv_table, "SIZE_LIMIT", 2_000_000)
    monkeypatch.setattr(outside, "MOST_LINES", 10)
    monkeypatch.setattr(outside, "MOST_COLUMNS", 5)
    for data, said in (
        (b"a" * 2_000_001, "too large"),
        (b"\n" * 11, "too many lines"),
        (b"a;b,c\td,e;f", "col"),
    ):
        with pytest.raises(InputProblemsError, match=said):
            list(outside.table(data, "t.csv"))


@pytest.mark.usefixtures("nobody")
def test_a_list_of_people_beyond_the_limit_is_refused():
    with pytest.raises(InputProblemsError, match="too long"):
        outside.people(b"a" * (4 * LIST_LIMIT + 1), "p.csv")


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\xff" * 8])
def test_a_picture_without_a_header_of_a_usual_size_is_refused(data):
    with pytest.raises(InvalidInputError, match=r"a whole picture|million pixels"):
        outside.logo(data, "l")


# --- what needs no process -----------------------------------------------------------------------------


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize("name", decks.bundled())
def test_decks_of_our_own_are_read_here(name):
    _, source = outside.load(name)
    assert outside.deck(source, name).title


def test_a_deck_that_was_read_once_is_not_read_again(monkeypatch):
    first = outside.deck(DECK, "mine.md")
    monkeypatch.delattr(bounded, "ask")
    assert outside.deck(DECK, "mine.md") is first


def test_a_file_that_is_no_text_is_given_to_the_same_door(tmp_path, monkeypatch):
    given = []
    (tmp_path / "a.md").write_bytes(b"---\ntitle: \xff\n---\n")
    real = bounded.run

    def noting(parser, *rest):
        given.append(parser)
        return real(parser, *rest)

    monkeypatch.setattr(bounded, "run", noting)
    with pytest.raises(InputProblemsError, match="is not UTF-8"):
        outside.load(str(tmp_path / "a.md"))
    assert given == ["deck"]


def test_a_logo_that_came_back_as_something_else_is_refused(monkeypatch):
    monkeypatch.setattr(bounded, "run", lambda *_: iter([picture("GIF")]))
    with pytest.raises(InvalidInputError, match="not made a PNG"):
        outside.logo(picture(), "l.png")


# --- minutes -------------------------------------------------------------------------------------------


def blank(pages=2):
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(200, 100))
        pdf.save(made)
    return made.getvalue()


@pytest.mark.own_process
def test_a_pdf_is_the_same_from_a_process_of_its_own():
    data = blank()
    assert outside.pdf(data, "m.pdf") == read_pdf(data, "m.pdf")


@pytest.mark.own_process
def test_pages_that_look_the_same_have_one_fingerprint():
    one, other = outside.looks(blank(), "m.pdf")
    assert one == other
    assert len(one) == 32


def test_what_is_no_pdf_is_told_by_its_name():
    with pytest.raises(InvalidInputError, match=r"“m\.pdf” is no PDF that can be read"):
        outside.pdf(b"%PDF-1.7 and no more", "m.pdf")
