"""The minutes against reportlab alone, and the same content, up to 1,000 pages, through WeasyPrint and Typst.

Also how their memory grows, how soon a cancel is obeyed, and what is left of the stage meanwhile.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import crowd
import measuring
import pypdfium2
from measuring import result
from printing import ours, records, running
from printing.running import Printed
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from unifydesk import decks
from unifydesk.app import exporting, rehearsal, reporting, workshops
from unifydesk.domain.report import Report, ReportClaim

WORDS = (
    "A group agrees more readily on what it has seen than on what it was told, and it remembers the reasons "
    "longer than the numbers; that is why both are printed here, one below the other, page after page. "
)
ROWS = [["Answer", "Round 1", "Round 2"], *([f"Option {n}", str(n), str(9 - n)] for n in range(1, 6))]
HERE = Path(__file__).resolve().parent
CLAIMS, PEOPLE = 300, 100
QUICK_CLAIMS, QUICK_PEOPLE = 12, 20
PAGES, QUICK_PAGES = (200, 1000), (15, 60)
COUNTED = 60
"""Claims with votes of their own; further ones have the votes of these again, which prints no faster."""
PART = 12
"""Claims of a large record for WeasyPrint, which may take a second for a page; all of them when patient."""
ENOUGH = 150
"""Pages of the smaller record from which on pages are judged by their number."""
SOON, SMALL, SHORT, SMOOTH = ("≤", 1.0), ("≤", 0.2), ("≤", 200.0), ("≥", 30.0)
TWO_HUNDRED = ("≤", 3.0)


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


def bare(report: Report, turns: int) -> list[dict[str, Any]]:
    """Compare our minutes with as many pages of reportlab alone, both in this process, with fonts loaded."""
    started = time.perf_counter()
    pages = pages_of(exporting.render(report, "pdf").data)
    first = time.perf_counter() - started
    mine = best(turns, lambda: exporting.render(report, "pdf"))
    blocks = blocks_for(pages)
    theirs = best(turns, lambda: plain(blocks))
    return [
        result("minutes of the rehearsal", "s", mine, theirs, pages=pages, first_time=first),
        result("minutes, pages", "per second", pages / mine, pages_of(plain(blocks)) / theirs),
    ]


def longer(report: Report, claims: int) -> Report:
    """Return the record with so many claims: those it has, again and again under other names."""
    turns = range(-(-claims // len(report.claims)))
    found = [_again(claim, turn) for turn in turns for claim in report.claims]
    return replace(report, claims=tuple(found[:claims]))


def _again(claim: ReportClaim, turn: int) -> ReportClaim:
    """Return a claim under another name."""
    if not turn:
        return claim
    told = replace(claim.claim, id=f"{claim.claim.id}-{turn}", title=f"{claim.claim.title}, again {turn}")
    return replace(claim, claim=told)


class Bench:
    """The records of one run, and who prints them."""

    def __init__(self, folder: Path, *, quick: bool, patient: bool) -> None:
        self.folder, self.quick, self.patient = folder, quick, patient
        self.claims, self.people = (QUICK_CLAIMS, QUICK_PEOPLE) if quick else (CLAIMS, PEOPLE)
        self.small, self.huge = QUICK_PAGES if quick else PAGES
        self.turns = 1 if quick else 2
        self.missing: dict[str, Printed] = {}
        self.beginning: dict[str, Printed] = {}  # of a large record, which is alike in all of them

    def rehearsal(self, report: Report) -> list[dict[str, Any]]:
        """Measure the bundled rehearsal, ours and the others'."""
        mine = running.by_us(report, self.folder, self.turns + 1)
        part = running.first(report, 2) if self.quick else report
        rivals = {name: self._rival(name, part, 1) for name in running.RIVALS}
        return running.lines("record of the rehearsal", mine, rivals, seconds=SOON)

    def large(self) -> list[dict[str, Any]]:
        """Measure the large records: seconds, pages per second, memory and its growth, cancel and stage."""
        base = records.many(self.folder, min(COUNTED, self.claims), self.people)
        report = longer(base, self.claims)
        mine = running.by_us(report, self.folder, 1)
        path = ours.write(report, self.folder)
        what = f"record of {self.claims} claims × {self.people} people"
        made = running.lines(what, mine, self._rivals(report))
        made += [*self._cancel(path), *self._stage(path)]
        claims_a_page = self.claims / mine.pages
        small = running.by_us(longer(base, round(self.small * claims_a_page)), self.folder, self.turns)
        made.append(_two_hundred(small))
        report = longer(base, round(self.huge * claims_a_page))
        huge = running.by_us(report, self.folder, 1)
        made += running.lines(f"record of {huge.pages:,} pages", huge, self._rivals(report))
        return [*made, _growth(small, huge)]

    def _rivals(self, report: Report) -> dict[str, Printed]:
        """Return what the others make of a large record; WeasyPrint gets its beginning, unless patient."""
        if not self.patient and "weasy" not in self.beginning:
            self.beginning["weasy"] = self._rival("weasy", running.first(report, PART), 1)
        if self.quick and "typst_" not in self.beginning:
            self.beginning["typst_"] = self._rival("typst_", running.first(report, PART), 1)
        return {name: self.beginning.get(name) or self._rival(name, report, 1) for name in running.RIVALS}

    def _rival(self, name: str, report: Report, turns: int) -> Printed:
        """Return another's best; who is not installed is asked only once."""
        if name not in self.missing:
            done = running.by_rival(name, report, self.folder, turns)
            if not done.missing:
                return done
            self.missing[name] = done
        return self.missing[name]

    def _cancel(self, path: Path) -> list[dict[str, Any]]:
        """Measure how soon a cancel is obeyed during the large record."""
        said = told("print_cancel", path)
        worst = max(said["worst"], said["late"])
        what = "a cancel of that, until it is obeyed"
        return [
            result(f"{what}: at the worst moment", "ms", worst, goal=SHORT, judged="ours", **said),
            result(f"{what}: 99 of 100", "ms", said["p99"]),
        ]

    def _stage(self, path: Path) -> list[dict[str, Any]]:
        """Measure the stage while the large record is exported, against the stage alone."""
        said = told("print_beside_stage", path, self.folder)
        worst, alone = said["worst"], said["alone"]
        what = "stage during that: frames, worst second"
        return [
            result(what, "per second", worst, alone, goal=SMOOTH, judged="ours", **said),
            result("stage during that: longest time between two", "ms", said["gap"]),
        ]


