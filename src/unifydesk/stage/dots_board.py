"""The places of dots: columns over a scale, or fields of a map, and “cannot judge” beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from unifydesk.domain.question import Option, Question
from unifydesk.kinds import judge_key, options_of
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT
from unifydesk.stage.dots_places import Answers, Part
from unifydesk.stage.dots_tray import DotSize
from unifydesk.stage.look import Face
from unifydesk.stage.typeset import Block, fit, text_width

LEAST_JUDGE, MOST_JUDGE = 5.2 * UNIT, 7.5 * UNIT
"""Width of the place beside the scale."""
APART = 0.7 * UNIT
"""Between the scale and that place."""
BETWEEN = 0.18 * UNIT
"""Between two places."""
PAD = 0.1 * UNIT
"""Between the edge of a place and its dots."""
LINE = 1.25 * UNIT
AXIS_AIR, HEAD_AIR = 0.12 * UNIT, 0.3 * UNIT
"""Between the places and what stands below and above them."""
LABEL_AIR = 0.5 * UNIT
ROW_NAMES = 0.26
"""The names of the rows of a map take up to this share of the width."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a dot can lie: `rect` can be touched, dots stand in `stack`, its label at `label_at`."""

    answers: Answers
    rect: QRectF
    stack: QRectF
    label: Block  # no lines for the fields of a map
    label_at: QPointF  # the middle of its upper edge
    is_cell: bool = False  # dots gather in its middle and do not stand on its ground


@dataclass(frozen=True, slots=True)
class Caption:
    """A text beside the places: an axis, a row, a column or an end of a scale."""

    block: Block
    at: QPointF
    anchor: str


@dataclass(frozen=True, slots=True)
class Board:
    """The places of one page, and the texts beside them."""

    places: tuple[Place, ...]
    captions: tuple[Caption, ...]

    def place_at(self, point: QPointF) -> Place | None:
        """Return the place at a point, or None."""
        return next((place for place in self.places if place.rect.contains(point)), None)


def board_for(part: Part, rect: QRectF, sans: Face, bold: Face, head: float) -> Board:
    """Return the places of a page within `rect`; what is asked stands above a map."""
    return _map(part, rect, sans, bold, head) if part.is_map else _scale(part, rect, sans)


def row_names(part: Part, width: float, sans: Face) -> float:
    """Return the width of the names left of a map."""
    widest = max((text_width(sans, UNIT, _short(o)) for o in options_of(part.questions[-1])), default=0.0)
    return min(widest + 0.6 * UNIT, ROW_NAMES * width)


def _long(option: Option) -> str:
    return _numbered(option, words.tr("kinds", option.label))


def _short(option: Option) -> str:
    return _numbered(option, words.tr("kinds", option.short))


def _numbered(option: Option, label: str) -> str:
    """Return a label with the key that gives it in front, unless it begins with it."""
    key = option.value if option.value.isdecimal() else option.key
    return label if label.startswith(key) else f"{key} {label}"


def _judge_label(question: Question, width: float, sans: Face) -> Block:
    text = f"{judge_key(question)}  {words.say(words.CANNOT_JUDGE_WORDS)}"
    return _set(text, sans, width - LABEL_AIR, 3)


def _set(text: str, face: Face, width: float, lines: int) -> Block:
    return fit(text, face, max(width, UNIT), lines * LINE + 1, largest=UNIT, smallest=UNIT)


def _labels(options: Sequence[Option], width: float, sans: Face) -> tuple[Block, ...] | None:
    """Return the labels of columns in up to two lines, long or short; None where a word would be cut."""
    for texts in ([_long(o) for o in options], [_short(o) for o in options]):
        longest = max((text_width(sans, UNIT, word) for text in texts for word in text.split()), default=0.0)
        blocks = tuple(_set(text, sans, width, 2) for text in texts)
        if longest <= width and not any(block.cut for block in blocks):
            return blocks
    return None


