"""The record inside the PDF: files that belong to it, and its metadata, so that the PDF alone can be checked.

Associated files are PDF 2.0 (ISO 32000-2, 14.13); older readers show them as ordinary attachments.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFText,
    PDFZCompress,
)

from unifydesk.domain.record import content_hash, encode
from unifydesk.domain.report import ExportOptions, Report
from unifydesk.exporters._csv_ballots import ballots_csv
from unifydesk.exporters._csv_results import results_csv

RECORD, RESULTS, BALLOTS = "record.json", "results.csv", "ballots.csv"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file inside the PDF."""

    name: str
    mime: str
    description: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Everything a document carries beside its pages."""

    attachments: tuple[Attachment, ...] = ()
    content: str = ""  # the fingerprint of the record


NOTHING = Enclosed()


def enclosed(report: Report, options: ExportOptions) -> Enclosed:
    """Return the record and its tables for embedding: what may be shown, and never the rows of the file."""
    report = replace(report, tables=())
    found = [
        Attachment(RECORD, "application/json", "The record of the workshop", encode(report, options)),
        Attachment(RESULTS, "text/csv", "The results as a table", results_csv(report)),
    ]
    if report.ballots:
        ballots = ballots_csv(report)
        found.append(Attachment(BALLOTS, "text/csv", "The ballots of named rounds as a table", ballots))
    return Enclosed(tuple(found), content_hash(report))


def embed(document: Any, given: Enclosed, moment: str, metadata: bytes = b"") -> None:
    """Put the files and the metadata into a reportlab document that is about to be written.

    `moment` (“YYYYMMDDHHMMSS”) is when the files say they were changed: the record's own time, never now.
    """
    catalog = document.Catalog
    if metadata:
        catalog.Metadata = _metadata(metadata)
    if not given.attachments:
        return
    specifications = [_specification(document, file, moment) for file in given.attachments]
    tree: list[object] = []
    for file, reference in sorted(zip(given.attachments, specifications, strict=True), key=_name):
        tree += [PDFString(file.name), reference]
    files = PDFDictionary({"Names": PDFArray(tree)})
    catalog.Names = PDFDictionary({"EmbeddedFiles": files})
    catalog.AF = PDFArray(specifications)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]


def _name(pair: tuple[Attachment, object]) -> str:
    return pair[0].name


def _metadata(packet: bytes) -> PDFStream:
    """Return the packet as a stream that every program can find: it is not compressed."""
    head = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(head, packet, filters=())


def _specification(document: Any, file: Attachment, moment: str) -> object:
    """Return a reference to the description of one file, whose content is packed."""
    stream = document.Reference(_stream(file, moment), f"file.{file.name}")
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(file.name),
                "UF": PDFString(file.name),
                "Desc": PDFString(file.description),
                "AFRelationship": PDFName("Data"),
                "EF": PDFDictionary({"F": stream, "UF": stream}),
            }
        ),
        f"specification.{file.name}",
    )


def _stream(file: Attachment, moment: str) -> PDFStream:
    digest = hashlib.md5(file.data, usedforsecurity=False).digest()  # what PDF asks for; it proves nothing
    about = {
        "Size": len(file.data),
        "CheckSum": PDFText(digest, enc="raw"),
        "CreationDate": PDFString(f"D:{moment}"),
        "ModDate": PDFString(f"D:{moment}"),
    }
    head = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": f"/{file.mime.replace('/', '#2F')}",  # PDFName would leave the slash as it is
        "Filter": PDFName("FlateDecode"),
        "Params": PDFDictionary(about),
    }
    return PDFStream(PDFDictionary(head), PDFZCompress.encode(file.data))
