"""The content as Typst source, and Typst making a tagged PDF of it."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke

from .content import Block, Cell, Content, Figure, Gap, Grid, Line, NewPage, PageOf, Run, Words
from .svg import hatching, tint
from .weasy import font_of

NAME = "Typst"
HEIGHT_OF_NOTO = 1.362
"""Of a line, in its size, from ascender to descender."""
ROOM = 400.0
"""Points that a line of a picture may take."""
Pair = tuple[tuple[float, float], tuple[float, float]]
CHARACTERS = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": " ", "\t": " "})

BEGINNING = """\
#set document(title: {title})
#set page(width: {width:g}pt, height: {height:g}pt, margin: (top: {top:g}pt, right: {right:g}pt, \
bottom: {bottom:g}pt, left: {left:g}pt), header: small({title}), footer: context small({footer} + h(1fr) + \
"Page " + str(counter(page).get().first()) + " of " + str(counter(page).final().first())))
#set text(lang: {language}, size: 8pt, font: "Noto Sans", top-edge: "ascender", bottom-edge: "descender")
#set par(spacing: 0pt, leading: 0pt)
#set block(spacing: 0pt)
#set table(stroke: none)
#set heading(outlined: true, bookmarked: true)
#show heading: it => it.body
#let page-of(key) = context link(label(key), str(counter(page).at(label(key)).first()))
"""
SMALL = '#let small(it) = text(font: "Noto Sans", size: 7.2pt, fill: rgb("#5B6068"), it)\n'


def source(content: Content) -> str:
    """Return the whole content as a Typst document."""
    writer = _Writer(set(_keys(content.blocks)))
    top, right, bottom, left = content.margins
    beginning = BEGINNING.format(
        title=_text(content.title),
        footer=_text(content.footer),
        language=_text(content.language[:2]),
        width=content.page[0],
        height=content.page[1],
        top=top,
        right=right,
        bottom=bottom,
        left=left,
    )
    body = "\n".join("#" + writer.block(block) for block in content.blocks)
    return f"{SMALL}{beginning}{writer.looks()}{body}\n"


def _keys(blocks: Iterable[Block]) -> Iterable[str]:
    """Yield the places of a document."""
    for block in blocks:
        if isinstance(block, Words) and block.key:
            yield block.key
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row:
                    yield from _keys(cell.blocks)


def _text(text: str) -> str:
    """Return text as a string of Typst; nothing in it is obeyed."""
    shown = "".join(letter for letter in text if letter >= " " or letter in "\n\r\t")
    return '"' + shown.encode("utf-8", "replace").decode().translate(CHARACTERS) + '"'


class _Writer:
    """Writes blocks as code, each an expression; every place is labelled once."""

    def __init__(self, places: set[str]) -> None:
        self._places = places
        self._labelled: set[str] = set()
        self._looks: dict[str, str] = {}

    def looks(self) -> str:
        """Return every font that was used, as a function."""
        return "".join(f"#let {name}(it) = text({look}, it)\n" for look, name in self._looks.items())

    def block(self, block: Block) -> str:
        """Return one block as an expression."""
        if isinstance(block, Words):
            return self._words(block)
        if isinstance(block, Grid):
            return self._grid(block)
        if isinstance(block, PageOf):
            return f"page-of({_text(block.key)})" if block.key in self._places else '""'
        return _small(block)

    def _many(self, blocks: Iterable[Block]) -> str:
        """Return blocks below each other as one expression."""
        made = [self.block(block) for block in blocks]
        return "{" + "; ".join(made) + "}" if made else "none"

    def _run(self, run: Run) -> str:
        """Return words in their font."""
        family, weight, style = font_of(run.font)
        look = f'font: "{family}", size: {run.size:g}pt, fill: rgb("{run.colour}")'
        look += f", weight: {weight}" * (weight != 400) + f', style: "{style}"' * (style != "normal")
        return f"{self._looks.setdefault(look, f'look{len(self._looks)}')}({_text(run.text)})"

    def _cell(self, cell: Cell, grid: Grid) -> str:
        """Return a cell, with how far it reaches."""
        inner = self._many(cell.blocks)
        if cell.across == cell.down == 1:
            return inner
        kind = "grid" if grid.heads is None else "table"
        return f"{kind}.cell(colspan: {cell.across}, rowspan: {cell.down}, {inner})"

    def _words(self, words: Words) -> str:
        """Return a paragraph or a heading, with its label hanging in its indent."""
        inner = " + ".join(self._run(run) for run in words.runs) or '""'
        if words.label:
            name = f'text(font: "Noto Sans", size: 7.6pt, {_text(words.label)})'
            inner = f"box(width: {words.left:g}pt, {name}) + {inner}"
        if words.level:
            inner = f"heading(level: {words.level}, {inner})"
            if words.key and words.key not in self._labelled:
                inner = f"[#{inner} #label({_text(words.key)})]"
                self._labelled.add(words.key)
        elif words.key and words.key not in self._labelled:
            inner = f"[#metadata(none) #label({_text(words.key)})] + {inner}"
            self._labelled.add(words.key)
        size = words.runs[0].size if words.runs else 8.0
        leading = max(0.0, words.leading - HEIGHT_OF_NOTO * size)
        look = f"leading: {leading:.2f}pt, justify: {_yes(words.align == 'justify')}"
        if words.left and words.label:
            look += f", hanging-indent: {words.left:g}pt"
        body = inner if words.level else f"par({look}, {inner})"
        if words.align == "right":
            body = f"align(right, {body})"
        pad = f"inset: (left: {words.left:g}pt), " if words.left and not words.label else ""
        hyphens = f"set text(hyphenate: {_yes(words.hyphens)}); " if words.hyphens else ""
        return (
            f"block({pad}above: {words.before:g}pt, below: {words.after:g}pt, width: 100%, "
            f"{{{hyphens}{body}}})"
        )

    def _grid(self, grid: Grid) -> str:
        """Return a table with its head, or things side by side."""
        widths = ", ".join(f"{width:g}pt" for width in grid.widths)
        rows = [", ".join(self._cell(cell, grid) for cell in row) for row in grid.rows]
        sides = zip(("top", "right", "bottom", "left"), grid.padding, strict=True)
        inset = f"inset: ({', '.join(f'{side}: {much:g}pt' for side, much in sides)})"
        if grid.heads is None:
            made = f"grid(columns: ({widths},), {inset}, {', '.join(rows)})"
        else:
            head = f"table.header({', '.join(rows[: grid.heads])}), " if grid.heads else ""
            made = f"table(columns: ({widths},), {inset}, {head}{', '.join(rows[grid.heads :])})"
        return made if grid.splits else f"block(breakable: false, {made})"


def _small(block: Block) -> str:
    """Return a picture, or one of the small things between text and tables."""
    if isinstance(block, Figure):
        drawn = _drawing(block.picture)
        words = block.picture.text
        return f"figure(alt: {_text(words)}, {drawn})" if words.strip() else f"pdf.artifact({drawn})"
    if isinstance(block, Line):
        return f'line(length: {block.width:g}pt, stroke: {block.thick:g}pt + rgb("#C4C8CE"))'
    if isinstance(block, Gap):
        return f"v({block.height:g}pt)"
    return "pagebreak(weak: true)" if isinstance(block, NewPage) else '""'


def _drawing(picture: Picture) -> str:
    """Return a picture in Typst's own shapes: an SVG would bring its fonts along, once for each picture."""
    shapes = "; ".join(_shape(shape) for shape in picture.shapes)
    return f"block(width: {picture.width:g}pt, height: {picture.height:g}pt, {{{shapes}}})"


