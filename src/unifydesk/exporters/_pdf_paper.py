"""What all printed material shares: the document, the head of its first page, and pages in parts to cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Frame, PageTemplate

from unifydesk.domain.report import ExportOptions, Progress, Rendered, Report
from unifydesk.exporters._pdf_flow import Rule
from unifydesk.exporters._pdf_furniture import furniture, title_of
from unifydesk.exporters._pdf_masthead import masthead
from unifydesk.exporters._pdf_pages import Pages
from unifydesk.exporters._pdf_runs import missing_letters
from unifydesk.exporters._pdf_styles import INK, Sheet, in_use, sheet
from unifydesk.exporters._pdf_text import balanced, heading, paragraph
from unifydesk.exporters._pdf_turn import rising, turn
from unifydesk.exporters._pdf_xmp import described, xmp
from unifydesk.exporters._plain import language_tag

PARTS: dict[int, tuple[int, int]] = {1: (1, 1), 2: (1, 2), 4: (2, 2)}
"""Parts of a page → columns and rows."""
INSET, HEAD = float(10 * mm), float(12 * mm)
"""The margin inside each part; the top one leaves room for the line that marks a rehearsal."""
BUILDING = 0.3
"""The part of the whole that making the story takes; laying out and writing take the rest."""
LONG_TITLE = 70


class CutSheet(Sheet):
    """A sheet that is cut up: its parts have their own margins, as narrow as printers allow."""

    @classmethod
    def of(cls, page: Sheet) -> CutSheet:
        """Return a sheet like `page`, to be cut."""
        return cls(page.style, page.label, page.gutter, page.zoom, page.styles)

    @property
    def side(self) -> float:
        """Left and right margin."""
        return INSET

    @property
    def top(self) -> float:
        """Upper margin."""
        return HEAD

    @property
    def bottom(self) -> float:
        """Lower margin."""
        return INSET


@dataclass(frozen=True, slots=True)
class Made:
    """A story with its warnings; `parts` says how many parts the first page of a cut document has."""

    story: list[Flowable]
    warnings: tuple[str, ...] = ()
    parts: int = 1


Make = Callable[[Sheet, Progress], Made]
"""Makes the story for a sheet, telling how far it is from 0 to 1."""


def document(
    report: Report, options: ExportOptions, what: str, make: Make, progress: Progress, *, cut: bool = False
) -> Rendered:
    """Return printed material as PDF; equal reports and options give equal bytes.

    `what` names it (“Agenda”). The pages of a `cut` document have neither head nor foot and are divided into
    parts; a story changes them with `NextPageTemplate(part_name(n))`. `progress` gets numbers that never
    fall and may raise CancelledError to stop the work.
    """
    tell = rising(progress)
    style = replace(options.style, language=language_tag(options.style.language, report.language))
    # parts are measured on the paper itself, so cut pages have their one size of type
    page = CutSheet.of(sheet(replace(style, scale=1.0))) if cut else sheet(style)
    with turn(tell), in_use(page), missing_letters() as missing:
        tell(0.0)
        made = make(page, lambda part: tell(BUILDING * part))
        told = furniture(report, style, what)
        pages = Pages(page, replace(told, bare=cut, metadata=xmp(described(told))))
        if cut:
            counts = sorted(PARTS, key=lambda count: count != made.parts)  # the first page has the first one
            pages.pageTemplates = [_template(page, count) for count in counts]
        data = pages.render(made.story, lambda part: tell(BUILDING + (1 - BUILDING) * part))
    return Rendered(data, (*made.warnings, *missing.warnings()))


def opening(report: Report, what: str, page: Sheet, size: float = 22) -> list[Flowable]:
    """Return the head of a first page: whose it is and what, a line, and the title of the workshop."""
    title = title_of(report)
    most = size if len(title) <= LONG_TITLE else 0.62 * size
    style = page["cover_title"].clone(
        "opening", fontSize=most, leading=1.24 * most, spaceBefore=6, spaceAfter=6
    )
    said = f"{what} of a rehearsal" if report.rehearsal else what
    return [
        *masthead(page),
        paragraph(said, page["cover_kicker"]),
        Rule(page.width, before=2, after=6, ink=INK),
        heading(title, balanced(title, style, page.width), "top", title, 0, ""),
    ]


# --- parts of a page -----------------------------------------------------------------------------


def parts_of(per_page: int) -> int:
    """Return into how many parts a page is divided: the largest of 1, 2 and 4 that was not asked beyond."""
    return max((count for count in PARTS if count <= per_page), default=1)


def part_name(count: int) -> str:
    """Return the name of the page template with so many parts."""
    return f"parts-{count}"


def part_size(page: Sheet, count: int) -> tuple[float, float]:
    """Return width and height of the text area of one part, in points."""
    columns, rows = PARTS[count]
    width, height = page.size
    return width / columns - 2 * INSET, height / rows - INSET - HEAD


def _template(page: Sheet, count: int) -> PageTemplate:
    """Return a page in parts, filled from left to right and from top to bottom."""
    columns, rows = PARTS[count]
    width, height = part_size(page, count)
    outer_width, outer_height = page.size[0] / columns, page.size[1] / rows
    frames = [
        Frame(
            column * outer_width + INSET, (rows - 1 - row) * outer_height + INSET, width, height,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=f"part-{row}-{column}",
        )
        for row in range(rows) for column in range(columns)
    ]  # fmt: skip
    return PageTemplate(id=part_name(count), frames=frames)


def height_of(story: Sequence[Flowable], width: float) -> float:
    """Return how high a story is in a column of a width, with the space between its parts, in points."""
    total = after = 0.0
    for at, flowable in enumerate(story):
        if at:
            total += after + max(0.0, flowable.getSpaceBefore() - after)
        total += flowable.wrap(width, 100_000)[1]
        after = flowable.getSpaceAfter()
    return total
