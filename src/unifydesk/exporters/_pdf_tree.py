"""Writes the tree of tags into a finished file, in compressed object streams with a cross-reference stream.

A record has tens of thousands of elements. As plain objects they would be most of the file and most of the
time; packed by the hundred they are neither. ISO 32000-1, 7.5.7, 7.5.8 and 14.7.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from reportlab.pdfbase.pdfdoc import PDFDocument

from unifydesk.domain.report import Progress
from unifydesk.exporters._pdf_tags import MAY_BE_EMPTY, Annotated, Element, Marked, Tags

ROOT_HERE = "0000000000 0 R"
"""Stands in the catalog for the tree until the number of its root is known; as long as the number."""
IN_ONE_STREAM = 200
_AT_ONCE = 200_000
"""Bytes that are packed between two looks at whether to go on."""
_ENTRY = struct.Struct(">BIH")
"""Of the cross-reference table: what sort of place, where or in which stream, and where in that."""


def prune(element: Element) -> bool:
    """Remove elements that hold nothing; return whether this one holds something or may be empty."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or prune(kid)]
    if element.role in MAY_BE_EMPTY:
        return True
    return bool(element.kids) and any(_tells(kid) for kid in element.kids)


def _tells(kid: Element | Marked | Annotated) -> bool:
    """Return whether a child is worth its parent: a row of empty cells is not."""
    return not (isinstance(kid, Element) and kid.role in MAY_BE_EMPTY and not kid.kids)


def kept(root: Element, progress: Progress) -> Iterator[Element]:
    """Remove the elements that hold nothing, and yield the others in reading order.

    `progress` gets 0 for every part of the document, because there are tens of thousands of elements.
    """
    held = []
    for kid in root.kids:
        progress(0.0)
        if not isinstance(kid, Element) or prune(kid):
            held.append(kid)
    root.kids = held
    return part_by_part(root, progress)


def part_by_part(root: Element, progress: Progress) -> Iterator[Element]:
    """Yield an element and everything below it in reading order; `progress` gets 0 for each of its parts."""
    yield root
    for kid in root.kids:
        progress(0.0)
        if isinstance(kid, Element):
            yield from in_order(kid)


def in_order(root: Element) -> list[Element]:
    """Return an element and everything below it in reading order."""
    found, left = [], [root]
    while left:
        element = left.pop()
        found.append(element)
        left += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
    return found


