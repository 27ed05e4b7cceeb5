"""Tags: what each thing on a page is, in reading order, so that a screen reader hears what an eye sees.

Reportlab draws and forgets. While it draws, this tree grows: every flowable marks its content on the page
and hangs it below the element that is open at that moment. `_pdf_tree` writes the tree into the file.
ISO 32000-1, 14.6 to 14.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table
from reportlab.platypus.tables import TableRenderCB

BESIDE_LABELS = ("hung", "statement", "position", "formula")
"""Styles, by how their names begin, that stand beside the label column: they go on with a list."""
MAY_BE_EMPTY = frozenset({"TD", "TH"})
"""Elements that stay without content, because a table must be regular."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked content of an element: its number on a page."""

    page: int  # from 1
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation that belongs to an element: its name in the document."""

    page: int
    name: str
    key: int  # in the parent tree


class Element:
    """One node of the tree: a role, what it holds, and what a reader is told about it."""

    __slots__ = ("alternative", "attributes", "kids", "number", "role")

    def __init__(self, role: str, alternative: str = "", attributes: str = "") -> None:
        self.role = role
        self.alternative = alternative
        self.attributes = attributes  # of the role’s owner, as they stand in the file: “/O /Table /ColSpan 2”
        self.kids: list[Element | Marked | Annotated] = []
        self.number = 0  # of its object in the file, once that is known


class Place:
    """Where something stands in the tree once it was drawn; the parts of what was split share one."""

    __slots__ = ("element",)

    def __init__(self) -> None:
        self.element: Element | None = None


class Tags:
    """The tree of one document while its pages are drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.on_page: dict[int, list[Element]] = {}  # page → the element of each marked content
        self.annotations: list[Element] = []
        self._open = [self.root]
        self._hushed = 0
        self._waiting: Element | None = None  # takes over after the next piece of text
        self._above: list[int] = []  # levels of the heading before and of those it stands under

    # Elements

    @property
    def is_hushed(self) -> bool:
        """Whether what is drawn now is decoration."""
        return bool(self._hushed)

    @property
    def last(self) -> Element | None:
        """What was added last to the open element."""
        kids = self._open[-1].kids
        return kids[-1] if kids and isinstance(kids[-1], Element) else None

    def add(self, role: str, alternative: str = "", attributes: str = "") -> Element:
        """Return a new element at the end of the open one."""
        made = Element(role, alternative, attributes)
        if not self._hushed:
            self._open[-1].kids.append(made)
        return made

    def heading(self, level: int) -> Element:
        """Return a new heading under those before it that are of a higher level.

        Levels that a document does not use are left out, so that none is skipped: not all have a title page.
        """
        self._above = [*(each for each in self._above if each < level), level]
        return self.add(f"H{len(self._above)}")

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """Hang whatever is added meanwhile below an element."""
        self._open.append(element)
        yield
        self._open.pop()

    def enter(self, element: Element) -> None:
        """Open an element; `leave` closes it."""
        self._open.append(element)

    def leave(self) -> None:
        """Close the element that was opened last."""
        self._open.pop()

    # Content

    def begin(self, canvas: Canvas, element: Element) -> None:
        """Mark what is drawn from here on as content of an element; hushed, it is decoration already."""
        if not self._hushed:
            mark = self.reserve(canvas.getPageNumber(), element)
            canvas._code.append(f"/{element.role} <</MCID {mark.number}>> BDC")

    def end(self, canvas: Canvas) -> None:
        """End the content that was begun last."""
        self._waiting = None
        if not self._hushed:
            canvas._code.append("EMC")

    def reserve(self, page: int, element: Element) -> Marked:
        """Return the next mark of a page, for content of an element that is drawn now or later."""
        marks = self.on_page.setdefault(page, [])
        mark = Marked(page, len(marks))
        marks.append(element)
        element.kids.append(mark)
        return mark

    def hush(self, canvas: Canvas) -> None:
        """Treat what is drawn from here on as decoration, whatever it says of itself."""
        if not self._hushed:
            canvas._code.append("/Artifact BMC")
        self._hushed += 1

    def speak(self, canvas: Canvas) -> None:
        """End the decoration."""
        self._hushed -= 1
        if not self._hushed:
            canvas._code.append("EMC")

    @contextmanager
    def decoration(self, canvas: Canvas) -> Iterator[None]:
        """Draw what says nothing: lines, fills, what was said before."""
        self.hush(canvas)
        yield
        self.speak(canvas)

    def then(self, element: Element) -> None:
        """After the next piece of text is drawn, the open content ends and that of `element` begins."""
        self._waiting = element

    def drew_text(self, canvas: Canvas) -> None:
        """Take note that a piece of text was drawn."""
        if self._waiting is not None:
            element, self._waiting = self._waiting, None
            self.end(canvas)
            self.begin(canvas, element)

    def annotation(self, page: int, name: str, element: Element) -> int:
        """Hang an annotation below an element; return its key in the parent tree, counted from 0."""
        self.annotations.append(element)
        key = len(self.annotations) - 1
        element.kids.append(Annotated(page, name, key))
        return key


