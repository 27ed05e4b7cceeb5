"""Lays the blocks of the record out as HTML: headings in order, tables with captions and heads, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from unifydesk.exporters._html_elements import Content, Markup, element
from unifydesk.exporters._record_blocks import (
    Beside,
    Block,
    Chart,
    Code,
    Column,
    Facts,
    Para,
    Part,
    Row,
    Said,
    Signatures,
    Table,
    Value,
    Voices,
)
from unifydesk.exporters._svg import svg

DEEPEST = 6
TONES = ("benefit", "risk", "overall")
MARKS = {"up": "moved up", "down": "moved down", "stayed": "stayed", "won": "won"}
"""What the shades of a grid mean, for those who do not see them."""


def part_markup(part: Part, level: int = 2) -> Markup:
    """Return a part under its heading, with its smaller parts one level below."""
    title = f"{part.key}-title"
    blocks = [
        block_markup(block, f"{part.key}-b{at}", part.title) for at, block in enumerate(part.blocks, start=1)
    ]
    return element(
        "section",
        element("p", part.kicker, class_="kicker", dir="auto") if part.kicker else None,
        element(f"h{min(level, DEEPEST)}", part.title, id=title, dir="auto"),
        blocks,
        [part_markup(inner, level + 1) for inner in part.parts],
        id=part.key,
        class_=" ".join(c for c in (f"l{level}", f"tone-{part.tone}" if part.tone in TONES else "") if c),
        aria_labelledby=title,
    )


def block_markup(block: Block, key: str, context: str = "") -> Markup:
    """Return one block; `key` makes its ids unique, `context` completes the name of a chart."""
    if isinstance(block, Chart):
        return _chart(block, key, context)
    return LAYOUTS[type(block)](block, key)


def _para(block: Para, _key: str) -> Markup:
    return element("p", block.text, class_=block.role or None, dir="auto")


def facts_markup(block: Facts, _key: str = "") -> Markup:
    """Return lines of label and text as a list of definitions; lines without a label follow the one above."""
    made: list[Content] = []
    for label, text in block.lines:
        made += [element("dt", label)] if label else []
        made.append(element("dd", text, dir="auto"))
    return element("dl", made, class_="facts")


def _voices(block: Voices, _key: str) -> Markup:
    said = element("ul", [element("li", _said(each)) for each in block.said])
    return element("div", element("p", block.label, class_="label"), said, class_="voices")


def _said(each: Said) -> list[Markup]:
    """Return something that was said, word for word, with what is known about it below."""
    words = element("p", each.text, dir="auto")
    made = [element("blockquote", words) if each.quote else words]
    return [*made, element("p", each.tail, class_="small", dir="auto")] if each.tail else made


def _beside(block: Beside, _key: str) -> Markup:
    left = element("div", element("p", block.left_title, class_="label"), [_para(p, "") for p in block.left])
    dissent = [_said(each) for each in block.right]
    right = element("div", element("p", block.right_title, class_="label"), dissent)
    return element("div", left, right, class_="beside")


def _signatures(block: Signatures, _key: str) -> Markup:
    made = []
    for role, name in block.roles:
        lines = [("Signature", ""), ("Name", name), ("Place and date", "")]
        rows = [element("p", _line(text), element("span", label, class_="small")) for label, text in lines]
        made.append(element("div", element("p", role, class_="label"), rows))
    return element("div", made, class_="signatures")


def _line(text: str) -> Markup:
    """Return a line to write on, or what is known already."""
    return element("span", text, class_="line", dir="auto")


def _chart(block: Chart, key: str, context: str) -> Markup:
    """Return a picture under its name, with its words below it for everybody."""
    name = element("figcaption", element("span", block.name, class_="chart-name"))
    reading = element("p", block.reading, class_="small") if block.reading else None
    words = element("p", block.picture.text, dir="auto")
    drawn = svg(block.picture, f"{key}-p", f"{context} {block.name}".strip())
    return element(
        "figure",
        name,
        reading,
        scroller(drawn, f"Picture: {block.name}"),
        element("details", element("summary", "In words"), words, class_="words"),
    )


def _code(block: Code, key: str) -> Markup:
    """Return a code to scan at its own size: stretched to a page it would be of no use."""
    return svg(block.picture, f"{key}-p", css="code")


def scroller(content: Markup, name: str) -> Markup:
    """Return what may be wider than a narrow screen in a box that scrolls, with the name of that box."""
    return element("div", content, class_="scroll", data_name=name)


# --- tables --------------------------------------------------------------------------------------


def _table(block: Table, key: str) -> Markup:
    body = [r for r in block.rows if not r.foot]
    foot = [r for r in block.rows if r.foot]
    rows = [_row(r, block, f"{key}-r{at}") for at, r in enumerate(body)]
    ends = [_row(r, block, f"{key}-f{at}") for at, r in enumerate(foot)]
    table = element(
        "table",
        element("caption", block.caption, dir="auto"),
        element("thead", _heads(block.columns)),
        element("tbody", rows),
        element("tbody", ends, class_="foot") if ends else None,
        class_="grid" if block.grid else None,
        data_sortable=block.sortable and len(body) > 1,
    )
    notes = [element("p", note, class_="small", dir="auto") for note in block.notes]
    return element("div", scroller(table, block.caption), notes, class_="tabular")


def _heads(columns: Sequence[Column]) -> list[Markup]:
    """Return one row of heads, or two where heads span others."""
    leaves = [_leaf(column, at, columns) for at, column in enumerate(columns)]
    if not any(column.over for column in columns):
        return [element("tr", leaves)]
    above: list[Markup] = []
    at = 0
    for over, run in groupby(columns, key=lambda column: column.over):
        found = list(run)
        if over:
            above.append(element("th", over, scope="colgroup", colspan=len(found), class_="over"))
        else:
            above += leaves[at : at + len(found)]
        at += len(found)
    below = [leaf for leaf, column in zip(leaves, columns, strict=True) if column.over]
    return [element("tr", above), element("tr", below)]


def _leaf(column: Column, at: int, columns: Sequence[Column]) -> Markup:
    """Return the head of one column; beside heads that span others it is two rows high."""
    tall = any(other.over for other in columns) and not column.over
    first = bool(column.over) and (at == 0 or columns[at - 1].over != column.over)
    return element(
        "th",
        column.head,
        scope="col",
        rowspan=2 if tall else None,
        class_=_classes(number=column.number, first=first),
        data_column=at,
        dir="auto",
    )


def _classes(*, number: bool, first: bool = False, more: str = "") -> str | None:
    """Return the classes of a cell: figures on the right, and air before the columns of a round."""
    return " ".join(n for n, on in (("number", number), ("first", first), (more, bool(more))) if on) or None


def _row(row: Row, table: Table, key: str) -> Markup:
    cells: list[Markup] = []
    for at, value, column, first in _placed(row, table.columns):
        content = _value(value, f"{key}-c{at}")
        if at == 0:
            cells.append(element("th", content, scope="row", class_=_classes(number=False), dir="auto"))
            continue
        more = " ".join(c for c in (value.mark, "verbatim" if value.verbatim else "") if c)
        cells.append(
            element(
                "td",
                content,
                colspan=value.span if value.span > 1 else None,
                class_=_classes(number=column.number, first=first, more=more),
                dir=None if column.number else "auto",
            )
        )
    return element("tr", cells, class_="strong" if row.strong else None)


def _placed(row: Row, columns: Sequence[Column]) -> Iterator[tuple[int, Value, Column, bool]]:
    """Yield every cell with its column, and whether it is the first one under a head that spans others."""
    at = 0
    for value in row.cells:
        column = columns[min(at, len(columns) - 1)]
        before = columns[at - 1].over if at else ""
        yield at, value, column, bool(column.over) and column.over != before
        at += value.span


def _value(value: Value, key: str) -> list[Content]:
    """Return what stands in a cell."""
    text: Content = element("strong", value.text) if value.strong else value.text
    if value.link and value.text:
        text = element("a", value.text, href=f"#{value.link}")
    made: list[Content] = [text] if value.text else []
    if value.chart is not None:
        made.append(svg(value.chart, key, css="mini"))
    if value.mark and value.text:
        made.append(element("span", f", {MARKS[value.mark]}", class_="unseen"))
    return [*made, element("span", value.small, class_="below")] if value.small else made


Layout = Callable[..., Markup]
LAYOUTS: dict[type, Layout] = {
    Para: _para,
    Facts: facts_markup,
    Voices: _voices,
    Beside: _beside,
    Table: _table,
    Signatures: _signatures,
    Code: _code,
}
