"""The minutes as they can look: what is chosen on their page, and every page of every template on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import showcase
from PIL import Image, ImageDraw
from PySide6.QtGui import QImage

from unifydesk.app import exporting
from unifydesk.domain.report import TEMPLATES, ExportOptions
from unifydesk.domain.style import PAPERS, Style
from unifydesk.gui.views.minutes.page_area import FIT_PAGE
from unifydesk.gui.views.minutes.style_choice import Choices
from unifydesk.gui.views.minutes_page import MinutesPage

PRINTED = ("agenda", "attendance", "ballots", "cards")
SCALE = 1.5
"""Pixels per point of pages that are pictured."""
BROKEN = '[page]\npapr = "A4"\nside = 99\n[colours]\naccent = "#FFE066"\n'
PETROL = "#0B5A5E"


def logo() -> bytes:
    """Return a small logo of nobody."""
    picture = Image.new("RGB", (360, 120), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((6, 6, 114, 114), fill=PETROL)
    pen.rectangle((138, 30, 354, 90), fill="#C9A227")
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def states(page: MinutesPage, folder: Path) -> Iterator[str]:
    """Bring the page from one state that is worth a picture to the next; give their names."""
    panel = page.side.panel

    def choose(**chosen: Any) -> None:
        changed = replace(panel.choices, **chosen)
        panel.show_choices(changed)
        panel.changed.emit(changed, False)

    yield "minutes-full"
    page.bar.finder.line.setText("tools")
    yield "minutes-search"
    page.bar.finder.line.setText("")
    choose(template="summary")
    yield "minutes-summary"
    choose(template="claims")
    yield "minutes-claims"
    choose(template="full", names=False)
    yield "minutes-counted"
    choose(names=True, organisation="The Reading Room", accent=PETROL, logo=logo())
    yield "minutes-dressed"
    choose(sheets=("large-print",), paper="")
    yield "minutes-large-print"
    choose(sheets=(_broken(folder),))
    yield "minutes-refused"
    choose(**{field.name: getattr(Choices(), field.name) for field in fields(Choices)})
    page.export_to(str(folder / "minutes.pdf"))
    yield "minutes-exported"
    page.bar.thumbs.click()
    page.bar.zoom_chosen.emit(FIT_PAGE)
    yield "minutes-whole-page"
    page.bar.thumbs.click()


def _broken(folder: Path) -> str:
    path = folder / "own.toml"
    path.write_text(BROKEN, "utf-8")
    return str(path)


def pages(folder: Path) -> Iterator[tuple[str, QImage]]:
    """Give every page of the minutes in every template, and of what is printed before, on both papers."""
    clock = showcase.PlayedClock()
    file = showcase.create(folder / "pages.unify", clock)
    try:
        for _moment in showcase.play(lambda act: act(file), clock):
            pass
        for paper in PAPERS:
            for format_id, template in (*(("pdf", t) for t in TEMPLATES), *((p, "") for p in PRINTED)):
                options = ExportOptions(style=Style(paper=paper), template=template or TEMPLATES[0])
                data = exporting.render(exporting.record_for(file, format_id), format_id, options).data
                yield from _pictures(data, f"{format_id}-{template}".strip("-") + f"-{paper}")
    finally:
        file.close()


def _pictures(data: bytes, name: str) -> Iterator[tuple[str, QImage]]:
    document = pdfium.PdfDocument(data)
    try:
        for number in range(len(document)):
            bitmap = document[number].render(scale=SCALE, prefer_bgrx=True)
            held = bytes(bitmap.buffer)
            form = QImage.Format.Format_RGB32
            image = QImage(held, bitmap.width, bitmap.height, bitmap.stride, form).copy()
            bitmap.close()
            yield f"{name}-{number + 1:02}", image
    finally:
        document.close()
