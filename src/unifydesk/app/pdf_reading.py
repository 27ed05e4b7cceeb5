"""Reads a PDF from anywhere: the words of its pages, the files inside it, and what it says of itself.

pdfium reads it, within bounds; nothing in it is run, and nothing it names is opened.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2 as pdfium

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.record import LARGEST

LARGEST_PDF = 100_000_000
"""Bytes of a PDF; minutes of a large workshop have a few million."""
MOST_PAGES = 5_000
MOST_FILES = 50
MOST_HEADINGS = 5_000
MOST_LETTERS = 200_000
"""Letters of one page; a page that is full of small print has some ten thousand."""
PICTURE_SCALE = 1.0
"""Pixels per point at which pages are compared by their looks: a changed letter shows."""
WAYS_TO_LOOK: tuple[str | None, ...] = (None, "print")
"""On the screen and on paper: stamps, fields and layers may show on the one and not on the other."""
LARGEST_PAGE = 5_000
"""Points; a page beyond it is compared by its size alone."""

NO_PDF = "“{name}” is no PDF that can be read. Choose the minutes that UnifyDesk wrote."
SIGNATURE = pdfium.raw.FPDF_FORMFIELD_SIGNATURE
_CONTENT = re.compile(rb"<unifydesk:content>([0-9a-f]{64})</unifydesk:content>")
_GROUPS = re.compile(r"\b((?:[0-9a-f]{4} ){5})((?:[0-9a-f]{4} ){15}[0-9a-f]{4})\b")


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """What a PDF says."""

    pages: tuple[str, ...]  # the words of each page on one line
    files: Mapping[str, bytes]  # inside it, by name
    content: str  # the fingerprint in its metadata; empty when there is none
    marked: tuple[int, ...] = ()  # pages, from 1, with more on them than links: comments, stamps, fields
    headings: tuple[str, ...] = ()  # its title and its bookmarks, which viewers show beside the pages

    @property
    def printed(self) -> str:
        """The fingerprint that is printed last, 64 hex digits; empty when there is none."""
        for page in reversed(self.pages):
            found = [m for m in _GROUPS.finditer(page) if m[2].startswith(m[1].strip())]
            if found:
                return found[-1][2].replace(" ", "")
        return ""


def read_pdf(data: bytes, name: str) -> ReadPdf:
    """Return what a PDF says; `name` is what a refusal calls it.

    Raises InvalidInputError with a sentence for what is no PDF, is locked, or is out of all bounds.
    """
    with _opened(data, name) as document:
        pages = tuple(_words(document, number) for number in range(len(document)))
        marked = tuple(n + 1 for n in range(len(document)) if _has_marks(document, n))
        files = dict(_files(document))
        marks = islice(document.get_toc(), MOST_HEADINGS)
        headings = (document.get_metadata_value("Title"), *(mark.get_title() for mark in marks))
    found = _CONTENT.findall(data)
    return ReadPdf(pages, files, found[-1].decode() if found else "", marked, headings)


def looks(data: bytes, name: str) -> Iterator[bytes]:
    """Give size and pixels of every page, so that two PDFs can be compared by what the eye sees."""
    with _opened(data, name) as document:
        for number in range(len(document)):
            with closing(document[number]) as page:
                size = page.get_size()
                ways = WAYS_TO_LOOK if max(size) <= LARGEST_PAGE else ()
                seen = [repr(size).encode(), *(_pixels(page, way) for way in ways)]
            yield b"".join(seen)


def _pixels(page: Any, way: str | None) -> bytes:
    """Return what is to be seen of a page, in colour, with whatever was filled in or stuck on."""
    with closing(page.render(scale=PICTURE_SCALE, optimize_mode=way)) as bitmap:
        return bytes(bitmap.buffer)


def _has_marks(document: Any, number: int) -> bool:
    """Return whether anything but links lies on a page; a signature that shows is seen by its looks.

    A link that brings its own picture is more than a link, and so is a pop-up: other programs paint those.
    """
    raw = pdfium.raw
    with closing(document[number]) as page:
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            mark = raw.FPDFPage_GetAnnot(page, at)
            sort = raw.FPDFAnnot_GetSubtype(mark)
            form = document.formenv
            field = raw.FPDFAnnot_GetFormFieldType(form, mark) if form is not None else -1
            plain = sort == raw.FPDF_ANNOT_LINK and not raw.FPDFAnnot_HasKey(mark, b"AP")
            raw.FPDFPage_CloseAnnot(mark)
            if not plain and field != SIGNATURE:
                return True
    return False


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    refusal = InvalidInputError(NO_PDF.format(name=name))
    if len(data) > LARGEST_PDF:
        raise refusal
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise refusal from error
    try:
        document.init_forms()  # or what stands in fields would not be drawn; nothing in them is run
        if not 0 < len(document) <= MOST_PAGES:
            raise refusal
        yield document
    except (pdfium.PdfiumError, MemoryError, OverflowError) as error:
        raise refusal from error
    finally:
        document.close()


def _words(document: Any, number: int) -> str:
    """Return the words of a page with single spaces between them."""
    with closing(document[number]) as page, closing(page.get_textpage()) as words:
        count = min(words.count_chars(), MOST_LETTERS)
        text: str = words.get_text_range(0, count) if count else ""
    return " ".join(text.split())


def _files(document: Any) -> Iterator[tuple[str, bytes]]:
    """Give name and content of the files inside; one whose name stood before gets a number behind it.

    One that unpacks to more than a record may have counts as empty: it is there, and not what we wrote.
    """
    seen: Counter[str] = Counter()
    for at in range(min(document.count_attachments(), MOST_FILES)):
        attachment = document.get_attachment(at)
        name = attachment.get_name()
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name} ({seen[name]})"
        size = pdfium.raw.c_ulong()
        pdfium.raw.FPDFAttachment_GetFile(attachment, None, 0, size)
        yield name, bytes(attachment.get_data()) if 0 < size.value <= LARGEST else b""
