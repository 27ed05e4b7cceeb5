"""A quick PDF in the place of the minutes, and other formats, to lead the page through its paces."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.pdfgen import canvas

from unifydesk.domain.registry import Registry
from unifydesk.domain.report import ExportOptions, Progress, Rendered, Report

SIZES = {"A4": (595, 842), "Letter": (612, 792)}


@dataclass
class FakeMinutes:
    """One page per wish: each says its number and the options it was made with."""

    id: str = "pdf"
    label: str = "PDF minutes"
    suffix: str = ".pdf"
    options: frozenset[str] = frozenset({"style", "template", "names", "ballots"})
    whole: bool = False
    pages: dict[str, int] = field(default_factory=lambda: {"full": 34, "summary": 2, "claims": 5})
    warnings: tuple[str, ...] = ()
    seen: list[ExportOptions] = field(default_factory=list)

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return a PDF whose pages name what was chosen."""
        self.seen.append(options)
        style = options.style
        made = io.BytesIO()
        paper = canvas.Canvas(made, pagesize=SIZES[style.paper], invariant=True)
        count = self.pages[options.template]
        for number in range(1, count + 1):
            progress(number / count)
            said = [f"Sheet {number} of {count}", report.info.title, "A Café in every room"]
            said += [style.organisation, style.accent, "named" if options.names else "counted"]
            if number % 10 == 7:
                said.append("Rare words stand here")
            for line, words in enumerate(said):
                paper.drawString(72, 700 - 20 * line, words)
            paper.showPage()
        paper.save()
        return Rendered(made.getvalue(), self.warnings)


@dataclass
class FakeTable:
    """A text format with options of its own."""

    id: str = "rows"
    label: str = "Votes & <b>rows</b>"
    suffix: str = ".csv"
    options: frozenset[str] = frozenset({"bom", "names"})
    whole: bool = False
    seen: list[ExportOptions] = field(default_factory=list)

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return a line, and a warning."""
        self.seen.append(options)
        progress(1.0)
        return Rendered(report.info.title.encode(), ("One letter could not be written.",))


@dataclass
class FakeAgenda(FakeTable):
    """A format that asks for nothing."""

    id: str = "agenda"
    label: str = "Agenda"
    suffix: str = ".pdf"
    options: frozenset[str] = frozenset()


def fake_registry(*exporters: object) -> Registry:
    """Return a registry of these exporters."""
    made: Registry = Registry("exporters")
    for exporter in exporters:
        made.add(exporter)  # type: ignore[arg-type]
    return made
