"""Reading PDFs from anywhere."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from tests.app.swapping import drawn_over, minutes, resaved, with_files
from tests.exporters.sample import empty
from unifydesk.app import pdf_reading
from unifydesk.app.pdf_reading import looks, read_pdf
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.record import content_hash


@pytest.fixture(scope="module")
def data():
    """The minutes of a workshop in which nothing happened."""
    return minutes(empty())


def blank(**more):
    """Return a PDF of another program."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        pdf.save(made, **more)
    return made.getvalue()


def test_pages_files_and_both_fingerprints_are_read(data):
    told = read_pdf(data, "x")
    assert "Not yet begun" in told.pages[0]
    assert set(told.files) == {"record.json", "results.csv"}
    assert told.content == told.printed == content_hash(empty())


def test_what_another_program_wrote_again_says_the_same(data):
    one, other = read_pdf(data, "x"), read_pdf(resaved(data), "x")
    assert (one.pages, one.files, one.printed) == (other.pages, other.files, other.printed)
    assert list(looks(data, "x")) == list(looks(resaved(data), "x"))


def test_something_laid_over_a_page_is_seen(data):
    one, other = list(looks(data, "x")), list(looks(drawn_over(data, 2), "x"))
    assert [a == b for a, b in zip(one, other, strict=True)] == [True, False, True]


def test_a_pdf_of_another_program_has_nothing_of_it():
    told = read_pdf(blank(), "x")
    assert (told.pages, dict(told.files), told.content, told.printed) == (("",), {}, "", "")


@pytest.mark.parametrize(
    "bad",
    [b"", b"%PDF-1.7\n", b"hello", b"%PDF-1.4\n" + bytes(1000), zlib.compress(bytes(9999))],
    ids=range(5),
)
def test_what_is_no_pdf_is_refused_in_one_sentence(bad):
    with pytest.raises(InvalidInputError, match="“x” is no PDF that can be read"):
        read_pdf(bad, "x")


def test_a_pdf_that_is_cut_off_is_refused_or_read(data):
    for end in range(0, len(data), 997):
        try:
            told = read_pdf(data[:end], "x")
        except InvalidInputError:
            continue
        assert isinstance(told.pages, tuple)


def test_a_locked_pdf_is_refused():
    locked = blank(encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(InvalidInputError):
        read_pdf(locked, "x")


@pytest.mark.parametrize("bound", ["LARGEST_PDF", "MOST_PAGES"])
def test_what_is_out_of_all_bounds_is_refused(data, monkeypatch, bound):
    monkeypatch.setattr(pdf_reading, bound, 2)
    with pytest.raises(InvalidInputError):
        read_pdf(data, "x")


def test_a_file_that_unpacks_to_more_than_a_record_may_have_counts_as_empty(data, monkeypatch):
    monkeypatch.setattr(pdf_reading, "LARGEST", 1000)
    big = with_files(data, {"record.json": bytes(1001), "results.csv": bytes(1000)})
    assert dict(read_pdf(big, "x").files) == {"record.json": b"", "results.csv": bytes(1000)}


def test_of_two_files_with_one_name_both_are_read(data):
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        names.extend([names[0], names[1]])
        pdf.save(made)
    assert set(read_pdf(made.getvalue(), "x").files) == {"record.json", "record.json (2)", "results.csv"}


def test_a_page_as_large_as_a_house_is_not_painted(data):
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 14_000, 1_000_000])
        pdf.save(made)
    assert len(next(looks(made.getvalue(), "x"))) < 100
