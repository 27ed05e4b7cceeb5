"""How long the minutes of the bundled rehearsal take, against reportlab alone on as many pages."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Any

import crowd
import measuring
import pypdfium2
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from unifydesk import decks
from unifydesk.app import exporting, rehearsal, reporting, workshops
from unifydesk.domain.report import Report

WORDS = (
    "A group agrees more readily on what it has seen than on what it was told, and it remembers the reasons "
    "longer than the numbers; that is why both are printed here, one below the other, page after page. "
)
ROWS = [["Answer", "Round 1", "Round 2"], *([f"Option {n}", str(n), str(9 - n)] for n in range(1, 6))]


def record(folder: Path, *, quick: bool) -> Report:
    """Play the rehearsal and return its record."""
    name, source = decks.load(crowd.DECK)
    path, _minutes = rehearsal.rehearse(source, name, folder / "rehearsal", people_count=6 if quick else 12)
    file = workshops.open_file(path)
    try:
        return reporting.collect(file)
    finally:
        file.close()


def pages_of(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def plain(blocks: int) -> bytes:
    """Let reportlab's own layout set `blocks` headings, paragraphs and tables, in its built-in fonts."""
    styles = getSampleStyleSheet()
    lined = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("FONTSIZE", (0, 0), (-1, -1), 9)])
    story: list[Flowable] = []
    for number in range(blocks):
        story += [
            Paragraph(f"Claim {number + 1}", styles["Heading2"]),
            Paragraph(WORDS * 3, styles["Normal"]),
        ]
        story += [Spacer(1, 6), Table(ROWS, style=lined), Spacer(1, 12)]
    sheet = io.BytesIO()
    SimpleDocTemplate(sheet, pagesize=A4, invariant=1).build(story)
    return sheet.getvalue()


def blocks_for(pages: int) -> int:
    """Return how many blocks fill `pages` pages."""
    per_page = 12 / pages_of(plain(12))
    blocks = max(1, round(pages * per_page))
    while pages_of(plain(blocks)) < pages:
        blocks += 1
    return blocks


def best(times: int, work: Any) -> float:
    """Return the fewest seconds that `work()` took in so many turns."""
    seconds = []
    for _turn in range(times):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def main() -> None:
    """Measure both ways of making as many pages."""
    folder, quick = measuring.arguments()
    report = record(folder, quick=quick)
    started = time.perf_counter()
    pages = pages_of(exporting.render(report, "pdf").data)
    first = time.perf_counter() - started
    turns = 1 if quick else 3
    ours = best(turns, lambda: exporting.render(report, "pdf"))
    blocks = blocks_for(pages)
    bare = best(turns, lambda: plain(blocks))
    measuring.give(
        [
            measuring.result("minutes of the rehearsal", "s", ours, bare, pages=pages, first_time=first),
            measuring.result("minutes, pages", "per second", pages / ours, pages_of(plain(blocks)) / bare),
        ]
    )


if __name__ == "__main__":
    main()
