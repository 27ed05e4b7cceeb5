"""Paints the pictures of `unifydesk.pictures` as inline SVG that follows the colours of the page."""

from __future__ import annotations

from unifydesk.exporters._html_elements import Attribute, Markup, element
from unifydesk.pictures.palette import OUTLINE
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke

HATCH = "hatch"
STEP, LINE = 5.5, 0.7
ROLES = frozenset({"ink", "muted", "line", "paper"})
"""Colours by name: the style sheet says what they are, in a light and in a dark scheme."""
LEAST_RADIUS = 1.2


def hatching() -> Markup:
    """Return the pattern that every picture of a page refers to: the second channel for “against”."""
    line = element("path", d=f"M0 0V{STEP}", class_="s-paper", stroke_width=2 * LINE)
    pattern = element(
        "pattern",
        line,
        id=HATCH,
        width=STEP,
        height=STEP,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return element("svg", element("defs", pattern), width=0, height=0, aria_hidden="true", class_="defs")


def svg(picture: Picture, key: str, name: str = "", css: str = "picture") -> Markup:
    """Return a picture as an image with a name and its equivalent in words; `key` makes its ids unique.

    Without a `name` the words are the name.
    """
    title = element("title", name or picture.text, id=f"{key}-t")
    words = element("desc", picture.text, id=f"{key}-d") if name else None
    return element(
        "svg",
        title,
        words,
        [_shape(shape) for shape in picture.shapes],
        class_=css,
        viewBox=f"0 0 {_n(picture.width)} {_n(picture.height)}",
        width=_n(picture.width),
        height=_n(picture.height),
        role="img",
        aria_labelledby=f"{key}-t",
        aria_describedby=f"{key}-d" if name else None,
    )


def _n(value: float) -> str:
    """Return a coordinate with two digits, without needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _paint(fill: str, stroke: str = "", width: float = 0.0) -> dict[str, Attribute]:
    """Return the attributes that colour a shape: roles as classes, so that a dark scheme can change them."""
    classes = []
    made: dict[str, Attribute] = {}
    if fill in ROLES:
        classes.append(f"f-{fill}")
    else:
        made["fill"] = fill or "none"
    if stroke in ROLES or stroke == OUTLINE:
        classes.append(f"s-{stroke if stroke in ROLES else 'outline'}")
    elif stroke:
        made["stroke"] = stroke
    if stroke and width != 1.0:
        made["stroke_width"] = _n(width)
    return {"class_": " ".join(classes) or None, **made}


def _shape(shape: Shape) -> list[Markup]:
    """Return one shape of whatever sort."""
    if isinstance(shape, Box):
        return _box(shape)
    if isinstance(shape, Stroke):
        return [_stroke(shape)]
    if isinstance(shape, Dot):
        return [_dot(shape)]
    return [_label(shape)]


def _box(box: Box) -> list[Markup]:
    """Return a rectangle; a hatched one has its lines between fill and outline."""
    place: dict[str, Attribute] = {
        "x": _n(box.x),
        "y": _n(box.y),
        "width": _n(box.width),
        "height": _n(box.height),
        "rx": _n(min(box.radius, box.width / 2)) if box.radius >= LEAST_RADIUS else None,
    }
    if not (box.hatch and box.fill):
        return [element("rect", **place, **_paint(box.fill, box.stroke, box.stroke_width))]
    lines = _paint("", box.stroke, box.stroke_width) | {"fill": f"url(#{HATCH})"}
    return [element("rect", **place, **_paint(box.fill)), element("rect", **place, **lines)]


def _stroke(stroke: Stroke) -> Markup:
    """Return a polyline."""
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in stroke.points)
    dashes = "4 4" if stroke.dashed else None
    painted = _paint("", stroke.colour, stroke.width)
    return element("polyline", points=points, stroke_dasharray=dashes, **painted)


def _dot(dot: Dot) -> Markup:
    """Return a circle."""
    painted = _paint(dot.fill, dot.stroke, dot.stroke_width)
    return element("circle", cx=_n(dot.x), cy=_n(dot.y), r=_n(dot.radius), **painted)


def _label(label: Label) -> Markup:
    """Return a line of text."""
    return element(
        "text",
        label.text,
        x=_n(label.x),
        y=_n(label.y),
        font_size=_n(label.size),
        text_anchor=None if label.anchor == "start" else label.anchor,
        font_weight="600" if label.bold else None,
        **_paint(label.colour),
    )
