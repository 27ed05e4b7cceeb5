"""All positions of the workshop on one page: the claims gathered under where the group stands on them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from unifydesk.domain.position import LABELS
from unifydesk.domain.stage import ClosingRow, ClosingScene, StageState
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene, body, draw_header
from unifydesk.stage.typeset import Block, shorten, text_width

ORDER = (
    "consensus_for",
    "consent",
    "in",
    "strong_for",
    "appropriate",
    "carried",
    "majority_for",
    "weak_for",
    "agree_apart",
    "consent_reservations",
    "leaning_for",
    "undecided",
    "neither",
    "neither_apart",
    "uncertain",
    "no_consensus",
    "no_recommendation",
    "tied",
    "divided",
    "disagreement",
    "polarised",
    "objection_open",
    "leaning_against",
    "disagree_apart",
    "weak_against",
    "majority_against",
    "not_carried",
    "inappropriate",
    "strong_against",
    "out",
    "consensus_against",
    "no_position",
    "not_tested",
    "outside_rule",
    "figures_only",
)
"""Every label, from the widest agreement to the widest rejection; last what is no position."""
FEW = 15
"""Up to this many claims the page carries the workshop's title and a large heading."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How close the page is set. Sizes in units."""

    size: float
    leading: float = 1.34
    pad: float = 0.45  # between a hairline and the text below or above it, in sizes
    share: float = 1.0  # of the line that one title may take; the rest is cut with “…”

    @property
    def pixels(self) -> float:
        """Size of the type on the canvas."""
        return self.size * UNIT

    @property
    def line(self) -> float:
        """Height of a line."""
        return self.pixels * self.leading


SETTINGS = (
    *(_Setting(size / 10) for size in range(17, 10, -1)),
    _Setting(1.0, 1.28, 0.34),
    *(_Setting(1.0, 1.2, 0.2, share) for share in (1.0, 0.8, 0.72, 0.64, 0.58, 0.52, 0.46)),
)
"""Tried from the airiest; what the closest cannot hold is counted in a last line."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One claim in a running line: its mark stands at x in the titles' column."""

    kind: str
    title: str
    x: float
    line: int


@dataclass(frozen=True, slots=True)
class _Group:
    """One position with the claims that have it."""

    label: Block
    items: tuple[_Item, ...]
    recorded: bool
    height: float


class _Closing(BaseScene[ClosingScene]):
    id = "closing"

    def draw(self, canvas: Canvas, scene: ClosingScene, state: StageState, t: float) -> None:
        """A heading, then one band per position: its name at the left, its claims in running lines."""
        area, few = canvas.area, len(scene.rows) <= FEW
        top = draw_header(canvas, scene.title) if few else area.top()
        heading = canvas.fit(
            words.say(words.CLOSING),
            canvas.look.serif_bold,
            area.width() - 11.5 * UNIT,
            4 * UNIT,
            2.2 if few else 1.7,
            leading=1.15,
        )
        space = body(canvas, canvas.block(heading, area.left(), top) + (0.9 if few else 0.6) * UNIT)
        gathered = gather(scene.rows)
        names = names_of([label for label, _ in gathered])

        def set_at(number: int) -> tuple[list[_Group], float]:
            setting = SETTINGS[number]
            labels = _label_width(canvas, names.values(), setting)
            width = space.width()
            return [_set(canvas, names[x], rows, width, labels, setting) for x, rows in gathered], labels

        def fits(number: int) -> bool:
            return sum(group.height for group in set_at(number)[0]) <= space.height()

        # each setting is closer than the one before, so the first that fits is found by halving
        number = min(bisect_left(range(len(SETTINGS)), True, key=fits), len(SETTINGS) - 1)
        groups, labels = set_at(number)
        _draw_groups(canvas, groups, space, labels, SETTINGS[number])

    def words(self, scene: ClosingScene, state: StageState) -> tuple[str, ...]:
        """Title and one line per claim."""
        return (
            scene.title,
            words.say(words.CLOSING),
            *(f"{words.claim_line(r.claim)}: {r.words or words.say(words.NOT_RECORDED)}" for r in scene.rows),
        )


