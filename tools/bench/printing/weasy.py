"""The content as one HTML page, and WeasyPrint making a tagged PDF of it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from .content import Block, Cell, Content, Figure, Gap, Grid, Line, NewPage, PageOf, Run, Words
from .svg import svg

NAME = "WeasyPrint"
FAMILY = re.compile(r"(?<=[a-z])(?=[A-Z0-9])")
WEIGHTS = {"Regular": (400, "normal"), "Italic": (400, "italic"), "Medium": (500, "normal"),
           "SemiBold": (600, "normal"), "Bold": (700, "normal")}  # fmt: skip


def font_of(name: str) -> tuple[str, int, str]:
    """Return family, weight and style of a bundled font, such as ("Noto Sans", 600, "normal")."""
    family, _, cut = name.partition("-")
    return (FAMILY.sub(" ", family), *WEIGHTS.get(cut, WEIGHTS["Regular"]))


def html(content: Content, fonts: Path) -> str:
    """Return the whole content as a page of HTML that finds its fonts in the folder `fonts`."""
    writer = _Writer()
    body = "".join(writer.blocks(content.blocks))
    return (
        f'<!DOCTYPE html><html lang="{escape(content.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(content.title)}</title><style>{_faces(fonts)}{_page(content)}{writer.css()}</style>"
        f"</head><body>{body}</body></html>"
    )


def _faces(fonts: Path) -> str:
    """Return the bundled fonts as CSS."""
    faces = []
    for file in sorted(fonts.glob("*.ttf")):
        family, weight, style = font_of(file.stem)
        faces.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};'
            f'src:url("{file.as_uri()}")}}'
        )
    return "".join(faces)


def _page(content: Content) -> str:
    """Return the paper, its margins, and what stands in them on every page."""
    small = 'font:7.2pt "Noto Sans";color:#5B6068'
    margins = " ".join(f"{margin:g}pt" for margin in content.margins)
    return (
        f"@page{{size:{content.page[0]:g}pt {content.page[1]:g}pt;margin:{margins};"
        f"@top-left{{content:{_quoted(content.title[:70])};{small}}}"
        f"@bottom-left{{content:{_quoted(content.footer[:90])};{small}}}"
        f'@bottom-right{{content:"Page " counter(page) " of " counter(pages);{small}}}}}'
        "html,body{margin:0}p,h1,h2,h3,h4,h5,h6{margin:0}table{border-collapse:collapse}"
        ".grid{display:table;table-layout:fixed}.row{display:table-row}"
        ".cell{display:table-cell;vertical-align:top}table{table-layout:fixed}"
        "td,th{padding:0;vertical-align:top;text-align:left;font-weight:inherit}"
        ".whole{break-inside:avoid}.new{break-before:page}svg{display:block}"
        'a.page{color:inherit;text-decoration:none;font:7.4pt "Noto Sans"}'
        "a.page::after{content:target-counter(attr(href),page)}"
    )


def _quoted(text: str) -> str:
    """Return text as a string of CSS."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


