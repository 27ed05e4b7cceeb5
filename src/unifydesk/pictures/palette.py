"""Colours of the data: one diverging palette for every scale, measured for colour blindness.

PuOr (ColorBrewer) keeps all five steps apart for red-, green- and blue-blind eyes and its ends differ in
grey print; it has no “good” and “bad” end, so the same order, lowest orange and highest purple, serves
agreement as well as likelihood: a room learns one picture only.
"""

from __future__ import annotations

OUTLINE = "#555555"
"""Drawn around every mark: neighbouring light steps are under 3:1 against each other and against paper."""
DARK_TEXT = "#000000"
LIGHT_TEXT = "#FFFFFF"
BENEFIT = "#0072B2"
RISK = "#D55E00"
"""Kinds of claims (Okabe and Ito 2002)."""

_PUOR = {
    3: ("#E66101", "#F7F7F7", "#5E3C99"),
    5: ("#E66101", "#FDB863", "#F7F7F7", "#B2ABD2", "#5E3C99"),
    7: ("#B35806", "#F1A340", "#FEE0B6", "#F7F7F7", "#D8DAEB", "#998EC3", "#542788"),
    9: (
        "#B35806",
        "#E08214",
        "#FDB863",
        "#FEE0B6",
        "#F7F7F7",
        "#D8DAEB",
        "#B2ABD2",
        "#8073AC",
        "#542788",
    ),
    11: (
        "#7F3B08",
        "#B35806",
        "#E08214",
        "#FDB863",
        "#FEE0B6",
        "#F7F7F7",
        "#D8DAEB",
        "#B2ABD2",
        "#8073AC",
        "#542788",
        "#2D004B",
    ),
}
LOW, NEUTRAL, HIGH = _PUOR[3]
"""The two ends and the middle, for pictures that need no more."""
PLAIN = _PUOR[5][3]
"""A light fill for marks that are on no scale; numerals on it are black."""


def shades(options: int, neutral: int | None = None) -> tuple[str, ...]:
    """Return one "#RRGGBB" per option, lowest first; an even number of options has no neutral grey.

    `neutral` is the option that counts for neither side where that is not the one in the middle; both
    sides then keep the strong colours of their ends. Beyond eleven options the colours are blended and
    only the numerals tell neighbours apart.
    """
    if options <= 1:
        return (NEUTRAL,) * options
    if neutral is not None and 2 * neutral + 1 != options:
        below, above = neutral, options - neutral - 1
        side = max(below, above)
        full = shades(2 * side + 1)
        return (*full[:below], NEUTRAL, *full[len(full) - above :])
    odd = options if options % 2 else options + 1
    if odd in _PUOR:
        colours = _PUOR[odd]
        return colours if odd == options else colours[: odd // 2] + colours[odd // 2 + 1 :]
    return tuple(_along(_PUOR[11], at / (options - 1)) for at in range(options))


def _along(colours: tuple[str, ...], share: float) -> str:
    """Return the colour at 0 … 1 along a row of colours."""
    at = share * (len(colours) - 1)
    lower = min(int(at), len(colours) - 2)
    return blend(colours[lower], colours[lower + 1], at - lower)


def blend(first: str, second: str, share: float) -> str:
    """Return the colour at `share` (0 … 1) of the way from `first` to `second`, both "#RRGGBB"."""
    mixed = (a + (b - a) * share for a, b in zip(_rgb(first), _rgb(second), strict=True))
    return "#" + "".join(f"{round(value):02X}" for value in mixed)


def text_on(fill: str) -> str:
    """Return the text colour with the higher contrast on `fill`; at least 4.5:1 on every shade."""
    return max((DARK_TEXT, LIGHT_TEXT), key=lambda text: contrast(text, fill))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 … 21, by WCAG 2.2."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