def _shape(shape: Shape) -> str:
    """Return one shape of whatever sort, in its place."""
    if isinstance(shape, Box):
        look = f"{_fill(shape.fill)}, {_stroke(shape.stroke, shape.stroke_width)}, radius: {shape.radius:g}pt"
        drawn = f"rect(width: {shape.width:.2f}pt, height: {shape.height:.2f}pt, {look})"
        hatch = f"; {_curve(hatching(shape), 'paper', 0.35)}" if shape.hatch and shape.fill else ""
        return f"place(dx: {shape.x:.2f}pt, dy: {shape.y:.2f}pt, {drawn}){hatch}"
    if isinstance(shape, Stroke):
        pairs = list(zip(shape.points, shape.points[1:], strict=False))
        return _curve(pairs, shape.colour, shape.width, dashed=shape.dashed)
    if isinstance(shape, Dot):
        look = f"{_fill(shape.fill)}, {_stroke(shape.stroke, shape.stroke_width)}"
        drawn = f"circle(radius: {shape.radius:.2f}pt, {look})"
        return f"place(dx: {shape.x - shape.radius:.2f}pt, dy: {shape.y - shape.radius:.2f}pt, {drawn})"
    return _label(shape)


def _label(label: Label) -> str:
    """Return a line of text on its baseline."""
    weight = ", weight: 600" if label.bold else ""
    look = f'size: {label.size:.2f}pt, top-edge: "baseline", fill: rgb("{tint(label.colour)}"){weight}'
    left = label.x - {"start": 0.0, "middle": ROOM / 2, "end": ROOM}[label.anchor]
    side = {"start": "left", "middle": "center", "end": "right"}[label.anchor]
    line = f"box(width: {ROOM:g}pt, align({side}, text({look}, {_text(label.text)})))"
    return f"place(dx: {left:.2f}pt, dy: {label.y:.2f}pt, {line})"


def _curve(pairs: Iterable[Pair], ink: str, width: float, *, dashed: bool = False) -> str:
    """Return lines from point to point."""
    drawn = "".join(
        f", curve.move(({x:.2f}pt, {y:.2f}pt)), curve.line(({right:.2f}pt, {below:.2f}pt))"
        for (x, y), (right, below) in pairs
    )
    dash = ', dash: "dashed"' if dashed else ""
    return f'place(curve(stroke: (paint: rgb("{tint(ink)}"), thickness: {width:.2f}pt{dash}){drawn}))'


def _fill(colour: str) -> str:
    return f'fill: rgb("{tint(colour)}")' if colour else "fill: none"


def _stroke(colour: str, width: float) -> str:
    return f'stroke: {width:.2f}pt + rgb("{tint(colour)}")' if colour else "stroke: none"


def _yes(whether: bool) -> str:
    return "true" if whether else "false"


def write(content: Content, folder: Path, _fonts: Path) -> Path:
    """Write the source into `folder`; return where it is."""
    path = folder / "record.typ"
    path.write_text(source(content), encoding="utf-8", errors="replace")
    return path


def ready() -> None:
    """Load it; ImportError where it is not installed."""
    importlib.import_module("typst")


def render(path: Path, fonts: Path) -> bytes:
    """Return the PDF that Typst makes of the source."""
    typst: Any = importlib.import_module("typst")
    data: bytes = typst.compile(
        str(path), format="pdf", font_paths=[str(fonts)], ignore_system_fonts=True, pdf_standards="ua-1"
    )
    return data