def _scale(part: Part, rect: QRectF, sans: Face) -> Board:
    """Return a column over every answer from low to high, and the place beside them."""
    question = part.questions[0]
    options = options_of(question)
    judge = max(LEAST_JUDGE, min(rect.width() / (len(options) + 1), MOST_JUDGE))
    column = (rect.width() - judge - APART) / max(1, len(options))
    judge_label = _judge_label(question, judge, sans)
    own = None if any(question.ends) else _labels(options, column - BETWEEN - LABEL_AIR, sans)
    labels = own or tuple(_set(o.value, sans, column, 1) for o in options)
    ends = () if own else _ends(question, options, rect.left(), column, sans)
    below = max((end.block.height for end in ends), default=0.0)
    height = max([judge_label.height - below, *(label.height for label in labels)])
    places = []
    for at, (answers, label) in enumerate(zip(part.places, labels, strict=False)):
        area = QRectF(rect.left() + at * column, rect.top(), column - BETWEEN, rect.height() - below)
        places.append(_column(answers, area, label, height))
    area = QRectF(rect.right() - judge, rect.top(), judge, rect.height())
    places.append(_column(part.places[-1], area, judge_label, height + below))
    top = rect.bottom() - below
    captions = tuple(Caption(end.block, QPointF(end.at.x(), top), end.anchor) for end in ends)
    return Board(tuple(places), captions)


def _column(answers: Answers, area: QRectF, label: Block, height: float) -> Place:
    """Return a place whose dots stand above its label."""
    ground = area.bottom() - height - PAD
    stack = QRectF(area.left() + PAD, area.top() + PAD, area.width() - 2 * PAD, ground - area.top() - 2 * PAD)
    return Place(answers, area, stack, label, QPointF(area.center().x(), ground))


def _ends(
    question: Question, options: Sequence[Option], left: float, column: float, sans: Face
) -> tuple[Caption, ...]:
    """Return the names of both ends of a scale whose columns are too narrow for words."""
    names = question.ends
    if not any(names) and options and options[0].label != options[0].value:
        names = words.tr("kinds", options[0].label), words.tr("kinds", options[-1].label)
    if not any(names):
        return ()
    whole = column * len(options)
    low, high = (_set(name, sans, whole / 2 - UNIT, 2) for name in names)
    return Caption(low, QPointF(left, 0), "start"), Caption(high, QPointF(left + whole - BETWEEN, 0), "end")


def _map(part: Part, rect: QRectF, sans: Face, bold: Face, head: float) -> Board:
    """Return the fields of a map, the first question to the right and the second upwards."""
    across, upwards = (options_of(q) for q in part.questions)
    judge = max(LEAST_JUDGE, min(rect.width() / (len(across) + 2), MOST_JUDGE))
    names, left = [_short(o) for o in upwards], row_names(part, rect.width(), sans)
    width = (rect.width() - left - judge - APART) / len(across)
    columns = _labels(across, width, sans) or tuple(_set(_short(o), sans, width, 2) for o in across)
    below = max(block.height for block in columns) + AXIS_AIR
    fields = QRectF(rect.left() + left, rect.top() + head, width * len(across), 0.0)
    fields.setBottom(rect.bottom() - below)
    height = fields.height() / len(upwards)
    nothing = _set("", sans, width, 1)
    places = []
    for at, answers in enumerate(part.places[:-1]):
        row, column = divmod(at, len(across))
        x, y = fields.left() + column * width, fields.bottom() - (row + 1) * height
        area = QRectF(x, y, width, height)
        inner = area.adjusted(PAD, PAD / 2, -PAD, -PAD / 2)
        places.append(Place(answers, area, inner, nothing, area.center(), is_cell=True))
    beside = QRectF(rect.right() - judge, fields.top(), judge, rect.bottom() - fields.top())
    label = _judge_label(part.questions[0], judge, sans)
    places.append(_column(part.places[-1], beside, label, max(label.height, below)))
    rows = [_set(name, sans, left - 0.5 * UNIT, 1) for name in names]
    axes = [_set(words.question_label(q), bold, left + width, 1) for q in part.questions]
    return Board(tuple(places), _map_captions(fields, axes, columns, rows))


