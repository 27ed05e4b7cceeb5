"""The machine-checkable rules of tagged PDF that `docs/accessibility.md` promises, each as one function.

Every rule reads a finished file with another program (pikepdf) and returns what breaks it.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINTING = frozenset(("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"))
"""Operators that put something on the page; a clipping path alone (n) does not."""
MAY_BE_EMPTY = ("TD", "TH")
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
ROLES = frozenset(
    {"Document", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Link", *HEADINGS}
)
INSIDE = {
    "TR": ("Table",), "TH": ("TR",), "TD": ("TR",), "LI": ("L",), "Lbl": ("LI",), "LBody": ("LI",),
    "Table": ("Document", "TD", "LBody"), "L": ("Document", "TD", "TH"),
}  # fmt: skip
"""What an element may stand in, where that is restricted."""


@dataclass
class Node:
    """One element of the tree."""

    role: str
    raw: Any
    parent: Node | None
    kids: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)  # (page from 0, number)
    order: list[Any] = field(default_factory=list)  # nodes and marks as they are read
    annotations: list[Any] = field(default_factory=list)

    def every(self) -> Iterator[Node]:
        """Yield this element and all below it in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.every()


@dataclass
class Piece:
    """What is drawn between two marks: its tag, its number if it has one, and how it is nested."""

    tag: str
    number: int | None
    paints: bool = False


