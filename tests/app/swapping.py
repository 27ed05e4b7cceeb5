"""Minutes as somebody might forge them: the pages of one record with the files of another."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf

from unifydesk.app import exporting
from unifydesk.domain.record import content_hash, encode
from unifydesk.domain.report import ExportOptions, Report, ReportClaim


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