class _Writer:
    """Writes blocks as elements, and remembers each look as a class."""

    def __init__(self) -> None:
        self._classes: dict[str, str] = {}

    def css(self) -> str:
        """Return every look that was used."""
        return "".join(f".{name}{{{look}}}" for look, name in self._classes.items())

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield blocks as elements."""
        for block in blocks:
            yield self._block(block)

    def _block(self, block: Block) -> str:
        if isinstance(block, Words):
            return self._words(block)
        if isinstance(block, Grid):
            return self._table(block) if block.heads is not None else self._beside(block)
        if isinstance(block, Figure):
            return svg(block.picture)
        return _small(block)

    def _class(self, look: str) -> str:
        return self._classes.setdefault(look, f"k{len(self._classes)}")

    def _words(self, words: Words) -> str:
        """Return a paragraph or a heading."""
        first = words.runs[0] if words.runs else Run("", "NotoSans-Regular", 8, "#000000")
        look = (
            _look(first) + f"line-height:{words.leading:g}pt;margin:{words.before:g}pt 0 {words.after:g}pt;"
        )
        if words.left:
            look += f"padding-left:{words.left:g}pt;text-indent:{-words.left if words.label else 0:g}pt;"
        look += f"text-align:{words.align};" * bool(words.align) + "hyphens:auto;" * words.hyphens
        place = f' id="{escape(words.key)}"' if words.key else ""
        label = ""
        if words.label:
            kind = self._class(
                f"display:inline-block;text-indent:0;width:{words.left:g}pt;font:7.6pt Noto Sans;"
            )
            label = f'<span class="{kind}">{escape(words.label)}</span>'
        inner = "".join(self._run(run, first) for run in words.runs)
        tag = f"h{words.level}" if words.level else "p"
        return f'<{tag} class="{self._class(look)}"{place}>{label}{inner}</{tag}>'

    def _run(self, run: Run, first: Run) -> str:
        """Return words, in a look of their own where it is another than that of the first."""
        text = escape(run.text).replace("\n", "<br>")
        if (run.font, run.size, run.colour) == (first.font, first.size, first.colour) or not run.text.strip():
            return text
        return f'<span class="{self._class(_look(run))}">{text}</span>'

    def _table(self, grid: Grid) -> str:
        """Return a table; its heads are repeated on every page."""
        heads = grid.heads or 0
        inset = self._class(_inset(grid))
        columns = "".join(f'<col style="width:{width:g}pt">' for width in grid.widths)
        rows = [
            "<tr>" + "".join(self._cell("th" if at < heads else "td", cell, inset) for cell in row) + "</tr>"
            for at, row in enumerate(grid.rows)
        ]
        head = f"<thead>{''.join(rows[:heads])}</thead>" if heads else ""
        wide = sum(grid.widths)
        return (
            f'<table style="width:{wide:g}pt"><colgroup>{columns}</colgroup>{head}'
            f"<tbody>{''.join(rows[heads:])}</tbody></table>"
        )

    def _cell(self, tag: str, cell: Cell, css: str) -> str:
        reach = f' colspan="{cell.across}"' * (cell.across > 1) + f' rowspan="{cell.down}"' * (cell.down > 1)
        return f'<{tag} class="{css}"{reach}>{"".join(self.blocks(cell.blocks))}</{tag}>'

    def _beside(self, grid: Grid) -> str:
        """Return what only stands side by side."""
        rows = []
        inset = self._class(_inset(grid))
        for row in grid.rows:
            cells = (
                f'<div class="cell {inset}" style="width:{cell.width:g}pt">'
                f"{''.join(self.blocks(cell.blocks))}</div>"
                for cell in row
            )
            rows.append(f'<div class="row">{"".join(cells)}</div>')
        whole = "" if grid.splits else " whole"
        return f'<div class="grid{whole}" style="width:{sum(grid.widths):g}pt">{"".join(rows)}</div>'


def _inset(grid: Grid) -> str:
    """Return the padding of a grid's cells as CSS."""
    return f"padding:{' '.join(f'{side:g}pt' for side in grid.padding)};box-sizing:border-box;"


def _look(run: Run) -> str:
    """Return a run's font, size and colour as CSS."""
    family, weight, style = font_of(run.font)
    return f'font:{style} {weight} {run.size:g}pt "{family}";color:{run.colour};'


def _small(block: Block) -> str:
    """Return one of the small things between text and tables."""
    if isinstance(block, PageOf):
        return f'<a class="page" href="#{escape(block.key)}"></a>'
    if isinstance(block, Line):
        return f'<div style="width:{block.width:g}pt;border-top:{block.thick:g}pt solid #C4C8CE"></div>'
    if isinstance(block, Gap):
        return f'<div style="height:{block.height:g}pt"></div>'
    return '<div class="new"></div>' if isinstance(block, NewPage) else ""


def write(content: Content, folder: Path, fonts: Path) -> Path:
    """Write the page into `folder`; return where it is."""
    path = folder / "record.html"
    path.write_text(html(content, fonts), encoding="utf-8", errors="replace")
    return path


def ready() -> None:
    """Load it; ImportError or OSError where it, or a library it needs, is not installed."""
    importlib.import_module("weasyprint")


def render(path: Path, _fonts: Path) -> bytes:
    """Return the PDF that WeasyPrint makes of the page."""
    weasyprint: Any = importlib.import_module("weasyprint")
    data: bytes = weasyprint.HTML(filename=str(path)).write_pdf(pdf_variant="pdf/ua-1")
    return data