def _two_hundred(small: Printed) -> dict[str, Any]:
    """Return how long two hundred pages take; a much shorter record says nothing of it: most is start."""
    if small.pages < ENOUGH:
        return result(f"charted record of {small.words}", "s", small.seconds, **running.told(small))
    seconds = small.seconds * 200 / small.pages
    what = f"200 charted pages, from {small.words}"
    return result(what, "s", seconds, goal=TWO_HUNDRED, judged="ours", **running.told(small))


def _growth(small: Printed, huge: Printed) -> dict[str, Any]:
    """Return how much memory each further page takes, judged where there are enough of them."""
    what = f"peak memory for each further page, from {small.pages:,} to {huge.pages:,}"
    slope = (huge.peak - small.peak) / (huge.pages - small.pages)
    return result(what, "MiB", slope, goal=SMALL if small.pages >= ENOUGH else None, judged="ours")


def told(script: str, *arguments: Path) -> dict[str, float]:
    """Return what a process of its own says of what it measured."""
    command = [sys.executable, str(HERE / f"{script}.py"), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


def main() -> None:
    """Measure the rehearsal in both ways, then the large records."""
    given = measuring.given()
    bench = Bench(given.folder, quick=given.quick, patient=given.patient)
    report = record(given.folder, quick=given.quick)
    measured = bare(report, 1 if given.quick else 3)
    measuring.give(measured + bench.rehearsal(report) + bench.large())


if __name__ == "__main__":
    main()