def _map_captions(
    fields: QRectF, axes: Sequence[Block], columns: Sequence[Block], rows: Sequence[Block]
) -> tuple[Caption, ...]:
    """Return the names of both axes at the ends of the row names, and those of all rows and columns."""
    edge, below = fields.left() - 0.5 * UNIT, fields.bottom() + AXIS_AIR
    width, height = fields.width() / len(columns), fields.height() / len(rows)
    found = [
        Caption(axes[1], QPointF(edge, fields.top() - HEAD_AIR - LINE), "end"),
        Caption(axes[0], QPointF(edge, below), "end"),
    ]
    for row, name in enumerate(rows):
        y = fields.bottom() - (row + 0.5) * height - LINE / 2
        found.append(Caption(name, QPointF(edge, y), "end"))
    for column, name in enumerate(columns):
        found.append(Caption(name, QPointF(fields.left() + (column + 0.5) * width, below), "middle"))
    return tuple(found)


def lying(board: Board, where: Mapping[int, Answers]) -> list[tuple[Place, list[int]]]:
    """Return every place with the seats whose dots lie there, in the order of their numbers."""
    found: dict[Answers, list[int]] = {place.answers: [] for place in board.places}
    for seat, answers in sorted(where.items()):
        if answers in found:
            found[answers].append(seat)
    return [(place, found[place.answers]) for place in board.places]


def stacked(
    lying_there: Sequence[tuple[Place, Sequence[int]]], sizes: Sequence[DotSize]
) -> tuple[DotSize, dict[int, QPointF]]:
    """Return the largest size at which no dot hides another, and the middle of every dot.

    Stacks over a scale are equally many dots wide, so that their heights can be compared.
    """
    size = next((s for s in sizes if all(_fits(p, len(seats), s) for p, seats in lying_there)), sizes[-1])
    columns = [(place, seats) for place, seats in lying_there if not place.is_cell]
    rows = max(1, min((size.up(place.stack.height()) for place, _ in columns), default=1))
    abreast = max((ceil(len(seats) / rows) for _, seats in columns), default=1)
    found: dict[int, QPointF] = {}
    for place, seats in lying_there:
        spots = (
            _gathered(place.stack, len(seats), size)
            if place.is_cell
            else _tower(place.stack, len(seats), abreast, size)
        )
        found.update(zip(seats, spots, strict=True))
    return size, found


def _fits(place: Place, people: int, size: DotSize) -> bool:
    return people <= size.across(place.stack.width()) * size.up(place.stack.height())


def _tower(stack: QRectF, people: int, abreast: int, size: DotSize) -> list[QPointF]:
    """Return the middles of dots that stand on the ground of a place, `abreast` side by side."""
    step_x, step_y = size.width + size.gap, size.height + size.gap
    wide = max(1, min(abreast, size.across(stack.width())))
    left = stack.center().x() - (wide - 1) / 2 * step_x
    return [
        QPointF(left + at % wide * step_x, stack.bottom() - size.height / 2 - at // wide * step_y)
        for at in range(people)
    ]


def _gathered(area: QRectF, people: int, size: DotSize) -> list[QPointF]:
    """Return the middles of dots in rows around the middle of a field."""
    step_x, step_y = size.width + size.gap, size.height + size.gap
    across = max(1, min(size.across(area.width()), people))
    rows = ceil(people / across)
    across = ceil(people / rows) if rows else across
    found = []
    for at in range(people):
        row, column = divmod(at, across)
        here = min(across, people - row * across)
        x = area.center().x() + (column - (here - 1) / 2) * step_x
        found.append(QPointF(x, area.center().y() + (row - (rows - 1) / 2) * step_y))
    return found
