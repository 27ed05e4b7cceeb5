"""Reads a workbook with the standard library alone: sheets by name, rows of texts and numbers."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Read = dict[str, list[list[str | float | None]]]


def opened(data: bytes) -> Read:
    """Return every sheet as rows; an empty cell is None."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{MAIN}sheet")]
        texts = []
        if "xl/sharedStrings.xml" in package.namelist():
            table = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
            texts = ["".join(t.text or "" for t in si.iter(f"{MAIN}t")) for si in table.iter(f"{MAIN}si")]
        return {
            name: _rows(package.read(f"xl/worksheets/sheet{at}.xml"), texts)
            for at, name in enumerate(names, start=1)
        }


def _rows(xml: bytes, texts: list[str]) -> list[list[str | float | None]]:
    rows: list[list[str | float | None]] = []
    for row in ElementTree.fromstring(xml).iter(f"{MAIN}row"):
        found: dict[int, str | float] = {}
        for cell in row.iter(f"{MAIN}c"):
            assert cell.find(f"{MAIN}f") is None, "a formula"
            value = cell.find(f"{MAIN}v")
            if value is not None and value.text is not None:
                shared = cell.attrib.get("t") == "s"
                found[_column(cell.attrib["r"])] = texts[int(value.text)] if shared else float(value.text)
        rows.append([found.get(at) for at in range(max(found, default=-1) + 1)])
    return rows


def _column(place: str) -> int:
    letters = re.match(r"[A-Z]+", place)
    assert letters is not None
    number = 0
    for letter in letters.group():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def columns(rows: list[list[str | float | None]], head: str) -> list[str | float | None]:
    """Return the values under a head, in the first row that has it."""
    top = next(at for at, row in enumerate(rows) if head in row)
    at = rows[top].index(head)
    return [row[at] if at < len(row) else None for row in rows[top + 1 :]]