class Tagged:
    """A file with its tree and the marked content of its pages."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.pages = {page.obj.objgen: at for at, page in enumerate(self.pdf.pages)}
        self.tree = self.pdf.Root.StructTreeRoot
        self.root = self._node(self.tree.K, None)
        self.broken: list[str] = []
        self.pieces = [self._pieces(at) for at in range(len(self.pdf.pages))]

    def _node(self, raw: Any, parent: Node | None) -> Node:
        node = Node(str(raw.S)[1:], raw, parent)
        kids = raw.get("/K")
        for kid in [] if kids is None else kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                node.marks.append((self.pages[raw.Pg.objgen], kid))
                node.order.append(node.marks[-1])
            elif kid.get("/Type") == "/MCR":
                node.marks.append((self.pages[kid.Pg.objgen], int(kid.MCID)))
                node.order.append(node.marks[-1])
            elif kid.get("/Type") == "/OBJR":
                node.annotations.append(kid.Obj)
            else:
                node.kids.append(self._node(kid, node))
                node.order.append(node.kids[-1])
        return node

    def _pieces(self, at: int) -> list[Piece]:
        """Return the marked pieces of a page; what is painted outside of them is noted as broken."""
        found: list[Piece] = []
        open_: list[Piece] = []
        for operands, operator in pikepdf.parse_content_stream(self.pdf.pages[at]):
            name = str(operator)
            if name in ("BDC", "BMC"):
                told = (
                    operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                )
                number = told.get("/MCID")
                piece = Piece(str(operands[0])[1:], None if number is None else int(number))
                if number is not None and any(p.number is not None or p.tag == "Artifact" for p in open_):
                    self.broken.append(f"page {at + 1}: content {number} inside other content")
                open_.append(piece)
                found.append(piece)
            elif name == "EMC":
                open_.pop()
            elif name in PAINTING:
                real = [p for p in open_ if p.number is not None or p.tag == "Artifact"]
                if not real:
                    self.broken.append(f"page {at + 1}: {name} outside of all content")
                for piece in real:
                    piece.paints = True
        if open_:
            self.broken.append(f"page {at + 1}: content that does not end")
        return found


def whole_document(file: Tagged) -> list[str]:
    """The file says that it is tagged, in what language it is, and shows its title."""
    root = file.pdf.Root
    found = []
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        found.append("not marked as tagged")
    if not str(root.get("/Lang", "")):
        found.append("no language")
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        found.append("the title is not displayed")
    if not str(file.pdf.docinfo.get("/Title", "")):
        found.append("no title")
    return found


def content_is_tagged(file: Tagged) -> list[str]:
    """Whatever is painted is content of an element or decoration, and content is not nested."""
    return file.broken


def marks_and_tree_agree(file: Tagged) -> list[str]:
    """Every mark on a page is in the tree exactly once."""
    in_tree = [mark for node in file.root.every() for mark in node.marks]
    on_pages = [(at, p.number) for at, page in enumerate(file.pieces) for p in page if p.number is not None]
    found = [f"mark {mark} is in the tree twice" for mark, n in Counter(in_tree).items() if n > 1]
    found += [f"mark {mark} is on its page twice" for mark, n in Counter(on_pages).items() if n > 1]
    found += [f"mark {mark} is not on its page" for mark in set(in_tree) - set(on_pages)]
    return found + [f"mark {mark} is not in the tree" for mark in set(on_pages) - set(in_tree)]


def the_way_back_is_right(file: Tagged) -> list[str]:
    """The parent tree leads from every mark and every link back to its element."""
    parents = file.tree.ParentTree.Nums
    back = {int(parents[at]): parents[at + 1] for at in range(0, len(parents), 2)}
    element = {mark: node.raw.objgen for node in file.root.every() for mark in node.marks}
    found = [
        f"the way back from page {at + 1}, mark {number}, leads elsewhere"
        for at, page in enumerate(file.pdf.pages)
        for number, parent in enumerate(back[int(page.obj.StructParents)])
        if element[(at, number)] != parent.objgen
    ]
    return found + [
        "the way back from a link leads elsewhere"
        for node in file.root.every()
        for annotation in node.annotations
        if back[int(annotation.StructParent)].objgen != node.raw.objgen
    ]


def tags_fit_content(file: Tagged) -> list[str]:
    """A mark on a page carries the role of its element."""
    role = {mark: node.role for node in file.root.every() for mark in node.marks}
    return [
        f"page {at + 1}: {piece.tag} is {role.get((at, piece.number))} in the tree"
        for at, page in enumerate(file.pieces)
        for piece in page
        if piece.number is not None and role.get((at, piece.number)) != piece.tag
    ]


def nothing_is_empty(file: Tagged) -> list[str]:
    """No element is empty, but for cells, because a table must be regular; every mark holds something."""
    found = [
        f"an empty {node.role}"
        for node in file.root.every()
        if not node.order and not node.annotations and node.role not in MAY_BE_EMPTY
    ]
    return found + [
        f"page {at + 1}: mark {piece.number} ({piece.tag}) paints nothing"
        for at, page in enumerate(file.pieces)
        for piece in page
        if piece.number is not None and not piece.paints
    ]


def roles_are_known(file: Tagged) -> list[str]:
    """Only standard roles are used, and they stand where they may."""
    found = [f"the role {node.role} is not known" for node in file.root.every() if node.role not in ROLES]
    for node in file.root.every():
        where = INSIDE.get(node.role)
        if where and node.parent is not None and node.parent.role not in where:
            found.append(f"{node.role} in {node.parent.role}")
    return found


def headings_are_in_order(file: Tagged) -> list[str]:
    """Headings begin with the first level and skip none."""
    levels = [HEADINGS.index(node.role) + 1 for node in file.root.every() if node.role in HEADINGS]
    return [f"H{b} after H{a}" for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]


def tables_are_regular(file: Tagged) -> list[str]:
    """All rows of a table reach over as many columns, and each head says what it heads."""
    found = []
    for table in (node for node in file.root.every() if node.role == "Table"):
        widths = set(_widths([row for row in table.kids if row.role == "TR"]))
        if len(widths) != 1:
            found.append(f"a table with rows of {sorted(widths)} columns")
        heads = [cell for row in table.kids for cell in row.kids if cell.role == "TH"]
        if not heads:
            found.append("a table without heads")
        found += ["a head without scope" for head in heads if "/Scope" not in _attributes(head)]
    return found


def _attributes(node: Node) -> Any:
    return node.raw.get("/A", {})


def _widths(rows: list[Node]) -> Iterator[int]:
    """Yield how many columns each row reaches over, with what reaches down into it."""
    reaching: dict[int, int] = {}  # column → rows it still reaches down
    for row in rows:
        column, next_ = 0, {c: n - 1 for c, n in reaching.items() if n > 1}
        for cell in row.kids:
            while column in reaching:
                column += 1
            told = _attributes(cell)
            across, down = int(told.get("/ColSpan", 1)), int(told.get("/RowSpan", 1))
            if down > 1:
                next_ |= {column + step: down - 1 for step in range(across)}
            column += across
        while column in reaching:
            column += 1
        reaching = next_
        yield column


def pictures_have_words(file: Tagged) -> list[str]:
    """Every figure has its equivalent in words and says where it stands."""
    found = []
    for node in file.root.every():
        if node.role == "Figure":
            if not str(node.raw.get("/Alt", "")).strip():
                found.append("a figure without words")
            if "/BBox" not in _attributes(node):
                found.append("a figure without a place")
    return found


def links_are_tagged(file: Tagged) -> list[str]:
    """Every annotation is a link with a description, hangs in the tree, and pages are tabbed in its order."""
    tagged = {a.objgen for node in file.root.every() if node.role == "Link" for a in node.annotations}
    found = []
    for at, page in enumerate(file.pdf.pages):
        if page.obj.get("/Tabs") != "/S":
            found.append(f"page {at + 1}: tabbed in another order")
        for annotation in page.obj.get("/Annots", []):
            if annotation.objgen not in tagged:
                found.append(f"page {at + 1}: a link outside of the tree")
            if not str(annotation.get("/Contents", "")):
                found.append(f"page {at + 1}: a link without a description")
    return found


def fonts_can_be_read(file: Tagged) -> list[str]:
    """Every font is embedded and says which letters its glyphs are."""
    found, seen = [], set()
    for page in file.pdf.pages:
        for font in page.obj.Resources.get("/Font", {}).values():
            name = str(font.get("/BaseFont"))
            if name in seen:
                continue
            seen.add(name)
            if "/ToUnicode" not in font:
                found.append(f"{name} does not say its letters")
            if "/FontFile2" not in font.get("/FontDescriptor", {}):
                found.append(f"{name} is not embedded")
    return found


RULES: tuple[Callable[[Tagged], list[str]], ...] = (
    whole_document,
    content_is_tagged,
    marks_and_tree_agree,
    the_way_back_is_right,
    tags_fit_content,
    nothing_is_empty,
    roles_are_known,
    headings_are_in_order,
    tables_are_regular,
    pictures_have_words,
    links_are_tagged,
    fonts_can_be_read,
)


def breaches(data: bytes) -> list[str]:
    """Return what breaks any rule in a file."""
    file = Tagged(data)
    return [f"{rule.__name__}: {each}" for rule in RULES for each in rule(file)]
