"""The scene people see when they come in."""

from __future__ import annotations

from unifydesk.domain.stage import StageState, WelcomeScene
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene


class _Welcome(BaseScene[WelcomeScene]):
    id = "welcome"

    def draw(self, canvas: Canvas, scene: WelcomeScene, state: StageState, t: float) -> None:
        """Title and subtitle stand on an invisible line two fifths down; who, when and where at the foot."""
        area, look = canvas.area, canvas.look
        title = canvas.fit(
            scene.title,
            look.serif_bold,
            area.width() * 0.86,
            13 * UNIT,
            largest=3.3,
            smallest=1.3,
            leading=1.18,
        )
        subtitle = canvas.fit(
            scene.subtitle, look.sans, area.width() * 0.8, 4.5 * UNIT, largest=1.6, leading=1.35
        )
        gap = 1.2 * UNIT if subtitle.lines else 0.0
        height = title.height + gap + subtitle.height
        y = max(area.top(), area.top() + (area.height() - 4 * UNIT - height) * 0.46)
        y = canvas.block(title, area.left(), y)
        canvas.block(subtitle, area.left(), y + gap, colour="muted")
        facts = [words.long_date(scene.date), scene.place]
        if scene.facilitator:
            facts.append(words.say(words.LED_BY, scene.facilitator))
        line = "   ·   ".join(fact for fact in facts if fact)
        if line:
            foot = area.bottom() - 1.2 * UNIT * 1.25
            canvas.hairline(area.left(), foot - 1.1 * UNIT, area.right())
            canvas.line(line, area.left(), foot, size=1.2 * UNIT, width=area.width(), colour="muted")

    def words(self, scene: WelcomeScene, state: StageState) -> tuple[str, ...]:
        """Title, subtitle, date, place, facilitator."""
        led = words.say(words.LED_BY, scene.facilitator) if scene.facilitator else ""
        return scene.title, scene.subtitle, words.long_date(scene.date), scene.place, led


SCENE = _Welcome()
