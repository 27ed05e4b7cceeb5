"""A revealed round: the finding in a sentence, then its bar, with the base at its side."""

from __future__ import annotations

from unifydesk.domain.stage import ResultsScene, StageState
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.scenes._base import BaseScene, body, draw_header
from unifydesk.stage.scenes._findings import draw_findings, paired
from unifydesk.stage.scenes._pictures import told


class _Results(BaseScene[ResultsScene]):
    id = "results"
    duration = 360

    def draw(self, canvas: Canvas, scene: ResultsScene, state: StageState, t: float) -> None:
        """Header, the claim in one quiet line or two, the findings."""
        after = f"{scene.claim.title} · {words.say(words.ROUND, scene.round_number)}"
        top = draw_header(canvas, words.say(words.KINDS[scene.claim.kind]), scene.claim, after)
        space = body(canvas, top - 0.5 * UNIT)
        claim = canvas.fit(
            words.quoted(scene.claim.text),
            canvas.look.serif,
            space.width(),
            3.2 * UNIT,
            1.2,
            1.0,
            leading=1.3,
        )
        y = canvas.block(claim, space.left(), space.top(), colour="muted", hang=True)
        rows = paired(scene.figures, scene.sentences)
        draw_findings(canvas, rows, body(canvas, y + 1.0 * UNIT), t, previous=scene.previous)

    def words(self, scene: ResultsScene, state: StageState) -> tuple[str, ...]:
        """Sentences first, then the counts behind them."""
        return (
            words.claim_line(scene.claim),
            words.say(words.ROUND, scene.round_number),
            words.quoted(scene.claim.text),
            *scene.sentences,
            *(told(f) for f in scene.figures),
        )


SCENE = _Results()
