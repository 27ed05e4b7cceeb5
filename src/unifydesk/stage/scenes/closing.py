"""All positions of the workshop on one page: the claims gathered under where the group stands on them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from unifydesk.domain.position import LABELS
from unifydesk.domain.stage import ClosingRow, ClosingScene, StageState
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene, body
from unifydesk.stage.typeset import Block, shorten, text_width

SIZES = (1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
ORDER = (
    "consensus_for",
    "majority_for",
    "leaning_for",
    "undecided",
    "divided",
    "polarised",
    "leaning_against",
    "majority_against",
    "consensus_against",
    "no_position",
)
"""From the widest agreement to the widest rejection."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One claim in a running line: where its mark stands (relative to the titles' corner) and its title."""

    kind: str
    title: str
    x: float
    line: int


@dataclass(frozen=True, slots=True)
class _Group:
    """One position with the claims that have it."""

    label: Block
    items: tuple[_Item, ...]
    lines: int
    recorded: bool


class _Closing(BaseScene[ClosingScene]):
    id = "closing"

    def draw(self, canvas: Canvas, scene: ClosingScene, state: StageState, t: float) -> None:
        """A title, then one band per position: its name at the left, its claims in running lines."""
        area, look = canvas.area, canvas.look
        name = scene.title or words.say(words.CLOSING)
        largest = 2.2 if len(scene.rows) <= 15 else 1.8
        title = canvas.fit(
            name, look.serif_bold, area.width() - 11.5 * UNIT, 4.4 * UNIT, largest, leading=1.18
        )
        space = body(canvas, canvas.block(title, area.left(), area.top()) + 0.9 * UNIT)
        gathered = gather(scene.rows)
        for size in SIZES:
            labels = _label_width(canvas, [w for w, _ in gathered], size)
            groups = [_set(canvas, w, rows, space.width() - labels, labels, size) for w, rows in gathered]
            if sum(_height(group, size) for group in groups) <= space.height():
                break
        y = space.top()
        for number, group in enumerate(groups):
            left = sum(len(g.items) for g in groups[number:])
            more = 0.0 if number + 1 == len(groups) else 1.3 * UNIT
            if y + _height(group, size) + more > space.bottom() + 1:
                canvas.line(words.say(words.IN_MINUTES, left), space.left(), y + 0.3 * UNIT, colour="muted")
                break
            _draw_group(canvas, group, space, y, labels, size)
            y += _height(group, size)

    def words(self, scene: ClosingScene, state: StageState) -> tuple[str, ...]:
        """Title and one line per claim."""
        return (
            scene.title or words.say(words.CLOSING),
            *(f"{words.claim_line(r.claim)}: {r.words or words.say(words.NOT_RECORDED)}" for r in scene.rows),
        )


def _label_width(canvas: Canvas, labels: list[str], size: float) -> float:
    """Return the width of the left column: the widest position, but never more than a quarter of the page."""
    face = canvas.look.sans_bold
    names = [words.capital(label or words.say(words.NOT_RECORDED)) for label in labels]
    widest = max((text_width(face, round(size * UNIT), name) for name in names), default=0.0)
    return min(widest + 1.4 * UNIT, max(10 * size * UNIT, canvas.width / 4.4))


def gather(rows: tuple[ClosingRow, ...]) -> list[tuple[str, list[ClosingRow]]]:
    """Return the rows by their position, from consensus for to not recorded; deck order within each."""
    found: dict[str, list[ClosingRow]] = {}
    for row in rows:
        found.setdefault(row.words, []).append(row)
    known = [LABELS[label] for label in ORDER if LABELS[label] in found]
    others = [label for label in found if label and label not in known]
    last = [""] if "" in found else []
    return [(label, found[label]) for label in (*known, *others, *last)]


def _set(
    canvas: Canvas, label: str, rows: list[ClosingRow], width: float, labels: float, size: float
) -> _Group:
    """Break a group's claims into running lines; a title is never torn apart."""
    face, pixels = canvas.look.sans, round(size * UNIT)
    lead, gap = 0.95 * size * UNIT, 1.1 * size * UNIT
    items: list[_Item] = []
    x, line = 0.0, 0
    for row in rows:
        title = shorten(row.claim.title, face, pixels, width - lead)
        length = lead + text_width(face, pixels, title)
        if x and x + length > width:
            x, line = 0.0, line + 1
        items.append(_Item(row.claim.kind, title, x, line))
        x += length + gap
    name = words.capital(label or words.say(words.NOT_RECORDED))
    block = canvas.fit(
        name, canvas.look.sans_bold, labels - 1.2 * UNIT, 1e6, size, size, leading=_leading(size)
    )
    return _Group(block, tuple(items), line + 1, bool(label))


def _leading(size: float) -> float:
    """Return the line spacing: a full page is set closer."""
    return 1.34 if size > 1.0 else 1.26


def _pad(size: float) -> float:
    """Return the room between a hairline and the text below or above it."""
    return (0.45 if size > 1.0 else 0.3) * size * UNIT


def _height(group: _Group, size: float) -> float:
    return max(group.lines, len(group.label.lines)) * size * UNIT * _leading(size) + 2 * _pad(size)


def _draw_group(canvas: Canvas, group: _Group, space: QRectF, y: float, labels: float, size: float) -> None:
    """Draw a hairline, the position and its claims with the marks of their kinds."""
    canvas.hairline(space.left(), y, space.right())
    top = y + _pad(size)
    colour = "ink" if group.recorded else "muted"
    canvas.block(group.label, space.left(), top, colour=colour)
    for item in group.items:
        x, line = space.left() + labels + item.x, top + item.line * size * UNIT * _leading(size)
        side = 0.55 * size * UNIT
        middle = line + size * UNIT * _leading(size) / 2
        fill = canvas.look.kind_colour(item.kind).name()
        canvas.box(QRectF(x, middle - side / 2, side, side), fill=fill)
        shift = size * UNIT * (_leading(size) - 1.25) / 2
        canvas.line(item.title, x + 0.95 * size * UNIT, line + shift, size=size * UNIT, colour=colour)


SCENE = _Closing()
