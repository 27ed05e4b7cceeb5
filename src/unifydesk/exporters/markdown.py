"""The record as Markdown with tables as GitHub reads them: complete, and readable as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.exporters._markdown_text import paragraph_lines, plain
from unifydesk.exporters._record import record_of
from unifydesk.exporters._record_blocks import (
    REHEARSAL_NOTE,
    Beside,
    Block,
    Chart,
    Code,
    Facts,
    Para,
    Part,
    Record,
    Row,
    Said,
    Signatures,
    Table,
    Value,
    Voices,
)

DEEPEST = 6
COLLECTING = 0.7
"""The part of the whole that collecting the record takes; writing it takes the rest."""
BLANK = "_" * 30
"""A line to write on; in a code span, so that it is no rule."""


def _para(block: Para) -> str:
    if not block.text.strip():
        return ""
    text = paragraph_lines(block.text)
    return f"**{plain(block.text)}**" if block.role in ("finding", "label") else text


def facts(block: Facts) -> str:
    """Return lines of label and text as a list; a line without a label stands below the one above."""
    made: list[str] = []
    for label, text in block.lines:
        lead = f"- {plain(label)}: " if label else "    - " if made else "- "
        made.append(lead + plain(text))
    return "\n".join(made)


def _said(each: Said) -> Iterator[str]:
    lines = paragraph_lines(each.text).split("\n")
    tail = plain(each.tail)
    yield "- " + "\n  ".join(lines) + (f" ({tail})" if tail else "")


def _voices(block: Voices) -> str:
    said = "\n".join(line for each in block.said for line in _said(each))
    return f"**{plain(block.label)}**\n\n{said}" if said else ""


def _beside(block: Beside) -> str:
    left = "\n\n".join(made for para in block.left if (made := _para(para)))
    right = "\n\n".join(
        "> " + paragraph_lines(each.text).replace("\n", "\n> ") for each in block.right if each.text.strip()
    )
    return f"**{plain(block.left_title)}**\n\n{left}\n\n**{plain(block.right_title)}**\n\n{right}"


def _chart(block: Chart) -> str:
    reading = f" {plain(block.reading)}" if block.reading else ""
    return f"**{plain(block.name)}.** {plain(block.picture.text)}{reading}"


def _signatures(block: Signatures) -> str:
    lines = []
    for role, name in block.roles:
        lines.append(f"- {plain(role)}: {plain(name)}".rstrip(" :"))
        lines += [f"    - {label}: `{BLANK}`" for label in ("Signature", "Place and date")]
    return "\n".join(lines)


def _code(_block: Code) -> str:
    """Return nothing: what the code says stands before it."""
    return ""


def _table(block: Table) -> str:
    heads = [f"{c.over}: {c.head}" if c.over and c.head else c.head or c.over for c in block.columns]
    shown = [at for at in range(len(heads)) if not _only_pictures(block, at)]
    rows = [_cells(row, len(heads)) for row in block.rows]
    lines = [
        _line([heads[at] for at in shown]),
        "|" + "|".join("---:" if block.columns[at].number else ":---" for at in shown) + "|",
        *(_line([row[at] for at in shown]) for row in rows),
    ]
    notes = "".join(f"\n\n{plain(note)}" for note in block.notes)
    return f"**{plain(block.caption)}**\n\n" + "\n".join(lines) + notes


def _only_pictures(block: Table, at: int) -> bool:
    """Return whether a column has nothing but small pictures, whose words stand in the other columns."""
    values = [row.cells[at] for row in block.rows if at < len(row.cells)]
    return any(value.chart for value in values) and not any(value.text for value in values)


def _cells(row: Row, count: int) -> list[str]:
    """Return the texts of a row; what spans several columns stands in the first of them."""
    made: list[str] = []
    for value in row.cells:
        made += [_text(value), *[""] * (value.span - 1)]
    return [*made, *[""] * (count - len(made))][:count]


def _text(value: Value) -> str:
    return f"{value.text} ({value.small})" if value.small else value.text


def _line(texts: list[str]) -> str:
    return "| " + " | ".join(plain(text) for text in texts) + " |"


Layout = Callable[..., str]
LAYOUTS: dict[type, Layout] = {
    Para: _para,
    Facts: facts,
    Voices: _voices,
    Beside: _beside,
    Chart: _chart,
    Table: _table,
    Signatures: _signatures,
    Code: _code,
}


def block_text(block: Block) -> str:
    """Return one block as Markdown without empty lines around it; nothing for an empty one."""
    return LAYOUTS[type(block)](block)


def part_texts(part: Part, level: int = 2) -> Iterator[str]:
    """Yield heading, blocks and smaller parts, to be set apart by empty lines."""
    yield f"{'#' * min(level, DEEPEST)} {plain(part.title)}".rstrip()
    if part.kicker:
        yield plain(part.kicker)
    yield from filter(None, map(block_text, part.blocks))
    for inner in part.parts:
        yield from part_texts(inner, level + 1)


def _opening(record: Record) -> Iterator[str]:
    if record.rehearsal:
        yield f"> **REHEARSAL** {plain(REHEARSAL_NOTE)}"
    yield f"# {plain(record.title)}".rstrip()
    yield plain(record.kicker) + (f" · {plain(record.subtitle)}" if record.subtitle else "")
    yield facts(record.facts)


def _closing(record: Record) -> Iterator[str]:
    yield "---"
    yield plain(" · ".join(part for part in (record.furniture, record.software) if part))
    if record.content_hash:
        yield f"Content: {plain(record.content_hash)}"
    if record.rehearsal:
        yield f"> **REHEARSAL** {plain(REHEARSAL_NOTE)}"


def text_of(record: Record, progress: Progress) -> str:
    """Return the whole file as text; `progress` hears of every part with 0 … 1."""
    made = list(_opening(record))
    for at, part in enumerate(record.parts, start=1):
        made += part_texts(part)
        progress(at / len(record.parts))
    return "\n\n".join(filter(None, (*made, *_closing(record)))) + "\n"


@dataclass(frozen=True, slots=True)
class MarkdownRecord:
    """The record for people and programs that read plain text."""

    id: str = "markdown"
    label: str = QT_TRANSLATE_NOOP("exporters", "Markdown")
    suffix: str = ".md"
    options: frozenset[str] = frozenset({"template", "names", "ballots"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the finished file; equal reports and options give equal bytes.

        `progress` is called after every chapter and claim and may raise CancelledError to stop the work.
        """
        record = record_of(report, options, lambda part: progress(COLLECTING * part))
        text = text_of(record, lambda part: progress(COLLECTING + (1 - COLLECTING) * part))
        return Rendered(text.encode("utf-8"), record.warnings)


EXPORTER: Exporter = MarkdownRecord()
