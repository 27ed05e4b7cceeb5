"""A QR code as a picture: dark runs on a white plate with its quiet zone, the same in every theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import segno

from unifydesk.domain.head import code_text, is_head
from unifydesk.pictures.shapes import Box, Picture

QUIET = 4
"""Modules of white around the code, which ISO/IEC 18004 asks for."""
DARK, LIGHT = "#000000", "#FFFFFF"
"""No colours of a theme: many readers do not see a light code on a dark ground."""
CODE_OF_HEAD = "QR code with the fingerprint of the last entry of the log"


def modules(data: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a code with error correction M (15 %), true where it is dark, without quiet zone."""
    made = segno.make_qr(data, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)


def qr_code(data: str, size: float, text: str) -> Picture:
    """Return a code with its quiet zone as a square of `size`; `text` is its equivalent in words."""
    rows = modules(data)
    pitch = size / (len(rows) + 2 * QUIET)
    plate = Box(0.0, 0.0, size, size, LIGHT)
    return Picture(size, size, (plate, *_dark(rows, pitch)), text)


def head_code(digits: str, size: float) -> Picture | None:
    """Return the code of a head given in hexadecimal digits; None when it is none."""
    return qr_code(code_text(digits), size, CODE_OF_HEAD) if is_head(digits) else None


def _dark(rows: Sequence[Sequence[bool]], pitch: float) -> Iterator[Box]:
    """Give the dark modules as few boxes: runs of a row, drawn as deep as the rows below repeat them."""
    open_runs: dict[tuple[int, int], int] = {}
    for row in range(len(rows) + 1):
        found = set(_runs(rows[row])) if row < len(rows) else set()
        for run in [run for run in open_runs if run not in found]:
            yield _box(run, open_runs.pop(run), row, pitch)
        for run in sorted(found - open_runs.keys()):
            open_runs[run] = row


def _runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give begin and end of every dark run of a row."""
    for dark, run in groupby(range(len(row)), key=row.__getitem__):
        if dark:
            places = list(run)
            yield places[0], places[-1] + 1


def _box(run: tuple[int, int], top: int, bottom: int, pitch: float) -> Box:
    left, right = run
    return Box(
        (QUIET + left) * pitch, (QUIET + top) * pitch, (right - left) * pitch, (bottom - top) * pitch, DARK
    )
