"""Scales on paper: boxes in a row, in a column, on a strip between two ends, or in a list of items."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.platypus import Flowable

from unifydesk.domain.question import Option, Question
from unifydesk.exporters._ballots_look import (
    BOX_COLUMN,
    Look,
    laid,
    lines_of,
    longest_word,
    ticked,
)
from unifydesk.exporters._pdf_boxes import TICK, TickBox
from unifydesk.exporters._pdf_flow import Cell, gap, table
from unifydesk.exporters._pdf_styles import LINE, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import clean, one_line
from unifydesk.kinds import options_of

CANNOT_JUDGE, IN_LIST = "I cannot judge", "Cannot judge"
AIR = 4.5
BELOW_BOX = 2.4
MOST_LINES = 3
"""A label under its box takes this many lines at the most; longer ones stand beside boxes in a column."""
LEAST_ITEM = 84.0


def scale(question: Question, judge: str, look: Look) -> list[Flowable]:
    """Return the answers of one scale, lowest first, with “I cannot judge” apart as an answer of its own."""
    options = options_of(question)
    if is_strip(options):
        return [*_strip(question, options, look), judge_line(judge, look)]
    if look.rows or len(options) <= look.columns:
        apart = _apart(options, judge, look)
        row = [*options, *apart]
        for widths in (_even(row, look), _by_words(row, look)):
            if all(_fits(o, width - look.air, look) for o, width in zip(row, widths, strict=True) if o):
                return [_row(row, widths, look), *([] if apart else [judge_line(judge, look)])]
    rows = [ticked(o.key, o.label, look) for o in options]
    return [laid(rows, (BOX_COLUMN, look.width - BOX_COLUMN)), judge_line(judge, look)]


def _apart(options: Sequence[Option], judge: str, look: Look) -> list[Option | None]:
    """Return “I cannot judge” for the last column where an empty one keeps it apart; else nothing."""
    if len(options) > look.columns - 2:
        return []
    empty: list[Option | None] = [None] * (look.columns - 1 - len(options))
    return [*empty, Option("", CANNOT_JUDGE, CANNOT_JUDGE, judge)]


def judge_line(key: str, look: Look) -> Flowable:
    """Return the answer that is no place on any scale, on a line of its own."""
    rows = [ticked(key, CANNOT_JUDGE, look)]
    more = ("TOPPADDING", (0, 0), (-1, -1), 4.5)
    return laid(rows, (BOX_COLUMN, look.width - BOX_COLUMN), more)


def is_strip(options: Sequence[Option]) -> bool:
    """Return whether the answers between the two ends are bare numbers."""
    return len(options) > 2 and all(option.label == option.value for option in options[1:-1])


def _fits(option: Option, room: float, look: Look) -> bool:
    style = look["option"]
    return longest_word(option.label, style) <= room and lines_of(option.label, style, room) <= MOST_LINES


def _row(options: Sequence[Option | None], widths: Sequence[float], look: Look) -> Flowable:
    """Return boxes side by side with their labels below them; nothing in the place of None."""
    cells: list[Cell] = [
        [TickBox(each.key, each.label), gap(BELOW_BOX), paragraph(one_line(each.label), look["option"])]
        if each
        else ""
        for each in options
    ]
    top = ("VALIGN", (0, 0), (-1, -1), "TOP")
    air = ("RIGHTPADDING", (0, 0), (-1, -1), look.air)
    return laid([cells], widths, top, air)


def _even(options: Sequence[Option | None], look: Look) -> list[float]:
    """Return columns of one width."""
    return [look.width / max(look.columns, len(options))] * len(options)


def _by_words(options: Sequence[Option | None], look: Look) -> list[float]:
    """Return columns as wide as their longest words, with the same air after each."""
    words = [max(longest_word(each.label, look["option"]), BOX_COLUMN) if each else 0.0 for each in options]
    rest = (sum(_even(options, look)) - sum(words)) / len(options)
    return [width + rest for width in words]


def _strip(question: Question, options: Sequence[Option], look: Look) -> list[Flowable]:
    """Return a number above each box, and the two ends named below."""
    cell = look.width / len(options)
    number = look["strong"].clone("ballot_number", alignment=TA_CENTER)
    numbers: list[Cell] = [_above(option, number) for option in options]
    boxes: list[Cell] = [TickBox("" if o.key == o.value else o.key, o.label) for o in options]
    made = laid([numbers, boxes], [cell] * len(options), ("RIGHTPADDING", (0, 0), (-1, -1), 0))
    low, high = ends_of(question)
    right = look["option"].clone("ballot_end", alignment=TA_RIGHT)
    ends: list[Cell] = [paragraph(f"← {low}", look["option"]), paragraph(f"{high} →", right)]
    half = look.width / 2 - AIR
    air = (("RIGHTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP"))
    return [made, laid([[ends[0], "", ends[1]]], (half, 2 * AIR, half), *air)]


def _above(option: Option, style: object) -> Flowable:
    """Return the number of a place, in the middle above its box."""
    made = paragraph(option.value, style)
    return laid([[made]], (TICK,), ("RIGHTPADDING", (0, 0), (-1, -1), 0), air=0)


def ends_of(question: Question) -> tuple[str, str]:
    """Return the names of the two ends of a spectrum."""
    low, high = (one_line(end) for end in question.ends)
    return low or "the lower end", high or "the upper end"


def item_list(questions: Sequence[Question], judge: str, look: Look) -> list[Flowable] | None:
    """Return questions that differ only in their item as a list with a box for each answer.

    None when the boxes leave too little room for the items.
    """
    options = options_of(questions[0])
    names = [*(option.label for option in options), IN_LIST]
    widths = [max(longest_word(name, look["head"]), BOX_COLUMN) + AIR for name in names]
    rest = look.width - sum(widths)
    if rest < LEAST_ITEM:
        return None
    keys = [*(option.key for option in options), judge]
    rows: list[list[Cell]] = [["", *(paragraph(name, look["head"]) for name in names)]]
    for question in questions:
        boxes = (TickBox(key, f"{name}: {question.label}") for key, name in zip(keys, names, strict=True))
        rows.append([paragraph(clean(question.label), look["option"]), *boxes])
    lines = ("LINEBELOW", (0, 1), (-1, -2), 0.35, colour(LINE))
    middle = ("VALIGN", (0, 1), (-1, -1), "MIDDLE")
    close = (("TOPPADDING", (0, 1), (-1, -1), 2.4), ("BOTTOMPADDING", (0, 1), (-1, -1), 2.4))
    widths = [rest, *widths]
    return [table(rows, widths, *close, middle, lines, hairlines=False)]