def text_string(text: str) -> str:
    """Return text as a PDF string in UTF-16, in hex, so that nothing in it needs escaping."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def _objects(tags: Tags, elements: Sequence[Element], document: PDFDocument, first: int) -> Iterator[bytes]:
    """Yield the objects of the tree, numbered from `first`: its root, its parent tree, then each element."""
    names = document.idToObjectNumberAndVersion
    pages = [0, *(names[f"Page{page}"][0] for page in range(1, document.pageCounter))]
    yield (
        f"<</Type /StructTreeRoot /K {first + 2} 0 R /ParentTree {first + 1} 0 R "
        f"/ParentTreeNextKey {len(pages) - 1 + len(tags.annotations)}>>"
    ).encode("ascii")
    yield _parent_tree(tags, len(pages) - 1).encode("ascii")
    parents = [first] * len(elements)
    for element, parent in zip(elements, parents, strict=True):
        for kid in element.kids:
            if isinstance(kid, Element):  # comes later than its parent
                parents[kid.number - first - 2] = element.number
        yield _element(element, parent, pages, names).encode("ascii")


def _parent_tree(tags: Tags, pages: int) -> str:
    """Return the way back from each mark on each page, and from each annotation, to its element."""
    rows = []
    for page in range(1, pages + 1):
        refs = " ".join([f"{e.number} 0 R" for e in tags.on_page.get(page, ())])
        rows.append(f"{page - 1} [{refs}]")
    rows += [f"{at} {e.number} 0 R" for at, e in enumerate(tags.annotations, pages)]
    return f"<</Nums [{' '.join(rows)}]>>"


def _element(
    element: Element, parent: int, pages: Sequence[int], names: Mapping[str, tuple[int, int]]
) -> str:
    """Return one element as an object."""
    page, kids = 0, []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, Annotated):
            kids.append(f"<</Type /OBJR /Pg {pages[kid.page]} 0 R /Obj {names[kid.name][0]} 0 R>>")
        elif kid.page == page or not page:
            page = kid.page
            kids.append(str(kid.number))
        else:
            kids.append(f"<</Type /MCR /Pg {pages[kid.page]} 0 R /MCID {kid.number}>>")
    said = f"<</S /{element.role} /P {parent} 0 R"
    if page:
        said += f" /Pg {pages[page]} 0 R"
    if kids:
        said += f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
    if element.alternative:
        said += f" /Alt {text_string(element.alternative)}"
    if element.attributes:
        said += f" /A <<{element.attributes}>>"
    return f"{said}>>"


def _object_stream(batch: list[bytes], first: int) -> bytes:
    """Return a stream that holds objects numbered from `first`."""
    heads, at = [], 0
    for step, each in enumerate(batch):
        heads.append(f"{first + step} {at}")
        at += len(each) + 1
    head = (" ".join(heads) + "\n").encode("ascii")
    data = zlib.compress(head + b"\n".join(batch))
    return (
        (
            f"<</Type /ObjStm /N {len(batch)} /First {len(head)} /Length {len(data)} /Filter /FlateDecode>>\n"
            "stream\n"
        ).encode("ascii")
        + data
        + b"\nendstream"
    )


def finished(data: bytes, document: PDFDocument, tags: Tags, progress: Progress) -> bytes:
    """Return the file `data`, as reportlab wrote it, with the tree in it; `progress` gets 0 … 1.

    The catalog must hold ROOT_HERE; the plain cross-reference table at the end is replaced.
    """
    first = document.objectcounter + 1
    elements = list(kept(tags.root, progress))
    for number, element in enumerate(elements, first + 2):
        element.number = number
    out = bytearray(data[: data.rindex(b"xref\n", 0, data.rindex(b"startxref"))])
    here = out.index(ROOT_HERE.encode("ascii"))
    out[here : here + len(ROOT_HERE)] = f"{first:010d} 0 R".encode("ascii")
    names = document.idToObjectNumberAndVersion
    offsets = {names[name][0]: offset for name, offset in document.idToOffset.items()}
    total = len(elements) + 2
    number = first + total
    places = bytearray()  # of the objects in streams
    objects = _objects(tags, elements, document, first)
    for done in range(0, total, IN_ONE_STREAM):
        progress(done / total)
        batch = list(islice(objects, IN_ONE_STREAM))
        offsets[number] = len(out)
        places += b"".join([_ENTRY.pack(2, number, at) for at in range(len(batch))])
        out += f"{number} 0 obj\n".encode("ascii") + _object_stream(batch, first + done) + b"\nendobj\n"
        number += 1
    offsets[number] = start = len(out)
    before = [_ENTRY.pack(0, 0, 65535), *(_ENTRY.pack(1, offsets[at], 0) for at in range(1, first))]
    after = [_ENTRY.pack(1, offsets[at], 0) for at in range(first + total, number + 1)]
    out += _cross_references(b"".join([*before, places, *after]), number, document, progress)
    out += f"startxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(out)


def _cross_references(table: bytes, number: int, document: PDFDocument, progress: Progress) -> bytes:
    """Return the object that says where every other one is, with what a trailer says besides."""
    packed = _packed(table, progress)
    names = document.idToObjectNumberAndVersion
    root, info = (names[each.__InternalName__][0] for each in (document.Catalog, document.info))
    ident: bytes = document.ID().split(b"]")[0].strip() + b"]"
    head = (
        f"{number} 0 obj\n<</Type /XRef /Size {number + 1} /W [1 4 2] /Root {root} 0 R /Info {info} 0 R /ID "
    ).encode("ascii")
    rest = f" /Length {len(packed)} /Filter /FlateDecode>>\nstream\n".encode("ascii")
    return head + ident + rest + packed + b"\nendstream\nendobj\n"


def _packed(data: bytes, progress: Progress) -> bytes:
    """Return `data` packed; `progress` gets 1 now and then."""
    packer = zlib.compressobj()
    parts = []
    for start in range(0, len(data), _AT_ONCE):
        progress(1.0)
        parts.append(packer.compress(data[start : start + _AT_ONCE]))
    return b"".join([*parts, packer.flush()])
