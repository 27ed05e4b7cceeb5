"""Minutes as somebody might forge them: the pages of one record with the files of another."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from unifydesk.app import exporting
from unifydesk.domain.record import content_hash, encode
from unifydesk.domain.report import ExportOptions, Report, ReportClaim

BOX = Array([0, 0, 300, 200])


def minutes(report: Report, options: ExportOptions | None = None) -> bytes:
    """Return the minutes of a report."""
    return exporting.render(report, "pdf", options).data


def with_files(data: bytes, files: dict[str, bytes]) -> bytes:
    """Return a PDF in which these files stand in place of those of the same names."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name, content in files.items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def forged(pages: Report, record: Report) -> bytes:
    """Return minutes whose pages come from one report, and whose record from another.

    Also the fingerprints are those of the record, as far as somebody can forge them with a text editor.
    """
    files = {"record.json": encode(record, ExportOptions())}
    data = with_files(minutes(pages), files)
    return data.replace(content_hash(pages).encode(), content_hash(record).encode())


def resaved(data: bytes) -> bytes:
    """Return a PDF as another program writes it again."""
    return with_files(data, {})


def drawn_over(data: bytes, page: int) -> bytes:
    """Return a PDF with a white box over a part of a page."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[page - 1].contents_add(b"q 1 1 1 rg 60 400 300 200 re f Q")
        pdf.save(made)
    return made.getvalue()


def stuck_on(data: bytes, page: int, sort: str, **more: object) -> bytes:
    """Return a PDF with a white box of this sort of annotation stuck on a page."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        box = Stream(pdf, b"1 1 1 rg 0 0 300 200 re f", Type=Name.XObject, Subtype=Name.Form, BBox=BOX)
        told = {"F": 4, "Rect": Array([60, 400, 360, 600]), "AP": Dictionary(N=pdf.make_indirect(box))}
        note = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{sort}"), **(told | more)))
        target = pdf.pages[page - 1].obj
        target.Annots = Array([*target.get("/Annots", []), note])
        if "FT" in more:
            pdf.Root.AcroForm = Dictionary(Fields=Array([note]))
        pdf.save(made)
    return made.getvalue()


def layered(data: bytes, page: int) -> bytes:
    """Return a PDF with a white box on a layer that is only there on paper."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        usage = Dictionary(View=Dictionary(ViewState=Name.OFF), Print=Dictionary(PrintState=Name.ON))
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="x", Usage=usage))
        shown = Dictionary(Event=Name.Print, Category=Array([Name.Print]), OCGs=Array([layer]))
        asked = Dictionary(OFF=Array([layer]), AS=Array([shown]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=asked)
        pdf.pages[page - 1].obj.Resources.Properties = Dictionary(oc1=layer)
        pdf.pages[page - 1].contents_add(b"/OC /oc1 BDC q 1 1 1 rg 60 400 300 200 re f Q EMC")
        pdf.save(made)
    return made.getvalue()


def recoloured(data: bytes, page: int) -> bytes:
    """Return a PDF in which every colour on a page is a grey that is as bright."""

    def grey(found: re.Match[bytes]) -> bytes:
        red, green, blue = (float(part) for part in found[0].split()[:3])
        level = 0.299 * red + 0.587 * green + 0.114 * blue
        return f"{level:.4f} {level:.4f} {level:.4f} rg".encode()

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        old = pdf.pages[page - 1].Contents.read_bytes()
        pdf.pages[page - 1].Contents = Stream(pdf, re.sub(rb"[\d.]+ [\d.]+ [\d.]+ rg", grey, old))
        pdf.save(made)
    return made.getvalue()


def one_more(report: Report, at: int = 0) -> Report:
    """Return a report in which one more person gave the highest answer to the first question of a claim."""
    return changed_tally(report, at, lambda t: replace(t, counts=(*t.counts[:-1], t.counts[-1] + 1)))


def changed_tally(report: Report, at: int, change) -> Report:
    """Return a report with another tally of the first question in the last round of a claim."""
    claim = report.claims[at]
    *earlier, last = claim.rounds
    figures = replace(last.figures[0], tally=change(last.figures[0].tally))
    return changed_claim(report, at, rounds=(*earlier, replace(last, figures=(figures, *last.figures[1:]))))


def changed_claim(report: Report, at: int, **changes: object) -> Report:
    """Return a report with one claim changed."""
    claims: list[ReportClaim] = list(report.claims)
    claims[at] = replace(claims[at], **changes)
    return replace(report, claims=tuple(claims))
