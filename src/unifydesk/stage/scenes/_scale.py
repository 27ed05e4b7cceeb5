"""What is asked and how it can be answered, at the largest size that leaves the claim its room."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.domain.deck import Item
from unifydesk.domain.question import ALLOCATION, RANKING, SCALE, AllocationKind, Option, Question
from unifydesk.kinds import KINDS, judge_key
from unifydesk.kinds import options_of as options_of  # the booth asks the scenes for both
from unifydesk.stage import scene_words, words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._rows import Columns, Ends, Items, Row, Text, columns_fit

SIZES = (1.35, 1.2, 1.1, 1.0)
"""Sizes of the answers tried from the largest, in units."""
LEAST_COLUMNS, MOST_SHARED = 4, 5
"""Scales of up to five answers share their columns; a short one keeps to the left."""
ITEM_PREFIX = "approval-"
"""What the id of a question about one item begins with; the letter of the item follows."""


def ask_of(question: Question) -> str:
    """Return the sentence that asks the question."""
    kind = KINDS.get(question.kind)
    return words.tr("kinds", kind.ask) if kind else words.question_label(question)


def shape_of(question: Question) -> str:
    """Return what an answer looks like; a scale when the kind is not installed."""
    kind = KINDS.get(question.kind)
    return kind.shape if kind else SCALE


def numeral_of(option: Option) -> str:
    """Return the numeral an answer goes by: its value on a numbered scale, else the key that gives it."""
    return option.value if option.value.isdecimal() else option.key


def terms_of(question: Question) -> str:
    """Return what holds for an answer of several parts: how many items, how many points."""
    kind, shape = KINDS.get(question.kind), shape_of(question)
    if shape == RANKING and question.top:
        return words.say(scene_words.NAME_UP_TO, question.top, len(question.items))
    if shape == ALLOCATION and isinstance(kind, AllocationKind):
        said = scene_words.CREDITS if kind.negative else scene_words.POINTS
        return words.say(said, kind.budget(question))
    return ""


def asked_together(questions: tuple[Question, ...]) -> list[tuple[Question, ...]]:
    """Return the questions in runs of one scale: approving eight items is one scale and eight names."""
    runs: list[tuple[Question, ...]] = []
    for question in questions:
        same = runs and runs[-1][0].kind == question.kind and shape_of(question) == SCALE
        if same and runs[-1][0].ends == question.ends:
            runs[-1] = (*runs[-1], question)
        else:
            runs.append((question,))
    return runs


def has_items(questions: tuple[Question, ...]) -> bool:
    """Return whether a form lists items, which need room."""
    return any(question.items for question in questions) or len(asked_together(questions)) < len(questions)


def scale_words(questions: tuple[Question, ...]) -> tuple[str, ...]:
    """Return one sentence per question or run: what is asked, of what, and the answers by number."""
    said = []
    for run in asked_together(questions):
        question = run[0]
        parts = [_label(o) for o in options_of(question)]
        parts += [words.say(scene_words.OPTION, item.id, item.text) for item in question.items]
        named = "; ".join(words.question_label(q) for q in run) if len(run) > 1 else ""
        answers = ", ".join((*parts, _judge_words((question,))))
        said.append(" ".join(p for p in (ask_of(question), terms_of(question), named, answers) if p))
    return tuple(said)


def _as_item(question: Question) -> Item:
    """Return the item that one of several questions on the same scale is about."""
    return Item(question.id.removeprefix(ITEM_PREFIX), words.question_label(question))


def _label(option: Option) -> str:
    label = words.tr("kinds", option.label)
    numeral = numeral_of(option)
    return label if label.startswith(numeral) else words.say(scene_words.OPTION, numeral, label)


def _judge_keys(questions: tuple[Question, ...]) -> tuple[str, ...]:
    """Return the keys of “I cannot judge” over all scales of a form; none where an answer is written."""
    return tuple(dict.fromkeys(judge_key(q) for q in questions if shape_of(q) == SCALE))


def _judge_words(questions: tuple[Question, ...]) -> str:
    key, judge = "/".join(_judge_keys(questions)), words.say(words.CANNOT_JUDGE_WORDS)
    return words.say(scene_words.OPTION, key, judge) if key else judge


class Scales:
    """What a ballot form asks, measured at one size and ready to be drawn."""

    def __init__(
        self,
        canvas: Canvas,
        questions: tuple[Question, ...],
        width: float,
        size: float,
        room: float | None = None,
    ) -> None:
        self._canvas = canvas
        self._width = width
        self._size = size
        usual = [n for n in (len(options_of(q)) for q in questions) if n <= MOST_SHARED]
        self._columns = max([LEAST_COLUMNS, *usual])
        self.abbreviated = False  # whether a label had to give way to its short form
        self._groups = [self._rows(run) for run in asked_together(questions)]
        self._groups.append([self._judge(questions)])
        if room is not None:
            self._shorten(room)

    @property
    def height(self) -> float:
        """Height of all rows and of the last line, which is about not judging."""
        return sum(row.height for rows in self._groups for row in rows) + self._gap * (len(self._groups) - 1)

    def _shorten(self, room: float) -> None:
        """Leave out items, the last list first, and where that is not enough whole questions as well."""
        *asked, judge = self._groups
        for hidden in range(len(asked)):
            more: list[list[Row]] = [[self._text(words.say(words.MORE, hidden))]] if hidden else []
            self._groups = [*(list(rows) for rows in asked[: len(asked) - hidden]), *more, judge]
            for rows in reversed(self._groups):
                for at, row in enumerate(rows):
                    if isinstance(row, Items):
                        rows[at] = row.within(row.height - max(0.0, self.height - room))
            if self.height <= room + 0.5:
                return

    @property
    def _gap(self) -> float:
        return 0.55 * self._size * UNIT

    def draw(self, rect: QRectF) -> None:
        """Draw each question with its answers, low to high, always in the same order."""
        y = rect.top()
        for rows in self._groups:
            for row in rows:
                row.draw(self._canvas, rect.left(), y)
                y += row.height
            y += self._gap

    def _rows(self, run: tuple[Question, ...]) -> list[Row]:
        """Return what is asked, of what, and how it can be answered."""
        question, shape = run[0], shape_of(run[0])
        rows: list[Row] = [self._text(ask_of(question))]
        if terms_of(question):
            rows.append(self._text(terms_of(question), colour="ink"))
        items = tuple(map(_as_item, run)) if len(run) > 1 else question.items
        if items:
            rows.append(Items.of(self._canvas, items, self._width, self._size))
        if shape == SCALE and options_of(question):
            rows.append(self._scale(question))
        return rows

    def _text(self, text: str, *, colour: str = "muted") -> Text:
        canvas, size = self._canvas, self._size
        room = 2 * 1.25 * size * UNIT + 1
        block = canvas.fit(text, canvas.look.sans, self._width, room, size, size, flow=True)
        return Text(block, colour, 0.12 * size * UNIT)

    def _scale(self, question: Question) -> Row:
        """Return columns with whole labels, else with short ones, else numerals between named ends."""
        options = options_of(question)
        numerals = tuple(numeral_of(o) for o in options)
        long = tuple(words.tr("kinds", o.label) for o in options)
        if long == numerals or any(question.ends):
            return Ends.of(self._canvas, numerals, self._ends(question, long), self._width, self._size)
        short = tuple(words.tr("kinds", o.short) for o in options)
        most = 3 if len(options) <= LEAST_COLUMNS else 2
        column = self._width / max(self._columns, len(options))
        for labels, lines in ((long, most), (short, 2)):
            if columns_fit(self._canvas, labels, column, self._size, lines):
                return Columns.of(self._canvas, numerals, labels, column, self._size)
            self.abbreviated = True
        return Ends.of(self._canvas, numerals, self._ends(question, long), self._width, self._size)

    @staticmethod
    def _ends(question: Question, labels: tuple[str, ...]) -> tuple[str, str, str]:
        """Return the names of the lowest, the middle and the highest answer; empty where there is none."""
        if any(question.ends):
            return question.ends[0], "", question.ends[1]
        if not labels or labels[0].isdecimal():
            return "", "", ""
        middle = labels[len(labels) // 2] if len(labels) % 2 else ""
        return labels[0], middle, labels[-1]

    def _judge(self, questions: tuple[Question, ...]) -> Row:
        """Return the last line: its key in the column of the numerals, and that one cannot judge."""
        judge = words.say(words.CANNOT_JUDGE_WORDS)
        keys = " / ".join(_judge_keys(questions))
        if not keys:
            return self._text(judge)
        canvas = self._canvas
        block = canvas.fit(judge, canvas.look.sans, self._width, 1e6, self._size, self._size)
        return Columns.one(canvas, keys, block, self._size)


def largest_scales(
    canvas: Canvas, questions: tuple[Question, ...], width: float, wish: float, most: float
) -> Scales:
    """Return the scales at the largest size whose height is within `wish`, else at the smallest.

    Beyond `most` they are shortened, and say how much is left out.
    """
    for size in SIZES:
        scales = Scales(canvas, questions, width, size)
        if scales.height <= wish and not scales.abbreviated:
            return scales
    return Scales(canvas, questions, width, SIZES[-1], most)
