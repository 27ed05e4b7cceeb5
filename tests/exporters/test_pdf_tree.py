"""The tree in the file: packed objects that every reader finds."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.exporters.conftest import PLAIN, ignore
from unifydesk.exporters._pdf_flow import table
from unifydesk.exporters._pdf_pages import Pages
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_tags import Element, Marked
from unifydesk.exporters._pdf_tree import IN_ONE_STREAM, in_order, prune, text_string

PAGE = sheet("A4")


def long_table() -> bytes:
    """Return a document with more elements than fit into one stream."""
    rows = [["Claim", "Votes"], *([f"C{at}", str(at)] for at in range(3 * IN_ONE_STREAM))]
    return Pages(PAGE, PLAIN).render([table(rows, (90.0, 90.0))], ignore)


def test_three_programs_find_every_object() -> None:
    data = long_table()
    pdf = pikepdf.open(io.BytesIO(data))
    assert pdf.check_pdf_syntax() == []
    assert len(list(PdfReader(io.BytesIO(data)).pages)) == len(pypdfium2.PdfDocument(data)) == len(pdf.pages)
    elements = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o]
    assert len(elements) > 3 * 3 * IN_ONE_STREAM


def test_equal_stories_give_equal_bytes() -> None:
    assert long_table() == long_table()


def test_what_holds_nothing_is_removed_but_cells_stay() -> None:
    root, row, full, empty = Element("Document"), Element("TR"), Element("TD"), Element("TD")
    full.kids.append(Marked(1, 0))
    row.kids += [full, empty]
    hollow = Element("L")
    hollow.kids.append(Element("LI"))
    root.kids += [hollow, row]
    assert prune(root)
    assert [element.role for element in in_order(root)] == ["Document", "TR", "TD", "TD"]


def test_a_row_of_empty_cells_is_removed() -> None:
    row = Element("TR")
    row.kids.append(Element("TD"))
    assert not prune(row)


def test_elements_come_in_reading_order_however_deep_they_are() -> None:
    root = deepest = Element("Document")
    for _ in range(3000):
        deeper = Element("P")
        deepest.kids.append(deeper)
        deepest = deeper
    assert len(in_order(root)) == 3001


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back_from_its_string(text: str) -> None:
    assert text_string(text).strip("<>").isalnum()
    assert bytes.fromhex(text_string(text)[5:-1]).decode("utf-16-be") == text
