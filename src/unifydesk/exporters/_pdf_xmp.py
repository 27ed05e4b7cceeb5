"""XMP: what the document says of itself to programs, as a packet of XML (ISO 16684-1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from unifydesk.exporters._pdf_pages import Furniture
from unifydesk.exporters._plain import one_line

LONGEST = 300
NAMESPACE = "urn:unifydesk:record:1.0:"
"""Names the property `content`."""
HEAD = '<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>'
TAIL = '<?xpacket end="r"?>'

_NO_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Said:
    """What the packet says. `moment` is “YYYYMMDDHHMMSS”, the record's own time."""

    title: str
    author: str
    subject: str
    creator: str  # the program
    language: str  # BCP 47
    moment: str
    content: str  # fingerprint of the record, 64 hex digits; empty: not said


def described(told: Furniture, content: str = "") -> Said:
    """Return what a document says of itself, as its properties say it, with the fingerprint of its record."""
    title, author, subject, creator = (
        one_line(text, LONGEST) for text in (told.title, told.author, told.subject, told.creator)
    )
    return Said(title, author, subject, creator, told.language, told.moment, content)


def xmp(said: Said) -> bytes:
    """Return the packet as UTF-8; it says that the document is PDF/UA-1."""
    language = _text(said.language) or "x-default"
    parts = [
        _plain("dc:format", "application/pdf"),
        _words("dc:title", said.title, "Alt", language),
        _words("dc:creator", said.author, "Seq"),
        _words("dc:description", said.subject, "Alt", language),
        _words("dc:language", said.language, "Bag"),
        _plain("xmp:CreatorTool", said.creator),
        _plain("pdf:Producer", said.creator),
        *(_plain(f"xmp:{name}Date", iso(said.moment)) for name in ("Create", "Modify", "Metadata")),
        _plain("pdfuaid:part", "1"),
        _plain("unifydesk:content", said.content),
    ]
    return "\n".join([HEAD, *_opening(), *filter(None, parts), *_CLOSING, TAIL]).encode() + b"\n"


def iso(moment: str) -> str:
    """Return “YYYYMMDDHHMMSS” as an ISO time without a zone, as the record has none."""
    year, rest = moment[:4], [moment[at : at + 2] for at in range(4, 14, 2)]
    return f"{year}-{rest[0]}-{rest[1]}T{rest[2]}:{rest[3]}:{rest[4]}"


def _opening() -> list[str]:
    spaces = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
        "unifydesk": NAMESPACE,
    }
    return [
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<rdf:Description rdf:about=""',
        *(f'  xmlns:{name}="{uri}"' for name, uri in spaces.items()),
        ">",
    ]


_CLOSING = ("</rdf:Description>", "</rdf:RDF>", "</x:xmpmeta>")


def _text(text: str) -> str:
    """Return text for XML: on one line, without controls, direction overrides and lone surrogates."""
    line = " ".join(_NO_XML.sub("", _BIDI.sub("", text)).split())
    return escape(line, {'"': "&quot;"})


def _plain(name: str, value: str) -> str:
    """Return a simple property, or nothing for an empty one."""
    text = _text(value)
    return f"<{name}>{text}</{name}>" if text else ""


def _words(name: str, value: str, kind: str, language: str = "") -> str:
    """Return a property with one entry in an array of this kind; “Alt” has a language."""
    text = _text(value)
    if not text:
        return ""
    entries = f"<rdf:li>{text}</rdf:li>"
    if kind == "Alt":
        entries = f'<rdf:li xml:lang="x-default">{text}</rdf:li>'
        if language != "x-default":
            entries += f'<rdf:li xml:lang="{language}">{text}</rdf:li>'
    return f"<{name}><rdf:{kind}>{entries}</rdf:{kind}></{name}>"
