"""Sentences with their pictures: the finding first, then what shows it; a table where there are too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from unifydesk.domain.tally import Figures
from unifydesk.kinds import options_of
from unifydesk.pictures.result_picture import result_picture
from unifydesk.stage import scene_words, words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.painter import draw_picture
from unifydesk.stage.scenes._listing import draw_listing
from unifydesk.stage.scenes._pictures import LEAST_LIST, least_height, lines_of
from unifydesk.stage.scenes._table import Line, draw_table, least_table
from unifydesk.stage.typeset import Block

TEXT = {1: 1.2, 2: 1.05}
"""Size of the words in a picture by the number of pictures on the page, in units; 1 for more."""
SENTENCES = {1: 2.6, 2: 1.7}
"""Size of the sentence by the number of pictures on the page, in units."""
LONG_SENTENCE = 1.7
"""A sentence that names items is never larger than this."""
WORDS_ACROSS = 34.5
"""A picture is at least this many sizes of its words wide, so that its captions keep apart."""
TALLEST = 9.5
"""A bar is never higher than this, in sizes of its words; pictures of items take all there is."""
UNDER = 0.4 * UNIT
"""Between a sentence and its picture."""
BELOW = 0.5 * UNIT
"""Below a picture."""
TAIL = 1.5 * UNIT
"""Height of a line at the foot."""
MOST_MIXED, TABLE_ROW = 3, 2.2 * UNIT
"""Of so many different questions the first keep their pictures; the height of a row for the others."""

Rows = tuple[tuple[Figures, str], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One finding on the page: its sentence as it is set, and the height it has with its picture."""

    figures: Figures
    block: Block
    height: float
    before: Figures | None


def paired(figures: tuple[Figures, ...], sentences: tuple[str, ...]) -> Rows:
    """Return each figure with its sentence: the one that begins with its name, or the only one there is.

    A question that is not put into words has no sentence; its own name stands in for it.
    """
    found = []
    spare = [s for s in sentences if not any(is_about(s, f) for f in figures)]
    for figure in figures:
        own = next((s for s in sentences if is_about(s, figure)), "")
        if not own and spare and (not _is_aside(figure) or len(figures) == 1):
            own = spare.pop(0)
        found.append((figure, own or name_of(figure)))
    return tuple(found)


def name_of(figures: Figures) -> str:
    """Return the name of a question as its sentences begin."""
    return words.question_label(figures.tally.question).rstrip("?")


def is_about(sentence: str, figures: Figures) -> bool:
    """Return whether a sentence begins with the name of a question."""
    name = figures.tally.question.label.rstrip("?")
    return sentence.startswith((f"{name} – ", f"{name}: "))


def _is_aside(figures: Figures) -> bool:
    """Return whether a question only describes the others: how sure people are."""
    return figures.position is None and figures.tally.question.id == "confidence"


def earlier_of(figures: Figures, previous: tuple[Figures, ...]) -> Figures | None:
    """Return the figures of the same question in the earlier round, or None where it was asked otherwise."""
    asked = figures.tally
    for found in previous:
        before = found.tally
        if before.question.id == asked.question.id and before.question.kind == asked.question.kind:
            same = before.options == asked.options and before.question.items == asked.question.items
            return found if same else None
    return None


def draw_findings(
    canvas: Canvas,
    rows: Rows,
    rect: QRectF,
    t: float,
    *,
    previous: tuple[Figures, ...] = (),
    largest: float = 3.0,
) -> None:
    """Draw sentence and picture of every question, one below the other, sharing one size of squares.

    How sure people are is said in one line at the foot. Pictures that would be too low to be read give way
    to a table of all findings, and a single one to a list.
    """
    if not rows:
        return
    told = tuple(row for row in rows if not _is_aside(row[0])) or rows[:1]
    tail = [figures for figures, _ in rows if all(figures is not f for f, _ in told)]
    foot = rect.bottom() - TAIL * len(tail)
    for number, figures in enumerate(tail):
        y = foot + number * TAIL + 0.2 * UNIT
        canvas.line(side_line(figures), rect.left(), y, width=rect.width(), colour="muted")
    place = QRectF(rect.left(), rect.top(), rect.width(), foot - rect.top())
    blocks = _sentences(canvas, told, place, largest)
    if needed_height(told, blocks) <= place.height() + 1:
        _draw_pictures(canvas, _placed(told, blocks, place, previous), place, t)
    elif len(told) == 1:
        _draw_list(canvas, told[0], place, largest)
    elif len({figures.tally.question.kind for figures, _ in told}) == len(told) <= MOST_MIXED:
        _draw_mixed(canvas, told, place, t, previous, largest)
    else:
        draw_table(canvas, table_lines(told), place)


def _draw_mixed(
    canvas: Canvas, told: Rows, place: QRectF, t: float, previous: tuple[Figures, ...], largest: float
) -> None:
    """Draw pictures of the leading questions and the others as a table, if that fits; else all as a table."""
    for leading in range(len(told) - 1, 0, -1):
        others = table_lines(told[leading:])
        below = max(TABLE_ROW * len(others), least_table(canvas, others, place.width()))
        upper = QRectF(place.left(), place.top(), place.width(), place.height() - below - BELOW)
        blocks = _sentences(canvas, told[:leading], upper, largest)
        if needed_height(told[:leading], blocks) <= upper.height():
            _draw_pictures(canvas, _placed(told[:leading], blocks, upper, previous), upper, t)
            lower = QRectF(place.left(), place.bottom() - below, place.width(), below)
            draw_table(canvas, others, lower)
            return
    draw_table(canvas, table_lines(told), place)


