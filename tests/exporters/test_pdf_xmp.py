"""What the document says of itself to programs."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from unifydesk.exporters._pdf_xmp import NAMESPACE, Said, iso, xmp

SAID = Said("Title", "Ann", "Minutes", "UnifyDesk 1", "de", "20261123110800", "ab" * 32)
DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def parsed(said):
    """Return the packet as another program reads it."""
    return ElementTree.fromstring(xmp(said).decode().split("?>", 1)[1].rsplit("<?", 1)[0])


def words(root, name):
    """Return the entries of a property."""
    return [entry.text for entry in root.iterfind(f".//{DC}{name}//{RDF}li")]


def test_it_names_title_people_language_time_and_fingerprint():
    root = parsed(SAID)
    assert words(root, "title") == ["Title", "Title"]
    assert words(root, "creator") == ["Ann"]
    assert words(root, "language") == ["de"]
    assert root.findtext(".//{http://ns.adobe.com/xap/1.0/}CreateDate") == "2026-11-23T11:08:00"
    assert root.findtext(f".//{{{NAMESPACE}}}content") == "ab" * 32


def test_it_claims_to_be_accessible():
    assert parsed(SAID).findtext(".//{http://www.aiim.org/pdfua/ns/id/}part") == "1"


def test_what_is_empty_is_left_out():
    root = parsed(Said("", "", "", "", "", "20261123110800", ""))
    assert words(root, "title") == words(root, "creator") == []


@given(st.text(), st.text(), st.text())
def test_no_text_breaks_the_packet_or_is_obeyed(title, author, language):
    root = parsed(Said(title, author, "]]><x>&", "U", language, "20261123110800", ""))
    assert words(root, "description")[0] == "]]><x>&"
    assert len(words(root, "creator")) <= 1


def test_time_is_written_as_the_standard_says():
    assert iso("20261123110800") == "2026-11-23T11:08:00"
