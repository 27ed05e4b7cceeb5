"""Scenes of the stage, one file each, found by walking this folder."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from unifydesk.domain.registry import Registry
from unifydesk.domain.stage import StageState
from unifydesk.stage.canvas import Painted
from unifydesk.stage.look import Look


class StageScene(Protocol):
    """What one scene file offers as SCENE."""

    @property
    def id(self) -> str:
        """Equal to the `id` of the scene's dataclass in domain/stage.py and to the file's name."""

    @property
    def duration(self) -> int:
        """How long its motion takes, in milliseconds; 0 when nothing moves."""

    def paint(
        self, painter: QPainter, rect: QRectF, state: StageState, look: Look, t: float = 1.0
    ) -> tuple[Painted, ...]:
        """Paint the state into `rect` at moment `t` of its motion (0 … 1) and return the texts painted."""

    def ground(self, state: StageState) -> StageState | None:
        """Return the state without what changes at every ballot, or None when there is no such part."""

    def paint_on_ground(self, painter: QPainter, rect: QRectF, state: StageState, look: Look) -> None:
        """Paint what changes at every ballot over a picture of `ground(state)`."""

    def text(self, state: StageState) -> str:
        """Return what the scene says, for screen readers."""


SCENES: Registry[StageScene] = Registry("scenes")
SCENES.discover(sys.modules[__name__], "SCENE")
