"""Reads HTML with the parser of the standard library, and names what breaks the rules of a good page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "img", "br", "hr", "col", "link", "input"}


@dataclass
class Node:
    """An element with its attributes, its elements and its text."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Node]:
        """Yield every element below, of these names or of any."""
        for child in self.children:
            if isinstance(child, Node):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)

    def text(self) -> str:
        """Return all text below, style sheets and scripts left out."""
        parts = [c if isinstance(c, str) else c.text() for c in self.children]
        return "" if self.name in ("style", "script") else "".join(parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack = [Node("#document")]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(node)
        if tag not in VOID:
            self.stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self.stack[-1].name == tag:
            self.stack.pop()
        else:
            self.faults.append(f"</{tag}> in <{self.stack[-1].name}>")

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"a declaration: {data}")


def parsed(html: str) -> Node:
    """Return the page as a tree; every element is closed where it was opened."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.faults == []
    assert len(reader.stack) == 1
    return reader.stack[0]


def faults(page: Node) -> list[str]:
    """Return everything that breaks a rule, in words."""
    return [*_headings(page), *_tables(page), *_pictures(page), *_ids(page), *_addresses(page)]


def _headings(page: Node) -> Iterator[str]:
    last = 0
    for node in page.all(*(f"h{level}" for level in range(1, 7))):
        level = int(node.name[1])
        if node.attributes.get("id") == "contents":
            continue
        if level > last + 1:
            yield f"h{level} after h{last}"
        last = level
    if len(list(page.all("h1"))) != 1:
        yield "not one h1"


def _tables(page: Node) -> Iterator[str]:
    for table in page.all("table"):
        if [c.name for c in table.children if isinstance(c, Node)][:2] != ["caption", "thead"]:
            yield "a table without caption and head"
        if not all(th.attributes.get("scope") in ("col", "colgroup", "row") for th in table.all("th")):
            yield "a head without scope"
        widths = {
            sum(int(c.attributes.get("colspan", 1)) for c in row.all("th", "td")) for row in _body(table)
        }
        leaves = sum("data-column" in th.attributes for th in table.all("th"))
        if widths - {leaves}:
            yield f"rows of {widths} cells under {leaves} heads"


def _body(table: Node) -> Iterator[Node]:
    for body in table.all("tbody"):
        yield from body.all("tr")


def _pictures(page: Node) -> Iterator[str]:
    for node in page.all("svg", "img"):
        if node.name == "img" and "alt" not in node.attributes:
            yield "a picture without alt"
        if node.name == "svg" and node.attributes.get("aria-hidden") != "true":
            titles = [t for t in node.all("title") if t.text().strip()]
            named = {t.attributes.get("id") for t in titles}
            if node.attributes.get("role") != "img" or node.attributes.get("aria-labelledby") not in named:
                yield "a drawing without a name"


def _ids(page: Node) -> Iterator[str]:
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    yield from (f"two of {one}" for one in set(ids) if ids.count(one) > 1)
    for node in page.all():
        for name in ("aria-labelledby", "aria-describedby"):
            if name in node.attributes and node.attributes[name] not in ids:
                yield f"{name} {node.attributes[name]} is nowhere"
        if node.attributes.get("href", "").startswith("#") and node.attributes["href"][1:] not in ids:
            yield f"a link to {node.attributes['href']}, which is nowhere"


def _addresses(page: Node) -> Iterator[str]:
    for node in page.all():
        for name, value in node.attributes.items():
            if name.startswith("on") or name == "style":
                yield f"{name} on {node.name}"
            if name in ("href", "src", "action") and not value.startswith(("#", "data:image/png;base64,")):
                yield f"{name}={value}"
        if node.name in ("iframe", "object", "embed", "link", "base", "form", "video", "audio"):
            yield f"a {node.name}"
