"""A witness in the room: whatever the projector shows or says, nothing of it may be unrevealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from unifydesk.app.sentences import finding, findings
from unifydesk.bootstrap import Program
from unifydesk.domain.rounds import REVEALED
from unifydesk.domain.stage import BoothScene
from unifydesk.domain.tally import Figures, Movement, RoundResult, Tally
from unifydesk.domain.workshop import Workshop

COUNTED = (Tally, Figures, Movement, RoundResult)


def inside(value: Any) -> Iterator[Any]:
    """Give a value and everything that it holds, however deep."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from inside(item)
    elif isinstance(value, dict):
        yield from inside(tuple(value.values()))


def texts_of(window: QWidget) -> str:
    """Return every text that the widgets of a window hold, also those a screen reader alone can find."""
    parts = []
    for widget in (window, *window.findChildren(QWidget)):
        parts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        parts.append(widget.windowTitle())
        parts.append(widget.text() if isinstance(widget, QLineEdit) else "")
    return "\n".join(part for part in parts if part)


class Witness:
    """Looks at the projector after everything that happens; remembers what it has seen."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._public: set[object] = set()  # all that was ever revealed; a frozen picture may still show it
        self.looks = 0
        self.scenes: list[str] = []

    def look(self, _workshop: object = None) -> None:
        """Fail when the projector's state or any text in its window tells what is not revealed."""
        workshop, state = self._program.jobs.workshop, self._program.stage.view.state
        if workshop is None or state is None:
            return
        self.looks += 1
        if not self.scenes or self.scenes[-1] != state.scene.id:
            self.scenes.append(state.scene.id)
        allowed = set(_counted(workshop, revealed=True))
        self._public |= allowed
        if self._program.stage.mode != "live":  # a frozen picture, or one behind the black
            allowed = self._public
        shown = [part for part in inside(state) if isinstance(part, COUNTED)]
        assert all(part in allowed for part in shown), f"“{state.scene.id}” holds what is not revealed"
        self._look_at_words(workshop)

    def _look_at_words(self, workshop: Workshop) -> None:
        text = texts_of(self._program.stage.window)
        secret = set(_sentences(workshop, revealed=False)) - set(_sentences(workshop, revealed=True))
        if self._program.stage.mode == "live":
            told = [sentence for sentence in secret if sentence in text]
            assert not told, f"the stage says {told}"
        scene = self._program.stage.view.state
        if scene is not None and isinstance(scene.scene, BoothScene) and not scene.scene.seats:
            assert not scene.scene.recorded_seats


def _results(workshop: Workshop, *, revealed: bool) -> Iterator[RoundResult]:
    for results in workshop.results.values():
        yield from (r for r in results if (r.state == REVEALED) is revealed)


def _counted(workshop: Workshop, *, revealed: bool) -> Iterator[object]:
    for result in _results(workshop, revealed=revealed):
        yield from (part for part in inside(result) if isinstance(part, COUNTED))


def _sentences(workshop: Workshop, *, revealed: bool) -> Iterator[str]:
    for result in _results(workshop, revealed=revealed):
        yield from findings(result)
        yield from (finding(figures) for figures in result.figures)
