"""How exported documents look: one frozen value, put together from style sheets that cascade."""

from __future__ import annotations

from dataclasses import dataclass

PAPERS = ("A4", "Letter")
SERIF, SANS = "serif", "sans"
BODIES = (SERIF, SANS)
RAGGED, JUSTIFIED = "ragged", "justified"
ALIGNMENTS = (RAGGED, JUSTIFIED)


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a document. Empty text means: as the deck or the program has it.

    Margins and the width of the logo are in millimetres, sizes of type in points, colours “#RRGGBB”. The
    values are taken as they are; `app.styles` checks what people write, and the exporters keep within the
    limits below whatever they are given.
    """

    paper: str = "A4"  # one of PAPERS
    language: str = ""  # BCP 47, such as “en”; empty: the deck’s
    accent: str = ""  # rules over chapters and kickers; empty: ink and muted
    organisation: str = ""
    logo: bytes = b""  # a PNG, decoded and encoded again by the program
    logo_width: float = 30.0
    address: str = ""  # one line under the organisation
    footer: str = ""  # stands first in the foot of every page
    side: float = 20.5
    top: float = 24.7
    bottom: float = 22.6
    scale: float = 1.0  # everything on the page is that much larger; the margins stay
    body: str = SERIF  # one of BODIES
    align: str = RAGGED  # one of ALIGNMENTS
    table: float = 8.0  # size of the type in tables
    hyphenate: bool = True  # running text only
    muted: str = "#5B6068"  # labels and small print
    benefit: str = "#0072B2"
    risk: str = "#D55E00"


LIMITS: dict[str, tuple[float, float]] = {
    "side": (8.0, 40.0),
    "top": (15.0, 50.0),
    "bottom": (15.0, 50.0),
    "scale": (0.8, 1.6),
    "table": (7.0, 10.0),
    "logo_width": (5.0, 80.0),
}
"""The least and the most of every number."""
LEAST_WIDTH = 129.0
"""Millimetres of the text area at the size of scale 1; tables need as much."""
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
"""The least contrast with white paper, by WCAG 2.2: of type (accent, muted), and of marks (benefit, risk)."""
CONTRASTS: dict[str, float] = {
    "accent": TEXT_CONTRAST,
    "muted": TEXT_CONTRAST,
    "benefit": MARK_CONTRAST,
    "risk": MARK_CONTRAST,
}