def table_lines(told: Sequence[tuple[Figures, str]]) -> list[Line]:
    """Return findings as lines of a table: the name of the question apart from what was found."""
    return [(figures, *_split(figures, sentence)) for figures, sentence in told]


def _split(figures: Figures, sentence: str) -> tuple[str, str]:
    """Return the name of a question and what was found, as the two columns of a table."""
    name = name_of(figures)
    if sentence == name:
        return name, ""
    return (name, sentence[len(name) :].lstrip(" –:")) if is_about(sentence, figures) else ("", sentence)


def _sentences(canvas: Canvas, told: Rows, place: QRectF, largest: float) -> list[Block]:
    """Return all sentences at one size, as large as their pictures leave room for."""
    step = place.height() / len(told)
    least = max(least_height(figures) for figures, _ in told)
    room = max(step - least - UNDER - BELOW, 1.3 * UNIT)
    largest = min(largest, SENTENCES.get(len(told), 1.3))
    if any(not figures.is_scale for figures, _ in told):
        largest = min(largest, LONG_SENTENCE)
    return even_blocks(canvas, [s for _, s in told], place.width(), room, largest)


def needed_height(told: Rows, blocks: list[Block]) -> float:
    """Return the least height for all sentences with their pictures."""
    return sum(
        block.height + UNDER + least_height(figures) + BELOW
        for (figures, _), block in zip(told, blocks, strict=True)
    )


def _placed(told: Rows, blocks: list[Block], place: QRectF, previous: tuple[Figures, ...]) -> list[_Told]:
    """Return the findings with their heights: what each needs, and an equal share of what is left."""
    spare = max(0.0, place.height() - needed_height(told, blocks)) / len(told)
    return [
        _Told(f, block, needed_height(((f, s),), [block]) + spare, earlier_of(f, previous))
        for (f, s), block in zip(told, blocks, strict=True)
    ]


def _draw_list(canvas: Canvas, told: tuple[Figures, str], place: QRectF, largest: float) -> None:
    """Draw a sentence, and what it is about as a list, where a picture would be too low."""
    figures, sentence = told
    room = max(place.height() - LEAST_LIST * UNIT, 1.3 * UNIT)
    [block] = even_blocks(canvas, [sentence], place.width(), room, min(largest, LONG_SENTENCE))
    y = canvas.block(block, place.left(), place.top()) + 2 * UNDER
    lines = (told_counts(figures),) if figures.is_scale else lines_of(figures)
    if place.bottom() - y > 1.3 * UNIT:
        draw_listing(canvas, lines, QRectF(place.left(), y, place.width(), place.bottom() - y))


def _draw_pictures(canvas: Canvas, told: list[_Told], place: QRectF, t: float) -> None:
    """Draw each sentence with what shows it."""
    people = max((f.figures.tally.answered for f in told if f.figures.is_scale), default=0)
    text = min(TEXT.get(len(told), 1.0) * UNIT, max(UNIT, place.width() / WORDS_ACROSS))
    top = place.top()
    for found in told:
        free = found.height - found.block.height - UNDER - BELOW
        size = min(text, max(UNIT, free * UNIT / least_height(found.figures)))
        height = min(free, TALLEST * size) if found.figures.position is not None else free
        alone = 0.35 * (free - height) if len(told) == 1 else 0.0
        y = canvas.block(found.block, place.left(), top + alone) + UNDER
        width, low = place.width(), free < least_height(found.figures) - 1
        picture = result_picture(
            found.figures, width, height, previous=found.before, grow=t, scale_to=people, size=size
        )
        if picture.shapes and not low:
            draw_picture(canvas, picture, place.left(), y)
        else:
            draw_listing(
                canvas, lines_of(found.figures), QRectF(place.left(), y + UNDER, width, free - UNDER)
            )
        top += found.height


def even_blocks(
    canvas: Canvas, sentences: list[str], width: float, room: float, largest: float
) -> list[Block]:
    """Return all sentences at the one size that suits the longest of them."""
    bold = canvas.look.sans_bold
    least = min(canvas.fit(s, bold, width, room, largest, 1.0, leading=1.22).size for s in sentences) / UNIT
    return [canvas.fit(s, bold, width, room, least, 1.0, leading=1.22) for s in sentences]


def side_line(figures: Figures) -> str:
    """Return the counts of a question in one line: “Confidence: 4 low, 11 medium, 7 high”."""
    return f"{name_of(figures)}: {told_counts(figures)}"


def told_counts(figures: Figures) -> str:
    """Return the counts of a scale in one line, from the lowest answer to the highest.

    Points that have no words are told by where people stand: “3 at 2, 4 at 7”.
    """
    tally = figures.tally
    short = {option.value: words.tr("kinds", option.short).lower() for option in options_of(tally.question)}
    if any(name.isdigit() for name in short.values()):
        stand = [(n, value) for value, n in zip(tally.options, tally.counts, strict=False) if n]
        return ", ".join(words.say(scene_words.AT, n, value) for n, value in stand) or "–"
    pairs = zip(tally.options, tally.counts, strict=False)
    return ", ".join(f"{n} {short.get(value, value)}" for value, n in pairs)
