"""Voting cards to hold up: one set of numbered cards, as far as the longest scale of the agenda goes.

A number means the same everywhere: it is the key that is typed for an answer in the roll call and the booth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak
from reportlab.platypus.doctemplate import FrameBreak

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import SCALE, Option, Question
from unifydesk.domain.report import Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.exporters._pdf_boxes import CutMarks, Steps
from unifydesk.exporters._pdf_flow import gap
from unifydesk.exporters._pdf_fonts import BOLD, use, width_of
from unifydesk.exporters._pdf_paper import Made, document, height_of, part_size, parts_of
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.kinds import KINDS, options_of

CARDS, USUAL = "cards", "agreement"
CANNOT_JUDGE, MARK = "I cannot judge", "?"
TALLEST, WIDEST, WORDS = 0.52, 0.78, 0.94
"""Parts of a card that its numeral may take, and a line of words."""
SLACK, ABOVE = 4.0, 5.0
LEAST, MOST = 7.5, 15.0
"""Sizes of the words below a numeral; those of all cards are alike."""
CAPITAL = 0.714
"""Height of numerals in the type, as a part of its size."""
NOTHING = "No question of the agenda can be answered with cards; this set is the one for “{kind}”."


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card: the answer, what it means in each kind that is asked, its place on the scale."""

    face: str
    meanings: tuple[str, ...]
    place: int = 0  # from 1; 0: no place on any scale


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards on A4 or Letter."""

    id: str = "cards"
    label: str = QT_TRANSLATE_NOOP("exporters", "Voting cards")
    suffix: str = ".pdf"
    options: frozenset[str] = frozenset({"style", "per_page"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return one set as PDF, to be printed once for each person; equal input gives equal bytes.

        A warning says when nothing on the agenda can be answered with cards.
        """
        count = parts_of(options.per_page)

        def make(page: Sheet, tell: Progress) -> Made:
            asked = _on_cards(q for planned in report.planned for q in planned.questions)
            usual = Question(USUAL, USUAL, "")
            warnings = () if asked else (NOTHING.format(kind=KINDS[USUAL].label),)
            cards = cards_for(asked or [usual])
            return Made(_story(cards, page, count, tell), warnings, count)

        return document(report, options, "Voting cards", make, progress, cut=True)


def _on_cards(questions: Iterable[Question]) -> list[Question]:
    """Return one question of each kind that is answered with cards."""
    kinds = {q.kind: q for q in questions if q.kind in KINDS}
    return [q for q in kinds.values() if KINDS[q.kind].shape == SCALE and CARDS in KINDS[q.kind].channels]


def cards_for(questions: Sequence[Question]) -> list[Card]:
    """Return the cards with which questions on scales can be answered, lowest first, and one for “?”."""
    options = [(KINDS[q.kind].label, option) for q in questions for option in options_of(_plain(q))]
    keys = sorted({option.key for _, option in options}, key=lambda key: (not key.isdecimal(), key))
    made = []
    for at, key in enumerate(keys, start=1):
        same = [(kind, option) for kind, option in options if option.key == key]
        face = next((o.value for _, o in same if o.value.isdecimal()), key)
        made.append(Card(face, _meanings(same), at))
    return [*made, Card(MARK, (CANNOT_JUDGE,))]


def _plain(question: Question) -> Question:
    """Return the question without the names of its ends: a card serves every spectrum."""
    return Question(question.id, question.kind, question.label)


def _meanings(same: Sequence[tuple[str, Option]]) -> tuple[str, ...]:
    """Return what a key means, in each kind, the same words once; bare numbers say nothing more."""
    named = [(kind, one_line(option.label)) for kind, option in same if option.label != option.value]
    labels = dict.fromkeys(label for _, label in named)
    if len(labels) == 1:
        return tuple(labels)
    by_label = {label: [kind for kind, said in named if said == label] for label in labels}
    return tuple(f"{' and '.join(kinds)}: {label}" for label, kinds in by_label.items())


# --- pages ---------------------------------------------------------------------------------------


def _story(cards: Sequence[Card], page: Sheet, count: int, progress: Progress) -> list[Flowable]:
    """Return the cards in the parts of their pages."""
    layout = Layout(cards, page, part_size(page, count))
    story: list[Flowable] = []
    for at, card in enumerate(cards):
        progress(at / len(cards))
        if at:
            story.append(FrameBreak() if at % count else PageBreak())
        if at % count == 0 and count > 1:
            story.append(CutMarks(page.size, across=True, down=count > 2))
        story += layout.card(card)
    return story


class Layout:
    """Every card alike: the place on the scale, the numeral, and below it what it means."""

    def __init__(self, cards: Sequence[Card], page: Sheet, size: tuple[float, float]) -> None:
        self.width, self.height = size
        self.scale = max(0.8, min(1.6, self.width / 340))
        self.steps = max(card.place for card in cards)
        self._page = page
        self._size = self._word_size(cards)
        words = max(height_of(self._words(card), self.width) for card in cards)
        self.room = self.height - words - (13 + ABOVE) * self.scale - SLACK
        self._numeral = self._style([card.face for card in cards])

    def _style(self, faces: Sequence[str]) -> ParagraphStyle:
        """Return the style of the numerals: as large as the widest of them and the most words allow."""
        widest = max(width_of(face, BOLD, 1.0) for face in faces)
        points = min(WIDEST * self.width / widest, TALLEST * self.height / CAPITAL, 0.9 * self.room)
        return self._page["title"].clone(
            "card_numeral", fontName=use(BOLD), fontSize=points, leading=points, alignment=TA_CENTER,
            spaceBefore=0, spaceAfter=0,
        )  # fmt: skip

    def _word_size(self, cards: Sequence[Card]) -> float:
        """Return the largest size at which the longest meaning of several keeps to one line."""
        style = self._page["cell_medium"]
        said = [meaning for card in cards if len(card.meanings) > 1 for meaning in card.meanings]
        widest = max((width_of(words, style.fontName, 1.0) for words in said), default=1.0)
        return max(LEAST, min(MOST, WORDS * self.width / widest))

    def _words(self, card: Card) -> list[Flowable]:
        """Return what a card means, larger where that is said in a few words."""
        one = len(card.meanings) == 1
        size = max(14 * self.scale, self._size) if one else self._size
        style = self._page["cell_medium"].clone(
            "card_label", fontSize=size, leading=1.32 * size, alignment=TA_CENTER
        )
        return [paragraph(meaning, style) for meaning in card.meanings]

    def card(self, card: Card) -> list[Flowable]:
        """Return one card; the numerals of all stand at the same height."""
        steps = Steps(self.width, card.place, self.steps, 9 * self.scale)
        free = max(0.0, self.room - self._numeral.leading)
        return [
            gap(ABOVE * self.scale),
            steps,
            gap(0.25 * free),
            paragraph(card.face, self._numeral),
            gap(0.75 * free),
            *self._words(card),
        ]


EXPORTER: Exporter = Cards()
