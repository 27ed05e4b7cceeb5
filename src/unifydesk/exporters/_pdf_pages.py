"""Pages: the canvas that numbers, heads and marks every page, and the document that fills them.

The total number of pages is known only at the end. Laying out twice would double the time, so the canvas
keeps each finished page open and writes its furniture afterwards, in one pass over the pages.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from reportlab.pdfbase.pdfdoc import LinkAnnotation, PDFArray, PDFPage, PDFStream, PDFZCompress
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from unifydesk.domain.errors import ExportError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Progress
from unifydesk.exporters._pdf_attachments import NOTHING, Enclosed, embed
from unifydesk.exporters._pdf_fonts import BOLD, SANS, SEMIBOLD, use
from unifydesk.exporters._pdf_scripts import ScriptCanvas
from unifydesk.exporters._pdf_styles import LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_tags import Element, Marked, Tags
from unifydesk.exporters._pdf_text import draw_line, line_width
from unifydesk.exporters._pdf_tree import ROOT_HERE, finished, part_by_part
from unifydesk.exporters._plain import one_line

Box = tuple[float, float, float, float]
"""Left, bottom, right and top on a page."""
REHEARSAL = "REHEARSAL"
REHEARSAL_NOTE = "Rehearsal with simulated people: nobody said any of this."
RECOVERED_NOTE = "Recovered from a damaged file: some of it may be missing."
TOO_HIGH = QT_TRANSLATE_NOOP(
    "exporters",
    "Something in this record is higher than a page and cannot be printed. Choose a smaller scale or smaller "
    "margins, or export another format.",
)
BEGINS_WITHIN = 60.0
"""A title this near the top of the text begins its page; only its section and kind may stand above it."""
FURNISHING = 0.5
"""The part of finishing that the pages take; the rest is the tree of tags."""
IN_SIGHT = 40
"""Flowables that are taken from the story ahead of their turn; more than are ever kept with the next one."""
LONGEST_TITLE, LONGEST_HEAD = 120, 60
NOTE, NOTE_ON_BARE = 30.0, 22.0
"""From the upper edge of the paper to the line that marks a rehearsal."""
BETWEEN = 24.0
"""Between title and running head, at the least."""
MARK_SIZE, PAGE_WIDTH = 118.0, 595.0
"""Of the mark across a page, and the width for which it is meant, in points."""
_MARK_COLOUR = "#F3F4F6"
_PDF_VERSION = (1, 7)
"""The version PDF/UA-1 is written for."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page beside its content, and in the document's properties."""

    title: str
    author: str
    subject: str
    creator: str
    language: str
    moment: str  # "YYYYMMDDHHMMSS", the record's own time; never now
    footer: str
    rehearsal: bool
    recovered: bool = False  # from a damaged file
    bare: bool = False  # neither running head nor foot: pages that are cut up
    enclosed: Enclosed = NOTHING  # the files inside the document
    metadata: bytes = b""  # its XMP


