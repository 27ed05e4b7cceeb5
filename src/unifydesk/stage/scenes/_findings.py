"""Sentences with their bars: the finding first, then the picture that shows it."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.domain.tally import Figures
from unifydesk.pictures.diverging_bar import diverging_bar
from unifydesk.pictures.words import option_labels
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.painter import draw_picture
from unifydesk.stage.typeset import Block

TEXT = {1: 1.35, 2: 1.05}
"""Size of the words in a picture by the number of pictures on the page, in units; 1 for more."""
SENTENCES = {1: 2.6, 2: 1.7}
"""Size of the sentence by the number of pictures on the page, in units."""
WORDS_ACROSS = 34.5
"""A picture is at least this many sizes of its words wide, so that its captions keep apart."""
LEAST_BAR = 5.7
"""A bar with its heads and captions is never lower than this, in sizes of its words."""


def paired(figures: tuple[Figures, ...], sentences: tuple[str, ...]) -> tuple[tuple[Figures, str], ...]:
    """Return each figure with its sentence: the one that begins with its name, or the only one there is.

    A question without a position has no sentence; its own name stands in for it.
    """
    found = []
    spare = [s for s in sentences if not any(_is_about(s, f) for f in figures)]
    for figure in figures:
        own = next((s for s in sentences if _is_about(s, figure)), "")
        if not own and spare and (figure.position is not None or len(figures) == 1):
            own = spare.pop(0)
        found.append((figure, own or words.question_label(figure.tally.question).rstrip("?")))
    return tuple(found)


def _is_about(sentence: str, figures: Figures) -> bool:
    return sentence.startswith(figures.tally.question.label.rstrip("?"))


def draw_findings(
    canvas: Canvas,
    rows: tuple[tuple[Figures, str], ...],
    rect: QRectF,
    t: float,
    *,
    previous: tuple[Figures | None, ...] = (),
    largest: float = 3.0,
) -> None:
    """Draw sentence and bar of every question, one below the other, sharing one size of squares.

    Questions without a position (how sure people are) are said in one line at the foot.
    """
    if not rows:
        return
    bars = [row for row in rows if row[0].position is not None] or list(rows[:1])
    tail = [figures for figures, _ in rows if all(figures is not f for f, _ in bars)]
    foot = rect.bottom() - 1.5 * UNIT * len(tail)
    for number, figures in enumerate(tail):
        line = side_line(figures)
        canvas.line(line, rect.left(), foot + (number * 1.5 + 0.2) * UNIT, width=rect.width(), colour="muted")
    people = max((f.tally.answered for f, _ in bars), default=0)
    step = (foot - rect.top()) / max(1, len(bars))
    room = max(step - LEAST_BAR * UNIT - 1.0 * UNIT, 1.3 * UNIT)
    blocks = even_blocks(
        canvas, [s for _, s in bars], rect.width(), room, min(largest, SENTENCES.get(len(bars), 1.3))
    )
    for number, ((figures, _), block) in enumerate(zip(bars, blocks, strict=True)):
        free = step - block.height - 0.9 * UNIT
        text = min(TEXT.get(len(bars), 1.0) * UNIT, rect.width() / WORDS_ACROSS, free / LEAST_BAR)
        height = min(free, 9.5 * text) if text >= UNIT else 0.0
        alone = 0.35 * (free - height) if len(bars) == 1 and height else 0.0
        y = canvas.block(block, rect.left(), rect.top() + number * step + alone) + 0.4 * UNIT
        if height:
            before = previous[number] if number < len(previous) else None
            bar = diverging_bar(
                figures, rect.width(), height, previous=before, grow=t, scale_to=people, size=text
            )
            draw_picture(canvas, bar, rect.left(), y)


def even_blocks(
    canvas: Canvas, sentences: list[str], width: float, room: float, largest: float
) -> list[Block]:
    """Return all sentences at the one size that suits the longest of them."""
    bold = canvas.look.sans_bold
    least = min(canvas.fit(s, bold, width, room, largest, 1.0, leading=1.22).size for s in sentences) / UNIT
    return [canvas.fit(s, bold, width, room, least, 1.0, leading=1.22) for s in sentences]


def side_line(figures: Figures) -> str:
    """Return the counts of a question in one line: “Confidence: 4 low, 11 medium, 7 high”."""
    tally = figures.tally
    shorts = [words.tr("kinds", short) for _, short in option_labels(tally.question, tally.options)]
    counts = ", ".join(f"{n} {short.lower()}" for n, short in zip(tally.counts, shorts, strict=False))
    return f"{words.question_label(tally.question).rstrip('?')}: {counts}"