def gather(rows: tuple[ClosingRow, ...]) -> list[tuple[str, list[ClosingRow]]]:
    """Return the rows by their position, from consensus for to not recorded; deck order within each."""
    found: dict[str, list[ClosingRow]] = {}
    for row in rows:
        found.setdefault(row.words, []).append(row)
    known = [LABELS[label] for label in ORDER if LABELS[label] in found]
    others = [label for label in found if label and label not in known]
    last = [""] if "" in found else []
    return [(label, found[label]) for label in (*known, *others, *last)]


def names_of(labels: Sequence[str]) -> dict[str, str]:
    """Return each label as its group is headed: without what stands in brackets where that is clear."""
    full = {label: words.tr("positions", label) or words.say(words.NOT_RECORDED) for label in labels}
    short = {label: name.split(" (")[0] for label, name in full.items()}
    clear = Counter(short.values())
    return {label: words.capital(short[label] if clear[short[label]] == 1 else full[label]) for label in full}


def _label_width(canvas: Canvas, names: Iterable[str], setting: _Setting) -> float:
    """Return the width of the left column: the widest position, but never more than a quarter of the page."""
    face = canvas.look.sans_bold
    widest = max((text_width(face, setting.pixels, name) for name in names), default=0.0)
    return min(widest + 1.4 * UNIT, max(9 * setting.pixels, canvas.width / 4.4))


def _set(
    canvas: Canvas, name: str, rows: list[ClosingRow], width: float, labels: float, setting: _Setting
) -> _Group:
    """Break a group's claims into running lines; a title is never torn apart."""
    face, size, column = canvas.look.sans, round(setting.pixels), width - labels
    lead, gap = 0.95 * size, 1.1 * size
    most = setting.share * column - lead
    items: list[_Item] = []
    x, line = 0.0, 0
    for row in rows:
        title = shorten(row.claim.title, face, size, most)
        length = lead + text_width(face, size, title)
        if x and x + length > column + 1:
            x, line = 0.0, line + 1
        items.append(_Item(row.claim.kind, title, x, line))
        x += length + gap
    bold = canvas.look.sans_bold
    block = canvas.fit(name, bold, labels - UNIT, 1e6, setting.size, setting.size, leading=setting.leading)
    height = max(line + 1, len(block.lines)) * setting.line + 2 * setting.pad * setting.pixels
    return _Group(block, tuple(items), bool(rows[0].words), height)


def _draw_groups(
    canvas: Canvas, groups: list[_Group], space: QRectF, labels: float, setting: _Setting
) -> None:
    """Draw the groups that fit, and how many claims are left for the minutes."""
    y = space.top()
    for number, group in enumerate(groups):
        more = 0.0 if number + 1 == len(groups) else 1.3 * UNIT
        if y + group.height + more > space.bottom() + 1:
            left = sum(len(g.items) for g in groups[number:])
            canvas.line(words.say(words.IN_MINUTES, left), space.left(), y + 0.2 * UNIT, colour="muted")
            return
        _draw_group(canvas, group, space, y, labels, setting)
        y += group.height


def _draw_group(
    canvas: Canvas, group: _Group, space: QRectF, y: float, labels: float, setting: _Setting
) -> None:
    """Draw a hairline, the position and its claims with the marks of their kinds."""
    canvas.hairline(space.left(), y, space.right())
    size = setting.pixels
    top = y + setting.pad * size
    colour = "ink" if group.recorded else "muted"
    canvas.block(group.label, space.left(), top, colour=colour)
    for item in group.items:
        x, line = space.left() + labels + item.x, top + item.line * setting.line
        side, middle = 0.55 * size, line + setting.line / 2
        fill = canvas.look.kind_colour(item.kind).name()
        canvas.box(QRectF(x, middle - side / 2, side, side), fill=fill)
        shift = size * (setting.leading - 1.25) / 2
        canvas.line(item.title, x + 0.95 * size, line + shift, size=size, colour=colour)


SCENE = _Closing()
