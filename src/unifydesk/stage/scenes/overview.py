"""The overview in the middle of a session: every revealed claim with votes, position and swing."""

from __future__ import annotations

from functools import lru_cache

from unifydesk.domain.stage import ClosingRow, OverviewScene, StageState
from unifydesk.pictures.overview import OverviewRow, overview, rows_that_fit
from unifydesk.pictures.shapes import Picture
from unifydesk.stage import scene_words, words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.painter import draw_picture
from unifydesk.stage.scenes._base import CLOCK_WIDTH, BaseScene, body

SIZES = tuple(size / 10 * UNIT for size in range(14, 10, -1))
"""Tried from the largest type to the smallest that can be read in a room."""
MORE = 1.6 * UNIT
"""Height of the line that counts what has no room."""


class _Overview(BaseScene[OverviewScene]):
    id = "overview"

    def draw(self, canvas: Canvas, scene: OverviewScene, state: StageState, t: float) -> None:
        """A heading and the table, in the largest type that holds all rows; the rest is counted."""
        area = canvas.area
        heading = canvas.fit(
            words.say(scene_words.OVERVIEW),
            canvas.look.serif_bold,
            area.width() - CLOCK_WIDTH,
            3 * UNIT,
            1.7,
            leading=1.15,
        )
        space = body(canvas, canvas.block(heading, area.left(), area.top()) + 0.5 * UNIT)
        if not scene.rows:
            nothing = words.say(scene_words.NO_OVERVIEW)
            canvas.line(nothing, space.left(), space.top(), size=1.2 * UNIT, colour="muted")
            return
        size, left, height = SIZES[-1], 0, space.height()
        fitting = [s for s in SIZES if rows_that_fit(space.width(), height, size=s) >= len(scene.rows)]
        if fitting:
            size = fitting[0]
        else:
            height -= MORE
            left = len(scene.rows) - rows_that_fit(space.width(), height, size=size)
        draw_picture(canvas, _picture(scene.rows, space.width(), height, size), space.left(), space.top())
        if left:
            more = words.say(words.IN_MINUTES, left)
            canvas.line(more, space.left(), space.bottom() - 1.3 * UNIT, colour="muted")

    def words(self, scene: OverviewScene, state: StageState) -> tuple[str, ...]:
        """Heading and the table in words."""
        if not scene.rows:
            return words.say(scene_words.OVERVIEW), words.say(scene_words.NO_OVERVIEW)
        size = SIZES[-1]
        whole = _picture(scene.rows, 60 * UNIT, 3 * size * (len(scene.rows) + 1), size)
        return words.say(scene_words.OVERVIEW), whole.text


@lru_cache(maxsize=8)
def _picture(rows: tuple[ClosingRow, ...], width: float, height: float, size: float) -> Picture:
    """Return the picture, which is kept: breaking all titles into lines takes longer than painting them."""
    return overview([_row(row) for row in rows], width, height, size=size)


def _row(row: ClosingRow) -> OverviewRow:
    return OverviewRow(row.claim.id, row.claim.title, row.figures, words.tr("positions", row.words))


SCENE = _Overview()