class _Link(LinkAnnotation):
    """A link that belongs to an element of the tree."""

    permitted = (*LinkAnnotation.permitted, "StructParent")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A page number to be printed once it is known: of what, where, and as content of which element."""

    key: str
    box: Box
    element: Element
    mark: Marked | None  # None where it was said before


class MinutesCanvas(ScriptCanvas):
    """A canvas whose pages get number, running head and rehearsal mark when the last one is finished.

    What is drawn on it is tagged; `tags` grows while the pages do.
    """

    def __init__(self, sheet: Sheet, furniture: Furniture) -> None:
        self._sheet = sheet
        self._furniture = furniture
        self._finished: list[PDFPage] = []
        self._heads: list[str] = []  # per page: what stands at its top
        self._head = ""
        self._page_head = ""
        self._places: dict[str, int] = {}  # key → page number
        self._depth = -1  # of the last line of the outline
        self._wanted: dict[int, list[_Wanted]] = {}  # page → the page numbers it shows
        self.tags = Tags()
        super().__init__(
            io.BytesIO(),
            pagesize=sheet.paper_size,
            invariant=1,
            pageCompression=1,
            initialFontName=use(SANS),
            initialFontSize=9,
            initialLeading=12,
            lang=furniture.language,
            pdfVersion=_PDF_VERSION,
        )
        catalog = self._doc.Catalog
        catalog.MarkInfo, catalog.StructTreeRoot = "<</Marked true>>", ROOT_HERE
        self.setDateFormatter(lambda *_: f"D:{furniture.moment}")

    def init_graphics_state(self) -> None:
        """Begin with the scale of the sheet, on every page and for its furniture."""
        super().init_graphics_state()
        if self._sheet.scale != 1.0:
            self.scale(self._sheet.scale, self._sheet.scale)

    def place(self, key: str, height: float, title: str, level: int) -> None:
        """Bind `key` to this page, `height` points above the origin, with a line of the outline (or none).

        A line that would skip a level moves up: not every list of chapters begins with a chapter.
        """
        self._places.setdefault(key, self._pageNumber)
        self.bookmarkHorizontal(key, 0, height + 6)
        if title:
            self._depth = min(level, self._depth + 1)
            self.addOutlineEntry(title, key, level=self._depth, closed=self._depth > 0)

    def running(self, text: str, height: float) -> None:
        """Use `text` as the running head from here on, the heading being `height` points high.

        A page is headed by what stands at its top: by this text only when the page begins with it.
        """
        self._head = text
        top = self.absolutePosition(0, height)[1] / self._sheet.scale
        if self._sheet.size[1] - self._sheet.top - top <= BEGINS_WITHIN:
            self._page_head = text

    def want_page_of(self, key: str, width: float, height: float) -> None:
        """Print the page of `key`, with a link to it, into the box at the origin once it is known."""
        x, y = (at / self._sheet.scale for at in self.absolutePosition(0, 0))
        page = self.getPageNumber()
        element = self.tags.add("Link")
        mark = None if self.tags.is_hushed else self.tags.reserve(page, element)
        wanted = _Wanted(key, (x, y, x + width, y + height), element, mark)
        self._wanted.setdefault(page, []).append(wanted)

    def drawText(self, aTextObject: object) -> None:  # noqa: N802, N803 - reportlab’s names
        """Draw a piece of text; the content that was to begin after it begins."""
        super().drawText(aTextObject)
        self.tags.drew_text(self)

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Finish a page, and keep it open for its furniture."""
        name = self._doc.thisPageName()
        super().showPage()
        page = self._doc.idToObject[name]
        # a thousand pages of plain code are more than all their tags
        page.stream = zlib.compress(page.stream.encode("latin-1"), 1)
        self._finished.append(page)
        self._heads.append(self._page_head)
        self._page_head = self._head

    def finish(self, progress: Progress) -> bytes:
        """Furnish every page and return the whole document."""
        total = len(self._finished)
        mark = b""
        if self._furniture.rehearsal:
            mark = self._drawn(partial(self._draw_apart, "Watermark", self._draw_mark))
        digest = hashlib.sha256(repr(self._furniture).encode("utf-8", "replace"))
        for number, page in enumerate(self._finished, start=1):
            progress(FURNISHING * (number - 1) / total)
            page.__NoDefault__ = (*page.__NoDefault__, "StructParents", "Tabs")
            page.StructParents, page.Tabs = number - 1, "/S"
            self._annotationrefs = page.Annots
            after = self._drawn(partial(self._draw_around, number, total))
            drawn, page.stream = zlib.decompress(page.stream), ""
            content = b"".join((mark, b"q\n", drawn, b"Q\n", after))
            digest.update(content)
            page.Contents = _compressed(content)
        for element in part_by_part(self.tags.root, lambda _: progress(FURNISHING)):
            digest.update(f"{element.role} {element.alternative}".encode("utf-8", "replace"))
        self._code: list[str] = []
        self._doc._ID = f"\n[<{digest.hexdigest()[:32]}> <{digest.hexdigest()[32:]}>]\n".encode()
        embed(self._doc, self._furniture.enclosed, self._furniture.moment, self._furniture.metadata)
        data = self.getpdfdata()
        return finished(
            data, self._doc, self.tags, lambda part: progress(FURNISHING + (1 - FURNISHING) * part)
        )

    def _drawn(self, draw: Callable[[], None]) -> bytes:
        """Return the page code of what `draw` draws."""
        self._code = []
        self.init_graphics_state()
        self.saveState()
        draw()
        self.restoreState()
        return "\n".join(("q", *self._code, "Q", "")).encode("latin-1")

    def _draw_apart(self, kind: str, draw: Callable[[], None]) -> None:
        """Draw what stands on every page and is no part of what the document says."""
        self._code.append(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
        draw()
        self._code.append("EMC")

    def _draw_around(self, number: int, total: int) -> None:
        """Draw head and foot of one page, and the page numbers its tables asked for."""
        self._draw_apart("Header", partial(self._draw_furniture, number, total))
        self.setFillColor(colour(MUTED))
        for wanted in self._wanted.get(number, ()):
            if wanted.key in self._places:
                self._draw_page_number(number, total, wanted)

    def _draw_page_number(self, number: int, pages: int, wanted: _Wanted) -> None:
        """Print the page of a place, with a link to it."""
        page, box = self._places[wanted.key], wanted.box
        if wanted.mark is None:
            self._code.append("/Artifact BMC")
        else:
            self._code.append(f"/Link <</MCID {wanted.mark.number}>> BDC")
        draw_line(self, box[2], box[3] - 8, str(page), SANS, 8, "end")
        self._code.append("EMC")
        if wanted.mark is not None:
            self._link(wanted, f"Page {page}", pages)

    def _link(self, wanted: _Wanted, says: str, pages: int) -> None:
        """Lay a link over a page number, which belongs to its element."""
        name = f"{wanted.element.role}{len(self.tags.annotations)}"
        page = wanted.mark.page if wanted.mark is not None else 1
        key = self.tags.annotation(page, self._doc.annotationName(name), wanted.element)
        annotation = _Link(
            Rect=tuple(at * self._sheet.scale for at in wanted.box),
            Contents=says,
            Destination=self._bookmarkReference(wanted.key),
            Border=PDFArray([0, 0, 0]),
            StructParent=pages + key,
        )
        self._addAnnotation(annotation, name)

    def _draw_mark(self) -> None:
        """Draw the rehearsal mark across the page, under its content."""
        width, height = self._sheet.size
        self.setFillColor(colour(_MARK_COLOUR))
        self.translate(width / 2, height / 2)
        self.rotate(52)
        size = MARK_SIZE * min(1.0, width / PAGE_WIDTH)
        draw_line(self, 0, -size / 3, REHEARSAL, BOLD, size, "middle")

    def _draw_furniture(self, number: int, total: int) -> None:
        """Draw head and foot of one page."""
        sheet, told = self._sheet, self._furniture
        left, right = sheet.side, sheet.size[0] - sheet.side
        top, foot = sheet.size[1] - 44, 40.0
        self.setFillColor(colour(MUTED))
        self.setStrokeColor(colour(LINE))
        self.setLineWidth(0.4)
        if number > 1 and not told.bare:
            head = self._heads[number - 1]
            used = draw_line(self, right, top, one_line(head, LONGEST_HEAD), SANS, 7.2, "end")
            self._draw_title(left, top, right - left - used - BETWEEN)
        if told.rehearsal:
            above = sheet.size[1] - (NOTE_ON_BARE if told.bare else NOTE)
            draw_line(self, left, above, REHEARSAL_NOTE, SEMIBOLD, 7.2)
        if told.recovered and not told.bare:
            draw_line(self, right, sheet.size[1] - NOTE, RECOVERED_NOTE, SEMIBOLD, 7.2, "end")
        if told.bare:
            return
        self.line(left, foot + 12, right, foot + 12)
        draw_line(self, left, foot, one_line(told.footer, 90), SANS, 7.2)
        draw_line(self, right, foot, f"Page {number} of {total}", SANS, 7.2, "end")

    def _draw_title(self, x: float, y: float, room: float) -> None:
        """Draw as many whole words of the title as there is room for."""
        line, most = one_line(self._furniture.title), LONGEST_TITLE
        while most > 1 and line_width(said := one_line(line, most), SANS, 7.2) > room:
            most = min(most, len(said)) - 1
        draw_line(self, x, y, one_line(line, most), SANS, 7.2)


def _compressed(content: bytes) -> PDFStream:
    """Return a page's content packed now, page by page, so that a cancel need not wait for all of them."""
    stream = PDFStream(content=PDFZCompress.encode(content))
    stream.dictionary["Filter"] = "/FlateDecode"
    return stream


class PageNumber(Flowable):
    """Stands in a table for the page of a place that may come later."""

    def __init__(self, key: str, width: float) -> None:
        super().__init__()
        self.key = key
        self.width = width
        self.height = 11.0

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return one line of a cell."""
        return self.width, self.height

    def draw(self) -> None:
        """Ask the canvas for the number and the link."""
        self.canv.want_page_of(self.key, self.width, self.height)


class Pages(BaseDocTemplate):
    """Lays a story out on the pages of one sheet, telling how far it is after every flowable and page."""

    def __init__(self, sheet: Sheet, furniture: Furniture) -> None:
        self._sheet = sheet
        self._furniture = furniture
        frame = Frame(
            sheet.side, sheet.bottom, sheet.width, sheet.height,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id="text",
        )  # fmt: skip
        super().__init__(
            io.BytesIO(),
            pagesize=sheet.paper_size,
            pageTemplates=[PageTemplate(id="page", frames=[frame])],
            title=one_line(furniture.title, 300),
            author=one_line(furniture.author, 300),
            subject=one_line(furniture.subject, 300),
            creator=one_line(furniture.creator, 100),
            producer=one_line(furniture.creator, 100),
            keywords="",
            displayDocTitle=True,
        )
        self._doSave = 0
        self._coming: Iterator[Flowable] = iter(())
        self._left: list[Flowable] = []  # taken from the story, and not laid out yet
        self._taken = 0

    def render(self, story: Iterable[Flowable], progress: Progress) -> bytes:
        """Return the document; `progress` gets 0 … 1 and may raise to stop the work.

        A story that is no sequence is taken piece by piece: it may be made while it is laid out, so that
        never all of it is held; then `progress` gets 0 until it ends. Raises ExportError where something is
        higher than a page and cannot be split.
        """
        total = len(story) if isinstance(story, Sequence) else 0
        self._coming, self._taken, self._left = iter(story), 0, []
        self._look_ahead()

        def tell(kind: str, _value: int) -> None:
            if kind in ("PROGRESS", "PAGE"):
                done = max(0, self._taken - len(self._left))
                progress(0.8 * min(1.0, done / total) if total else 0.0)

        self.setProgressCallBack(tell)
        try:
            self.build(self._left, canvasmaker=lambda *_, **__: MinutesCanvas(self._sheet, self._furniture))
        except LayoutError as error:
            raise ExportError(TOO_HIGH) from error
        canvas = self.canv
        data: bytes = canvas.finish(lambda part: progress(0.8 + 0.19 * part))
        progress(1.0)
        return data

    def handle_flowable(self, flowables: list[Flowable]) -> None:
        """Lay out the first flowable, and have enough of the next ones in sight for reportlab."""
        super().handle_flowable(flowables)
        if flowables is self._left:  # and not what hangs over from a page before
            self._look_ahead()

    def _look_ahead(self) -> None:
        """Take further flowables from the story; a short list also makes taking its first one quick."""
        wanted = IN_SIGHT - len(self._left)
        if wanted > 0:
            before = len(self._left)
            self._left += islice(self._coming, wanted)
            self._taken += len(self._left) - before