def is_beside_label(style: str) -> bool:
    """Return whether paragraphs of this style stand beside the label column."""
    return style.startswith(BESIDE_LABELS)


@contextmanager
def said(canvas: Canvas, place: Place, style: ParagraphStyle, label: str) -> Iterator[None]:
    """Mark a paragraph in its style, with the label that is drawn before it; `style.level` makes a heading.

    Labelled paragraphs are items of a list; those below each other belong to one list.
    """
    tags: Tags = canvas.tags
    element = place.element
    if element is not None:
        tags.begin(canvas, element)
    elif label or (is_beside_label(style.name) and _list(tags) is not None):
        place.element = _begin_item(canvas, tags, label)
    else:
        place.element = tags.heading(level) if (level := getattr(style, "level", 0)) else tags.add("P")
        tags.begin(canvas, place.element)
    yield
    tags.end(canvas)


@contextmanager
def pictured(canvas: Canvas, words: str, width: float, height: float) -> Iterator[None]:
    """Mark what is drawn from the origin on as a figure with its words; without them as decoration."""
    tags: Tags = canvas.tags
    if not words.strip():
        with tags.decoration(canvas):
            yield
        return
    left, bottom = canvas.absolutePosition(0, 0)
    right, top = canvas.absolutePosition(width, height)
    box = f"/O /Layout /BBox [{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}] /Placement /Block"
    tags.begin(canvas, tags.add("Figure", words, box))
    yield
    tags.end(canvas)


def _list(tags: Tags) -> Element | None:
    """Return the list that stands right before."""
    last = tags.last
    return last if last is not None and last.role == "L" else None


def new_item(tags: Tags, *, named: bool = True) -> tuple[Element | None, Element]:
    """Return label and body of a new item, of the list that stands right before or of a new one."""
    with tags.within(_list(tags) or tags.add("L")), tags.within(tags.add("LI")):
        return tags.add("Lbl") if named else None, tags.add("LBody")


def _begin_item(canvas: Canvas, tags: Tags, label: str) -> Element:
    """Begin an item of the list that stands right before, or of a new one; return what holds its text."""
    name, body = new_item(tags, named=bool(label))
    if name is None:
        tags.begin(canvas, body)
        return body
    tags.begin(canvas, name)
    tags.then(body)
    return body


class TaggedTable(Table):
    """A table that knows, in each of its parts, whether its first row goes on from the page before.

    One that is never to be split is split all the same where it is higher than a whole page.
    """

    goes_on = False

    def split(self, availWidth: float, availHeight: float) -> list[Table]:  # noqa: N803 - reportlab’s names
        """Return the parts for this page and the next; none where a new page may help."""
        parts: list[Table] = super().split(availWidth, availHeight)
        at_top = getattr(getattr(self, "_frame", None), "_atTop", False)
        for tables in ([self], [*_tables_in(self)]) if at_top else ():
            if not parts:
                for table in tables:
                    table.splitInRow = 1
                parts = super().split(availWidth, availHeight)
        return parts

    def _splitRows(self, availHeight: float, doInRowSplit: int = 0) -> list[Table]:  # noqa: N802, N803 - reportlab’s names
        parts: list[Table] = super()._splitRows(availHeight, doInRowSplit)
        if len(parts) == 2 and parts[0] is not self:
            parts[0].goes_on = self.goes_on
            # a recursive call has set it already when it split between rows after all
            parts[1].goes_on = bool(doInRowSplit)
        return parts


def _tables_in(table: Table) -> Iterator[Table]:
    """Give a table and every one that stands in its cells."""
    yield table
    for row in table._cellvalues:
        for cell in row:
            for each in cell if isinstance(cell, list | tuple) else [cell]:
                if isinstance(each, Table):
                    yield from _tables_in(each)


