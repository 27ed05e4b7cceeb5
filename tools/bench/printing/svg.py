"""Our pictures as SVG, for those who cannot draw our shapes."""

from __future__ import annotations

from html import escape

from unifydesk.exporters._pdf_styles import ROLES
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke

SANS, WEIGHT = "Noto Sans", "600"
HATCH_STEP = 3.2
LEAST_RADIUS = 1.2


def svg(picture: Picture) -> str:
    """Return a picture as an SVG element that says its words as its title."""
    size = f'viewBox="0 0 {_n(picture.width)} {_n(picture.height)}" '
    size += f'width="{_n(picture.width)}pt" height="{_n(picture.height)}pt"'
    title = f"<title>{escape(picture.text)}</title>" if picture.text.strip() else ""
    shapes = "".join(_shape(shape) for shape in picture.shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{title}{shapes}</svg>'


def _n(number: float) -> str:
    """Return a length with two digits, without needless zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _shape(shape: Shape) -> str:
    """Return one shape of whatever sort."""
    if isinstance(shape, Box):
        return _box(shape)
    if isinstance(shape, Stroke):
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
        dashes = ' stroke-dasharray="2 2"' if shape.dashed else ""
        return f'<polyline points="{points}" {_paint("", shape.colour, shape.width)}{dashes}/>'
    if isinstance(shape, Dot):
        place = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"'
        return f"<circle {place} {_paint(shape.fill, shape.stroke, shape.stroke_width)}/>"
    return _label(shape)


def _box(box: Box) -> str:
    """Return a rectangle, hatched where asked."""
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    if box.radius >= LEAST_RADIUS:
        place += f' rx="{_n(min(box.radius, box.width / 2))}"'
    if not (box.hatch and box.fill):
        return f"<rect {place} {_paint(box.fill, box.stroke, box.stroke_width)}/>"
    below = f"<rect {place} {_paint(box.fill)}/>"
    return f"{below}{_hatch(box)}<rect {place} {_paint('', box.stroke, box.stroke_width)}/>"


def _hatch(box: Box) -> str:
    """Return the hatching of a box as one path."""
    lines = "".join(f"M{_n(x)} {_n(y)}L{_n(right)} {_n(top)}" for (x, y), (right, top) in hatching(box))
    return f'<path d="{lines}" {_paint("", "paper", 0.35)}/>' if lines else ""


def hatching(box: Box) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return thin rising diagonals that end at the sides of a box, from point to point."""
    lines = []
    for step in range(1, int((box.width + box.height) / HATCH_STEP) + 1):
        across = step * HATCH_STEP  # from the left side, where the line meets the upper edge
        low, high = max(0.0, across - box.height), min(box.width, across)
        if low < high:
            down = box.y + across
            lines.append(((box.x + low, down - low), (box.x + high, down - high)))
    return lines


def _label(label: Label) -> str:
    """Return a line of text."""
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    weight = f' font-weight="{WEIGHT}"' if label.bold else ""
    place = f'x="{_n(label.x)}" y="{_n(label.y)}" font-size="{_n(label.size)}" font-family="{SANS}"'
    return f'<text {place}{anchor}{weight} fill="{tint(label.colour)}">{escape(label.text)}</text>'


def _paint(fill: str, stroke: str = "", width: float = 1.0) -> str:
    """Return what fills and outlines a shape."""
    painted = f'fill="{tint(fill) if fill else "none"}"'
    return painted + (f' stroke="{tint(stroke)}" stroke-width="{_n(width)}"' if stroke else "")


def tint(name: str) -> str:
    """Return "#RRGGBB" for a role or a colour."""
    return ROLES.get(name, name)
