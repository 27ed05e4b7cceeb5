"""The few shapes every picture is made of; thin painters draw them on the stage and in the PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. `fill` and `stroke` are "#RRGGBB", a role name (ink, muted, paper, line) or ""."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    radius: float = 0.0
    hatch: bool = False  # diagonal lines as a second channel for “against” in print


@dataclass(frozen=True, slots=True)
class Stroke:
    """A polyline through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = ""
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text whose baseline is at y; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    anchor: str = "start"
    bold: bool = False
    colour: str = "ink"


Shape = Box | Stroke | Dot | Label


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in painting order on a canvas, y growing downwards, and the same content in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    text: str  # the text equivalent for screen readers, the PDF and the HTML


def moved(shape: Shape, right: float, down: float) -> Shape:
    """Return a shape elsewhere on the canvas, to set one picture into another."""
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple((x + right, y + down) for x, y in shape.points))
    return replace(shape, x=shape.x + right, y=shape.y + down)