class _Lines(TableRenderCB):
    """The fills and the lines of a table are decoration."""

    def startBG(self, T: Table) -> None:  # noqa: N802, N803 - reportlab’s names, here and below
        """Before the fills."""
        if T._bkgrndcmds:
            T.canv.tags.hush(T.canv)

    def endBG(self, T: Table) -> None:  # noqa: N802, N803
        """After the fills."""
        if T._bkgrndcmds:
            T.canv.tags.speak(T.canv)

    def startLines(self, T: Table) -> None:  # noqa: N802, N803
        """Before the lines."""
        if T._linecmds:
            T.canv.tags.hush(T.canv)

    def endLines(self, T: Table) -> None:  # noqa: N802, N803
        """After the lines."""
        if T._linecmds:
            T.canv.tags.speak(T.canv)


class TableTags(_Lines):
    """Tags a table while it is drawn; one for all the parts it is split into.

    The first `heads` rows name columns, the first `names` columns name rows. Heads that are repeated on
    further pages are decoration: they were said before.
    """

    def __init__(self, heads: int, names: int) -> None:
        self.heads, self.names = heads, names
        self._table: Element | None = None
        self._parts = 0
        self._row: Element | None = None
        self._cells: dict[int, Element] = {}  # column → cell of the row that was drawn last
        self._repeats = False  # whether the row was said on a page before
        self._says = False  # whether the cell is text that was marked here

    def startTable(self, T: Table) -> None:  # noqa: N802, N803
        """Open the table."""
        tags: Tags = T.canv.tags
        if self._table is None:
            self._table = tags.add("Table")
        self._parts += 1
        tags.enter(self._table)

    def endTable(self, T: Table) -> None:  # noqa: N802, N803
        """Close it."""
        T.canv.tags.leave()

    def startRow(self, T: Table, rowNo: int) -> None:  # noqa: N802, N803
        """Open a row; go on with the last one where it was split."""
        tags: Tags = T.canv.tags
        heads = T.repeatRows if self._parts > 1 else 0
        self._repeats = rowNo < heads
        if self._repeats:
            tags.hush(T.canv)
            return
        goes_on = self._parts > 1 and rowNo == heads and T.goes_on
        if self._row is None or not goes_on:
            self._row, self._cells = tags.add("TR"), {}
        tags.enter(self._row)

    def endRow(self, T: Table) -> None:  # noqa: N802, N803
        """Close it."""
        if self._repeats:
            T.canv.tags.speak(T.canv)
        else:
            T.canv.tags.leave()

    def startCell(  # noqa: N802
        self,
        T: Table,  # noqa: N803
        rowNo: int,  # noqa: N803
        colNo: int,  # noqa: N803
        cellval: object,
        cellstyle: object,
        pos: object,
        size: object,
    ) -> None:
        """Open a cell, and mark it where it is plain text."""
        if self._repeats:
            return
        tags: Tags = T.canv.tags
        cell = self._cells.get(colNo)
        if cell is None:
            cell = tags.add(*self._role(T, rowNo, colNo, cellval))
            self._cells[colNo] = cell
        tags.enter(cell)
        self._says = isinstance(cellval, str) and bool(cellval.strip())
        if self._says:
            tags.begin(T.canv, cell)

    def endCell(self, T: Table) -> None:  # noqa: N802, N803
        """Close it."""
        if self._repeats:
            return
        if self._says:
            T.canv.tags.end(T.canv)
        T.canv.tags.leave()

    def _role(self, T: Table, row: int, column: int, value: object) -> tuple[str, str, str]:  # noqa: N803
        """Return role, alternative and attributes of a cell: what it heads, and how far it reaches."""
        spans = T._spanRanges.get((column, row)) if T._spanCmds else None
        reach = ""
        if spans is not None:
            across, down = spans[2] - spans[0] + 1, spans[3] - spans[1] + 1
            reach = f" /ColSpan {across}" * (across > 1) + f" /RowSpan {down}" * (down > 1)
        if value in ("", None, [], ()):
            role, scope = "TD", ""
        elif row < self.heads and self._parts == 1:
            role, scope = "TH", " /Scope /Column"
        elif column < self.names:
            role, scope = "TH", " /Scope /Row"
        else:
            role, scope = "TD", ""
        return role, "", f"/O /Table{scope}{reach}" if scope or reach else ""


class LayoutTags(_Lines):
    """For a table that only places things side by side: its fills and lines are decoration, no more."""

    def startTable(self, T: Table) -> None:  # noqa: N802, N803
        """Nothing to open."""

    endTable = endRow = endCell = startTable  # noqa: N815

    def startRow(self, T: Table, rowNo: int) -> None:  # noqa: N802, N803
        """Nothing to open."""

    def startCell(self, T: Table, *_cell: object) -> None:  # noqa: N802, N803
        """Nothing to open; what it holds says itself what it is."""
