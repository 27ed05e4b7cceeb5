"""The record as a tree of parts and blocks of plain text, which HTML and Markdown lay out each in its way.

Nothing here is markup: every text is as it was typed, and whoever lays it out escapes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.pictures.shapes import Picture

REHEARSAL_NOTE = "Rehearsal with simulated people: nobody said any of this."


@dataclass(frozen=True, slots=True)
class Value:
    """A cell of a table: a text, and what may stand with it."""

    text: str = ""
    small: str = ""  # a second line in small type
    link: str = ""  # key of a part
    chart: Picture | None = None
    strong: bool = False
    verbatim: bool = False  # set in the serif of running text
    span: int = 1
    mark: str = ""  # up, down, stayed or won: a shade, which the words beside the table explain


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the head that spans it with its neighbours, and whether it holds numbers."""

    head: str
    over: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its first cell is its head. A `foot` row never moves when the table is sorted."""

    cells: tuple[Value, ...]
    strong: bool = False
    foot: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is named by its caption and followed by its footnotes."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    sortable: bool = False
    grid: bool = False  # a square of counts with shaded cells


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `role` is lead, small, claim, prompt, finding, statement, label or empty."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines of a label and a text; a line without a label belongs to the one above."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Something somebody said or decided, verbatim, with what is known about it."""

    text: str
    tail: str = ""
    quote: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """Everything of one kind that was said, in the order in which it was typed."""

    label: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The position of the group beside the dissent from it, at equal rank."""

    left_title: str
    left: tuple[Para, ...]
    right_title: str
    right: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, its name, and a sentence on how to read it."""

    name: str
    picture: Picture
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on: a role and the name that is known for it."""

    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A code to scan; its words stand in the block before it."""

    picture: Picture


Block = Para | Facts | Table | Voices | Beside | Chart | Signatures | Code


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter, a claim or a question: a title with its place, its blocks, and smaller parts."""

    title: str
    key: str  # letters, digits and hyphens, unique in the record
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    kicker: str = ""  # a line above the title
    tone: str = ""  # kind of a claim
    listed: bool = True  # whether the table of contents names it


@dataclass(frozen=True, slots=True)
class Record:
    """The whole document."""

    title: str
    kicker: str
    subtitle: str
    rehearsal: bool
    language: str
    software: str
    facts: Facts
    parts: tuple[Part, ...]
    furniture: str  # what stands small on every page
    content_hash: str = ""  # by which two files can be found to say the same; empty while it is not known
    warnings: tuple[str, ...] = ()


def row(*values: str | Value, strong: bool = False, foot: bool = False) -> Row:
    """Return a row of cells; a bare text is a plain cell."""
    cells = tuple(value if isinstance(value, Value) else Value(value) for value in values)
    return Row(cells, strong, foot)
